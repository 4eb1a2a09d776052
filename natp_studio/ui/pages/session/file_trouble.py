"""When the file of an open session was changed by something else, or is gone: what is safe, and the choices."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from natp_studio.domain.problems import Problem
from natp_studio.services.planning import OpenSession
from natp_studio.ui.desk import Desk
from natp_studio.ui.dialogs import problem_dialog
from natp_studio.ui.news import News
from natp_studio.ui.pages.session.editing import Editing


class FileWatch(QObject):
    """Looks after the file of the session that `editing` is about: at each edit, and when the window comes to front.

    `go_on(name, block id, drafts)` says which session to go on with after a person chose, and what was typed.
    """

    go_on = Signal(str, str, object)

    def __init__(self, desk: Desk, editing: Editing, page: QWidget, is_shown: Callable[[], bool]) -> None:
        super().__init__(page)
        self._desk, self._editing, self._page, self._is_shown = desk, editing, page, is_shown
        self.is_asking = False
        self._failed_with = ""
        self._is_told = False
        editing.failed.connect(self._edit_failed)
        editing.changed.connect(self._edit_saved)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication), "a page has an application"
        app.applicationStateChanged.connect(self._state_changed)

    def check(self) -> None:
        """Tell when the file is gone; ask when it holds something else than what is shown."""
        opened = self._editing.opened
        if opened is None or self.is_asking or not self._is_shown():
            return
        if opened.is_gone:
            self._desk.tell(
                News(
                    "The file of this session is gone. What you see is still here.",
                    "warn",
                    (("Make the file again", lambda: self._make_again(opened)),),
                )
            )
        elif opened.is_changed_elsewhere:
            self._ask(opened)

    def _edit_failed(self, problem: Problem) -> None:
        opened = self._editing.opened
        is_elsewhere = opened is not None and not opened.is_gone and opened.is_changed_elsewhere

        def read() -> None:
            if is_elsewhere and opened is not None:
                self._ask(opened)
            else:
                self._desk.problem(problem)

        if self._failed_with != problem.what or not self._editing.drafts:
            self._failed_with, self._is_told = problem.what, False
            read()
        elif not self._is_told:
            # Words that are typed are tried again each second: that is said once, and keeps nobody from typing on.
            self._is_told = True
            self._desk.tell(News(f"This is not saved. {problem.what}", "error", (("What to do", read),)))

    def _edit_saved(self) -> None:
        self._failed_with = ""

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.check()

    def _ask(self, opened: OpenSession) -> None:
        if self.is_asking or not isValid(self):
            return
        self.is_asking, self._is_told = True, False
        sheet = problem_dialog(
            self._desk.look,
            self._page,
            Problem(
                "Something else changed this session meanwhile.",
                f"{opened.name}.session.json",
                "Keep what you see as a copy beside the file, with what you are typing. Or take what the file holds.",
            ),
            "What you see here and what the file holds are both still there.",
            ("Take the file", lambda: self._take_file(opened)),
            ("Keep my copy", lambda: self._keep_copy(opened)),
        )
        sheet.finished.connect(self._asked)

    def _asked(self) -> None:
        self.is_asking = False

    def _keep_copy(self, opened: OpenSession) -> None:
        drafts = dict(self._editing.drafts)
        try:
            name = opened.save_as_copy()
        except Problem as problem:
            self._desk.problem(problem)
            return
        self._leave(opened)
        # Typed words go along into the copy.
        self.go_on.emit(name, opened.current_block, drafts)
        self._editing.settle()
        self._desk.tell(News("You go on in a copy. The other one is under All sessions.", "done"))

    def _take_file(self, opened: OpenSession) -> None:
        self._leave(opened)
        self.go_on.emit(opened.name, opened.current_block, None)

    def _leave(self, opened: OpenSession) -> None:
        self._desk.sessions.close(opened.name)
        self._editing.use(None)

    def _make_again(self, opened: OpenSession) -> None:
        try:
            opened.save_again()
        except Problem as problem:
            self._desk.problem(problem)
            return
        self._desk.saved()
        self._desk.tell(News("The file of this session is there again.", "done"))
