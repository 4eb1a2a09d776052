"""The formulas of shape guides (ECMA-376 20.1.9.11), for shapes that a deck draws itself."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from natp_studio.decks.drawing.measures import number
from natp_studio.decks.xml import Element, find_all

_MOST_GUIDES = 3_000
_UNITS_PER_DEGREE = 60_000
_FARTHEST = 1e12


class Guides:
    """Named lengths (EMU) and angles (60,000ths of a degree) of one shape."""

    def __init__(self, width: float, height: float) -> None:
        short = min(width, height)
        self._values: dict[str, float] = {
            "l": 0.0, "t": 0.0, "r": width, "b": height, "w": width, "h": height,
            "hc": width / 2, "vc": height / 2, "ss": short, "ls": max(width, height),
            "cd2": 10_800_000, "cd4": 5_400_000, "cd8": 2_700_000,
            "3cd4": 16_200_000, "3cd8": 8_100_000, "5cd8": 13_500_000, "7cd8": 18_900_000,
        }  # fmt: skip
        for part in (2, 3, 4, 5, 6, 8, 10, 12, 16, 32):
            self._values[f"wd{part}"] = width / part
            self._values[f"hd{part}"] = height / part
            self._values[f"ssd{part}"] = short / part

    def value(self, text: str | None) -> float:
        """What a name or a written number stands for."""
        known = self._values.get(text or "")
        return number(text) if known is None else known

    def define(self, listed: Element | None) -> None:
        """Work out a list of guides, in order."""
        for guide in [] if listed is None else find_all(listed, "a:gd")[:_MOST_GUIDES]:
            words = guide.get("fmla", "").split()
            operation = _OPERATIONS.get(words[0]) if words else None
            operands = [self.value(word) for word in words[1:4]]
            if operation is not None:
                result = operation(*(operands + [0.0] * 3)[:3])
                self._values[guide.get("name", "")] = max(-_FARTHEST, min(_FARTHEST, result))


def _turn(angle: float) -> float:
    return math.radians(angle / _UNITS_PER_DEGREE)


def _angle(radians: float) -> float:
    return math.degrees(radians) * _UNITS_PER_DEGREE


_OPERATIONS: Mapping[str, Callable[[float, float, float], float]] = {
    "val": lambda x, _y, _z: x,
    "*/": lambda x, y, z: x * y / z if z else 0.0,
    "+-": lambda x, y, z: x + y - z,
    "+/": lambda x, y, z: (x + y) / z if z else 0.0,
    "?:": lambda x, y, z: y if x > 0 else z,
    "abs": lambda x, _y, _z: abs(x),
    "min": lambda x, y, _z: min(x, y),
    "max": lambda x, y, _z: max(x, y),
    "pin": lambda x, y, z: max(x, min(y, z)),
    "mod": lambda x, y, z: math.sqrt(x * x + y * y + z * z),
    "sqrt": lambda x, _y, _z: math.sqrt(max(0.0, x)),
    "sin": lambda x, y, _z: x * math.sin(_turn(y)),
    "cos": lambda x, y, _z: x * math.cos(_turn(y)),
    "tan": lambda x, y, _z: x * math.tan(_turn(y)),
    "at2": lambda x, y, _z: _angle(math.atan2(y, x)),
    "cat2": lambda x, y, z: x * math.cos(math.atan2(z, y)),
    "sat2": lambda x, y, z: x * math.sin(math.atan2(z, y)),
}
