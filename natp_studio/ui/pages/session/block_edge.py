"""The edge of each kind of block, and the corner of every block: its shape tells the kind, colour comes last."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from natp_studio.ui.look.look import Look

BLOCK_CORNER = 8


def paint_edge(look: Look, painter: QPainter, place: QRectF, kind: str) -> None:
    """The left edge of a block: its shape tells the kind, also in grey and in print."""
    shape, colour = look.kind_edge(kind), look.colour(f"{kind}_edge")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    x, y, wide, tall = place.x(), place.y(), place.width(), place.height()
    match shape:
        case "solid":
            painter.drawRect(place)
        case "double":
            painter.drawRect(QRectF(x, y, wide * 0.36, tall))
            painter.drawRect(QRectF(x + wide * 0.64, y, wide * 0.36, tall))
        case "waves":
            _paint_wave(look, painter, place, kind)
        case "ends":
            end = min(tall / 3, 2 * wide)
            painter.drawRect(QRectF(x, y, wide, end))
            painter.drawRect(QRectF(x, y + tall - end, wide, end))
            painter.drawRect(QRectF(x, y, wide * 0.3, tall))
        case _:
            step, mark = {
                "film": (1.4, 0.8),
                "dashes": (1.9, 1.1),
                "dots": (1.3, 0.0),
                "steps": (1.1, 0.6),
                "long": (3.6, 2.6),
            }[shape]
            _paint_marks(painter, place, shape, step * wide, mark * wide)


def _paint_marks(painter: QPainter, place: QRectF, shape: str, step: float, mark: float) -> None:
    wide, y, number = place.width(), place.y() + 2, 0
    bottom = place.bottom() - 2
    while y + (mark or wide) <= bottom + 0.5:
        if shape == "dots":
            painter.drawEllipse(QRectF(place.x(), y, wide, wide))
        else:
            share = (1.0, 0.55)[number % 2] if shape == "steps" else 1.0
            painter.drawRect(QRectF(place.x(), y, wide * share, mark))
        y += step
        number += 1


def _paint_wave(look: Look, painter: QPainter, place: QRectF, kind: str) -> None:
    line = place.width() * 0.36
    left, right, half = place.x() + line / 2, place.right() - line / 2, place.width() * 0.9
    path = QPainterPath(QPointF((left + right) / 2, place.y()))
    y, side = place.y(), 1
    while y < place.bottom():
        middle, out = (left + right) / 2, right if side > 0 else left
        path.quadTo(QPointF(out + side * line * 0.6, y + half / 2), QPointF(middle, y + half))
        y, side = y + half, -side
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.colour(f"{kind}_edge"), line))
    painter.drawPath(path)
