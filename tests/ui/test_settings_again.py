"""Settings come back to: what was chosen elsewhere since, a log made since, and a passphrase that is worked on."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from building import CHEAP
from driving import Driver
from ordering import plan
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QScrollArea
from test_reflections import PASSPHRASE, locked
from test_settings import NEW, said, write

from natp_studio.domain.problems import Problem
from natp_studio.services.studio import Studio
from natp_studio.ui.pages.reflections.secrets import TRYING

CURRENT, AGAIN = "Current passphrase", "New passphrase, once more"


@pytest.fixture
def kept_waiting(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """A passphrase takes until this is set."""
    go_on, change = threading.Event(), Studio.change_passphrase

    def slow(studio: Studio, old: str, new: str) -> None:
        go_on.wait(20)
        change(studio, old, new, CHEAP)

    monkeypatch.setattr(Studio, "change_passphrase", slow)
    return go_on


def _changing(driver: Driver, old: str = PASSPHRASE) -> None:
    locked(driver, "settings")
    driver.front()
    for name, words in ((CURRENT, old), ("New passphrase", NEW), (AGAIN, NEW)):
        write(driver, name, words)
    driver.named(QLineEdit, AGAIN).setFocus()
    QTest.keyClick(driver.app.focusWidget(), Qt.Key.Key_Return)


def _as_table(driver: Driver) -> QCheckBox:
    (found,) = [one for one in driver.page.findChildren(QCheckBox) if one.text() == "Running order as a table"]
    return found


def test_a_table_that_was_chosen_beside_the_session_is_ticked_in_the_settings(driver: Driver) -> None:
    driver.window.only(None)
    driver.window.go("settings")
    assert not _as_table(driver).isChecked()
    plan(driver)
    driver.named(QPushButton, "Show as a table").click()
    driver.window.go("settings")
    box = _as_table(driver)
    assert box.isChecked()
    box.click()
    assert not driver.desk.preferences.table_view


def test_a_timeline_that_was_chosen_in_the_settings_is_shown_beside_the_session(driver: Driver) -> None:
    plan(driver)
    driver.named(QPushButton, "Show as a table").click()
    driver.window.go("settings")
    _as_table(driver).click()
    driver.window.go("session")
    driver.settle()
    assert not driver.named(QPushButton, "Show as a table").isChecked()
    assert driver.page._order.timeline.isVisible()


def test_the_passphrase_can_be_changed_as_soon_as_there_is_a_log(driver: Driver) -> None:
    driver.window.only(None)
    driver.window.go("settings")
    assert "There is no log yet." in said(driver)
    driver.window.go("reflections")
    driver.desk.studio.set_up_log(PASSPHRASE, CHEAP)
    driver.window.go("settings")
    driver.settle()
    assert "There is no log yet." not in said(driver)
    assert driver.named(QLineEdit, CURRENT).isVisible()


def test_the_card_says_that_a_passphrase_takes_a_moment_and_keeps_the_keyboard(
    driver: Driver, kept_waiting: threading.Event
) -> None:
    _changing(driver)
    again = driver.named(QLineEdit, AGAIN)
    assert driver.app.focusWidget() is again
    assert all(driver.named(QLineEdit, name).isReadOnly() for name in (CURRENT, "New passphrase", AGAIN))
    assert not driver.named(QPushButton, "Change the passphrase").isEnabled()
    assert not driver.named(QPushButton, "Make a new recovery sheet").isEnabled()
    assert "This takes a moment" in said(driver)
    QTest.keyClick(again, Qt.Key.Key_Return)
    kept_waiting.set()
    driver.rest()
    assert driver.window.news.words == "The passphrase is changed. The recovery sheet stays good."
    assert "This takes a moment" not in said(driver)
    assert not driver.named(QLineEdit, CURRENT).isReadOnly()
    assert driver.named(QPushButton, "Change the passphrase").isEnabled()


def test_a_wrong_passphrase_can_be_mended_at_once(driver: Driver, kept_waiting: threading.Event) -> None:
    kept_waiting.set()
    _changing(driver, "not the right words")
    driver.rest()
    current = driver.named(QLineEdit, CURRENT)
    assert driver.app.focusWidget() is current
    assert not current.isReadOnly()
    assert current.property("invalid")
    assert "This takes a moment" not in said(driver)


@pytest.mark.parametrize("old", [PASSPHRASE, "not the right words"])
def test_other_colours_while_a_passphrase_is_worked_on_lose_nothing_of_the_answer(
    driver: Driver, kept_waiting: threading.Event, old: str
) -> None:
    _changing(driver, old)
    driver.running.prefer(replace(driver.running.preferences, theme="dark"))
    driver.settle()
    kept_waiting.set()
    driver.rest()
    told = "The passphrase is changed." if old is PASSPHRASE else "This is not the passphrase of this studio."
    assert told in driver.window.news.words


def test_a_studio_that_is_told_of_examples_after_stop_shows_those_that_came_in(driver: Driver) -> None:
    driver.window.only(None)
    driver.window.go("library")
    driver.rest()
    driver.window.go("settings")
    told: list[str] = []
    driver.desk.changes.library.connect(lambda: told.append("changed"))
    driver.named(QPushButton, "Bring in the examples").click()
    driver.settle()
    driver.named(QPushButton, "Stop", driver.window.news).click()
    driver.rest()
    assert told, "the library is not told of what came in before the stop"


def test_the_examples_can_be_asked_for_again_where_they_could_not_be_brought_in(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise Problem("The disk is full.", "", "Make room, then try again.")

    monkeypatch.setattr("natp_studio.ui.pages.start.page.add_examples", refused)
    driver.named(QPushButton, "Start with the examples").click()
    assert not driver.named(QPushButton, "Start with the examples").isEnabled()
    driver.rest()
    assert driver.window.news.words == "The disk is full."
    assert driver.window.current == "start"
    assert driver.named(QPushButton, "Start with the examples").isEnabled()


def test_other_colours_while_the_examples_come_do_not_offer_them_once_more(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    monkeypatch.setattr("natp_studio.ui.pages.start.page.add_examples", lambda *_: (go_on.wait(20), ())[1])
    driver.named(QPushButton, "Start with the examples").click()
    driver.running.prefer(replace(driver.running.preferences, theme="dark"))
    driver.settle()
    assert not driver.named(QPushButton, "Start with the examples").isEnabled()
    driver.named(QPushButton, "Stop", driver.window.news).click()
    go_on.set()
    driver.rest()
    assert driver.window.current in ("start", "library")
    if driver.window.current == "start":
        assert driver.named(QPushButton, "Start with the examples").isEnabled()


def test_nothing_is_too_wide_for_the_smallest_window_in_the_largest_letters(driver: Driver) -> None:
    driver.desk.studio.set_up_log(PASSPHRASE, CHEAP)
    driver.window.resize(900, 560)
    driver.running.prefer(replace(driver.running.preferences, text_size=200))
    driver.rest()
    for page in ("start", "settings"):
        driver.window.go(page)
        driver.rest()
        (area,) = driver.page.findChildren(QScrollArea)
        assert area.widget().width() <= area.viewport().width(), page


def test_the_first_start_stands_in_one_column_once_there_is_less_room(driver: Driver) -> None:
    driver.running.prefer(replace(driver.running.preferences, text_size=200))
    driver.window.resize(1440, 900)
    driver.rest()
    driver.window.resize(900, 560)
    driver.rest()
    assert driver.window.current == "start"
    (area,) = driver.page.findChildren(QScrollArea)
    assert area.widget().width() <= area.viewport().width()
    assert driver.named(QComboBox, "Text size").isEnabled()


def test_that_a_passphrase_is_tried_is_in_sight_in_the_smallest_window(
    driver: Driver, kept_waiting: threading.Event
) -> None:
    driver.window.resize(900, 560)
    _changing(driver)
    driver.settle()
    (told,) = [one for one in driver.page.findChildren(QLabel) if one.text() == TRYING]
    area = next(one for one in driver.page.findChildren(QScrollArea) if one.isAncestorOf(told))
    assert told.isVisible()
    view = area.viewport()
    assert view.rect().contains(QRect(told.mapTo(view, QPoint(0, 0)), told.size()))
    kept_waiting.set()
    driver.rest()
