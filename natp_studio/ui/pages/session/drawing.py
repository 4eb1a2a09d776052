"""Painting that the running order shares: words in few lines, boxes, icons, and the edge of each kind of block."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen

from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import CARD_CORNER, FOCUS_LINE, ICON
from natp_studio.ui.parts.words import fewer

BLOCK_CORNER = 8


def lines_of(words: str, metrics: QFontMetrics, width: int, most: int) -> list[str]:
    """Words in at most `most` lines of this width; what does not fit ends in three dots."""
    words = words[:400]
    if metrics.horizontalAdvance(words) <= width:
        return [words]
    lines: list[str] = []
    rest = words.split()
    while rest and len(lines) < most - 1:
        line = rest[0]
        taken = 1
        while taken < len(rest) and metrics.horizontalAdvance(f"{line} {rest[taken]}") <= width:
            line = f"{line} {rest[taken]}"
            taken += 1
        if metrics.horizontalAdvance(line) > width:
            # One word wider than the line: it is cut by letters, and the rest goes on below.
            kept = max(1, _fitting(line, metrics, width))
            lines.append(line[:kept])
            rest[0] = line[kept:]
            continue
        lines.append(line)
        rest = rest[taken:]
    if rest:
        lines.append(metrics.elidedText(" ".join(rest), Qt.TextElideMode.ElideRight, width))
    return lines


def draw_lines(painter: QPainter, place: QRect, lines: list[str], metrics: QFontMetrics) -> None:
    """Draw lines one below the other, in the painter's font and pen."""
    for number, line in enumerate(lines):
        painter.drawText(QPointF(place.left(), place.top() + number * metrics.height() + metrics.ascent()), line)


def draw_line(painter: QPainter, place: QRect, words: str) -> None:
    """Draw one line in the painter's font: whole parts are left out from its end, three dots come last."""
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(fewer(words, metrics, place.width()), Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def draw_box(
    painter: QPainter,
    look: Look,
    place: QRectF,
    fill: str = "",
    edge: str = "",
    *,
    width: float = 1,
    corner: float = CARD_CORNER,
    dashed: bool = False,
) -> None:
    """A rounded box by names of colours; its line stays inside."""
    painter.setBrush(look.colour(fill) if fill else Qt.BrushStyle.NoBrush)
    line = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
    painter.setPen(QPen(look.colour(edge), width, line) if edge else Qt.PenStyle.NoPen)
    half = width / 2 if edge else 0
    painter.drawRoundedRect(place.adjusted(half, half, -half, -half), corner, corner)


def draw_icon(
    painter: QPainter, look: Look, name: str, colour: str, x: int, y: int, size: int = ICON["normal"]
) -> None:
    """An icon with its left top corner here."""
    side = look.px(size)
    painter.drawPixmap(QRect(x, y, side, side), look.pixmap(name, colour, size))


def draw_focus(painter: QPainter, look: Look, place: QRectF, corner: float = BLOCK_CORNER) -> None:
    """The ring around what has the keyboard, its inner side along `place`."""
    half = FOCUS_LINE / 2
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.colour("focus"), FOCUS_LINE))
    painter.drawRoundedRect(place.adjusted(-half, -half, half, half), corner + half, corner + half)


def draw_edge(painter: QPainter, look: Look, place: QRectF, kind: str) -> None:
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
            _draw_wave(painter, look, place, kind)
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
            _draw_marks(painter, place, shape, step * wide, mark * wide)


def _draw_marks(painter: QPainter, place: QRectF, shape: str, step: float, mark: float) -> None:
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


def _draw_wave(painter: QPainter, look: Look, place: QRectF, kind: str) -> None:
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


def _fitting(word: str, metrics: QFontMetrics, width: int) -> int:
    """How many letters of a word fit."""
    low, high = 0, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        if metrics.horizontalAdvance(word[:middle]) <= width:
            low = middle
        else:
            high = middle - 1
    return low
