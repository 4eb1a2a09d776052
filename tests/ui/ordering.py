"""A session that is being planned in the real window, for tests of the page Session."""

from __future__ import annotations

from pathlib import Path

from driving import Driver
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from natp_studio.domain.sessions import Session
from natp_studio.services.planning import create
from natp_studio.ui.pages.session.timeline import Timeline

NAME = "A calmer ward"
KEY, ALT, CTRL = Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def plan(driver: Driver, *, empty: bool = False) -> Driver:
    """Open a new session, with the usual seven blocks unless `empty`."""
    driver.window.only(None)
    driver.window.go("session", session=create(driver.desk.studio, NAME, empty=empty))
    driver.settle()
    driver.window.activateWindow()
    return driver


def session(driver: Driver) -> Session:
    """The session as it is shown, which is the same as its file holds."""
    opened = driver.desk.sessions.current
    held: Session = opened.session
    assert driver.desk.studio.sessions.read(opened.name) == held
    return held


def session_file(driver: Driver) -> Path:
    """The file of the session."""
    path: Path = driver.desk.studio.sessions.path(NAME)
    return path


def titles(driver: Driver) -> list[str]:
    """The titles of the blocks, in order."""
    return [block.title for block in session(driver).blocks]


def timeline(driver: Driver) -> Timeline:
    """The running order."""
    return driver.named(Timeline, "Running order")


def current(driver: Driver) -> str:
    """The title of the block that the keyboard is at."""
    return session(driver).blocks[timeline(driver).currentIndex().row()].title


def choose_from_menu(driver: Driver, key: Qt.Key) -> None:
    """Press a key in the menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, key)
    driver.settle()
