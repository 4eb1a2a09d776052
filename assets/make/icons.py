"""Rows of small line drawings that stand in the cards of a slide, on a clear ground.

A row is drawn for cards that share a width of 11.83 inches with gaps of 0.3 (see `deck_items.put_cards`).
"""

from __future__ import annotations

import io
from collections.abc import Callable

from pictures import pen
from PIL import Image
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPolygonF

PIXELS_PER_INCH = 140
ROW_WIDTH, ROW_HEIGHT, GAP, MARGIN = 11.83, 1.05, 0.3, 0.26
INK_BLUE, TEAL, PLUM, SAGE, TERRACOTTA = "#243A6E", "#2F6F73", "#4F2A4C", "#4F6B4A", "#8A4B38"

Draw = Callable[[QPainter], None]


def ways_to_answer() -> bytes:
    """A written page, a picture card, a speech bubble, a clock."""
    return _row([_page, _picture_card, _speech, _clock])


def chains() -> bytes:
    """Three chains of eight: dots, diamonds, and dots and diamonds in turn with broken links."""
    return _row([_chain("dots"), _chain("diamonds"), _chain("mixed")])


def masking() -> bytes:
    """A circle half behind a panel, a nearly empty battery, a plant in a pot."""
    return _row([_covered, _battery, _plant])


def _row(drawings: list[Draw]) -> bytes:
    image = QImage(
        round(ROW_WIDTH * PIXELS_PER_INCH), round(ROW_HEIGHT * PIXELS_PER_INCH), QImage.Format.Format_RGBA8888
    )
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    each = (ROW_WIDTH - GAP * (len(drawings) - 1)) / len(drawings)
    for place, draw in enumerate(drawings):
        painter.save()
        painter.translate((place * (each + GAP) + MARGIN) * PIXELS_PER_INCH, 0)
        draw(painter)
        painter.restore()
    painter.end()
    flat = Image.frombuffer("RGBA", (image.width(), image.height()), bytes(image.constBits()), "raw", "RGBA", 0, 1)
    data = io.BytesIO()
    flat.save(data, "PNG", optimize=True)
    return data.getvalue()


def _page(painter: QPainter) -> None:
    painter.setPen(pen(INK_BLUE, 7))
    painter.setBrush(QColor("#FFFFFF"))
    painter.drawRoundedRect(QRectF(6, 6, 108, 132), 12, 12)
    for y, length in ((44, 66), (72, 66), (100, 36)):
        painter.drawLine(QPointF(28, y), QPointF(28 + length, y))
    painter.setBrush(QColor("#F6ECD6"))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in ((88, 122), (82, 142), (102, 136), (150, 84), (136, 70))]))


def _picture_card(painter: QPainter) -> None:
    painter.setPen(pen(TEAL, 7))
    painter.setBrush(QColor("#FFFFFF"))
    painter.drawRoundedRect(QRectF(6, 14, 160, 120), 14, 14)
    painter.setBrush(QColor("#F6ECD6"))
    painter.drawEllipse(QPointF(124, 48), 14, 14)
    hills = QPainterPath(QPointF(14, 118))
    hills.lineTo(62, 62)
    hills.lineTo(96, 100)
    hills.lineTo(116, 82)
    hills.lineTo(154, 118)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(hills)


def _speech(painter: QPainter) -> None:
    bubble = QPainterPath()
    bubble.addRoundedRect(QRectF(6, 14, 160, 92), 34, 34)
    tail = QPainterPath()
    tail.addPolygon(QPolygonF([QPointF(40, 92), QPointF(84, 92), QPointF(38, 140)]))
    painter.setPen(pen(INK_BLUE, 7))
    painter.setBrush(QColor("#FFFFFF"))
    painter.drawPath(bubble.united(tail))
    for x in (52, 86, 120):
        painter.setBrush(QColor(INK_BLUE))
        painter.drawEllipse(QPointF(x, 60), 5, 5)


def _clock(painter: QPainter) -> None:
    painter.setPen(pen(INK_BLUE, 7))
    painter.setBrush(QColor("#FFFFFF"))
    painter.drawEllipse(QPointF(72, 74), 64, 64)
    painter.drawLine(QPointF(72, 74), QPointF(72, 34))
    painter.drawLine(QPointF(72, 74), QPointF(100, 90))


def _chain(kind: str) -> Draw:
    def draw(painter: QPainter) -> None:
        broken = kind == "mixed"
        painter.setPen(
            pen("#7A6A4A" if broken else "#8EA2CE", 6, Qt.PenStyle.DotLine if broken else Qt.PenStyle.SolidLine)
        )
        painter.drawLine(QPointF(20, 74), QPointF(20 + 7 * 56, 74))
        for place in range(8):
            x = 20 + place * 56
            diamond = kind == "diamonds" or (broken and place % 2)
            painter.setPen(pen("#FFFFFF", 4))
            painter.setBrush(QColor(TEAL if diamond else INK_BLUE))
            if diamond:
                painter.drawPolygon(
                    QPolygonF([QPointF(x, 50), QPointF(x + 22, 74), QPointF(x, 98), QPointF(x - 22, 74)])
                )
            else:
                painter.drawEllipse(QPointF(x, 74), 19, 19)

    return draw


def _covered(painter: QPainter) -> None:
    painter.setPen(pen(PLUM, 7))
    painter.setBrush(QColor("#F5E4DC"))
    painter.drawEllipse(QPointF(66, 74), 58, 58)
    painter.setBrush(QColor("#FFFFFF"))
    painter.drawRoundedRect(QRectF(66, 10, 92, 128), 12, 12)


def _battery(painter: QPainter) -> None:
    painter.setPen(pen(TERRACOTTA, 7))
    painter.setBrush(QColor("#FFFFFF"))
    painter.drawRoundedRect(QRectF(6, 38, 164, 76), 16, 16)
    painter.drawLine(QPointF(184, 64), QPointF(184, 88))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(TERRACOTTA))
    painter.drawRoundedRect(QRectF(20, 52, 26, 48), 6, 6)


def _plant(painter: QPainter) -> None:
    painter.setPen(pen(SAGE, 7))
    painter.setBrush(QColor("#FFFFFF"))
    painter.drawPolygon(QPolygonF([QPointF(40, 96), QPointF(112, 96), QPointF(102, 140), QPointF(50, 140)]))
    painter.drawLine(QPointF(76, 94), QPointF(76, 44))
    painter.setBrush(QColor("#CFDCC6"))
    for side in (-1, 1):
        leaf = QPainterPath(QPointF(76, 70))
        leaf.cubicTo(76 + side * 18, 26, 76 + side * 62, 26, 76 + side * 66, 30)
        leaf.cubicTo(76 + side * 62, 62, 76 + side * 30, 76, 76, 70)
        painter.drawPath(leaf)
