"""The frame around every page: first start, rail, head, messages, and a studio that cannot be opened."""

from __future__ import annotations

import datetime as dt
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from driving import Driver
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton

from natp_studio.domain.problems import Problem
from natp_studio.services.studio import Studio
from natp_studio.ui.app import Program
from natp_studio.ui.news import News

CTRL = Qt.KeyboardModifier.ControlModifier


def words(driver: Driver) -> str:
    """Everything that can be read in the window."""
    return "\n".join(label.text() for label in driver.window.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """What is said to a screen reader, and whether urgently."""
    heard: list[tuple[str, bool]] = []

    def hear(event: object) -> None:
        heard.append((event.message(), "Assertive" in str(event.politeness())))  # type: ignore[attr-defined]

    monkeypatch.setattr("natp_studio.ui.announcing.QAccessible.updateAccessibility", hear)
    return heard


def test_the_first_start_offers_the_examples_and_the_second_does_not(driver: Driver) -> None:
    assert driver.window.current == "start"
    driver.named(QPushButton, "Start empty").click()
    driver.settle()
    assert driver.window.current == "library"
    driver.end()
    driver.start()
    assert driver.window.current == "library"


def test_the_first_start_brings_the_examples_in(driver: Driver) -> None:
    driver.named(QPushButton, "Start with the examples").click()
    driver.until(lambda: driver.window.current == "library")
    driver.rest()
    assert len(driver.desk.catalogue.numbers()) == 33
    assert driver.desk.studio.sessions.names() == ("Small changes on our ward",)


def test_pages_are_gone_to_by_the_rail_and_by_keys(driver: Driver) -> None:
    driver.window.only(None)
    for number, page in enumerate(("library", "session", "export", "reflections"), start=1):
        driver.key(getattr(Qt.Key, f"Key_{number}"), CTRL)
        assert driver.window.current == page
    driver.named(QPushButton, "Settings").click()
    assert driver.window.current == "settings"
    driver.key(Qt.Key.Key_F1)
    assert driver.window.current == "help"


def test_before_the_first_choice_only_settings_and_help_can_be_gone_to(driver: Driver) -> None:
    driver.key(Qt.Key.Key_2, CTRL)
    assert driver.window.current == "start"
    assert not driver.named(QPushButton, "Session").isEnabled()


def test_a_message_stays_until_it_is_dismissed_and_is_said_once(driver: Driver, said: list[tuple[str, bool]]) -> None:
    driver.desk.tell(News("Something is ready.", "done"))
    driver.settle()
    assert "Something is ready." in words(driver)
    driver.window.go("settings")
    driver.rest()
    assert "Something is ready." in words(driver)
    assert said.count(("Something is ready.", False)) == 1
    driver.named(QPushButton, "Dismiss this message").click()
    driver.settle()
    assert "Something is ready." not in words(driver)


def test_a_save_is_said_once_a_minute_and_a_problem_urgently(
    driver: Driver, said: list[tuple[str, bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = dt.datetime(2026, 3, 17, 14, 32, tzinfo=dt.UTC)
    clock = type("Clock", (dt.datetime,), {"now": classmethod(lambda *_: now)})
    monkeypatch.setattr("natp_studio.ui.app.dt.datetime", clock)
    driver.desk.saved()
    driver.desk.saved()
    assert said == [(f"Saved at {now.astimezone():%H:%M}. Nothing is waiting for you.", False)]
    driver.desk.problem(Problem("The file is open elsewhere.", "Deck.pptx", "Close it there."))
    driver.settle()
    assert ("The file is open elsewhere.", True) in said
    (dialog,) = [one for one in driver.window.findChildren(QDialog) if one.isVisible()]
    told = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    for part in ("The file is open elsewhere.", "Deck.pptx", "Close it there."):
        assert part in told
    driver.app.sendEvent(dialog, _escape())
    driver.settle()
    assert "The file is open elsewhere." in words(driver)


def test_a_theme_or_text_size_is_taken_at_once_and_kept(driver: Driver) -> None:
    driver.window.only(None)
    driver.window.go("settings")
    before = driver.window.grab().toImage().pixelColor(700, 40).lightness()
    driver.running.prefer(replace(driver.running.preferences, theme="dark", text_size=150))
    driver.settle()
    assert driver.window.current == "settings"
    assert driver.window.grab().toImage().pixelColor(700, 40).lightness() < before - 100
    driver.end()
    driver.start()
    assert driver.running.look.theme == "dark"
    assert driver.running.look.text_size == 150


def test_f1_opens_the_guide_at_what_the_page_is_about(driver: Driver) -> None:
    driver.window.only(None)
    for page, heading in (("session", "Plan a session"), ("export", "Take it along"), ("settings", "Settings")):
        driver.window.go(page)
        driver.key(Qt.Key.Key_F1)
        assert driver.page.remembered() == {"heading": heading}


def _escape() -> object:
    from PySide6.QtGui import QKeyEvent

    return QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)


@pytest.fixture
def shut(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """Starts the program on a folder that cannot be opened, and gives it once it says so."""
    monkeypatch.setenv("NATP_SETTINGS", str(tmp_path / "settings.json"))
    driver = Driver.__new__(Driver)
    driver.app, driver.folder, driver.bugs = qapp, tmp_path, []

    def start(folder: Path) -> Driver:
        driver.program = Program(qapp, folder)
        driver.program.start()
        driver.until(lambda: "could not be opened" in words(driver), "the Problem")
        return driver

    yield start
    driver.end()


def test_a_studio_that_another_window_has_open_is_said_and_opened_once_it_is_free(shut, tmp_path: Path) -> None:
    with Studio(tmp_path / "studio"):
        driver = shut(tmp_path / "studio")
        assert "This studio is open already." in words(driver)
        driver.named(QPushButton, "Try again").click()
        driver.rest()
        assert driver.desk is None
    driver.named(QPushButton, "Try again").click()
    driver.until(lambda: driver.desk is not None and driver.page is not None)


def test_a_studio_from_a_newer_version_is_left_untouched(shut, tmp_path: Path) -> None:
    with Studio(tmp_path / "studio"):
        pass
    library = tmp_path / "studio" / "library.db"
    with sqlite3.connect(library) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = library.read_bytes()
    driver = shut(tmp_path / "studio")
    assert "newer" in words(driver)
    driver.end()
    assert library.read_bytes() == before


def test_a_folder_that_cannot_be_used_is_said_and_another_can_be_chosen(shut, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("not a folder")
    driver = shut(tmp_path / "letter.txt")
    driver.named(QPushButton, "Choose another folder").click()
    driver.settle()
    driver.answer_file_dialog(tmp_path)
    driver.until(lambda: driver.desk is not None and driver.page is not None)
    assert driver.desk.studio.folder.root == tmp_path
