"""The facts of a video or sound file: how long, how large, what is in it, and whether PowerPoint plays it.

A few frames are really decoded, so that a file that only looks whole is found here and not on the day.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

import av
from av.audio.stream import AudioStream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from natp_studio.domain.items import ItemKind
from natp_studio.domain.problems import Problem
from natp_studio.media.kinds import FileKind
from natp_studio.media.length import length
from natp_studio.media.opening import MOST_PIXELS, Opened, damaged, opened
from natp_studio.media.playing import why_not_in_powerpoint

_ENOUGH_FRAMES = 5
_MOST_BROKEN = 25
_FASTEST = 1000
_INDEXED = (FileKind.MP4, FileKind.MOV, FileKind.M4V, FileKind.M4A)
# What a container is called when it holds other than what its first bytes let one expect.
_SOUND_TYPES = {
    FileKind.MP4: ("audio/mp4", "m4a"),
    FileKind.MOV: ("audio/mp4", "m4a"),
    FileKind.M4V: ("audio/mp4", "m4a"),
    FileKind.WMV: ("audio/x-ms-wma", "wma"),
    FileKind.WEBM: ("audio/webm", "weba"),
    FileKind.MKV: ("audio/x-matroska", "mka"),
}
_VIDEO_TYPES = {FileKind.M4A: ("video/mp4", "mp4"), FileKind.OGG: ("video/ogg", "ogv")}


@dataclass(frozen=True, slots=True)
class MediaFacts:
    """What a video or sound file is.

    `kind` is VIDEO or SOUND; a sound with cover art is a sound. `width` and `height` are pixels as displayed: turned,
    and with square pixels. Codecs have FFmpeg's canonical names. What a file does not have is None or "". `subtitles`
    has the language of each embedded subtitle track as the file writes it (mostly ISO 639-2, such as "eng"; "und" is
    not known). `why_not` is one sentence where PowerPoint may not play the file.
    """

    kind: ItemKind
    container: FileKind
    content_type: str
    extension: str
    seconds: float
    width: int | None = None
    height: int | None = None
    frames_per_second: float | None = None
    video_codec: str = ""
    pixel_format: str = ""
    audio_codec: str = ""
    channels: int | None = None
    sample_rate: int | None = None
    subtitles: tuple[str, ...] = ()
    why_not: str = ""

    @property
    def plays_in_powerpoint(self) -> bool:
        """True where PowerPoint plays the file on Windows and on a Mac without anything added."""
        return not self.why_not


def probe(path: Path) -> MediaFacts:
    """The facts of the file at `path`. Raises Problem for anything but a whole video or sound that decodes."""
    with opened(path) as media:
        _check_index(media, path.stat().st_size)
        picture, has_sound = _decoded(media)
        facts = _facts(media, picture, media.audio if has_sound else None)
    # Opened anew, since not every container can go back to its start.
    with opened(path) as media:
        return replace(facts, seconds=length(media, path))


def displayed_size(stream: VideoStream, frame: VideoFrame) -> tuple[int, int]:
    """Width and height in pixels as a player shows the frame: with square pixels, then turned."""
    aspect = stream.sample_aspect_ratio or Fraction(1)
    width, height = Fraction(frame.width), Fraction(frame.height)
    # An aspect beyond 4:1 is a mistake in the file, and players leave it out of account.
    if Fraction(1, 4) <= aspect <= 4:
        width, height = (width * aspect, height) if aspect >= 1 else (width, height / aspect)
    size = (max(1, round(width)), max(1, round(height)))
    return size[::-1] if frame.rotation % 180 == 90 else size


def _check_index(media: Opened, octets: int) -> None:
    """An MP4 lists where each picture and sound stands: one behind the file's end is missing."""
    if media.kind not in _INDEXED:
        return
    for stream in media.streams:
        if any(entry.pos + entry.size > octets for entry in stream.index_entries):
            raise damaged(media.name)


def _decoded(media: Opened) -> tuple[VideoFrame | None, bool]:
    """The first whole picture of the video, and whether there is any sound. Decodes a few frames of each stream."""
    packets: Counter[int] = Counter()
    good: Counter[int] = Counter()
    broken: Counter[int] = Counter()
    picture: VideoFrame | None = None
    for packet in media.container.demux(*media.streams):
        index = packet.stream.index
        packets[index] += packet.size > 0
        if good[index] >= _ENOUGH_FRAMES:
            continue
        try:
            frames = packet.decode()
        except av.FFmpegError as error:
            broken[index] += 1
            if broken[index] > _MOST_BROKEN:
                raise _broken(media, index) from error
            continue
        for frame in frames:
            if isinstance(frame, VideoFrame):
                if frame.is_corrupt:
                    continue
                picture = picture or frame
            good[index] += 1
        if all(good[stream.index] >= _ENOUGH_FRAMES for stream in media.streams):
            break
    for stream in media.streams:
        # Some cameras write a sound track and put nothing in it.
        is_empty_sound = stream is media.audio and media.video is not None and not packets[stream.index]
        if not good[stream.index] and not is_empty_sound:
            raise _broken(media, stream.index)
    if picture is not None and picture.width * picture.height > MOST_PIXELS:
        raise damaged(media.name)
    return picture, media.audio is not None and good[media.audio.index] > 0


def _facts(media: Opened, picture: VideoFrame | None, audio: AudioStream | None) -> MediaFacts:
    video = media.video
    sound_codec = audio.codec_context.codec.canonical_name if audio is not None else ""
    kind = ItemKind.SOUND if video is None else ItemKind.VIDEO
    types = _SOUND_TYPES if video is None else _VIDEO_TYPES
    content_type, extension = types.get(media.kind, (media.kind.content_type, media.kind.extension))
    facts = MediaFacts(
        kind=kind,
        container=media.kind,
        content_type=content_type,
        extension=extension,
        seconds=0.0,
        audio_codec=sound_codec,
        channels=audio.codec_context.layout.nb_channels if audio is not None else None,
        sample_rate=audio.codec_context.sample_rate if audio is not None else None,
        subtitles=tuple(stream.language or "und" for stream in media.container.streams.subtitles),
    )
    if video is None or picture is None:
        why_not = why_not_in_powerpoint(media.kind, video="", pixel_format="", size=(0, 0), audio=sound_codec)
        return replace(facts, why_not=why_not)
    width, height = displayed_size(video, picture)
    codec = video.codec_context.codec.canonical_name
    return replace(
        facts,
        width=width,
        height=height,
        frames_per_second=_rate(video),
        video_codec=codec,
        pixel_format=picture.format.name,
        why_not=why_not_in_powerpoint(
            media.kind,
            video=codec,
            pixel_format=picture.format.name,
            size=(picture.width, picture.height),
            audio=sound_codec,
        ),
    )


def _rate(video: VideoStream) -> float | None:
    rate = video.average_rate or video.guessed_rate
    return round(float(rate), 3) if rate and 0 < rate <= _FASTEST else None


def _broken(media: Opened, index: int) -> Problem:
    what = "pictures" if media.video is not None and media.video.index == index else "sound"
    whole = "video" if media.video is not None else "file"
    return Problem(
        f"The {what} of this {whole} cannot be decoded: the file is damaged.",
        media.name,
        "Open it in a video or sound editor and save it again, or ask for the original file.",
    )
