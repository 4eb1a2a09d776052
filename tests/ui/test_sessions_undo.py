"""Undo in the list of sessions: by keys, by the head and by the news, and only while it can do something."""

from __future__ import annotations

from dataclasses import replace

from driving import Driver
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from natp_studio.services import planning


def listing(driver: Driver, *titles: str) -> None:
    """The page with all sessions."""
    for title in titles:
        planning.create(driver.desk.studio, title)
    driver.window.only(None)
    driver.window.go("session", list=True)
    driver.rest()
    driver.front()


def undo_by_key(driver: Driver) -> None:
    QTest.keyClick(driver.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    driver.rest()


def rename(driver: Driver, title: str) -> None:
    driver.press_on("Rename")
    sheet = QApplication.activeModalWidget()
    assert sheet is not None
    sheet.findChild(QLineEdit).setText(title)
    driver.named(QPushButton, "Rename", sheet).click()
    driver.rest()


def news_buttons(driver: Driver) -> set[str]:
    return {made.text() for made in driver.window.news.findChildren(QPushButton) if not made.isHidden()}


def named(driver: Driver) -> tuple[str, ...]:
    return tuple(sorted(row.title for row in planning.overview(driver.desk.studio)))


def test_archive_says_which_session_and_is_undone_by_the_key(driver: Driver) -> None:
    listing(driver, "A calmer ward")
    driver.press_on("Archive")
    driver.rest()
    assert named(driver) == ()
    assert driver.window.news.words == "“A calmer ward” is in the archive now."
    assert driver.page.undo_name == "Archive “A calmer ward”"
    undo_by_key(driver)
    assert named(driver) == ("A calmer ward",)
    assert driver.window.news.words == "Undone: Archive “A calmer ward”."
    driver.window.redo()
    driver.rest()
    assert named(driver) == ()


def test_undo_of_a_rename_in_the_news_tells_and_takes_its_button_away(driver: Driver) -> None:
    listing(driver, "A calmer ward")
    rename(driver, "Quiet hours")
    assert named(driver) == ("Quiet hours",)
    driver.named(QPushButton, "Undo", driver.window.news).click()
    driver.rest()
    assert named(driver) == ("A calmer ward",)
    assert driver.window.news.words == "Undone: Rename “A calmer ward”."
    assert "Undo" not in news_buttons(driver)


def test_edits_of_the_list_are_undone_last_first_also_after_another_theme(driver: Driver) -> None:
    listing(driver, "A calmer ward")
    rename(driver, "Quiet hours")
    driver.press_on("Archive")
    driver.rest()
    driver.running.prefer(replace(driver.running.preferences, theme="dark"))
    driver.rest()
    undo_by_key(driver)
    assert named(driver) == ("Quiet hours",)
    undo_by_key(driver)
    assert named(driver) == ("A calmer ward",)
    assert driver.page.undo_name == ""


def test_what_was_changed_elsewhere_since_is_not_undone_in_the_list(driver: Driver) -> None:
    listing(driver, "A calmer ward")
    rename(driver, "Quiet hours")
    name = planning.overview(driver.desk.studio)[0].name
    planning.rename(driver.desk.sessions.open(name), "Something else")
    driver.desk.changes.session.emit(name)
    driver.rest()
    undo_by_key(driver)
    assert named(driver) == ("Something else",)
