"""Numbers as DrawingML writes them, read without trust: what cannot be read counts as not said.

Units: EMU (12,700 to the point), angles in 60,000ths of a degree, shares in 100,000ths (ECMA-376 20.1.10).
"""

from __future__ import annotations

import math

EMU_PER_POINT = 12_700
# Beyond any slide (56 inches), and small enough that sums of such numbers stay exact in a painter.
_FARTHEST = 1_000_000_000


def integer(text: str | None, default: int = 0) -> int:
    """A whole number, kept within what a slide can hold."""
    return round(number(text, default))


def number(text: str | None, default: float = 0.0) -> float:
    """A number, kept within what a slide can hold."""
    if not text or len(text) > 40:
        return default
    try:
        value = float(text)
    except ValueError:
        return default
    if not math.isfinite(value):
        return default
    return min(_FARTHEST, max(-_FARTHEST, value))


def points(text: str | None, default: float = 0.0) -> float:
    """A length in EMU, or with a unit such as "2.5cm", in points."""
    if text and text[-2:].isalpha():
        per_unit = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "pi": 12.0}.get(text[-2:])
        return number(text[:-2]) * per_unit if per_unit else default
    return number(text, default * EMU_PER_POINT) / EMU_PER_POINT


def share(text: str | None, default: float = 0.0) -> float:
    """A share of one: 75,000 and "75%" are 0.75."""
    if text and text.endswith("%"):
        return number(text[:-1], default * 100) / 100
    return number(text, default * 100_000) / 100_000


def degrees(text: str | None, default: float = 0.0) -> float:
    """An angle in degrees."""
    return number(text, default * 60_000) / 60_000


def flag(text: str | None, *, default: bool = False) -> bool:
    """A yes or no (xsd:boolean)."""
    return default if text is None else text in ("1", "true", "on")
