"""Files of the library are stored under names made of their content; people are told the names they know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from natp_studio.domain.items import Item
from natp_studio.domain.problems import Problem
from natp_studio.domain.reports import ReportLine

# A SHA-256 with the ending of its file, and the folders before it where there are some.
_STORED = re.compile(r"(?:(?:[A-Za-z]:)?[^\s,:(]*[/\\](?:[^:]*?[/\\])?)?([0-9a-f]{64})(?:\.\w+)?")


class KnownNames:
    """The names under which the files of some items came in."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._names: dict[str, str] = {}
        for item in items:
            known = item.source or item.title
            self._names |= {track.media: f"captions of {known}" for track in item.captions}
            if item.media:
                self._names[item.media] = known

    def words(self, text: str) -> str:
        """The text with known names in the place of stored ones."""
        return _STORED.sub(lambda found: self._names.get(found[1], found[0]), text)

    def lines(self, lines: Sequence[ReportLine]) -> tuple[ReportLine, ...]:
        """The lines of a report with known names."""
        return tuple(
            replace(line, what=self.words(line.what), where=self.words(line.where), why=self.words(line.why))
            for line in lines
        )

    @contextmanager
    def problems(self) -> Iterator[None]:
        """Problems that are raised in the block have known names."""
        try:
            yield
        except Problem as problem:
            raise Problem(problem.what, self.words(problem.where), problem.advice) from problem
