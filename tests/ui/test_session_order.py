"""The running order as a person works with it: by keys, by buttons, by dragging, and back again."""

from __future__ import annotations

import time
from typing import Any

import pytest
from driving import Driver
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLineEdit, QMenu, QPushButton, QSpinBox

from natp_studio.domain.sessions import BlockKind, Session, new_block, new_session
from natp_studio.domain.wording import count
from natp_studio.services.planning import adopt, create
from natp_studio.ui.items.dragging import block_data, block_in, items_data
from natp_studio.ui.pages.session.order_model import TITLE
from natp_studio.ui.pages.session.timeline import Timeline

# What the offscreen platform cannot do for a menu, and need not.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


@pytest.fixture
def planned(driver: Driver) -> Driver:
    """A session with the usual seven blocks that is open."""
    driver.window.only(None)
    driver.window.go("session", session=create(driver.desk.studio, "A calmer ward"))
    driver.settle()
    driver.window.activateWindow()
    return driver


@pytest.fixture
def stocked(planned: Driver) -> Driver:
    """The same with the example library."""
    planned.with_examples()
    planned.window.go("session", session="A calmer ward")
    planned.settle()
    return planned


@pytest.fixture
def bare(driver: Driver) -> Driver:
    """A session without blocks that is open."""
    driver.window.only(None)
    driver.window.go("session", session=create(driver.desk.studio, "Nothing yet", empty=True))
    driver.settle()
    driver.window.activateWindow()
    return driver


def session(driver: Driver) -> Session:
    """The session as it is; the same as its file holds."""
    opened = driver.desk.sessions.current
    assert driver.desk.studio.sessions.read(opened.name) == opened.session
    return opened.session


def titles(driver: Driver) -> list[str]:
    return [block.title for block in session(driver).blocks]


def timeline(driver: Driver) -> Timeline:
    return driver.named(Timeline, "Running order")


def choose_from_menu(driver: Driver, key: Qt.Key) -> None:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, key)
    driver.settle()


def current(driver: Driver) -> str:
    place = timeline(driver).currentIndex().row()
    return driver.desk.sessions.current.session.blocks[place].title


def drag(view: Timeline, data: QMimeData, where: QPoint, *, drop: bool = True) -> bool:
    """Drag something to a place in the timeline, as the platform would tell it; whether it was taken."""
    buttons, keys, action = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.MoveAction
    QApplication.sendEvent(view.viewport(), QDragEnterEvent(where, action, data, buttons, keys))
    moved = QDragMoveEvent(where, action, data, buttons, keys)
    QApplication.sendEvent(view.viewport(), moved)
    if drop and moved.isAccepted():
        QApplication.sendEvent(view.viewport(), QDropEvent(where, action, data, buttons, keys))
    return moved.isAccepted()


def test_a_session_is_built_from_nothing_by_keyboard(bare: Driver) -> None:
    assert bare.app.focusWidget().accessibleName() == "Start from the usual plan"
    bare.key(KEY.Key_Tab)
    bare.key(KEY.Key_Space)
    choose_from_menu(bare, KEY.Key_Return)
    assert bare.app.focusWidget() is timeline(bare)
    for key in (KEY.Key_T, KEY.Key_B, KEY.Key_R):
        bare.key(KEY.Key_Insert)
        choose_from_menu(bare, key)
    assert [block.kind for block in session(bare).blocks] == [
        BlockKind.WELCOME, BlockKind.TEACH, BlockKind.BREAK, BlockKind.REFLECT,
    ]  # fmt: skip
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


def test_what_keys_did_is_said_to_a_screen_reader(planned: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("natp_studio.ui.pages.session.order_acts.announce", lambda _, words: said.append(words))
    planned.key(KEY.Key_Home)
    planned.key(KEY.Key_Up, ALT)
    planned.key(KEY.Key_Down, ALT)
    planned.key(KEY.Key_D, CTRL)
    planned.key(KEY.Key_Z, CTRL)
    assert said == [
        "It is the first block already.",
        "Moved to 10:08, place 2 of 7.",
        "Copy added at 10:13.",
        "Undone: Duplicate “Welcome and what will happen”.",
    ]


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


def test_a_dragged_block_lands_between_two_others_with_its_time_shown(planned: Driver) -> None:
    first, view = titles(planned), timeline(planned)
    data = block_data(session(planned).blocks[4].id)
    top = view.visualRect(view.model().index(1)).top()
    assert drag(view, data, QPoint(120, top + 4), drop=False)
    assert view.landing is not None
    assert (view.landing.gap, view.landing.starts) == (1, "10:05")
    assert drag(view, data, QPoint(120, top + 4))
    planned.settle()
    assert titles(planned) == [first[0], first[4], *first[1:4], *first[5:]]
    assert view.landing is None
    assert current(planned) == first[4]
    assert planned.page.undo_name == f"Move “{first[4]}”"


def test_dragging_with_the_mouse_carries_the_block_that_was_pressed(
    planned: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried = []

    def drop_at_once(drag: QDrag, _action: Qt.DropAction) -> Qt.DropAction:
        # There is no pointer to follow on a screen that is none.
        carried.append((block_in(drag.mimeData()), drag.pixmap().isNull()))
        return Qt.DropAction.IgnoreAction

    monkeypatch.setattr("natp_studio.ui.pages.session.timeline.QDrag.exec", drop_at_once)
    view = timeline(planned)
    start = view.visualRect(view.model().index(2)).center()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for step in (8, 24):
        where = QPointF(start + QPoint(0, step))
        QApplication.sendEvent(
            view.viewport(),
            QMouseEvent(
                QEvent.Type.MouseMove, where, view.viewport().mapToGlobal(where), Qt.MouseButton.NoButton,
                Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
            ),
        )  # fmt: skip
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    assert carried == [(session(planned).blocks[2].id, False)]
    assert planned.page.undo_name == ""


def test_a_block_dropped_where_it_stands_or_from_another_session_changes_nothing(planned: Driver) -> None:
    first, view = titles(planned), timeline(planned)
    data = block_data(session(planned).blocks[1].id)
    rect = view.visualRect(view.model().index(1))
    assert not drag(view, data, rect.center())
    assert not drag(view, block_data("somewhere-else"), rect.center())
    words = QMimeData()
    words.setText("words from another program")
    assert not drag(view, words, rect.center())
    assert titles(planned) == first
    assert planned.page.undo_name == ""


def test_items_dropped_on_a_block_go_into_it_and_between_blocks_make_a_new_one(stocked: Driver) -> None:
    view, catalogue = timeline(stocked), stocked.desk.catalogue
    items = catalogue.at(catalogue.numbers())[:2]
    data = items_data(item.id for item in items)
    assert drag(view, data, view.visualRect(view.model().index(1)).center())
    stocked.settle()
    assert [ref.item for ref in session(stocked).blocks[1].items] == [item.id for item in items]
    assert stocked.page.undo_name == "Add 2 items"
    assert drag(view, data, QPoint(120, view.visualRect(view.model().index(2)).top() + 3))
    stocked.settle()
    made = session(stocked).blocks[2]
    assert [ref.item for ref in made.items] == [item.id for item in items]
    assert made.title == items[0].title
    assert stocked.page.undo_name == "Add a block with 2 items"


def test_items_dropped_where_no_block_is_make_the_first_one(bare: Driver) -> None:
    bare.with_examples()
    bare.window.go("session")
    bare.settle()
    catalogue, order = bare.desk.catalogue, bare.page._order
    data = items_data([catalogue.at(catalogue.numbers()[:1])[0].id])
    where, action, keys = QPoint(200, 200), Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(where, action, data, Qt.MouseButton.LeftButton, keys)
    QApplication.sendEvent(order, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(order, QDropEvent(where, action, data, Qt.MouseButton.LeftButton, keys))
    bare.settle()
    assert len(session(bare).blocks) == 1


def test_the_strip_adds_with_enter_and_searches(stocked: Driver) -> None:
    stocked.key(KEY.Key_End)
    stocked.key(KEY.Key_F, CTRL)
    search = stocked.app.focusWidget()
    assert search.accessibleName() == "Search the library"
    strip = stocked.named(QAbstractItemView, "Items of the library")
    stocked.until(lambda: strip.model().rowCount() > 1)
    everything = strip.model().rowCount()
    stocked.type("light")
    stocked.until(lambda: 0 < strip.model().rowCount() < everything)
    stocked.key(KEY.Key_Return)
    assert stocked.app.focusWidget() is strip
    stocked.key(KEY.Key_Return)
    added = session(stocked).blocks[-1].items
    assert [ref.item for ref in added] == [strip.current_item.id]
    stocked.type("x")
    search.setFocus()
    search.setText("nothing is called like this")
    stocked.until(lambda: not strip.isVisible())


def test_every_block_says_all_of_it_to_a_screen_reader(planned: Driver) -> None:
    view = timeline(planned)
    said = [view.model().index(place, 0).data(Qt.ItemDataRole.AccessibleTextRole) for place in range(4)]
    assert said[2] == (
        "10:13, 8 minutes. Lived experience: Lived experience. Expert by experience leads. Always stays."
    )
    assert said[0].startswith("10:00, 5 minutes. Welcome: Welcome and what will happen. Both lead.")
    assert "Break: Break. Always stays" in said[3]
    ribbon = planned.page._ribbon
    assert ribbon.accessibleDescription().startswith("10:00 to 10:45: 10:00 Welcome, 5 minutes;")


def test_the_table_shows_the_same_and_takes_minutes_titles_and_leads(planned: Driver) -> None:
    planned.named(QPushButton, "Show as a table").click()
    planned.settle()
    assert planned.desk.preferences.table_view
    table = planned.page._order.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(1, 1))
    planned.key(KEY.Key_Return)
    spin = planned.app.focusWidget()
    assert isinstance(spin, QSpinBox)
    spin.selectAll()
    planned.type("25")
    planned.key(KEY.Key_Return)
    assert session(planned).blocks[1].minutes == 25
    assert table.model().index(2, 0).data() == "10:30"
    table.setCurrentIndex(table.model().index(1, TITLE))
    planned.key(KEY.Key_F2)
    planned.type("What helps")
    planned.key(KEY.Key_Return)
    assert titles(planned)[1] == "What helps"
    assert planned.page.undo_name == "Change title"
    planned.key(KEY.Key_Down, ALT)
    assert titles(planned)[2] == "What helps"
    table.setCurrentIndex(table.model().index(0, 4))
    planned.key(KEY.Key_Return)
    combo = planned.app.focusWidget()
    assert isinstance(combo, QComboBox)
    planned.key(KEY.Key_Delete)
    combo.setCurrentIndex(combo.findText("Expert by experience"))
    planned.key(KEY.Key_Return)
    table.setFocus()
    planned.settle()
    assert session(planned).blocks[0].leads == ("b",)
    assert len(session(planned).blocks) == 7
    assert not table.model().setData(table.model().index(0, 1), 601)
    for _ in range(4):
        planned.key(KEY.Key_Z, CTRL)
    assert planned.page.undo_name == ""
    planned.end()
    planned.start()
    assert planned.desk.preferences.table_view


def test_the_models_keep_to_what_qt_expects_of_them(planned: Driver, qtmodeltester: Any) -> None:
    order = planned.page._order
    for model in (order.timeline.model(), order.table.model()):
        qtmodeltester.check(model)
    planned.key(KEY.Key_Home)
    for key, modifiers in ((KEY.Key_Down, ALT), (KEY.Key_D, CTRL), (KEY.Key_Delete, Qt.KeyboardModifier.NoModifier)):
        planned.key(key, modifiers)
        planned.key(KEY.Key_Z, CTRL)
    for model in (order.timeline.model(), order.table.model()):
        qtmodeltester.check(model)


def test_two_hundred_blocks_with_endless_titles_stay_quick(driver: Driver) -> None:
    driver.window.only(None)
    kinds = list(BlockKind)
    blocks = [new_block(kinds[place % len(kinds)], f"{place} " + "senses " * 70, place % 90) for place in range(200)]
    long = new_session("A title " * 60, blocks)
    driver.window.go("session", session=adopt(driver.desk.studio, long))
    driver.settle()
    driver.window.activateWindow()
    times = []
    for _ in range(10):
        begun = time.perf_counter()
        driver.key(KEY.Key_Down, ALT)
        times.append(time.perf_counter() - begun)
    assert session(driver).blocks[10].title == blocks[0].title
    assert sorted(times)[5] < 0.5, f"{count(len(times), 'move')} took {times}"


ACTS = st.lists(
    st.sampled_from(("down", "up", "move down", "move up", "copy", "out", "undo", "redo", "welcome", "break")),
    max_size=14,
)


@given(ACTS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_pressed_the_view_shows_what_the_file_holds_and_undo_leads_back(
    planned: Driver, acts: list[str]
) -> None:
    keys: dict[str, tuple[Qt.Key, Qt.KeyboardModifier]] = {
        "down": (KEY.Key_Down, Qt.KeyboardModifier.NoModifier), "up": (KEY.Key_Up, Qt.KeyboardModifier.NoModifier),
        "move down": (KEY.Key_Down, ALT), "move up": (KEY.Key_Up, ALT), "copy": (KEY.Key_D, CTRL),
        "out": (KEY.Key_Delete, Qt.KeyboardModifier.NoModifier), "undo": (KEY.Key_Z, CTRL), "redo": (KEY.Key_Y, CTRL),
    }  # fmt: skip
    first = session(planned)
    for act in acts:
        if act in keys:
            planned.key(*keys[act])
        else:
            planned.page._acts.add(BlockKind(act))
        rows = planned.page._order.timeline.model().rows
        assert [row.id for row in rows] == [block.id for block in session(planned).blocks]
        shown = planned.page._order.timeline.currentIndex().row()
        assert not rows or rows[shown].id == planned.desk.sessions.current.current_block
    while planned.page.undo_name:
        planned.window.undo()
    assert session(planned).blocks == first.blocks
