"""What an import or an export tells afterwards. Nothing is dropped without a line here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What became of a thing."""

    KEPT = "kept"
    CHANGED = "changed"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One line: what became of what, where it was, and why, in words a trainer reads."""

    outcome: Outcome
    what: str
    where: str
    why: str = ""

    def __str__(self) -> str:
        why = f": {self.why}" if self.why else ""
        return f"{self.where}: {self.what} {self.outcome.value}{why}"


def left_out(what: str, where: str, why: str) -> ReportLine:
    """A line for something that is not in the result."""
    return ReportLine(Outcome.LEFT_OUT, what, where, why)


def changed(what: str, where: str, why: str) -> ReportLine:
    """A line for something that is in the result, but not as it was."""
    return ReportLine(Outcome.CHANGED, what, where, why)
