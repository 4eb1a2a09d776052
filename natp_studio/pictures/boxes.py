"""Labelled boxes for what is not painted, and the play sign on what plays."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen, QPolygonF

from natp_studio.domain.scenes import Area, Colour, Frame, LabelledBox, Paragraph, Run, Sides, TextBody
from natp_studio.pictures.bodies import paint_body
from natp_studio.pictures.canvas import Canvas
from natp_studio.pictures.geometry import to_page

_PAPER = QColor(0xF4, 0xF4, 0xF4)
_EDGE = QColor(0x76, 0x76, 0x76)
_INK = Colour(0x33, 0x33, 0x33)
_SMALLEST_WORDS, _LARGEST_WORDS = 8.0, 18.0
_VEIL = QColor(0, 0, 0, 150)


def paint_box(canvas: Canvas, box: LabelledBox) -> None:
    """A dashed box with its label in the middle."""
    painter, frame = canvas.painter, box.frame
    painter.save()
    painter.setTransform(to_page(frame, mirrored=False), combine=True)
    area = QRectF(0, 0, frame.width, frame.height)
    painter.fillRect(area, _PAPER)
    painter.setPen(QPen(_EDGE, max(0.75, 0.7 / canvas.scale), Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area)
    painter.restore()
    size = max(_SMALLEST_WORDS, min(_LARGEST_WORDS, frame.width / 16, frame.height / 3))
    if frame.height >= size and frame.width >= 2 * size:
        words = Run(box.label, (), size, _INK)
        body = TextBody(
            Area(0, 0, frame.width, frame.height),
            (Paragraph((words,), words, "centre"),),
            Sides(4, 2, 4, 2),
            "bottom" if box.plays else "middle",
        )
        painter.save()
        painter.setClipRect(QRectF(frame.x, frame.y, frame.width, frame.height), Qt.ClipOperation.IntersectClip)
        paint_body(canvas, body, Frame(frame.x, frame.y, frame.width, frame.height))
        painter.restore()
    if box.plays:
        paint_play_sign(canvas, frame)


def paint_play_sign(canvas: Canvas, frame: Frame) -> None:
    """A round play sign in the middle of a frame."""
    painter = canvas.painter
    radius = min(frame.width, frame.height) * 0.18
    middle = QPointF(frame.x + frame.width / 2, frame.y + frame.height / 2)
    painter.save()
    painter.setPen(QPen(Qt.GlobalColor.white, radius / 10))
    painter.setBrush(_VEIL)
    painter.drawEllipse(middle, radius, radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.white)
    half = radius * 0.5
    painter.drawPolygon(
        QPolygonF(
            [middle + QPointF(-half * 0.7, -half), middle + QPointF(half, 0), middle + QPointF(-half * 0.7, half)]
        )
    )
    painter.restore()
