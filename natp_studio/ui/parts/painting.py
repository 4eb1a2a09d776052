"""Painting that lists and pictures share: words in few lines, rounded boxes, icons, cards, and the ring around them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle

from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import CARD_CORNER, CHOSEN_LINE, FOCUS_GAP, FOCUS_LINE, ICON
from natp_studio.ui.parts.words import fewer

# The room around a card that its ring needs.
AROUND = FOCUS_GAP + FOCUS_LINE
# So much of any words is looked at: no line of a list shows more.
MOST_LETTERS = 400


def paint_box(
    look: Look,
    painter: QPainter,
    place: QRect | QRectF,
    fill: str = "",
    edge: str = "",
    *,
    width: float = 1,
    corner: float = CARD_CORNER,
    dashed: bool = False,
) -> None:
    """A rounded box by names of colours, "" for none; its line stays inside."""
    half = width / 2 if edge else 0
    line = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
    painter.setBrush(look.colour(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.colour(edge), width, line) if edge else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(place).adjusted(half, half, -half, -half), corner, corner)


def paint_card(
    look: Look,
    painter: QPainter,
    place: QRect,
    state: QStyle.StateFlag,
    *,
    paper: str = "surface",
    corner: float = CARD_CORNER,
) -> bool:
    """The box of a row in its state, with the ring where it has the keyboard; whether it is chosen."""
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    if chosen:
        paint_box(look, painter, place, "accent_tint", "accent", width=CHOSEN_LINE, corner=corner)
    elif state & QStyle.StateFlag.State_MouseOver:
        paint_box(look, painter, place, "hover", "control_line", corner=corner)
    else:
        paint_box(look, painter, place, paper, "line", corner=corner)
    if state & QStyle.StateFlag.State_HasFocus:
        paint_ring(look, painter, place, corner)
    return chosen


def paint_ring(look: Look, painter: QPainter, place: QRect, corner: float = CARD_CORNER) -> None:
    """The ring around a box that has the keyboard, a little away from it."""
    around = place.adjusted(-AROUND, -AROUND, AROUND, AROUND)
    paint_box(look, painter, around, "", "focus", width=FOCUS_LINE, corner=corner + FOCUS_GAP + FOCUS_LINE / 2)


def paint_icon(
    look: Look, painter: QPainter, name: str, colour: str, x: int, y: int, size: int = ICON["normal"]
) -> None:
    """An icon, `size` pixels at 100 % text, with its left upper corner there."""
    side = look.px(size)
    painter.drawPixmap(QRect(x, y, side, side), look.pixmap(name, colour, size))


def paint_words(
    look: Look, painter: QPainter, place: QRect, words: str, role: str, colour: str, weight: int = 400, lines: int = 1
) -> int:
    """Words in at most so many lines from the top of `place`; the height they took.

    One line of parts loses whole parts from its end before anything is cut; a cut shows three dots.
    """
    font = look.font(role, weight)
    metrics = QFontMetrics(font)
    painter.setFont(font)
    painter.setPen(look.colour(colour))
    shown = lines_of(words, metrics, place.width(), lines)
    for number, line in enumerate(shown):
        painter.drawText(QPointF(place.left(), place.top() + number * metrics.height() + metrics.ascent()), line)
    return len(shown) * metrics.height()


def lines_of(words: str, metrics: QFontMetrics, width: int, most: int) -> list[str]:
    """Words in at most `most` lines of this width, as `paint_words` paints them."""
    words = " ".join(words[:MOST_LETTERS].split())
    if most == 1:
        words = fewer(words, metrics, width)
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
