"""The audit of a whole deck, slide by slide. A slide that is damaged is named; the others are audited all the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from natp_studio.decks.auditing.looks import LookCheck
from natp_studio.decks.auditing.motion import motion_findings
from natp_studio.decks.auditing.pictures import picture_findings
from natp_studio.decks.auditing.properties import deck_findings
from natp_studio.decks.auditing.structure import StructureCheck
from natp_studio.decks.auditing.words import word_findings
from natp_studio.decks.deck import Deck
from natp_studio.decks.mending.titles import title_of
from natp_studio.decks.xml import Element
from natp_studio.domain.auditing import DeckAudit, DeckFinding
from natp_studio.domain.problems import Problem
from natp_studio.domain.progress import Progress


def audit_deck(path: Path, progress: Progress | None = None) -> DeckAudit:
    """Audit every slide of a deck, and the deck as a whole. Raises Problem when the deck cannot be read."""
    deck = Deck(path)
    auditor = _Auditor(deck, progress or Progress())
    found = list(auditor.slides(range(1, len(deck.slides) + 1)))
    found += auditor.same_titles()
    found.sort(key=lambda finding: finding.slide)
    return DeckAudit(deck.name, len(deck.slides), (*deck_findings(deck), *found))


def audit_slides(path: Path, numbers: tuple[int, ...], progress: Progress | None = None) -> DeckAudit:
    """Audit some slides of a deck, from 1, each by itself: what the deck as a whole lacks does not come along."""
    deck = Deck(path)
    auditor = _Auditor(deck, progress or Progress())
    return DeckAudit(deck.name, len(numbers), tuple(auditor.slides(numbers)))


class _Auditor:
    def __init__(self, deck: Deck, progress: Progress) -> None:
        self._deck = deck
        self._progress = progress
        self._structure = StructureCheck(deck)
        self._looks = LookCheck(deck)
        self._titles: dict[str, list[tuple[int, str]]] = {}

    def slides(self, numbers: Iterable[int]) -> Iterator[DeckFinding]:
        """What is found on these slides."""
        for number in numbers:
            self._progress.report(number - 1, len(self._deck.slides), f"slide {number}")
            try:
                part = self._deck.slide(number)
                root = self._deck.package.xml(part)
                yield from [replace(finding, slide=number) for finding in self._slide(part, number, root)]
            except Problem as problem:
                yield DeckFinding("damaged-slide", number, "slide", problem.what)

    def _slide(self, part: str, number: int, root: Element) -> Iterator[DeckFinding]:
        title = title_of(root)
        if title:
            self._titles.setdefault(title.casefold(), []).append((number, title))
        ground = self._structure.ground(part)
        yield from self._structure.findings(part, root)
        yield from picture_findings(self._deck, part, root, ground)
        yield from word_findings(self._deck, part, root, ground)
        yield from motion_findings(root)
        yield from self._looks.findings(number, root)

    def same_titles(self) -> Iterator[DeckFinding]:
        """Slides whose title another slide before them has."""
        for slides in self._titles.values():
            first = slides[0][0]
            for number, title in slides[1:]:
                yield DeckFinding("same-title", number, title, f"Slide {first} has the title “{title}” too.")
