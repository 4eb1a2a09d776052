"""Logged reflections that are corrected or erased, and what undo brings back of it."""

from __future__ import annotations

import pytest
from driving import Driver
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton
from test_reflections import CONTROL, ready, unlock, view

from natp_studio.services.reflecting import Entry, kept_draft

FIRST, SECOND = Entry("The lights were loud", "Turn one off"), Entry("The waiting", "", True)


@pytest.fixture
def logged(driver: Driver) -> Driver:
    """An unlocked log with two reflections, the newer one chosen under All."""
    ready(driver, (FIRST, SECOND))
    view(driver, "All")
    return driver


def noticed(driver: Driver) -> list[str]:
    return sorted(one.noticed for _, one in driver.desk.studio.log.reflections())


def undo(driver: Driver) -> None:
    driver.window.undo()
    driver.rest()


def redo(driver: Driver) -> None:
    driver.window.redo()
    driver.rest()


def erase(driver: Driver) -> None:
    driver.named(QPushButton, "Erase these words").click()
    driver.settle()
    driver.named(QPushButton, "Erase them").click()
    driver.rest()


def test_words_are_erased_only_after_a_question_and_undo_brings_them_back(logged: Driver) -> None:
    driver = logged
    driver.named(QPushButton, "Erase these words").click()
    driver.settle()
    driver.named(QPushButton, "Keep them").click()
    driver.rest()
    assert len(noticed(driver)) == 2
    erase(driver)
    assert noticed(driver) == ["The lights were loud"]
    assert driver.page.undo_name == "Erase a reflection"
    undo(driver)
    assert noticed(driver) == ["The lights were loud", "The waiting"]
    assert not driver.desk.open_log.typed.form.has_words
    redo(driver)
    assert noticed(driver) == ["The lights were loud"]


def test_erased_words_do_not_come_back_after_the_log_is_locked(logged: Driver) -> None:
    driver = logged
    erase(driver)
    driver.page.lock()
    driver.rest()
    unlock(driver)
    assert driver.page.undo_name == ""
    assert noticed(driver) == ["The lights were loud"]
    assert "Undo" not in [made.text() for made in driver.window.news.findChildren(QPushButton)]


def correct(driver: Driver, words: str) -> None:
    driver.named(QPushButton, "Correct").click()
    driver.rest()
    field = driver.named(QPlainTextEdit, "What did you notice?")
    assert field.toPlainText() == "The waiting"
    assert any("You correct a reflection" in one.text() for one in driver.page.findChildren(QLabel) if one.isVisible())
    field.setFocus()
    field.selectAll()
    driver.type(words)


def test_a_correction_takes_the_place_of_what_was_logged_and_undo_brings_that_back(logged: Driver) -> None:
    driver = logged
    correct(driver, "The long waiting")
    assert noticed(driver) == ["The lights were loud", "The waiting"], "nothing is changed before it is logged"
    driver.key(Qt.Key.Key_Return, CONTROL)
    driver.rest()
    assert noticed(driver) == ["The lights were loud", "The long waiting"]
    (quotable,) = [one for _, one in driver.desk.studio.log.reflections() if one.may_quote]
    assert quotable.noticed == "The long waiting"
    undo(driver)
    assert noticed(driver) == ["The lights were loud", "The waiting"]
    assert driver.desk.open_log.typed.form.noticed == "The long waiting"
    redo(driver)
    assert noticed(driver) == ["The lights were loud", "The long waiting"]


def test_a_correction_that_is_locked_half_written_is_still_one_when_it_is_unlocked(logged: Driver) -> None:
    driver = logged
    correct(driver, "The long waiting")
    driver.page.lock()
    driver.rest()
    unlock(driver)
    assert kept_draft(driver.desk.studio).corrects
    driver.named(QPlainTextEdit, "What did you notice?").setFocus()
    driver.key(Qt.Key.Key_Return, CONTROL)
    driver.rest()
    assert noticed(driver) == ["The lights were loud", "The long waiting"]


def test_words_in_the_form_are_not_lost_to_a_correction(logged: Driver) -> None:
    driver = logged
    driver.desk.open_log.typed.form.noticed = "Not logged yet"
    driver.named(QPushButton, "Correct").click()
    driver.rest()
    assert driver.desk.open_log.typed.form.noticed == "Not logged yet"
    assert "Log them or empty the form first" in driver.window.news.words
    driver.desk.open_log.forget()


def test_a_laptop_goes_round_only_when_nothing_is_being_corrected(logged: Driver) -> None:
    driver = logged
    correct(driver, " ")
    driver.named(QPushButton, "Hand it round").click()
    driver.settle()
    assert not driver.desk.open_log.is_going_round
    driver.named(QPushButton, "Empty the form").click()
    driver.named(QPushButton, "Hand it round").click()
    driver.settle()
    assert driver.desk.open_log.is_going_round
    driver.window.only(None)


def test_a_delivery_that_is_still_to_come_is_remarked_on_calmly(driver: Driver) -> None:
    ready(driver)
    driver.named(QLineEdit, "Day").setText("14 October 2090")
    driver.named(QPushButton, "Use this delivery").click()
    driver.rest()
    said = [one.text() for one in driver.page.findChildren(QLabel) if one.isVisible()]
    assert any("has not come yet" in words for words in said)
