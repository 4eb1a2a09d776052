"""Keeps what is being typed in the encrypted log, at most a second after the first key that is not kept yet."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from natp_studio.domain.problems import Problem
from natp_studio.domain.reflections import Delivery, Draft
from natp_studio.services.reflecting import (
    Entry,
    add_reflections,
    correct_reflection,
    keep_draft,
    lock_with_draft,
    swap,
)
from natp_studio.ui.jobs import DRAFTS, QUICK
from natp_studio.ui.news import News
from natp_studio.ui.open_log import Step

if TYPE_CHECKING:
    from natp_studio.ui.desk import Desk

# Half of the second that may be lost: the other half is for a slow disk.
_KEEP_MS = 500


class DraftKeeper(QObject):
    """Everything that changes the draft on disk goes through it, one thing at a time.

    What it writes is what is wanted at that moment, so it does not matter which lane comes first.
    """

    def __init__(self, desk: Desk) -> None:
        # It ends with the log's window side, in the window's thread, whichever lane still holds it.
        super().__init__(desk.open_log)
        self._desk, self._log = desk, desk.open_log
        self._wanted = self._on_disk = Draft()
        self._writing = threading.Lock()
        self._has_failed = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_KEEP_MS)
        self._rest.timeout.connect(self._keep)

    @property
    def is_kept(self) -> bool:
        """Whether what is typed is on disk as it is."""
        return self._on_disk == (self._wanted if self._log.is_logging else self._draft())

    def resume(self, kept: Draft) -> None:
        """The log was opened, and this is its draft."""
        with self._writing:
            self._wanted = self._on_disk = kept
        self._has_failed = False

    def begin(self) -> None:
        """Something is logged or taken back from now on: until it is done nobody can type."""
        self._rest.stop()
        self._want()
        self._log.is_logging = True

    def typed(self) -> None:
        """Something in the form, or its delivery, may be another one."""
        if self._log.is_open and not self._log.is_logging and not self._rest.isActive() and not self.is_kept:
            self._rest.start()

    def keep_now(self) -> None:
        """Keep it before this returns, for the window is about to close. Whether it was kept is in `is_kept`."""
        self._rest.stop()
        self._want()
        try:
            self._write()
        except Problem as problem:
            self._refused(problem)

    def lock(self, told: Callable[[str, str], object]) -> None:
        """Hide the log at once, then keep what was typed and lock it, when what is read or written is done.

        `told` is called with what became of the words, "" where there were none, and with the state of that news.
        """
        self._rest.stop()
        self._want()
        self._log.locked()

        def done(problem: Problem | None) -> None:
            if problem is None:
                self._log.was_kept(has_words=self._on_disk.has_words)
                told("What you typed is kept, encrypted." if self._on_disk.has_words else "", "done")
            else:
                told(f"{problem.what} What you typed is in memory only.", "warn")

        self._desk.jobs.run("", lambda _: self._locked(), done, lane=QUICK)

    def log(self, delivery: Delivery, entry: Entry, corrects: str = "") -> Step:
        """Log the draft, in a lane: in one step it is logged and no draft any more, and what it corrects is gone."""
        with self._writing:
            if corrects:
                went, made = correct_reflection(self._desk.studio, corrects, delivery, entry)
            else:
                went, made = (), add_reflections(self._desk.studio, delivery, [entry], drop_draft=True)
            self._wanted = self._on_disk = Draft()
        return Step(tuple((delivery, reflection) for reflection in made), went)

    def erase(self, step: Step) -> None:
        """Take what a step says out of the log, in a lane. The draft stays as it is."""
        with self._writing:
            swap(self._desk.studio, step.went, ())

    def take_back(self, step: Step, draft: Draft | None) -> None:
        """Undo a step, in a lane. Where nothing else is typed, its words are the draft in the same step."""
        with self._writing:
            kept = draft if draft is not None and not self._wanted.has_words else None
            swap(self._desk.studio, step.came, step.went, keep_draft=kept)
            if kept is not None:
                self._wanted = self._on_disk = kept

    def do_again(self, step: Step, draft: Draft | None) -> None:
        """Do an undone step again, in a lane. Where its words are the draft, that is dropped in the same step."""
        with self._writing:
            is_draft = draft is not None and replace(self._wanted, delivery=None) == replace(draft, delivery=None)
            swap(self._desk.studio, step.went, step.came, drop_draft=is_draft)
            if is_draft:
                self._wanted = self._on_disk = Draft()

    def _draft(self) -> Draft:
        form = self._log.typed.form
        if not form.has_words:
            return Draft()
        return Draft(form.noticed, form.change, form.may_quote, self._log.typed.delivery, form.corrects)

    def _want(self) -> None:
        # While it is being logged nobody can type, and whoever logs it says what is wanted then.
        if not self._log.is_logging:
            self._wanted = self._draft()

    def _keep(self) -> None:
        self._want()
        self._desk.jobs.run("", lambda _: self._write(), self._written, lane=DRAFTS, failed=self._refused)

    def _write(self) -> None:
        with self._writing:
            draft = self._wanted
            if draft != self._on_disk:
                keep_draft(self._desk.studio, draft)
                self._on_disk = draft

    def _locked(self) -> Problem | None:
        with self._writing:
            draft = self._wanted
            if draft == self._on_disk:
                self._desk.studio.lock()
                return None
            problem = lock_with_draft(self._desk.studio, draft)
            if problem is None:
                self._on_disk = draft
            return problem

    def _written(self, _: object) -> None:
        self._has_failed = False
        # A key may have come while it was being written.
        self.typed()

    def _refused(self, problem: Problem) -> None:
        if self._log.is_open and not self._has_failed:
            # Said once, not with every letter.
            self._has_failed = True
            words = f"{problem.what} What is in the form is not kept." if self._wanted.has_words else problem.what
            self._desk.tell(News(words, "warn", (("What to do", lambda: self._desk.problem(problem)),)))


def keeper_of(desk: Desk) -> DraftKeeper:
    """Who keeps the drafts of this window's log; made when it is first asked for."""
    keeper = desk.open_log.keeper
    if not isinstance(keeper, DraftKeeper):
        keeper = desk.open_log.keeper = DraftKeeper(desk)
    return keeper
