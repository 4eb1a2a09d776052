"""The page “Session”: all sessions, or one of them with its running order, the block in detail and the library."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from natp_studio.domain.problems import Problem
from natp_studio.domain.sessions import Session
from natp_studio.domain.wording import count, listed
from natp_studio.services.planning import OpenSession
from natp_studio.ui.desk import Desk
from natp_studio.ui.dialogs import question
from natp_studio.ui.look.measures import Room
from natp_studio.ui.news import News
from natp_studio.ui.pages.page import Head, Page
from natp_studio.ui.pages.session.details import BlockDetails
from natp_studio.ui.pages.session.editing import Draft, Editing, Key
from natp_studio.ui.pages.session.file_trouble import FileWatch
from natp_studio.ui.pages.session.help_panel import HelpPanel
from natp_studio.ui.pages.session.library_strip import LibraryStrip
from natp_studio.ui.pages.session.order_acts import OrderActs
from natp_studio.ui.pages.session.panels import BLOCK, HELP, LIBRARY, ORDER, Panels
from natp_studio.ui.pages.session.ribbon import Ribbon
from natp_studio.ui.pages.session.rows import block_rows, session_line
from natp_studio.ui.pages.session.running_order import RunningOrder
from natp_studio.ui.pages.session.session_sheet import open_session_sheet
from natp_studio.ui.pages.session.sessions_list import SessionsList
from natp_studio.ui.parts.buttons import button
from natp_studio.ui.parts.layouts import column

_TIGHT_HEAD, _SHORT_HEAD = 940, 420


class SessionPage(Page):
    """One session is planned here; while none is open, all of them are listed."""

    def __init__(self, desk: Desk, room: Room) -> None:
        super().__init__(desk, room)
        look = desk.look
        self._is_tight = False
        # Made first: Tab meets the head before the page.
        self._all = button(look, "&All sessions", "list", act=self._show_all)
        self._about = button(look, "Session &details", "sliders-horizontal", act=self._open_sheet)
        self._add = button(
            look, "Add &block", "plus", kind="main", name="Add block", act=lambda: self._order.ask_kind(self._add)
        )
        self._add.setToolTip("Add a block behind the chosen one (Insert, in the running order)")
        self._menu = button(look, "&More", "chevron-down", act=lambda: self._open_more(self._menu))
        for made in (self._all, self._about, self._menu, self._add):
            made.setParent(self)
            made.hide()
        self._editing = Editing(desk, self)
        self._acts = OrderActs(desk, self._editing, self, self._enter_new_block)
        self._waiting: tuple[str, ...] = ()
        self._files = FileWatch(desk, self._editing, self, lambda: self._shown is not None and self.isVisible())
        self._list = SessionsList(desk)
        self._ribbon = Ribbon(look)
        self._order = RunningOrder(desk, self._acts)
        self._details = BlockDetails(desk, self._editing)
        self._help = HelpPanel(desk, self._editing)
        self._strip = LibraryStrip(desk)
        self._more = button(look, "&More", "chevron-down", kind="quiet", act=lambda: self._open_more(self._more))
        self._panels = Panels(
            look,
            ribbon=self._ribbon,
            order=self._order,
            block=self._details,
            help_=self._help,
            strip=self._strip,
            more=self._more,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._panels)
        self.setLayout(column(look, (self._stack, 1), gap="none"))
        self._connect()
        self.set_room(room)

    def head(self) -> Head:
        """The session, when it is and for whom; or that there are several."""
        opened = self._shown
        if opened is None:
            return Head("Sessions", "What you plan: blocks of time, with items in them")
        # The title comes first: where there is little room the other actions are in a menu.
        actions = () if self.room is Room.NARROW else (self._menu,) if self._is_tight else (self._all, self._about)
        return Head(opened.session.title, session_line(opened.session), actions, self._add)

    @property
    def undo_name(self) -> str:
        """The last edit of the session, or what is being typed; of the list what was done there."""
        opened = self._shown
        if opened is None:
            return self._list.edits.undo_name
        unsaved = [draft.name for draft in self._editing.drafts.values() if draft.edit is not None]
        return unsaved[-1] if unsaved else opened.undo_name

    @property
    def redo_name(self) -> str:
        """The last undone edit of the session."""
        return (self._list.edits if self._shown is None else self._shown).redo_name

    def undo(self) -> None:
        """Take the last edit back, and go to the block it was about."""
        if self._shown is None:
            self._list.edits.undo()
            return
        self._show_block(self._acts.undo())

    def redo(self) -> None:
        """Make the last undone edit again, and go to the block it is about."""
        if self._shown is None:
            self._list.edits.redo()
            return
        self._show_block(self._acts.redo())

    def open(self, **wanted: Any) -> None:
        """Show the session `session`, in it the block `block`; add the items `add`, by their ids, to that block.

        Without a name the session that was open, else the list. With `sheet` its details are opened; the rest is what
        `remembered` gave.
        """
        if "list_edits" in wanted:
            self._list.take_up(wanted["list_edits"])
        self._waiting = _ids(wanted.get("add")) or self._waiting
        current = self.desk.sessions.current
        name = wanted.get("session") or (current.name if current is not None else "")
        is_listing = self._stack.currentWidget() is self._list and self._editing.opened is not None
        if wanted.get("list") or not name or (is_listing and not wanted.get("session") and not self._waiting):
            self._show_list()
            return
        self._restore(wanted)
        self._open_session(name, wanted.get("block", ""), wanted.get("drafts"))
        if "details" in wanted and self._shown is not None:
            self._details.restore(wanted["details"])
        if wanted.get("searching"):
            self.start_search()
        if wanted.get("sheet") and self._shown is not None:
            self._open_sheet()

    def set_room(self, room: Room) -> None:
        """Other places for the same parts."""
        super().set_room(room)
        self._panels.set_room(room)
        self.head_changed.emit()

    def remembered(self) -> dict[str, Any]:
        """The session, its block, what was typed and not saved, and what is open."""
        self._editing.settle()
        opened = self._editing.opened
        return {
            "session": opened.name if opened is not None else "",
            "block": self._acts.current,
            "list": self._stack.currentWidget() is self._list,
            "list_edits": self._list.edits,
            "drafts": dict(self._editing.drafts),
            "details": self._details.remembered() if opened is not None else {},
            "panel": self._panels.panel,
            "room": self.room,
            "strip": self._strip.is_open,
            "words": self._strip.words,
            "searching": self._strip.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False,
        }

    def start_search(self) -> None:
        """Search the library beside the session; in the list the sessions."""
        if self._stack.currentWidget() is self._list:
            self._list.start_search()
        elif self._shown is not None:
            self._panels.show_panel(LIBRARY if self.room is Room.NARROW else self._panels.panel)
            self._strip.start_search()

    @property
    def has_unsaved(self) -> bool:
        """Words that cannot be saved as they are, such as half a date."""
        return self._editing.opened is not None and not self._editing.settle()

    def may_close(self) -> bool:
        """Save what was typed; ask about words that cannot be saved."""
        if self._editing.opened is None or self._editing.settle():
            return True
        if self._files.is_asking:
            return False
        names = listed(dict.fromkeys(draft.name for draft in self._editing.drafts.values()))
        question(
            self.desk.look,
            self,
            "Something you typed is not saved",
            f"{names}: the words cannot be saved as they are.",
            ("Close without them", self._close_without),
            ("Go back to them", lambda: None),
        )
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The head needs room for the title."""
        super().resizeEvent(event)
        look = self.desk.look
        is_tight = self.width() < look.px(_TIGHT_HEAD)
        self._add.setText("Add &block" if self.width() >= look.px(_SHORT_HEAD) else "Add")
        if is_tight is not self._is_tight:
            self._is_tight = is_tight
            self.head_changed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page is shown: what was typed is saved."""
        super().hideEvent(event)
        if self._editing.opened is not None:
            self._editing.settle()

    @property
    def _shown(self) -> OpenSession | None:
        """The session that is shown; None while all are listed."""
        return self._editing.opened if self._stack.currentWidget() is self._panels else None

    def _connect(self) -> None:
        self._list.chosen.connect(self._choose_session)
        self._list.edited.connect(self.head_changed)
        self._ribbon.chosen.connect(self._go_to)
        self._order.chosen.connect(self._show_block)
        self._order.entered.connect(self._enter_block)
        self._order.reshaped.connect(self._reshape)
        self._details.item_wanted.connect(self._show_item)
        self._strip.item_wanted.connect(self._show_item)
        self._strip.items_wanted.connect(self._acts.add_items)
        self._help.wanted.connect(lambda block, _item: self._go_to(block, enter=bool(block)))
        self._help.details.connect(self._open_sheet)
        self._help.left.connect(self._show_findings)
        self._files.go_on.connect(self._open_again)
        self.desk.changes.session.connect(self._session_changed)
        self.desk.changes.library.connect(self._library_changed)

    def _open_session(self, name: str, block: str, drafts: Mapping[Key, Draft] | None = None) -> None:
        if self._editing.opened is not None and self._editing.opened.name != name:
            self._editing.settle()
        try:
            opened = self.desk.sessions.open(name)
        except Problem as problem:
            self._show_list()
            self.desk.problem(problem)
            return
        if opened is not self._editing.opened or drafts:
            self._editing.use(opened, drafts)
        self._stack.setCurrentWidget(self._panels)
        ids = [held.id for held in opened.session.blocks]
        opened.current_block = next((each for each in (block, opened.current_block, *ids[:1]) if each in ids), "")
        self._renew()
        self._strip.begin()
        if self._waiting:
            waiting, self._waiting = self._waiting, ()
            self._acts.add_ids(waiting)
        self._focus_panel()
        self._files.check()

    def _restore(self, wanted: Mapping[str, Any]) -> None:
        if "panel" in wanted:
            # Beside the order something else was chosen; where there is room for one, the order comes first.
            is_less = self.room is Room.NARROW and wanted.get("room") is not Room.NARROW
            self._panels.show_panel(ORDER if is_less and wanted["panel"] == HELP else wanted["panel"])
            self._strip.open_strip(wanted["strip"])
            self._strip.begin(wanted["words"])

    def _focus_panel(self) -> None:
        held = self.focusWidget()
        if held is not None and self._panels.is_other_switch(held):
            self._panels.focus_shown()
        elif held is not None and self._panels.isAncestorOf(held) and held.isVisible():
            held.setFocus()
        elif self.room is not Room.NARROW or self._panels.panel == ORDER:
            self._order.focus_view()
        else:
            self._panels.focus_shown()

    def _renew(self) -> None:
        opened = self._editing.opened
        if opened is None:
            return
        self._show_rows(opened.session)
        self._help.renew()
        self._show_block(self._acts.current)
        self._details.renew()
        self.head_changed.emit()

    def _show_rows(self, session: Session) -> None:
        rows = block_rows(session, self._help.findings)
        self._order.show_rows(session, rows, self._acts.current)
        self._reshape()
        self._ribbon.show_rows(rows)

    def _reshape(self) -> None:
        has_blocks = self._editing.opened is not None and bool(self._editing.session.blocks)
        self._panels.set_order(is_table=self.desk.preferences.table_view, is_empty=not has_blocks)

    def _show_findings(self, number: int) -> None:
        self._panels.say_help(number)
        if self._editing.opened is not None:
            self._show_rows(self._editing.session)

    def _show_block(self, block_id: str) -> None:
        opened = self._editing.opened
        if opened is not None:
            opened.current_block = block_id
            self._ribbon.mark(block_id)
            self._order.select(block_id)
            self._details.show_block(block_id)

    def _go_to(self, block_id: str, *, enter: bool = False) -> None:
        if block_id:
            self._show_block(block_id)
            if enter:
                self._enter_block()

    def _enter_block(self) -> None:
        """Bring the keyboard to the first field of the block."""
        self._panels.show_panel(BLOCK)
        fields = (widget for widget in self._details.findChildren(QWidget) if _can_write(widget))
        if (first := next(fields, None)) is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _enter_new_block(self) -> None:
        """A block was added: its title is the first thing to write."""
        self._panels.show_panel(BLOCK)
        self._details.begin()

    def _show_all(self) -> None:
        self._editing.settle()
        self._show_list()
        self.head_changed.emit()

    def _choose_session(self, name: str) -> None:
        self.open(session=name)
        # The button or row that was pressed is gone: go on at the first block, not at what Qt finds next.
        self._order.focus_view()

    def _show_list(self) -> None:
        self._list.renew()
        self._stack.setCurrentWidget(self._list)
        if self._waiting:
            self.desk.tell(News(f"Choose a session for {count(len(self._waiting), 'item')}.", "info"))
        self._list.setFocus()

    def _open_more(self, beside: QWidget) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._all.icon(), "All sessions", self._show_all)
        menu.addAction(self._about.icon(), "Session details", self._open_sheet)
        menu.popup(beside.mapToGlobal(QPoint(0, beside.height())))

    def _open_sheet(self) -> None:
        self._editing.settle()
        open_session_sheet(self.desk, self._editing, self)

    def _show_item(self, item_id: str) -> None:
        self.desk.go("library", item=item_id)

    def _session_changed(self, name: str) -> None:
        if self._editing.opened is not None and self._editing.opened.name == name:
            self._renew()

    def _library_changed(self) -> None:
        self._strip.renew()
        if self._shown is not None:
            self._renew()

    def _open_again(self, name: str, block: str, drafts: Mapping[Key, Draft] | None) -> None:
        self._open_session(name, block, drafts)
        self.head_changed.emit()

    def _close_without(self) -> None:
        for key in list(self._editing.drafts):
            self._editing.forget(key)
        self.window().close()


def _can_write(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()


def _ids(wanted: Any) -> tuple[str, ...]:
    return (wanted,) if isinstance(wanted, str) and wanted else tuple(wanted or ())
