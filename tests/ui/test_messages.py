"""The line for messages after undo and redo, buttons that can do nothing any more, and questions that settle."""

from __future__ import annotations

import threading

import pytest
from driving import Driver
from librarian import IDEAS, press, rest, with_ideas
from librarian import titles as titles_of_items
from ordering import CTRL, KEY, current, plan, session, session_file, timeline, titles
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton

from natp_studio.services.catalogue import IdeaWords
from natp_studio.ui.pages.session.session_sheet import open_session_sheet


@pytest.fixture
def planned(driver: Driver) -> Driver:
    """A session with the usual seven blocks that is open."""
    return plan(driver)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is said to a screen reader."""
    heard: list[str] = []
    monkeypatch.setattr(
        "natp_studio.ui.announcing.QAccessible.updateAccessibility", lambda event: heard.append(event.message())
    )
    return heard


def buttons(driver: Driver) -> list[str]:
    return [made.text() for made in driver.window.news.findChildren(QPushButton) if made.isVisible()]


def open_question(driver: Driver) -> QDialog | None:
    return next((one for one in driver.window.findChildren(QDialog) if one.isVisible()), None)


def test_undo_and_redo_say_once_what_they_did_in_place_of_the_older_message(planned: Driver, said: list[str]) -> None:
    planned.key(KEY.Key_Home)
    planned.key(KEY.Key_Delete)
    assert "Put it back" in buttons(planned)
    planned.key(KEY.Key_Z, CTRL)
    words = "Undone: Take out “Welcome and what will happen”."
    assert planned.window.news.words == words
    assert "Put it back" not in buttons(planned)
    assert said.count(words) == 1
    planned.key(KEY.Key_Y, CTRL)
    assert planned.window.news.words == "Done again: Take out “Welcome and what will happen”."


def test_undo_of_the_library_is_said_when_it_is_done(driver: Driver) -> None:
    driver.window.only(None)
    driver.window.go("library")
    item = driver.desk.catalogue.add_idea(IdeaWords("Turn off one light"))
    driver.desk.changes.library.emit()
    driver.page._acts.edits.make(lambda: driver.desk.catalogue.archive([item]))
    driver.rest()
    name = driver.page.undo_name
    assert name
    driver.window.undo()
    driver.rest()
    assert driver.window.news.words == f"Undone: {name}."


def test_undo_in_the_line_takes_back_what_the_line_is_about_and_says_so(driver: Driver) -> None:
    with_ideas(driver)
    press(driver, "Archive")
    rest(driver)
    assert buttons(driver) == ["Undo", "Dismiss"]
    press(driver, "Undo", driver.window.news)
    driver.until(lambda: len(titles_of_items(driver)) == len(IDEAS))
    assert driver.window.news.words == "Undone: Archive."
    assert buttons(driver) == ["Dismiss"]


def test_undo_of_the_head_says_what_it_did_in_place_of_the_message_with_its_button(driver: Driver) -> None:
    with_ideas(driver)
    press(driver, "Archive")
    rest(driver)
    driver.window.undo()
    driver.rest()
    assert driver.window.news.words == "Undone: Archive."


def test_undo_in_the_line_goes_once_something_else_was_edited(driver: Driver) -> None:
    view = with_ideas(driver)
    press(driver, "Archive")
    rest(driver)
    assert "Undo" in buttons(driver)
    item = view.current_item
    driver.page._acts.edits.make(lambda: driver.desk.catalogue.tag([item], ["calm"]))
    driver.rest()
    assert driver.window.news.words == "1 item was archived."
    assert buttons(driver) == ["Dismiss"]


def test_put_it_back_goes_when_another_session_is_shown(planned: Driver) -> None:
    planned.key(KEY.Key_Home)
    planned.key(KEY.Key_Delete)
    plan(planned, empty=True)
    assert "was taken out" in planned.window.news.words
    assert "Put it back" not in buttons(planned)


def test_what_an_undo_that_was_refused_leaves_in_the_line_goes_when_it_can_do_nothing(planned: Driver) -> None:
    held = session_file(planned).read_bytes()
    planned.key(KEY.Key_Home)
    planned.key(KEY.Key_Delete)
    planned.rest()
    assert "Put it back" in buttons(planned)
    session_file(planned).write_bytes(held)
    planned.key(KEY.Key_Z, CTRL)
    planned.named(QPushButton, "Take the file").click()
    planned.rest()
    assert "was taken out" in planned.window.news.words
    assert "Put it back" not in buttons(planned), "it is there, and not what was taken out"


@pytest.mark.parametrize("title", ["Lived experience", "Break"])
def test_a_block_that_always_stays_is_taken_out_only_after_a_question(planned: Driver, title: str) -> None:
    before = titles(planned)
    timeline(planned).setCurrentIndex(timeline(planned).model().index(before.index(title), 0))
    assert current(planned) == title
    planned.key(KEY.Key_Delete)
    assert titles(planned) == before
    planned.key(KEY.Key_Return)
    assert titles(planned) == before, "the answer with the focus keeps it"
    planned.front()
    timeline(planned).setFocus()
    planned.key(KEY.Key_Delete)
    planned.named(QPushButton, "Take it out").click()
    planned.front()
    assert title not in titles(planned)
    planned.key(KEY.Key_Z, CTRL)
    assert titles(planned) == before


def test_the_title_of_a_new_block_is_what_is_written_next(planned: Driver) -> None:
    planned.page._acts.add(session(planned).blocks[1].kind)
    planned.settle()
    assert planned.app.focusWidget().accessibleName() == "Title"
    planned.type("What a corridor sounds like")
    planned.page._editing.settle()
    assert "What a corridor sounds like" in titles(planned)


def test_the_question_about_work_closes_itself_when_the_work_is_done(driver: Driver) -> None:
    driver.window.only(None)
    go_on = threading.Event()
    driver.desk.jobs.run("Importing 3 files", lambda _: go_on.wait(20), lambda _: None)
    driver.settle()
    driver.window.close()
    driver.settle()
    asked = open_question(driver)
    assert asked is not None
    words = " ".join(one.text() for one in asked.findChildren(QLabel))
    assert "what is already in stays" in words
    go_on.set()
    driver.rest()
    assert open_question(driver) is None
    assert driver.window.isVisible()


def test_a_date_that_is_none_is_said_when_its_sheet_is_opened_again_and_before_the_window_closes(
    planned: Driver,
) -> None:
    sheet = open_session_sheet(planned.desk, planned.page._editing, planned.page)
    planned.settle()
    planned.named(QLineEdit, "Date", sheet).setFocus()
    planned.type("someday")
    sheet.close()
    planned.settle()
    sheet = open_session_sheet(planned.desk, planned.page._editing, planned.page)
    planned.settle()
    date = planned.named(QLineEdit, "Date", sheet)
    assert date.text() == "someday"
    assert any(one.text().startswith("Write a date") and one.isVisible() for one in sheet.findChildren(QLabel))
    sheet.close()
    planned.window.go("library")
    planned.settle()
    planned.window.close()
    planned.settle()
    assert planned.window.isVisible()
    assert planned.window.current == "session"
    planned.named(QPushButton, "Close without them").click()
    planned.until(lambda: not planned.window.isVisible())


def test_the_welcome_is_come_back_to_until_something_was_chosen(driver: Driver) -> None:
    assert not driver.named(QPushButton, "Library").isEnabled()
    QTest.mouseClick(driver.named(QPushButton, "Settings"), Qt.MouseButton.LeftButton)
    driver.settle()
    QTest.mouseClick(driver.named(QPushButton, "Library"), Qt.MouseButton.LeftButton)
    driver.settle()
    assert driver.window.current == "start"
    driver.named(QPushButton, "Start empty").click()
    driver.settle()
    assert driver.window.current == "library"
    assert driver.named(QPushButton, "Session").isEnabled()
