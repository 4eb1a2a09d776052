"""Jobs that do what files from outside may make a parser do."""

from __future__ import annotations

import os
import signal
import tempfile
import time
from pathlib import Path

from natp_studio.domain.progress import Progress


def answer(path: Path) -> int:
    return 42


def hang(path: Path) -> int:
    time.sleep(60)
    return 0


def crash(path: Path) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def fill(path: Path) -> int:
    return len(bytearray(8 << 30))


def count(path: Path, progress: Progress | None = None) -> int:
    assert progress is not None
    for number in range(600):
        progress.report(number, 600, "counting")
        time.sleep(0.1)
    return 600


def litter(path: Path, progress: Progress | None = None) -> int:
    assert progress is not None
    folder = Path(tempfile.mkdtemp())
    (folder / "half a deck.pptx").write_bytes(bytes(1000))
    for number in range(600):
        progress.report(number, 600, str(folder))
        time.sleep(0.1)
    return 600


def blunder(path: Path) -> int:
    raise ValueError(path.name)


def chatter(path: Path) -> int:
    print("a library says hello")
    os.write(1, b"{not an answer}\n")
    return 7
