"""What an import or an export tells afterwards. Nothing is dropped without a line here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from natp_studio.domain.wording import count, listed

_PLACE = re.compile(r"(?P<deck>.+), slide (?P<number>\d+)", re.DOTALL)


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
    """One line: what became of what, where it was, and why, in words a trainer reads.

    `times` is how many lines stand together in it, see `together`.
    """

    outcome: Outcome
    what: str
    where: str
    why: str = ""
    times: int = 1

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


# Why a picture in a deck is to be checked, wherever it is told.
DAMAGED_PICTURE = "it is damaged, and shows as a grey box or only a part of it; put it in again from the original"

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
    """The lines in groups of one outcome, each with its title; what is lost comes first.

    What is the same for several slides is said once, see `together`.
    """
    said = together(lines)
    groups = ((title, tuple(line for line in said if line.outcome is outcome)) for outcome, title in _TITLES.items())
    return tuple((title, told) for title, told in groups if told)


def are_many(what: str) -> bool:
    """True for “2 comments”, for one word such as “macros” or “the captions”, and for “the words of a chart”."""
    first, _, rest = what.removeprefix("the ").partition(" ")
    if first.replace(",", "").isdecimal():
        return first != "1"
    return first == "words" or (not rest and first.endswith("s"))


def counted(title: str, lines: Sequence[ReportLine]) -> str:
    """The title of a group with how many things it tells of; and how many lines, where one line tells of several.

    “Left out: 5, in 4 lines”: so nobody looks for a line that is not there.
    """
    things = sum(line.times for line in lines)
    in_lines = f", in {count(len(lines), 'line')}" if things != len(lines) else ""
    return f"{title}: {things:,}{in_lines}"


def together(lines: Sequence[ReportLine]) -> tuple[ReportLine, ...]:
    """The lines, with those that say the same of several slides of one deck as one: “Slides 1 to 14 of a.pptx”."""
    same: dict[tuple[str, str, str, str, str], list[ReportLine]] = {}
    numbers: dict[tuple[str, str, str, str, str], list[int]] = {}
    for place, line in enumerate(lines):
        found = _PLACE.fullmatch(line.where)
        key = (str(line.outcome), line.what, line.why, found["deck"] if found else "", "" if found else str(place))
        same.setdefault(key, []).append(line)
        if found:
            numbers.setdefault(key, []).append(int(found["number"]))
    said = []
    for key, alike in same.items():
        slides = sorted(set(numbers.get(key, ())))
        if len(slides) < 2:
            said.extend(alike)
            continue
        what = "each slide" if key[1] == "the slide" else key[1]
        where = f"Slides {listed(_ranges(slides))} of {key[3]}"
        said.append(ReportLine(alike[0].outcome, what, where, key[2], len(alike)))
    return tuple(said)


def _ranges(numbers: Sequence[int]) -> Iterator[str]:
    """Sorted numbers with three or more in a row as "1 to 3"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    for run in runs:
        yield from [f"{run[0]} to {run[-1]}"] if len(run) > 2 else map(str, run)
