"""“Only decoration” on the page “Export”: ticked with keys, kept, undone, in the file, and against typed words."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import inspecting
import pytest
from building import picture
from deck_exports import FIELD, Plan, field, make, planner, rooms, words, xml
from driving import Driver
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QPushButton


@pytest.fixture
def plan(driver: Driver, tmp_path: Path) -> Plan:
    """Brings files into a session and shows it on the page."""
    return planner(driver, tmp_path)


def box(driver: Driver, number: int, title: str) -> QCheckBox:
    return driver.named(QCheckBox, f"Only decoration, picture {number}: {title}")


def audited(path: Path) -> list[str]:
    """The rules of the findings of `natp-studio audit`."""
    command = [sys.executable, "-m", "natp_studio", "audit", str(path), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, env=dict(os.environ), timeout=120, check=False)
    return [finding["rule"] for finding in json.loads(done.stdout)]


def test_with_keys_alone_a_picture_becomes_decoration_and_the_audit_of_the_file_finds_nothing(
    driver: Driver, plan: Plan, tmp_path: Path
) -> None:
    plan(rooms(tmp_path / "rooms.pptx"), picture(tmp_path / "leaf.png"))
    driver.tab_to(FIELD.format(1, "Room 1"))
    driver.key(Qt.Key.Key_Tab)
    assert driver.app.focusWidget() is box(driver, 1, "Room 1")
    driver.key(Qt.Key.Key_Space)
    driver.rest()
    assert driver.app.focusWidget() is box(driver, 1, "Room 1"), "the keyboard stays where it is"
    assert "3 things only a person can say. None is written. 1 only decorates." in words(driver.page)
    for name in ("Only decoration, picture 2: Room 1", "Only decoration: Leaf"):
        driver.tab_to(name)
        driver.key(Qt.Key.Key_Space)
        driver.rest()
    assert "3 only decorate." in words(driver.page)
    path = make(driver)
    assert "no-alt-text" not in audited(path)
    assert xml(path).count("adec:decorative xmlns") == 3


def test_whichever_comes_last_takes_the_other_away_and_undo_brings_it_back(
    driver: Driver, plan: Plan, tmp_path: Path
) -> None:
    plan(rooms(tmp_path / "rooms.pptx"))
    one, tick = field(driver, 1, "Room 1"), box(driver, 1, "Room 1")
    one.setFocus()
    driver.type("A lamp")
    driver.key(Qt.Key.Key_Tab)
    driver.key(Qt.Key.Key_Space)
    driver.rest()
    assert (one.text(), tick.isChecked(), one.placeholderText()) == ("", True, "Nothing is read out")
    assert driver.page.undo_name == "Mark as only decoration"
    driver.window.undo()
    driver.rest()
    assert (one.text(), tick.isChecked()) == ("A lamp", False)
    driver.window.redo()
    driver.rest()
    assert (one.text(), tick.isChecked()) == ("", True)
    one.setFocus()
    QTest.keyClicks(one, "A")
    assert not tick.isChecked(), "it is seen at once that words count"
    QTest.keyClicks(one, " window")
    driver.key(Qt.Key.Key_Return)
    driver.rest()
    assert driver.page.undo_name == "Write alt text"
    made = xml(make(driver))
    assert 'descr="A window"' in made
    assert "decorative" not in made
    tick.setFocus()
    for checked, name in ((True, "Mark as only decoration"), (False, "Unmark decoration")):
        driver.key(Qt.Key.Key_Space)
        driver.rest()
        assert (tick.isChecked(), driver.page.undo_name) == (checked, name)
    assert "None is written." in words(driver.page)
    assert audited(make(driver)).count("no-alt-text") == 2


def test_words_not_kept_yet_are_kept_before_a_tick_takes_them_away(driver: Driver, plan: Plan, tmp_path: Path) -> None:
    plan(rooms(tmp_path / "rooms.pptx"))
    one, tick = field(driver, 1, "Room 1"), box(driver, 1, "Room 1")
    one.setFocus()
    driver.type("A lamp")
    # Pressed by a program that leaves the keyboard in the field, as a voice control does.
    tick.click()
    driver.rest()
    assert (one.text(), tick.isChecked()) == ("", True)
    driver.window.undo()
    driver.rest()
    assert (one.text(), tick.isChecked()) == ("A lamp", False)


def test_the_tick_outlives_another_theme_and_the_end_of_the_program(driver: Driver, plan: Plan, tmp_path: Path) -> None:
    name = plan(rooms(tmp_path / "rooms.pptx"))
    box(driver, 2, "Room 1").setFocus()
    driver.key(Qt.Key.Key_Space)
    driver.desk.prefer(replace(driver.desk.preferences, theme="dark"))
    driver.rest()
    assert box(driver, 2, "Room 1").isChecked()
    assert driver.app.focusWidget() is box(driver, 2, "Room 1")
    driver.end()
    driver.start()
    driver.window.go("export", session=name)
    driver.rest()
    assert [box(driver, number, "Room 1").isChecked() for number in (1, 2)] == [False, True]


@pytest.mark.parametrize(("width", "height", "text_size"), [(1280, 720, 100), (1280, 720, 200)])
def test_boxes_are_named_reached_and_whole_beside_long_names(
    driver: Driver, plan: Plan, tmp_path: Path, width: int, height: int, text_size: int
) -> None:
    plan(rooms(tmp_path / ("x" * 120 + ".pptx"), slides=2))
    driver.window.resize(width, height)
    driver.desk.prefer(replace(driver.desk.preferences, text_size=text_size))
    driver.rest()
    if text_size == 200:
        driver.named(QPushButton, "What would help").click()
        driver.rest()
    checks = (
        inspecting.nameless,
        inspecting.small_targets,
        inspecting.clipped,
        inspecting.overlapping,
        inspecting.beside_tab,
        inspecting.reading_order,
    )
    assert [line for check in checks for line in check(driver.window)] == []
