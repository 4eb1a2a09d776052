"""The running order as a table: minutes, title and who leads are written right in the cells."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QSpinBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from natp_studio.domain.sessions import LONGEST_BLOCK
from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import ICON
from natp_studio.ui.pages.session.order_model import (
    COLUMNS,
    ITEMS,
    KIND,
    LEADS,
    MINUTES,
    NOTES,
    TIME,
    TITLE,
    OrderTableModel,
)
from natp_studio.ui.parts.fields import choice, choose, line
from natp_studio.ui.parts.menus import menu_place
from natp_studio.ui.parts.rows import RowRole

Index = QModelIndex | QPersistentModelIndex
# The least width of each column, and its share of what is left. Notes stand in the block too: they go first.
_WIDTHS = {TIME: 72, MINUTES: 82, KIND: 176, TITLE: 190, LEADS: 130, ITEMS: 92, NOTES: 130}
_SHARES = {TITLE: 5, LEADS: 2, ITEMS: 1, NOTES: 4}
_LEAST_EDITOR = {MINUTES: 96, LEADS: 190}


class OrderTable(QTableView):
    """Shows an `OrderTableModel`. `entered` is Enter where nothing can be written; `menu_wanted` as in the timeline."""

    entered = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, look: Look, model: OrderTableModel) -> None:
        super().__init__()
        self._cells = _CellDelegate(look, self)
        self.setAccessibleName("Running order as a table")
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setWordWrap(True)
        self.setShowGrid(False)
        upright, level = self.verticalHeader(), self.horizontalHeader()
        upright.hide()
        upright.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        # A title takes two lines where it needs them.
        two_lines = 2 * QFontMetrics(look.font("body")).lineSpacing() + look.px(16)
        upright.setDefaultSectionSize(max(look.control + look.px(6), two_lines))
        level.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        level.setHighlightSections(False)
        level.setMinimumSectionSize(look.px(60))
        level.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._look = look
        self._share()

    @property
    def is_writing(self) -> bool:
        """Whether something is being written into a cell."""
        return self.state() is QAbstractItemView.State.EditingState

    def offer_leads(self, leads: Sequence[tuple[str, tuple[str, ...]]]) -> None:
        """Who can lead a block, as (words, ids of trainers)."""
        self._cells.leads = tuple(leads)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share the width that there is; only where it is too small for their least they scroll."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        least = {column: self._look.px(width) for column, width in _WIDTHS.items()}
        if no_notes := sum(least.values()) > self.viewport().width():
            del least[NOTES]
        self.setColumnHidden(NOTES, no_notes)
        left = max(0, self.viewport().width() - sum(least.values()))
        parts = sum(share for column, share in _SHARES.items() if column in least)
        for column, width in least.items():
            self.setColumnWidth(column, width + left * _SHARES.get(column, 0) // parts)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter writes into a cell, or goes on to the block where the cell cannot be written."""
        index = self.currentIndex()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and index.isValid() and not self.is_writing:
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)
            else:
                self.entered.emit()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A menu where the pointer is, or by the key, at the current row."""
        self.menu_wanted.emit(menu_place(self, event))


class _CellDelegate(QStyledItemDelegate):
    """Editors for what can be written, and the ring around the cell that has the keyboard."""

    def __init__(self, look: Look, view: QTableView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view
        self.leads: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Titles of many letters are measured only as far as they are seen; a kind has its icon."""
        super().initStyleOption(option, index)
        option.text = option.text[:400]
        if index.column() != TITLE:
            option.features &= ~QStyleOptionViewItem.ViewItemFeature.WrapText
        if index.column() == KIND:
            kind, look = index.data(RowRole).kind, self._look
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.decorationSize = QSize(look.px(ICON["normal"]), look.px(ICON["normal"]))
            option.icon = look.icon(look.kind_icon(kind), f"{kind}_ink")

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell, and the ring."""
        has_keyboard = option.state & QStyle.StateFlag.State_HasFocus
        option.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, option, index)
        if has_keyboard and self._view.hasFocus():
            painter.save()
            painter.setPen(QPen(self._look.colour("focus"), 2))
            painter.drawRect(QRectF(option.rect).adjusted(1, 1, -1, -2))
            painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A number, a choice or a line."""
        editor: QWidget
        if index.column() == MINUTES:
            spin = QSpinBox(parent)
            spin.setRange(0, LONGEST_BLOCK)
            editor = spin
        elif index.column() == LEADS:
            combo = choice(self.leads)
            combo.setParent(parent)
            editor = combo
        else:
            editor = line()
            editor.setParent(parent)
        editor.setAccessibleName(COLUMNS[index.column()])
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with what the cell holds."""
        if isinstance(editor, QComboBox):
            choose(editor, index.data(Qt.ItemDataRole.EditRole))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Write what was chosen or typed; words that are the same change nothing."""
        if isinstance(editor, QComboBox):
            value = editor.currentData()
            if value != index.data(Qt.ItemDataRole.EditRole):
                model.setData(index, value)
        else:
            super().setModelData(editor, model, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """An editor may stand over its neighbours, so that its words and arrows fit."""
        place = option.rect
        least = self._look.px(_LEAST_EDITOR.get(index.column(), 0))
        editor.setGeometry(place.x(), place.y(), max(place.width(), least), place.height())
