"""What became of the things in a file: one group for each outcome, those that cost something open, the rest folded."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from natp_studio.domain.reports import Outcome, ReportLine, are_many, counted, in_groups
from natp_studio.domain.wording import begun
from natp_studio.ui.look.look import Look
from natp_studio.ui.pages.export.folding import Fold, Lines, free_words
from natp_studio.ui.parts.layouts import Thing, column, holder, row
from natp_studio.ui.parts.words import picture

_BECAME = {
    Outcome.KEPT: "is in it",
    Outcome.CARRIED: "is in it",
    Outcome.SCALED: "was scaled",
    Outcome.MENDED: "was mended",
    Outcome.CONVERTED: "was converted",
    Outcome.SMALLER: "was made smaller",
    Outcome.CHANGED: "was changed",
    Outcome.LEFT_OUT: "was left out",
    Outcome.TO_CHECK: "",
}
_MANY = {"is": "are", "was": "were"}
# What a trainer should see without asking for it; all else went well.
_OPEN = (Outcome.LEFT_OUT, Outcome.TO_CHECK, Outcome.CHANGED)
_MARKS = {Outcome.TO_CHECK: ("info", "info_edge"), Outcome.CHANGED: ("wrench", "warn_edge")}


def grouped(look: Look, report: Sequence[ReportLine], name: str) -> list[Thing]:
    """The lines of the file called `name`, in their groups."""
    things: list[Thing] = []
    for title, lines in in_groups(report):
        made = Fold(
            look,
            counted(title, lines),
            partial(Lines, look, [partial(_line, look, one) for one in lines], name),
            of=name,
            is_open=lines[0].outcome in _OPEN,
        )
        things += [6, made]
    return things


def _line(look: Look, one: ReportLine) -> QWidget:
    became = _BECAME[one.outcome]
    if are_many(one.what):
        became = " ".join(_MANY.get(word, word) for word in became.split())
    what = f"{begun(one.what or 'something')} {became}".rstrip()
    why = f"{begun(one.where)}: {one.why.rstrip('.')}." if one.why else f"{begun(one.where)}."
    told = column(look, free_words(what), free_words(why, "small"), gap="hair")
    icon = _MARKS.get(one.outcome, ("wrench", "warn_edge") if one.outcome in _OPEN else ("check", "done_edge"))
    mark = column(look, 3, picture(look, *icon, 16), None)
    return holder(row(look, mark, (told, 1)))
