"""How long a video or sound lasts, and whether the file holds all of it. Packets are read, none is decoded."""

from __future__ import annotations

import math
from pathlib import Path

import av

from natp_studio.domain.problems import Problem
from natp_studio.domain.wording import duration
from natp_studio.media.kinds import FileKind, id3_length
from natp_studio.media.opening import Opened

_MICROSECONDS = 1_000_000
_LOOK_BACK = 3.0
# Containers round, and their last picture may stand a little longer than they say.
_LEAST_MISSING = 1.0
_MISSING_SHARE = 0.05
# In Matroska a picture that stands still need not say how long, so that only a large gap is a sign.
_MISSING_SHARE_MATROSKA = 0.5
_CLOSE_ENOUGH = 0.2
_MATROSKA = (FileKind.WEBM, FileKind.MKV)
_SAY_NO_LENGTH = (FileKind.MP3, FileKind.AAC)
_RIFF = (FileKind.AVI, FileKind.WAV)
_RIFF_UNKNOWN = 0xFFFFFFFF
_MISSING_OCTETS = 0.02
# Advanced Systems Format, section 3.2: the file properties object; the file's size stands 40 bytes into it.
_ASF_PROPERTIES = bytes.fromhex("a1dcab8c47a9cf118ee400c00c205365")
_SEGMENT = bytes.fromhex("18538067")


def length(media: Opened, path: Path) -> float:
    """Seconds from the first picture or sound to the end of the last. Raises Problem where the file stops before that.

    The container's own length, where it has one; else the packets are counted. `media` must be freshly opened.
    """
    stated = (media.container.duration or 0) / _MICROSECONDS
    if _is_cut(path, media.kind):
        raise _cut(media)
    if stated > 0 and media.kind not in _SAY_NO_LENGTH:
        reached = _reached_at_end(media, stated)
        share = _MISSING_SHARE_MATROSKA if media.kind in _MATROSKA else _MISSING_SHARE
        if stated - reached > max(_LEAST_MISSING, share * stated):
            raise _cut(media, stated, reached)
        return stated
    counted = _last_end(media) - _start(media)
    if stated > 0 and _has_frame_count(path):
        if stated - counted > max(_LEAST_MISSING, _MISSING_SHARE * stated):
            raise _cut(media, stated, counted)
        if abs(stated - counted) < _CLOSE_ENOUGH:
            return stated
    return max(0.0, counted)


def _start(media: Opened) -> float:
    return (media.container.start_time or 0) / _MICROSECONDS


def _reached_at_end(media: Opened, stated: float) -> float:
    start = _start(media)
    try:
        media.container.seek(int((start + max(0.0, stated - _LOOK_BACK)) * _MICROSECONDS))
    except av.FFmpegError:
        # Without an index a container cannot jump; then it is read from where it stands, its start.
        return _last_end(media) - start
    return _last_end(media) - start


def _last_end(media: Opened) -> float:
    """When the last packet ends, in seconds on the container's clock."""
    last = 0.0
    for packet in media.container.demux(*media.streams):
        time = packet.pts if packet.pts is not None else packet.dts
        if time is not None and packet.time_base is not None:
            last = max(last, float((time + (packet.duration or 0)) * packet.time_base))
    return last if math.isfinite(last) else 0.0


def _has_frame_count(path: Path) -> bool:
    """True for an MP3 whose first frame says how many follow; without it FFmpeg's length is a guess."""
    with path.open("rb") as file:
        file.seek(id3_length(file.read(10)))
        first = file.read(256)
    return b"Xing" in first or b"Info" in first


def _is_cut(path: Path, kind: FileKind) -> bool:
    """True where the file's own header says that the file is noticeably longer than it is."""
    with path.open("rb") as file:
        start = file.read(4096)
    if kind in _MATROSKA:
        octets = _matroska_octets(start)
    elif kind in _RIFF:
        octets = int.from_bytes(start[4:8], "little")
        # What was written as a stream, or is longer than 4 GB, has no length here.
        octets = 0 if octets == _RIFF_UNKNOWN else octets + 8
    elif kind is FileKind.WMV:
        place = start.find(_ASF_PROPERTIES)
        octets = int.from_bytes(start[place + 40 : place + 48], "little") if place >= 0 else 0
    else:
        octets = 0
    return octets * (1 - _MISSING_OCTETS) > path.stat().st_size


def _matroska_octets(start: bytes) -> int:
    """How long a Matroska file says it is, in bytes; 0 where it does not. Source: RFC 8794, sections 4 to 6."""
    header, place = _vint(start, 4)
    place += header or 0
    if start[place : place + 4] != _SEGMENT:
        return 0
    size, place = _vint(start, place + 4)
    return 0 if size is None else place + size


def _vint(data: bytes, place: int) -> tuple[int | None, int]:
    """An EBML length at `place` and where it ends; None stands for a length that is not known."""
    if place >= len(data) or data[place] == 0:
        return None, place + 1
    octets = 9 - data[place].bit_length()
    value = int.from_bytes(data[place : place + octets]) & ((1 << 7 * octets) - 1)
    return (None if value == (1 << 7 * octets) - 1 else value), place + octets


def _cut(media: Opened, stated: float = 0.0, reached: float = 0.0) -> Problem:
    what = "video" if media.video is not None else "sound"
    times = f" It stops after {duration(max(0.0, reached))} of {duration(stated)}." if stated > 0 else ""
    return Problem(
        f"The end of this {what} is missing.{times}",
        media.name,
        "Copy the file again, or ask for the original file.",
    )
