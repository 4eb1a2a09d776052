"""What people wrote stays with them: drafts survive, a locked log shows nothing, and no words stand anywhere else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from driving import Driver
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QScrollBar, QWidget
from pytestqt.modeltest import ModelTester
from test_reflections import ready, save_at, unlock, view

from natp_studio.domain.problems import Problem
from natp_studio.services.reflecting import Entry

SECRET = "The zebra lamp hums"


def write(driver: Driver, words: str = SECRET) -> QPlainTextEdit:
    """Choose the delivery and type a reflection that is not logged."""
    if not driver.desk.open_log.typed.delivery:
        driver.named(QPushButton, "Use this delivery").click()
        driver.settle()
    noticed = driver.named(QPlainTextEdit, "What did you notice?")
    noticed.setPlainText(words)
    return noticed


def shown_words(driver: Driver) -> str:
    """Everything that stands in any widget of the window."""
    driver.settle()
    widgets = driver.window.findChildren(QWidget)
    texts = [widget.text() for widget in widgets if isinstance(widget, QLabel | QLineEdit)]
    return " ".join((*texts, *(area.toPlainText() for area in driver.window.findChildren(QPlainTextEdit))))


def test_a_draft_outlives_other_colours_other_pages_and_locking(driver: Driver) -> None:
    ready(driver)
    write(driver)
    driver.named(QCheckBox, "These words may be quoted, without a name").click()
    driver.window.go("settings")
    driver.desk.prefer(replace(driver.desk.preferences, theme="dark", text_size=200))
    driver.window.go("reflections")
    driver.rest()
    assert driver.named(QPlainTextEdit, "What did you notice?").toPlainText() == SECRET
    driver.named(QPushButton, "Lock").click()
    driver.rest()
    assert SECRET not in shown_words(driver)
    with pytest.raises(Problem, match="locked"):
        _ = driver.desk.studio.log
    unlock(driver)
    assert driver.named(QPlainTextEdit, "What did you notice?").toPlainText() == SECRET
    assert driver.named(QCheckBox, "These words may be quoted, without a name").isChecked()


def test_the_log_locks_itself_when_nobody_is_there_and_says_so(driver: Driver) -> None:
    ready(driver, (Entry(SECRET, ""),))
    view(driver, "All")
    driver.desk.prefer(replace(driver.desk.preferences, lock_minutes=5))
    driver.window.go("library")
    driver.desk.open_log.rested()
    driver.rest()
    assert "5 minutes" in driver.window.news.words
    driver.window.go("reflections")
    driver.settle()
    assert driver.named(QLineEdit, "Passphrase").isVisible()
    with pytest.raises(Problem, match="locked"):
        _ = driver.desk.studio.log


def test_while_the_laptop_goes_round_nobody_sees_what_others_wrote(driver: Driver) -> None:
    ready(driver, (Entry("Somebody before", ""),))
    write(driver)
    driver.named(QPushButton, "Hand it round").click()
    driver.settle()
    assert driver.named(QPushButton, "Library").isEnabled()
    driver.named(QPushButton, "Log it").click()
    driver.rest()
    driver.named(QPushButton, "Hand it round").click()
    driver.rest()
    write(driver, "From the first")
    driver.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    driver.rest()
    driver.desk.prefer(replace(driver.desk.preferences, text_size=115))
    driver.rest()
    for name in ("Library", "Settings", "Undo", "All reflections", "Export reflections"):
        assert not driver.named(QPushButton, name).isEnabled()
    for key in (Qt.Key.Key_F, Qt.Key.Key_Z, Qt.Key.Key_1):
        driver.key(key, Qt.KeyboardModifier.ControlModifier)
        driver.rest()
        assert not [words for words in ("From the first", SECRET, "Somebody before") if words in shown_words(driver)]
        assert driver.window.current == "reflections"
    assert driver.named(QPlainTextEdit, "What did you notice?").toPlainText() == ""
    driver.named(QPushButton, "End writing").click()
    driver.rest()
    unlock(driver)
    assert driver.named(QPushButton, "Library").isEnabled()
    assert len(driver.desk.studio.log.numbers()) == 3


def test_a_form_that_was_emptied_can_be_filled_again(driver: Driver) -> None:
    ready(driver)
    noticed = write(driver)
    driver.named(QPushButton, "Empty the form").click()
    driver.settle()
    assert noticed.toPlainText() == ""
    driver.named(QPushButton, "Put the words back").click()
    driver.settle()
    assert noticed.toPlainText() == SECRET


def test_no_words_stand_anywhere_but_in_the_encrypted_log(
    driver: Driver, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    ready(driver)
    write(driver)
    driver.named(QPushButton, "Log it").click()
    driver.rest()
    write(driver, f"{SECRET} again")
    driver.desk.prefer(replace(driver.desk.preferences, theme="muted"))
    driver.rest()
    view(driver, "All")
    driver.named(QLineEdit, "Search reflections").setText("zebra")
    driver.named(QPushButton, "Lock").click()
    driver.rest()
    held = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert any(path.name == "private.db" for path in held)
    assert [path for path, data in held.items() if b"zebra" in data.lower()] == []
    told = capfd.readouterr()
    assert "zebra" not in (told.out + told.err).lower()


def test_words_that_may_name_somebody_are_pointed_out_and_still_logged(driver: Driver) -> None:
    ready(driver)
    write(driver, "Dr Smith said so")
    driver.until(lambda: "looks like somebody’s name" in shown_words(driver))
    driver.named(QPushButton, "Log it").click()
    driver.rest()
    assert len(driver.desk.studio.log.numbers("Smith")) == 1
    driver.until(lambda: "looks like somebody’s name" not in shown_words(driver))


def test_what_is_pasted_is_kept_to_a_length_and_an_empty_form_is_not_logged(driver: Driver) -> None:
    ready(driver)
    noticed = write(driver, "")
    driver.named(QPushButton, "Log it").click()
    driver.settle()
    assert "Write what was noticed" in shown_words(driver)
    driver.app.clipboard().setText("0161 496 0123 " * 7_200)
    noticed.paste()
    driver.settle()
    assert len(noticed.toPlainText()) == 20_000
    assert "20,000 characters are the most" in shown_words(driver)
    driver.named(QPushButton, "Log it").click()
    driver.rest()
    assert len(driver.desk.studio.log.numbers()) == 1


def test_a_long_log_is_a_sound_model_that_reads_only_what_is_shown(driver: Driver) -> None:
    ready(driver, tuple(Entry(f"Number {number}", "") for number in range(1_000)))
    view(driver, "All")
    model = driver.page._screen._views["all"]._model
    assert model.rowCount() == 1_000
    assert len(model._parts) <= 2
    checked = ModelTester(None)
    checked.check(model)
    preview = driver.page._screen
    view(driver, "Export")
    checked_too = ModelTester(None)
    checked_too.check(preview._views["export"]._model)
    view(driver, "All")
    driver.named(QLineEdit, "Search reflections").setFocus()
    driver.type("Number 99")
    driver.rest()
    assert model.rowCount() == 11
    checked._cleanup()
    checked_too._cleanup()


def test_whatever_takes_the_keyboard_has_a_name_on_every_screen(driver: Driver) -> None:
    ready(driver, (Entry("The alarm", ""),))
    nameless = _nameless(driver)
    for name in ("All", "Export", "Write"):
        view(driver, name)
        nameless += _nameless(driver)
    write(driver, "")
    nameless += _nameless(driver)
    driver.named(QPushButton, "Lock").click()
    driver.rest()
    nameless += _nameless(driver)
    driver.named(QPushButton, "Use the recovery sheet").click()
    driver.settle()
    nameless += _nameless(driver)
    assert nameless == []


def test_a_log_that_locks_while_a_place_is_being_chosen_is_not_exported(driver: Driver, tmp_path: Path) -> None:
    ready(driver, (Entry(SECRET, "", may_quote=True),))
    view(driver, "Export")
    driver.named(QPushButton, "Export as a table (.csv)").click()
    driver.settle()
    driver.desk.open_log.rested()
    driver.rest()
    save_at(driver, tmp_path / "told.csv")
    driver.rest()
    assert not (tmp_path / "told.csv").exists()
    assert driver.window.news.words == "The log was locked meanwhile. No file was written."


def _nameless(driver: Driver) -> list[str]:
    keys = [
        button.text().replace("&&", "").partition("&")[2][:1].upper()
        for button in driver.window.findChildren(QPushButton)
        if button.isVisible() and "&" in button.text()
    ]
    found = [f"Alt+{key} twice" for key in set(keys) if keys.count(key) > 1]
    for widget in driver.page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy().value and not widget.focusProxy():
            if min(widget.width(), widget.height()) < 24 and not isinstance(widget, QScrollBar):
                found.append(f"{type(widget).__name__} {widget.accessibleName()} is {widget.size()}")
            told = QAccessible.queryAccessibleInterface(widget)
            if told is None or not told.text(QAccessible.Text.Name):
                found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found
