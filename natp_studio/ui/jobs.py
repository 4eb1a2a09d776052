"""The one doorway to background work: progress, cancel, Problems and results come back to the window's own thread.

Five lanes, each one thread with a queue: "long" for what a person waits for and may stop (imports, exports), "quick"
for what a page shows (searches), "pictures" for what may come later, "drafts" for typed words that have to be on the
disk within a second, "checks" for what reads whole decks before an export, so that none holds up the others.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from natp_studio.domain.problems import Cancelled, Problem
from natp_studio.domain.progress import Progress

Work = Callable[[Progress], Any]
Done = Callable[[Any], None]
Failed = Callable[[Problem], None]

LONG, QUICK, PICTURES, DRAFTS, CHECKS = "long", "quick", "pictures", "drafts", "checks"


@dataclass(eq=False)
class Job:
    """One piece of work. `name` is what a person reads: "Importing 12 files"."""

    name: str
    work: Work
    done: Done
    failed: Failed | None
    stopped: Callable[[], None] | None
    lane: str
    progress: Progress = field(default_factory=Progress)

    def cancel(self) -> None:
        """Ask it to stop; if it has not begun it never will."""
        self.progress.cancel()


class Jobs(QObject):
    """Runs work in its lanes. All signals and callbacks come in the thread that made this object."""

    started = Signal(object)
    progressed = Signal(object, int, int, str)
    ended = Signal(object)
    problem = Signal(object)
    bug = Signal(object)
    _told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queues: dict[str, queue.Queue[Job | None]] = {}
        self._threads: list[threading.Thread] = []
        self._running: list[Job] = []
        self._then: Callable[[], None] | None = None
        # The receiver lives in the window's thread, so calls from the lanes are queued to it.
        self._told.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        name: str,
        work: Work,
        done: Done,
        *,
        lane: str = LONG,
        failed: Failed | None = None,
        stopped: Callable[[], None] | None = None,
    ) -> Job:
        """Do `work(progress)` in a lane, then call `done(result)`.

        A Problem goes to `failed`, else to the signal `problem`; anything else that is raised to the signal `bug`.
        """
        job = Job(name, work, done, failed, stopped, lane)
        job.progress = Progress(
            lambda finished, total, what: self._told.emit(lambda: self.progressed.emit(job, finished, total, what))
        )
        self._running.append(job)
        self._queue(lane).put(job)
        if lane == LONG:
            self.started.emit(job)
        return job

    @property
    def long_ones(self) -> tuple[Job, ...]:
        """What is running or waiting and was not cancelled, quick work aside."""
        return tuple(job for job in self._running if job.lane == LONG and not job.progress.cancelled)

    @property
    def is_idle(self) -> bool:
        """True when nothing runs or waits, and everything that was found has been told."""
        return not self._running

    def when_idle(self, then: Callable[[], None]) -> None:
        """Call `then` once nothing runs or waits any more; what only shows something is cancelled, edits are made."""
        for job in self._running:
            if job.lane in (PICTURES, CHECKS):
                job.cancel()
        self._then = then
        self._go_on()

    def close(self) -> None:
        """Cancel everything and wait until the lanes are empty."""
        self._then = None
        for job in self._running:
            job.cancel()
        for waiting in self._queues.values():
            waiting.put(None)
        for thread in self._threads:
            thread.join()
        self._threads.clear()
        self._queues.clear()

    def _queue(self, lane: str) -> queue.Queue[Job | None]:
        known = self._queues.get(lane)
        if known is None:
            known = self._queues[lane] = queue.Queue()
            thread = threading.Thread(target=self._work, args=(known,), name=f"natp-{lane}", daemon=True)
            self._threads.append(thread)
            thread.start()
        return known

    def _work(self, waiting: queue.Queue[Job | None]) -> None:
        while (job := waiting.get()) is not None:
            self._told.emit(self._outcome(job))

    def _outcome(self, job: Job) -> Callable[[], None]:
        """Do the work here, in the lane, and give what is to be called in the window's thread."""
        try:
            job.progress.check()
            result = job.work(job.progress)
        except Cancelled:
            return lambda: self._finish(job, job.stopped)
        except Problem as problem:
            told = problem
            return lambda: self._finish(job, lambda: self._tell(job, told))
        except BaseException as error:  # noqa: BLE001  a mistake of ours must reach the window, whatever it is
            bug = error
            return lambda: self._finish(job, lambda: self.bug.emit(bug))
        return lambda: self._finish(job, lambda: job.done(result))

    def _finish(self, job: Job, last: Callable[[], None] | None) -> None:
        if job in self._running:
            self._running.remove(job)
        if last is not None:
            last()
        self.ended.emit(job)
        self._go_on()

    def _go_on(self) -> None:
        if self._then is not None and self.is_idle:
            then, self._then = self._then, None
            then()

    def _tell(self, job: Job, problem: Problem) -> None:
        if job.failed is not None:
            job.failed(problem)
        else:
            self.problem.emit(problem)

    @staticmethod
    def _call(what: Callable[[], None]) -> None:
        what()
