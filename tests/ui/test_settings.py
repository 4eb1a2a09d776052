"""The settings: a new passphrase typed twice, a new sheet, and a page that stays where it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from driving import Driver
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDialog, QLabel, QLineEdit, QPushButton, QScrollArea
from test_reflections import PASSPHRASE, _cheap, locked, save_at

from natp_studio.domain.items import ItemKind
from natp_studio.domain.problems import Problem
from natp_studio.services.catalogue import IdeaWords
from natp_studio.store import keys

NEW = "four quiet words here"


@pytest.fixture
def settings(driver: Driver) -> Driver:
    """The page Settings of a studio that has a log."""
    locked(driver, "settings")
    return driver


def write(driver: Driver, name: str, words: str) -> None:
    driver.named(QLineEdit, name).setText(words)


def said(driver: Driver) -> str:
    return "\n".join(one.text() for one in driver.page.findChildren(QLabel) if one.isVisible())


def opens_with(driver: Driver, passphrase: str) -> bool:
    try:
        driver.desk.studio.unlock(passphrase)
    except Problem:
        return False
    driver.desk.studio.lock()
    return True


def test_removing_the_examples_says_beforehand_what_goes_and_what_stays(driver: Driver) -> None:
    driver.with_examples()
    desk = driver.desk
    idea = next(item for item in desk.studio.library.examples() if item.kind is ItemKind.IDEA)
    desk.catalogue.change_idea(idea, IdeaWords(idea.title, "What our ward does.", idea.cites))
    driver.window.go("settings")
    driver.named(QPushButton, "Remove the example items").click()
    driver.rest()
    (asked,) = [one for one in driver.window.findChildren(QDialog) if one.isVisible()]
    words = " ".join(one.text() for one in asked.findChildren(QLabel))
    assert "32 items will leave your library" in words
    assert "1 item of your own with example content stays" in words
    assert "1 session uses some of them, and will say that they are missing: “Small changes on our ward”." in words
    driver.named(QPushButton, "Remove the example items", asked).click()
    driver.rest()
    assert driver.window.news.words == "32 example items left the library."
    assert desk.catalogue.undo_name == "Change idea"
    driver.window.go("settings")
    driver.named(QPushButton, "Remove the example items").click()
    driver.rest()
    assert "1 item of your own with example content stays." in driver.window.news.words


def test_a_new_passphrase_counts_only_when_it_is_written_twice_alike(
    settings: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys.Cost, "__init__", lambda cost, *_: _cheap(cost))
    write(settings, "Current passphrase", PASSPHRASE)
    write(settings, "New passphrase", NEW)
    write(settings, "New passphrase, once more", "four quiet words hear")
    settings.named(QPushButton, "Change the passphrase").click()
    settings.rest()
    assert "The two are not alike." in said(settings)
    assert opens_with(settings, PASSPHRASE)
    write(settings, "New passphrase, once more", NEW)
    settings.named(QPushButton, "Change the passphrase").click()
    settings.rest()
    assert opens_with(settings, NEW)
    assert "The recovery sheet stays good" in settings.window.news.words


def test_what_is_typed_is_shown_when_it_is_asked_for(settings: Driver) -> None:
    fields = [
        settings.named(QLineEdit, name)
        for name in ("Current passphrase", "New passphrase", "New passphrase, once more")
    ]
    assert {one.echoMode() for one in fields} == {QLineEdit.EchoMode.Password}
    settings.named(QCheckBox, "Show what I type").click()
    assert {one.echoMode() for one in fields} == {QLineEdit.EchoMode.Normal}


def test_a_new_sheet_says_that_older_ones_stop_working(settings: Driver, tmp_path: Path) -> None:
    assert "Older sheets then stop working." in said(settings)
    write(settings, "Current passphrase", PASSPHRASE)
    settings.named(QPushButton, "Make a new recovery sheet").click()
    save_at(settings, tmp_path / "Sheet.docx")
    settings.rest()
    assert (tmp_path / "Sheet.docx").exists()
    assert "Older sheets no longer work." in settings.window.news.words


def test_a_change_of_text_size_leaves_the_setting_in_sight_and_with_the_keyboard(settings: Driver) -> None:
    settings.window.resize(1000, 600)
    size = settings.named(QComboBox, "Text size")
    size.setFocus()
    size.setCurrentIndex(size.findData(200))
    size.activated.emit(size.currentIndex())
    settings.settle()
    size = settings.named(QComboBox, "Text size")
    assert QApplication.focusWidget() is size
    area = size.window().page.findChild(QScrollArea)
    top = size.mapTo(area.viewport(), size.rect().topLeft()).y()
    assert 0 <= top <= area.viewport().height() - size.height()


def test_examples_are_explained_before_they_are_brought_in_or_removed(settings: Driver) -> None:
    assert "You can bring them in and remove them." in said(settings)
    assert settings.named(QPushButton, "Bring in the examples").focusPolicy() & Qt.FocusPolicy.TabFocus
