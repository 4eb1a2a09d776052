"""Erasing a logged reflection, and undo and redo of every change of the log, while it is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from natp_studio.domain.problems import Problem
from natp_studio.domain.progress import Progress
from natp_studio.domain.reflections import Delivery, Draft, Reflection
from natp_studio.ui.desk import Desk
from natp_studio.ui.draft_keeper import keeper_of
from natp_studio.ui.jobs import QUICK
from natp_studio.ui.news import News
from natp_studio.ui.open_log import Step, form_of

Acts = Sequence[tuple[str, Callable[[], object]]]


def undo(desk: Desk) -> None:
    """Take back what was done last: logging, correcting or erasing."""
    step, keeper = desk.open_log.done[-1], keeper_of(desk)
    if not step.came:
        words = "It is in the log again."
    elif step.went:
        words = "The log has it as it was before. The corrected words are in the form, unless others were there."
    else:
        words = "It is out of the log. Its words are in the form, unless others were there."
    _run(desk, lambda _: keeper.take_back(step, _draft_of(step)), lambda: desk.open_log.was_taken_back(step), words)


def redo(desk: Desk) -> None:
    """Do again what was taken back last."""
    step, keeper = desk.open_log.undone[-1], keeper_of(desk)
    if not step.came:
        words = "It is out of the log again."
    else:
        words = "The log has the corrected words again." if step.went else "It is in the log again."
    _run(desk, lambda _: keeper.do_again(step, _draft_of(step)), lambda: desk.open_log.was_logged_again(step), words)


def erase(desk: Desk, delivery: Delivery, reflection: Reflection) -> None:
    """Take one reflection out of the log; undo brings it back until the log is locked."""
    step, keeper = Step(went=((delivery, reflection),)), keeper_of(desk)
    _run(
        desk,
        lambda _: keeper.erase(step),
        lambda: desk.open_log.was_erased(step),
        "These words are erased. Until the log is locked, undo brings them back.",
        lambda: (("Undo", lambda: undo(desk)),),
        lambda: bool(desk.open_log.done) and desk.open_log.done[-1] is step and not desk.open_log.is_logging,
    )


def _run(
    desk: Desk,
    work: Callable[[Progress], None],
    then: Callable[[], None],
    words: str,
    acts: Callable[[], Acts] = tuple,
    can_act: Callable[[], bool] = lambda: True,
) -> None:
    log = desk.open_log
    keeper_of(desk).begin()

    def done(_: object) -> None:
        then()
        if log.is_open:
            desk.tell(News(words, "done", acts(), can_act=can_act))
        desk.saved()
        desk.changes.reflections.emit()

    def failed(problem: Problem) -> None:
        log.was_refused()
        desk.problem(problem)

    desk.jobs.run("", work, done, lane=QUICK, failed=failed)


def _draft_of(step: Step) -> Draft | None:
    """What is typed again when a step is undone; None where nothing came into the log."""
    if not step.came:
        return None
    form = form_of(step)
    return Draft(form.noticed, form.change, form.may_quote, step.came[0][0], form.corrects)
