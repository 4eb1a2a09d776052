"""A deck that was changed in PowerPoint is compared in the real window: rows, lines, choices, and odd decks."""

from __future__ import annotations

from pathlib import Path

from building import deck
from comparing import (
    SIZES,
    choose,
    compare,
    dress,
    rows,
    shows,
    slides,
)
from driving import Driver
from librarian import press, said
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QRadioButton, QWidget


def test_each_slide_says_in_words_what_happened_and_what_is_kept(driver: Driver, returned: Path) -> None:
    compare(driver, returned)
    told = rows(driver)
    assert "Slide 1: Touch. Moved." in told
    assert "Slide 4: Light. Words changed. Will be a new version." in told
    assert "Slide 5: Sound. Notes changed. Will be a new version." in told
    assert any("Our own ward. New. Will be a new item." in row for row in told)
    assert "Slide 5 before: Smell. Taken out." in told
    assert sum("The same." in row for row in told) == len(told) - 5
    assert driver.named(QPushButton, "Keep 3 slides").isEnabled()
    assert slides(driver).currentIndex().data() == "Light"


def test_old_and_new_lines_stand_side_by_side_with_words_for_what_differs(driver: Driver, returned: Path) -> None:
    shown = compare(driver, returned)
    words = said(driver, shown)
    assert "Changed" in words
    assert "Ask first" in words
    assert "<b>everybody</b>" in words
    area = driver.named(QWidget, "What became of the slide")
    told = area.accessibleDescription()
    assert "Words, before: Ask first" in told
    assert "Words, now: Then dim one light" in told
    choose(driver, "Sound")
    assert "Notes, now: Very slowly." in area.accessibleDescription()


def test_choices_are_made_by_keys_and_can_be_undone(driver: Driver, returned: Path) -> None:
    compare(driver, returned)
    driver.tab_to("Slides of the deck")
    driver.key(Qt.Key.Key_Return)
    assert driver.app.focusWidget().accessibleName() == "New version of the item, slide 4"
    driver.key(Qt.Key.Key_Right)
    driver.key(Qt.Key.Key_Right)
    assert driver.named(QRadioButton, "Do not keep, slide 4").isChecked()
    assert "Slide 4: Light. Words changed. Will not be kept." in rows(driver)
    assert driver.named(QPushButton, "Keep 2 slides").isVisible()
    driver.window.undo()
    assert driver.named(QRadioButton, "New item, slide 4").isChecked()
    driver.window.undo()
    assert driver.named(QRadioButton, "New version of the item, slide 4").isChecked()
    driver.press_on("Keep none")
    assert not driver.named(QPushButton, "Keep slides").isEnabled()
    driver.press_on("Keep all changes")
    assert driver.named(QPushButton, "Keep 3 slides").isEnabled()


def test_a_deck_that_nobody_changed_says_so(driver: Driver, left: Path) -> None:
    compare(driver, left)
    assert shows(driver, "Nothing was changed")
    assert driver.page.head().main is None
    driver.press_on("Back to the library")
    assert driver.page.head().title == "Library"


def test_a_damaged_deck_says_what_is_wrong_and_offers_another(driver: Driver, left: Path) -> None:
    broken = left.with_name("broken.pptx")
    broken.write_bytes(left.read_bytes()[:3000])
    compare(driver, broken)
    assert shows(driver, "This deck cannot be compared")
    assert shows(driver, "broken.pptx")
    assert driver.named(QPushButton, "Choose another deck").isVisible()


def test_a_deck_that_is_no_deck_of_ours_can_be_compared_too(driver: Driver, tmp_path: Path) -> None:
    compare(driver, deck(tmp_path / "other.pptx", ["Corridor", "Window"]))
    assert shows(driver, "No slide of this deck is known here")
    assert rows(driver)[0] == "Slide 1: Corridor. New. Will be a new item."


def test_everything_chosen_is_there_after_the_theme_changed_and_after_a_look_at_the_library(
    driver: Driver, returned: Path
) -> None:
    path = returned
    compare(driver, path)
    choose(driver, "Sound")
    driver.named(QRadioButton, "Do not keep, slide 5").click()
    dress(driver, "dark", *SIZES[2])
    assert slides(driver).currentIndex().data() == "Sound"
    assert "Slide 5: Sound. Notes changed. Will not be kept." in rows(driver)
    press(driver, "Back to the library")
    driver.window.go("library", returned=path)
    assert "Slide 5: Sound. Notes changed. Will not be kept." in rows(driver)


def test_only_what_is_different_is_listed_when_asked(driver: Driver, returned: Path) -> None:
    compare(driver, returned)
    driver.press_on("Show only what is different")
    assert len(rows(driver)) == 5
    assert slides(driver).currentIndex().data() == "Light"
