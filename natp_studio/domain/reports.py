"""What an import or an export tells afterwards. Nothing is dropped without a line here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What became of a thing."""

    KEPT = "kept"
    CARRIED = "carried"
    SCALED = "scaled"
    MENDED = "mended"
    CONVERTED = "converted"
    SMALLER = "made smaller"
    CHANGED = "changed"
    LEFT_OUT = "left out"
    TO_CHECK = "to check"


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One line: what became of what, where it was, and why, in words a trainer reads."""

    outcome: Outcome
    what: str
    where: str
    why: str = ""

    @property
    def under_title(self) -> str:
        """The line where its outcome stands above it already."""
        return f"{self.where}: {self.what}" + (f": {self.why}" if self.why else "")

    def __str__(self) -> str:
        why = f": {self.why}" if self.why else ""
        return f"{self.where}: {self.what} {self.outcome.value}{why}"


def left_out(what: str, where: str, why: str) -> ReportLine:
    """A line for something that is not in the result."""
    return ReportLine(Outcome.LEFT_OUT, what, where, why)


def changed(what: str, where: str, why: str) -> ReportLine:
    """A line for something that is in the result, but not as it was."""
    return ReportLine(Outcome.CHANGED, what, where, why)


def carried(what: str, where: str, why: str = "") -> ReportLine:
    """A line for something that is in the result as it was, which is worth saying."""
    return ReportLine(Outcome.CARRIED, what, where, why)


def scaled(what: str, where: str, why: str) -> ReportLine:
    """A line for something that has another size than it had."""
    return ReportLine(Outcome.SCALED, what, where, why)


def mended(what: str, where: str, why: str) -> ReportLine:
    """A line for something that was wrong and is right in the result."""
    return ReportLine(Outcome.MENDED, what, where, why)


def converted(what: str, where: str, why: str) -> ReportLine:
    """A line for something that is in the result in another format."""
    return ReportLine(Outcome.CONVERTED, what, where, why)


def made_smaller(what: str, where: str, why: str) -> ReportLine:
    """A line for something that takes less room in the result."""
    return ReportLine(Outcome.SMALLER, what, where, why)


def to_check(what: str, where: str, why: str) -> ReportLine:
    """A line for something that is in the result as it was, and may not work on another laptop."""
    return ReportLine(Outcome.TO_CHECK, what, where, why)


# What an outcome is called above its lines, in the order in which a trainer should meet them.
_TITLES = {
    Outcome.LEFT_OUT: "Left out",
    Outcome.TO_CHECK: "To check before the day",
    Outcome.CHANGED: "Changed",
    Outcome.CONVERTED: "Converted",
    Outcome.SCALED: "Scaled",
    Outcome.SMALLER: "Made smaller",
    Outcome.MENDED: "Mended",
    Outcome.CARRIED: "Carried",
    Outcome.KEPT: "Kept",
}


def in_groups(lines: Sequence[ReportLine]) -> tuple[tuple[str, tuple[ReportLine, ...]], ...]:
    """The lines in groups of one outcome, each with its title; what is lost comes first."""
    groups = ((title, tuple(line for line in lines if line.outcome is outcome)) for outcome, title in _TITLES.items())
    return tuple((title, told) for title, told in groups if told)
