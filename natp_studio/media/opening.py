"""Video and sound files opened with care: nothing but this one file is read, and only by decoders that we chose.

FFmpeg knows hundreds of formats, playlists and network addresses. Here it is told the format, which `kinds` found; it
may open local files only, and none of these formats opens a second one; it decodes in one thread and up to a size.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av
import av.logging
from av.audio.stream import AudioStream
from av.container.input import InputContainer
from av.stream import Disposition, Stream
from av.video.stream import VideoStream

from natp_studio.domain.problems import Problem
from natp_studio.domain.wording import listed
from natp_studio.media.kinds import Family, FileKind, kind_of

MOST_PIXELS = 100_000_000
_FORMATS = {
    FileKind.MP4: "mp4",
    FileKind.MOV: "mp4",
    FileKind.M4V: "mp4",
    FileKind.M4A: "mp4",
    FileKind.WEBM: "matroska",
    FileKind.MKV: "matroska",
    FileKind.AVI: "avi",
    FileKind.WMV: "asf",
    FileKind.MP3: "mp3",
    FileKind.AAC: "aac",
    FileKind.WAV: "wav",
    FileKind.FLAC: "flac",
    FileKind.OGG: "ogg",
}
# Canonical codec names. Subtitles are never decoded.
_VIDEO_CODECS = (
    "h264,hevc,vp8,vp9,av1,mpeg4,msmpeg4v1,msmpeg4v2,msmpeg4v3,wmv1,wmv2,wmv3,vc1,"
    "mpeg1video,mpeg2video,h263,mjpeg,prores,theora,dvvideo"
)
_AUDIO_CODECS = (
    "aac,mp3,mp2,ac3,eac3,opus,vorbis,flac,alac,wmav1,wmav2,wmapro,adpcm_ms,adpcm_ima_wav,adpcm_ima_qt,amr_nb,amr_wb,"
    "pcm_u8,pcm_s8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_f32le,pcm_f32be,pcm_f64le,"
    "pcm_alaw,pcm_mulaw"
)
# Decoders whose own name differs from the codec's.
_DECODERS = "mp3float,msmpeg4,libdav1d,libopus,libvpx,libvpx-vp9,amrnb,amrwb,libopencore_amrnb,libopencore_amrwb"
_OPTIONS = {
    "protocol_whitelist": "file",
    "codec_whitelist": f"{_VIDEO_CODECS},{_AUDIO_CODECS},{_DECODERS}",
    "max_pixels": str(MOST_PIXELS),
    "max_streams": "100",
}
# PyAV 19 reads titles that are not UTF-8 without being asked to; before it they stopped a file from being opened.
_LENIENT: dict[str, Any] = {} if int(av.__version__.split(".")[0]) >= 19 else {"metadata_errors": "replace"}
_SAVE_AGAIN = "Open it in a video or sound editor and save it again, or ask for the original file."


@dataclass(frozen=True, slots=True)
class Opened:
    """An open container, what kind of file it is, and the two streams that a player plays; None where there is none."""

    name: str
    kind: FileKind
    container: InputContainer
    video: VideoStream | None
    audio: AudioStream | None

    @property
    def streams(self) -> tuple[Stream, ...]:
        """The streams that a player plays, the video first."""
        return tuple(stream for stream in (self.video, self.audio) if stream is not None)


@contextmanager
def opened(path: Path) -> Iterator[Opened]:
    """The video or sound file at `path`, open for reading. Whatever FFmpeg finds wrong inside `with` is a Problem."""
    kind = kind_of(path)
    if kind not in _FORMATS:
        raise _not_media(path, kind)
    av.logging.set_level(None)
    try:
        with av.open(
            # The prefix keeps a name such as concat:a.mp4 from being read as a protocol.
            f"file:{path.absolute()}",
            mode="r",
            format=_FORMATS[kind],
            options=_OPTIONS,
            **_LENIENT,
        ) as container:
            yield _chosen(path.name, kind, container)
    except (av.FFmpegError, UnicodeError) as error:
        raise damaged(path.name) from error
    except OSError as error:
        raise Problem("This file cannot be read to its end.", str(path), "Check the disk it is on.") from error


def damaged(name: str) -> Problem:
    """The Problem of a file that cannot be read as what its first bytes say."""
    return Problem("This video or sound file is damaged, or a part of it is missing.", name, _SAVE_AGAIN)


def _chosen(name: str, kind: FileKind, container: InputContainer) -> Opened:
    # Cover art is kept as a stream of one picture; a sound with a cover is still a sound.
    covers = Disposition.attached_pic | Disposition.timed_thumbnails
    videos = [stream for stream in container.streams.video if not stream.disposition & covers]
    best = container.streams.best("video")
    video = best if isinstance(best, VideoStream) and best in videos else next(iter(videos), None)
    best = container.streams.best("audio")
    audio = best if isinstance(best, AudioStream) else next(iter(container.streams.audio), None)
    if video is None and audio is None:
        raise Problem("There is no video and no sound in this file.", name, _SAVE_AGAIN)
    for stream in (video, audio):
        if stream is not None:
            _prepare(name, stream)
    if video is not None and video.width * video.height > MOST_PIXELS:
        raise Problem(
            f"The pictures of this video are too large: {video.width:,} × {video.height:,} pixels.",
            name,
            "Save it with at most 3,840 × 2,160 pixels.",
        )
    return Opened(name, kind, container, video, audio)


def _prepare(name: str, stream: VideoStream | AudioStream) -> None:
    context = stream.codec_context
    codec = context.codec.canonical_name if context is not None else ""
    if codec not in (_VIDEO_CODECS if stream.type == "video" else _AUDIO_CODECS).split(","):
        what = "pictures" if stream.type == "video" else "sound"
        raise Problem(
            f"The {what} of this file cannot be read{f' ({codec})' if codec else ''}.",
            name,
            "Save it as MP4 with H.264 pictures and AAC sound.",
        )
    context.thread_count = 1
    context.thread_type = "NONE"
    if stream.type == "video":
        context.options = {"max_pixels": str(MOST_PIXELS)}


def _not_media(path: Path, kind: FileKind) -> Problem:
    if kind.family is Family.PICTURE:
        return Problem("This is a picture, not a video or sound.", path.name, "Import it as a picture.")
    if kind.family is Family.CAPTIONS:
        return Problem("These are captions, not a video or sound.", path.name, "Choose the video they belong to.")
    known = listed(sorted({kind.extension.upper() for kind in FileKind if kind.family in (Family.VIDEO, Family.SOUND)}))
    return Problem(
        "This is not a video or sound file that NATP Studio can read.",
        path.name,
        f"Its ending may be wrong. These kinds can be read: {known}.",
    )
