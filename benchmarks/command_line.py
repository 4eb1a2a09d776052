"""The command line: how soon `--help` answers, and how little memory `deck` takes for a film of 300 MB."""

from __future__ import annotations

import json
import struct
import sys
import tempfile
from pathlib import Path

import av
import numpy as np
from measuring import tell, timed

FILM_OCTETS = 300_000_000


def main() -> None:
    python = [sys.executable]
    natp = [sys.executable, "-m", "natp_studio"]
    nothing = timed([*python, "-c", "pass"], times=9)
    helped = timed([*natp, "--help"], times=9)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        film(folder / "film.mp4")
        (folder / "picks.json").write_text(json.dumps([{"video": "film.mp4", "title": "A film of 300 MB"}]))
        deck = timed([*natp, "deck", str(folder / "picks.json"), "--to", str(folder / "out.pptx")], times=3)
        copied = timed(["cp", str(folder / "out.pptx"), str(folder / "copy.pptx")], times=3)
        assert (folder / "out.pptx").stat().st_size > FILM_OCTETS
    tell(
        {
            "python_pass_seconds": nothing.seconds,
            "help_seconds": helped.seconds,
            "deck_300_mb_seconds": deck.seconds,
            "cp_of_the_deck_seconds": copied.seconds,
        },
        {
            "help_more_than_pass_seconds": (helped.seconds - nothing.seconds, 0.3),
            "deck_300_mb_peak_mb": (deck.peak_mb, 120),
        },
    )


def film(path: Path) -> None:
    """Ten seconds of 1080p noise in H.264, then a `free` box that brings the file to 300 MB without more decoding."""
    noise = np.random.default_rng(1)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=25)
        stream.width, stream.height, stream.pix_fmt = 1920, 1080, "yuv420p"
        stream.options = {"preset": "ultrafast", "crf": "30"}
        for _ in range(250):
            picture = noise.integers(0, 255, (1080 // 8, 1920 // 8, 3), dtype=np.uint8)
            frame = av.VideoFrame.from_ndarray(picture.repeat(8, 0).repeat(8, 1), format="rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    missing = FILM_OCTETS - path.stat().st_size
    with path.open("ab") as file:
        file.write(struct.pack(">I4s", missing, b"free"))
        file.truncate(FILM_OCTETS)


if __name__ == "__main__":
    main()
