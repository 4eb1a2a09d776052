"""Messages that are longer than the line at the bottom."""

from __future__ import annotations

import pytest
from driving import Driver
from PySide6.QtWidgets import QLabel, QPushButton

from natp_studio.ui.dialogs import Sheet
from natp_studio.ui.news import News

LONG = "6 slides were kept. 4 of them were here already, 1 is a new version, and 1 is a new item of the library. " * 2


def _whole(driver: Driver) -> list[QPushButton]:
    return [one for one in driver.window.findChildren(QPushButton) if one.text() == "Read all" and one.isVisible()]


@pytest.mark.parametrize("width", [1440, 1000])
def test_a_message_that_is_cut_off_can_be_read_whole(driver: Driver, width: int) -> None:
    driver.window.only(None)
    driver.window.resize(width, 720)
    driver.settle()
    driver.desk.tell(News("Kept.", "done"))
    driver.settle()
    assert _whole(driver) == []
    pressed: list[str] = []
    driver.desk.tell(News(LONG, "done", (("Undo", lambda: pressed.append("undo")),)))
    driver.settle()
    (button,) = _whole(driver)
    button.click()
    driver.settle()
    (sheet,) = [one for one in driver.window.findChildren(Sheet) if one.isVisible()]
    assert LONG in [one.text() for one in sheet.findChildren(QLabel)]
    next(one for one in sheet.findChildren(QPushButton) if one.text() == "Undo").click()
    driver.settle()
    assert pressed == ["undo"]


def test_the_button_for_the_whole_message_comes_and_goes_with_the_room(driver: Driver) -> None:
    driver.window.only(None)
    driver.window.resize(1440, 900)
    driver.settle()
    driver.desk.tell(News(LONG[:110], "done"))
    driver.settle()
    assert _whole(driver) == []
    driver.window.resize(820, 700)
    driver.settle()
    assert len(_whole(driver)) == 1
    driver.window.resize(1440, 900)
    driver.settle()
    assert _whole(driver) == []


def test_a_message_that_comes_while_work_is_shown_is_there_when_the_work_has_ended(driver: Driver) -> None:
    driver.window.only(None)
    news = driver.window.news
    news.busy("Importing 3 files", 0, 3, lambda: None)
    driver.desk.tell(News("Taken out.", "done"))
    driver.settle()
    assert news.words == "Importing 3 files"
    news.busy("Importing 3 files", 2, 3, lambda: None)
    driver.settle()
    news.idle()
    driver.settle()
    assert news.words == "Taken out."
