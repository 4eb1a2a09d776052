"""How soon the window is painted, and how soon the library can be used, against a bare QMainWindow in the same run.

Offscreen, and under Xvfb where it is installed. Each start is a new process; medians of alternating starts.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from measuring import tell

from natp_studio.services.examples import add_example_session, add_examples, example_sessions
from natp_studio.services.preferences import Preferences, save_preferences
from natp_studio.services.studio import Studio

TIMES = 11
FIRST_PAINT, USABLE = 1.6, 5.0

# Both note when their window is painted for the first time. Ours is started as a person starts it; it is only watched.
BARE = """
import time
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.monotonic(), flush=True)
        QApplication.exit()
app = QApplication(["bare"])
window = Window()
window.resize(1440, 900)
window.show()
app.exec()
"""
OURS = """
import sys, time
from PySide6 import QtWidgets
from PySide6.QtCore import QEvent
class Watched(QtWidgets.QApplication):
    first = None
    def notify(self, receiver, event):
        done = super().notify(receiver, event)
        if event.type() == QEvent.Type.Paint:
            if self.first is None and isinstance(receiver, QtWidgets.QMainWindow):
                self.first = time.monotonic()
            view = receiver.parent()
            if type(view).__name__ == "ItemView" and view.model().rowCount():
                print(self.first, time.monotonic(), flush=True)
                receiver.window().close()
        return done
QtWidgets.QApplication = Watched
from natp_studio.__main__ import main
main()
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["NATP_SETTINGS"] = str(folder / "settings.json")
        save_preferences(Preferences(theme="light"))
        with Studio(folder / "studio") as studio:
            add_examples(studio)
            for path in example_sessions():
                add_example_session(studio, path)
        facts, limits = {}, {}
        for platform in ("offscreen", "xcb"):
            if platform == "xcb" and not shutil.which("Xvfb"):
                print("Xvfb is not installed, so the start on a real screen is not measured.", file=sys.stderr)
                continue
            with Screen(platform) as environment:
                bare, first, usable = measured(environment, folder / "studio")
            kind = "xvfb" if platform == "xcb" else platform
            facts |= {
                f"{kind}_bare_seconds": bare,
                f"{kind}_first_paint_seconds": first,
                f"{kind}_usable_seconds": usable,
            }
            limits[f"{kind}_first_paint_over_bare"] = (first / bare, FIRST_PAINT)
            limits[f"{kind}_usable_over_bare"] = (usable / bare, USABLE)
    tell(facts, limits)


def measured(environment: dict[str, str], studio: Path) -> tuple[float, float, float]:
    """Seconds from the start of a process to a bare window, to our first paint, and to our usable library."""
    # One of each beforehand, so that everything is compiled and read from the disk once.
    started(BARE, environment)
    started(OURS, environment, "--studio", str(studio))
    bare, first, usable = [], [], []
    for _ in range(TIMES):
        bare.append(started(BARE, environment)[0])
        painted, ready, *_ = started(OURS, environment, "--studio", str(studio))
        first.append(painted)
        usable.append(ready)
    return tuple(statistics.median(times) for times in (bare, first, usable))  # type: ignore[return-value]


def started(program: str, environment: dict[str, str], *arguments: str) -> list[float]:
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], env=environment, capture_output=True, text=True, check=True
    )
    return [float(word) - begun for word in done.stdout.split()]


class Screen:
    """An environment for Qt: without a screen, or on a virtual one that lasts as long as the block."""

    def __init__(self, platform: str) -> None:
        self._platform = platform
        self._server: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> dict[str, str]:
        environment = {**os.environ, "QT_QPA_PLATFORM": self._platform}
        # As on any user's laptop: modules are compiled once and kept.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        if self._platform == "xcb":
            read, write = os.pipe()
            self._server = subprocess.Popen(
                ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
                pass_fds=(write,),
                stderr=subprocess.DEVNULL,
            )
            os.close(write)
            with os.fdopen(read) as pipe:
                environment["DISPLAY"] = f":{pipe.readline().strip()}"
        return environment

    def __exit__(self, *_: object) -> None:
        if self._server is not None:
            self._server.terminate()
            self._server.wait()


if __name__ == "__main__":
    main()
