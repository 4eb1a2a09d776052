"""Reading the log for a list: what matches, and the parts of it that are shown; the newest question wins."""

from __future__ import annotations

from array import array

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from natp_studio.domain.problems import Problem
from natp_studio.services.reflecting import Which, at_numbers, numbers_of
from natp_studio.ui.desk import Desk
from natp_studio.ui.jobs import QUICK, Job
from natp_studio.ui.pages.reflections.log_model import Logged, LogModel


class LogReader(QObject):
    """Fills a model. `found` comes with how many there are, when the model shows them."""

    found = Signal(int)

    def __init__(self, desk: Desk, model: LogModel, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._model = model
        self._request = 0
        self._job: Job | None = None
        model.wanted.connect(self._read)

    def ask(self, which: Which) -> None:
        """Show what matches."""
        if self._job is not None:
            self._job.cancel()
        self._request += 1
        request, studio = self._request, self._desk.studio

        def done(numbers: array[int]) -> None:
            if isValid(self) and request == self._request:
                self._model.set_numbers(numbers)
                self.found.emit(len(numbers))

        self._job = self._desk.jobs.run("", lambda _: numbers_of(studio, which), done, lane=QUICK, failed=self._failed)

    def _read(self, part: int) -> None:
        numbers, studio = self._model.numbers_of(part), self._desk.studio

        def done(logged: tuple[Logged, ...]) -> None:
            if isValid(self) and isValid(self._model):
                self._model.put(numbers, part, logged)

        self._desk.jobs.run("", lambda _: at_numbers(studio, numbers), done, lane=QUICK, failed=self._failed)

    def _failed(self, problem: Problem) -> None:
        # A log that was locked meanwhile shows nothing any more, and needs no words.
        if isValid(self) and self._desk.open_log.is_open:
            self._desk.problem(problem)
