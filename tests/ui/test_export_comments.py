"""“Leave out comments” on the page “Export”: who wrote them is said beforehand, and the choice reaches the file."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from building import deck
from deck_exports import Plan, make, planner, shown_octets, words
from deck_parts import commented, threaded
from driving import Driver
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from natp_studio.services.preferences import load_preferences

NAME = "Leave out comments"


@pytest.fixture
def plan(driver: Driver, tmp_path: Path) -> Plan:
    """Brings files into a session and shows it on the page."""
    return planner(driver, tmp_path)


def comment_parts(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as package:
        return [name for name in package.namelist() if "comment" in name.lower() or "authors" in name.lower()]


def test_comments_are_named_beforehand_left_out_when_ticked_and_told_in_the_report(
    driver: Driver, plan: Plan, tmp_path: Path
) -> None:
    plan(commented(tmp_path, "old", "Ann"), threaded(tmp_path, "new", "Bo"))
    assert "4 comments by Ann and Bo can be read by whoever opens the deck." in words(driver.page)
    path = make(driver)
    assert len(comment_parts(path)) == 4, "they are carried unless somebody says otherwise"
    driver.tab_to(NAME)
    driver.key(Qt.Key.Key_Space)
    driver.rest()
    assert "4 comments by Ann and Bo stay out of the deck." in words(driver.page)
    path = make(driver)
    assert comment_parts(path) == []
    assert abs(shown_octets(driver) / path.stat().st_size - 1) < 0.02
    assert "2 comments were left out" in words(driver.page)
    assert "without comments" in words(driver.page), "what is left out stands open in the report"
    assert load_preferences()[0].deck_without_comments
    driver.named(QCheckBox, NAME).click()
    driver.rest()
    assert len(comment_parts(make(driver))) == 4


def test_nobody_is_asked_about_comments_where_there_are_none(driver: Driver, plan: Plan, tmp_path: Path) -> None:
    plan(deck(tmp_path / "a.pptx", ["Wait"]))
    assert NAME not in [one.text() for one in driver.page.findChildren(QCheckBox) if one.isVisible()]


def test_many_long_names_are_shortened(driver: Driver, plan: Plan, tmp_path: Path) -> None:
    authors = [f"Reviewer number {number}" for number in range(7)]
    plan(*(commented(tmp_path, f"deck{number}", author) for number, author in enumerate(authors)))
    assert "Reviewer number 4 and 2 more can be read" in words(driver.page)
