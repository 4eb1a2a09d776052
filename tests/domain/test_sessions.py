import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from natp_studio.domain.items import Item, ItemKind
from natp_studio.domain.problems import Problem
from natp_studio.domain.sessions import (
    BlockKind,
    Session,
    Trainer,
    TrainerRole,
    new_block,
    new_session,
    starting_blocks,
)
from natp_studio.domain.timing import ends, longest_stretch, running_order, speaking_minutes
from natp_studio.domain.undo import Edits

IDEA = Item(id="i", kind=ItemKind.IDEA, title="Dim one light")


def session() -> Session:
    return new_session("A calmer ward", starting_blocks(), start=dt.time(13, 30))


def titles(value: Session) -> list[str]:
    return [block.title for block in value.blocks]


def test_a_new_session_has_room_for_lived_experience_and_a_break() -> None:
    kinds = {block.kind for block in session().blocks}
    assert {BlockKind.LIVED, BlockKind.BREAK, BlockKind.REFLECT} <= kinds
    assert session().minutes == 45


def test_clock_times_follow_from_the_start() -> None:
    order = running_order(session())
    assert (order[0].starts, order[0].ends) == (dt.time(13, 30), dt.time(13, 35))
    assert all(before.ends == after.starts for before, after in itertools.pairwise(order))
    assert ends(session()) == dt.time(14, 15)


def test_a_session_may_pass_midnight() -> None:
    late = new_session("Night shift", [new_block(BlockKind.TEACH, minutes=90)], start=dt.time(23, 0))
    assert running_order(late)[0].ends == dt.time(0, 30)


def test_a_block_goes_behind_the_one_it_is_put_after() -> None:
    start = session()
    first = start.blocks[0]
    after = start.with_block(new_block(BlockKind.VIDEO, "A film"), after=first.id)
    assert titles(after)[:2] == [first.title, "A film"]
    assert titles(start) == [title for title in titles(after) if title != "A film"]


def test_moving_a_block_changes_its_own_place_only() -> None:
    start = session()
    moved = start.with_block_moved(start.blocks[4].id, 1)
    assert titles(moved)[1] == titles(start)[4]
    changed = [b for a in start.blocks for b in moved.blocks if a.id == b.id and a != b]
    assert [block.id for block in changed] == [start.blocks[4].id]


def test_items_go_in_and_out_of_blocks() -> None:
    block = session().blocks[1]
    with_item = session()
    block = with_item.blocks[1]
    with_item = with_item.with_item(block.id, IDEA).with_item(block.id, IDEA, at=0)
    assert with_item.item_ids() == ("i",)
    assert len(with_item.without_item(block.id, 0).block(block.id).items) == 1
    with pytest.raises(Problem):
        with_item.without_item(block.id, 7)


def test_both_leading_counts_half_for_each_and_pauses_for_nobody() -> None:
    plan = new_session(
        "x",
        [
            new_block(BlockKind.TEACH, minutes=10, leads=("a", "b")),
            new_block(BlockKind.BREAK, minutes=30, leads=("a",)),
            new_block(BlockKind.LIVED, minutes=5, leads=("b",)),
        ],
    )
    assert speaking_minutes(plan) == {"a": 5.0, "b": 10.0}
    assert longest_stretch(plan)[0] == 10


@pytest.mark.parametrize("minutes", [-1, 601])
def test_a_block_of_impossible_length_is_a_problem(minutes: int) -> None:
    with pytest.raises(Problem, match="0 to 600"):
        new_block(BlockKind.TEACH, minutes=minutes)


def test_a_session_without_a_title_or_with_one_trainer_twice_is_a_problem() -> None:
    with pytest.raises(Problem):
        new_session("  ")
    twin = Trainer("a", "A", TrainerRole.PRACTITIONER)
    with pytest.raises(Problem):
        new_session("x", trainers=(twin, twin))


edits = st.lists(
    st.tuples(st.sampled_from(["add", "move", "change", "remove", "title", "item"]), st.integers(0, 50)), max_size=30
)


def _edited(value: Session, what: str, number: int) -> Session:
    block = value.blocks[number % len(value.blocks)].id if value.blocks else None
    if what == "add" or block is None:
        return value.with_block(new_block(BlockKind.TEACH, f"Block {number}", number))
    if what == "move":
        return value.with_block_moved(block, number)
    if what == "change":
        return value.with_block_changed(block, minutes=number, notes=f"note {number}")
    if what == "remove":
        return value.without_block(block)
    if what == "item":
        return value.with_item(block, IDEA)
    return value.with_details(title=f"Title {number}")


@given(edits)
def test_n_edits_and_n_undos_give_the_first_state_and_redo_the_last(steps: list[tuple[str, int]]) -> None:
    start = session()
    state: Edits[Session] = Edits(start)
    for what, number in steps:
        state = state.made(what, _edited(state.now, what, number))
    last = state.now
    while state.undo_name:
        state = state.undo()
    assert state.now == start
    while state.redo_name:
        state = state.redo()
    assert state.now == last


def test_an_edit_that_changes_nothing_is_not_kept_and_a_new_edit_ends_redo() -> None:
    state = Edits(1).made("nothing", 1)
    assert state.undo_name == ""
    state = state.made("two", 2).undo().made("three", 3)
    assert (state.now, state.redo_name, state.undo_name) == (3, "", "three")
    assert state.redo() is state
