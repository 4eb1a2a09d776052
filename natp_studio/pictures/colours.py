"""Colours of a scene as Qt's."""

from __future__ import annotations

import functools

from PySide6.QtGui import QColor

from natp_studio.domain.scenes import Colour


@functools.lru_cache(maxsize=4096)
def qcolour(colour: Colour, tone: float = 0.0) -> QColor:
    """A colour, lighter by `tone` (towards white) or darker (towards black, where `tone` is below 0)."""
    red, green, blue = colour.red, colour.green, colour.blue
    if tone:
        goal, part = (255, tone) if tone > 0 else (0, -tone)
        red, green, blue = (round(value + (goal - value) * part) for value in (red, green, blue))
    made = QColor(red, green, blue)
    made.setAlphaF(max(0.0, min(1.0, colour.alpha)))
    return made
