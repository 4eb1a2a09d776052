"""One block in detail: every field is on disk, can be undone, and says what is wrong with it."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from driving import Driver
from planner import Planner
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from natp_studio.domain.sessions import BlockKind

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
FIELDS: list[tuple[type[QWidget], str, str, str, object]] = [
    (QLineEdit, "Title", "What we notice", "title", "What we notice"),
    (QLineEdit, "Minutes", "25 min", "minutes", 25),
    (QPlainTextEdit, "Notes for us", "Say the note first.", "notes", "Say the note first."),
    (QPlainTextEdit, "Content note", "Restraint is named.", "content_note", "Restraint is named."),
    (QPlainTextEdit, "Prompts", "What did you see? ", "prompts", ("What did you see?",)),
]


@pytest.fixture
def planner(driver: Driver) -> Planner:
    return Planner(driver)


def test_what_is_written_is_on_disk_and_one_undo_takes_each_visit_back(planner: Planner) -> None:
    for kind, name, words, part, value in FIELDS:
        before = getattr(planner.block, part)
        field = planner.field(kind, name)
        planner.write(field, words)
        planner.leave()
        assert getattr(planner.block, part) == value, name
        field.setFocus()
        planner.driver.key(Qt.Key.Key_Z, CTRL)
        assert getattr(planner.block, part) == before, name
        planner.driver.key(Qt.Key.Key_Y, CTRL)
        assert getattr(planner.block, part) == value, name


def test_words_are_saved_within_a_second_of_typing_without_leaving_the_field(planner: Planner) -> None:
    planner.write(planner.field(QPlainTextEdit, "Notes for us"), "Slowly.")
    begun = time.monotonic()
    planner.driver.until(lambda: planner.block.notes == "Slowly.")
    assert time.monotonic() - begun < 2


def test_a_line_that_was_begun_in_prompts_stays_begun_while_it_is_saved(planner: Planner) -> None:
    field = planner.field(QPlainTextEdit, "Prompts")
    planner.write(field, "First")
    planner.driver.key(Qt.Key.Key_Return)
    planner.driver.until(lambda: planner.block.prompts == ("First",))
    planner.driver.type("Second")
    planner.leave()
    assert planner.block.prompts == ("First", "Second")


def test_kind_and_leaders_are_chosen_with_the_arrow_keys(planner: Planner) -> None:
    planner.driver.page._show_block(planner.ids[1])
    assert planner.disk.block(planner.ids[1]).title == "Break"
    planner.field(QComboBox, "Kind").setFocus()
    planner.driver.key(Qt.Key.Key_Down)
    changed = planner.disk.block(planner.ids[1])
    assert (changed.kind, changed.title) == (BlockKind.QUIET, "Quiet time")
    leads = planner.field(QComboBox, "Who leads")
    leads.setFocus()
    planner.driver.key(Qt.Key.Key_Up)
    assert planner.disk.block(planner.ids[1]).leads == ("a", "b")
    planner.driver.key(Qt.Key.Key_Z, CTRL)
    planner.driver.key(Qt.Key.Key_Z, CTRL)
    assert planner.disk.block(planner.ids[1]).kind is BlockKind.BREAK
    assert leads.currentText() == "Nobody"


def test_wrong_minutes_are_said_at_the_field_and_nothing_else_changes(planner: Planner) -> None:
    field = planner.field(QLineEdit, "Minutes")
    planner.write(field, "half an hour")
    planner.leave()
    assert planner.block.minutes == 10
    assert field.text() == "half an hour"
    assert "such as 10" in field.accessibleDescription()
    assert field.property("invalid")
    planner.details.show_block(planner.ids[1])
    assert not field.property("invalid")
    assert field.text() == "10"
    planner.details.show_block(planner.ids[0])
    assert field.text() == "half an hour"
    field.setFocus()
    planner.driver.key(Qt.Key.Key_Z, CTRL)
    assert field.text() == "10"
    assert not field.property("invalid")


def test_what_was_typed_and_where_survives_a_change_of_theme(planner: Planner) -> None:
    planner.write(planner.field(QLineEdit, "Minutes"), "soon")
    planner.driver.running.prefer(replace(planner.driver.desk.preferences, theme="dark"))
    planner.driver.settle()
    field = planner.field(QLineEdit, "Minutes")
    assert (field.text(), field.cursorPosition(), field.hasFocus()) == ("soon", 4, True)
    assert field.property("invalid")
    planner.driver.key(Qt.Key.Key_Z, CTRL)
    assert field.text() == "10"


def test_undo_in_a_field_goes_to_the_block_that_it_changes(planner: Planner) -> None:
    driver = planner.driver
    driver.page._show_block(planner.ids[1])
    planner.write(planner.field(QLineEdit, "Title"), "Tea")
    driver.page._show_block(planner.ids[0])
    planner.field(QLineEdit, "Title").setFocus()
    driver.key(Qt.Key.Key_Z, CTRL)
    assert planner.disk.block(planner.ids[1]).title == "Break"
    assert planner.details.block_id == planner.ids[1]


def test_a_hundred_thousand_pasted_characters_are_cut_quickly_and_said(planner: Planner) -> None:
    field = planner.field(QPlainTextEdit, "Notes for us")
    field.setFocus()
    QGuiApplication.clipboard().setText("word " * 20_000)
    begun = time.monotonic()
    planner.driver.key(Qt.Key.Key_V, CTRL)
    planner.driver.type("x")
    planner.leave()
    assert time.monotonic() - begun < 2
    assert len(planner.block.notes) == 20_000
    below = [one.text() for one in planner.details.findChildren(QLabel) if one.isVisible()]
    assert any(words.startswith("At most 20,000 characters") for words in below)
    planner.driver.window.undo()
    planner.driver.settle()
    below = [one.text() for one in planner.details.findChildren(QLabel) if one.isVisible()]
    assert not any(words.startswith("At most") for words in below), "it stays though the words are gone"


def test_without_a_block_the_panel_says_what_to_do(planner: Planner) -> None:
    planner.details.show_block("not there")
    assert planner.details.block_id == ""
    assert any("Choose a block" in one.text() for one in planner.details.findChildren(QLabel) if one.isVisible())


def test_tab_goes_through_every_control_and_each_has_a_name_and_room(planner: Planner) -> None:
    driver = planner.driver
    planner.items.setCurrentIndex(planner.items.items.index(1))
    planner.field(QLineEdit, "Title").setFocus()
    names = []
    for _ in range(12):
        focus = driver.app.focusWidget()
        names.append(focus.accessibleName())
        assert min(focus.width(), focus.height()) >= 24, focus.accessibleName()
        driver.key(Qt.Key.Key_Tab)
    assert names == [
        "Title", "Kind", "Minutes", "Who leads", "Notes for us", "Items in this block", "Move up", "Move down",
        "Take out", "Show in library", "Content note", "Prompts",
    ]  # fmt: skip


@pytest.mark.parametrize(("size", "text", "density"), [((1280, 720), 200, "compact"), ((1440, 900), 100, "roomy")])
def test_no_control_is_cut_at_its_right_at_any_text_size(
    planner: Planner, size: tuple[int, int], text: int, density: str
) -> None:
    driver = planner.driver
    driver.window.resize(*size)
    driver.running.prefer(replace(driver.desk.preferences, text_size=text, density=density))
    driver.settle()
    driver.page._panels.show_panel("block")
    planner.details.show_block(planner.ids[0])
    driver.settle()
    area = planner.details.findChild(QScrollArea)
    assert area.widget().width() <= area.viewport().width()
    for made in planner.details.findChildren(QAbstractButton):
        if made.isVisible():
            assert made.width() >= made.sizeHint().width(), made.text()
            right = made.mapTo(area.widget(), QPoint(made.width(), 0)).x()
            assert right <= area.viewport().width(), made.text()
