"""Edits of the library that this page makes, one after the other, each told to whoever shows the library."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from natp_studio.domain.problems import Problem
from natp_studio.domain.wording import count
from natp_studio.ui.desk import Desk
from natp_studio.ui.jobs import LONG, QUICK
from natp_studio.ui.news import News

_SHORT = 100
MOST_EDITED = 5_000


class LibraryEdits(QObject):
    """Makes edits in the background; while one is made there is nothing to undo. `changed` says that this is another.

    An edit that began is finished, kept and told even where the page is drawn anew meanwhile.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._running = 0

    @property
    def undo_name(self) -> str:
        """What undo would take back; "" when nothing."""
        return "" if self._running else self._desk.catalogue.undo_name

    @property
    def redo_name(self) -> str:
        """What redo would do again; "" when nothing."""
        return "" if self._running else self._desk.catalogue.redo_name

    def make(self, edit: Callable[[], Any], done: Callable[[Any], object] | None = None, *, many: str = "") -> None:
        """Make an edit, then call `done` with its result. `many` names it where it takes a person's time."""
        self._running += 1
        self.changed.emit()
        desk = self._desk

        def finished(result: Any) -> None:
            self._end()
            desk.saved()
            desk.changes.library.emit()
            if done is not None:
                done(result)

        def failed(problem: Problem) -> None:
            self._end()
            desk.problem(problem)

        desk.jobs.run(many, lambda _: edit(), finished, lane=LONG if many else QUICK, failed=failed, stopped=self._end)

    def tell(self, words: str) -> None:
        """Say what the last edit did, with a button that undoes it for as long as it is the last."""
        catalogue = self._desk.catalogue
        last, name = catalogue.last_edit, catalogue.undo_name

        def is_last() -> bool:
            return isValid(self) and bool(self.undo_name) and catalogue.last_edit is last

        def undo() -> None:
            if is_last():
                self.undo(lambda _: self._desk.tell(News(f"Undone: {name}.", "done")))

        self._desk.tell(News(words, "done", (("Undo", undo),) if is_last() else (), can_act=is_last))

    def undo(self, done: Callable[[Any], object] | None = None) -> None:
        """Take the last edit of the library back, then call `done`."""
        if self.undo_name:
            number = self._desk.catalogue.undo_count
            self.make(self._desk.catalogue.undo, done, many=many(f"Undoing {count(number, 'change')}", number))

    def redo(self) -> None:
        """Make the last undone edit again."""
        if self.redo_name:
            number = self._desk.catalogue.redo_count
            self.make(self._desk.catalogue.redo, many=many(f"Redoing {count(number, 'change')}", number))

    def _end(self) -> None:
        if isValid(self):
            self._running -= 1
            self.changed.emit()


def many(words: str, number: int) -> str:
    """The name of an edit of so many items, where it takes a person's time; else ""."""
    return words if number > _SHORT else ""
