"""What shows the running order: timeline and table, their models, what is said, long sessions, random edits."""

from __future__ import annotations

import time
from typing import Any

import pytest
from driving import Driver
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ordering import ALT, CTRL, KEY, plan, session, timeline, titles
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QPushButton, QSpinBox

from natp_studio.domain.sessions import BlockKind, new_block, new_session
from natp_studio.services.planning import adopt
from natp_studio.ui.pages.session.order_model import TITLE


@pytest.fixture
def planned(driver: Driver) -> Driver:
    """A session with the usual seven blocks that is open."""
    return plan(driver)


def test_what_keys_did_is_said_to_a_screen_reader(planned: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("natp_studio.ui.pages.session.order_acts.announce", lambda _, words: said.append(words))
    monkeypatch.setattr("natp_studio.ui.news.NewsLine.tell", lambda _, news: said.append(news.words))
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


def test_what_holds_on_to_a_block_follows_it_when_blocks_change_places(planned: Driver) -> None:
    ids = [block.id for block in session(planned).blocks]
    order = planned.page._order
    kept = [QPersistentModelIndex(view.model().index(1, 0)) for view in (order.timeline, order.table)]
    planned.page._acts.move_to_gap(ids[1], 6)
    planned.page._acts.move_to_gap(ids[5], 0)
    assert [index.model().rows[index.row()].id for index in kept] == [ids[1], ids[1]]
    planned.page._acts.take_out()
    assert [index.model().rows[index.row()].id for index in kept] == [ids[1], ids[1]]


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
    assert sorted(times)[5] < 0.5, f"it took {times}"


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


@pytest.mark.parametrize("size", [(1280, 720), (1440, 900), (1920, 1080)])
def test_the_table_never_scrolls_sideways_in_a_usual_window(planned: Driver, size: tuple[int, int]) -> None:
    planned.window.resize(*size)
    planned.named(QPushButton, "Show as a table").click()
    planned.settle()
    table = planned.page._order.table
    assert table.horizontalScrollBar().maximum() == 0
    header = table.horizontalHeader()
    assert table.viewport().width() - header.length() < 8
    titles = header.sectionSize(3)
    assert titles >= max(header.sectionSize(at) for at in range(header.count()) if at != 3)
