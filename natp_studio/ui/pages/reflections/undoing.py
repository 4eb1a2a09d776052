"""Taking back what was logged, and logging it again, while the log is open."""

from __future__ import annotations

from collections.abc import Callable

from natp_studio.domain.problems import Problem
from natp_studio.domain.progress import Progress
from natp_studio.services.reflecting import log_again, take_back
from natp_studio.ui.desk import Desk
from natp_studio.ui.jobs import QUICK
from natp_studio.ui.news import News

NAME = "Log a reflection"


def undo(desk: Desk) -> None:
    """Take the reflection that was logged last out of the log."""
    step = desk.open_log.done[-1]
    words = "It is out of the log. Its words are in the form, unless others were there."
    _run(
        desk,
        lambda _: take_back(desk.studio, step.reflections),
        lambda: desk.open_log.was_taken_back(step),
        words,
    )


def redo(desk: Desk) -> None:
    """Log again what was taken back last."""
    step = desk.open_log.undone[-1]
    _run(
        desk,
        lambda _: log_again(desk.studio, step.delivery, step.reflections),
        lambda: desk.open_log.was_logged_again(step),
        "It is in the log again.",
    )


def _run(desk: Desk, work: Callable[[Progress], None], then: Callable[[], None], words: str) -> None:
    log = desk.open_log
    log.is_logging = True

    def done(_: object) -> None:
        if log.is_open:
            then()
            desk.tell(News(words, "done"))
        else:
            log.is_logging = False
        desk.saved()
        desk.changes.reflections.emit()

    def failed(problem: Problem) -> None:
        log.was_refused()
        desk.problem(problem)

    desk.jobs.run("", work, done, lane=QUICK, failed=failed)
