"""The items of a block with what can be done with them: move up and down, take out, show in the library."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget
from shiboken6 import isValid

from natp_studio.domain.items import Item
from natp_studio.domain.sessions import ItemRef
from natp_studio.services import planning
from natp_studio.ui.desk import Desk
from natp_studio.ui.jobs import QUICK
from natp_studio.ui.pages.session.details_items import MISSING, ItemsView
from natp_studio.ui.pages.session.editing import Editing
from natp_studio.ui.parts.buttons import button
from natp_studio.ui.parts.layouts import column, holder
from natp_studio.ui.parts.words import label


class BlockItems(QWidget):
    """A label, the list, and its buttons. `wanted` asks to show an item in the library, by its id."""

    wanted = Signal(str)

    def __init__(self, desk: Desk, editing: Editing) -> None:
        super().__init__()
        self._desk, self._editing, self._look = desk, editing, desk.look
        self._block_id = ""
        self._known: Mapping[str, Item] = {}
        self._looked: frozenset[str] = frozenset()
        self._asked = 0
        look = desk.look
        self._view = ItemsView(desk)
        self._view.moved.connect(self._move)
        self._view.out.connect(self._take_out)
        self._view.entered.connect(self._show)
        self._view.selectionModel().currentChanged.connect(lambda *_: self._renew_buttons())
        self._none = label("No items yet. Add some from the library.", "quiet")
        self._up = button(look, "Move up", "arrow-up", kind="small", act=lambda: self._move(-1))
        self._down = button(look, "Move down", "arrow-down", kind="small", act=lambda: self._move(1))
        self._out = button(look, "Take out", "x", kind="small", act=self._take_out)
        self._in_library = button(look, "Show in library", "library", kind="small", act=self._show)
        self._buttons = QGridLayout()
        self._buttons.setSpacing(look.px(8))
        self._in_row = 0
        self._some = holder(column(look, self._view, self._buttons))
        self.setLayout(column(look, label("Items in this block", "label"), self._none, self._some, gap="xs"))
        self.arrange(0)
        desk.changes.library.connect(self._ask_library)

    @property
    def controls(self) -> dict[str, QWidget]:
        """Everything that takes the keyboard, in the order it is read."""
        return {
            "items": self._view,
            "up": self._up,
            "down": self._down,
            "out": self._out,
            "show": self._in_library,
        }

    @property
    def place(self) -> int:
        """Which item is chosen, from 0; -1 for none."""
        return self._view.currentIndex().row()

    def go_to(self, place: int) -> None:
        """Choose an item, if there is one at this place."""
        index = self._view.items.index(place)
        if index.isValid():
            self._view.setCurrentIndex(index)

    def show_block(self, block_id: str) -> None:
        """Show the items of another block, from the first."""
        if block_id != self._block_id:
            self._block_id = block_id
            self._view.show_items((), None)

    def renew(self) -> None:
        """Show the block as it is now, and ask the library for what it was not asked for yet."""
        refs = self._refs
        is_known = all(ref.item in self._looked for ref in refs)
        self._view.show_items(refs, self._known if is_known else None)
        self._some.setVisible(bool(refs))
        self._none.setVisible(not refs)
        self._renew_buttons()
        if not is_known:
            self._ask_library()

    def arrange(self, room: int) -> None:
        """Put the buttons side by side where there is room for so many pixels, else two by two."""
        acts = (self._up, self._down, self._out, self._in_library)
        in_row = 4 if sum(made.sizeHint().width() + self._look.px(8) for made in acts) <= room else 2
        if in_row == self._in_row:
            return
        self._in_row = in_row
        for place, made in enumerate(acts):
            self._buttons.addWidget(made, place // in_row, place % in_row)
        self._buttons.setColumnStretch(4, 1)

    @property
    def _refs(self) -> tuple[ItemRef, ...]:
        if self._editing.opened is None:
            return ()
        blocks = self._editing.session.blocks
        return next((block.items for block in blocks if block.id == self._block_id), ())

    def _ask_library(self) -> None:
        if not self._refs:
            return
        self._asked += 1
        asked, studio, session = self._asked, self._desk.studio, self._editing.session

        def answered(items: Mapping[str, Item]) -> None:
            # Only the last question counts, and only while the panel is there.
            if isValid(self) and asked == self._asked:
                self._known, self._looked = items, frozenset(session.item_ids())
                # What was put in meanwhile is asked for by whoever tells of it.
                if all(ref.item in self._looked for ref in self._refs):
                    self.renew()

        self._desk.jobs.run("", lambda _: planning.items_of(studio, session), answered, lane=QUICK)

    def _renew_buttons(self) -> None:
        rows, at = self._view.items.rows, self.place
        there = 0 <= at < len(rows)
        missing = there and rows[at].missing
        self._in_library.setToolTip(MISSING if missing else "")
        for made, can in (
            (self._up, there and at > 0),
            (self._down, there and at < len(rows) - 1),
            (self._out, there),
            (self._in_library, there and not missing),
        ):
            if not can and made.hasFocus():
                self._view.setFocus()
            made.setEnabled(can)
            made.setAccessibleDescription(rows[at].title if there else "")

    def _move(self, by: int) -> None:
        items, at, block_id = list(self._refs), self.place, self._block_id
        if not (0 <= at < len(items) and 0 <= at + by < len(items)):
            return
        items.insert(at + by, items.pop(at))
        if self._editing.edit("Move item", lambda session: session.with_block_changed(block_id, items=tuple(items))):
            self.renew()
            self.go_to(at + by)

    def _take_out(self) -> None:
        at, block_id = self.place, self._block_id
        if not 0 <= at < len(self._refs):
            return
        if self._editing.edit("Take out item", lambda session: session.without_item(block_id, at)):
            self.renew()

    def _show(self) -> None:
        rows, at = self._view.items.rows, self.place
        if 0 <= at < len(rows) and not rows[at].missing:
            self.wanted.emit(rows[at].ref.item)
