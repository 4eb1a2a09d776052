"""What people may stumble over, on the page “Export”: typed there and then, kept, undone, and in the file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from building import picture
from deck_exports import FIELD, Plan, field, make, planner, rooms, shown_octets, words, xml
from driving import Driver
from pptx import Presentation
from pptx.util import Pt
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPushButton,
)

from natp_studio.ui.pages.export.folding import Fold


@pytest.fixture
def plan(driver: Driver, tmp_path: Path) -> Plan:
    """Brings files into a session and shows it on the page."""
    return planner(driver, tmp_path)


def test_alt_text_is_typed_here_with_keys_alone_and_is_in_the_file(driver: Driver, plan: Plan, tmp_path: Path) -> None:
    plan(rooms(tmp_path / "rooms.pptx"), picture(tmp_path / "map.png"))
    assert "3 things only a person can say. None is written." in words(driver.page)
    driver.tab_to(FIELD.format(1, "Room 1"))
    driver.type("A lamp & a chair")
    driver.key(Qt.Key.Key_Return)
    assert driver.app.focusWidget() is field(driver, 2, "Room 1")
    driver.type("A window")
    driver.key(Qt.Key.Key_Return)
    driver.rest()
    assert "2 are written." in words(driver.page)
    driver.tab_to("Alt text: Map")
    driver.type("Where the quiet room is")
    driver.key(Qt.Key.Key_Tab)
    driver.rest()
    assert "3 are written." in words(driver.page)
    written = xml(make(driver))
    for said in ("A lamp &amp; a chair", "A window", "Where the quiet room is"):
        assert f'descr="{said}"' in written


def test_typed_words_are_undone_by_their_name_before_older_edits_of_the_session(
    driver: Driver, plan: Plan, tmp_path: Path
) -> None:
    plan(rooms(tmp_path / "rooms.pptx"))
    assert driver.page.undo_name == "Add"
    for number, said in ((1, "A lamp"), (2, "A window")):
        field(driver, number, "Room 1").setFocus()
        driver.type(said)
        driver.key(Qt.Key.Key_Return)
    driver.rest()
    assert driver.page.undo_name == "Write alt text"
    driver.window.undo()
    driver.rest()
    assert [field(driver, number, "Room 1").text() for number in (1, 2)] == ["A lamp", ""]
    driver.window.redo()
    driver.rest()
    assert field(driver, 2, "Room 1").text() == "A window"
    driver.window.undo()
    driver.window.undo()
    driver.rest()
    assert "None is written." in words(driver.page)
    assert (driver.page.undo_name, driver.page.redo_name) == ("Add", "Write alt text")
    assert 'descr="A' not in xml(make(driver))
    driver.window.undo()
    driver.rest()
    assert driver.page.redo_name == "Add"
    driver.window.redo()
    driver.window.redo()
    driver.rest()
    assert field(driver, 1, "Room 1").text() == "A lamp"


def test_a_slide_without_a_title_gets_the_one_that_is_typed(driver: Driver, plan: Plan, tmp_path: Path) -> None:
    plan(rooms(tmp_path / "rooms.pptx", titled=False))
    title = driver.page._deck._found[0].item.title
    driver.named(QLineEdit, f"Title: {title}").setFocus()
    driver.type("Where we wait")
    driver.key(Qt.Key.Key_Return)
    driver.rest()
    assert driver.page.undo_name == "Write title"
    titles = [slide.shapes.title.text for slide in Presentation(str(make(driver))).slides if slide.shapes.title]
    assert "Where we wait" in titles


def test_words_that_are_being_typed_outlive_another_theme_an_export_and_the_end(
    driver: Driver, plan: Plan, tmp_path: Path
) -> None:
    plan(rooms(tmp_path / "rooms.pptx"))
    field(driver, 1, "Room 1").setFocus()
    driver.type("A lamp")
    driver.desk.prefer(replace(driver.desk.preferences, theme="dark"))
    driver.rest()
    assert field(driver, 1, "Room 1").text() == "A lamp"
    assert driver.page.undo_name == "Write alt text"
    field(driver, 2, "Room 1").setFocus()
    driver.type("A window")
    driver.named(QPushButton, "Make 1 file").animateClick()
    driver.until(lambda: driver.page._run.running)
    driver.until(lambda: not driver.page._run.running)
    driver.rest()
    assert 'descr="A window"' in xml(driver.page._run.report.files[0].path)
    field(driver, 2, "Room 1").setFocus()
    driver.type(" and a curtain")
    driver.end()
    driver.start()
    items = driver.desk.studio.library.at(driver.desk.catalogue.numbers())
    assert [one.words for item in items for one in item.described] == ["A lamp", "A window and a curtain"]


def test_a_long_list_is_shown_ten_at_a_time_and_enter_goes_on_through_all(
    driver: Driver, plan: Plan, tmp_path: Path
) -> None:
    plan(rooms(tmp_path / "rooms.pptx", slides=25, pictures=1))
    assert len([one for one in driver.page.findChildren(QLineEdit) if "Alt text" in one.accessibleName()]) == 10
    field(driver, 1, "Room 10").setFocus()
    QTest.keyClicks(driver.app.focusWidget(), "A door")
    driver.key(Qt.Key.Key_Return)
    driver.settle()
    following = field(driver, 1, "Room 11")
    assert driver.app.focusWidget() is following
    assert following.visibleRegion().boundingRect() == following.rect(), "it is brought into sight"
    driver.named(QPushButton, "Show more that is asked: 5 are not shown").click()
    driver.rest()
    assert driver.app.focusWidget() is field(driver, 1, "Room 21")
    field(driver, 1, "Room 25").setFocus()
    driver.app.focusWidget().setText("x" * 200_000)
    driver.key(Qt.Key.Key_Return)
    driver.rest()
    assert driver.app.focusWidget() is field(driver, 1, "Room 25")
    assert "2 are written." in words(driver.page)


def test_a_file_that_is_missing_is_told_and_keeps_nothing_else_from_working(
    driver: Driver, plan: Plan, tmp_path: Path
) -> None:
    name = plan(rooms(tmp_path / "rooms.pptx"), picture(tmp_path / "map.png"))
    missing = next(one.item for one in driver.page._deck._found if one.item.slide is not None)
    driver.desk.studio.media.path(missing.media).unlink()
    driver.window.go("export", session=name)
    driver.rest()
    assert "1 thing only a person can say." in words(driver.page)
    assert abs(shown_octets(driver) / make(driver).stat().st_size - 1) < 0.02
    assert "“Room 1” was left out" in words(driver.page)


def test_a_long_list_of_what_to_change_comes_a_few_at_a_time(driver: Driver, plan: Plan, tmp_path: Path) -> None:
    presentation = Presentation()
    for number in range(40):
        slide = presentation.slides.add_slide(presentation.slide_layouts[1])
        slide.shapes.title.text = f"Room {number + 1}"
        slide.placeholders[1].text = "Very small words"
        slide.placeholders[1].text_frame.paragraphs[0].runs[0].font.size = Pt(6)
    presentation.save(str(tmp_path / "small.pptx"))
    plan(tmp_path / "small.pptx")
    (fold,) = [one for one in driver.page.findChildren(Fold) if "to change" in one.button.text()]
    fold.turn()
    driver.settle()
    driver.desk.changes.library.emit()
    driver.rest()
    fold.button.setFocus()
    driver.key(Qt.Key.Key_Tab)
    assert driver.app.focusWidget().accessibleName() == "Show 25 more lines: to change in the files"
    for shown, left in ((8, "25"), (33, "7"), (40, "")):
        assert sum("Room" in one.text() for one in fold.findChildren(QLabel) if one.isVisible()) == shown
        if left:
            driver.named(QPushButton, f"Show {left} more lines: to change in the files").click()
            driver.settle()
