"""Dialogs over the window: they lie within it, and Enter presses what has the focus or the one main button."""

from __future__ import annotations

from dataclasses import replace

import pytest
from driving import Driver, isdeleted
from ordering import plan
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QScrollArea
from stocking import stock_with_examples

from natp_studio.domain.problems import Problem
from natp_studio.ui.dialogs import Sheet, bug_dialog, problem_dialog, question
from natp_studio.ui.pages.session.session_sheet import open_session_sheet
from natp_studio.ui.pages.session.sessions_making import NEEDS_TITLE
from natp_studio.ui.parts.fields import field, line
from natp_studio.ui.parts.words import label


def lies_within(driver: Driver, sheet: QDialog) -> bool:
    window = QRect(driver.window.mapToGlobal(QPoint(0, 0)), driver.window.size())
    return window.contains(sheet.frameGeometry())


@pytest.mark.parametrize(("size", "text_size"), [((1440, 900), 100), ((1280, 720), 100), ((1280, 720), 200)])
def test_every_sheet_lies_within_the_window(driver: Driver, size: tuple[int, int], text_size: int) -> None:
    plan(driver)
    driver.window.resize(*size)
    driver.running.prefer(replace(driver.running.preferences, text_size=text_size))
    driver.settle()
    sheet: Sheet = open_session_sheet(driver.desk, driver.page._editing, driver.page)
    driver.settle()
    assert lies_within(driver, sheet)
    (area,) = sheet.findChildren(QScrollArea)
    assert area.verticalScrollBar().maximum() > 0
    close = driver.named(QPushButton, "Close", sheet)
    assert sheet.rect().contains(close.geometry())
    sheet.close()
    asked = question(driver.desk.look, driver.window, "Is it long?", "Many words. " * 400, ("Yes", lambda: None))
    driver.settle()
    assert lies_within(driver, asked)
    asked.close()


def test_a_short_question_is_only_as_tall_as_its_words(driver: Driver) -> None:
    asked = question(driver.desk.look, driver.window, "Is it short?", "Yes.", ("Close", lambda: None))
    driver.settle()
    assert asked.height() < 260
    assert abs(asked.frameGeometry().center().y() - driver.window.frameGeometry().center().y()) < 60
    assert not asked.findChildren(QScrollArea)
    asked.close()


def test_a_mistake_of_ours_and_a_problem_are_told_without_empty_room(driver: Driver) -> None:
    look = driver.desk.look
    for told in (
        bug_dialog(look, driver.window, ValueError()),
        problem_dialog(look, driver.window, Problem("It is gone."), "What you saved is as it was."),
    ):
        driver.settle()
        (safe,) = [one for one in told.findChildren(QLabel) if one.text() == "What you saved is as it was."]
        assert safe.height() < 2 * safe.fontMetrics().height()
        around = safe.parentWidget()
        assert around is not None
        assert around.height() < 3 * safe.fontMetrics().height()
        told.close()
        driver.settle()


def test_words_that_are_taller_than_the_window_are_scrolled_by_keys(driver: Driver) -> None:
    driver.window.resize(900, 560)
    driver.running.show_problem(Problem("It is gone.", "Where " * 60, "Advice " * 400))
    driver.settle()
    (told,) = [one for one in driver.window.findChildren(Sheet) if one.isVisible()]
    (area,) = told.findChildren(QScrollArea)
    assert area.verticalScrollBar().maximum() > 0
    for _ in range(4):
        if area.hasFocus():
            break
        driver.key(Qt.Key.Key_Tab)
    driver.key(Qt.Key.Key_Down)
    assert area.verticalScrollBar().value() > 0
    told.close()


def test_enter_presses_the_button_that_has_the_focus_once(driver: Driver) -> None:
    stock_with_examples(driver.desk.studio)
    driver.window.only(None)
    driver.window.go("settings")
    driver.tab_to("Remove the example items")
    driver.key(Qt.Key.Key_Return)
    driver.rest()
    (asked,) = [one for one in driver.window.findChildren(QDialog) if one.isVisible()]
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", True)
    driver.app.sendEvent(driver.app.focusWidget(), held)
    assert asked.isVisible(), "a key that is held answered the question"
    driver.named(QPushButton, "Keep them", asked).setFocus()
    driver.key(Qt.Key.Key_Enter)
    assert isdeleted(asked) or not asked.isVisible()


def test_enter_in_a_line_presses_the_one_main_button_of_its_sheet(driver: Driver) -> None:
    done: list[str] = []
    sheet = Sheet(driver.desk.look, driver.window, "A name")
    name = line()
    sheet.add_button("Close")
    sheet.add_button("Keep the name", lambda: done.append(name.text()), kind="main")
    sheet.show_with(label("A name"), field(driver.desk.look, "Name", name))
    driver.settle()
    name.setFocus()
    driver.type("Ward 3")
    driver.key(Qt.Key.Key_Return)
    assert done == ["Ward 3"]


def test_enter_in_a_line_of_the_session_sheet_leaves_it_open(driver: Driver) -> None:
    plan(driver)
    sheet = open_session_sheet(driver.desk, driver.page._editing, driver.page)
    driver.settle()
    driver.named(QLineEdit, "Place", sheet).setFocus()
    driver.type("Room 2")
    driver.key(Qt.Key.Key_Return)
    assert sheet.isVisible()
    assert driver.desk.sessions.current.session.place == "Room 2"
    sheet.close()


def test_a_problem_dialog_lies_within_a_small_window(driver: Driver) -> None:
    driver.window.resize(900, 560)
    driver.running.show_problem(Problem("What " * 80, "Where " * 60, "Advice " * 200))
    driver.settle()
    (shown,) = [one for one in driver.window.findChildren(Sheet) if one.isVisible()]
    assert lies_within(driver, shown)
    shown.close()


def test_a_sheet_that_says_what_is_missing_grows_by_it(driver: Driver) -> None:
    driver.window.only(None)
    driver.window.go("session")
    driver.rest()
    driver.page._list._making.new()
    driver.settle()
    sheet = driver.app.activeModalWidget()
    before = sheet.height()
    driver.named(QPushButton, "Start from a plan", sheet).click()
    driver.settle()
    (told,) = [one for one in sheet.findChildren(QLabel) if one.text() == NEEDS_TITLE]
    assert told.height() >= told.heightForWidth(told.width())
    assert sheet.height() > before
    driver.type("Calm")
    assert sheet.height() == before
    sheet.close()


def test_the_question_for_a_title_lies_within_the_smallest_window(driver: Driver) -> None:
    driver.window.only(None)
    driver.window.resize(900, 560)
    driver.running.prefer(replace(driver.running.preferences, text_size=200))
    driver.rest()
    driver.window.go("session")
    driver.rest()
    driver.page._list._making.new()
    driver.settle()
    sheet = driver.app.activeModalWidget()
    assert lies_within(driver, sheet)
    assert sheet.rect().contains(driver.named(QPushButton, "Start from a plan", sheet).geometry())
    sheet.close()
