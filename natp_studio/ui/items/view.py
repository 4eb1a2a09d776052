"""The list of items: a grid of cards, a list of rows, or a strip; as quick with a hundred thousand as with ten.

A QListView lays every single item out before it shows the first; a hundred thousand take it some 150 ms, at each
search and at each step of a resize. Here all cells of a view are alike, so where one stands is a sum.
"""

from __future__ import annotations

from array import array
from enum import StrEnum

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QDrag,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem

from natp_studio.domain.items import Item
from natp_studio.domain.wording import count
from natp_studio.ui.items.cards import GAP, CardDelegate, RowDelegate, SmallCardDelegate
from natp_studio.ui.items.cells import Cells
from natp_studio.ui.items.dragged import drag_picture
from natp_studio.ui.items.model import Index, ItemModel
from natp_studio.ui.items.pictures import Pictures
from natp_studio.ui.look.look import Look
from natp_studio.ui.parts.menus import menu_place

_MOST_REMEMBERED, _SEARCHED = 2_000, 500


class Shape(StrEnum):
    """How the items stand: cards in columns, one row below the other, or small cards in one line."""

    GRID = "grid"
    LIST = "list"
    STRIP = "strip"


_DELEGATES = {Shape.GRID: CardDelegate, Shape.LIST: RowDelegate, Shape.STRIP: SmallCardDelegate}


class ItemView(QListView):
    """Shows an `ItemModel`. Arrow keys move, Shift and Ctrl choose several, and items can be dragged out.

    `entered` is Enter, `spaced` is Space or a double click, `chosen_changed` says that another item is current or that
    others are chosen, `menu_wanted` gives the place on the screen for a menu (right button, or the Menu key). `name`
    is what a screen reader calls the list.
    """

    entered = Signal()
    spaced = Signal()
    chosen_changed = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, look: Look, model: ItemModel, pictures: Pictures, shape: Shape, name: str) -> None:
        super().__init__()
        self._look = look
        self._items = model
        self._pictures = pictures
        self._anchor = 0
        self._remembered: tuple[int, array[int], int] = (-1, array("I"), -1)
        self._cells = Cells()
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setMouseTracking(True)
        self.setModel(model)
        self.set_shape(shape)
        pictures.ready.connect(self._picture_ready)
        model.modelAboutToBeReset.connect(self._remember)
        model.replaced.connect(self._restore)
        self.doubleClicked.connect(lambda _: self.spaced.emit())

    def set_shape(self, shape: Shape) -> None:
        """Show the same items in another shape. What is chosen stays, and stays in sight."""
        policy = Qt.ScrollBarPolicy
        self.shape = shape
        self._delegate = _DELEGATES[shape](self._look, self._pictures, self, self._sees)
        self.setItemDelegate(self._delegate)
        strip = shape is Shape.STRIP
        # Opaque, so that scrolling moves what is painted and paints only what comes into sight.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, not strip)
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if strip else policy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(policy.ScrollBarAlwaysOn if strip else policy.ScrollBarAlwaysOff)
        if strip:
            below = self.horizontalScrollBar().sizeHint().height()
            self.setFixedHeight(self._delegate.cell_height(0) + below + 2)
        self.doItemsLayout()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    @property
    def current_item(self) -> Item | None:
        """The item that the keyboard is at."""
        return self._items.item(self.currentIndex().row())

    @property
    def wanted_row(self) -> int:
        """The row that something is done with: the marked one, which need not be the current one; -1 for none."""
        rows = self.chosen_rows() if self.chosen_count == 1 else []
        return rows[0] if rows else self.currentIndex().row()

    @property
    def wanted_item(self) -> Item | None:
        """The item that something is done with: the one that is marked; where none or several are, the current one."""
        return self._items.item(self.wanted_row)

    @property
    def chosen_count(self) -> int:
        """How many are chosen, however many that is."""
        return sum(part.height() for part in self.selectionModel().selection().toList())

    def chosen_rows(self) -> list[int]:
        """The rows that are chosen, in order."""
        parts = self.selectionModel().selection().toList()
        return sorted(row for part in parts for row in range(part.top(), part.bottom() + 1))

    def chosen_numbers(self) -> array[int]:
        """The row numbers, in the library, of what is chosen, in the order shown; `Catalogue.at` gives the items."""
        numbers = self._items.numbers
        return array("I", (numbers[row] for row in self.chosen_rows()))

    def choose(self, row: int) -> None:
        """Choose one row, and no other, and bring it into sight."""
        index = self._items.index(row)
        if index.isValid():
            self._anchor = row
            # Not setCurrentIndex: that adds to what is chosen while a person holds Ctrl, as for Ctrl+Z.
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def choose_item(self, item_id: str) -> None:
        """Choose the item of this id, where it is among the first that are shown."""
        for row in range(min(_SEARCHED, self._items.rowCount())):
            item = self._items.item(row)
            if item is not None and item.id == item_id:
                self.choose(row)
                return

    def choose_rows(self, rows: list[int]) -> None:
        """Choose several rows; the first becomes the current one."""
        chosen = QItemSelection()
        for row in rows:
            index = self._items.index(row)
            chosen.select(index, index)
        if rows:
            flag = QItemSelectionModel.SelectionFlag
            self._anchor = rows[0]
            self.selectionModel().setCurrentIndex(self._items.index(rows[0]), flag.NoUpdate)
            self.selectionModel().select(chosen, flag.ClearAndSelect)

    def sees(self, row: int) -> bool:
        """Whether a row can be seen now."""
        return self.isVisible() and self._rect(row).intersects(self.viewport().rect())

    def _sees(self, row: int, item_id: str) -> bool:
        item = self._items.item(row)
        return item is not None and item.id == item_id and self.sees(row)

    def visualRect(self, index: Index) -> QRect:
        """Where a row stands in the viewport."""
        return self._rect(index.row()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The row at a place in the viewport."""
        return self._items.index(self._cells.row_at(point + self._offset))

    def scrollTo(self, index: Index, hint: QListView.ScrollHint = QListView.ScrollHint.EnsureVisible) -> None:
        """Bring a row into sight, all of it."""
        if not index.isValid():
            return
        # Right after other items came, it is not known yet how far it scrolls.
        self.executeDelayedItemsLayout()
        rect, room = self._rect(index.row()), self.viewport().rect()
        for bar, before, after in (
            (self.verticalScrollBar(), rect.top(), rect.bottom() - room.bottom()),
            (self.horizontalScrollBar(), rect.left(), rect.right() - room.right()),
        ):
            if before < 0:
                bar.setValue(bar.value() + before)
            elif after > 0:
                bar.setValue(bar.value() + min(before, after))

    @property
    def _offset(self) -> QPoint:
        return QPoint(self.horizontalOffset(), self.verticalOffset())

    def horizontalOffset(self) -> int:
        """How far it is scrolled to the right."""
        return self.horizontalScrollBar().value()

    def verticalOffset(self) -> int:
        """How far it is scrolled down."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        """No row is ever hidden."""
        return False

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """The row that a key leads to."""
        self.executeDelayedItemsLayout()
        now = self.currentIndex().row()
        # An empty list has no first row either.
        return self._items.index(self._cells.moved(now, action, self.viewport().size()) if now >= 0 else 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Choose what was clicked, or everything from where choosing began to the current row."""
        if command & QItemSelectionModel.SelectionFlag.Current:
            first, last = sorted((self._anchor, self.currentIndex().row()))
            chosen = QItemSelection(self._items.index(max(0, first)), self._items.index(last))
        else:
            index = self.indexAt(rect.topLeft())
            chosen = QItemSelection(index, index) if index.isValid() else QItemSelection()
        self.selectionModel().select(chosen, command)

    def selectionCommand(self, index: Index, event: object = None) -> QItemSelectionModel.SelectionFlag:
        """Remember where choosing several begins."""
        command = super().selectionCommand(index, event)  # type: ignore[arg-type]
        if not command & QItemSelectionModel.SelectionFlag.Current and index.isValid():
            self._anchor = index.row()
        return command

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Where chosen rows can be seen."""
        region = QRegion()
        for row in self._rows_in(self.viewport().rect()):
            if selection.contains(self._items.index(row)):
                region += self._rect(row)
        return region

    def doItemsLayout(self) -> None:
        """Nothing is laid out one by one: see the top of this file."""
        self.updateGeometries()
        self.viewport().update()

    def updateGeometries(self) -> None:
        """Share the width among columns and say how far it scrolls."""
        delegate = getattr(self, "_delegate", None)
        if delegate is None:
            return
        room, total = self.viewport().size(), self._items.rowCount()
        fitting = max(1, room.width() // delegate.least_width())
        strip = self.shape is Shape.STRIP
        columns = max(1, total) if strip else 1 if self.shape is Shape.LIST else fitting
        width = max(1, room.width() // (fitting if strip else columns))
        self._cells = Cells(total, columns, width, delegate.cell_height(width), strip)
        whole, upright, level = self._cells.size, self.verticalScrollBar(), self.horizontalScrollBar()
        upright.setRange(0, max(0, whole.height() - room.height()))
        upright.setPageStep(room.height())
        # With nothing to scroll there is no handle, but still its place.
        upright.setEnabled(upright.maximum() > 0)
        upright.setSingleStep(max(20, self._cells.height // 4))
        level.setRange(0, max(0, whole.width() - room.width()))
        level.setPageStep(room.width())
        level.setSingleStep(max(20, self._cells.width // 4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another number of columns may fit; what stood at the top stays at the top."""
        first = self.verticalOffset() // self._cells.height * self._cells.columns
        QAbstractItemView.resizeEvent(self, event)
        self.updateGeometries()
        if self.shape is not Shape.STRIP and first:
            self.verticalScrollBar().setValue(self._cells.rect(first).top())
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is painted; only what comes into sight is painted anew."""
        self.viewport().scroll(dx, dy)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells that can be seen."""
        painter = QPainter(self.viewport())
        if self.shape is not Shape.STRIP:
            painter.fillRect(event.rect(), self._look.colour("canvas"))
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        state, plain = QStyle.StateFlag, option.state
        plain &= ~(state.State_HasFocus | state.State_MouseOver | state.State_Selected)
        under = self.viewport().mapFromGlobal(self.cursor().pos()) if self.viewport().underMouse() else None
        hovered = self.indexAt(under).row() if under is not None else -1
        current = self.currentIndex().row() if self.hasFocus() else -1
        chosen = self.selectionModel()
        for row in self._rows_in(event.rect()):
            index = self._items.index(row)
            now = plain
            if row == hovered:
                now |= state.State_MouseOver
            if row == current:
                now |= state.State_HasFocus
            if chosen.isSelected(index):
                now |= state.State_Selected
            option.state = now
            option.rect = self._rect(row)
            self._delegate.paint(painter, option, index)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space are for whoever made the list; everything else moves and chooses."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif plain and event.key() == Qt.Key.Key_Space:
            self.spaced.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A menu where the pointer is, or by the key, at the current item."""
        self.menu_wanted.emit(menu_place(self, event))

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag what is chosen, with a small picture that says what it is."""
        rows = self.chosen_rows()
        item = self.current_item
        if not rows or item is None:
            return
        drag = QDrag(self)
        drag.setMimeData(self._items.mimeData([self._items.index(row) for row in rows[:_MOST_REMEMBERED]]))
        words = item.title if len(rows) == 1 else count(len(rows), "item")
        drag.setPixmap(drag_picture(self._look, words, item.kind, self.devicePixelRatioF()))
        drag.setHotSpot(QPoint(self._look.px(-GAP), self._look.px(-GAP)))
        drag.exec(actions)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell whoever listens, and assistive technology."""
        QAbstractItemView.currentChanged(self, current, previous)
        if current.isValid() and self.hasFocus() and QAccessible.isActive():
            event = QAccessibleEvent(self, QAccessible.Event.Focus)
            event.setChild(current.row())
            QAccessible.updateAccessibility(event)
        self.chosen_changed.emit()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell whoever listens."""
        QAbstractItemView.selectionChanged(self, selected, deselected)
        self.chosen_changed.emit()

    def _rect(self, row: int) -> QRect:
        return self._cells.rect(row).translated(-self._offset)

    def _rows_in(self, rect: QRect) -> range:
        # Right after rows went, the cells are those of before.
        found = self._cells.rows_in(rect.translated(self._offset))
        return range(found.start, min(found.stop, self._items.rowCount()))

    def _picture_ready(self, item_id: str) -> None:
        for row in self._rows_in(self.viewport().rect()):
            item = self._items.item(row)
            if item is not None and item.id == item_id:
                self.viewport().update(self._rect(row))

    def _remember(self) -> None:
        numbers, row = self._items.numbers, self.currentIndex().row()
        chosen = array("I")
        if self.chosen_count <= _MOST_REMEMBERED:
            chosen = self.chosen_numbers()
        self._remembered = (numbers[row] if 0 <= row < len(numbers) else -1, chosen, row)

    def _restore(self, same_question: bool) -> None:
        """Choose again what was chosen, where it is still there."""
        number, chosen, row = self._remembered
        now = self._items.row_of(number) if number >= 0 else -1
        if now >= 0:
            rows = [found for each in chosen if (found := self._items.row_of(each)) >= 0]
            self.choose_rows([now, *(each for each in rows if each != now)])
            self.scrollTo(self._items.index(now))
        elif same_question and row >= 0 and self._items.rowCount():
            # What was current went away: its neighbour takes its place, so that the keyboard is not lost.
            self.choose(min(row, self._items.rowCount() - 1))
        elif not same_question:
            self.scrollToTop()
        self.chosen_changed.emit()
