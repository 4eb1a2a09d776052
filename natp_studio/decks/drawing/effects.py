"""The one effect that pictures show: an outer shadow (ECMA-376 20.1.8.45). Glow, reflection and 3D are left out."""

from __future__ import annotations

import math
from collections.abc import Iterable

from natp_studio.decks.drawing.colours import colour
from natp_studio.decks.drawing.measures import degrees, points
from natp_studio.decks.drawing.sheet import Sheet
from natp_studio.decks.xml import Element, find
from natp_studio.domain.scenes import Colour, Shadow


def shadow(parents: Iterable[Element | None], sheet: Sheet, stand_in: Colour | None = None) -> Shadow | None:
    """The shadow that the first of several property elements with an effect list asks for."""
    for parent in parents:
        listed = None if parent is None else find(parent, "a:effectLst")
        if listed is not None:
            return _outer(find(listed, "a:outerShdw"), sheet, stand_in)
    return None


def _outer(element: Element | None, sheet: Sheet, stand_in: Colour | None) -> Shadow | None:
    tone = colour(element, sheet.palette, stand_in)
    if element is None or tone is None or tone.alpha <= 0:
        return None
    far, turned = min(200.0, points(element.get("dist"))), math.radians(degrees(element.get("dir")))
    blur = min(100.0, max(0.0, points(element.get("blurRad"))))
    return Shadow(tone, far * math.cos(turned), far * math.sin(turned), blur)
