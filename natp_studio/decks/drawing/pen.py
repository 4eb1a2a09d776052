"""Draws the contours of shapes: straight lines, curves, and DrawingML's elliptical arcs as cubic curves."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Self

from natp_studio.domain.scenes import Area, Contour


@dataclass(frozen=True, slots=True)
class Outline:
    """The contours of a shape and where its words go; `text` None is the whole frame."""

    contours: tuple[Contour, ...]
    text: Area | None = None


class Pen:
    """Writes one contour. Coordinates are points from the frame's top left; angles degrees clockwise from the right.

    With `scale` they are on a grid of the shape's own, stretched by so much across and down afterwards: arcs too.
    """

    def __init__(
        self,
        *,
        filled: bool = True,
        stroked: bool = True,
        tone: float = 0.0,
        scale: tuple[float, float] = (1.0, 1.0),
    ) -> None:
        self._scale_x, self._scale_y = scale
        self._filled = filled
        self._stroked = stroked
        self._tone = tone
        self._verbs: list[str] = []
        self._points: list[float] = []
        self._x = self._y = 0.0
        self._start = (0.0, 0.0)

    def move(self, x: float, y: float) -> Self:
        """Start a new part of the contour."""
        self._start = (x, y)
        return self._to("M", x, y)

    def line(self, *coordinates: float) -> Self:
        """Straight lines to each of x, y, x, y, …"""
        for x, y in zip(coordinates[::2], coordinates[1::2], strict=True):
            self._to("L", x, y)
        return self

    def cubic(self, x1: float, y1: float, x2: float, y2: float, x: float, y: float) -> Self:
        """A cubic curve with two control points."""
        self._points += (x1 * self._scale_x, y1 * self._scale_y, x2 * self._scale_x, y2 * self._scale_y)
        return self._to("C", x, y)

    def quad(self, x1: float, y1: float, x: float, y: float) -> Self:
        """A quadratic curve with one control point."""
        from_x, from_y = self._x, self._y
        return self.cubic(
            from_x + (x1 - from_x) * 2 / 3,
            from_y + (y1 - from_y) * 2 / 3,
            x + (x1 - x) * 2 / 3,
            y + (y1 - y) * 2 / 3,
            x,
            y,
        )

    def arc(self, radius_x: float, radius_y: float, start: float, sweep: float) -> Self:
        """An arc of the ellipse that passes the current point at angle `start` (arcTo, ECMA-376 20.1.9.4)."""
        if not self._verbs:
            self.move(0.0, 0.0)
        sweep = max(-720.0, min(720.0, sweep))
        if (radius_x <= 0 and radius_y <= 0) or not sweep:
            return self
        first = _on_ellipse(radius_x, radius_y, start)
        last = _on_ellipse(radius_x, radius_y, start + sweep)
        middle_x = self._x - radius_x * math.cos(first)
        middle_y = self._y - radius_y * math.sin(first)
        pieces = max(1, math.ceil(abs(last - first) / (math.pi / 2) - 1e-6))
        step = (last - first) / pieces
        reach = 4 / 3 * math.tan(step / 4)
        for number in range(pieces):
            a, b = first + number * step, first + (number + 1) * step
            self.cubic(
                middle_x + radius_x * (math.cos(a) - reach * math.sin(a)),
                middle_y + radius_y * (math.sin(a) + reach * math.cos(a)),
                middle_x + radius_x * (math.cos(b) + reach * math.sin(b)),
                middle_y + radius_y * (math.sin(b) - reach * math.cos(b)),
                middle_x + radius_x * math.cos(b),
                middle_y + radius_y * math.sin(b),
            )
        return self

    def close(self) -> Self:
        """Go back to where this part of the contour began."""
        if self._verbs and self._verbs[-1] != "Z":
            self._verbs.append("Z")
        self._x, self._y = self._start
        return self

    def polygon(self, *coordinates: float) -> Self:
        """A closed part with corners x, y, x, y, …"""
        return self.move(*coordinates[:2]).line(*coordinates[2:]).close()

    def rectangle(self, left: float, top: float, right: float, bottom: float) -> Self:
        """A closed rectangle."""
        return self.polygon(left, top, right, top, right, bottom, left, bottom)

    def ellipse(self, left: float, top: float, right: float, bottom: float) -> Self:
        """A whole ellipse within a rectangle."""
        self.move(left, (top + bottom) / 2)
        return self.arc((right - left) / 2, (bottom - top) / 2, 180, 360).close()

    def contour(self) -> Contour:
        """What was drawn."""
        return Contour("".join(self._verbs), tuple(self._points), self._filled, self._stroked, self._tone)

    def _to(self, verb: str, x: float, y: float) -> Self:
        self._verbs.append(verb)
        self._points += (x * self._scale_x, y * self._scale_y)
        self._x, self._y = x, y
        return self


def _on_ellipse(radius_x: float, radius_y: float, angle: float) -> float:
    # DrawingML's angle is that of a ray from the middle; a curve's parameter differs where the radii do.
    whole = math.floor((angle + 180) / 360)
    ray = math.radians(angle - whole * 360)
    return math.atan2(radius_x * math.sin(ray), radius_y * math.cos(ray)) + whole * 2 * math.pi
