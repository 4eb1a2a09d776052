"""What tests of the library page have in common: a studio with a few ideas, and its parts by name."""

from __future__ import annotations

from typing import Any

from driving import Driver
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from natp_studio.services.catalogue import IdeaWords
from natp_studio.ui.items.view import ItemView

IDEAS = (
    IdeaWords("Dim one light", "Start with the brightest one.", tags=("sensory",), contributor="Robin"),
    IdeaWords("Say what happens next", "And say when.", tags=("predictability",), content_note="Speaks of distress"),
    IdeaWords("Offer writing", "As well as talking.", settings=("Health and justice",), professions=("Nurses",)),
    IdeaWords("Dim the screen", "In the waiting room.", tags=("sensory",)),
)


def with_ideas(driver: Driver) -> ItemView:
    """Put ideas into the studio, show the library, and give its list."""
    for words in IDEAS:
        driver.desk.catalogue.add_idea(words)
    return shown(driver, len(IDEAS))


def shown(driver: Driver, rows: int) -> ItemView:
    """Show the library once it has so many rows, and give its list."""
    driver.window.activateWindow()
    driver.until(driver.window.isActiveWindow, "the window to be the active one")
    driver.window.only(None)
    driver.window.go("library")
    view = items(driver)
    driver.until(lambda: view.model().rowCount() == rows, f"{rows} rows")
    rest(driver)
    return view


def items(driver: Driver) -> ItemView:
    """The list of the page."""
    view: ItemView = driver.page.findChild(ItemView)
    return view


def titles(driver: Driver) -> list[str]:
    """What the list shows, in order."""
    model = items(driver).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def said(driver: Driver, within: QWidget | None = None) -> str:
    """All words that can be read in the page."""
    labels = (within or driver.page).findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def dialog(driver: Driver) -> Any:
    """The dialog that is open, once it is."""
    found: list[QDialog] = []

    def look() -> bool:
        found[:] = [each for each in driver.window.findChildren(QDialog) if each.isVisible()]
        return bool(found)

    driver.until(look, "a dialog")
    return found[-1]


def press(driver: Driver, name: str, within: QWidget | None = None) -> None:
    """Press a button by its name."""
    driver.named(QPushButton, name, within).click()
    driver.settle()


def rest(driver: Driver) -> None:
    """Wait until no quick work is left and the preview has followed."""
    driver.until(lambda: not driver.running.jobs._running and not driver.page._preview_soon.isActive(), "rest")
    driver.settle()


def begin_idea(driver: Driver, title: str) -> None:
    """Open the form for a new idea in the library, and type its title."""
    driver.window.only(None)
    driver.window.go("library")
    driver.rest()
    driver.page._acts.new_idea()
    driver.settle()
    driver.type(title)
