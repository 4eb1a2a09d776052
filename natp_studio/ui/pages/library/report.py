"""What an import did, as a list that stays until it is closed: what did not come in, why, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from natp_studio.domain.problems import Problem
from natp_studio.domain.reports import ReportLine, are_many
from natp_studio.domain.wording import begun, count
from natp_studio.ui.dialogs import Sheet
from natp_studio.ui.items.words import breakable
from natp_studio.ui.look.look import Look
from natp_studio.ui.parts.boxes import rule
from natp_studio.ui.parts.layouts import Thing, column, holder, row
from natp_studio.ui.parts.words import label, picture

if TYPE_CHECKING:
    from natp_studio.services.importing import ImportReport

_MOST_SHOWN = 200


def headline(report: ImportReport) -> str:
    """The first line: "97 of 100 files came in: 240 new items."."""
    missing = sum(1 for problem in report.problems if problem not in report.refused)
    looked = report.files + missing
    came = report.files - len(report.refused)
    if not looked:
        return "There was no file to import."
    files = count(came, "file") if came == looked else f"{came:,} of {count(looked, 'file')}"
    known = len(report.items) - len(report.arrived)
    told = [count(report.new, "new item")] if report.new or not (known or report.back) else []
    if known > 0:
        told.append(f"{count(known, 'item')} {'was' if known == 1 else 'were'} here already")
    if back := report.back:
        states = ("was", "is") if back == 1 else ("were", "are")
        told.append(f"{count(back, 'item')} {states[0]} in the archive and {states[1]} back")
    said = f"{files} came in" + (f": {', '.join(told)}." if came else ".")
    return f"Stopped. {said} What came in stays." if report.stopped else said


def left_outs(report: ImportReport) -> tuple[Problem, ...]:
    """Everything that did not come in, or not as it was: what, where, and what to do."""
    files = list(dict.fromkeys((*report.refused, *report.problems)))
    named = {problem.where for problem in files}
    lines = [
        Problem(f"{begun(line.what)} {_became(line)}: {line.why}.".replace("..", "."), line.where)
        for line in report.lines
        if not (line.what in ("the file", "the captions") and line.where in named)
    ]
    return (*files, *lines)


def report_list(look: Look, report: ImportReport) -> QWidget:
    """The list, each with its file's name first."""
    told = left_outs(report)
    things: list[Thing] = []
    for place, problem in enumerate(told[:_MOST_SHOWN]):
        if place:
            things.append(rule())
        words: list[Thing] = [label(breakable(problem.where) or "The import", "strong"), label(breakable(problem.what))]
        if problem.advice:
            words.append(label(problem.advice, "quiet"))
        mark = column(look, picture(look, "wrench", "warn_edge"), None)
        things.append(row(look, mark, (column(look, *words, gap="hair"), 1), gap="m"))
    if len(told) > _MOST_SHOWN:
        things.append(label(f"and {count(len(told) - _MOST_SHOWN, 'more', 'more')}", "quiet"))
    return holder(column(look, *things, gap="m", margins=(0, 2, 12, 2)))


def report_sheet(look: Look, parent: QWidget, report: ImportReport) -> Sheet:
    """The whole report over the window."""
    sheet = Sheet(look, parent, "What the import did")
    sheet.setAccessibleDescription(headline(report))
    sheet.add_button("Close", kind="main")
    sheet.show_with(label(headline(report), "h2"), report_list(look, report))
    return sheet


def _became(line: ReportLine) -> str:
    was, needs = ("were", "need") if are_many(line.what) else ("was", "needs")
    told = {"left out": f"{was} left out", "changed": f"{was} changed", "to check": f"{needs} a look"}
    return told.get(str(line.outcome), str(line.outcome))
