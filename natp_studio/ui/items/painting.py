"""Painting an item: words in so many lines, rounded boxes, icons, and its picture with what belongs on it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen, QPixmap

from natp_studio.domain.items import Item, ItemKind
from natp_studio.ui.items.words import KINDS, length
from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import CONTROL_CORNER, ICON
from natp_studio.ui.parts.words import fewer

_PLAIN = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ICON_ALONE_BELOW = 150
_FIRST_WORDS = 400


def paint_box(
    look: Look, painter: QPainter, rect: QRect, fill: str, edge: str, width: int = 1, corner: float = 10
) -> None:
    """A rounded box with its line inside `rect`; an empty name for no fill or no line."""
    half = width / 2
    painter.setBrush(look.colour(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.colour(edge), width) if edge else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), corner, corner)


def paint_icon(look: Look, painter: QPainter, name: str, colour: str, x: int, y: int, size: int) -> None:
    """An icon, `size` pixels at 100 % text, with its left upper corner there."""
    side = look.px(size)
    painter.drawPixmap(QRect(x, y, side, side), look.pixmap(name, colour, size))


def paint_words(
    look: Look, painter: QPainter, rect: QRect, words: str, role: str, colour: str, weight: int = 400, lines: int = 1
) -> int:
    """Words in at most so many lines from the top of `rect`; the height they took.

    One line of parts loses whole parts from its end before anything is cut; a cut shows three dots.
    """
    font = look.font(role, weight)
    metrics = QFontMetrics(font)
    painter.setFont(font)
    painter.setPen(look.colour(colour))
    width, height = rect.width(), metrics.height()
    shown = [fewer(words, metrics, width)] if lines == 1 else broken(words, metrics, width, lines)
    for place, line in enumerate(shown):
        cut = metrics.elidedText(line, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(rect.x(), rect.y() + place * height, width, height), _PLAIN, cut)
    return len(shown) * height


def broken(words: str, metrics: QFontMetrics, width: int, lines: int) -> list[str]:
    """Words broken into at most so many lines; the last one holds all that is left, however long."""
    done: list[str] = []
    line, rest = "", words.split()
    while rest and len(done) < lines - 1:
        longer = f"{line} {rest[0]}" if line else rest[0]
        if line and metrics.horizontalAdvance(longer) > width:
            done.append(line)
            line = ""
        else:
            line = longer
            rest.pop(0)
    if last := " ".join(filter(None, (line, *rest[:40]))):
        done.append(last)
    return done


def paint_picture(look: Look, painter: QPainter, rect: QRect, item: Item, pixmap: QPixmap | None) -> None:
    """The picture of an item: what it looks like, or a tint with its icon, and for an idea its first words.

    On a video or sound stands its length.
    """
    tint = KINDS[item.kind].tint
    painter.save()
    clip = QPainterPath()
    clip.addRoundedRect(QRectF(rect), CONTROL_CORNER, CONTROL_CORNER)
    painter.setClipPath(clip)
    if pixmap is not None:
        painter.fillRect(rect, look.colour("sunken"))
        fitting = QSizeF(pixmap.size()).scaled(QSizeF(rect.size()), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(QPointF(), fitting)
        target.moveCenter(QRectF(rect).center())
        painter.drawPixmap(target.toAlignedRect(), pixmap)
    else:
        painter.fillRect(rect, look.colour(f"{tint}_tint"))
    if item.kind is ItemKind.IDEA and item.text.strip() and rect.width() >= look.px(_ICON_ALONE_BELOW):
        _paint_idea(look, painter, rect, item.text)
    elif pixmap is None:
        size = ICON["large"] if rect.width() >= look.px(_ICON_ALONE_BELOW) else ICON["normal"]
        side = look.px(size)
        x, y = rect.center().x() - side // 2, rect.center().y() - side // 2
        paint_icon(look, painter, KINDS[item.kind].icon, f"{tint}_edge", x, y, size)
    if lasts := length(item):
        _paint_length(look, painter, rect, lasts)
    painter.restore()
    paint_box(look, painter, rect, "", "line", corner=CONTROL_CORNER)


def _paint_idea(look: Look, painter: QPainter, rect: QRect, text: str) -> None:
    metrics = QFontMetrics(look.font("small"))
    room = rect.adjusted(look.px(12), look.px(8), -look.px(12), -look.px(8))
    words = text[:_FIRST_WORDS]
    lines = len(broken(words, metrics, room.width(), max(1, room.height() // metrics.height())))
    room.setTop(room.top() + max(0, room.height() - lines * metrics.height()) // 2)
    paint_words(look, painter, room, words, "small", "adaptation-ideas_ink", lines=lines)


def _paint_length(look: Look, painter: QPainter, rect: QRect, lasts: str) -> None:
    font = look.font("small", 600)
    metrics = QFontMetrics(font)
    width, height = metrics.horizontalAdvance(lasts) + look.px(14), metrics.height() + look.px(4)
    place = QRect(rect.right() - width - look.px(6), rect.bottom() - height - look.px(6), width, height)
    paint_box(look, painter, place, "surface", "", corner=4)
    painter.setFont(font)
    painter.setPen(look.colour("text"))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, lasts)
