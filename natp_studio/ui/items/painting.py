"""Painting the picture of an item, with what belongs on it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPixmap

from natp_studio.domain.items import Item, ItemKind
from natp_studio.ui.items.words import KINDS, length
from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import CONTROL_CORNER, ICON
from natp_studio.ui.parts.painting import lines_of, paint_box, paint_icon, paint_words

_ICON_ALONE_BELOW = 150


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
    lines = len(lines_of(text, metrics, room.width(), max(1, room.height() // metrics.height())))
    room.setTop(room.top() + max(0, room.height() - lines * metrics.height()) // 2)
    paint_words(look, painter, room, text, "small", "adaptation-ideas_ink", lines=lines)


def _paint_length(look: Look, painter: QPainter, rect: QRect, lasts: str) -> None:
    font = look.font("small", 600)
    metrics = QFontMetrics(font)
    width, height = metrics.horizontalAdvance(lasts) + look.px(14), metrics.height() + look.px(4)
    place = QRect(rect.right() - width - look.px(6), rect.bottom() - height - look.px(6), width, height)
    paint_box(look, painter, place, "surface", "", corner=4)
    painter.setFont(font)
    painter.setPen(look.colour("text"))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, lasts)
