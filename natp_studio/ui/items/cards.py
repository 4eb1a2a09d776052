"""How items are painted in a list: as cards in a grid, as rows, and as small cards in a strip."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from natp_studio.domain.items import Item
from natp_studio.ui.items.model import Index, ItemRole
from natp_studio.ui.items.painting import paint_picture
from natp_studio.ui.items.pictures import Pictures
from natp_studio.ui.items.words import KINDS, Unusual, kind_line, parts_line, topics, unusual, unusual_line
from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import ICON
from natp_studio.ui.parts.painting import paint_card, paint_icon, paint_words

# Half of it is the room that the focus ring of a card needs around it.
GAP = 12
_PAD = 10
_PICTURE_IN_ROW, _PICTURE_IN_STRIP = 92, 92


class _ItemDelegate(QStyledItemDelegate):
    """What all three have in common: the paper of a card, its chosen look, the ring, and where its picture is from.

    `sees(row, id)` tells whether this item can be seen in this row now.
    """

    def __init__(self, look: Look, pictures: Pictures, view: QWidget, sees: Callable[[int, str], bool]) -> None:
        super().__init__(view)
        self._look = look
        self._pictures = pictures
        self._sees = sees
        self._small = QFontMetrics(look.font("small")).height()
        self._body = QFontMetrics(look.font("body", 600)).height()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The whole cell: paper, item, ring."""
        look = self._look
        half = look.px(GAP) // 2
        rect = option.rect.adjusted(half, half, -half, -half)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        paint_card(look, painter, rect, option.state)
        item = index.data(ItemRole)
        if isinstance(item, Item):
            pad = look.px(_PAD)
            self.paint_item(painter, rect.adjusted(pad, pad, -pad, -pad), item, index.row())
        painter.restore()

    def paint_item(self, painter: QPainter, room: QRect, item: Item, row: int) -> None:
        """Paint an item into the room inside its card."""
        raise NotImplementedError

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The view shares its width out and asks `cell_height` itself; this is for whoever else asks."""
        return QSize(self.least_width(), self.cell_height(self.least_width()))

    def least_width(self) -> int:
        """The narrowest a cell may be."""
        raise NotImplementedError

    def cell_height(self, width: int) -> int:
        """How high a cell of this width is, gap and all."""
        raise NotImplementedError

    def paint_its_picture(self, painter: QPainter, place: QRect, item: Item, row: int) -> None:
        """The picture of an item, or, until it is there, the tint of its kind."""
        wide = round(place.width() * painter.device().devicePixelRatioF())
        pixmap = self._pictures.ask(item, wide, lambda: self._sees(row, item.id))
        paint_picture(self._look, painter, place, item, pixmap)

    def paint_kind(self, painter: QPainter, place: QRect, item: Item, words: str) -> int:
        """The icon of a kind and words beside it, in one line; its height."""
        look, kind = self._look, KINDS[item.kind]
        above = max(0, (self._small - look.px(ICON["small"])) // 2)
        paint_icon(look, painter, kind.icon, f"{kind.tint}_edge", place.x(), place.y() + above, ICON["small"])
        paint_words(look, painter, place.adjusted(look.px(22), 0, 0, 0), words, "small", "text_2")
        return self._small

    def paint_unusual(self, painter: QPainter, place: QRect, item: Item) -> None:
        """What is unusual, one or two things in one line; nothing for most items."""
        if told := self._unusual(item):
            look, first = self._look, told[0]
            above = max(0, (self._small - look.px(ICON["small"])) // 2)
            paint_icon(look, painter, first.icon, f"{first.state}_edge", place.x(), place.y() + above, ICON["small"])
            words_place = place.adjusted(look.px(20), 0, 0, 0)
            metrics = QFontMetrics(look.font("small", 600))
            words = unusual_line(told, lambda words: metrics.horizontalAdvance(words) <= words_place.width())
            paint_words(look, painter, words_place, words, "small", f"{first.state}_ink", 600)

    def _unusual(self, item: Item) -> tuple[Unusual, ...]:
        return unusual(item, gone=self._pictures.is_gone(item), older=self._pictures.is_older(item))


class CardDelegate(_ItemDelegate):
    """A card of the grid: picture above, then kind and topics, title in two lines, and what is unusual."""

    def least_width(self) -> int:
        """Narrow enough for three beside a preview at 1280."""
        return self._look.px(200)

    def cell_height(self, width: int) -> int:
        """Picture, a line, two lines of title, a line."""
        look = self._look
        inner = width - look.px(GAP) - 2 * look.px(_PAD)
        words = look.px(8) + self._small + look.px(3) + 2 * self._body + look.px(3) + self._small
        return look.px(GAP) + 2 * look.px(_PAD) + inner * 9 // 16 + words

    def paint_item(self, painter: QPainter, room: QRect, item: Item, row: int) -> None:
        """From top to bottom."""
        look = self._look
        high = room.width() * 9 // 16
        self.paint_its_picture(painter, QRect(room.x(), room.y(), room.width(), high), item, row)
        line = QRect(room.x(), room.y() + high + look.px(8), room.width(), self._small)
        self.paint_kind(painter, line, item, parts_line(item))
        line.translate(0, self._small + look.px(3))
        used = paint_words(look, painter, line, item.title, "body", "text", 600, lines=2)
        line.translate(0, used + look.px(3))
        self.paint_unusual(painter, line, item)


class RowDelegate(_ItemDelegate):
    """A row of the list: a small picture, title in one line, kind and topics, and what is unusual."""

    def least_width(self) -> int:
        """A row takes all there is."""
        return self._look.px(240)

    def cell_height(self, width: int) -> int:
        """Three lines, or the picture where it is higher."""
        look = self._look
        words = self._body + 2 * self._small + 2 * look.px(2)
        return look.px(GAP) + 2 * look.px(_PAD) + max(words, look.px(_PICTURE_IN_ROW) * 9 // 16)

    def paint_item(self, painter: QPainter, room: QRect, item: Item, row: int) -> None:
        """Picture at the left, three lines at its right."""
        look = self._look
        wide = look.px(_PICTURE_IN_ROW)
        high = wide * 9 // 16
        place = QRect(room.x(), room.y() + (room.height() - high) // 2, wide, high)
        self.paint_its_picture(painter, place, item, row)
        line = room.adjusted(wide + look.px(14), 0, 0, 0)
        line.setHeight(self._body)
        used = paint_words(look, painter, line, item.title, "body", "text", 600)
        line.translate(0, used + look.px(2))
        self.paint_kind(painter, line, item, parts_line(item))
        line.translate(0, self._small + look.px(2))
        self.paint_unusual(painter, line, item)


class SmallCardDelegate(_ItemDelegate):
    """A card of the strip under a session: picture at the left, at its right the kind, the title, and topics."""

    def least_width(self) -> int:
        """Three beside each other where there is room for them."""
        return self._look.px(270)

    def cell_height(self, width: int) -> int:
        """Kind, two lines of title, and topics."""
        return self._look.px(GAP) + 2 * self._look.px(_PAD) + 4 * self._small + self._look.px(6)

    def paint_item(self, painter: QPainter, room: QRect, item: Item, row: int) -> None:
        """Picture at the left, three parts at its right."""
        look = self._look
        wide = look.px(_PICTURE_IN_STRIP)
        self.paint_its_picture(painter, QRect(room.x(), room.y(), wide, wide * 9 // 16), item, row)
        line = room.adjusted(wide + look.px(10), 0, 0, 0)
        line.setHeight(self._small)
        self.paint_kind(painter, line, item, kind_line(item))
        line.translate(0, self._small + look.px(3))
        used = paint_words(look, painter, line, item.title, "small", "text", 600, lines=2)
        line.translate(0, used + look.px(3))
        if self._unusual(item):
            self.paint_unusual(painter, line, item)
        else:
            paint_words(look, painter, line, topics(item), "small", "text_2")
