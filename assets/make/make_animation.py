"""Make the animation "Arriving on the ward: six calm steps" and its captions.

Usage: python make_animation.py VIDEOS

VIDEOS is the folder the files go to (`assets/library/videos`). Frames are drawn with Qt's painter, encoded with PyAV
(H.264, yuv420p, 1280 x 720, 25 frames a second), with a quiet AAC track of soft steady tones. The same machine makes
the same bytes twice.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from arrival import HEIGHT, SCENES, WIDTH, Scene, paint_path, paint_scene, smooth
from pictures import PAPER, painter_ready
from PySide6.QtGui import QColor, QImage, QPainter

NAME = "arriving-on-the-ward"
RATE, SAMPLES = 25, 48000
FADE = 0.8
LOUDNESS = -36.0  # LUFS, integrated; well below the -28 that the library asks for
SECONDS = sum(scene.seconds for scene in SCENES)


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    painter_ready()
    tones = _tones()
    for _ in range(3):
        tones *= 10 ** ((LOUDNESS - loudness(tones)) / 20)
    encode(folder / f"{NAME}.mp4", tones)
    (folder / f"{NAME}.vtt").write_text(captions(), encoding="utf-8", newline="\n")
    print(f"{SECONDS:.1f} s, {(folder / f'{NAME}.mp4').stat().st_size:,} bytes, {loudness(tones):.1f} LUFS")


def frames() -> Iterator[np.ndarray]:
    """Every picture as rows of RGB, height x width x 3, 8 bits."""
    for number, scene in enumerate(SCENES):
        for frame in range(round(scene.seconds * RATE)):
            yield _frame(scene, frame / RATE, first=number == 0, last=number == len(SCENES) - 1)


def _frame(scene: Scene, now: float, *, first: bool, last: bool) -> np.ndarray:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB888)
    image.fill(QColor(PAPER))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    opacity = smooth(now / FADE) if not first else 1.0
    if not last:
        opacity = min(opacity, smooth((scene.seconds - now) / FADE))
    painter.setOpacity(opacity)
    paint_scene(painter, scene, min(1.0, now / (scene.seconds - FADE - 0.8)))
    painter.setOpacity(1.0)
    # The way to this step is drawn during its first two seconds.
    reached = scene.step - 1 + smooth(now / 2) if scene.step else (6.0 if last else 0.0)
    paint_path(painter, reached)
    painter.end()
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(HEIGHT, image.bytesPerLine())
    # A copy: the rows belong to the image, which ends with this function.
    return pixels[:, : WIDTH * 3].reshape(HEIGHT, WIDTH, 3).copy()


def _tones() -> np.ndarray:
    """Two soft chords that pass into each other every twelve seconds; floats, one channel, no attack, no silence."""
    time = np.arange(round(SECONDS * SAMPLES)) / SAMPLES
    chords = ((110.0, 164.81, 220.0, 329.63), (110.0, 146.83, 220.0, 293.66))
    share = 0.5 - 0.5 * np.cos(2 * np.pi * time / 24)
    sound = np.zeros_like(time)
    for chord, weight in zip(chords, (1 - share, share), strict=True):
        for place, pitch in enumerate(chord):
            sound += weight * np.sin(2 * np.pi * pitch * time) / (place + 1.5)
    ends = np.minimum(np.minimum(time / 4, (SECONDS - time) / 4), 1)
    return sound * np.sin(np.pi / 2 * ends) ** 2 * 0.05


def loudness(tones: np.ndarray) -> float:
    """Integrated loudness in LUFS (EBU R 128), measured with FFmpeg's filter."""
    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=SAMPLES, format="fltp", layout="mono", time_base=Fraction(1, SAMPLES))
    meter, sink = graph.add("ebur128", "metadata=1"), graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    value = -70.0
    for start in range(0, len(tones), 4800):
        source.push(_sound(tones[start : start + 4800], start))
        while True:
            try:
                value = float(sink.pull().metadata.get("lavfi.r128.I", value))
            except (av.error.BlockingIOError, av.error.EOFError):
                break
    return value


def _sound(samples: np.ndarray, start: int) -> av.AudioFrame:
    frame = av.AudioFrame.from_ndarray(samples.astype(np.float32).reshape(1, -1), format="fltp", layout="mono")
    frame.sample_rate, frame.pts, frame.time_base = SAMPLES, start, Fraction(1, SAMPLES)
    return frame


def encode(path: Path, tones: np.ndarray) -> None:
    options = {"movflags": "+faststart", "fflags": "+bitexact"}
    with av.open(str(path), "w", format="mp4", container_options=options) as container:
        picture = container.add_stream("libx264", rate=RATE)
        picture.width, picture.height, picture.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        picture.options = {"crf": "23", "preset": "slow", "profile": "high", "threads": "1", "flags": "+bitexact"}
        picture.codec_context.color_range, picture.codec_context.colorspace = 1, 1
        sound = container.add_stream("aac", rate=SAMPLES, layout="mono")
        sound.bit_rate = 48000
        sound.options = {"flags": "+bitexact"}
        heard = 0
        for number, pixels in enumerate(frames()):
            frame = av.VideoFrame.from_ndarray(pixels, format="rgb24").reformat(
                WIDTH, HEIGHT, "yuv420p", dst_colorspace="ITU709", dst_color_range="MPEG"
            )
            frame.pts, frame.time_base = number, Fraction(1, RATE)
            container.mux(picture.encode(frame))
            until = min(len(tones), (number + 1) * SAMPLES // RATE)
            while until - heard >= 1024:
                container.mux(sound.encode(_sound(tones[heard : heard + 1024], heard)))
                heard += 1024
        if heard < len(tones):
            container.mux(sound.encode(_sound(tones[heard:], heard)))
        container.mux(picture.encode(None))
        container.mux(sound.encode(None))


def captions() -> str:
    """WebVTT: what is heard, and the words on the screen, from the first moment to the last."""
    cues, begins = ["WEBVTT"], 0.0
    for number, scene in enumerate(SCENES):
        ends = begins + scene.seconds
        words = [
            f"Step {scene.step} of 6. {scene.heading}." if scene.step else f"{scene.heading}.",
            _sentence(scene.line),
        ]
        if scene.small:
            middle = begins + scene.seconds / 2
            heard = "[Soft, steady tones. Nobody speaks.]" if number == 0 else "[The tones fade.]"
            cues.append(_cue(begins, middle, [heard, *words] if number == 0 else words))
            cues.append(_cue(middle, ends, [*scene.small] if number == 0 else [*scene.small, heard]))
        else:
            cues.append(_cue(begins, ends, words))
        begins = ends
    return "\n\n".join(cues) + "\n"


def _cue(begins: float, ends: float, lines: list[str]) -> str:
    return f"{_time(begins)} --> {_time(ends)}\n" + "\n".join(lines)


def _sentence(words: str) -> str:
    return words if words.endswith(".") else f"{words}."


def _time(seconds: float) -> str:
    return f"00:{int(seconds // 60):02d}:{seconds % 60:06.3f}"


if __name__ == "__main__":
    main()
