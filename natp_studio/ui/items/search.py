"""Searching as a person types: a screenful at once, then all; the newest request wins."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import TypeVar, Unpack

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from natp_studio.domain.problems import Problem
from natp_studio.domain.progress import Progress
from natp_studio.services.searching import Filters
from natp_studio.ui.desk import Desk
from natp_studio.ui.items.model import ItemModel
from natp_studio.ui.jobs import QUICK, Job

_REST_MS = 120
Result = TypeVar("Result")


class ItemSearch(QObject):
    """Fills a model with what matches. `shown` comes when the first are there, `found` with how many there are in all.

    Of a great many, first those that a screen needs are shown; all of them are looked for when the person rests from
    typing for a moment, so that a search that nobody waits for any more never holds up the next one.
    """

    shown = Signal()
    found = Signal(int)

    def __init__(self, desk: Desk, model: ItemModel, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._model = model
        self._words = ""
        self._filters: Filters = {}
        self._request = 0
        self._job: Job | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(lambda: self._find_all(same_question=False))

    @property
    def words(self) -> str:
        """What was asked for last."""
        return self._words

    @property
    def filters(self) -> Filters:
        """What narrows it down."""
        return self._filters

    def search(self, words: str = "", **filters: Unpack[Filters]) -> None:
        """Look for items by words and filters as in `Catalogue.numbers`, and show them in the model."""
        self._words, self._filters = words, filters
        self._request += 1
        self._rest.stop()
        self._run(lambda _: self._desk.catalogue.soonest(words, **filters), self._soon)

    def again(self) -> None:
        """Look once more for the same: the library changed. Items that are shown already are read anew."""
        self._model.renew()
        self._request += 1
        self._rest.stop()
        self._find_all(same_question=True)

    def _soon(self, soonest: tuple[array[int], bool]) -> None:
        numbers, complete = soonest
        self._model.set_numbers(numbers)
        self.shown.emit()
        if complete:
            self.found.emit(len(numbers))
        else:
            self._rest.start()

    def _find_all(self, *, same_question: bool) -> None:
        words, filters = self._words, self._filters

        def done(numbers: array[int]) -> None:
            self._model.set_numbers(numbers, same_question=same_question)
            self.found.emit(len(numbers))

        self._run(lambda _: self._desk.catalogue.numbers(words, **filters), done)

    def _run(self, work: Callable[[Progress], Result], done: Callable[[Result], None]) -> None:
        if self._job is not None:
            self._job.cancel()
        request = self._request

        def newest(result: Result) -> None:
            if isValid(self) and request == self._request:
                done(result)

        def failed(problem: Problem) -> None:
            if isValid(self) and request == self._request:
                self._desk.problem(problem)

        self._job = self._desk.jobs.run("", work, newest, lane=QUICK, failed=failed)
