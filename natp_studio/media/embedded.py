"""Whether PowerPoint plays a film or sound that lies inside another file, told from its boxes without unpacking it."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from natp_studio.domain.problems import Problem
from natp_studio.media.kinds import Family, FileKind, sniff
from natp_studio.media.playing import why_not_in_powerpoint

_START = 4096
_BLOCK = 1 << 20
_LARGEST_INDEX = 32_000_000
_BOXED = (FileKind.MP4, FileKind.MOV, FileKind.M4V, FileKind.M4A)
# Names of sample entries in an MP4 (ISO/IEC 14496-12, 8.5.2, and mp4ra.org) and the codecs they stand for.
_PICTURES = {
    b"avc1": "h264", b"avc3": "h264", b"hvc1": "hevc", b"hev1": "hevc", b"av01": "av1", b"vp08": "vp8", b"vp09": "vp9",
    b"mp4v": "mpeg4", b"apcn": "prores", b"apch": "prores", b"apcs": "prores", b"apco": "prores", b"ap4h": "prores",
    b"jpeg": "mjpeg", b"mjpa": "mjpeg", b"dvh1": "hevc", b"dvhe": "hevc",
}  # fmt: skip
_SOUNDS = {
    b"mp4a": "aac", b"ac-3": "ac3", b"ec-3": "eac3", b"Opus": "opus", b"fLaC": "flac", b"alac": "alac",
    b".mp3": "mp3",
}  # fmt: skip


def why_not_embedded(path: Path, start: int, packed: int, *, stored: bool) -> str:
    """One sentence where PowerPoint may not play the film that lies in `path` from `start` on; "" where it plays.

    `packed` is its length there; unless `stored` it is deflated. Only codecs are looked at, not profiles and sizes.
    """
    with path.open("rb", buffering=0) as file:
        opening = b"".join(_blocks(file, start, min(packed, _START), stored=stored))
        kind = FileKind.MP3 if opening.startswith(b"ID3") else sniff(opening)
        if kind.family not in (Family.VIDEO, Family.SOUND):
            return "It is in a form that NATP Studio does not know. Try it in PowerPoint before the day."
        video = audio = ""
        if kind in _BOXED:
            index = (
                _index(_blocks(file, start, packed, stored=stored))
                if not stored
                else _stored_index(file, start, packed)
            )
            if not index:
                return ""
            video = next((codec for entry, codec in _PICTURES.items() if _has(index, entry)), "")
            audio = next((codec for entry, codec in _SOUNDS.items() if _has(index, entry)), "")
        elif kind is FileKind.WAV:
            audio = "pcm_s16le" if opening[20:22] in (b"\x01\x00", b"\x03\x00", b"\xfe\xff") else "adpcm_ms"
        elif kind is FileKind.MP3:
            audio = "mp3"
        return why_not_in_powerpoint(kind, video=video, pixel_format="yuv420p", size=(0, 0), audio=audio)


def _has(index: bytes, entry: bytes) -> bool:
    """True for a sample entry of this name: six zeros stand behind its name (ISO/IEC 14496-12, 8.5.2.2)."""
    place = index.find(entry)
    while place >= 0:
        if index[place + 4 : place + 10] == bytes(6):
            return True
        place = index.find(entry, place + 4)
    return False


def _stored_index(file: BinaryIO, start: int, octets: int) -> bytes:
    """The `moov` box of an MP4, found by jumping from box to box."""
    at = 0
    while at + 8 <= octets:
        file.seek(start + at)
        header = file.read(16)
        size = int.from_bytes(header[:4], "big")
        size = int.from_bytes(header[8:16], "big") if size == 1 else (size or octets - at)
        if header[4:8] == b"moov":
            file.seek(start + at)
            return file.read(min(size, _LARGEST_INDEX, octets - at))
        if size < 8:
            break
        at += size
    return b""


def _index(blocks: Iterator[bytes]) -> bytes:
    """The `moov` box of an MP4 that is unpacked on the way; what comes before it is passed over."""
    held, skip = b"", 0
    for block in blocks:
        held += block
        while skip < len(held):
            held, skip = held[skip:], 0
            if len(held) < 16:
                break
            size = int.from_bytes(held[:4], "big")
            size = int.from_bytes(held[8:16], "big") if size == 1 else size
            if size < 8:
                return b""
            if held[4:8] == b"moov":
                if len(held) >= min(size, _LARGEST_INDEX):
                    return held[: min(size, _LARGEST_INDEX)]
                break
            skip = size
        if skip >= len(held):
            skip, held = skip - len(held), b""
    return held if held[4:8] == b"moov" else b""


def _blocks(file: BinaryIO, start: int, packed: int, *, stored: bool) -> Iterator[bytes]:
    file.seek(start)
    unpacker = None if stored else zlib.decompressobj(-15)
    while packed > 0:
        block = file.read(min(packed, _BLOCK))
        if not block:
            return
        packed -= len(block)
        if unpacker is None:
            yield block
            continue
        try:
            yield unpacker.decompress(block, 16 * _BLOCK)
        except zlib.error as error:
            raise Problem("This film or sound is damaged inside its deck.", "", "Leave it out.") from error
