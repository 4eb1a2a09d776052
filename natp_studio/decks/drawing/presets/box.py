"""The rectangle that a preset shape is drawn into, with the shape's adjustments."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from natp_studio.decks.drawing.pen import Outline, Pen
from natp_studio.domain.scenes import Area, Contour


@dataclass(frozen=True)
class Box:
    """`width` by `height` points. `adjustments` are as the file has them: shares in 100,000ths, angles in 60,000ths."""

    width: float
    height: float
    adjustments: Mapping[str, float]

    @property
    def short(self) -> float:
        """The shorter side, which most adjustments are shares of."""
        return min(self.width, self.height)

    @property
    def middle_x(self) -> float:
        """Half the width."""
        return self.width / 2

    @property
    def middle_y(self) -> float:
        """Half the height."""
        return self.height / 2

    def adjust(self, name: str, default: int, least: float = 0.0, most: float = 1.0) -> float:
        """An adjustment as a share of one, kept between `least` and `most`. `default` is in 100,000ths."""
        return max(least, min(self.adjustments.get(name, default) / 100_000, most))

    def angle(self, name: str, default: float) -> float:
        """An adjustment in degrees, from 0 to 360."""
        return max(0.0, min(self.adjustments.get(name, default * 60_000) / 60_000, 359.999))

    def shares(self, length: float) -> float:
        """A length as a share of the shorter side."""
        return length / self.short if self.short else 0.0

    def turned(self) -> Box:
        """The same box with width and height exchanged."""
        return Box(self.height, self.width, self.adjustments)


Preset = Callable[[Box], Outline]


def outline(*pens: Pen, text: tuple[float, float, float, float] | None = None) -> Outline:
    """What the pens drew. `text` is left, top, right and bottom of where words go."""
    area = None
    if text is not None:
        left, top, right, bottom = text
        area = Area(left, top, max(0.0, right - left), max(0.0, bottom - top))
    return Outline(tuple(pen.contour() for pen in pens), area)


def mirrored(preset: Preset) -> Preset:
    """The preset seen in a mirror: left and right exchanged."""

    def draw(box: Box) -> Outline:
        drawn = preset(box)
        text = drawn.text
        area = text and Area(box.width - text.x - text.width, text.y, text.width, text.height)
        return Outline(tuple(_moved(part, -1, box.width, 1, 0.0) for part in drawn.contours), area)

    return draw


def upside_down(preset: Preset) -> Preset:
    """The preset with top and bottom exchanged."""

    def draw(box: Box) -> Outline:
        drawn = preset(box)
        text = drawn.text
        area = text and Area(text.x, box.height - text.y - text.height, text.width, text.height)
        return Outline(tuple(_moved(part, 1, 0.0, -1, box.height) for part in drawn.contours), area)

    return draw


def transposed(preset: Preset) -> Preset:
    """The preset with x and y exchanged: what pointed right points down."""

    def draw(box: Box) -> Outline:
        drawn = preset(box.turned())
        text = drawn.text
        area = text and Area(text.y, text.x, text.height, text.width)
        return Outline(tuple(_exchanged(part) for part in drawn.contours), area)

    return draw


def _moved(part: Contour, by_x: int, shift_x: float, by_y: int, shift_y: float) -> Contour:
    xs, ys = part.points[::2], part.points[1::2]
    points = tuple(place for x, y in zip(xs, ys, strict=True) for place in (by_x * x + shift_x, by_y * y + shift_y))
    return Contour(part.verbs, points, part.filled, part.stroked, part.tone)


def _exchanged(part: Contour) -> Contour:
    xs, ys = part.points[::2], part.points[1::2]
    points = tuple(place for x, y in zip(xs, ys, strict=True) for place in (y, x))
    return Contour(part.verbs, points, part.filled, part.stroked, part.tone)
