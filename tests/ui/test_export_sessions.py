"""What belongs to one session stays with it on the page “Export”: its report, and the shape of its slides."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from building import deck
from deck_exports import Plan, make, planner, rooms, words
from driving import Driver
from pptx import Presentation
from PySide6.QtWidgets import QComboBox, QPushButton, QScrollArea

from natp_studio.services.planning import create
from natp_studio.services.preferences import Preferences, load_preferences, preferences_file, save_preferences


@pytest.fixture
def plan(driver: Driver, tmp_path: Path) -> Plan:
    """Brings files into a session and shows it on the page."""
    return planner(driver, tmp_path)


def show(driver: Driver, name: str) -> None:
    driver.window.go("export", session=name)
    driver.rest()


def choose_shape(driver: Driver, words: str) -> None:
    choice = driver.named(QComboBox, "Shape of the slides")
    choice.setCurrentText(words)
    choice.activated.emit(choice.currentIndex())
    driver.rest()


def test_a_session_shows_its_own_last_result_and_never_that_of_another(
    driver: Driver, plan: Plan, tmp_path: Path
) -> None:
    first = plan(deck(tmp_path / "a.pptx", ["Wait"]))
    other = create(driver.desk.studio, "Clinic")
    path = make(driver)
    assert "1 file was made" in words(driver.page)
    driver.front()
    driver.named(QPushButton, f"Open: {path.name}").setFocus()
    show(driver, other)
    assert driver.app.focusWidget() is driver.named(QComboBox, "Session"), "the keyboard stays on the page"
    assert "was made" not in words(driver.page)
    assert not [one for one in driver.page.findChildren(QPushButton) if one.accessibleName() == f"Open: {path.name}"]
    theirs = make(driver)
    assert theirs != path
    show(driver, first)
    assert driver.named(QPushButton, f"Open: {path.name}").isVisible()
    driver.desk.prefer(replace(driver.desk.preferences, theme="dark"))
    driver.rest()
    assert driver.named(QPushButton, f"Open: {path.name}").isVisible()
    show(driver, other)
    assert driver.named(QPushButton, f"Open: {theirs.name}").isVisible()


def test_an_export_that_ends_while_another_session_is_shown_is_told_and_leads_to_its_own_report(
    driver: Driver, plan: Plan, tmp_path: Path
) -> None:
    plan(deck(tmp_path / "a.pptx", ["Wait"]))
    other = create(driver.desk.studio, "Clinic")
    driver.named(QPushButton, "Make 1 file").click()
    driver.window.go("export", session=other)
    driver.rest()
    assert driver.page.head().title == "Clinic"
    assert "was made" not in words(driver.page)
    assert "“A calmer ward”: 1 file was made" in driver.window.news.words
    driver.named(QPushButton, "Show the report").click()
    driver.rest()
    assert driver.page.head().title == "A calmer ward"
    assert "1 file was made" in words(driver.page)


def test_a_shape_chosen_for_one_session_is_not_that_of_the_next(driver: Driver, plan: Plan, tmp_path: Path) -> None:
    first = plan(deck(tmp_path / "a.pptx", ["Wait"]))
    other = create(driver.desk.studio, "Clinic")
    assert "Slides will be" not in driver.page.head().below + words(driver.page)
    choose_shape(driver, "Older screens, 4:3")
    assert driver.page.head().below.startswith("Slides will be 4:3")
    assert "Slides will be 4:3." in words(driver.page)
    show(driver, other)
    assert driver.named(QComboBox, "Shape of the slides").currentText() == "As most slides"
    assert "Slides will be" not in driver.page.head().below + words(driver.page)
    made = Presentation(str(make(driver)))
    assert (made.slide_width, made.slide_height) == (12_192_000, 6_858_000)
    driver.end()
    driver.start()
    driver.window.only(None)
    show(driver, first)
    assert driver.named(QComboBox, "Shape of the slides").currentText() == "Older screens, 4:3"
    assert driver.page.head().below.startswith("Slides will be 4:3")


def test_shapes_that_make_no_sense_are_passed_over_in_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NATP_SETTINGS", str(tmp_path / "settings.json"))
    save_preferences(Preferences(who="Jo").with_shape("one", "4:3").with_shape("two", "16:9").with_shape("one", ""))
    kept, _ = load_preferences()
    assert (kept.who, kept.shape_of("one"), kept.shape_of("two")) == ("Jo", "", "16:9")
    for odd in (7, "4:3", [["a"], ["b", "5:4"], ["c", 3], 4, ["d", "4:3", ""], ["e", "4:3"]], {"a": "4:3"}, None):
        preferences_file().write_text(json.dumps({"who": "Jo", "deck_shapes": odd}))
        kept, _ = load_preferences()
        assert kept.who == "Jo"
        assert kept.deck_shapes == ((("e", "4:3"),) if isinstance(odd, list) else ())


def test_another_session_is_shown_from_its_top(driver: Driver, plan: Plan, tmp_path: Path) -> None:
    plan(rooms(tmp_path / "rooms.pptx", slides=5))
    other = create(driver.desk.studio, "Clinic")
    driver.window.resize(1440, 640)
    driver.rest()
    (area,) = (one for one in driver.page.findChildren(QScrollArea) if one.isVisible())
    driver.front()
    driver.named(QComboBox, "Session").setFocus()
    driver.settle()
    area.verticalScrollBar().setValue(24)
    show(driver, other)
    assert area.verticalScrollBar().maximum() > 24
    assert area.verticalScrollBar().value() == 0
