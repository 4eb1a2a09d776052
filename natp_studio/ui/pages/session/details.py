"""One block in detail: its kind, title, length, who leads, notes, prompts, and the items in it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from natp_studio.domain.sessions import Block, BlockKind
from natp_studio.domain.timing import running_order
from natp_studio.domain.wording import clock
from natp_studio.ui.desk import Desk
from natp_studio.ui.look.measures import ICON
from natp_studio.ui.pages.session import details_meanings as meanings
from natp_studio.ui.pages.session.details_block_items import BlockItems
from natp_studio.ui.pages.session.details_fields import TypedField
from natp_studio.ui.pages.session.editing import Editing
from natp_studio.ui.parts.boxes import Chip, card, clear, empty
from natp_studio.ui.parts.fields import choice, choose, field
from natp_studio.ui.parts.layouts import column, holder, row, scrolled
from natp_studio.ui.parts.words import label

LONGEST_TITLE, LONGEST_NOTES, LONGEST_LINE = 300, 20_000, 2_000
# Inside the card, right of it, and what its lines and a scroll bar take.
_PAD, _RIGHT, _BESIDE = 16, 6, 18
BOTH = "both"
_MOST_OF_NAME = 32


class BlockDetails(QWidget):
    """The block that is chosen. `item_wanted` asks to show an item of it in the library."""

    item_wanted = Signal(str)

    def __init__(self, desk: Desk, editing: Editing) -> None:
        super().__init__()
        self._desk, self._editing, self._look = desk, editing, desk.look
        self._block_id = ""
        self._chip = QVBoxLayout()
        self._chip_kind: BlockKind | None = None
        self._columns = 0
        look = desk.look
        self._fields = {
            "title": TypedField(look, editing, "Title", most=LONGEST_TITLE),
            "minutes": TypedField(look, editing, "Minutes", most=40, apart=True),
            "notes": TypedField(look, editing, "Notes for us", most=LONGEST_NOTES, lines=4),
            "content_note": TypedField(
                look,
                editing,
                "Content note",
                most=LONGEST_LINE,
                lines=2,
                about="What may be hard to see or hear. Say it beforehand.",
            ),
            "prompts": TypedField(
                look, editing, "Prompts", most=LONGEST_NOTES, lines=3, about="Questions to ask, one on each line."
            ),
        }
        self._kind = choice([(kind.word, kind) for kind in BlockKind])
        for place, kind in enumerate(BlockKind):
            self._kind.setItemIcon(place, look.icon(look.kind_icon(kind), f"{kind}_ink"))
        self._kind.setIconSize(QSize(look.px(ICON["normal"]), look.px(ICON["normal"])))
        self._leads = choice([])
        # Long names must not make the panel wider than its place.
        self._leads.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._leads.setMinimumContentsLength(12)
        self._kind.activated.connect(lambda _: self._choose_kind())
        self._leads.activated.connect(lambda _: self._choose_leads())
        self._build()
        self.show_block("")

    @property
    def block_id(self) -> str:
        """The block that is shown; "" for none."""
        return self._block_id

    def show_block(self, block_id: str) -> None:
        """Show a block, or with "" what to do to see one."""
        if block_id == self._block_id and block_id:
            self.renew()
            return
        if self._block_id:
            self._editing.settle()
        self._block_id = block_id if self._block_of(block_id) is not None else ""
        if self._block_id:
            self._bind()
            self._items.show_block(self._block_id)
            self.renew()
            self._area.verticalScrollBar().setValue(0)
        self._area.setVisible(bool(self._block_id))
        self._nothing.setVisible(not self._block_id)

    def renew(self) -> None:
        """Show the session as it is now."""
        block = self._block_of(self._block_id)
        if block is None:
            if self._block_id:
                self.show_block("")
            return
        session = self._editing.session
        for one in self._fields.values():
            one.renew()
        choose(self._kind, block.kind)
        self._renew_leads(block)
        times = next(timed for timed in running_order(session) if timed.block.id == block.id)
        self._times.setText(f"{clock(times.starts)} to {clock(times.ends)}")
        if self._chip_kind is not block.kind:
            self._chip_kind = block.kind
            clear(self._chip)
            self._chip.addWidget(Chip(self._look, block.kind.word, self._look.kind_icon(block.kind), block.kind))
        self._items.renew()

    def remembered(self) -> dict[str, Any]:
        """Where a person was, for `restore` after everything was drawn anew. What was typed is in the editing."""
        held = next((name for name, one in self._controls().items() if one.hasFocus()), "")
        typed = self._fields.get(held)
        return {
            "block": self._block_id,
            "focus": held,
            "place": typed.place if typed is not None else 0,
            "item": self._items.place,
            "scroll": self._area.verticalScrollBar().value(),
        }

    def restore(self, remembered: Mapping[str, Any]) -> None:
        """Go back to where a person was."""
        self.show_block(str(remembered.get("block", "")))
        if not self._block_id:
            return
        self._items.go_to(int(remembered.get("item", 0)))
        held = str(remembered.get("focus", ""))
        if (control := self._controls().get(held)) is not None:
            control.setFocus()
        if (typed := self._fields.get(held)) is not None:
            typed.set_place(int(remembered.get("place", 0)))
        elif not held:
            self._area.verticalScrollBar().setValue(int(remembered.get("scroll", 0)))

    def begin(self) -> None:
        """Put the keyboard into the title, which the next letter replaces."""
        title = self._fields["title"].widget
        title.setFocus(Qt.FocusReason.TabFocusReason)
        title.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fields stand side by side where there is the width for it."""
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        look = self._look
        self._times = label("", "strong", wrap=False)
        self._grid = QGridLayout()
        self._grid.setSpacing(look.px(12))
        self._cells = [
            holder(field(look, "Kind", self._kind)),
            holder(self._fields["minutes"].box),
            holder(field(look, "Who leads", self._leads)),
        ]
        self._items = BlockItems(self._desk, self._editing)
        self._items.wanted.connect(self.item_wanted)
        inner = card(
            look,
            row(look, self._chip, None, self._times),
            self._fields["title"].box,
            self._grid,
            self._fields["notes"].box,
            self._items,
            self._fields["content_note"].box,
            self._fields["prompts"].box,
            gap="m",
            pad=_PAD,
        )
        self._area = scrolled(column(look, inner, None, margins=(0, 0, _RIGHT, 0)))
        self._nothing = empty(
            look,
            "panel-right",
            "No block chosen",
            "Choose a block in the running order. Then you can write its title, notes and length here.",
        )
        self.setLayout(column(look, (self._area, 1), (self._nothing, 1), gap="none"))
        self._arrange()
        for before, after in pairwise(self._controls().values()):
            QWidget.setTabOrder(before, after)

    def _controls(self) -> dict[str, QWidget]:
        """Everything that takes the keyboard, in the order it is read."""
        written = {name: one.widget for name, one in self._fields.items()}
        return {
            "title": written["title"],
            "kind": self._kind,
            "minutes": written["minutes"],
            "leads": self._leads,
            "notes": written["notes"],
            **self._items.controls,
            "content_note": written["content_note"],
            "prompts": written["prompts"],
        }

    def _arrange(self) -> None:
        look = self._look
        room = self.width() - 2 * look.px(_PAD) - look.px(_RIGHT) - _BESIDE
        needed = [cell.minimumSizeHint().width() + look.px(12) for cell in self._cells]
        columns = 3 if sum(needed) <= room else 2 if sum(needed[:2]) <= room else 1
        self._items.arrange(room)
        if columns == self._columns:
            return
        self._columns = columns
        # Row, column, columns taken: kind, minutes, who leads, and what is wrong with the minutes, right below them.
        # Names may be long: where there are two columns, who leads has a line of its own.
        places = {
            3: ((0, 0, 1), (0, 1, 1), (0, 2, 1), (1, 0, 3)),
            2: ((0, 0, 1), (0, 1, 1), (2, 0, 2), (1, 0, 2)),
            1: ((0, 0, 1), (1, 0, 1), (3, 0, 1), (2, 0, 1)),
        }[columns]
        for cell, (line, at, many) in zip((*self._cells, self._fields["minutes"].message), places, strict=True):
            self._grid.addWidget(cell, line, at, 1, many)
        for at in range(3):
            self._grid.setColumnStretch(at, (3, 2, 3)[at] if at < columns else 0)

    def _bind(self) -> None:
        block_id, key = self._block_id, ("block", self._block_id)
        self._fields["title"].bind((*key, "title"), meanings.block_title(block_id))
        self._fields["minutes"].bind((*key, "minutes"), meanings.block_minutes(block_id))
        self._fields["notes"].bind((*key, "notes"), meanings.block_words(block_id, "Write notes", "notes"))
        self._fields["content_note"].bind(
            (*key, "content_note"), meanings.block_words(block_id, "Write content note", "content_note")
        )
        self._fields["prompts"].bind((*key, "prompts"), meanings.block_prompts(block_id))

    def _block_of(self, block_id: str) -> Block | None:
        if not block_id or self._editing.opened is None:
            return None
        return next((block for block in self._editing.session.blocks if block.id == block_id), None)

    def _renew_leads(self, block: Block) -> None:
        first, second = self._editing.session.trainers
        words = [_short(first.shown), _short(second.shown)]
        if words[0] == words[1]:
            words = [f"{words[0]}, one of you", f"{words[1]}, the other"]
        nobody = "Nobody" if block.kind.is_pause else "Nobody yet"
        options = [(words[0], first.id), (words[1], second.id), ("Both", BOTH), (nobody, "")]
        if [(self._leads.itemText(at), self._leads.itemData(at)) for at in range(self._leads.count())] != options:
            self._leads.clear()
            for shown, value in options:
                self._leads.addItem(shown, value)
        leaders = self._editing.session.leaders(block)
        choose(self._leads, BOTH if len(leaders) == 2 else leaders[0].id if leaders else "")
        self._leads.setToolTip(" and ".join(trainer.shown for trainer in leaders))

    def _choose_kind(self) -> None:
        # Qt keeps a word of an enumeration as a plain word.
        kind = BlockKind(self._kind.currentData())
        self._editing.edit("Change kind", meanings.with_kind(self._block_id, kind))
        self.renew()

    def _choose_leads(self) -> None:
        block_id, chosen = self._block_id, self._leads.currentData()
        both = tuple(trainer.id for trainer in self._editing.session.trainers)
        leads = both if chosen == BOTH else (chosen,) if chosen else ()
        self._editing.edit("Choose who leads", lambda session: session.with_block_changed(block_id, leads=leads))
        self.renew()


def _short(name: str) -> str:
    """A name that a choice can show: a long one ends in three dots, the whole of it is in the tooltip."""
    return name if len(name) <= _MOST_OF_NAME else f"{name[: _MOST_OF_NAME - 1].rstrip()}…"
