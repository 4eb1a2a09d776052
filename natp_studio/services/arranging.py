"""Arranging the running order of an open session: blocks added, moved, duplicated, taken out and put back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from natp_studio.domain.ids import new_id
from natp_studio.domain.items import Item
from natp_studio.domain.sessions import Block, BlockKind, Session, new_block, starting_blocks
from natp_studio.services.planning import OpenSession, add_items

# How long a new block lasts at first; every other kind lasts ten minutes.
_MINUTES = {BlockKind.WELCOME: 5, BlockKind.QUIET: 5, BlockKind.CLOSE: 5, BlockKind.PRACTISE: 15}
_SHOWN_LETTERS = 40


def add_block(opened: OpenSession, kind: BlockKind, after: str = "") -> Block:
    """Add a block of a kind behind the block `after`, else last, as one edit; it is the current one from now on."""
    made = new_block(kind, minutes=_MINUTES.get(kind, 10))
    opened.edit(f"Add block “{kind.word}”", lambda session: session.with_block(made, after or None))
    opened.current_block = made.id
    return opened.session.block(made.id)


def add_starting_blocks(opened: OpenSession) -> Session:
    """Put the usual running order behind the blocks there are, as one edit; its first block is the current one."""
    made = starting_blocks()

    def added(session: Session) -> Session:
        for block in made:
            session = session.with_block(block)
        return session

    opened.edit("Start from the usual plan", added)
    opened.current_block = made[0].id
    return opened.session


def move_block(opened: OpenSession, block_id: str, place: int) -> Session:
    """Move a block to `place`, from 0, counted without the block itself; the same session where it stands there."""
    blocks = opened.session.blocks
    ids = [block.id for block in blocks]
    opened.current_block = block_id
    if block_id in ids and ids.index(block_id) == max(0, min(place, len(ids) - 1)):
        return opened.session
    name = f"Move {called(opened.session.block(block_id).title)}"
    return opened.edit(name, lambda session: session.with_block_moved(block_id, place))


def duplicate_block(opened: OpenSession, block_id: str) -> Block:
    """Put a copy of a block right behind it, as one edit; the copy, which is the current one from now on."""
    made = replace(opened.session.block(block_id), id=new_id())
    opened.edit(f"Duplicate {called(made.title)}", lambda session: session.with_block(made, block_id))
    opened.current_block = made.id
    return opened.session.block(made.id)


def take_out(opened: OpenSession, block_id: str) -> Block:
    """Take a block out, as one edit; the block as it was, for `put_back`. Its neighbour is the current one then."""
    taken = opened.session.block(block_id)
    place = opened.session.blocks.index(taken)
    opened.edit(f"Take out {called(taken.title)}", lambda session: session.without_block(block_id))
    left = opened.session.blocks
    opened.current_block = left[min(place, len(left) - 1)].id if left else ""
    return taken


def put_back(opened: OpenSession, block: Block) -> Session:
    """Put a block that was taken out back where it was, as one edit; nothing where it is back already."""
    opened.current_block = block.id
    if any(held.id == block.id for held in opened.session.blocks):
        return opened.session
    return opened.edit(
        f"Put back {called(block.title)}", lambda session: replace(session, blocks=(*session.blocks, block))
    )


def add_items_to(opened: OpenSession, block_id: str, items: Sequence[Item]) -> Block:
    """Add items to this block, as one edit; see `planning.add_items`."""
    opened.current_block = block_id
    return add_items(opened, items)


def touched(before: Session, after: Session) -> str:
    """The first block that one edit added, moved or changed, for going to it; "" where it changed none."""
    held = {block.id: block for block in before.blocks}
    return next((block.id for block in after.blocks if held.get(block.id) != block), "")


def called(title: str) -> str:
    """A title in the name of an edit: in quotation marks, on one line, at most 40 letters of it."""
    words = " ".join(title.split())
    return f"“{words[:_SHOWN_LETTERS].rstrip()}…”" if len(words) > _SHOWN_LETTERS else f"“{words}”"
