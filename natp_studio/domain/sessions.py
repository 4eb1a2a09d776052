"""A session: two trainers, timed blocks, and the items in them. Every edit is a new value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from natp_studio.domain.ids import new_id
from natp_studio.domain.items import Item, ItemKind
from natp_studio.domain.order import is_key, key_between, keys_for
from natp_studio.domain.problems import Problem

LONGEST_BLOCK = 600
MOST_BLOCKS = 500


class BlockKind(StrEnum):
    """What a block is for. The value is what a session file says; `word` is what a person reads."""

    WELCOME = "welcome"
    TEACH = "teach"
    VIDEO = "video"
    LIVED = "lived-experience"
    DISCUSSION = "discussion"
    PRACTISE = "practise"
    IDEAS = "adaptation-ideas"
    BREAK = "break"
    QUIET = "quiet-time"
    REFLECT = "reflect"
    CLOSE = "close"

    @property
    def word(self) -> str:
        """The word a person reads."""
        return self.value.replace("-", " ").capitalize()

    @property
    def always_stays(self) -> bool:
        """True for what is never offered for leaving out when time runs short."""
        return self in (BlockKind.LIVED, BlockKind.BREAK)

    @property
    def is_pause(self) -> bool:
        """True where nobody is asked to take anything in."""
        return self in (BlockKind.BREAK, BlockKind.QUIET)


class TrainerRole(StrEnum):
    """The two sides of a trainer pair."""

    PRACTITIONER = "practitioner"
    EXPERT = "expert by experience"


@dataclass(frozen=True, slots=True)
class Trainer:
    """One of the pair. `id` is what blocks call them; the name may be empty until it is known."""

    id: str
    name: str
    role: TrainerRole

    @property
    def shown(self) -> str:
        """The name, or the role where there is no name yet."""
        return self.name or self.role.value.capitalize()


@dataclass(frozen=True, slots=True)
class Audience:
    """Who the session is for: settings and professions, in the words of `vocabulary` or the pair's own."""

    settings: tuple[str, ...] = ()
    professions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemRef:
    """An item in a block. Title and kind travel along, so that the plan can be read without the library."""

    item: str
    title: str
    kind: ItemKind


@dataclass(frozen=True, slots=True)
class Block:
    """A timed part of a session. `position` is its place as a fractional key (see `order`); `leads` are trainer ids."""

    id: str
    kind: BlockKind
    title: str
    minutes: int
    position: str
    leads: tuple[str, ...] = ()
    notes: str = ""
    content_note: str = ""
    prompts: tuple[str, ...] = ()
    items: tuple[ItemRef, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.minutes <= LONGEST_BLOCK:
            raise Problem(
                "A block lasts from 0 to 600 minutes.", self.title, f"Write a number of minutes, not {self.minutes}."
            )
        if not is_key(self.position):
            raise Problem("A block has no readable place in the order.", self.title, "Move it up or down once.")


@dataclass(frozen=True, slots=True)
class Session:
    """What a pair plans. Blocks are always in order of their position; `based_on` is the last version that left."""

    id: str
    title: str
    trainers: tuple[Trainer, Trainer]
    purpose: str = ""
    audience: Audience = Audience()
    date: dt.date | None = None
    start: dt.time = dt.time(10, 0)
    place: str = ""
    blocks: tuple[Block, ...] = ()
    example: bool = False
    based_on: str = ""

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise Problem("A session needs a title.", "", "Give it a few words that say what it is about.")
        if len({trainer.id for trainer in self.trainers}) != 2:
            raise Problem("The two trainers of a session need different ids.", self.title, "Name them a and b.")
        if len(self.blocks) > MOST_BLOCKS:
            raise Problem("A session has at most 500 blocks.", self.title, "Split it into two sessions.")
        if len({block.id for block in self.blocks}) != len(self.blocks):
            raise Problem("Two blocks of a session have the same id.", self.title, "Open an earlier version.")
        ordered = tuple(sorted(self.blocks, key=lambda block: (block.position, block.id)))
        object.__setattr__(self, "blocks", ordered)

    @property
    def minutes(self) -> int:
        """How long all blocks last together."""
        return sum(block.minutes for block in self.blocks)

    def block(self, block_id: str) -> Block:
        """The block with this id."""
        for block in self.blocks:
            if block.id == block_id:
                return block
        raise Problem("This block is no longer in the session.", self.title, "Choose another block.")

    def trainer(self, trainer_id: str) -> Trainer | None:
        """The trainer with this id, or None."""
        return next((trainer for trainer in self.trainers if trainer.id == trainer_id), None)

    def leaders(self, block: Block) -> tuple[Trainer, ...]:
        """Who leads a block, in the order of the pair."""
        return tuple(trainer for trainer in self.trainers if trainer.id in block.leads)

    def leading(self, block: Block) -> str:
        """Who leads a block, in a word or two: a name, "Both", or "" for nobody."""
        leaders = self.leaders(block)
        return "Both" if len(leaders) == len(self.trainers) else leaders[0].shown if leaders else ""

    def with_details(self, **changes: Any) -> Session:
        """The session with other fields than its blocks changed: title, purpose, audience, date, start and so on."""
        return replace(self, **changes)

    def with_block(self, block: Block, after: str | None = None) -> Session:
        """The session with a block put behind the block `after`, or last."""
        index = len(self.blocks) if after is None else self._index(after) + 1
        return replace(self, blocks=(*self.blocks, replace(block, position=self._place(self.blocks, index))))

    def with_block_changed(self, block_id: str, **changes: Any) -> Session:
        """The session with fields of one block changed."""
        self.block(block_id)
        return replace(
            self, blocks=tuple(replace(block, **changes) if block.id == block_id else block for block in self.blocks)
        )

    def without_block(self, block_id: str) -> Session:
        """The session without one block."""
        self.block(block_id)
        return replace(self, blocks=tuple(block for block in self.blocks if block.id != block_id))

    def with_block_moved(self, block_id: str, to: int) -> Session:
        """The session with one block moved to place `to`, from 0, counted without the block itself."""
        moved = self.block(block_id)
        others = tuple(block for block in self.blocks if block.id != block_id)
        index = max(0, min(to, len(others)))
        return replace(self, blocks=(*others, replace(moved, position=self._place(others, index))))

    def with_item(self, block_id: str, item: Item, at: int | None = None) -> Session:
        """The session with an item put into a block, last or at place `at`, from 0."""
        items = list(self.block(block_id).items)
        items.insert(len(items) if at is None else at, ItemRef(item.id, item.title, item.kind))
        return self.with_block_changed(block_id, items=tuple(items))

    def without_item(self, block_id: str, at: int) -> Session:
        """The session with the item at place `at`, from 0, taken out of a block."""
        items = list(self.block(block_id).items)
        if not 0 <= at < len(items):
            raise Problem("This item is no longer in the block.", self.title, "Choose another item.")
        del items[at]
        return self.with_block_changed(block_id, items=tuple(items))

    def item_ids(self) -> tuple[str, ...]:
        """The ids of all items, each once, in the order of the plan."""
        return tuple(dict.fromkeys(ref.item for block in self.blocks for ref in block.items))

    def _index(self, block_id: str) -> int:
        return self.blocks.index(self.block(block_id))

    @staticmethod
    def _place(blocks: tuple[Block, ...], index: int) -> str:
        before = blocks[index - 1].position if index else None
        after = blocks[index].position if index < len(blocks) else None
        if before is not None and before == after:
            # Two blocks can share a place after a merge; then ids decide, and this one goes behind both.
            after = next((block.position for block in blocks[index:] if block.position != before), None)
        return key_between(before, after)


def new_block(kind: BlockKind, title: str = "", minutes: int = 10, **fields: Any) -> Block:
    """A block that is not in a session yet; `Session.with_block` gives it its place."""
    return Block(new_id(), kind, title or kind.word, minutes, keys_for(1)[0], **fields)


def new_session(title: str, blocks: Iterable[Block] = (), **fields: Any) -> Session:
    """A session with the blocks in the order given, and a pair without names unless `trainers` says otherwise."""
    fields.setdefault("trainers", unnamed_pair())
    placed = tuple(blocks)
    keys = keys_for(len(placed))
    return Session(
        new_id(), title, blocks=tuple(replace(b, position=key) for b, key in zip(placed, keys, strict=True)), **fields
    )


def unnamed_pair() -> tuple[Trainer, Trainer]:
    """A practitioner and an expert by experience whose names are not known yet."""
    return Trainer("a", "", TrainerRole.PRACTITIONER), Trainer("b", "", TrainerRole.EXPERT)


def starting_blocks() -> tuple[Block, ...]:
    """The running order a new session starts with: 45 minutes, a pause in it, lived experience at its heart."""
    both = ("a", "b")
    return (
        new_block(BlockKind.WELCOME, "Welcome and what will happen", 5, leads=both),
        new_block(BlockKind.TEACH, "What we want to share", 8, leads=("a",)),
        new_block(BlockKind.LIVED, "Lived experience", 8, leads=("b",)),
        new_block(BlockKind.BREAK, "Break", 5),
        new_block(BlockKind.IDEAS, "Adaptation ideas", 8, leads=("b",)),
        new_block(BlockKind.REFLECT, "What we noticed, and one small change", 8, leads=both),
        new_block(BlockKind.CLOSE, "Close", 3, leads=both),
    )
