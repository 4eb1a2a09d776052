"""Scenes put together by hand, and a look at what was painted."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QImage

from natp_studio.domain.scenes import (
    Area,
    Colour,
    Contour,
    Fill,
    Node,
    Paragraph,
    Run,
    Scene,
    Sides,
    SolidFill,
    TextBody,
)

WHITE, BLACK, RED = Colour(255, 255, 255), Colour(0, 0, 0), Colour(255, 0, 0)
GREEN, BLUE = Colour(0, 255, 0), Colour(0, 0, 255)


def scene(*nodes: Node, background: Fill | None = None, images: Mapping[str, bytes] | None = None) -> Scene:
    """A page of 200 by 100 points: painted 200 pixels wide, a point is a pixel."""
    return Scene(200, 100, background, nodes, images or {})


def box(width: float, height: float) -> tuple[Contour, ...]:
    """A rectangle."""
    return (Contour("MLLLZ", (0, 0, width, 0, width, height, 0, height)),)


def run(text: str, size: float = 20, colour: Colour = BLACK, **looks: object) -> Run:
    """Words in a plain font."""
    return Run(text, ("Arial",), size, colour, **looks)  # type: ignore[arg-type]


def words(text: str, width: float, height: float, **about: object) -> TextBody:
    """A text body of one paragraph, without insets."""
    return body(Paragraph((run(text),), run("")), width=width, height=height, **about)


def body(*paragraphs: Paragraph, width: float, height: float, **about: object) -> TextBody:
    """A text body without insets."""
    return TextBody(Area(0, 0, width, height), paragraphs, insets=Sides(), **about)  # type: ignore[arg-type]


def solid(colour: Colour) -> SolidFill:
    """A fill of one colour."""
    return SolidFill(colour)


def at(picture: QImage, x: int, y: int) -> tuple[int, int, int]:
    """The colour of a pixel."""
    colour = picture.pixelColor(x, y)
    return colour.red(), colour.green(), colour.blue()


def inked(picture: QImage, background: tuple[int, int, int] = (255, 255, 255)) -> tuple[int, int, int, int] | None:
    """Left, top, right and bottom of what differs clearly from the background; None for nothing."""
    xs, ys = [], []
    for y in range(picture.height()):
        for x in range(picture.width()):
            if max(abs(a - b) for a, b in zip(at(picture, x, y), background, strict=True)) > 60:
                xs.append(x)
                ys.append(y)
    return (min(xs), min(ys), max(xs), max(ys)) if xs else None
