"""Closing the window while words of a form of the library wait: nothing is lost without a question."""

from __future__ import annotations

from dataclasses import replace

import pytest
from driving import Driver
from PySide6.QtWidgets import QLabel, QPushButton

from natp_studio.services.catalogue import IdeaWords
from natp_studio.ui.dialogs import Sheet


def _typed(driver: Driver, words: str) -> None:
    """Write into a form, and close it without saving."""
    driver.settle()
    driver.type(words)
    driver.app.activeModalWidget().close()
    driver.settle()


def _closing(driver: Driver) -> Sheet:
    driver.window.close()
    driver.settle()
    assert driver.window.isVisible()
    asked = driver.app.activeModalWidget()
    assert isinstance(asked, Sheet)
    return asked


@pytest.fixture
def library(driver: Driver) -> Driver:
    """The library, empty."""
    driver.window.only(None)
    driver.window.go("library")
    driver.rest()
    return driver


def test_an_idea_that_was_begun_is_asked_about_before_the_window_closes(library: Driver) -> None:
    library.page._acts.new_idea()
    _typed(library, "Dim one light")
    library.window.go("settings")
    asked = _closing(library)
    assert library.window.current == "library"
    assert "“Dim one light”" in " ".join(one.text() for one in asked.findChildren(QLabel))
    library.named(QPushButton, "Go back to it", asked).click()
    library.settle()
    form = library.app.activeModalWidget()
    assert form.words.title == "Dim one light"
    form.submit()
    library.rest()
    library.window.close()
    library.until(lambda: not library.window.isVisible())


def test_words_about_an_item_are_asked_about_also_after_other_colours(library: Driver) -> None:
    item = library.desk.catalogue.add_idea(IdeaWords("Dim one light"))
    library.desk.changes.library.emit()
    library.rest()
    library.page._acts.do("edit")
    _typed(library, "Turn down the radio")
    library.window.go("settings")
    library.running.prefer(replace(library.running.preferences, theme="dark"))
    library.rest()
    asked = _closing(library)
    library.named(QPushButton, "Close without it", asked).click()
    library.until(lambda: not library.window.isVisible())
    assert item.title == "Dim one light"
