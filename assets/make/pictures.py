"""The pictures of the example decks, drawn with Qt's painter: flat, quiet, no people and no faces.

Each function returns PNG bytes. Sizes are in pixels; a picture is drawn once at the size it is kept in.
"""

from __future__ import annotations

import io
import math
import os
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QImage, QPainter, QPainterPath, QPen, QPolygonF

FONTS = Path(__file__).resolve().parent.parent / "fonts"
FAMILY = "Atkinson Hyperlegible Next"

PAPER, SURFACE, INK, SOFT_INK = "#F4F2ED", "#FCFBF8", "#1F2628", "#4D585B"
SPRUCE, SPRUCE_TINT, SPRUCE_MIST = "#1E5B66", "#DBE8E8", "#C4DADB"
SAND, MOSS_TINT, CLAY, CLAY_TINT = "#F3E8CF", "#E0EADF", "#8D6251", "#EEE4E0"


def painter_ready() -> QGuiApplication:
    """The application object Qt needs before it can draw text, with the example font loaded."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication.instance() or QGuiApplication([])
    for style in ("Regular", "SemiBold", "Bold"):
        QFontDatabase.addApplicationFont(str(FONTS / f"AtkinsonHyperlegibleNext-{style}.ttf"))
    return app


def font(pixels: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    chosen = QFont(FAMILY)
    chosen.setPixelSize(round(pixels))
    chosen.setWeight(weight)
    return chosen


def pen(colour: str, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    return QPen(QColor(colour), width, style, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def corridor() -> bytes:
    """A ward corridor with five numbered places: light, alarm, voices, smell, touch."""
    return _png(1240, 1000, PAPER, _corridor)


def ask_once() -> bytes:
    """Two rows: a question with one long pause reaches an answer; a repeated question starts again each time."""
    return _png(2320, 720, PAPER, _ask_once)


def both_ways() -> bytes:
    """Two overlapping speech bubbles of different pattern, an arrow in each direction between them."""
    return _png(1240, 1000, "#F5F7FA", _both_ways)


def overload() -> bytes:
    """A glass filled by five layers; from it one path goes outwards in rays and one inwards to a dense centre."""
    return _png(1240, 1000, "#F7F3F6", _overload)


def _png(width: int, height: int, paper: str, draw: Callable[[QPainter], None]) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(paper))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter)
    painter.end()
    flat = Image.frombuffer("RGBX", (width, height), bytes(image.constBits()), "raw", "BGRX", 0, 1).convert("RGB")
    # Flat colours need no more than a palette; it makes the file a quarter as large.
    small = flat.quantize(96, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    _exact(small, QColor(paper))
    data = io.BytesIO()
    small.save(data, "PNG", optimize=True)
    return data.getvalue()


def _exact(image: Image.Image, colour: QColor) -> None:
    """Set the palette's nearest entry to this colour, so that the picture's ground meets the slide's unseen."""
    wanted = colour.getRgb()[:3]
    palette = image.getpalette()
    entries = [palette[start : start + 3] for start in range(0, len(palette), 3)]
    nearest = min(
        range(len(entries)), key=lambda place: sum(abs(a - b) for a, b in zip(entries[place], wanted, strict=True))
    )
    palette[3 * nearest : 3 * nearest + 3] = wanted
    image.putpalette(palette)


def _polygon(painter: QPainter, colour: str, *points: tuple[float, float]) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))


def _badge(painter: QPainter, number: int, x: float, y: float) -> None:
    painter.setPen(pen(PAPER, 6))
    painter.setBrush(QColor(SPRUCE))
    painter.drawEllipse(QPointF(x, y), 40, 40)
    painter.setPen(QColor("#FFFFFF"))
    painter.setFont(font(46, QFont.Weight.Bold))
    painter.drawText(QRectF(x - 40, y - 41, 80, 80), Qt.AlignmentFlag.AlignCenter, str(number))


def _arcs(painter: QPainter, x: float, y: float, radii: tuple[float, ...], start: int, span: int, of: QPen) -> None:
    painter.setPen(of)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for radius in radii:
        painter.drawArc(QRectF(x - radius, y - radius, 2 * radius, 2 * radius), start * 16, span * 16)


def _corridor(painter: QPainter) -> None:
    far = (470, 330, 770, 610)  # the far wall: left, top, right, bottom
    left, top, right, bottom = far
    _polygon(painter, "#ECE8DF", (0, 0), (1240, 0), (right, top), (left, top))
    _polygon(painter, "#DCCFB4", (0, 1000), (1240, 1000), (right, bottom), (left, bottom))
    _polygon(painter, SPRUCE_TINT, (0, 0), (left, top), (left, bottom), (0, 1000))
    _polygon(painter, "#CFE0E0", (1240, 0), (right, top), (right, bottom), (1240, 1000))
    _polygon(painter, "#EAF1F0", (left, top), (right, top), (right, bottom), (left, bottom))
    for wall in (
        ((0, 700), (left, 526), (left, 544), (0, 738)),
        ((1240, 700), (right, 526), (right, 544), (1240, 738)),
    ):
        _polygon(painter, "#B9CFCF", *wall)
    # Light strips on the ceiling, the near one the brightest.
    for strip, colour in (
        (((410, 20), (830, 20), (770, 118), (470, 118)), "#FFF3C4"),
        (((498, 164), (742, 164), (712, 214), (528, 214)), "#FBEFC9"),
        (((546, 246), (694, 246), (680, 272), (560, 272)), "#F8EDCF"),
    ):
        _polygon(painter, colour, *strip)
    painter.setPen(pen("#C9A94A", 5))
    for x in (390, 470, 770, 850):
        painter.drawLine(QPointF(x, 134), QPointF(620 + (x - 620) * 1.16, 160))
    # A door on the left wall and the alarm above a door on the right.
    _polygon(painter, "#6E9DA1", (120, 330), (292, 372), (292, 690), (120, 800))
    _polygon(painter, "#8FB6B8", (150, 400), (230, 415), (230, 512), (150, 520))
    painter.setBrush(QColor(SAND))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(QPointF(272, 566), 10, 12)
    _polygon(painter, "#6E9DA1", (948, 372), (1120, 330), (1120, 800), (948, 690))
    painter.setBrush(QColor("#9A4F3B"))
    painter.drawRoundedRect(QRectF(1000, 236, 64, 56), 12, 12)
    _arcs(painter, 1032, 264, (64, 92, 120), 150, 60, pen("#9A4F3B", 7))
    _arcs(painter, 1032, 264, (64, 92, 120), -30, 60, pen("#9A4F3B", 7))
    # Voices at the far end.
    for x, y, w, colour in ((508, 410, 110, SPRUCE), (632, 380, 120, CLAY), (580, 486, 116, "#4F6B4A")):
        bubble = QPainterPath()
        bubble.addRoundedRect(QRectF(x, y, w, 66), 26, 26)
        tail = QPainterPath()
        tail.addPolygon(QPolygonF([QPointF(x + 28, y + 56), QPointF(x + 58, y + 56), QPointF(x + 30, y + 92)]))
        painter.setPen(pen(PAPER, 5))
        painter.setBrush(QColor(colour))
        painter.drawPath(bubble.united(tail))
        painter.setBrush(QColor("#FFFFFF"))
        painter.setPen(Qt.PenStyle.NoPen)
        for dot in range(3):
            painter.drawEllipse(QPointF(x + w / 2 - 24 + 24 * dot, y + 33), 7, 7)
    _trolley(painter)
    _chair(painter)
    for number, x, y in ((1, 620, 72), (2, 1164, 200), (3, 430, 450), (4, 760, 680), (5, 150, 900)):
        _badge(painter, number, x, y)


def _trolley(painter: QPainter) -> None:
    painter.setPen(pen("#5E6B6D", 9))
    painter.drawLine(QPointF(648, 788), QPointF(648, 930))
    painter.drawLine(QPointF(868, 788), QPointF(868, 930))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#A9B6B6"))
    for y in (780, 880):
        painter.drawRoundedRect(QRectF(630, y, 256, 20), 8, 8)
    painter.setBrush(QColor(INK))
    for x in (648, 868):
        painter.drawEllipse(QPointF(x, 940), 14, 14)
    painter.setBrush(QColor(SURFACE))
    painter.drawRoundedRect(QRectF(680, 736, 74, 46), 14, 14)
    painter.setBrush(QColor("#E4D5B2"))
    painter.drawEllipse(QRectF(776, 748, 92, 34))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen("#7E7460", 6))
    for x in (806, 838):
        steam = QPainterPath(QPointF(x, 738))
        steam.cubicTo(x - 22, 712, x + 22, 692, x, 662)
        painter.drawPath(steam)


def _chair(painter: QPainter) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(CLAY))
    painter.drawRoundedRect(QRectF(220, 736, 220, 150), 28, 28)
    painter.setBrush(QColor("#A67C6B"))
    painter.drawRoundedRect(QRectF(196, 846, 268, 70), 24, 24)
    painter.setPen(pen("#C9A596", 5))
    for column in range(6):
        for row in range(3):
            x, y = 250 + column * 32, 766 + row * 30
            painter.drawLine(QPointF(x, y), QPointF(x + 12, y + 10))
    painter.setPen(pen("#5B3F34", 12))
    for x in (226, 434):
        painter.drawLine(QPointF(x, 920), QPointF(x, 962))


def _bubble(painter: QPainter, x: float, y: float, sign: str, fill: str, ink: str, line: QPen | None = None) -> None:
    path = QPainterPath()
    path.addRoundedRect(QRectF(x, y, 170, 140), 44, 44)
    tail = QPainterPath()
    tail.addPolygon(QPolygonF([QPointF(x + 38, y + 120), QPointF(x + 92, y + 120), QPointF(x + 34, y + 182)]))
    painter.setPen(line or Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill))
    painter.drawPath(path.united(tail))
    painter.setPen(QColor(ink))
    painter.setFont(font(92, QFont.Weight.Bold))
    painter.drawText(QRectF(x, y - 4, 170, 140), Qt.AlignmentFlag.AlignCenter, sign)


def _ask_once(painter: QPainter) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(SPRUCE_TINT))
    painter.drawRoundedRect(QRectF(0, 0, 2320, 340), 40, 40)
    painter.setBrush(QColor(CLAY_TINT))
    painter.drawRoundedRect(QRectF(0, 380, 2320, 340), 40, 40)
    painter.setFont(font(58, QFont.Weight.Bold))
    painter.setPen(QColor(SPRUCE))
    painter.drawText(QPointF(60, 84), "Asked once")
    painter.setPen(QColor("#6E4534"))
    painter.drawText(QPointF(60, 464), "Asked again, in other words")
    _bubble(painter, 80, 122, "?", SPRUCE, "#FFFFFF")
    _thinking(painter, 300, 1920, 196, SPRUCE)
    _bubble(painter, 2040, 122, "…", SURFACE, SPRUCE, pen(SPRUCE, 9))
    for x in (80, 720, 1360):
        _bubble(painter, x, 502, "?", CLAY, "#FFFFFF")
        _thinking(painter, x + 220, x + 590, 576, CLAY)
    _bubble(painter, 2040, 502, "", CLAY_TINT, CLAY, pen(CLAY, 9, Qt.PenStyle.DotLine))


def _thinking(painter: QPainter, left: float, right: float, y: float, colour: str) -> None:
    """A row of dots that grow: thinking that has time to build up."""
    painter.setPen(Qt.PenStyle.NoPen)
    count = round((right - left) / 54)
    for step in range(count):
        painter.setBrush(QColor(colour))
        painter.drawEllipse(QPointF(left + 27 + step * 54, y), 6 + 18 * step / 30, 6 + 18 * step / 30)


def _both_ways(painter: QPainter) -> None:
    blue, teal = "#2F4B8A", "#2F6F73"
    circles = {}
    for name, x in (("left", 440), ("right", 800)):
        circle = QPainterPath()
        circle.addEllipse(QPointF(x, 500), 340, 340)
        circles[name] = circle
    painter.fillPath(circles["left"], QColor("#DCE4F4"))
    painter.fillPath(circles["right"], QColor("#D9EAEA"))
    painter.fillPath(circles["left"].intersected(circles["right"]), QColor("#FFFFFF"))
    painter.save()
    painter.setClipPath(circles["left"])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#A9B8DC"))
    for row in range(16):
        for column in range(16):
            offset = 23 if row % 2 else 0
            painter.drawEllipse(QPointF(100 + column * 46 + offset, 160 + row * 46), 7, 7)
    painter.restore()
    painter.save()
    painter.setClipPath(circles["right"])
    painter.setPen(pen("#A9CACA", 6))
    for step in range(-14, 24):
        painter.drawLine(QPointF(460 + step * 66, 120), QPointF(160 + step * 66, 880))
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(blue, 12))
    painter.drawPath(circles["left"])
    painter.setPen(pen(teal, 12))
    painter.drawPath(circles["right"])
    # A calm place in the middle, so that the arrows can be seen on both patterns.
    painter.setPen(pen("#F5F7FA", 10))
    painter.setBrush(QColor("#FFFFFF"))
    painter.drawRoundedRect(QRectF(300, 364, 640, 272), 136, 136)
    _arrow(painter, blue, QPointF(372, 448), QPointF(868, 448))
    _arrow(painter, teal, QPointF(868, 552), QPointF(372, 552))


def _arrow(painter: QPainter, colour: str, start: QPointF, end: QPointF) -> None:
    painter.setPen(pen(colour, 20))
    painter.drawLine(start, end)
    back = -44 if end.x() > start.x() else 44
    painter.drawLine(end, QPointF(end.x() + back, end.y() - 36))
    painter.drawLine(end, QPointF(end.x() + back, end.y() + 36))


def _overload(painter: QPainter) -> None:
    plum, terracotta, sage, paper = "#6B3A66", "#8A4B38", "#4F6B4A", "#F7F3F6"
    inside = QPainterPath()
    inside.addRoundedRect(QRectF(90, 100, 420, 800), 50, 50)
    painter.fillPath(inside, QColor("#FFFFFF"))
    layers = (
        ("#C9D8C3", "Noise"),
        ("#EBD9A8", "Light"),
        ("#E2C3B5", "Change"),
        ("#D3C0DA", "People"),
        ("#B9C6DE", "Effort"),
    )
    painter.save()
    painter.setClipPath(inside)
    for place, (colour, _word) in enumerate(layers):
        painter.fillRect(QRectF(90, 900 - 138 * (place + 1), 420, 138), QColor(colour))
    painter.restore()
    painter.setFont(font(60, QFont.Weight.DemiBold))
    painter.setPen(QColor("#2A1F2B"))
    for place, (_colour, word) in enumerate(layers):
        painter.drawText(QRectF(90, 900 - 138 * (place + 1), 420, 138), Qt.AlignmentFlag.AlignCenter, word)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(plum, 12))
    painter.drawPath(inside)
    # The glass is open at the top.
    painter.fillRect(QRectF(70, 80, 460, 90), QColor(paper))
    for y, target, colour in ((290, 240, terracotta), (690, 720, sage)):
        painter.setPen(pen(colour, 10, Qt.PenStyle.DotLine))
        curve = QPainterPath(QPointF(548, y))
        curve.cubicTo(590, y, 596, target, 640, target)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(curve)
    # Outwards: pale waves around a point. Inwards: the same shape, pale outside and dense inside.
    painter.setPen(Qt.PenStyle.NoPen)
    for radius, colour in ((180, "#F3E2DA"), (126, "#E6C6B8")):
        painter.setBrush(QColor(colour))
        painter.drawEllipse(QPointF(890, 214), radius, radius)
    painter.setPen(pen(terracotta, 14))
    for turn in range(12):
        angle = math.tau * turn / 12
        away = QPointF(math.cos(angle), math.sin(angle))
        painter.drawLine(QPointF(890, 214) + away * 84, QPointF(890, 214) + away * 154)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(terracotta))
    painter.drawEllipse(QPointF(890, 214), 44, 44)
    for radius, colour in ((180, "#E6EEDF"), (120, "#BFD0B4"), (58, sage)):
        painter.setBrush(QColor(colour))
        painter.drawEllipse(QPointF(890, 704), radius, radius)
    painter.setFont(font(56, QFont.Weight.DemiBold))
    for y, word, colour in ((410, "outwards", terracotta), (902, "inwards", "#3F583B")):
        painter.setPen(QColor(colour))
        painter.drawText(QRectF(640, y, 500, 70), Qt.AlignmentFlag.AlignCenter, word)
