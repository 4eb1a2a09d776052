"""The sheet about a session: what, when, who leads it as equals, and who it is for."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from driving import Driver
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from natp_studio.domain.sessions import Session, TrainerRole
from natp_studio.domain.vocabulary import PROFESSIONS, SETTINGS
from natp_studio.services import planning
from natp_studio.ui.pages.session.session_sheet import open_session_sheet

CTRL = Qt.KeyboardModifier.ControlModifier


class Opened:
    """The sheet over the real page."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.name = planning.create(driver.desk.studio, "A calmer ward")
        driver.window.only(None)
        driver.window.go("session", session=self.name)
        self.open()

    def open(self) -> None:
        self.sheet = open_session_sheet(self.driver.desk, self.driver.page._editing, self.driver.page)
        self.driver.settle()

    def close(self) -> None:
        self.field(QPushButton, "Close").click()
        self.driver.settle()

    @property
    def disk(self) -> Session:
        return self.driver.desk.studio.sessions.read(self.name)

    def field(self, kind: type[Any], name: str) -> Any:
        return self.driver.named(kind, name, self.sheet)

    def write(self, kind: type[QWidget], name: str, words: str) -> Any:
        field = self.field(kind, name)
        field.setFocus()
        field.selectAll()
        self.driver.type(words)
        return field


@pytest.fixture
def opened(driver: Driver) -> Opened:
    return Opened(driver)


def test_every_word_is_on_disk_when_the_sheet_closes(opened: Opened) -> None:
    opened.write(QLineEdit, "Title", "Calm starts here")
    opened.write(QPlainTextEdit, "Purpose", "One small change each.")
    opened.write(QLineEdit, "Date", "14 oct 2027")
    opened.write(QLineEdit, "Starts at", "1.30 pm")
    opened.write(QLineEdit, "Place", "Room 2")
    opened.write(QLineEdit, "One trainer: name", "Ash")
    opened.write(QLineEdit, "The other trainer: name", "Birch")
    opened.field(QCheckBox, f"Settings: {SETTINGS[1]}").click()
    opened.field(QCheckBox, f"Settings: {SETTINGS[0]}").click()
    opened.field(QCheckBox, f"Professions: {PROFESSIONS[0]}").click()
    opened.write(QLineEdit, "Other professions", "Ward clerks, porters")
    opened.close()
    session = opened.disk
    assert (session.title, session.purpose, session.place) == ("Calm starts here", "One small change each.", "Room 2")
    assert (session.date, session.start) == (dt.date(2027, 10, 14), dt.time(13, 30))
    assert [trainer.name for trainer in session.trainers] == ["Ash", "Birch"]
    assert session.audience.settings == SETTINGS[:2]
    assert session.audience.professions == (PROFESSIONS[0], "Ward clerks", "porters")


def test_undo_inside_the_sheet_takes_one_visit_back(opened: Opened) -> None:
    field = opened.write(QLineEdit, "Place", "Room 2")
    opened.field(QLineEdit, "Title").setFocus()
    assert opened.disk.place == "Room 2"
    opened.driver.key(Qt.Key.Key_Z, CTRL)
    assert (opened.disk.place, field.text()) == ("", "")
    opened.driver.key(Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert (opened.disk.place, field.text()) == ("Room 2", "Room 2")


@pytest.mark.parametrize(
    ("name", "words", "right"),
    [("Date", "31 February", "14 October 2027"), ("Starts at", "25:99", "13:30"), ("Title", "  ", "few words")],
)
def test_wrong_words_are_said_at_the_field_and_are_there_next_time(
    opened: Opened, name: str, words: str, right: str
) -> None:
    before = opened.disk
    field = opened.write(QLineEdit, name, words)
    opened.field(QPlainTextEdit, "Purpose").setFocus()
    opened.driver.settle()
    assert right in field.accessibleDescription()
    assert any(right in one.text() for one in opened.sheet.findChildren(QLabel) if one.isVisible())
    opened.close()
    assert opened.disk == before
    assert "Not saved yet" in opened.driver.window.news.words
    opened.driver.named(QPushButton, "Write it again", opened.driver.window.news).click()
    opened.driver.settle()
    opened.sheet = QApplication.activeModalWidget()
    field = opened.field(QLineEdit, name)
    assert (field.text(), field.hasFocus()) == (words, True)
    opened.driver.key(Qt.Key.Key_Z, CTRL)
    assert right not in field.accessibleDescription()
    opened.close()


def test_a_date_that_was_understood_is_shown_in_full_and_can_be_emptied(opened: Opened) -> None:
    field = opened.write(QLineEdit, "Date", "14/10/2027")
    opened.field(QLineEdit, "Title").setFocus()
    assert field.text() == "Thursday 14 October 2027"
    field.setFocus()
    field.selectAll()
    opened.driver.key(Qt.Key.Key_Delete)
    opened.close()
    assert opened.disk.date is None


def test_the_two_trainers_stay_a_pair_when_one_takes_the_other_role(opened: Opened) -> None:
    opened.field(QComboBox, "One trainer: role").setFocus()
    opened.driver.key(Qt.Key.Key_Down)
    roles = [trainer.role for trainer in opened.disk.trainers]
    assert roles == [TrainerRole.EXPERT, TrainerRole.PRACTITIONER]
    assert opened.field(QComboBox, "The other trainer: role").currentText() == "Practitioner"
    opened.field(QLineEdit, "Title").setFocus()
    opened.driver.key(Qt.Key.Key_Z, CTRL)
    assert [trainer.role for trainer in opened.disk.trainers] == roles[::-1]


def test_both_trainers_get_the_same_room(opened: Opened) -> None:
    one, other = (opened.field(QLineEdit, f"{side}: name") for side in ("One trainer", "The other trainer"))
    assert one.size() == other.size()
    assert one.mapTo(opened.sheet, QPoint(0, 0)).y() == other.mapTo(opened.sheet, QPoint(0, 0)).y()


@pytest.mark.parametrize(("size", "text"), [((1280, 720), 200), ((1440, 900), 100), ((900, 560), 150)])
def test_the_sheet_fits_the_window_and_nothing_in_it_is_cut(opened: Opened, size: tuple[int, int], text: int) -> None:
    opened.close()
    driver = opened.driver
    driver.window.resize(*size)
    driver.running.prefer(replace(driver.desk.preferences, text_size=text))
    driver.settle()
    opened.open()
    assert opened.sheet.height() <= size[1]
    area = opened.sheet.findChild(QScrollArea)
    assert area.widget().width() <= area.viewport().width()
    for made in opened.sheet.findChildren(QCheckBox):
        assert made.width() >= made.sizeHint().width(), made.text()
        assert made.height() >= 24
    title = opened.field(QLineEdit, "Title")
    seen = []
    while not seen or driver.app.focusWidget() is not title:
        focus = driver.app.focusWidget()
        seen.append(focus.accessibleName())
        assert focus.accessibleName()
        assert focus.visibleRegion().boundingRect().height() > 0, f"{focus.accessibleName()} is out of sight"
        driver.key(Qt.Key.Key_Tab)
        assert len(seen) < 60
    assert seen[:4] == ["Title", "Purpose", "Date", "Starts at"]
    assert seen[-1] == "Close"
    opened.close()
