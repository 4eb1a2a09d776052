"""Exports that are stopped, closed in the middle, drawn anew meanwhile, or kept from a file."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from driving import Driver
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from natp_studio.services.planning import create
from natp_studio.ui.jobs import Jobs


@pytest.fixture
def folder(driver: Driver, tmp_path: Path) -> Path:
    """Where this laptop exports to, with an older deck in it."""
    made = tmp_path / "out"
    made.mkdir()
    (made / "Ward - Deck.pptx").write_text("older")
    driver.desk.prefer(replace(driver.desk.preferences, export_folder=str(made)))
    driver.window.only(None)
    name = create(driver.desk.studio, "Ward")
    driver.window.go("export", session=name)
    looked_at(driver)
    return made


class Hold:
    """Holds an export in the middle of its deck until it is let go, or somebody stops it."""

    def __init__(self, jobs: Jobs, folder: Path) -> None:
        self._jobs = jobs
        self._folder = folder
        self.held, self.let_go = threading.Event(), threading.Event()
        jobs._told.connect(self._hold, Qt.ConnectionType.DirectConnection)

    def _hold(self, _: object) -> None:
        if threading.current_thread().name != "natp-long" or not list(self._folder.glob(".*.part")):
            return
        self.held.set()
        while not self.let_go.is_set() and not any(job.progress.cancelled for job in self._jobs._running):
            time.sleep(0.005)


@pytest.fixture
def hold(driver: Driver, folder: Path) -> Iterator[Hold]:
    """An export that was begun, and is held while its deck is half written."""
    made = Hold(driver.desk.jobs, folder)
    driver.named(QPushButton, "Make 3 files").click()
    driver.until(made.held.is_set)
    driver.settle()
    yield made
    made.let_go.set()


def looked_at(driver: Driver) -> None:
    driver.until(lambda: not driver.desk.jobs._running)
    driver.settle()


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_stop_leaves_the_older_file_and_nothing_half_written(driver: Driver, folder: Path, hold: Hold) -> None:
    assert not driver.named(QPushButton, "Making 3 files").isEnabled()
    assert driver.app.focusWidget() is driver.named(QPushButton, "Stop making files")
    driver.key(Qt.Key.Key_Space)
    driver.until(lambda: not driver.page._run.running)
    looked_at(driver)
    assert [path.name for path in folder.iterdir()] == ["Ward - Deck.pptx"]
    assert (folder / "Ward - Deck.pptx").read_text() == "older"
    assert "No file was made" in words(driver.page)
    assert "“Ward”: you stopped" in driver.window.news.words
    hold.let_go.set()
    driver.named(QPushButton, "Make the others: Deck, Handout and Run sheet").click()
    driver.until(lambda: not driver.page._run.running)
    looked_at(driver)
    assert len(list(folder.iterdir())) == 3


def test_closing_in_the_middle_asks_and_leaves_nothing_half_written(driver: Driver, folder: Path, hold: Hold) -> None:
    driver.window.close()
    driver.settle()
    assert driver.window.isVisible()
    question = driver.app.activeModalWidget()
    assert "Making 3 files" in words(question)
    driver.named(QPushButton, "Stop it and close", question).click()
    driver.settle()
    assert not driver.window.isVisible()
    assert [path.name for path in folder.iterdir()] == ["Ward - Deck.pptx"]
    assert (folder / "Ward - Deck.pptx").read_text() == "older"


def test_an_export_goes_on_when_everything_is_drawn_anew_or_another_page_is_shown(
    driver: Driver, folder: Path, hold: Hold
) -> None:
    driver.desk.prefer(replace(driver.desk.preferences, theme="dark"))
    driver.settle()
    assert "Making 3 files" in words(driver.page)
    assert "Making 3 files" in driver.window.news.words
    assert driver.app.focusWidget() is driver.named(QPushButton, "Stop making files")
    assert not driver.named(QPushButton, "Making 3 files").isEnabled()
    driver.window.go("settings")
    driver.desk.prefer(replace(driver.desk.preferences, theme="muted"))
    driver.window.go("help")
    hold.let_go.set()
    looked_at(driver)
    assert "3 files were made" in driver.window.news.words
    driver.named(QPushButton, "Show the report").click()
    looked_at(driver)
    assert driver.window.current == "export"
    assert "3 files were made" in words(driver.page)
    driver.desk.prefer(replace(driver.desk.preferences, theme="light"))
    looked_at(driver)
    assert "3 files were made" in words(driver.page)
    assert driver.named(QPushButton, "Make 3 files").isEnabled()


def test_an_export_that_waits_for_an_import_says_so_and_can_be_stopped(driver: Driver, folder: Path) -> None:
    let_go = threading.Event()
    driver.desk.jobs.run("Importing 12 files", lambda _: let_go.wait(20), lambda _: None)
    driver.named(QPushButton, "Make 3 files").click()
    driver.settle()
    assert "Waits until this is done: Importing 12 files" in words(driver.page)
    driver.named(QPushButton, "Stop making files").click()
    let_go.set()
    looked_at(driver)
    assert "No file was made" in words(driver.page)
    assert [path.name for path in folder.iterdir()] == ["Ward - Deck.pptx"]


def test_a_file_that_another_program_holds_open_is_told_and_tried_again(
    driver: Driver, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = True
    real = os.replace

    def refuse(source: Path, target: Path) -> None:
        if locked and Path(target).suffix == ".pptx":
            error = PermissionError(13, "refused")
            error.winerror = 5  # type: ignore[attr-defined]
            raise error
        real(source, target)

    monkeypatch.setattr("os.replace", refuse)
    driver.named(QPushButton, "Make 3 files").click()
    driver.until(lambda: not driver.page._run.running)
    driver.settle()
    dialog = driver.app.activeModalWidget()
    assert "Another program has this file open." in words(dialog)
    assert "PowerPoint" in words(dialog)
    assert "2 of 3 files were made" in words(driver.page)
    assert (folder / "Ward - Deck.pptx").read_text() == "older"
    locked = False
    driver.named(QPushButton, "Try again", dialog).click()
    driver.until(lambda: not driver.page._run.running)
    looked_at(driver)
    assert "3 files were made" in words(driver.page)
    assert (folder / "Ward - Deck.pptx").stat().st_size > 1000
    assert len(list(folder.iterdir())) == 3
