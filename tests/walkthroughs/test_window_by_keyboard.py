"""A newcomer's first evening in the real window, with the keyboard alone: nothing is clicked, nothing is called."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from building import deck
from docx import Document
from driving import Driver
from pptx import Presentation
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from natp_studio.ui.items.view import ItemView

KEY, CTRL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PASSPHRASE = "three calm words"


@pytest.fixture
def newcomer(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Driver]:
    """The program at its very first start."""
    monkeypatch.setenv("NATP_SETTINGS", str(tmp_path / "settings.json"))
    driver = Driver(qapp, tmp_path)
    driver.front()
    yield driver
    driver.end()


def test_from_first_run_to_reopening_by_keyboard_alone(newcomer: Driver, tmp_path: Path) -> None:
    you = newcomer
    source = deck(
        tmp_path / "senses.pptx", ["Light on the ward", "Sound on the ward", "Smell on the ward"], notes="Slowly."
    )

    # First run.
    you.press_on("Start empty")
    you.rest()

    # Import a deck.
    you.press_on("Import files now")
    you.answer_file_dialog(source)
    you.until(lambda: you.page.findChild(ItemView).model().rowCount() == 3, "three slides")
    you.rest()

    # Search.
    you.key(KEY.Key_F, CTRL)
    you.type("sound")
    you.until(lambda: you.page.findChild(ItemView).model().rowCount() == 1, "one slide")

    # A session from nothing, with what was found.
    you.key(KEY.Key_2, CTRL)
    you.press_on("New session")
    you.tab_to("Title of the session")
    you.type("A calmer ward")
    you.key(KEY.Key_Return)
    you.until(lambda: you.desk.studio.sessions.names() == ("A calmer ward",), "the session")
    you.rest()
    session = you.desk.sessions.open("A calmer ward")
    planned = session.session

    you.tab_to("Running order")
    you.key(KEY.Key_Home)
    you.key(KEY.Key_Down)
    you.key(KEY.Key_F, CTRL)
    you.type("sound")
    you.rest()
    you.tab_to("Items of the library")
    you.key(KEY.Key_Return)
    with_item = session.session
    assert [ref.title for ref in with_item.blocks[1].items] == ["Sound on the ward"]

    you.tab_to("Running order")
    you.key(KEY.Key_Down, ALT)
    moved = session.session
    assert moved.blocks[2].id == with_item.blocks[1].id

    you.tab_to("Notes for us")
    you.type("Ask first, then wait.")
    you.until(lambda: session.session.blocks[2].notes == "Ask first, then wait.", "what was typed to be saved")
    noted = session.session

    # Undo to the beginning and redo to the end.
    you.tab_to("Running order")
    you.key(KEY.Key_Z, CTRL)
    assert session.session.blocks == moved.blocks
    you.key(KEY.Key_Z, CTRL)
    assert session.session.blocks == with_item.blocks
    you.key(KEY.Key_Z, CTRL)
    assert session.session.blocks == planned.blocks
    for _ in range(3):
        you.key(KEY.Key_Y, CTRL)
    assert session.session.blocks == noted.blocks

    # Export.
    out = tmp_path / "out"
    out.mkdir()
    you.key(KEY.Key_3, CTRL)
    you.rest()
    you.press_on("Choose another folder")
    you.answer_file_dialog(out)
    you.rest()
    you.press_on("Make 3 files")
    you.until(lambda: len(list(out.iterdir())) == 3 and you.running.jobs.is_idle, "three files")
    made = next(out.glob("*.pptx"))
    slides = Presentation(str(made)).slides
    assert any(
        shape.has_text_frame and shape.text_frame.text == "Sound on the ward"
        for slide in slides
        for shape in slide.shapes
    )
    assert Document(str(next(out.glob("*Handout.docx")))).paragraphs

    # Log a reflection.
    you.key(KEY.Key_4, CTRL)
    you.rest()
    you.tab_to("Passphrase")
    you.type(PASSPHRASE)
    you.tab_to("Passphrase, once more")
    you.type(PASSPHRASE)
    you.press_on("Make the log")
    you.rest()
    you.press_on("Save the recovery sheet")
    you.answer_file_dialog(tmp_path / "sheet.docx")
    you.rest()
    assert (tmp_path / "sheet.docx").exists()
    you.press_on("I have the sheet, go on")
    you.rest()
    you.press_on("Use this delivery")
    you.rest()
    you.tab_to("What did you notice?")
    you.type("The alarm is louder than I thought.")
    you.tab_to("What small change will you try?")
    you.type("Dim one light.")
    you.key(KEY.Key_Return, CTRL)
    you.rest()
    assert len(you.desk.studio.log.reflections()) == 1

    # Export the log.
    you.press_on("Export reflections")
    you.rest()
    you.press_on("Only those that may be quoted")
    you.rest()
    you.press_on("Export as a table (.csv)")
    you.answer_file_dialog(tmp_path / "log.csv")
    you.until((tmp_path / "log.csv").exists, "the table")
    rows = list(csv.reader((tmp_path / "log.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert "The alarm is louder than I thought." in rows[1]

    # Close, and open again: everything is there.
    you.rest()
    you.end()
    you.start()
    you.front()
    assert you.window.current == "library"
    you.until(lambda: you.page.findChild(ItemView).model().rowCount() == 3, "three slides")
    assert you.desk.studio.sessions.read("A calmer ward").blocks == noted.blocks
    you.key(KEY.Key_4, CTRL)
    you.rest()
    you.tab_to("Passphrase")
    you.type(PASSPHRASE)
    you.key(KEY.Key_Return)
    you.until(lambda: you.desk.open_log.is_open, "the log to open")
    (kept,) = you.desk.studio.log.reflections()
    assert kept[1].noticed == "The alarm is louder than I thought."
