"""The scenes of the animation "Arriving on the ward: six calm steps".

A scene is drawn for a moment: `told` runs from 0 to 1 while its picture comes together. Nothing jumps, nothing blinks;
what is new fades in or grows slowly, and the ground keeps its colour.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from pictures import (
    CLAY,
    CLAY_TINT,
    INK,
    MOSS_TINT,
    PAPER,
    SAND,
    SOFT_INK,
    SPRUCE,
    SPRUCE_MIST,
    SPRUCE_TINT,
    SURFACE,
    font,
    pen,
)
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath

WIDTH, HEIGHT = 1280, 720
CENTRE = QPointF(320, 312)
STATIONS = [(190 + 180 * place, 636) for place in range(6)]
EXAMPLE = "Example content made for NATP Studio. Not written by an autistic author."
WRAP = Qt.TextFlag.TextWordWrap


@dataclass(frozen=True)
class Scene:
    """A scene: its length in seconds, the step it is (0 for none), its words, and what is drawn."""

    seconds: float
    step: int
    heading: str
    line: str
    draw: Callable[[QPainter, float], None] | None = None
    small: tuple[str, ...] = ()


def smooth(share: float) -> float:
    """0 to 1 with a soft start and end."""
    share = min(1.0, max(0.0, share))
    return share * share * (3 - 2 * share)


def part(told: float, start: float, end: float) -> float:
    """How far the stretch from `start` to `end` of a scene has come, 0 to 1."""
    return smooth((told - start) / (end - start))


def paint_scene(painter: QPainter, scene: Scene, told: float) -> None:
    """The words and the picture of a scene, without the path below."""
    if scene.step:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(SURFACE))
        painter.drawEllipse(CENTRE, 226, 226)
        if scene.draw:
            scene.draw(painter, told)
        painter.setPen(QColor(SPRUCE))
        painter.setFont(font(32, QFont.Weight.DemiBold))
        painter.drawText(QPointF(620, 192), f"Step {scene.step} of 6")
        painter.setPen(QColor(INK))
        painter.setFont(font(58, QFont.Weight.Bold))
        heading = painter.boundingRect(QRectF(620, 214, 600, 150), WRAP, scene.heading)
        painter.drawText(QRectF(620, 214, 600, 150), WRAP, scene.heading)
        below = QRectF(620, heading.bottom() + 22, 600, 150)
        _faded(painter, part(told, 0.12, 0.4), lambda: _line(painter, scene.line, 40, below))
        return
    painter.setPen(QColor(SPRUCE))
    painter.setFont(font(72, QFont.Weight.Bold))
    painter.drawText(QRectF(140, 150, 1000, 190), WRAP | Qt.AlignmentFlag.AlignBottom, scene.heading)
    _faded(painter, part(told, 0.12, 0.4), lambda: _line(painter, scene.line, 44, QRectF(140, 366, 1000, 110)))
    for number, words in enumerate(scene.small):
        painter.setPen(QColor(SOFT_INK))
        painter.setFont(font(30))
        painter.drawText(QPointF(140, 498 + 44 * number), words)


def paint_path(painter: QPainter, reached: float) -> None:
    """Six stations; the way is drawn as far as `reached` (0 to 6, and between)."""
    painter.setPen(pen(SPRUCE_MIST, 8))
    painter.drawLine(QPointF(*STATIONS[0]), QPointF(*STATIONS[-1]))
    if reached > 1:
        painter.setPen(pen(SPRUCE, 8))
        painter.drawLine(QPointF(*STATIONS[0]), QPointF(STATIONS[0][0] + 180 * (min(reached, 6.0) - 1), STATIONS[0][1]))
    for place, (x, y) in enumerate(STATIONS):
        painter.setPen(pen(SPRUCE_MIST, 6))
        painter.setBrush(QColor(PAPER))
        painter.drawEllipse(QPointF(x, y), 25, 25)
        here = smooth(reached - place)
        if here > 0:
            painter.setOpacity(here)
            painter.setPen(pen(SPRUCE, 6))
            painter.setBrush(QColor(SPRUCE))
            painter.drawEllipse(QPointF(x, y), 25, 25)
            painter.setOpacity(1)
        painter.setPen(QColor("#FFFFFF" if here > 0.5 else SOFT_INK))
        painter.setFont(font(28, QFont.Weight.Bold))
        painter.drawText(QRectF(x - 26, y - 27, 52, 52), Qt.AlignmentFlag.AlignCenter, str(place + 1))


def _line(painter: QPainter, words: str, pixels: float, box: QRectF) -> None:
    painter.setPen(QColor(INK))
    painter.setFont(font(pixels))
    painter.drawText(box, WRAP, words)


def _faded(painter: QPainter, opacity: float, draw: Callable[[], None]) -> None:
    before = painter.opacity()
    painter.setOpacity(before * opacity)
    draw()
    painter.setOpacity(before)


def _door(painter: QPainter, told: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(SAND))
    painter.drawRect(QRectF(222, 152, 196, 306))
    # The door swings away slowly: its leaf grows narrower, and the warm room behind it is seen.
    width = 196 - 128 * part(told, 0.1, 0.75)
    painter.setBrush(QColor(SPRUCE))
    painter.drawPolygon([QPointF(222, 152), QPointF(222 + width, 152 + (196 - width) * 0.16),
                         QPointF(222 + width, 458 - (196 - width) * 0.06), QPointF(222, 458)])  # fmt: skip
    painter.setBrush(QColor(SAND))
    painter.drawEllipse(QPointF(222 + width - 20, 312), 8, 8)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(SPRUCE, 10))
    painter.drawRect(QRectF(222, 152, 196, 306))
    painter.drawLine(QPointF(150, 458), QPointF(490, 458))
    _faded(painter, part(told, 0.4, 0.8), lambda: _badge(painter, 372, 250))


def _badge(painter: QPainter, x: float, y: float) -> None:
    painter.setPen(pen(SPRUCE, 6))
    painter.setBrush(QColor("#FFFFFF"))
    painter.drawRoundedRect(QRectF(x, y, 132, 88), 14, 14)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(CLAY))
    painter.drawEllipse(QPointF(x + 32, y + 44), 16, 16)
    painter.setPen(pen(SOFT_INK, 7))
    painter.drawLine(QPointF(x + 62, y + 32), QPointF(x + 110, y + 32))
    painter.drawLine(QPointF(x + 62, y + 56), QPointF(x + 94, y + 56))


def _paper(painter: QPainter, told: float) -> None:
    painter.setPen(pen(SPRUCE, 8))
    painter.setBrush(QColor("#FFFFFF"))
    painter.drawRoundedRect(QRectF(206, 142, 228, 330), 16, 16)
    for place, colour in enumerate((SPRUCE, "#477A52", CLAY, "#86764D")):
        _faded(
            painter, part(told, 0.1 + 0.15 * place, 0.3 + 0.15 * place), lambda p=place, c=colour: _entry(painter, p, c)
        )


def _entry(painter: QPainter, place: int, colour: str) -> None:
    y = 196 + 72 * place
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(QPointF(248, y), 14, 14)
    painter.setPen(pen(SOFT_INK, 8))
    painter.drawLine(QPointF(284, y), QPointF(396 - 26 * (place % 2), y))


def _plan(painter: QPainter, told: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(MOSS_TINT))
    painter.setOpacity(painter.opacity() * (0.35 + 0.65 * part(told, 0.1, 0.7)))
    painter.drawRect(QRectF(332, 186, 132, 116))
    painter.setOpacity(painter.opacity() / (0.35 + 0.65 * part(told, 0.1, 0.7)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(SPRUCE, 8))
    painter.drawRect(QRectF(176, 186, 288, 256))
    painter.drawLine(QPointF(332, 186), QPointF(332, 302))
    painter.drawLine(QPointF(176, 330), QPointF(262, 330))
    painter.drawLine(QPointF(318, 330), QPointF(464, 330))
    painter.drawLine(QPointF(412, 302), QPointF(464, 302))
    painter.drawLine(QPointF(332, 302), QPointF(352, 302))
    _faded(painter, part(told, 0.2, 0.6), lambda: _leaf(painter, 398, 258))
    # The way through the plan, a dotted line that is drawn slowly.
    way = QPainterPath(QPointF(290, 420))
    way.lineTo(290, 316)
    way.lineTo(382, 316)
    way.lineTo(382, 292)
    steps = 22
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(CLAY))
    for step in range(round(steps * part(told, 0.2, 0.9))):
        painter.drawEllipse(way.pointAtPercent(step / steps), 5, 5)


def _leaf(painter: QPainter, x: float, y: float) -> None:
    leaf = QPainterPath(QPointF(x, y + 26))
    leaf.cubicTo(x - 44, y, x - 16, y - 52, x, y - 56)
    leaf.cubicTo(x + 16, y - 52, x + 44, y, x, y + 26)
    painter.setPen(pen("#477A52", 6))
    painter.setBrush(QColor("#C9DEC9"))
    painter.drawPath(leaf)
    painter.drawLine(QPointF(x, y + 30), QPointF(x, y - 18))


def _needs(painter: QPainter, told: float) -> None:
    signs = (_sun, _waves, _cup, _cloth, _words)
    for place, sign in enumerate(signs):
        angle = math.tau * place / len(signs) - math.pi / 2
        x, y = CENTRE.x() + 126 * math.cos(angle), CENTRE.y() + 126 * math.sin(angle)
        _faded(
            painter,
            part(told, 0.08 + 0.12 * place, 0.3 + 0.12 * place),
            lambda s=sign, a=x, b=y: _sign(painter, s, a, b),
        )
    painter.setPen(pen(SPRUCE, 7))
    painter.setBrush(QColor("#FFFFFF"))
    painter.drawRoundedRect(QRectF(CENTRE.x() - 36, CENTRE.y() - 44, 72, 88), 10, 10)
    for y in (-18, 4, 24):
        painter.drawLine(QPointF(CENTRE.x() - 16, CENTRE.y() + y), QPointF(CENTRE.x() + 16, CENTRE.y() + y))


def _sign(painter: QPainter, sign: Callable[[QPainter, float, float], None], x: float, y: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(SPRUCE_TINT))
    painter.drawEllipse(QPointF(x, y), 54, 54)
    painter.setPen(pen(SPRUCE, 6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    sign(painter, x, y)


def _sun(painter: QPainter, x: float, y: float) -> None:
    painter.drawEllipse(QPointF(x, y), 13, 13)
    for turn in range(8):
        away = QPointF(math.cos(math.tau * turn / 8), math.sin(math.tau * turn / 8))
        painter.drawLine(QPointF(x, y) + away * 22, QPointF(x, y) + away * 30)


def _waves(painter: QPainter, x: float, y: float) -> None:
    for radius in (10, 20, 30):
        painter.drawArc(QRectF(x - 18 - radius, y - radius, 2 * radius, 2 * radius), -50 * 16, 100 * 16)


def _cup(painter: QPainter, x: float, y: float) -> None:
    painter.drawRoundedRect(QRectF(x - 24, y - 16, 38, 36), 8, 8)
    painter.drawArc(QRectF(x + 6, y - 10, 22, 22), -90 * 16, 180 * 16)


def _cloth(painter: QPainter, x: float, y: float) -> None:
    for shift in (-14, 0, 14):
        wave = QPainterPath(QPointF(x - 28, y + shift))
        wave.cubicTo(x - 14, y + shift - 14, x + 2, y + shift + 14, x + 28, y + shift)
        painter.drawPath(wave)


def _words(painter: QPainter, x: float, y: float) -> None:
    painter.drawRoundedRect(QRectF(x - 28, y - 22, 56, 36), 12, 12)
    painter.drawLine(QPointF(x - 12, y + 14), QPointF(x - 18, y + 28))


def _time(painter: QPainter, told: float) -> None:
    painter.setPen(pen(SPRUCE_MIST, 18))
    painter.setBrush(QColor("#FFFFFF"))
    painter.drawEllipse(CENTRE, 136, 136)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(SPRUCE, 18))
    ring = QRectF(CENTRE.x() - 136, CENTRE.y() - 136, 272, 272)
    painter.drawArc(ring, 90 * 16, -math.floor(300 * 16 * part(told, 0.05, 0.95)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(CLAY))
    for place in range(3):
        dot = QPointF(CENTRE.x() - 44 + 44 * place, CENTRE.y())
        shown = 0.25 + 0.75 * part(told, 0.2 + 0.2 * place, 0.4 + 0.2 * place)
        _faded(painter, shown, lambda at=dot: painter.drawEllipse(at, 14, 14))


def _contact(painter: QPainter, told: float) -> None:
    painter.save()
    painter.translate(CENTRE.x() - 150, CENTRE.y() - 60)
    painter.scale(1.5, 1.5)
    _badge(painter, 0, 0)
    painter.restore()

    def clock() -> None:
        painter.setPen(pen(CLAY, 8))
        painter.setBrush(QColor(CLAY_TINT))
        painter.drawEllipse(QPointF(430, 220), 62, 62)
        painter.drawLine(QPointF(430, 220), QPointF(430, 182))
        painter.drawLine(QPointF(430, 220), QPointF(458, 232))

    _faded(painter, part(told, 0.25, 0.6), clock)


SCENES = (
    Scene(6.0, 0, "Arriving on the ward", "Six calm steps, told beforehand", None, (EXAMPLE,)),
    Scene(6.0, 1, "Met by one person", "They say their name and their role.", _door),
    Scene(6.0, 2, "What comes next", "Said in words, and given on paper.", _paper),
    Scene(6.0, 3, "A look around", "The quiet places first.", _plan),
    Scene(7.0, 4, "What helps, and what is hard", "Light, sound, food, touch, words. It goes into the plan.", _needs),
    Scene(6.0, 5, "Time to think", "No answer is needed now.", _time),
    Scene(6.0, 6, "Somebody to ask", "Their name, and when they will be back.", _contact),
    Scene(
        8.0,
        0,
        "Told, written down, the same each time",
        "If something changes, say it early, and say why.",
        None,
        (EXAMPLE, "After NDTi (2020) and NHS Greater Glasgow and Clyde (2024)."),
    ),
)
