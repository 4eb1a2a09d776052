"""What undo takes back once slides of a deck that came back were kept: that they were kept, and what came after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from natp_studio.domain.problems import Problem
from natp_studio.domain.sessions import Session
from natp_studio.ui.desk import Desk
from natp_studio.ui.pages.library.edits import LibraryEdits

if TYPE_CHECKING:
    from natp_studio.services.planning import OpenSession


@dataclass
class Used:
    """New versions were put into a session: its name, the words for that, the session open, and how it is now."""

    session: str
    name: str
    opened: OpenSession
    now: Session

    @property
    def is_last(self) -> bool:
        """Whether nothing was done in that session since."""
        return self.opened.session is self.now and not self.opened.is_gone


@dataclass
class Steps:
    """Everything that was done about one deck since it was compared. `kept` is the library's edit, None for none."""

    kept: object = None
    done: list[Used] = field(default_factory=list)
    undone: list[Used] = field(default_factory=list)

    def used(self, step: Used) -> None:
        """New versions were put into a session."""
        self.done.append(step)
        self.undone.clear()

    @property
    def last(self) -> Used | None:
        """The last step in a session that still can be taken back."""
        return _last(self.done)

    @property
    def last_undone(self) -> Used | None:
        """The last one that was taken back, while it can be made again."""
        return _last(self.undone)


class KeptEdits:
    """Undo and redo of the page that says what was kept: what was done there, last first, and nothing else."""

    def __init__(self, desk: Desk, steps: Steps, library: LibraryEdits) -> None:
        self._desk, self._steps, self._library = desk, steps, library

    @property
    def undo_name(self) -> str:
        """What undo would take back; "" when nothing that was done here."""
        if (step := self._steps.last) is not None:
            return step.name
        is_kept = self._steps.kept is not None and self._desk.catalogue.last_edit is self._steps.kept
        return self._library.undo_name if is_kept else ""

    @property
    def redo_name(self) -> str:
        """What redo would do again; "" when nothing that was done here."""
        catalogue, kept = self._desk.catalogue, self._steps.kept
        if kept is not None and catalogue.last_undone is kept:
            return self._library.redo_name
        step = self._steps.last_undone
        return step.name if step is not None else ""

    def undo(self) -> None:
        """Take the last step back: in the session, or in the library."""
        if (step := self._steps.last) is not None:
            if take_back(self._desk, step):
                self._steps.done.remove(step)
                self._steps.undone.append(step)
                self._tell(step)
        elif self.undo_name:
            self._library.undo()

    def redo(self) -> None:
        """Make the last undone step again."""
        step = self._steps.last_undone
        if self._desk.catalogue.last_undone is self._steps.kept is not None:
            self._library.redo()
        elif step is not None:
            try:
                step.now = step.opened.redo()
            except Problem as problem:
                self._desk.problem(problem)
                return
            self._steps.undone.remove(step)
            self._steps.done.append(step)
            self._tell(step)

    def _tell(self, step: Used) -> None:
        self._desk.saved()
        self._desk.changes.session.emit(step.session)


def take_back(desk: Desk, step: Used) -> bool:
    """Undo a step in its session; False, and told, where the session cannot be saved."""
    try:
        step.now = step.opened.undo()
    except Problem as problem:
        desk.problem(problem)
        return False
    return True


def _last(steps: Sequence[Used]) -> Used | None:
    return steps[-1] if steps and steps[-1].is_last else None
