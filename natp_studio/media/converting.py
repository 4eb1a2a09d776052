"""A film or sound turned into what PowerPoint plays everywhere: H.264 pictures and AAC sound in MP4, AAC in M4A.

What is right already is copied as it is, so that only the wrong half is encoded anew. Limits: high dynamic range is
not tone-mapped, subtitles and further sound tracks are left behind, interlaced pictures stay interlaced.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.container.output import OutputContainer
from av.filter import Graph
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from natp_studio.domain.problems import Problem
from natp_studio.domain.progress import Progress
from natp_studio.domain.wording import duration
from natp_studio.media.opening import Opened, damaged, opened
from natp_studio.media.playing import LARGEST_PICTURE, LARGEST_SIDE

VIDEO_TYPE, SOUND_TYPE = "video/mp4", "audio/mp4"
_SCREEN = (1920, 1080)
_PLAIN = ("yuv420p", "yuvj420p")
_X264 = {"preset": "veryfast", "crf": "20"}
_BITS_A_CHANNEL = 96_000
_TELL_EVERY = 0.5
_LARGEST_ROUNDING = 0.2
_MICROSECONDS = 1_000_000
_CLOCK = Fraction(1, 90_000)
_RATES = (48_000, 44_100, 32_000, 24_000, 22_050, 16_000)
_TURNS = {90: "transpose=2", 180: "hflip,vflip", 270: "transpose=1"}


@dataclass(frozen=True, slots=True)
class Converted:
    """A file that PowerPoint plays: its content type, its ending with the dot, and its length in bytes."""

    content_type: str
    extension: str
    octets: int


def convert(path: Path, to: Path, progress: Progress | None = None) -> Converted:
    """Write the film or sound at `path` to `to` as MP4 (M4A for a sound), for PowerPoint on every computer.

    Progress counts seconds. Raises Problem for a file that does not decode; `to` is left behind then, unfinished.
    """
    first = _first_picture(path)
    with opened(path) as media:
        is_video = media.video is not None
        with av.open(str(to), "w", format="mp4" if is_video else "ipod", options={"movflags": "+faststart"}) as made:
            _Conversion(media, made, first, progress or Progress()).run()
    return Converted(VIDEO_TYPE if is_video else SOUND_TYPE, ".mp4" if is_video else ".m4a", to.stat().st_size)


def _first_picture(path: Path) -> VideoFrame | None:
    """The first picture that decodes, for its size and which way up it is; None for a sound or where none does."""
    with opened(path) as media:
        if media.video is None:
            return None
        for packet in media.container.demux(media.video):
            try:
                frames = packet.decode()
            except av.FFmpegError:
                continue
            for frame in frames:
                if isinstance(frame, VideoFrame):
                    return frame
    return None


class _Conversion:
    """One file on its way into another."""

    def __init__(self, media: Opened, made: OutputContainer, first: VideoFrame | None, progress: Progress) -> None:
        self._media = media
        self._first = first
        self._made = made
        self._progress = progress
        self._seconds = max(1, round((media.container.duration or 0) / _MICROSECONDS))
        self._told = 0.0
        self._broken = self._good = 0
        self._video: Any = None
        self._audio: Any = None
        self._copies_video = media.video is not None and _is_plain(media.video)
        self._copies_audio = media.audio is not None and media.audio.codec_context.codec.canonical_name == "aac"
        self._resampler: AudioResampler | None = None
        self._graph: Graph | None = None
        self._shape: tuple[int, int, str] = (0, 0, "")
        self._last_pts = -1
        self._samples = 0

    def run(self) -> None:
        media, made = self._media, self._made
        if media.video is not None and self._copies_video:
            self._video = made.add_stream_from_template(media.video)
        elif media.video is not None:
            if self._first is None:
                raise damaged(media.name)
            self._video = made.add_stream("libx264", rate=media.video.average_rate or 25, options=dict(_X264))
            self._graph = self._prepare_pictures(self._first)
        if media.audio is not None and self._copies_audio:
            self._audio = made.add_stream_from_template(media.audio)
        elif media.audio is not None:
            self._audio = self._aac()
        for packet in media.container.demux(*media.streams):
            self._tell(packet)
            is_video = packet.stream is media.video
            if self._copies_video if is_video else self._copies_audio:
                self._copy(packet, self._video if is_video else self._audio)
                continue
            for frame in self._decoded(packet):
                if isinstance(frame, VideoFrame):
                    self._picture(frame)
                elif isinstance(frame, AudioFrame):
                    self._sound(frame)
        if not self._good:
            raise damaged(media.name)
        self._finish()

    def _aac(self) -> Any:
        assert self._media.audio is not None, "asked for with a sound only"
        context = self._media.audio.codec_context
        rate = next((rate for rate in _RATES if rate <= (context.sample_rate or 48_000)), _RATES[-1])
        layout = "mono" if context.layout.nb_channels == 1 else "stereo"
        stream = self._made.add_stream("aac", rate=rate)
        stream.codec_context.layout = layout
        stream.bit_rate = _BITS_A_CHANNEL * (1 if layout == "mono" else 2)
        self._resampler = AudioResampler(format="fltp", layout=layout, rate=rate)
        return stream

    def _tell(self, packet: Packet[Any]) -> None:
        now = time.monotonic()
        self._progress.check()
        if now - self._told < _TELL_EVERY:
            return
        self._told = now
        at = float((packet.pts or 0) * (packet.time_base or 0))
        self._progress.report(
            min(self._seconds, max(0, round(at))), self._seconds, f"{self._media.name}, {duration(at)}"
        )

    def _copy(self, packet: Packet[Any], stream: Any) -> None:
        if packet.size == 0:
            return
        packet.stream = stream
        self._good += 1
        self._made.mux(packet)

    def _decoded(self, packet: Packet[Any]) -> Iterator[Any]:
        try:
            frames = packet.decode()
        except av.FFmpegError as error:
            self._broken += 1
            if self._broken > 25 + self._good // 10:
                raise Problem(
                    "Too much of this file cannot be decoded to convert it.",
                    self._media.name,
                    "Open it in a video or sound editor and save it as MP4 with H.264 pictures and AAC sound.",
                ) from error
            return
        self._good += len(frames)
        yield from frames

    def _picture(self, frame: VideoFrame) -> None:
        assert self._graph is not None, "made before the first picture"
        if (frame.width, frame.height, frame.format.name) != self._shape:
            frame = frame.reformat(*self._shape)
        self._graph.push(frame)
        self._pull()

    def _pull(self) -> None:
        assert self._graph is not None, "made with the first picture"
        while True:
            try:
                shown = self._graph.pull()
            except (av.BlockingIOError, av.EOFError):
                return
            assert isinstance(shown, VideoFrame), "a graph of pictures gives pictures"
            if shown.pts is not None and shown.time_base is not None:
                # Times must rise; files with broken ones exist, and their pictures are a tick apart then.
                pts = round(shown.pts * shown.time_base / _CLOCK)
                shown.pts = self._last_pts = max(self._last_pts + 1, pts)
                shown.time_base = _CLOCK
            self._made.mux(self._video.encode(shown))

    def _prepare_pictures(self, frame: VideoFrame) -> Graph:
        """Filters that turn, square and fit the pictures, and the encoder's size."""
        assert self._media.video is not None, "there are pictures"
        aspect = self._media.video.sample_aspect_ratio or Fraction(1)
        if not Fraction(1, 4) <= aspect <= 4:
            aspect = Fraction(1)
        width, height = Fraction(frame.width), Fraction(frame.height)
        width, height = (width * aspect, height) if aspect >= 1 else (width, height / aspect)
        turn = frame.rotation % 360
        if turn in (90, 270):
            width, height = height, width
        if width * height > LARGEST_PICTURE or max(width, height) > LARGEST_SIDE:
            scale = min(max(_SCREEN) / max(width, height), min(_SCREEN) / min(width, height))
            width, height = width * scale, height * scale
        # 4:2:0 halves both sides.
        size = max(2, round(width / 2) * 2), max(2, round(height / 2) * 2)
        graph = Graph()
        self._shape = frame.width, frame.height, frame.format.name
        last = graph.add_buffer(
            width=frame.width,
            height=frame.height,
            format=frame.format,
            time_base=frame.time_base or self._media.video.time_base or _CLOCK,
        )
        steps = [("scale", f"{size[0]}:{size[1]}" if turn not in (90, 270) else f"{size[1]}:{size[0]}")]
        steps += [tuple((*step.split("="), "")[:2]) for step in _TURNS.get(turn, "").split(",") if step]  # type: ignore[misc]
        steps += [("setsar", "1"), ("format", "yuv420p")]
        for name, arguments in steps:
            node = graph.add(name, arguments or None)
            last.link_to(node)
            last = node
        sink = graph.add("buffersink")
        last.link_to(sink)
        graph.configure()
        self._video.width, self._video.height, self._video.pix_fmt = *size, "yuv420p"
        self._video.codec_context.time_base = _CLOCK
        return graph

    def _sound(self, frame: AudioFrame) -> None:
        assert self._resampler is not None, "made with the stream"
        for changed in self._resampler.resample(frame):
            self._encode_sound(changed)

    def _encode_sound(self, frame: AudioFrame) -> None:
        """Encode samples one after another; only a real gap moves them, for small ones are how containers round."""
        rate = frame.sample_rate
        if frame.pts is not None and frame.time_base is not None:
            at = round(frame.pts * frame.time_base * rate)
            if at - self._samples > rate * _LARGEST_ROUNDING:
                self._samples = at
        frame.pts, frame.time_base = self._samples, Fraction(1, rate)
        self._samples += frame.samples
        self._made.mux(self._audio.encode(frame))

    def _finish(self) -> None:
        if self._graph is not None:
            self._graph.push(None)
            self._pull()
        if self._video is not None and not self._copies_video and self._graph is not None:
            self._made.mux(self._video.encode(None))
        if self._resampler is not None:
            for changed in self._resampler.resample(None):
                self._encode_sound(changed)
            self._made.mux(self._audio.encode(None))


def _is_plain(video: VideoStream) -> bool:
    context = video.codec_context
    return (
        context.codec.canonical_name == "h264"
        and context.pix_fmt in _PLAIN
        and video.width * video.height <= LARGEST_PICTURE
        and max(video.width, video.height) <= LARGEST_SIDE
    )
