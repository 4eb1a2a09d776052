"""How fast and how small the deck export is, against `cp`, a raw copy of the same members, and careful python-pptx.

Everything is made here, the same on every run: 12 decks of 25 slides with six pictures each, six films of 50 MB. One
run measures all of it, one after another, so that the same disk and the same other work weigh on each; of several
times the shortest counts, for what is longer was disturbed by something else.
"""

from __future__ import annotations

import io
import json
import os
import random
import struct
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import av
import numpy as np
from measuring import environment, tell, timed
from PIL import Image
from pptx import Presentation
from pptx.util import Inches

from natp_studio.decks.made.making import make_slides
from natp_studio.decks.made.values import MediaSlide
from natp_studio.decks.merging.merge import merge
from natp_studio.decks.merging.plan import DeckPlan, Pick
from natp_studio.decks.merging.zip_writer import ZipWriter
from natp_studio.domain.progress import Progress

DECKS, SLIDES_EACH, FILMS, FILM_OCTETS = 12, 25, 6, 50_000_000
SLIDES = 60
TIMES = 7


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        decks = [deck(folder / f"deck{number:02}.pptx", number) for number in range(DECKS)]
        films = [film(folder / f"film{number}.mp4", number, FILM_OCTETS) for number in range(FILMS)]
        load = os.getloadavg()[0]
        each = per_slide(folder, decks)
        writing = against_others(folder, decks, films)
        small = peak(folder, decks, films, "small")
        for path in films:
            path.unlink()
        large = peak(folder, decks, [film(folder / f"film{n}.mp4", n, 10 * FILM_OCTETS) for n in range(FILMS)], "large")
    tell(
        # Above half the number of cores, others took part of the time of whatever uses two.
        {"load_before": load, **writing, **small, **large, **each},
        {
            "writing_to_cp_ratio": (writing["writing_seconds"] / writing["cp_seconds"], 1.5),
            "deck_verb_peak_mb": (small["deck_small_peak_mb"], 120),
            "peak_3_gb_more_than_300_mb": (large["deck_large_peak_mb"] - small["deck_small_peak_mb"], 10),
            "ms_a_slide_600": (each["ms_a_slide_600"], 1.5),
            "ms_a_slide_3000_to_600": (each["ms_a_slide_3000"] / each["ms_a_slide_600"], 1.25),
        },
    )


def against_others(folder: Path, decks: Sequence[Path], films: Sequence[Path]) -> dict[str, float]:
    """Seconds for 60 slides with 300 MB of video: our merge, `cp` of its result, a raw copy of its members, others."""
    plan = plan_of(folder, decks, films)
    out, copy = folder / "out.pptx", folder / "copy.pptx"
    seconds: dict[str, list[float]] = {"merge": [], "writing": [], "cp": [], "raw_copy": [], "merge_and_sync": []}
    for _ in range(TIMES):
        fresh(out)
        found = writing_of(plan, out)
        fresh(copy)
        found["cp"] = clock(lambda: subprocess.run(["cp", out, copy], check=True))
        fresh(copy)
        found["raw_copy"] = clock(lambda: raw_copy(out, copy))
        fresh(out)
        found["merge_and_sync"] = clock(lambda: (merge(plan, out), sync(out)))
        for name, value in found.items():
            seconds[name].append(value)
    copy.unlink()
    assert zipfile.ZipFile(out).testzip() is None
    assert out.stat().st_size > FILMS * FILM_OCTETS
    figures = {f"{name}_seconds": min(values) for name, values in seconds.items()}
    figures["python_pptx_seconds"] = clock(lambda: careful_python_pptx(decks, films, folder / "other.pptx"))
    figures["result_mb"] = out.stat().st_size / 1e6
    (folder / "other.pptx").unlink()
    out.unlink()
    return figures


def peak(folder: Path, decks: Sequence[Path], films: Sequence[Path], name: str) -> dict[str, float]:
    """Peak memory and seconds of the `deck` verb, its worker included, as a user starts it."""
    picks: list[dict[str, object]] = [
        {"deck": decks[number % DECKS].name, "slide": 1 + number // DECKS} for number in range(SLIDES)
    ]
    picks += [{"video": path.name, "title": f"Film {path.stem}"} for path in films]
    (folder / "picks.json").write_text(json.dumps(picks))
    out = folder / "verb.pptx"
    command = [sys.executable, "-m", "natp_studio", "deck", str(folder / "picks.json"), "--to", str(out)]
    os.environ.update(environment())
    run = timed(command, times=2, warm_up=1 if name == "small" else 0)
    assert out.stat().st_size > sum(path.stat().st_size for path in films)
    out.unlink()
    return {f"deck_{name}_peak_mb": run.peak_mb, f"deck_{name}_seconds": run.seconds}


def per_slide(folder: Path, decks: Sequence[Path]) -> dict[str, float]:
    """Milliseconds a slide for 600 and for 3,000 slides of the twelve decks."""
    figures = {}
    for many in (600, 3000):
        picks = tuple(Pick(decks[n % DECKS], 1 + n // DECKS % SLIDES_EACH) for n in range(many))
        plan = DeckPlan("Many", picks)
        figures[f"ms_a_slide_{many}"] = min(timed_merge(plan, folder / "many.pptx") for _ in range(4)) * 1000 / many
    return figures


def timed_merge(plan: DeckPlan, to: Path) -> float:
    """How many seconds a merge takes."""
    fresh(to)
    return clock(lambda: merge(plan, to))


def plan_of(folder: Path, decks: Sequence[Path], films: Sequence[Path]) -> DeckPlan:
    """60 slides of 12 decks, and a slide for each film."""
    still = folder / "poster.png"
    Image.new("RGB", (1280, 720), "#1e5b66").save(still)
    slides = [MediaSlide(path.stem, still, "A film", path, "video/mp4", ".mp4") for path in films]
    made = make_slides(slides, (12_192_000, 6_858_000), "en-GB", folder / "made.pptx")
    picks = [Pick(decks[number % DECKS], 1 + number // DECKS) for number in range(SLIDES)]
    picks += [Pick(folder / "made.pptx", n + 1, attachments=made.attachments[n]) for n in range(len(films))]
    return DeckPlan("Measured", tuple(picks), (12_192_000, 6_858_000))


def raw_copy(source: Path, to: Path) -> None:
    """The same zip members, copied as they lie there, with nothing read or changed."""
    with zipfile.ZipFile(source) as old, source.open("rb", buffering=0) as file, to.open("w+b", 1 << 20) as new:
        writer = ZipWriter(new)
        for info in old.infolist():
            file.seek(info.header_offset + 26)
            start = info.header_offset + 30 + sum(struct.unpack("<HH", file.read(4)))
            writer.add_range(
                info.filename, info.compress_type, info.CRC, info.file_size, info.compress_size, file, start
            )
        writer.close()


def careful_python_pptx(decks: Sequence[Path], films: Sequence[Path], to: Path) -> None:
    """What a careful script does: the first deck opened, shapes and pictures of the others copied in, films added.

    It keeps neither masters nor notes nor animations; it is here for its time.
    """
    target = Presentation(str(decks[0]))
    sources = [Presentation(str(path)) for path in decks]
    for number in range(SLIDES):
        slide = sources[number % DECKS].slides[number // DECKS]
        new = target.slides.add_slide(target.slide_layouts[6])
        for shape in slide.shapes:
            if shape.shape_type == 13:
                new.shapes.add_picture(io.BytesIO(shape.image.blob), shape.left, shape.top, shape.width, shape.height)
            elif shape.has_text_frame:
                box = new.shapes.add_textbox(shape.left, shape.top, shape.width, shape.height)
                box.text_frame.text = shape.text_frame.text
    for path in films:
        new = target.slides.add_slide(target.slide_layouts[6])
        new.shapes.add_movie(str(path), 0, 0, Inches(8), Inches(4.5), mime_type="video/mp4")
    target.save(str(to))


def deck(path: Path, seed: int) -> Path:
    """A deck of 25 slides: title, words, notes, and one of six photographs of noise."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Inches(13.333), Inches(7.5)
    chance = random.Random(seed)
    photographs = [photograph(seed * 10 + number) for number in range(6)]
    for number in range(SLIDES_EACH):
        slide = presentation.slides.add_slide(presentation.slide_layouts[1])
        slide.shapes.title.text = f"Deck {seed}, slide {number + 1}"
        words = (" ".join(chance.choices(("calm", "clear", "quiet", "time", "room", "light"), k=9)) for _ in range(6))
        slide.placeholders[1].text = "\n".join(words)
        slide.shapes.add_picture(io.BytesIO(photographs[number % 6]), Inches(8), Inches(2), Inches(4))
        slide.notes_slide.notes_text_frame.text = f"Say this slowly. {seed} {number}"
    presentation.save(str(path))
    return path


def photograph(seed: int) -> bytes:
    """A JPEG of 640 by 360 pixels, some 60 KB."""
    noise = np.random.default_rng(seed).integers(0, 255, (90, 160, 3), dtype=np.uint8)
    file = io.BytesIO()
    Image.fromarray(noise).resize((640, 360), Image.Resampling.BICUBIC).save(file, "JPEG", quality=80)
    return file.getvalue()


def film(path: Path, seed: int, octets: int) -> Path:
    """Two seconds of 720p noise in H.264, then a `free` box of noise that brings the file to its length."""
    noise = np.random.default_rng(seed)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=25)
        stream.width, stream.height, stream.pix_fmt = 1280, 720, "yuv420p"
        stream.options = {"preset": "ultrafast", "crf": "30"}
        for _ in range(50):
            picture = noise.integers(0, 255, (90, 160, 3), dtype=np.uint8).repeat(8, 0).repeat(8, 1)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        container.mux(stream.encode())
    missing = octets - path.stat().st_size
    block = noise.bytes(1 << 20)
    with path.open("ab") as file:
        file.write(struct.pack(">I4s", missing, b"free"))
        missing -= 8
        while missing:
            missing -= file.write(block[: min(missing, len(block))])
    return path


def sync(path: Path) -> None:
    """Wait until a file is on disk."""
    descriptor = os.open(path, os.O_RDWR)
    os.fsync(descriptor)
    os.close(descriptor)


def writing_of(plan: DeckPlan, out: Path) -> dict[str, float]:
    """Seconds of a whole merge, and of its second half, which writes."""
    begun: list[float] = []

    def tell(done: int, _: int, __: str) -> None:
        # It stands at nothing done twice: when it begins to gather, and when it begins to write.
        if done == 0:
            begun.append(time.perf_counter())

    started = time.perf_counter()
    merge(plan, out, Progress(tell))
    ended = time.perf_counter()
    return {"merge": ended - started, "writing": ended - begun[-1]}


def fresh(path: Path) -> None:
    """Make room for a file to be written anew, and wait until what was written before is on disk.

    Else each would pay for the one before it: for dropping a longer file, and for pages that wait to be written.
    """
    path.unlink(missing_ok=True)
    os.sync()


def clock(work: Callable[[], object]) -> float:
    """How many seconds the work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
