"""Keeping twice and undoing it, and the way between a deck that came back and the library, through the real window."""

from __future__ import annotations

import zipfile
from pathlib import Path

import inspecting
from building import deck
from comparing import SIZES, choose, compare, dress, drop, rows, shows, titles, view
from driving import Driver
from librarian import press, said
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QRadioButton, QWidget


def kept(driver: Driver, path: Path, *, leave: str = "") -> None:
    """Compare, choose not to keep the slide `leave`, and keep the others."""
    compare(driver, path)
    if leave:
        choose(driver, leave)
        next(one for one in view(driver).findChildren(QRadioButton) if one.text() == "Do not keep").click()
    view(driver).keep()
    driver.rest()


def press_rail(driver: Driver) -> None:
    rail = driver.window._rail._buttons["library"]
    QTest.mouseClick(rail, Qt.MouseButton.LeftButton)
    driver.rest()


def test_undo_of_keeping_more_leaves_what_was_kept_before(driver: Driver, returned: Path) -> None:
    kept(driver, returned, leave="Sound")
    after_first = titles(driver)
    kept(driver, returned)
    assert shows(driver, "3 slides were kept. 2 of them were here already.")
    assert shows(driver, "“Light” was here already.")
    assert shows(driver, "“Sound” is a new version of “Sound”.")
    driver.window.undo()
    driver.rest()
    assert titles(driver) == after_first
    assert shows(driver, "What was kept is in the archive now.")
    assert shows(driver, "“Sound” is in the archive.")
    assert shows(driver, "“Light” was here before, and still is.")
    assert not shows(driver, "is a new version")
    assert not driver.named(QPushButton, "Use the new versions in A calmer ward").isEnabled()
    driver.window.redo()
    driver.rest()
    assert shows(driver, "“Sound” is a new version of “Sound”.")
    assert len(titles(driver)) == len(after_first) + 1


def test_what_is_kept_again_comes_out_of_the_archive_and_can_be_seen(driver: Driver, returned: Path) -> None:
    before = titles(driver)
    kept(driver, returned)
    driver.window.undo()
    driver.rest()
    kept(driver, returned)
    assert driver.window.news.words == "3 slides were kept. 3 items were in the archive and are back."
    assert shows(driver, "“Light” was in the archive and is back.")
    press(driver, "Show them in the library")
    driver.until(lambda: "3 of 8 items · What just came in" in said(driver))
    driver.window.undo()
    driver.rest()
    assert titles(driver) == before


def test_what_is_imported_again_comes_out_of_the_archive_and_undo_puts_it_back(driver: Driver, tmp_path: Path) -> None:
    path = deck(tmp_path / "other.pptx", ["Corridor"])
    before = titles(driver)
    drop(driver, path)
    assert driver.page.undo_name == "Import other.pptx"
    driver.window.undo()
    driver.rest()
    assert titles(driver) == before
    assert shows(driver, "What came in is in the archive now.")
    drop(driver, path)
    assert shows(driver, "1 file came in: 1 item was in the archive and is back.")
    press(driver, "Show them")
    driver.until(lambda: "1 of 6 items · What just came in" in said(driver))
    driver.window.undo()
    driver.rest()
    assert titles(driver) == before


def test_the_rail_leads_from_a_deck_to_the_library_and_a_line_leads_back(driver: Driver, returned: Path) -> None:
    compare(driver, returned)
    choose(driver, "Sound")
    driver.named(QRadioButton, "Do not keep, slide 5").click()
    press_rail(driver)
    assert driver.page.head().title == "Library"
    assert shows(driver, "“returned.pptx” was compared. Nothing of it is kept yet.")
    driver.window.go("session")
    driver.window.go("library")
    press(driver, "Go on with returned.pptx")
    assert "Slide 5: Sound. Notes changed. Will not be kept." in rows(driver)
    driver.window.go("session")
    press_rail(driver)
    assert driver.page.head().title == "Returned deck"
    view(driver).keep()
    driver.rest()
    driver.key(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    driver.rest()
    assert driver.page.head().title == "Library"
    assert not shows(driver, "Nothing of it is kept yet.")


def test_the_line_of_a_waiting_deck_can_be_closed_and_nothing_chosen_is_lost(driver: Driver, returned: Path) -> None:
    compare(driver, returned)
    press(driver, "Keep none")
    press_rail(driver)
    for size in SIZES:
        dress(driver, "light", *size)
        found = [words for check in (inspecting.nameless, inspecting.clipped, inspecting.overlapping)
                 for words in check(driver.window)]  # fmt: skip
        assert found == []
    press(driver, "Close the line of the returned deck")
    assert not shows(driver, "Nothing of it is kept yet.")
    compare(driver, returned)
    assert not driver.named(QPushButton, "Keep slides").isEnabled()


def test_the_keyboard_goes_to_the_heading_of_what_was_kept(driver: Driver, returned: Path) -> None:
    kept(driver, returned)
    focused = driver.app.focusWidget()
    assert isinstance(focused, QLabel)
    assert focused.accessibleName() == "3 slides were kept."
    assert "“Our own ward” is a new item." in focused.accessibleDescription()


def test_what_was_taken_out_is_not_counted_among_the_slides(driver: Driver, returned: Path) -> None:
    compare(driver, returned)
    assert shows(driver, "13 slides: 2 changed, 1 new and 1 moved. 1 slide was taken out.")


def test_a_deck_without_tags_may_never_have_had_any(driver: Driver, tmp_path: Path) -> None:
    long = "Ask which light is hard to bear, and dim that one first"
    drop(driver, deck(tmp_path / "ours.pptx", ["Lamps"], body=long))
    compare(driver, deck(tmp_path / "theirs.pptx", ["Lamps", "Corridor"], body=f"{long}, slowly"))
    assert shows(driver, "This deck has no tags")
    assert shows(driver, "It has lost them, or was not exported by NATP Studio.")
    assert shows(driver, "It has no tag. It was recognised by its title and most of its words.")


def test_a_deck_with_doubled_parts_says_in_plain_words_what_to_do(driver: Driver, left: Path) -> None:
    with zipfile.ZipFile(left, "a") as opened:
        opened.writestr("ppt/slides/SLIDE1.xml", b"<x/>")
    compare(driver, left)
    words = next(label.text() for label in view(driver).findChildren(QLabel) if "twice" in label.text())
    assert words.startswith("Something in this file is there twice. Open it in PowerPoint")
    assert "save it under a new name" in words
    assert "slide1.xml" not in words.lower()


def test_cards_say_which_version_is_newer_and_which_is_older(driver: Driver, returned: Path) -> None:
    kept(driver, returned)
    press(driver, "Back to the library")
    driver.rest()
    model = driver.page._model
    lines = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    lights = [line for line in lines if line.startswith("Light.")]
    assert sorted("Newer version" in line for line in lights) == [False, True]
    assert sorted("Older version" in line for line in lights) == [False, True]
    assert not any("version" in line for line in lines if line.startswith(("Smell", "Our own ward")))
    driver.window.undo()
    driver.rest()
    assert isinstance(driver.named(QWidget, "Items"), QWidget)
    line = next(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount()))
    assert "version" not in line
