"""The picture of an item with an outline and a number around each thing that is asked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from shiboken6 import isValid

from natp_studio.domain.items import Item
from natp_studio.domain.scenes import Area
from natp_studio.ui.items.pictures import Pictures
from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import CONTROL_CORNER
from natp_studio.ui.parts.painted import Painted
from natp_studio.ui.parts.painting import paint_box, paint_icon

_USUAL_SHAPE = 9 / 16
_LEAST_SHAPE, _TALLEST_SHAPE = 0.2, 1.2
_LINE, _HALO, _AWAY = 2, 6, 3
# So many times as large as its number is a thing that can have it in its corner.
_LARGE = 2.0
_ICON = 28


@dataclass(frozen=True, slots=True)
class Mark:
    """A number and the place that it stands for, in shares of the picture's width and height."""

    number: int
    place: Area


class MarkedPicture(Painted):
    """The whole picture, at most `wide` by `high` pixels, with its marks. Emits `pressed` for a click on it.

    The words beside it say what the marks mean, so a screen reader gets no more than its name.
    """

    pressed = Signal()

    def __init__(self, look: Look, item: Item, pictures: Pictures, marks: Sequence[Mark], size: QSize) -> None:
        super().__init__(look, "Picture")
        self._item = item
        self._pictures = pictures
        self._marks = tuple(marks)
        self.setAccessibleName(f"Picture: {item.title}")
        self.setFixedSize(_fitting(item, size))
        pictures.ready.connect(self._ready)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, and its marks; until it is there, or where there is none, the paper that it lies on."""
        look, painter = self.look, QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        paint_box(look, painter, self.rect(), "sunken", "line", corner=CONTROL_CORNER)
        asked = self._pictures.ask(self._item, round(self.width() * self.devicePixelRatioF()), self._is_seen)
        if asked is None:
            side = look.px(_ICON)
            icon = "file-text" if self._pictures.is_gone(self._item) else "image"
            paint_icon(look, painter, icon, "text_2", (self.width() - side) // 2, (self.height() - side) // 2, _ICON)
        else:
            self._paint_marked(painter, asked)
        painter.end()

    def _paint_marked(self, painter: QPainter, asked: QPixmap) -> None:
        size = asked.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        paper = QRect(0, 0, size.width(), size.height())
        paper.moveCenter(self.rect().center())
        round_off = QPainterPath()
        round_off.addRoundedRect(QRectF(self.rect()), CONTROL_CORNER, CONTROL_CORNER)
        painter.setClipPath(round_off)
        painter.drawPixmap(paper, asked)
        painter.setClipping(False)
        paint_box(self.look, painter, self.rect(), "", "line", corner=CONTROL_CORNER)
        outlines = [(mark, self._outline(mark.place, paper)) for mark in self._marks]
        for _, outline in outlines:
            self._paint_outline(painter, outline)
        taken: list[QRectF] = []
        for mark, outline in outlines:
            taken.append(self._paint_number(painter, mark.number, outline, taken))

    def _outline(self, place: Area, paper: QRect) -> QRectF:
        """A little around the thing, and never out of sight."""
        wide, high = paper.width(), paper.height()
        thing = QRectF(place.x * wide, place.y * high, place.width * wide, place.height * high)
        thing.translate(paper.left(), paper.top())
        inset = _HALO / 2
        return thing.adjusted(-_AWAY, -_AWAY, _AWAY, _AWAY) & QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)

    def _paint_outline(self, painter: QPainter, outline: QRectF) -> None:
        """A line on a broader one in the colour of paper: it is seen on light and on dark pictures."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in (("surface", _HALO), ("accent", _LINE)):
            painter.setPen(QPen(self.look.colour(colour), width))
            painter.drawRoundedRect(outline, 3, 3)

    def _paint_number(self, painter: QPainter, number: int, outline: QRectF, taken: Sequence[QRectF]) -> QRectF:
        look = self.look
        words, font = f"{number:,}", look.font("small", 700)
        painter.setFont(font)
        high = painter.fontMetrics().height()
        wide = max(high, painter.fontMetrics().horizontalAdvance(words) + look.px(8))
        badge = self._free_place(outline, QSizeF(wide, high), taken)
        paint_box(look, painter, badge.adjusted(-1, -1, 1, 1), "accent", "surface", width=2, corner=CONTROL_CORNER)
        painter.setPen(look.colour("on_accent"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, words)
        return badge

    def _free_place(self, outline: QRectF, size: QSizeF, taken: Sequence[QRectF]) -> QRectF:
        """In the corner of what is large, beside what is small: a number must not hide what it stands for."""
        left, top, wide, high = outline.left(), outline.top(), size.width(), size.height()
        corner = QRectF(QPointF(max(0.0, left - _LINE), max(0.0, top - _LINE)), size)
        beside = [
            QRectF(QPointF(left, top - high - _LINE), size),
            QRectF(QPointF(left - wide - _LINE, top), size),
            QRectF(QPointF(outline.right() + _LINE, top), size),
            QRectF(QPointF(left, outline.bottom() + _LINE), size),
        ]
        is_large = outline.width() > _LARGE * wide and outline.height() > _LARGE * high
        places = [corner, *beside] if is_large else [*beside, corner]
        seen = QRectF(self.rect())
        free = (one for one in places if seen.contains(one) and not any(one.intersects(other) for other in taken))
        found = next(free, corner)
        found.moveLeft(max(0.0, min(found.left(), self.width() - wide)))
        found.moveTop(max(0.0, min(found.top(), self.height() - high)))
        return found

    def _is_seen(self) -> bool:
        return isValid(self) and not self.visibleRegion().isEmpty()

    def _ready(self, item_id: str) -> None:
        if item_id == self._item.id:
            self.update()


def _fitting(item: Item, size: QSize) -> QSize:
    """As large as fits, in the shape of the item."""
    shape = item.height / item.width if item.width and item.height else _USUAL_SHAPE
    shape = min(_TALLEST_SHAPE, max(_LEAST_SHAPE, shape))
    wide = min(size.width(), round(size.height() / shape))
    return QSize(wide, round(wide * shape))
