"""The items of a block as a list: a picture or icon, the title, what is unusual; what is missing says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPainterPath, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from natp_studio.domain.items import Item
from natp_studio.domain.sessions import ItemRef
from natp_studio.ui.desk import Desk
from natp_studio.ui.items.pictures import Pictures
from natp_studio.ui.items.words import KINDS, length, source_line, unusual
from natp_studio.ui.look.measures import CHOSEN_LINE, CONTROL_CORNER, FOCUS_GAP, FOCUS_LINE, ICON
from natp_studio.ui.pages.session.drawing import draw_box, draw_focus, draw_icon, draw_line, draw_lines, lines_of
from natp_studio.ui.parts.words import parts

Index = QModelIndex | QPersistentModelIndex
ItemRole = Qt.ItemDataRole.UserRole
MISSING = "Not in this library"
_ROOT = QModelIndex()
_AROUND = FOCUS_LINE + FOCUS_GAP
_WIDE, _TALL, _PAD = 78, 44, 6
_MOST_SEEN = 6


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


class ItemsModel(QAbstractListModel):
    """The items of one block, from first to last."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ItemRow] = []
        self._gone: set[str] = set()

    @property
    def rows(self) -> Sequence[ItemRow]:
        """What is shown."""
        return self._rows

    def show_items(self, refs: Sequence[ItemRef], known: Mapping[str, Item] | None) -> None:
        """Show these; `known` is what the library has of them, None while it was not asked."""
        rows = [
            ItemRow(
                ref,
                (known or {}).get(ref.item),
                known is not None and ref.item not in known,
                known is not None and ref.item in self._gone,
            )
            for ref in refs
        ]
        if len(rows) == len(self._rows):
            changed = [place for place, (was, now) in enumerate(zip(self._rows, rows, strict=True)) if was != now]
            self._rows = rows
            if changed:
                self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def mark_gone(self, item_id: str, *, gone: bool) -> None:
        """Say that the file of an item is no longer there, or is there again."""
        (self._gone.add if gone else self._gone.discard)(item_id)
        for place, row in enumerate(self._rows):
            if row.ref.item == item_id and row.item is not None and row.gone != gone:
                self._rows[place] = replace(row, gone=gone)
                self.dataChanged.emit(self.index(place), self.index(place))

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many items."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row, its title, or all of it in words."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ItemRole:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = row.below.replace(" · ", ". ")
            return f"{row.title.rstrip('.')}. {said}. {index.row() + 1} of {len(self._rows)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.title}\n{row.below}"
        return row.title if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every item can be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class ItemsView(QListView):
    """The list. It is as tall as its items, up to six, then it scrolls; `moved(by)` and `out()` are asked for by keys.

    Alt with an arrow up or down moves the item, Delete takes it out, Enter shows it in the library.
    """

    moved = Signal(int)
    out = Signal()
    wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setModel(ItemsModel(self))
        self._pictures = Pictures(desk, self)
        self._pictures.ready.connect(self._picture_came)
        desk.changes.library.connect(self._pictures.forget_missing)
        self._delegate = _ItemDelegate(desk, self, self._pictures)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Items in this block")
        self.setAccessibleDescription("Alt and an arrow up or down moves an item. Delete takes it out.")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.doubleClicked.connect(lambda _: self.wanted.emit())

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
            self.scheduleDelayedItemsLayout()
            self.fit()

    def event(self, event: QEvent) -> bool:
        """The keys of the list are its own while it has the keyboard, whatever they do elsewhere in the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._act_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, take out, show."""
        match self._act_of(event):
            case "up":
                self.moved.emit(-1)
            case "down":
                self.moved.emit(1)
            case "out":
                self.out.emit()
            case "show":
                self.wanted.emit()
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
        row: ItemRow = index.data(ItemRole)
        lines = len(self._lines(row, self._view.viewport().width()))
        words = lines * self._title.height() + self._small.height()
        tall = max(self._look.px(_TALL), words) + 2 * self._look.px(_PAD)
        return QSize(self._look.px(200), tall + 2 * _AROUND)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Box, picture, words, and the ring."""
        look, row = self._look, index.data(ItemRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRect(option.rect).adjusted(_AROUND, _AROUND, -_AROUND, -_AROUND)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen:
            draw_box(painter, look, QRectF(box), "accent_tint", "accent", width=CHOSEN_LINE, corner=CONTROL_CORNER)
        else:
            draw_box(painter, look, QRectF(box), "hover" if over else "", "line", corner=CONTROL_CORNER)
        pad = look.px(_PAD)
        picture = QRect(box.left() + pad, 0, look.px(_WIDE), look.px(_TALL))
        picture.moveTop(box.top() + (box.height() - picture.height()) // 2)
        self._draw_picture(painter, row, picture)
        lines = self._lines(row, option.rect.width())
        left = picture.right() + look.px(10)
        words = QRect(left, 0, box.right() - pad - left, len(lines) * self._title.height() + self._small.height())
        words.moveTop(box.top() + (box.height() - words.height()) // 2)
        painter.setFont(look.font("body", 600))
        painter.setPen(look.colour("accent_ink" if chosen else "text"))
        draw_lines(painter, words, lines, self._title)
        below = words.adjusted(0, len(lines) * self._title.height(), 0, 0)
        if row.missing or row.gone:
            side = look.px(ICON["small"])
            draw_icon(painter, look, "wrench", "warn_edge", below.left(), below.center().y() - side // 2, ICON["small"])
            below.adjust(side + look.px(6), 0, 0, 0)
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("text" if (row.missing or row.gone) and not chosen else "text_2"))
        draw_line(painter, below, row.below)
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            draw_focus(painter, look, QRectF(box).adjusted(-FOCUS_GAP, -FOCUS_GAP, FOCUS_GAP, FOCUS_GAP))
        painter.restore()

    def _draw_picture(self, painter: QPainter, row: ItemRow, place: QRect) -> None:
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
            draw_icon(painter, look, kind.icon, colour, at.x() - side // 2, at.y() - side // 2)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            size = QSize(pixmap.size()).scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
            whole = QRect(0, 0, size.width(), size.height())
            whole.moveCenter(place.center())
            painter.drawPixmap(whole, pixmap)
        painter.restore()
        draw_box(painter, look, QRectF(place), "", "line", corner=4)

    def _lines(self, row: ItemRow, width: int) -> list[str]:
        look = self._look
        room = width - 2 * _AROUND - 2 * look.px(_PAD) - look.px(_WIDE) - look.px(10)
        return lines_of(row.title, self._title, max(look.px(60), room), 2)
