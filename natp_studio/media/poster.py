"""A poster frame: the still picture that stands for a video before it plays."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

import av
from av.video.frame import VideoFrame
from av.video.reformatter import Colorspace
from av.video.stream import VideoStream
from PIL import Image, ImageStat

from natp_studio.domain.problems import Problem
from natp_studio.media.opening import Opened, opened
from natp_studio.media.probe import displayed_size

DEFAULT_WIDTH = 1280
_SHARE = 0.1
_LATEST = 10.0
_STEP = 0.5
_MOST_AT_A_PLACE = 20
# Where the opening stays plain, places further on are tried: shares of the length.
_FURTHER_ON = (0.25, 0.5, 0.75)
# Of 255: below these a picture is nearly one colour, or nearly black. White words on black are neither.
_LEAST_SPREAD = 8.0
_LEAST_LIGHT = 10.0
_CLEAR_SPREAD = 25.0
_SMALL = (96, 96)
_HIGH_DEFINITION = 720
_UNSPECIFIED = 2
_MICROSECONDS = 1_000_000
_JPEG_QUALITY = 88
# Rotation is counted counter-clockwise in both libraries.
_TURNS = {90: Image.Transpose.ROTATE_90, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_270}


def poster(path: Path, to: Path, width: int = DEFAULT_WIDTH) -> tuple[int, int]:
    """Write a poster frame of the video at `path` to `to`; returns its width and height in pixels.

    A PNG where `to` ends in .png, else a JPEG. The frame is the first one from a tenth of the length on (at most 10 s)
    that is neither nearly black nor nearly one colour, as displayed, scaled down to at most `width`. Where all that
    are looked at are plain, it is the least plain one. High dynamic range is not tone-mapped: it looks paler here.
    Raises Problem for a file without pictures or one that does not decode, and OSError where `to` cannot be written.
    """
    best: Image.Image | None = None
    most = -1.0
    with opened(path) as media:
        if media.video is None:
            raise Problem("A sound has no picture to show.", media.name, "Choose a video.")
        for frame in _candidates(media, media.video):
            picture = _as_displayed(media.video, frame, width)
            spread, is_plain = _plainness(picture)
            if spread > most or not is_plain:
                best, most = picture, spread
            if not is_plain:
                break
    if best is None:
        raise Problem("No picture of this video can be shown.", path.name, "Save it again as MP4 with H.264 pictures.")
    if to.suffix.lower() == ".png":
        best.save(to, "PNG")
    else:
        best.save(to, "JPEG", quality=_JPEG_QUALITY)
    return best.size


def _candidates(media: Opened, video: VideoStream) -> Iterator[VideoFrame]:
    seconds = (media.container.duration or 0) / _MICROSECONDS
    near = islice(_frames_from(media, video, min(_SHARE * seconds, _LATEST)), _MOST_AT_A_PLACE)
    far = (islice(_frames_from(media, video, share * seconds), 1) for share in _FURTHER_ON)
    return chain(near, *far)


def _frames_from(media: Opened, video: VideoStream, second: float) -> Iterator[VideoFrame]:
    """A frame at `second`, or the one after it, then one each half second; the last frame where nothing comes after."""
    start = (media.container.start_time or 0) / _MICROSECONDS
    wanted = start + second
    last: VideoFrame | None = None
    try:
        media.container.seek(int(wanted * _MICROSECONDS))
    except av.FFmpegError:
        wanted = start
    for packet in media.container.demux(video):
        try:
            frames = packet.decode()
        except av.FFmpegError:
            continue
        for frame in frames:
            if frame.is_corrupt:
                continue
            if frame.time is None or frame.time >= wanted:
                yield frame
                wanted, last = (frame.time or wanted) + _STEP, None
            elif wanted == start + second:
                last = frame
    if last is not None:
        yield last


def _as_displayed(video: VideoStream, frame: VideoFrame, most_width: int) -> Image.Image:
    width, height = displayed_size(video, frame)
    scale = min(1.0, most_width / width)
    width, height = max(1, round(width * scale)), max(1, round(height * scale))
    turn = _TURNS.get(frame.rotation % 360)
    if turn in (Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_270):
        width, height = height, width
    # Players take high definition that does not name its colours for BT.709; FFmpeg would take it for BT.601.
    is_unnamed = frame.colorspace == _UNSPECIFIED and frame.height >= _HIGH_DEFINITION
    scaled = frame.reformat(
        width, height, "rgb24", src_colorspace=Colorspace.ITU709 if is_unnamed else None, interpolation="AREA"
    )
    picture: Image.Image = scaled.to_image()  # type: ignore[no-untyped-call]
    return picture if turn is None else picture.transpose(turn)


def _plainness(picture: Image.Image) -> tuple[float, bool]:
    """How far the picture's colours spread (standard deviation, of 255), and whether that is nearly nothing."""
    shown = ImageStat.Stat(picture.resize(_SMALL, Image.Resampling.BOX))
    spread = max(shown.stddev)
    is_dark = max(shown.mean) < _LEAST_LIGHT and spread < _CLEAR_SPREAD
    return spread, spread < _LEAST_SPREAD or is_dark
