"""The page Session around the running order: opening, room, looks, closing, and a file that others change."""

from __future__ import annotations

from dataclasses import replace

import inspecting
import pytest
from driving import Driver
from ordering import KEY, plan, session, session_file
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from shiboken6 import isValid
from stocking import stock_with_examples

from natp_studio.domain.sessions import Session
from natp_studio.services.planning import archive, as_text, create
from natp_studio.ui.dialogs import Sheet
from natp_studio.ui.pages.session.timeline import Timeline


@pytest.fixture
def planned(driver: Driver) -> Driver:
    """A session with the usual seven blocks that is open."""
    return plan(driver)


def write_elsewhere(driver: Driver, changed: Session) -> None:
    """What another program does to the file."""
    session_file(driver).write_text(as_text(changed), encoding="utf-8")


def sheet(driver: Driver) -> Sheet:
    found = [each for each in driver.window.findChildren(Sheet) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def field(driver: Driver, name: str) -> QLineEdit:
    return driver.named(QLineEdit, name, driver.page._details)


def type_into(driver: Driver, name: str, words: str) -> None:
    # The offscreen platform does not give the window back to the keyboard when a dialog goes.
    driver.window.activateWindow()
    driver.settle()
    edit = field(driver, name)
    edit.setFocus()
    edit.selectAll()
    driver.type(words)


def test_without_a_session_the_list_is_shown_and_with_one_its_head_says_when_and_for_whom(driver: Driver) -> None:
    driver.with_examples()
    driver.window.go("session")
    assert driver.page.head().title == "Sessions"
    assert driver.page.undo_name == ""
    driver.window.go("session", session=driver.desk.studio.sessions.names()[0])
    head = driver.page.head()
    assert head.title == "Small changes on our ward"
    assert head.below.startswith("14:00 to 14:45 · 45 minutes · Inpatient mental health")


def test_all_sessions_and_back_keeps_the_session_and_its_undo(planned: Driver) -> None:
    planned.key(KEY.Key_Delete)
    planned.named(QPushButton, "All sessions").click()
    planned.settle()
    assert planned.page.head().title == "Sessions"
    planned.window.go("library")
    planned.window.go("session")
    assert planned.page.head().title == "Sessions"
    planned.window.go("session", session="A calmer ward")
    planned.settle()
    planned.window.undo()
    assert len(session(planned).blocks) == 7


def test_opening_at_a_block_shows_it_and_items_asked_for_are_added_to_it(planned: Driver) -> None:
    items = stock_with_examples(planned.desk.studio)[:2]
    planned.window.go("session", session="A calmer ward", block=session(planned).blocks[3].id)
    assert planned.named(Timeline, "Running order").currentIndex().row() == 3
    planned.window.go("session", add=[item.id for item in items])
    assert [ref.item for ref in session(planned).blocks[3].items] == [item.id for item in items]
    assert "2 items added to “Break”" in planned.window.news.words
    assert planned.page.undo_name == "Add 2 items"


def test_items_wait_until_a_session_is_chosen(driver: Driver) -> None:
    driver.with_examples()
    name = create(driver.desk.studio, "A calmer ward")
    item = driver.desk.catalogue.at(driver.desk.catalogue.numbers()[:1])[0]
    driver.window.go("session", add=[item.id])
    assert driver.window.news.words == "Choose a session for 1 item."
    driver.page._list.chosen.emit(name)
    driver.settle()
    assert [ref.item for ref in session(driver).blocks[0].items] == [item.id]
    driver.window.go("library")
    driver.window.go("session")
    assert len(session(driver).blocks[0].items) == 1


def test_another_look_keeps_the_block_the_words_and_the_keyboard(planned: Driver) -> None:
    planned.key(KEY.Key_Down)
    type_into(planned, "Title", "Words that were being typed")
    planned.desk.prefer(replace(planned.desk.preferences, theme="dark"))
    planned.settle()
    assert planned.named(Timeline, "Running order").currentIndex().row() == 1
    assert field(planned, "Title").text() == "Words that were being typed"
    assert planned.app.focusWidget() is field(planned, "Title")
    assert session(planned).blocks[1].title == "Words that were being typed"


def test_another_look_keeps_what_is_searched_for_beside_the_session(planned: Driver) -> None:
    planned.key(KEY.Key_F, Qt.KeyboardModifier.ControlModifier)
    planned.type("light")
    planned.desk.prefer(replace(planned.desk.preferences, theme="muted"))
    planned.settle()
    search = planned.named(QLineEdit, "Search the library")
    assert search.text() == "light"
    assert planned.app.focusWidget() is search


def test_words_that_cannot_be_saved_outlive_another_look_and_keep_the_window_open(planned: Driver) -> None:
    type_into(planned, "Minutes", "soon")
    planned.desk.prefer(replace(planned.desk.preferences, text_size=130))
    planned.settle()
    assert field(planned, "Minutes").text() == "soon"
    planned.window.close()
    planned.settle()
    assert planned.window.isVisible()
    planned.named(QPushButton, "Go back to them", sheet(planned)).click()
    planned.settle()
    type_into(planned, "Minutes", "20")
    assert planned.page.may_close()
    assert session(planned).blocks[0].minutes == 20


def test_every_panel_can_be_reached_where_there_is_little_room_and_nothing_typed_is_lost(planned: Driver) -> None:
    type_into(planned, "Title", "Half a ti")
    planned.window.resize(1280, 720)
    planned.settle()
    assert field(planned, "Title").text() == "Half a ti"
    planned.desk.prefer(replace(planned.desk.preferences, text_size=200))
    planned.settle()
    page = planned.page
    seen: dict[str, QWidget] = {
        "Show order": page._order, "Show block": page._details, "Show items": page._strip,
    }  # fmt: skip
    for name, panel in seen.items():
        planned.named(QPushButton, name).click()
        planned.settle()
        assert [each.isVisible() for each in seen.values()] == [each is panel for each in seen.values()]
    planned.page._panels.show_panel("order")
    timeline = planned.named(Timeline, "Running order")
    timeline.setFocus()
    planned.key(KEY.Key_Return)
    assert page._details.isVisible()
    assert planned.app.focusWidget() is field(planned, "Title")
    planned.window.resize(1440, 900)
    planned.desk.prefer(replace(planned.desk.preferences, text_size=100))
    planned.settle()
    assert session(planned).blocks[0].title == "Half a ti"


def test_an_edit_that_meets_a_file_changed_elsewhere_asks_and_keeps_both(planned: Driver) -> None:
    theirs = session(planned).with_details(title="What they call it")
    planned.key(KEY.Key_Delete)
    write_elsewhere(planned, theirs)
    type_into(planned, "Title", "My own words")
    planned.page._editing.settle()
    planned.settle()
    asked = sheet(planned)
    planned.key(KEY.Key_Escape)
    assert not isValid(asked)
    assert field(planned, "Title").text() == "My own words"
    planned.page._editing.settle()
    planned.settle()
    assert planned.window.news.words == "This is not saved. Something else changed this session meanwhile."
    planned.named(QPushButton, "What to do").click()
    planned.settle()
    planned.named(QPushButton, "Keep my copy", sheet(planned)).click()
    planned.settle()
    assert session(planned).title == "A calmer ward, copy"
    assert len(session(planned).blocks) == 6
    assert session(planned).blocks[0].title == "My own words"
    studio = planned.desk.studio
    assert studio.sessions.read(planned.desk.sessions.current.name) == session(planned)
    assert studio.sessions.read("A calmer ward").title == "What they call it"


def test_on_a_full_disk_typed_words_stay_and_are_saved_once_there_is_room(planned: Driver) -> None:
    resource = pytest.importorskip("resource", reason="this system has no limits for files")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        type_into(planned, "Title", "Words for later")
        planned.page._editing.settle()
        planned.settle()
        problem = sheet(planned)
        planned.page._editing.settle()
        planned.settle()
        assert sheet(planned) is problem
        assert planned.window.news.words.startswith("This is not saved.")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    problem.close()
    assert planned.desk.studio.sessions.read("A calmer ward").blocks[0].title != "Words for later"
    assert field(planned, "Title").text() == "Words for later"
    assert planned.page.may_close()
    assert planned.desk.studio.sessions.read("A calmer ward").blocks[0].title == "Words for later"


def test_coming_back_to_a_file_changed_elsewhere_offers_to_take_it(planned: Driver) -> None:
    write_elsewhere(planned, session(planned).without_block(session(planned).blocks[0].id))
    planned.window.go("library")
    planned.window.go("session")
    planned.settle()
    planned.named(QPushButton, "Take the file", sheet(planned)).click()
    planned.settle()
    assert len(session(planned).blocks) == 6
    assert planned.page._order.timeline.model().rowCount() == 6
    planned.window.activateWindow()
    planned.settle()
    planned.key(KEY.Key_Delete)
    assert len(planned.desk.studio.sessions.read("A calmer ward").blocks) == 5


def test_a_file_that_is_gone_is_said_and_made_again(planned: Driver) -> None:
    session_file(planned).unlink()
    planned.window.go("library")
    planned.window.go("session")
    planned.settle()
    assert "is gone" in planned.window.news.words
    planned.named(QPushButton, "Make the file again").click()
    planned.settle()
    assert planned.desk.studio.sessions.read("A calmer ward") == session(planned)
    session_file(planned).unlink()
    planned.window.activateWindow()
    planned.settle()
    planned.key(KEY.Key_Delete)
    assert len(planned.desk.studio.sessions.read("A calmer ward").blocks) == 6


def test_a_session_that_was_put_away_is_not_missed_while_all_are_listed(planned: Driver) -> None:
    planned.named(QPushButton, "All sessions").click()
    archive(planned.desk.sessions, planned.desk.studio, "A calmer ward")
    planned.desk.changes.session.emit("A calmer ward")
    planned.page._files.check()
    planned.settle()
    assert "gone" not in planned.window.news.words
    planned.window.go("library")
    planned.window.go("session")
    assert planned.page.head().title == "Sessions"


def test_tab_leads_from_the_head_over_the_running_order_to_the_block_and_the_library(planned: Driver) -> None:
    planned.named(QPushButton, "Add block").setFocus()
    met = []
    for _ in range(14):
        planned.key(KEY.Key_Tab)
        met.append(planned.app.focusWidget().accessibleName())
    assert met[:6] == ["Move down", "Duplicate", "Take out", "Show as a table", "Running order", "Title"]
    assert "Search the library" in met
    planned.app.focusWidget().setFocus()
    planned.named(Timeline, "Running order").setFocus()
    planned.key(KEY.Key_Backtab)
    assert planned.app.focusWidget().accessibleName() == "Show as a table"


def test_a_session_that_cannot_be_read_is_told_and_the_list_is_shown(planned: Driver) -> None:
    planned.desk.sessions.close("A calmer ward")
    session_file(planned).write_text("not a session", encoding="utf-8")
    planned.window.go("session", session="A calmer ward")
    planned.settle()
    assert planned.page.head().title == "Sessions"
    assert any(label.property("role") == "h2" for label in sheet(planned).findChildren(QLabel))
    sheet(planned).close()


def test_everything_that_takes_the_keyboard_has_a_name_and_is_large_enough(planned: Driver) -> None:
    stock_with_examples(planned.desk.studio)
    planned.desk.changes.library.emit()
    planned.settle()
    for as_table in (False, True):
        planned.desk.prefer(replace(planned.desk.preferences, table_view=as_table))
        planned.page._order._prefer_table(as_table)
        planned.settle()
        for widget in planned.page.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled():
                assert widget.accessibleName(), widget
                assert min(widget.width(), widget.height()) >= 24, (widget.accessibleName(), widget.size())


def test_after_a_session_was_chosen_the_keyboard_is_in_its_running_order(driver: Driver) -> None:
    driver.with_examples()
    driver.window.go("session", list=True)
    driver.rest()
    driver.front()
    driver.tab_to("Sessions")
    driver.key(Qt.Key.Key_Return)
    driver.rest()
    assert driver.window.page.undo_name == ""
    assert driver.app.focusWidget().accessibleName() == "Running order"


def test_ctrl_f_in_the_list_searches_the_sessions(driver: Driver) -> None:
    driver.with_examples()
    driver.window.go("session", list=True)
    driver.rest()
    driver.front()
    driver.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert "ession" in driver.app.focusWidget().accessibleName()
    assert driver.page.isAncestorOf(driver.app.focusWidget())


def test_with_large_text_the_order_comes_first_and_the_shown_switch_has_the_keyboard(planned: Driver) -> None:
    planned.window.resize(1280, 720)
    planned.settle()
    planned.page._panels.show_panel("help")
    planned.window.go("settings")
    planned.running.prefer(replace(planned.running.preferences, text_size=200))
    planned.window.go("session")
    planned.rest()
    assert planned.page._panels.panel == "order"
    planned.page._panels.show_panel("help")
    planned.page._panels._switches["order"].setFocus()
    planned.window.go("settings")
    planned.window.go("session")
    planned.rest()
    assert planned.app.focusWidget() is planned.page._panels._switches["help"]


def test_in_the_smallest_window_with_the_largest_text_nothing_is_cut_and_every_panel_is_reached(
    planned: Driver,
) -> None:
    planned.window.resize(900, 560)
    planned.running.prefer(replace(planned.desk.preferences, text_size=200))
    planned.rest()
    assert inspecting.clipped(planned.window) == []
    shown = planned.named(QComboBox, "Show")
    assert [shown.itemText(place).split(" ")[0] for place in range(shown.count())] == [
        "Order",
        "Block",
        "Help",
        "Items",
    ]
    planned.tab_to("Show")
    planned.key(KEY.Key_Down)
    assert planned.named(QLineEdit, "Title").isVisible()
    planned.window.go("session", list=True)
    planned.rest()
    assert inspecting.clipped(planned.window) == []
    made = planned.named(QPushButton, "New session, or from an example")
    assert [action.text() for action in made.menu().actions()] == ["New session", "New from an example"]
