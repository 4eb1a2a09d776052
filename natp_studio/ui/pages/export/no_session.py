"""What the page shows while no session is open: a choice of those there are, or the way to a first one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from natp_studio.services.planning import SessionRow
from natp_studio.ui.desk import Desk
from natp_studio.ui.pages.export.naming import SessionChoice
from natp_studio.ui.parts.boxes import in_the_middle
from natp_studio.ui.parts.buttons import button
from natp_studio.ui.parts.layouts import column, row
from natp_studio.ui.parts.words import label


class NoSession(QWidget):
    """Emits `session_chosen(name)` when the button is pressed; the other button goes to the page for sessions."""

    session_chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look = desk.look
        self._title = label("", "h2")
        self._words = label("", "lead")
        self.sessions = SessionChoice()
        self._take = button(look, "Export this session", "package-check", kind="main", act=self._taken)
        self._plan = button(look, "Plan another session", "calendar-clock", act=lambda: desk.go("session"))
        self._plan_first = button(look, "Plan a session", "calendar-clock", kind="main", act=lambda: desk.go("session"))
        acts = row(look, self._take, self._plan, self._plan_first, None)
        page = in_the_middle(look, "package-check", self._title, self._words, 8, self.sessions, acts)
        self.setLayout(column(look, page))
        self.show_sessions(())

    def show_sessions(self, rows: Sequence[SessionRow]) -> None:
        """Offer the sessions there are."""
        readable = [one for one in rows if not one.problem]
        self.sessions.show_sessions(readable, self.sessions.currentData() or "")
        if readable:
            self._title.setText("Which session do you want to export?")
            self._words.setText("Choose it here. Then choose which files to make from it.")
        else:
            self._title.setText("There is no session yet")
            self._words.setText("Here a session becomes a deck, a handout and a run sheet. Plan one first.")
        self.sessions.setVisible(bool(readable))
        self._take.setVisible(bool(readable))
        self._plan.setVisible(bool(readable))
        self._plan_first.setVisible(not readable)

    def _taken(self) -> None:
        if name := self.sessions.currentData():
            self.session_chosen.emit(name)
