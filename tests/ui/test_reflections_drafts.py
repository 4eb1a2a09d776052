"""What is typed and not logged outlives locking, closing and a kill, and is never on the disk without encryption."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from driving import Driver
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from sqlalchemy import text
from test_reflections import PASSPHRASE, ready, unlock
from test_reflections_safety import SECRET, shown_words, write

from natp_studio.domain.problems import Problem
from natp_studio.domain.reflections import Draft
from natp_studio.services.reflecting import kept_draft
from natp_studio.ui.jobs import QUICK

TYPIST = Path(__file__).with_name("drafting.py")
NOT_LOGGED = "These words were not logged yet."
NOTICED = "What did you notice?"


def kept(driver: Driver) -> Draft:
    return kept_draft(driver.desk.studio)


def kept_within_a_second(driver: Driver, words: str) -> None:
    """Fails where these words are not on the disk a second after they were typed."""
    end = time.monotonic() + 1
    driver.until(lambda: kept(driver).noticed == words)
    assert time.monotonic() < end


def is_said(driver: Driver, words: str) -> bool:
    return any(one.isVisible() for one in driver.window.findChildren(QLabel) if one.text() == words)


def start_again(driver: Driver) -> None:
    """Close the window, start the program again in the same studio, and unlock the log."""
    driver.end()
    driver.start()
    driver.window.go("reflections")
    driver.settle()
    assert SECRET not in shown_words(driver)
    unlock(driver)


@contextlib.contextmanager
def nothing_can_be_kept(driver: Driver) -> Iterator[None]:
    """The table for the draft is not where it should be."""
    engine = driver.desk.studio.log._engine
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE draft RENAME TO away"))
    yield
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE away RENAME TO draft"))


def test_a_kill_loses_nothing_that_was_typed_a_second_ago(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NATP_SETTINGS", str(tmp_path / "settings.json"))
    places = [str(place) for place in (TYPIST.parent, TYPIST.parents[1], TYPIST.parents[2])]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(places), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, str(TYPIST), str(tmp_path), SECRET]
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as typist:
        assert typist.stdout is not None
        assert typist.stdout.readline() == "typed\n"
        time.sleep(1)
        typist.kill()
    held = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert any(path.name == "private.db" for path in held)
    assert [path for path, data in held.items() if b"zebra" in data.lower().replace(b"\0", b"")] == []
    driver = Driver(qapp, tmp_path)
    driver.window.only(None)
    driver.window.go("reflections")
    driver.settle()
    assert not is_said(driver, NOT_LOGGED)
    unlock(driver)
    assert driver.named(QPlainTextEdit, NOTICED).toPlainText() == SECRET
    assert is_said(driver, NOT_LOGGED)
    driver.named(QPushButton, "Log it").click()
    driver.rest()
    assert not is_said(driver, NOT_LOGGED)
    ((delivery, logged),) = driver.desk.studio.log.reflections()
    assert (delivery.place, logged.noticed) == ("Room 2", SECRET)
    assert kept(driver) == Draft()
    driver.end()


def test_typing_on_and_on_is_kept_within_a_second_each_time(driver: Driver) -> None:
    ready(driver)
    noticed = write(driver, "")
    noticed.setFocus()
    begun = time.monotonic()
    while time.monotonic() < begun + 1:
        driver.type("a")
    assert len(kept(driver).noticed) > 0
    kept_within_a_second(driver, noticed.toPlainText())


def test_words_are_kept_while_a_search_takes_long(driver: Driver) -> None:
    ready(driver)
    over = threading.Event()
    driver.desk.jobs.run("", lambda _: over.wait(10), lambda _: None, lane=QUICK)
    write(driver)
    kept_within_a_second(driver, SECRET)
    over.set()


def test_opening_another_studio_keeps_the_words_in_this_one(driver: Driver, tmp_path: Path) -> None:
    ready(driver)
    write(driver)
    for name in ("other", "studio"):
        driver.running.use_studio(tmp_path / name)
        driver.until(lambda: driver.desk is not None and driver.page is not None)
        driver.rest()
    driver.window.go("reflections")
    driver.settle()
    unlock(driver)
    assert driver.named(QPlainTextEdit, NOTICED).toPlainText() == SECRET


def test_closing_asks_nothing_and_the_words_are_back_with_their_delivery_after_a_restart(driver: Driver) -> None:
    ready(driver)
    write(driver)
    driver.named(QCheckBox, "These words may be quoted, without a name").click()
    driver.window.go("settings")
    # At once, before the second is over.
    start_again(driver)
    assert driver.named(QPlainTextEdit, NOTICED).toPlainText() == SECRET
    assert driver.named(QCheckBox, "These words may be quoted, without a name").isChecked()
    assert "not logged yet" in driver.window.news.words
    assert driver.desk.open_log.typed.delivery.place == "Room 2"
    driver.desk.prefer(replace(driver.desk.preferences, theme="dark"))
    driver.rest()
    assert driver.named(QPlainTextEdit, NOTICED).toPlainText() == SECRET
    assert is_said(driver, NOT_LOGGED)


def test_words_behind_the_lock_are_on_the_disk_and_no_longer_in_memory(driver: Driver) -> None:
    ready(driver)
    write(driver)
    driver.named(QPushButton, "Lock").click()
    driver.rest()
    assert not driver.desk.open_log.typed.form.has_words
    assert "kept, encrypted" in driver.window.news.words
    driver.desk.prefer(replace(driver.desk.preferences, theme="dark"))
    driver.rest()
    assert "here again when you unlock" in shown_words(driver)
    unlock(driver)
    assert driver.named(QPlainTextEdit, NOTICED).toPlainText() == SECRET


@pytest.mark.parametrize("end", ["Log it", "Empty the form"])
def test_words_that_were_logged_or_emptied_do_not_come_back(driver: Driver, end: str) -> None:
    ready(driver)
    write(driver)
    kept_within_a_second(driver, SECRET)
    driver.named(QPushButton, end).click()
    driver.rest()
    start_again(driver)
    assert kept(driver) == Draft()
    assert SECRET not in shown_words(driver)
    assert "form" not in driver.window.news.words


def test_a_reflection_that_was_taken_back_is_a_draft_until_it_is_logged_again(driver: Driver) -> None:
    ready(driver)
    write(driver)
    driver.named(QPushButton, "Log it").click()
    driver.rest()
    driver.named(QPushButton, "Undo: Log a reflection").click()
    driver.until(lambda: len(driver.desk.studio.log.numbers()) == 0)
    # With no time between: words are never neither in the log nor in the draft.
    assert kept(driver).noticed == SECRET
    driver.rest()
    driver.named(QPushButton, "Redo: Log a reflection").click()
    driver.rest()
    assert kept(driver) == Draft()
    assert len(driver.desk.studio.log.numbers()) == 1


@pytest.mark.parametrize("is_logged", [False, True])
def test_locking_while_it_is_being_logged_leaves_no_second_copy(driver: Driver, is_logged: bool) -> None:
    ready(driver)
    write(driver)
    driver.named(QPushButton, "Log it").click()
    if is_logged:
        # It is in the log, and the window was not told yet.
        end = time.monotonic() + 10
        while not driver.desk.studio.log.numbers() and time.monotonic() < end:
            time.sleep(0.005)
    driver.page.lock()
    driver.rest()
    unlock(driver)
    assert len(driver.desk.studio.log.numbers()) == 1
    assert kept(driver) == Draft()
    assert SECRET not in shown_words(driver)


def test_closing_asks_only_when_the_words_could_not_be_kept_and_typing_on_tries_again(driver: Driver) -> None:
    ready(driver)
    noticed = write(driver, "")
    with nothing_can_be_kept(driver):
        noticed.setPlainText(SECRET)
        driver.until(lambda: "not kept" in driver.window.news.words)
        driver.window.go("settings")
        driver.window.close()
        assert driver.window.isVisible()
        assert driver.window.current == "reflections"
        driver.named(QPushButton, "Go back to it").click()
        driver.rest()
    noticed.setPlainText(f"{SECRET} again")
    kept_within_a_second(driver, f"{SECRET} again")
    studio = driver.desk.studio
    driver.window.close()
    assert not driver.window.isVisible()
    with pytest.raises(Problem, match="locked"):
        _ = studio.log


def test_words_that_could_not_be_kept_when_it_locked_stay_in_memory(driver: Driver) -> None:
    ready(driver)
    write(driver)
    with nothing_can_be_kept(driver):
        driver.named(QPushButton, "Lock").click()
        driver.rest()
        assert "in memory" in driver.window.news.words
        assert SECRET not in shown_words(driver)
        with pytest.raises(Problem, match="locked"):
            _ = driver.desk.studio.log
        driver.window.close()
        assert driver.window.isVisible()
        driver.named(QPushButton, "Go back to it").click()
        driver.desk.studio.unlock(PASSPHRASE)
    driver.desk.studio.lock()
    unlock(driver)
    assert driver.named(QPlainTextEdit, NOTICED).toPlainText() == SECRET
    kept_within_a_second(driver, SECRET)


def test_while_the_laptop_goes_round_only_the_passphrase_ends_it(driver: Driver) -> None:
    ready(driver)
    driver.named(QPushButton, "Use this delivery").click()
    driver.named(QPushButton, "Hand it round").click()
    driver.rest()
    write(driver)

    def nothing_leads_away() -> None:
        keys = [(Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)]
        keys += [(Qt.Key(Qt.Key.Key_1 + place), Qt.KeyboardModifier.ControlModifier) for place in range(4)]
        for key, modifier in keys:
            driver.key(key, modifier)
            assert driver.window.current == "reflections"
        for name in ("Library", "Session", "Export", "Settings", "Help"):
            assert not driver.named(QPushButton, name).isEnabled()
        # As a button in the line for messages would.
        driver.desk.go("library")
        assert driver.window.current == "reflections"

    nothing_leads_away()
    driver.desk.prefer(replace(driver.desk.preferences, theme="dark"))
    driver.rest()
    nothing_leads_away()
    driver.named(QPushButton, "End writing").click()
    driver.rest()
    nothing_leads_away()
    driver.named(QLineEdit, "Passphrase").setText("not this one")
    driver.named(QPushButton, "Unlock").click()
    driver.rest()
    nothing_leads_away()
    unlock(driver)
    assert driver.named(QPlainTextEdit, NOTICED).toPlainText() == SECRET
    driver.key(Qt.Key.Key_F1)
    assert driver.window.current == "help"
