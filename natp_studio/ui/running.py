"""Runs the window: shows empty paper at once, and furnishes it once that is on the screen."""

from __future__ import annotations

import gc
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from natp_studio import __version__
from natp_studio.ui.first_paint import FirstPaint

_LOADED_AFTER_MS = 2_000


def run(studio: Path | None = None, *, portable: bool = False) -> int:
    """Show the window until it is closed; the exit code. `studio` names a folder, else the chosen or usual one.

    `portable` keeps the studio beside the program, whatever was chosen on this laptop.
    """
    # Collecting while everything is being loaded finds nothing, and takes a tenth of the time.
    gc.disable()
    app = QApplication(["NATP Studio"])
    app.setApplicationName("NATP Studio")
    app.setApplicationVersion(__version__)
    first = FirstPaint()
    # Held here for as long as the window lasts.
    programs: list[object] = []

    def furnish() -> None:
        from natp_studio.ui.app import Program

        program = Program(app, studio, portable=portable, first=first)
        programs.append(program)
        program.start()
        QTimer.singleShot(_LOADED_AFTER_MS, _collect_again)

    first.window.painted.connect(furnish)
    first.window.show()
    return app.exec()


def _collect_again() -> None:
    # What was loaded until now stays; to look through it at each collection would only take time.
    gc.freeze()
    gc.enable()
