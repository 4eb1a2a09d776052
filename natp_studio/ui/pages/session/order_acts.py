"""What can be done with the blocks of the running order: the same for keys, buttons, menus, cells and dragging."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from natp_studio.domain.items import Item
from natp_studio.domain.sessions import Block, BlockKind, Session
from natp_studio.domain.timing import place_of_gap, running_order
from natp_studio.domain.wording import clock, count
from natp_studio.services.arranging import (
    add_block,
    add_items_to,
    add_starting_blocks,
    called,
    duplicate_block,
    move_block,
    put_back,
    take_out,
    touched,
)
from natp_studio.services.planning import OpenSession, add_block_with, add_items
from natp_studio.ui.announcing import announce
from natp_studio.ui.desk import Desk
from natp_studio.ui.dialogs import question
from natp_studio.ui.news import News
from natp_studio.ui.pages.session.editing import Editing
from natp_studio.ui.pages.session.order_model import LEADS, MINUTES, TITLE

# What is written into a column of the table: the name of the edit, and the field of the block.
_WRITTEN = {
    MINUTES: ("Change length", "minutes"),
    TITLE: ("Change title", "title"),
    LEADS: ("Change who leads", "leads"),
}

_WHY_IT_STAYS = {
    BlockKind.LIVED: "Lived experience always stays in a plan: it is why the two of you teach together.",
    BlockKind.BREAK: "A break always stays in a plan: people need it to rest from what they take in.",
}


class OrderActs:
    """Acts on the current block of the session that `editing` is about. Each says to a screen reader what it did.

    `added` is called when a block was added to be written.
    """

    def __init__(self, desk: Desk, editing: Editing, voice: QWidget, added: Callable[[], object]) -> None:
        self._added = added
        self._desk = desk
        self._editing = editing
        self._voice = voice

    @property
    def current(self) -> str:
        """The id of the current block; "" for none."""
        opened = self._editing.opened
        if opened is None or all(block.id != opened.current_block for block in opened.session.blocks):
            return ""
        return opened.current_block

    def add(self, kind: BlockKind) -> None:
        """Add a block of a kind behind the current one, else last."""
        if self._editing.do(lambda opened: add_block(opened, kind, self.current)):
            block = self._block()
            self._tell(f"{kind.word} added at {self._time(block)}, {count(block.minutes, 'minute')}.")
            self._added()

    def add_plan(self) -> None:
        """Put the usual running order in."""
        if self._editing.do(add_starting_blocks):
            self._tell(f"{count(len(self._session.blocks), 'block')} added.")

    def move(self, step: int) -> None:
        """Move the current block up (-1) or down (1)."""
        if not (current := self.current):
            return
        blocks = self._session.blocks
        place = blocks.index(self._block()) + step
        if not 0 <= place < len(blocks):
            self._say("It is the first block already." if step < 0 else "It is the last block already.")
        elif self._editing.do(lambda opened: move_block(opened, current, place)):
            self._say_moved()

    def move_to_gap(self, block_id: str, gap: int) -> None:
        """Move a block into a gap, from 0 above the first block."""
        if any(block.id == block_id for block in self._session.blocks):
            place = place_of_gap(self._session, gap, block_id)
            if self._editing.do(lambda opened: move_block(opened, block_id, place)):
                self._say_moved()

    def duplicate(self) -> None:
        """Put a copy behind the current block."""
        if (current := self.current) and self._editing.do(lambda opened: duplicate_block(opened, current)):
            self._say(f"Copy added at {self._time(self._block())}.")

    def take_out(self) -> None:
        """Take the current block out, and say how to get it back; ask first where it is one that always stays."""
        if not (current := self.current):
            return
        block = self._block()
        if (why := _WHY_IT_STAYS.get(block.kind)) is None:
            self._take_out(current)
            return
        question(
            self._desk.look,
            self._voice,
            f"Take out {called(block.title or block.kind.word)}?",
            f"{why} You can undo it.",
            ("Take it out", partial(self._take_out, current)),
            ("Keep it", lambda: None),
        )

    def _take_out(self, block_id: str) -> None:
        opened = self._editing.opened
        taken = next((block for block in self._session.blocks if block.id == block_id), None)
        if opened is not None and taken and self._editing.do(lambda opened: take_out(opened, block_id)):
            words = f"{called(taken.title or taken.kind.word)} was taken out of the running order."
            back = (("Put it back", partial(self._put_back, opened, taken)),)
            self._desk.tell(News(words, "done", back, can_act=partial(self._is_out, opened, taken)))

    def _is_out(self, opened: OpenSession, taken: Block) -> bool:
        return self._editing.opened is opened and all(block.id != taken.id for block in opened.session.blocks)

    def write(self, block_id: str, column: int, value: object) -> bool:
        """Write a length, a title or who leads into a block; false where it could not be saved."""
        name, field = _WRITTEN[column]
        if isinstance(value, str):
            value = value.strip()
        return self._editing.edit(name, lambda session: session.with_block_changed(block_id, **{field: value}))

    def add_items(self, items: Sequence[Item], block_id: str = "") -> None:
        """Add items to a block, else to the current one; without blocks they get one of their own."""

        def added(opened: OpenSession) -> Block:
            return add_items_to(opened, block_id, items) if block_id else add_items(opened, items)

        if items and self._editing.do(added):
            # Seen as well as said: where panels take turns the block itself is out of sight.
            words = f"{count(len(items), 'item')} added to {called(self._block().title)}."
            self._desk.tell(News(words, "done"))

    def add_ids(self, ids: Sequence[str], block_id: str = "") -> None:
        """The same by the ids of items; those that are gone from the library are left out."""
        self.add_items(self._items(ids), block_id)

    def add_ids_between(self, ids: Sequence[str], gap: int) -> None:
        """Make a block of items in a gap, from 0 above the first block."""
        items = self._items(ids)
        if items and self._editing.do(lambda opened: add_block_with(opened, items, gap)):
            block = self._block()
            words = f"{block.kind.word} block added at {self._time(block)} with {count(len(items), 'item')}."
            self._desk.tell(News(words, "done"))

    def undo(self) -> str:
        """Take the last edit back; the block it was about, else the current one."""
        return self._through_time(lambda opened: opened.undo_name, self._editing.undo)

    def redo(self) -> str:
        """Make the last undone edit again; the block it is about, else the current one."""
        return self._through_time(lambda opened: opened.redo_name, self._editing.redo)

    def _through_time(self, name_of: Callable[[OpenSession], str], act: Callable[[], None]) -> str:
        self._editing.settle()
        opened, was = self._editing.opened, self.current
        if opened is None or not name_of(opened):
            return was
        before = opened.session
        act()
        ids = [block.id for block in opened.session.blocks]
        if (about := touched(before, opened.session) or was) in ids:
            return about
        # It is gone: whatever stands at its place now.
        places = [block.id for block in before.blocks]
        place = places.index(about) if about in places else 0
        return ids[min(place, len(ids) - 1)] if ids else ""

    def _put_back(self, opened: OpenSession, taken: Block) -> None:
        # The news line outlives the page's session: put back only into the one it was taken from.
        if self._editing.opened is opened and self._editing.do(lambda now: put_back(now, taken)):
            self._tell(f"{called(taken.title)} is back at {self._time(self._block())}.")

    def _items(self, ids: Sequence[str]) -> list[Item]:
        return [item for each in ids if (item := self._desk.catalogue.item(each)) is not None]

    @property
    def _session(self) -> Session:
        return self._editing.session

    def _block(self) -> Block:
        return self._session.block(self.current)

    def _time(self, block: Block) -> str:
        return next(clock(timed.starts) for timed in running_order(self._session) if timed.block.id == block.id)

    def _say_moved(self) -> None:
        block = self._block()
        blocks = self._session.blocks
        self._say(f"Moved to {self._time(block)}, place {blocks.index(block) + 1} of {len(blocks)}.")

    def _tell(self, words: str) -> None:
        """Seen as well as said, in place of what was told before."""
        self._desk.tell(News(words, "done"))

    def _say(self, words: str) -> None:
        announce(self._voice, words)
