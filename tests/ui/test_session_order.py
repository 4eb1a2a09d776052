"""The running order as a person works with it: by keys and by buttons, and back again."""

from __future__ import annotations

import pytest
from driving import Driver
from ordering import ALT, CTRL, KEY, choose_from_menu, current, plan, session, timeline, titles
from PySide6.QtWidgets import QLineEdit, QPushButton

from natp_studio.domain.sessions import BlockKind

# What the offscreen platform cannot do for a menu, and need not.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def planned(driver: Driver) -> Driver:
    """A session with the usual seven blocks that is open."""
    return plan(driver)


@pytest.fixture
def bare(driver: Driver) -> Driver:
    """A session without blocks that is open."""
    return plan(driver, empty=True)


def test_a_session_is_built_from_nothing_by_keyboard(bare: Driver) -> None:
    assert bare.app.focusWidget().accessibleName() == "Start from the usual plan"
    bare.key(KEY.Key_Tab)
    bare.key(KEY.Key_Space)
    choose_from_menu(bare, KEY.Key_Return)
    for key in (KEY.Key_T, KEY.Key_B, KEY.Key_R):
        # A new block is written first; its way back is the running order.
        assert bare.app.focusWidget().accessibleName() == "Title"
        timeline(bare).setFocus()
        bare.key(KEY.Key_Insert)
        choose_from_menu(bare, key)
    assert [block.kind for block in session(bare).blocks] == [
        BlockKind.WELCOME, BlockKind.TEACH, BlockKind.BREAK, BlockKind.REFLECT,
    ]  # fmt: skip
    timeline(bare).setFocus()
    bare.key(KEY.Key_Home)
    bare.key(KEY.Key_Return)
    field = bare.app.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    bare.type("Hello, and where the quiet room is")
    bare.window.go("library")
    bare.settle()
    assert titles(bare)[0] == "Hello, and where the quiet room is"


def test_the_usual_plan_is_one_step_that_undo_takes_back(bare: Driver) -> None:
    bare.key(KEY.Key_Space)
    assert len(session(bare).blocks) == 7
    assert bare.app.focusWidget() is timeline(bare)
    assert bare.named(QPushButton, "Undo: Start from the usual plan").isEnabled()
    bare.key(KEY.Key_Z, CTRL)
    assert session(bare).blocks == ()
    assert bare.app.focusWidget().accessibleName() == "Start from the usual plan"


def test_keys_move_duplicate_and_take_out_and_undo_goes_back_by_name(planned: Driver) -> None:
    first = titles(planned)
    planned.key(KEY.Key_Down)
    planned.key(KEY.Key_Down, ALT)
    moved = [first[0], first[2], first[1], *first[3:]]
    assert titles(planned) == moved
    assert current(planned) == first[1]
    planned.key(KEY.Key_D, CTRL)
    assert titles(planned) == [*moved[:3], first[1], *moved[3:]]
    planned.key(KEY.Key_Delete)
    assert titles(planned) == moved
    assert "was taken out" in planned.window.news.words
    names = []
    for _ in range(3):
        names.append(planned.page.undo_name)
        planned.key(KEY.Key_Z, CTRL)
    assert names == [f"Take out “{first[1]}”", f"Duplicate “{first[1]}”", f"Move “{first[1]}”"]
    assert titles(planned) == first
    assert planned.page.undo_name == ""
    assert current(planned) == first[1]
    for _ in range(3):
        planned.key(KEY.Key_Y, CTRL)
    assert titles(planned) == moved


def test_the_first_block_cannot_be_moved_up_and_says_so(planned: Driver) -> None:
    first = titles(planned)
    planned.key(KEY.Key_Home)
    assert not planned.named(QPushButton, "Move up", planned.page._order).isEnabled()
    planned.key(KEY.Key_Up, ALT)
    assert titles(planned) == first
    assert planned.page.undo_name == ""


def test_buttons_do_what_keys_do_and_the_keyboard_is_not_lost(planned: Driver) -> None:
    first = titles(planned)
    order = planned.page._order
    down = planned.named(QPushButton, "Move down", order)
    down.setFocus()
    for _ in range(6):
        planned.key(KEY.Key_Space)
    assert titles(planned) == [*first[1:], first[0]]
    assert planned.app.focusWidget() is timeline(planned)
    planned.named(QPushButton, "Move up", order).click()
    planned.named(QPushButton, "Duplicate", order).click()
    assert titles(planned).count(first[0]) == 2
    planned.named(QPushButton, "Take out", order).click()
    assert titles(planned).count(first[0]) == 1


def test_what_was_taken_out_is_put_back_from_the_message_also_later(planned: Driver) -> None:
    first = titles(planned)
    planned.key(KEY.Key_Home)
    planned.key(KEY.Key_Delete)
    planned.key(KEY.Key_D, CTRL)
    planned.named(QPushButton, "Put it back").click()
    planned.settle()
    assert titles(planned) == [first[0], first[1], first[1], *first[2:]]
    assert current(planned) == first[0]
