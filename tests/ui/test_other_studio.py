"""Opening another studio: not while work goes on in this one, and with nothing to press that is not there yet."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from driving import Driver
from librarian import begin_idea
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from test_reflections import ready

from natp_studio.domain.problems import Problem
from natp_studio.services.studio import Studio
from natp_studio.services.thumbnails import Thumbnails
from natp_studio.ui.look.look import Look


def _said(driver: Driver) -> str:
    return "\n".join(one.text() for one in driver.window.findChildren(QLabel) if one.isVisible())


def test_another_studio_waits_until_the_work_in_this_one_is_done(driver: Driver, tmp_path: Path) -> None:
    driver.window.only(None)
    driver.window.go("settings")
    go_on = threading.Event()
    driver.desk.jobs.run("Importing 3 files", lambda _: go_on.wait(20), lambda _: None)
    before = driver.desk
    driver.running.use_studio(tmp_path / "other")
    driver.settle()
    assert driver.desk is before
    for words in ("Something is still being done in this studio.", "Importing 3 files", "Let it finish, or stop it."):
        assert words in _said(driver)
    driver.named(QPushButton, "Close").click()
    go_on.set()
    driver.rest()
    driver.running.use_studio(tmp_path / "other")
    driver.until(lambda: driver.desk is not None and driver.desk is not before)
    assert driver.desk.studio.folder.root == tmp_path / "other"


def test_another_studio_waits_for_words_that_are_not_saved(driver: Driver, tmp_path: Path) -> None:
    begin_idea(driver, "Dim one light")
    driver.app.activeModalWidget().close()
    driver.window.go("settings")
    before = driver.desk
    driver.running.use_studio(tmp_path / "other")
    driver.settle()
    assert driver.desk is before
    assert driver.window.current == "library"
    assert driver.window.news.words == "Finish what is not saved here. Then open another studio."
    driver.page._acts.drafts.clear()


def test_a_picture_that_is_being_made_does_not_outlive_its_studio(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    going, go_on, order = threading.Event(), threading.Event(), list[str]()
    close = Thumbnails.close

    def slow(*_: object) -> None:
        going.set()
        go_on.wait(20)
        order.append("picture")

    monkeypatch.setattr(Thumbnails, "picture", slow)
    monkeypatch.setattr(Thumbnails, "close", lambda held: (order.append("closed"), close(held)))
    driver.with_examples()
    driver.until(going.is_set)
    before = driver.desk
    driver.running.use_studio(tmp_path / "other")
    driver.settle()
    go_on.set()
    driver.until(lambda: driver.desk is not None and driver.desk is not before)
    assert order == ["picture", "closed"]


def test_the_log_of_a_studio_that_was_left_is_locked_and_says_nothing_any_more(driver: Driver, tmp_path: Path) -> None:
    ready(driver)
    before = driver.desk
    assert before.open_log.is_open
    driver.running.use_studio(tmp_path / "other")
    driver.until(lambda: driver.desk is not None and driver.desk is not before)
    assert not before.open_log.is_open
    assert driver.window.news.message is None, "it is of another studio"
    before.open_log.rested()
    driver.rest()
    assert driver.window.news.message is None


def test_nothing_happens_to_who_goes_to_a_page_before_the_other_studio_is_open(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.window.only(None)
    driver.window.go("library")
    driver.rest()
    go_on, made = threading.Event(), Studio.__init__

    def slow(studio: Studio, root: Path | None = None) -> None:
        go_on.wait(20)
        made(studio, root)

    monkeypatch.setattr(Studio, "__init__", slow)
    driver.running.use_studio(tmp_path / "other")
    driver.settle()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_Z):
        QTest.keyClick(driver.window, key, Qt.KeyboardModifier.ControlModifier)
    driver.named(QPushButton, "Library").click()
    driver.settle()
    assert "Your studio is being opened. This takes a moment." in _said(driver)
    go_on.set()
    driver.until(lambda: driver.desk is not None and driver.page is not None)
    assert driver.window.current == "library"


def test_a_studio_that_could_not_be_opened_is_told_of_in_other_colours_too(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.window.only(None)
    driver.window.go("library")
    driver.rest()

    def shut(*_: object) -> None:
        raise Problem("This studio is open in another window.", str(tmp_path), "Close the other window.")

    with monkeypatch.context() as patched:
        patched.setattr(Studio, "__init__", shut)
        driver.running.use_studio(tmp_path / "other")
        driver.rest()
    assert "This studio is open in another window." in _said(driver)
    for page in ("Library", "Session", "Settings", "Help"):
        assert not driver.named(QPushButton, page).isEnabled(), "there is no page to go to"
        assert not driver.named(QPushButton, page).isChecked()
    driver.named(QPushButton, "Session").click()
    look: Look = driver.running.look
    look.choose("dark", look.text_size, look.density)
    driver.rest()
    assert "This studio is open in another window." in _said(driver)
    assert "Your studio could not be opened" in _said(driver)
    driver.named(QPushButton, "Try again").click()
    driver.until(lambda: driver.desk is not None and driver.page is not None)
    assert driver.window.current == "library"
    assert driver.named(QPushButton, "Session").isEnabled()


def test_what_can_be_done_without_a_studio_is_whole_at_the_largest_text(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shut(*_: object) -> None:
        raise Problem("This studio is open in another window.", str(tmp_path), "Close the other window. " * 3)

    driver.window.resize(1280, 720)
    with monkeypatch.context() as patched:
        patched.setattr(Studio, "__init__", shut)
        driver.running.use_studio(tmp_path / "other")
        driver.rest()
    look: Look = driver.running.look
    look.choose("muted", 200, look.density)
    driver.rest()
    for name in ("Try again", "Choose another folder", "Use the usual place"):
        made = driver.named(QPushButton, name)
        assert made.height() >= made.sizeHint().height(), name
    for told in driver.window.findChildren(QLabel):
        if told.isVisible() and told.wordWrap():
            assert told.height() >= told.heightForWidth(told.width()), told.text()
    driver.named(QPushButton, "Try again").click()
    driver.until(lambda: driver.desk is not None and driver.page is not None)
