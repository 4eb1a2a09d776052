"""The running order: as a timeline or as a table, with a button and a key for everything that dragging does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QSizePolicy, QStackedWidget, QWidget

from natp_studio.domain.sessions import Session
from natp_studio.domain.timing import place_of_gap, time_at
from natp_studio.domain.wording import clock
from natp_studio.ui.desk import Desk
from natp_studio.ui.items.dragging import items_in
from natp_studio.ui.pages.session.order_acts import OrderActs
from natp_studio.ui.pages.session.order_menus import (
    ADD,
    DUPLICATE,
    MOVE_DOWN,
    MOVE_UP,
    TAKE_OUT,
    open_block_menu,
    open_kinds,
)
from natp_studio.ui.pages.session.order_model import OrderModel, OrderTableModel
from natp_studio.ui.pages.session.order_table import OrderTable
from natp_studio.ui.pages.session.rows import BlockRow
from natp_studio.ui.pages.session.timeline import Timeline
from natp_studio.ui.parts.boxes import empty
from natp_studio.ui.parts.buttons import button, set_icon, switch
from natp_studio.ui.parts.layouts import column, row, scrolled

_LEAST_HEIGHT, _WITH_ICONS_FROM = 72, 340


class RunningOrder(QWidget):
    """Shows the blocks. `chosen(block id)` says that another one is current, `entered` that it is to be opened.

    `reshaped` says that it is a table from now on, or a timeline again.
    """

    chosen = Signal(str)
    entered = Signal()
    reshaped = Signal()

    def __init__(self, desk: Desk, acts: OrderActs) -> None:
        super().__init__()
        look = desk.look
        self._desk, self._acts = desk, acts
        self._session: Session | None = None
        self._selecting = False
        self._in_sight = ("", -1)
        self._order = OrderModel(self)
        self._table_order = OrderTableModel(acts.write, self)
        self.timeline = Timeline(look, self._order, self._starts_at)
        self.table = OrderTable(look, self._table_order)
        self._first = button(look, "Add a first block", "plus", act=lambda: self.ask_kind(self._first))
        self._plan = button(look, "Start from the usual plan", "calendar-clock", kind="main", act=acts.add_plan)
        nothing = empty(
            look, "clock", "No blocks yet",
            "Start from a plan of 45 minutes, with a break and time to reflect. Or add block by block.",
            self._plan, self._first,
        )  # fmt: skip
        self._nothing = scrolled(row(look, nothing, gap="none"))
        self._views = QStackedWidget()
        for view in (self.timeline, self.table, self._nothing):
            self._views.addWidget(view)
        # One block at least; it scrolls.
        self._views.setMinimumHeight(look.px(_LEAST_HEIGHT))
        self._one = self._buttons()
        self._as_table = switch(look, "Table", "table", on=desk.preferences.table_view, kind="small")
        self._as_table.setAccessibleName("Show as a table")
        self._as_table.clicked.connect(self._prefer_table)
        self._bar = QWidget()
        self._bar.setLayout(row(look, *self._one, None, self._as_table, gap="xs"))
        self._bar.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setLayout(column(look, self._bar, (self._views, 1), gap="s"))
        self.setAcceptDrops(True)
        self._connect()
        self._add_keys()

    @property
    def view(self) -> QAbstractItemView:
        """The view that is used now."""
        return self.table if self._desk.preferences.table_view else self.timeline

    @property
    def current(self) -> str:
        """The id of the block that is current in the view; "" for none."""
        index = self.view.currentIndex()
        return self._order.rows[index.row()].id if 0 <= index.row() < len(self._order.rows) else ""

    def show_rows(self, session: Session, rows: Sequence[BlockRow], current: str) -> None:
        """Show the blocks of a session, with one of them current."""
        had_keyboard = self._views.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._session = session
        # The settings have the same choice.
        self._as_table.setChecked(self._desk.preferences.table_view)
        both = ("Both", tuple(trainer.id for trainer in session.trainers))
        self.table.offer_leads(
            [("Nobody", ()), *((trainer.shown, (trainer.id,)) for trainer in session.trainers), both]
        )
        self._selecting = True
        self._order.show_rows(rows)
        self._table_order.show_rows(rows)
        self._selecting = False
        shown: QWidget = self.view if rows else self._nothing
        if shown is not self._views.currentWidget():
            self._views.setCurrentWidget(shown)
            self._bar.setVisible(bool(rows))
            if had_keyboard:
                self.focus_view()
        self.select(current)

    def select(self, block_id: str) -> None:
        """Make a block the current one, and bring it into sight."""
        place = self._order.place(block_id)
        self._selecting = True
        if place >= 0:
            self.timeline.setCurrentIndex(self._order.index(place))
            if (block_id, place) != self._in_sight:
                # Not again while it stays where it is: a person may have scrolled on.
                self._in_sight = (block_id, place)
                self.timeline.scrollTo(self._order.index(place))
            column_now = max(0, self.table.currentIndex().column())
            if self.table.currentIndex().row() != place:
                self.table.setCurrentIndex(self._table_order.index(place, column_now))
        self._selecting = False
        self._enable(place)

    def focus_view(self) -> None:
        """Give the blocks the keyboard, or what stands there while there are none."""
        if self._order.rows:
            self.view.setFocus()
        else:
            self._plan.setFocus()
            # Only once it has its place: at great sizes of text it may stand below what is seen.
            QTimer.singleShot(0, self, lambda: self._nothing.ensureWidgetVisible(self._plan))

    def ask_kind(self, beside: QWidget | None = None) -> None:
        """Ask which kind of block to add, below a button or at the current block."""
        if beside is not None:
            where = beside.mapToGlobal(QPoint(0, beside.height()))
        else:
            where = self.view.viewport().mapToGlobal(self.view.visualRect(self.view.currentIndex()).center())
        open_kinds(self._desk.look, self, self._acts, where)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is very narrow, words stand without their icons."""
        super().resizeEvent(event)
        has_icons = self.width() >= self._desk.look.px(_WITH_ICONS_FROM)
        for made, icon in ((self._copy, "copy"), (self._out, "x"), (self._as_table, "table")):
            if made.icon().isNull() is has_icons:
                set_icon(self._desk.look, made, icon if has_icons else "")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """While there are no blocks items may land anywhere here; else the timeline takes them."""
        if items_in(event.mimeData()) and not self._order.rows:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """They make the first block."""
        event.acceptProposedAction()
        self._acts.add_ids_between(items_in(event.mimeData()), 0)

    def _buttons(self) -> tuple[QPushButton, ...]:
        look, acts = self._desk.look, self._acts
        self._up = button(
            look, "Move up", "arrow-up", kind="bare", act=lambda: acts.move(-1), tip=f"Move up ({MOVE_UP})"
        )
        self._down = button(
            look, "Move down", "arrow-down", kind="bare", act=lambda: acts.move(1), tip=f"Move down ({MOVE_DOWN})"
        )
        self._copy = button(look, "Duplicate", "copy", kind="small", act=acts.duplicate, tip=f"Duplicate ({DUPLICATE})")
        self._out = button(look, "Take out", "x", kind="small", act=acts.take_out, tip="Take out (Delete)")
        return self._up, self._down, self._copy, self._out

    def _connect(self) -> None:
        acts, timeline = self._acts, self.timeline
        for view in (timeline, self.table):
            view.selectionModel().currentRowChanged.connect(self._current_changed)
            view.entered.connect(self.entered)
            view.menu_wanted.connect(self._open_menu)
        timeline.block_dropped.connect(acts.move_to_gap)
        timeline.items_dropped.connect(acts.add_ids)
        timeline.items_between.connect(acts.add_ids_between)

    def _add_keys(self) -> None:
        acts = self._acts
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            (MOVE_UP, lambda: acts.move(-1)),
            (MOVE_DOWN, lambda: acts.move(1)),
            (DUPLICATE, acts.duplicate),
            (TAKE_OUT, acts.take_out),
            (ADD, self.ask_kind),
        )
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self._views)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            # Keys belong to the cell while something is written into it: Alt+Down opens a list of choices there.
            shortcut.activated.connect(lambda act=act: None if self.table.is_writing else act())

    def _current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not self._selecting and current.isValid():
            self.chosen.emit(self._order.rows[current.row()].id)

    def _open_menu(self, where: QPoint) -> None:
        open_block_menu(self._desk.look, self, self._acts, self.entered.emit, where)

    def _prefer_table(self, on: bool) -> None:
        current = self.current
        self._desk.prefer(replace(self._desk.preferences, table_view=on))
        if self._order.rows:
            self._views.setCurrentWidget(self.view)
        self.select(current)
        self.reshaped.emit()

    def _enable(self, place: int) -> None:
        last = len(self._order.rows) - 1
        for made, can in (
            (self._up, place > 0),
            (self._down, 0 <= place < last),
            (self._copy, place >= 0),
            (self._out, place >= 0),
        ):
            if made.hasFocus() and not can:
                # A button that goes off must not take the keyboard with it.
                self.focus_view()
            made.setEnabled(can)

    def _starts_at(self, gap: int, moved: str) -> str:
        if self._session is None:
            return ""
        ids = [block.id for block in self._session.blocks]
        place = place_of_gap(self._session, gap, moved)
        if moved and (moved not in ids or ids.index(moved) == place):
            return ""
        return clock(time_at(self._session, place, moved))
