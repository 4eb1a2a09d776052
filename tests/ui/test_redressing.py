"""Other colours and sizes come without a long wait, and without losing what was typed or where the keyboard was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from deck_exports import Plan, field, planner, rooms
from driving import Driver
from librarian import begin_idea
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from natp_studio.domain.problems import Problem
from natp_studio.ui.dialogs import Sheet
from natp_studio.ui.pages.export.stumble_rows import ItemRow
from natp_studio.ui.pages.export.stumbling import Stumbles


class _Restyled(QObject):
    """Counts how often what it watches is styled anew."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.times = 0
        for one in (page, *page.findChildren(QWidget)):
            one.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.StyleChange:
            self.times += 1
        return False


@pytest.fixture
def plan(driver: Driver, tmp_path: Path) -> Plan:
    """Brings files into a session and shows it on the page."""
    return planner(driver, tmp_path)


def test_pages_that_are_made_anew_are_not_styled_before_they_go(driver: Driver, plan: Plan, tmp_path: Path) -> None:
    plan(rooms(tmp_path / "rooms.pptx", slides=3))
    watched = _Restyled(driver.page)
    driver.window.go("settings")
    driver.rest()
    colours = driver.named(QComboBox, "Colours")
    colours.setFocus()
    watched_too = _Restyled(driver.page)
    driver.running.prefer(replace(driver.running.preferences, theme="dark", text_size=125))
    driver.rest()
    assert driver.desk.look.theme == "dark"
    assert watched.times == watched_too.times == 0
    assert driver.app.focusWidget() is driver.named(QComboBox, "Colours")


def test_words_that_are_being_typed_are_there_in_other_colours(driver: Driver, plan: Plan, tmp_path: Path) -> None:
    plan(rooms(tmp_path / "rooms.pptx"))
    field(driver, 2, "Room 1").setFocus()
    driver.type("A window")
    driver.running.prefer(replace(driver.running.preferences, theme="dark"))
    driver.rest()
    typed = field(driver, 2, "Room 1")
    assert typed.text() == "A window"
    assert driver.app.focusWidget() is typed


def test_a_long_list_comes_in_slices_and_the_keyboard_goes_back_to_where_it_was(
    driver: Driver, plan: Plan, tmp_path: Path
) -> None:
    plan(rooms(tmp_path / "rooms.pptx", slides=11, pictures=1))
    field(driver, 1, "Room 9").setFocus()
    driver.type("A window")
    driver.running.prefer(replace(driver.running.preferences, theme="dark"))
    driver.until(lambda: driver.desk.look.theme == "dark")
    (stumbles,) = driver.page.findChildren(Stumbles)
    grown: list[int] = []
    stumbles.grown.connect(lambda: grown.append(len(stumbles.findChildren(ItemRow))))
    driver.rest()
    assert grown == [6, 9, 10]
    assert [one.isVisible() for one in stumbles.findChildren(ItemRow)] == [True] * 10
    typed = field(driver, 1, "Room 9")
    assert typed.text() == "A window"
    assert driver.app.focusWidget() is typed
    assert any(made.text() == "Show 1 more" for made in stumbles.findChildren(QPushButton) if made.isVisible())


def test_an_idea_that_is_being_written_is_kept_when_the_system_turns_dark(driver: Driver) -> None:
    begin_idea(driver, "Dim one light")
    _turn_dark(driver)
    driver.page._acts.new_idea()
    driver.settle()
    form = driver.app.activeModalWidget()
    assert form.words.title == "Dim one light"
    form.submit()
    driver.rest()
    catalogue = driver.desk.catalogue
    assert [item.title for item in catalogue.at(catalogue.numbers())] == ["Dim one light"]


def test_a_question_is_asked_anew_when_the_system_turns_dark_and_a_problem_stays(driver: Driver) -> None:
    driver.with_examples()
    driver.window.go("settings")
    driver.named(QPushButton, "Remove the example items").click()
    driver.rest()
    assert isinstance(driver.app.activeModalWidget(), Sheet)
    _turn_dark(driver)
    assert driver.app.activeModalWidget() is None
    driver.desk.problem(Problem("The disk is full.", "", "Make room, then try again."))
    driver.running.look.choose("light", 100, driver.running.look.density)
    driver.rest()
    sheet = driver.app.activeModalWidget()
    assert isinstance(sheet, Sheet)
    assert "The disk is full." in sheet.accessibleDescription()
    sheet.close()


def _turn_dark(driver: Driver) -> None:
    driver.running.look.choose("dark", 100, driver.running.look.density)
    driver.rest()
    driver.front()
