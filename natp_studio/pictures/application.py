"""The one Qt application that painting needs, without a window."""

from __future__ import annotations

import functools

from PySide6.QtCore import QCoreApplication, QLoggingCategory
from PySide6.QtGui import QGuiApplication

from natp_studio.domain.problems import Problem


def application() -> QGuiApplication:
    """The running Qt application, or a new one that draws off screen. Call it in the main thread before painting."""
    running = QCoreApplication.instance()
    if running is None:
        return _offscreen()
    if not isinstance(running, QGuiApplication):
        raise Problem("Pictures of slides cannot be made here.", "", "Close NATP Studio and start it again.")
    return running


@functools.cache
def _offscreen() -> QGuiApplication:
    # Kept for as long as the process lives: Qt has no use for a second one.
    made = QGuiApplication(["natp-studio", "-platform", "offscreen"])
    # What is odd inside a picture file is for nobody to read: the picture shows it, or a labelled box does.
    QLoggingCategory.setFilterRules("qt.gui.imageio*=false\nqt.text.font*=false\nqt.qpa.fonts*=false")
    return made
