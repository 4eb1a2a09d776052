"""What the page knows of a deck before it is made: its card, what people stumble over, the undo of typed words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from natp_studio.domain.problems import Problem
from natp_studio.domain.sessions import Session
from natp_studio.services.auditing import EDIT_NAMES, ItemFinding
from natp_studio.services.before_export import DeckOutlook, Foreseen, keep_words
from natp_studio.ui.desk import Desk
from natp_studio.ui.jobs import CHECKS, Job, Work
from natp_studio.ui.pages.export.deck_card import DeckCard
from natp_studio.ui.pages.export.stumbling import Stumbles


class TypedWords:
    """Which edits of the library were made here, and at which state of the session: what undo would take back first."""

    def __init__(self) -> None:
        self._done: list[Session] = []
        self._undone: list[Session] = []

    def typed(self, session: Session) -> None:
        """Words were typed while the session was like this."""
        self._done.append(_plain(session))
        self._undone.clear()

    def undo_name(self, desk: Desk, session: Session) -> str:
        """What undo takes back; "" where that is something else than words typed here."""
        name = desk.catalogue.undo_name
        return name if name in EDIT_NAMES and self._done and self._done[-1] == _plain(session) else ""

    def redo_name(self, desk: Desk, session: Session) -> str:
        """What redo does again; "" where that is something else than words typed here."""
        name = desk.catalogue.redo_name
        return name if name in EDIT_NAMES and self._undone and self._undone[-1] == _plain(session) else ""

    def undo(self, desk: Desk) -> None:
        """Take the words back that were typed last."""
        desk.catalogue.undo()
        self._undone.append(self._done.pop())

    def redo(self, desk: Desk) -> None:
        """Write them again."""
        desk.catalogue.redo()
        self._done.append(self._undone.pop())


class DeckPart(QObject):
    """The card and the list of a page. `changed` tells that their height, their fields or the undo are others.

    `session` gives the session that is shown, None for none.
    """

    changed = Signal()

    def __init__(self, desk: Desk, session: Callable[[], Session | None], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session = session
        self._foreseen = Foreseen(desk.studio)
        self._found: tuple[ItemFinding, ...] = ()
        self._waiting: list[Job] = []
        self._asked = 0
        self.typed = TypedWords()
        self.card = DeckCard(desk)
        self.card.wishes_changed.connect(self._wishes_changed)
        self.stumbles = Stumbles(desk, self._keep)
        self.stumbles.grown.connect(self.changed)

    @property
    def undo_name(self) -> str:
        """The words typed here that undo would take back; "" where it is something else's turn."""
        session = self._session()
        return self.typed.undo_name(self._desk, session) if session is not None else ""

    @property
    def redo_name(self) -> str:
        """The words that redo would write again."""
        session = self._session()
        return self.typed.redo_name(self._desk, session) if session is not None else ""

    def undo(self) -> bool:
        """Take words back that were typed here; False where it is something else's turn."""
        return self._through_time(self.undo_name, self.typed.undo)

    def redo(self) -> bool:
        """Write words again that were taken back; False where it is something else's turn."""
        return self._through_time(self.redo_name, self.typed.redo)

    def look_again(self, *, wanted: bool) -> None:
        """Find out in the background what the deck will be; not while no deck is `wanted`."""
        self._asked += 1
        for job in self._waiting:
            job.cancel()
        self._waiting.clear()
        session = self._session()
        has_items = session is not None and bool(session.item_ids())
        if session is not None:
            self.card.show_session(session.id)
        self.card.setVisible(wanted)
        self.stumbles.setVisible(wanted and has_items)
        if session is None or not wanted:
            return
        wishes, foreseen = self.card.wishes, self._foreseen
        self._run(lambda go: foreseen.outlook(session, wishes, go), self._weighed, self._not_weighed)
        if has_items:
            self._run(lambda go: foreseen.findings(session, go), self._looked_at, self._not_looked_at)

    def _run(self, work: Work, done: Callable[[Any], None], failed: Callable[[Problem], None]) -> None:
        asked = self._asked

        def is_latest() -> bool:
            return isValid(self) and isValid(self.card) and asked == self._asked

        job = self._desk.jobs.run(
            "",
            work,
            lambda found: done(found) if is_latest() else None,
            lane=CHECKS,
            failed=lambda problem: failed(problem) if is_latest() else None,
        )
        self._waiting.append(job)

    def _weighed(self, outlook: DeckOutlook) -> None:
        self.card.show_outlook(outlook)
        self.changed.emit()

    def _not_weighed(self, problem: Problem) -> None:
        self.card.show_outlook(None, f"What the deck will weigh is not known. {problem.what}")

    def _looked_at(self, findings: tuple[ItemFinding, ...]) -> None:
        self._found = findings
        self._show_findings()

    def _not_looked_at(self, problem: Problem) -> None:
        self.stumbles.say(f"The slides could not be looked at. {problem.what}")

    def _show_findings(self) -> None:
        self.stumbles.show_findings(self._found, mends=self.card.wishes.mend)
        self.changed.emit()

    def _wishes_changed(self) -> None:
        self._desk.saved()
        self._show_findings()
        self.look_again(wanted=True)

    def _keep(self, one: ItemFinding, words: str, decoration: bool) -> None:
        session, desk = self._session(), self._desk
        if session is None:
            return
        try:
            is_other = keep_words(desk.studio, desk.catalogue, self._found, one, words, decoration=decoration)
        except Problem as problem:
            desk.problem(problem)
            return
        if is_other:
            self.typed.typed(session)
        self._found = tuple(
            replace(known, typed=words, decoration=decoration) if _is_same(known, one) else known
            for known in self._found
        )
        self._show_findings()
        desk.saved()
        desk.changes.library.emit()

    def _through_time(self, name: str, act: Callable[[Desk], None]) -> bool:
        if not name:
            return False
        try:
            act(self._desk)
        except Problem as problem:
            self._desk.problem(problem)
            return True
        self._desk.saved()
        self._desk.changes.library.emit()
        self.changed.emit()
        return True


def _is_same(one: ItemFinding, other: ItemFinding) -> bool:
    return one.item.id == other.item.id and one.finding.shape == other.finding.shape and bool(one.finding.ask)


def _plain(session: Session) -> Session:
    return replace(session, based_on="")
