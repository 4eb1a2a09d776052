"""The running order of an open session: every step is one edit with a name, on disk at once, and can be undone."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from natp_studio.domain.items import Item, ItemKind
from natp_studio.domain.problems import Problem
from natp_studio.domain.sessions import BlockKind
from natp_studio.services.arranging import (
    add_block,
    add_starting_blocks,
    called,
    duplicate_block,
    move_block,
    put_back,
    take_out,
    touched,
)
from natp_studio.services.planning import OpenSession, create, fitting_minutes
from natp_studio.services.studio import Studio


@pytest.fixture
def opened(studio: Studio) -> OpenSession:
    """A session with the usual seven blocks."""
    return OpenSession(studio, create(studio, "A calmer ward"))


def kinds(opened: OpenSession) -> list[str]:
    return [block.kind.value for block in opened.session.blocks]


def test_a_block_is_added_behind_another_and_is_the_current_one(studio: Studio, opened: OpenSession) -> None:
    first = opened.session.blocks[0]
    made = add_block(opened, BlockKind.DISCUSSION, first.id)
    assert kinds(opened)[:3] == ["welcome", "discussion", "teach"]
    assert opened.current_block == made.id
    assert opened.undo_name == "Add block “Discussion”"
    assert studio.sessions.read(opened.name) == opened.session


def test_moving_a_block_to_where_it_stands_is_no_edit(opened: OpenSession) -> None:
    third = opened.session.blocks[2]
    before = opened.session
    assert move_block(opened, third.id, 2) is before
    assert opened.undo_name == ""
    move_block(opened, third.id, 0)
    assert kinds(opened)[0] == "lived-experience"
    assert opened.undo_name == "Move “Lived experience”"


def test_a_block_that_was_taken_out_comes_back_to_its_place_also_after_other_edits(opened: OpenSession) -> None:
    before = kinds(opened)
    taken = take_out(opened, opened.session.blocks[3].id)
    assert opened.current_block == opened.session.blocks[3].id
    add_block(opened, BlockKind.QUIET)
    put_back(opened, taken)
    assert kinds(opened) == [*before, "quiet-time"]
    assert put_back(opened, taken) is opened.session


def test_a_copy_stands_behind_its_block_and_is_another_block(opened: OpenSession) -> None:
    teach = opened.session.blocks[1]
    copy = duplicate_block(opened, teach.id)
    assert kinds(opened)[1:3] == ["teach", "teach"]
    assert copy.id != teach.id
    assert (copy.title, copy.minutes, copy.leads) == (teach.title, teach.minutes, teach.leads)


def test_more_than_five_hundred_blocks_are_refused_and_nothing_is_lost(studio: Studio) -> None:
    opened = OpenSession(studio, create(studio, "Long", empty=True))
    for _ in range(71):
        add_starting_blocks(opened)
    with pytest.raises(Problem, match="at most 500"):
        add_starting_blocks(opened)
    assert len(opened.session.blocks) == 497
    assert studio.sessions.read(opened.name) == opened.session


def test_what_an_edit_was_about_is_found_for_going_there(opened: OpenSession) -> None:
    before = opened.session
    fifth = before.blocks[4].id
    after = move_block(opened, fifth, 0)
    assert touched(before, after) == fifth
    assert touched(after, before) == fifth
    assert touched(after, after) == ""


def test_long_titles_are_short_in_the_names_of_edits() -> None:
    assert called("Two\nlines") == "“Two lines”"
    assert len(called("word " * 100)) <= 43


STEPS = st.lists(
    st.tuples(st.sampled_from(("add", "move", "copy", "out", "undo", "redo")), st.integers(0, 11), st.integers(0, 11)),
    max_size=25,
)


@given(STEPS)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_was_done_is_on_disk_and_can_be_undone_to_the_first_value(
    studio: Studio, steps: list[tuple[str, int, int]]
) -> None:
    opened = OpenSession(studio, create(studio, "A calmer ward"))
    first = opened.session
    for step, one, other in steps:
        ids = [block.id for block in opened.session.blocks]
        target = ids[one % len(ids)] if ids else ""
        if step == "add" or not ids:
            add_block(opened, list(BlockKind)[other % len(BlockKind)], target)
        elif step == "move":
            move_block(opened, target, other)
        elif step == "copy":
            duplicate_block(opened, target)
        elif step == "out":
            take_out(opened, target)
        else:
            getattr(opened, step)()
        assert studio.sessions.read(opened.name) == opened.session
    while opened.undo_name:
        opened.undo()
    assert opened.session.blocks == first.blocks
    assert studio.sessions.read(opened.name) == first


@pytest.mark.parametrize(
    ("seconds", "minutes"),
    [((51.0,), 1), ((61.0,), 2), ((0.4,), 1), ((51.0, None), 10), ((None,), 10), ((90_000.0,), 600)],
)
def test_a_block_made_for_a_film_lasts_as_long_as_it_plays(seconds: tuple[float | None, ...], minutes: int) -> None:
    items = [Item(id=str(at), kind=ItemKind.VIDEO, title="x", seconds=each) for at, each in enumerate(seconds)]
    assert fitting_minutes(items) == minutes
