"""What tests of decks that came back have in common: a studio that a deck left, and the comparison by its parts."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from driving import Driver
from librarian import said
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtWidgets import QApplication
from returning import a_deck_left, changed_deck

from natp_studio.services.studio import Studio
from natp_studio.ui.pages.library.returned import ReturnedView
from natp_studio.ui.pages.library.returned_list import SlidesView

SIZES = ((1440, 900, 100), (1280, 720, 100), (1280, 720, 200))


def prepared_in(folder: Path) -> Path:
    """A folder with a studio, the deck of its session as it left, and the same deck changed."""
    with Studio(folder / "studio") as studio:
        changed_deck(a_deck_left(studio, folder))
    return folder


def started(prepared: Path, app: QApplication, folder: Path) -> Driver:
    """The program with a copy of that studio, showing its library."""
    shutil.copytree(prepared, folder, dirs_exist_ok=True)
    driver = Driver(app, folder)
    driver.window.only(None)
    driver.window.go("library")
    driver.rest()
    driver.front()
    return driver


def compare(driver: Driver, path: Path) -> ReturnedView:
    """Go to the comparison of a deck, and wait for it, though not for its pictures."""
    driver.window.go("library", returned=path)
    worked(driver)
    return view(driver)


def worked(driver: Driver) -> None:
    """Wait until what a person waits for is done."""
    driver.until(lambda: not driver.desk.jobs.long_ones)
    driver.settle()


def view(driver: Driver) -> ReturnedView:
    shown: ReturnedView = driver.page._places.returned
    assert shown is not None, "no comparison is shown"
    return shown


def slides(driver: Driver) -> SlidesView:
    found: SlidesView = view(driver).findChild(SlidesView)
    return found


def rows(driver: Driver) -> list[str]:
    """What a screen reader says of each row."""
    model = slides(driver).model()
    return [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def choose(driver: Driver, title: str) -> None:
    """Make the slide with this title the current one."""
    listed = slides(driver)
    model = listed.model()
    row = next(row for row in range(model.rowCount()) if model.index(row, 0).data() == title)
    listed.setCurrentIndex(model.index(row, 0))
    driver.settle()


def titles(driver: Driver) -> list[str]:
    items = driver.desk.catalogue.at(driver.desk.catalogue.numbers())
    return sorted(item.title for item in items)


def drop(driver: Driver, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    assert driver.drop_on(driver.page, data, QPoint(300, 300))
    worked(driver)


def shows(driver: Driver, words: str) -> bool:
    return words in said(driver)


def dress(driver: Driver, theme: str, width: int, height: int, text_size: int) -> None:
    driver.window.resize(width, height)
    driver.running.prefer(replace(driver.running.preferences, theme=theme, text_size=text_size))
    driver.rest()
