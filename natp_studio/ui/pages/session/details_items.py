"""The items of a block as a list: a picture or icon, the title, what is unusual; what is missing says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPainterPath, QResizeEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from natp_studio.domain.items import Item
from natp_studio.domain.sessions import ItemRef
from natp_studio.ui.desk import Desk
from natp_studio.ui.items.pictures import Pictures
from natp_studio.ui.items.words import KINDS, length, source_line, unusual
from natp_studio.ui.look.measures import CONTROL_CORNER, ICON
from natp_studio.ui.parts.painting import AROUND, lines_of, paint_box, paint_card, paint_icon, paint_words
from natp_studio.ui.parts.rows import CardList, Index, RowRole, RowsModel
from natp_studio.ui.parts.words import parts

MISSING = "Not in this library"
_WIDE, _TALL, _PAD = 78, 44, 6
_MOST_SEEN, _MOST_TITLE_LINES = 6, 2


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item of a block. `item` is None while the library was not asked, and for what it does not have.

    `gone` says that the library has it, and its file is no longer in the studio.
    """

    ref: ItemRef
    item: Item | None
    missing: bool
    gone: bool = False

    @property
    def title(self) -> str:
        """What the library calls it; else what the plan does."""
        return " ".join((self.item.title if self.item else self.ref.title).split()) or KINDS[self.ref.kind].word

    @property
    def below(self) -> str:
        """What kind it is, how long, what is unusual, and where it came from."""
        kind = KINDS[self.ref.kind].word
        if self.missing:
            return parts(MISSING, kind)
        if self.item is None:
            return kind
        told = [one.words for one in unusual(self.item, gone=self.gone)[:1]]
        return parts(kind, length(self.item), *told, source_line(self.item))


class ItemsModel(RowsModel[ItemRow]):
    """The items of one block, from first to last."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            parent, key=lambda row: row.ref.item, title=lambda row: row.title, spoken=_spoken,
            tip=lambda row: f"{row.title}\n{row.below}",
        )  # fmt: skip
        self._gone: set[str] = set()

    def show_items(self, refs: Sequence[ItemRef], known: Mapping[str, Item] | None) -> None:
        """Show these; `known` is what the library has of them, None while it was not asked."""
        was_asked, known = known is not None, known or {}
        self.show_rows(
            [
                ItemRow(
                    ref,
                    known.get(ref.item),
                    was_asked and ref.item not in known,
                    was_asked and ref.item in self._gone,
                )
                for ref in refs
            ]
        )

    def mark_gone(self, item_id: str, *, gone: bool) -> None:
        """Say that the file of an item is no longer there, or is there again."""
        (self._gone.add if gone else self._gone.discard)(item_id)
        self.show_rows(
            [replace(row, gone=gone) if row.ref.item == item_id and row.item is not None else row for row in self.rows]
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row, its title, or all of it in words, with its place among them."""
        held = super().data(index, role)
        is_said = role == Qt.ItemDataRole.AccessibleTextRole and held is not None
        return f"{held} {index.row() + 1} of {len(self.rows)}" if is_said else held


def _spoken(row: ItemRow) -> str:
    said = row.below.replace(" · ", ". ")
    return f"{row.title.rstrip('.')}. {said}."


class ItemsView(CardList):
    """The list. It is as tall as its items, up to six, then it scrolls; `moved(by)` and `out()` are asked for by keys.

    Alt with an arrow up or down moves the item, Delete takes it out, Enter shows it in the library.
    """

    moved = Signal(int)
    out = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__("Items in this block")
        self.setModel(ItemsModel(self))
        self._pictures = Pictures(desk, self)
        self._pictures.ready.connect(self._picture_came)
        desk.changes.library.connect(self._pictures.forget_missing)
        self._delegate = _ItemDelegate(desk, self, self._pictures)
        self.setItemDelegate(self._delegate)
        self.setAccessibleDescription("Alt and an arrow up or down moves an item. Delete takes it out.")

    @property
    def items(self) -> ItemsModel:
        """Its model."""
        model = self.model()
        assert isinstance(model, ItemsModel), "set when it was made"
        return model

    def show_items(self, refs: Sequence[ItemRef], known: Mapping[str, Item] | None) -> None:
        """Show these; the current place stays, or the last one there is."""
        place = self.currentIndex().row()
        self.items.show_items(refs, known)
        if refs and self.currentIndex().row() != min(max(0, place), len(refs) - 1):
            self.setCurrentIndex(self.items.index(min(max(0, place), len(refs) - 1)))
        self.fit()

    def fit(self) -> None:
        """Take the height that the items need."""
        rows = self.items.rowCount()
        seen = min(rows, _MOST_SEEN)
        tall = sum(self.sizeHintForIndex(self.items.index(place)).height() for place in range(seen))
        half = self.sizeHintForIndex(self.items.index(seen)).height() // 2 if rows > seen else 0
        if self.height() != tall + half or self.maximumHeight() != tall + half:
            self.setFixedHeight(tall + half)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other widths need other heights."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def event(self, event: QEvent) -> bool:
        """The keys of the list are its own while it has the keyboard, whatever they do elsewhere in the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._act_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move and take out; Enter shows."""
        match self._act_of(event):
            case "up":
                self.moved.emit(-1)
            case "down":
                self.moved.emit(1)
            case "out":
                self.out.emit()
            case _:
                super().keyPressEvent(event)

    def _picture_came(self, item_id: str) -> None:
        item = next((row.item for row in self.items.rows if row.ref.item == item_id and row.item is not None), None)
        if item is not None:
            self.items.mark_gone(item_id, gone=self._pictures.is_gone(item))
        self.viewport().update()

    @staticmethod
    def _act_of(event: QKeyEvent) -> str:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        key = event.key()
        if alt:
            return {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}.get(Qt.Key(key), "")
        keys = {Qt.Key.Key_Delete: "out", Qt.Key.Key_Return: "show", Qt.Key.Key_Enter: "show"}
        return keys.get(Qt.Key(key), "")


class _ItemDelegate(QStyledItemDelegate):
    """Paints an item: its picture or icon, up to two lines of title, and a small line."""

    def __init__(self, desk: Desk, view: ItemsView, pictures: Pictures) -> None:
        super().__init__(view)
        self._look = desk.look
        self._view = view
        self._pictures = pictures
        self._title = QFontMetrics(desk.look.font("body", 600))
        self._small = QFontMetrics(desk.look.font("small"))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As tall as the picture, or as the words."""
        row: ItemRow = index.data(RowRole)
        words = self._lines(row, self._view.viewport().width()) * self._title.height() + self._small.height()
        tall = max(self._look.px(_TALL), words) + 2 * self._look.px(_PAD)
        return QSize(self._look.px(200), tall + 2 * AROUND)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Box, picture, words, and the ring."""
        look, row = self._look, index.data(RowRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRect(option.rect).adjusted(AROUND, AROUND, -AROUND, -AROUND)
        chosen = paint_card(look, painter, box, option.state, paper="", corner=CONTROL_CORNER)
        pad = look.px(_PAD)
        picture = QRect(box.left() + pad, 0, look.px(_WIDE), look.px(_TALL))
        picture.moveTop(box.top() + (box.height() - picture.height()) // 2)
        self._paint_picture(painter, row, picture)
        left, lines = picture.right() + look.px(10), self._lines(row, option.rect.width())
        line = QRect(left, 0, box.right() - pad - left, lines * self._title.height() + self._small.height())
        line.moveTop(box.top() + (box.height() - line.height()) // 2)
        ink, warned = "accent_ink" if chosen else "text", row.missing or row.gone
        line.translate(0, paint_words(look, painter, line, row.title, "body", ink, 600, _MOST_TITLE_LINES))
        if warned:
            side = look.px(ICON["small"])
            above = (self._small.height() - side) // 2
            paint_icon(look, painter, "wrench", "warn_edge", line.left(), line.top() + above, ICON["small"])
            line.setLeft(line.left() + side + look.px(6))
        paint_words(look, painter, line, row.below, "small", "text" if warned and not chosen else "text_2")
        painter.restore()

    def _paint_picture(self, painter: QPainter, row: ItemRow, place: QRect) -> None:
        look, kind = self._look, KINDS[row.ref.kind]
        ratio = self._view.devicePixelRatioF()
        pixmap = None
        if row.item is not None:
            pixmap = self._pictures.ask(row.item, round(place.width() * ratio), self._view.isVisible)
        painter.save()
        path = QPainterPath()
        path.addRoundedRect(QRectF(place), 4, 4)
        painter.setClipPath(path)
        if pixmap is None:
            painter.fillPath(path, look.colour("sunken" if row.missing else f"{kind.tint}_tint"))
            side = look.px(ICON["normal"])
            at = place.center()
            colour = "text_2" if row.missing else f"{kind.tint}_ink"
            paint_icon(look, painter, kind.icon, colour, at.x() - side // 2, at.y() - side // 2)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            size = QSize(pixmap.size()).scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
            whole = QRect(0, 0, size.width(), size.height())
            whole.moveCenter(place.center())
            painter.drawPixmap(whole, pixmap)
        painter.restore()
        paint_box(look, painter, place, "", "line", corner=4)

    def _lines(self, row: ItemRow, width: int) -> int:
        """How many lines the title takes."""
        look = self._look
        room = width - 2 * AROUND - 2 * look.px(_PAD) - look.px(_WIDE) - look.px(10)
        return len(lines_of(row.title, self._title, max(look.px(60), room), _MOST_TITLE_LINES))
