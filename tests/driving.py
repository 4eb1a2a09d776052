"""Driving the real window in tests: start it, wait for it, find things by the name a person would use."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from stocking import stock_with_examples

from natp_studio.services.examples import add_example_session, example_sessions
from natp_studio.ui.app import Program

Kind = TypeVar("Kind", bound=QWidget)
_PATIENCE = 60.0


class Driver:
    """The program with its studio under `folder`; `program` is the running one."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self.app = app
        self.folder = folder
        self.program: Program | None = None
        self.bugs: list[BaseException] = []
        self.start()

    @property
    def running(self) -> Program:
        """The program; fails where it was ended."""
        assert self.program is not None, "the program was ended"
        return self.program

    @property
    def window(self) -> Any:
        """The window."""
        return self.running.window

    @property
    def page(self) -> Any:
        """The page that is shown."""
        return self.window.page

    @property
    def desk(self) -> Any:
        """What the pages work with."""
        return self.running.desk

    def start(self) -> None:
        """Start the program and wait for its first page."""
        hook = sys.excepthook
        self.program = Program(self.app, self.folder / "studio")
        # A mistake of ours fails the test instead of opening the dialog for it.
        sys.excepthook = hook
        self.program.jobs.bug.disconnect()
        self.program.jobs.bug.connect(self.bugs.append)
        self.program.start()
        self.until(lambda: self.desk is not None and self.page is not None)

    def end(self) -> None:
        """Close the window and everything it holds."""
        if self.program is not None:
            self.window.close()
            self.until(lambda: not self.window.isVisible())
            self.window.deleteLater()
            self.program.look.deleteLater()
            self.program = None
            self.settle()
            gc.collect()
        if self.bugs:
            raise self.bugs[0]

    def with_examples(self) -> None:
        """Put the example library and session in, and show the library."""
        stock_with_examples(self.desk.studio)
        for path in example_sessions():
            add_example_session(self.desk.studio, path)
        self.window.only(None)
        self.desk.changes.library.emit()
        self.window.go("library")
        self.settle()

    def settle(self) -> None:
        """Let everything happen that is waiting to happen in the window's thread."""
        for _ in range(3):
            self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self.app.processEvents()

    def rest(self) -> None:
        """Wait until what works in the background has nothing left to do, and everything it found is shown."""
        self.settle()
        self.until(lambda: self.running.jobs.is_idle)
        self.settle()

    def until(self, true: Callable[[], object], what: str = "") -> None:
        """Wait for something that background work brings about."""
        end = time.monotonic() + _PATIENCE
        while not true():
            assert time.monotonic() < end, f"waited in vain for {what or true}"
            self.app.processEvents()
            time.sleep(0.002)

    def named(self, kind: type[Kind], name: str, within: QWidget | None = None) -> Kind:
        """The one visible widget of a kind with this accessible name."""
        found = [
            widget
            for widget in (within or self.window).findChildren(kind)
            if widget.accessibleName() == name and widget.isVisible()
        ]
        assert len(found) == 1, f"{len(found)} of {kind.__name__} are called “{name}”"
        return found[0]

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self.app.focusWidget() or self.window, key, modifiers)
        self.settle()

    def type(self, words: str) -> None:
        """Type words where the focus is."""
        focused = self.app.focusWidget()
        assert focused is not None, "nothing has the focus"
        QTest.keyClicks(focused, words)
        self.settle()

    def drop_on(self, widget: QWidget, data: QMimeData, place: QPoint) -> bool:
        """Bring something over a widget and let it go there; whether the widget takes it at that place."""
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        actions = copy | Qt.DropAction.MoveAction
        enter = QDragEnterEvent(place, actions, data, left, none)
        self.app.sendEvent(widget, enter)
        move = QDragMoveEvent(place, actions, data, left, none)
        # As Qt does: who took it when it came takes it until they say otherwise.
        move.setAccepted(enter.isAccepted())
        self.app.sendEvent(widget, move)
        if not (enter.isAccepted() and move.isAccepted()):
            self.app.sendEvent(widget, QDragLeaveEvent())
            return False
        self.app.sendEvent(widget, QDropEvent(QPointF(place), actions, data, left, none))
        self.settle()
        return True

    def front(self) -> None:
        """Give the window the focus when no dialog has it: the platform without a screen has nobody else to do it."""
        self.settle()
        if self.app.activeWindow() is None:
            self.window.activateWindow()
            self.until(self.window.isActiveWindow, "the window to be in front")
        self.settle()

    def tab_to(self, name: str, most: int = 120) -> None:
        """Press Tab until what has this accessible name, or these words, has the focus."""
        self.front()
        for _ in range(most):
            if name in _names(self.app.focusWidget()):
                return
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not come to “{name}”")

    def press_on(self, name: str) -> None:
        """Go to a button by Tab and press it by Space."""
        self.tab_to(name)
        self.key(Qt.Key.Key_Space)

    def answer_file_dialog(self, path: Path) -> None:
        """Type a path into the file dialog that is open, and press Enter."""
        found: list[QFileDialog] = []

        def look() -> bool:
            found[:] = [one for one in self.window.findChildren(QFileDialog) if one.isVisible()]
            return bool(found)

        self.until(look, "a dialog for files")
        field = next(one for one in found[0].findChildren(QLineEdit) if one.isVisible())
        field.setFocus()
        QTest.keyClicks(field, str(path))
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.until(lambda: isdeleted(found[0]) or not found[0].isVisible(), "the dialog for files to close")
        self.front()


def _names(widget: QWidget | None) -> tuple[str, ...]:
    if widget is None:
        return ()
    words = getattr(widget, "text", lambda: "")()
    return tuple(name for name in (widget.accessibleName(), words.replace("&", "")) if name)


def isdeleted(widget: QWidget) -> bool:
    """True when Qt has deleted a widget that Python still holds."""
    return not shiboken6.isValid(widget)
