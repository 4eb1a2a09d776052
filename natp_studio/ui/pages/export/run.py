"""An export while it runs and its report afterwards: it outlives the page, which may be drawn anew meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from natp_studio.domain.problems import Problem
from natp_studio.domain.wording import count, listed
from natp_studio.services.deck_plans import DeckWishes
from natp_studio.services.exporting import Format, file_name, format_named, note_that_it_leaves
from natp_studio.services.exporting_several import ExportReport, export_several, nothing_begun, with_later
from natp_studio.services.planning import OpenSession
from natp_studio.ui.desk import Desk
from natp_studio.ui.jobs import Job
from natp_studio.ui.news import News
from natp_studio.ui.opening import open_folder

_LONGEST_TITLE = 60


class ExportRun(QObject):
    """The exports of one session, at most one at a time. `changed` comes with each step, `ended` once with the end.

    `watcher` is the page that shows it; while nobody looks at that, the message at the end leads there.
    """

    changed = Signal()
    ended = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._job: Job | None = None
        self._formats: tuple[Format, ...] = ()
        self.report: ExportReport | None = None
        self.name = ""
        self.now = ""
        self.done, self.total = 0, 1
        self.watcher: QWidget | None = None
        desk.jobs.progressed.connect(self._progressed)
        desk.jobs.ended.connect(self._job_ended)

    @property
    def running(self) -> bool:
        """True while files are being made, or wait for their turn."""
        return self._job is not None

    @property
    def title(self) -> str:
        """What is being made, for a button or a heading: "Making 3 files"."""
        return f"Making {count(len(self._formats), 'file')}"

    @property
    def stopping(self) -> bool:
        """True between a press of Stop and the end."""
        return self._job is not None and self._job.progress.cancelled

    def begin(self, name: str, formats: Sequence[Format], folder: Path, wishes: DeckWishes) -> None:
        """Make these files of the session that has this name in the studio. Raises Problem where it cannot begin."""
        self._begin(name, formats, folder, wishes, None)

    def try_again(self, folder: Path, wishes: DeckWishes) -> None:
        """Make what the last report says was not made; the report keeps the rest."""
        if self.report is not None:
            missing = [one.format for one in self.report.files if one.made is None]
            self._begin(self.name, missing, folder, wishes, self.report)

    def stop(self) -> None:
        """Ask it to stop; what was finished before stays."""
        if self._job is not None:
            self._job.cancel()
            self.changed.emit()

    def _begin(
        self,
        name: str,
        formats: Sequence[Format],
        folder: Path,
        wishes: DeckWishes,
        before: ExportReport | None,
    ) -> None:
        if self.running or not formats:
            return
        desk, chosen = self._desk, tuple(formats)
        session = desk.sessions.open(name).session
        plan = format_named("session")
        if plan in chosen:
            session = note_that_it_leaves(desk.studio, session, name, file_name(session, plan))
        others = [job.name for job in desk.jobs.long_ones]
        self.name, self._formats = name, chosen
        self.now = f"Waits until this is done: {others[-1]}" if others else "Getting ready"
        self.done, self.total = 0, 1
        self._job = desk.jobs.run(
            self.title,
            lambda progress: export_several(desk.studio, session, name, chosen, folder, progress, wishes),
            lambda report: self._finished(report, before),
            failed=self._failed,
            stopped=lambda: self._finished(nothing_begun(session, chosen, folder), before),
        )
        self.changed.emit()

    def _progressed(self, job: Job, done: int, total: int, what: str) -> None:
        if job is self._job:
            self.done, self.total, self.now = done, total, what
            self.changed.emit()

    def _finished(self, report: ExportReport, before: ExportReport | None) -> None:
        self._job = None
        self.report = with_later(before, report) if before is not None else report
        self._tell(report)
        self.changed.emit()
        self.ended.emit()

    def _failed(self, problem: Problem) -> None:
        self._job = None
        self.changed.emit()
        self._desk.problem(problem)

    def _job_ended(self, job: Job) -> None:
        # A mistake of ours calls neither `done` nor `failed`; the page must not wait for ever.
        if job is self._job:
            self._job = None
            self.changed.emit()

    def _tell(self, report: ExportReport) -> None:
        made = count(len(report.made), "file was made", "files were made")
        where = report.folder.name or str(report.folder)
        if report.failed:
            state, words = "error", f"{count(len(report.failed), 'file')} could not be made. {made}."
        elif report.not_begun:
            state, words = "info", f"You stopped. {made}." if report.made else "You stopped. No file was made."
        else:
            state, words = "done", f"{made} in “{where}”."
        acts: list[tuple[str, Any]] = [("Open folder", lambda: self._open(report.folder))] if report.made else []
        if not self._is_watched():
            acts = [("Show the report", lambda: self._desk.go("export", session=self.name))]
        # Another session may be shown by the time that somebody reads it.
        title = report.title if len(report.title) <= _LONGEST_TITLE else f"{report.title[:_LONGEST_TITLE].rstrip()}…"
        self._desk.tell(News(f"“{title}”: {words[:1].lower()}{words[1:]}", state, acts))

    def _is_watched(self) -> bool:
        return self.watcher is not None and isValid(self.watcher) and self.watcher.isVisible()

    def _open(self, folder: Path) -> None:
        try:
            open_folder(folder)
        except Problem as problem:
            self._desk.problem(problem)


class ExportRuns:
    """The exports of a studio: for each session its own one, which holds its last report while the program runs."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._held: dict[tuple[str, str], ExportRun] = {}

    def of(self, opened: OpenSession | None) -> ExportRun:
        """The one of this session; one with nothing in it for none."""
        # A name can be that of another session later, and a copy of a file can have the same id.
        key = (opened.name, opened.session.id) if opened is not None else ("", "")
        if key not in self._held:
            self._held[key] = ExportRun(self._desk)
        return self._held[key]


def failure_of(report: ExportReport) -> Problem:
    """Why files could not be made, as one Problem."""
    failed = report.failed
    problem = failed[0].problem
    assert problem is not None, "files that failed have a Problem"
    if len(failed) == 1:
        return problem
    names = listed(one.format.title for one in failed)
    return Problem(f"{count(len(failed), 'file')} could not be made.", names, f"{problem.what} {problem.advice}")
