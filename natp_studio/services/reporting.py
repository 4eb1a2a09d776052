"""The report of an export as a file and as plain values."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from natp_studio.decks.merging.plan import Inventory
from natp_studio.domain.problems import Problem
from natp_studio.domain.reports import Outcome, ReportLine, carried, in_groups
from natp_studio.domain.wording import count, listed, size
from natp_studio.store.files import write_whole


def inventory_line(held: Inventory) -> ReportLine:
    """The line that says what a deck holds, films and pictures counted once however often they are shown."""
    counted = (
        (held.slides, "slide", ""),
        (held.designs, "design", ""),
        (held.films, "film or sound", "films and sounds"),
        (held.captions, "caption track", ""),
        (held.pictures, "picture", ""),
        (held.charts, "chart", ""),
        (held.diagrams, "SmartArt drawing", ""),
        (held.notes, "page of notes", "pages of notes"),
        (held.typefaces, "typeface file", ""),
    )
    return carried(listed(count(number, one, many) for number, one, many in counted if number), "the deck")


def report_values(lines: Sequence[ReportLine]) -> list[dict[str, str]]:
    """The lines as JSON has them: outcome, what, where and why."""
    return [{"outcome": line.outcome.value, "what": line.what, "where": line.where, "why": line.why} for line in lines]


def told(lines: Sequence[ReportLine]) -> dict[str, list[dict[str, str]]]:
    """The lines as two lists: "report" is what is not as it was, "carried" what is."""
    return {
        "report": report_values([line for line in lines if line.outcome is not Outcome.CARRIED]),
        "carried": report_values([line for line in lines if line.outcome is Outcome.CARRIED]),
    }


def report_text(name: str, octets: int, lines: Sequence[ReportLine]) -> str:
    """The report of a file as text for people. `octets` is the file's length."""
    parts = [f"Report of {name} ({size(octets)})\n"]
    for title, told in in_groups(lines):
        parts.append(f"{title}\n" + "\n".join(f"- {line.under_title}" for line in told) + "\n")
    if all(line.outcome is Outcome.CARRIED for line in lines):
        parts.append("Everything is in it as it was.\n")
    return "\n".join(parts)


def write_report(to: Path, made: Path, octets: int, lines: Sequence[ReportLine]) -> None:
    """Write the report of the file `made` to `to`, whole: JSON where its name ends in .json, else text.

    Raises Problem where it cannot be written; it says that the file itself is there.
    """
    if to.suffix.lower() == ".json":
        value = {"file": made.name, "octets": octets, **told(lines)}
        data = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    else:
        data = report_text(made.name, octets, lines)
    try:
        write_whole(to, data.encode("utf-8", "replace"))
    except Problem as problem:
        what = f"{made.name} is made, but its report could not be written. {problem.what}"
        raise Problem(what, problem.where, problem.advice) from problem
