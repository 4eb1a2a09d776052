"""Small real films and sounds, made on the spot."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

Film = Callable[..., Path]
RATE = 25
SAMPLES = 48_000


def _pictures(
    second: float, size: tuple[int, int], colour: tuple[int, int, int], black_until: float
) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Left half one colour with a white bar that moves, right half from black above to white below."""
    width, height = size
    image = np.zeros((height, width, 3), np.uint8)
    if second >= black_until:
        image[:, : width // 2] = colour
        bar = int(second * 40) % (width // 2)
        image[height // 4 : height // 2, bar : bar + 8] = 255
        image[:, width // 2 :] = np.linspace(0, 255, height, dtype=np.uint8)[:, None, None]
    return image


@pytest.fixture
def film(tmp_path: Path) -> Film:
    """`film("a.mp4", video="libx264", audio="aac", …)` writes a file and returns its path."""

    def make(
        name: str,
        *,
        video: str | None = "libx264",
        audio: str | None = "aac",
        seconds: float = 2.0,
        size: tuple[int, int] = (160, 90),
        pixels: str = "yuv420p",
        colour: tuple[int, int, int] = (200, 30, 30),
        black_until: float = 0.0,
        rotation: int | None = None,
        aspect: str | None = None,
        format: str | None = None,  # noqa: A002  FFmpeg's own word
        options: dict[str, str] | None = None,
        codec_options: dict[str, str] | None = None,
    ) -> Path:
        path = tmp_path / name
        with av.open(str(path), "w", format=format, options=options or {}) as out:
            pictures = sound = None
            if video:
                pictures = out.add_stream(video, rate=RATE, options=codec_options or {})
                pictures.width, pictures.height = size
                pictures.pix_fmt = pixels
                if aspect:
                    pictures.codec_context.sample_aspect_ratio = Fraction(aspect)
                if rotation is not None:
                    pictures.set_display_rotation(rotation)
            if audio:
                sound = out.add_stream(audio, rate=SAMPLES)
                sound.layout = "stereo"
                sound.bit_rate = 128_000
            if pictures is not None:
                for number in range(round(seconds * RATE)):
                    image = _pictures(number / RATE, size, colour, black_until)
                    frame = av.VideoFrame.from_ndarray(image, "rgb24")
                    frame.pts, frame.time_base = number, Fraction(1, RATE)
                    out.mux(pictures.encode(frame))
                out.mux(pictures.encode())
            if sound is not None:
                tone = np.sin(np.arange(round(seconds * SAMPLES)) * 2 * np.pi * 440 / SAMPLES) * 8000
                frame = av.AudioFrame.from_ndarray(np.repeat(tone.astype(np.int16), 2)[None], "s16", "stereo")
                frame.sample_rate, frame.pts = SAMPLES, 0
                out.mux(sound.encode(frame))
                out.mux(sound.encode())
        return path

    return make
