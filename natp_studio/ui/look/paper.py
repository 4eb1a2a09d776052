"""The colour of empty paper, without the rest of the look: it is on the screen before the look is even loaded."""

from __future__ import annotations

import json

from PySide6.QtGui import QColor, QGuiApplication

from natp_studio.services.shipped import shipped


def paper_colour(theme: str) -> QColor:
    """What a theme's pages are painted on; of "system" what the platform's own windows suggest."""
    themes = json.loads((shipped("assets/themes") / "themes.json").read_text(encoding="utf-8"))["themes"]
    if theme not in themes:
        # Asking for the colour scheme itself loads all of Qt's enumerations, which takes as long as painting.
        theme = "dark" if QGuiApplication.palette().window().color().lightness() < 128 else "light"
    return QColor(themes[theme]["canvas"])
