"""Taking back what was logged, and logging it again, while the log is open."""

from __future__ import annotations

from collections.abc import Callable

from natp_studio.domain.problems import Problem
from natp_studio.domain.progress import Progress
from natp_studio.domain.reflections import Draft
from natp_studio.ui.desk import Desk
from natp_studio.ui.draft_keeper import keeper_of
from natp_studio.ui.jobs import QUICK
from natp_studio.ui.news import News
from natp_studio.ui.open_log import Step, form_of

NAME = "Log a reflection"


def undo(desk: Desk) -> None:
    """Take the reflection that was logged last out of the log."""
    step, keeper = desk.open_log.done[-1], keeper_of(desk)
    words = "It is out of the log. Its words are in the form, unless others were there."
    _run(
        desk,
        lambda _: keeper.take_back(step.reflections, _draft_of(step)),
        lambda: desk.open_log.was_taken_back(step),
        words,
    )


def redo(desk: Desk) -> None:
    """Log again what was taken back last."""
    step, keeper = desk.open_log.undone[-1], keeper_of(desk)
    _run(
        desk,
        lambda _: keeper.log_again(step.delivery, step.reflections, _draft_of(step)),
        lambda: desk.open_log.was_logged_again(step),
        "It is in the log again.",
    )


def _run(desk: Desk, work: Callable[[Progress], None], then: Callable[[], None], words: str) -> None:
    log = desk.open_log
    keeper_of(desk).begin()

    def done(_: object) -> None:
        then()
        if log.is_open:
            desk.tell(News(words, "done"))
        desk.saved()
        desk.changes.reflections.emit()

    def failed(problem: Problem) -> None:
        log.was_refused()
        desk.problem(problem)

    desk.jobs.run("", work, done, lane=QUICK, failed=failed)


def _draft_of(step: Step) -> Draft:
    form = form_of(step)
    return Draft(form.noticed, form.change, form.may_quote, step.delivery)
