"""The guide in the window: its headings lead to its parts, wherever they stand."""

from __future__ import annotations

from dataclasses import replace

from driving import Driver
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QListWidget, QTextBrowser


def _at(driver: Driver) -> str:
    """The heading at the top of what is seen of the guide."""
    guide: QTextBrowser = driver.page.findChild(QTextBrowser)
    return guide.cursorForPosition(guide.viewport().rect().topLeft()).block().text()


def test_a_narrow_window_has_the_chapters_in_one_field_above_the_guide(driver: Driver) -> None:
    driver.window.only(None)
    driver.window.go("help")
    driver.window.resize(1440, 900)
    driver.rest()
    headings: QListWidget = driver.page.findChild(QListWidget)
    chapter: QComboBox = driver.page.findChild(QComboBox)
    assert (headings.isVisible(), chapter.isVisible()) == (True, False)
    headings.setCurrentRow(4)
    driver.rest()
    assert _at(driver) == headings.item(4).text()
    driver.running.prefer(replace(driver.running.preferences, text_size=200))
    driver.rest()
    headings, chapter = driver.page.findChild(QListWidget), driver.page.findChild(QComboBox)
    assert (headings.isVisible(), chapter.isVisible()) == (False, True)
    assert chapter.currentText() == headings.item(4).text()
    chapter.setFocus()
    QTest.keyClick(chapter, Qt.Key.Key_Down)
    driver.rest()
    assert chapter.currentIndex() == 5
    assert _at(driver) == chapter.currentText()


def test_the_heading_that_has_the_keyboard_has_a_ring_around_it(driver: Driver) -> None:
    driver.window.only(None)
    driver.window.go("help")
    driver.window.resize(1440, 900)
    driver.rest()
    driver.front()
    headings: QListWidget = driver.page.findChild(QListWidget)

    def ringed(row: int) -> int:
        """How many pixels of the row have the colour of focus."""
        wanted = driver.desk.look.colour("focus").rgb()
        picture = headings.viewport().grab(headings.visualItemRect(headings.item(row))).toImage()
        return sum(picture.pixel(x, y) == wanted for x in range(picture.width()) for y in range(0, picture.height(), 2))

    headings.setFocus()
    headings.setCurrentRow(2)
    driver.settle()
    assert ringed(2) > headings.width()
    assert ringed(3) == 0
    driver.page.findChild(QTextBrowser).setFocus()
    driver.settle()
    assert ringed(2) == 0
