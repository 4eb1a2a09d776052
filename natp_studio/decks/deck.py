"""A presentation: its slides in order, its size, and what else hangs on the presentation part."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from natp_studio.decks.package import Package
from natp_studio.decks.xml import Element, find, find_all, qn
from natp_studio.domain.problems import Problem

MOST_SLIDES = 5_000
_USUAL_SIZE = (9_144_000, 6_858_000)
_LEAST, _LARGEST = 914_400, 51_206_400
_PRESENTATION_TYPES = ("presentation.main+xml", "template.main+xml", "slideshow.main+xml")
_WITH_MACROS = ".macroEnabled.main+xml"


class Deck:
    """A .pptx, .potx, .ppsx or .pptm opened for reading, Transitional or Strict. Raises Problem for anything else.

    `slides` are part names in order, "" or a name that is not in the package for a slide the file has lost. `called`
    is how reports name it, where that is not how the file is called.
    """

    def __init__(self, path: Path, called: str = "") -> None:
        self.path = path
        self._called = called
        self.package = Package(path)
        kind = self.package.content_type(self.package.main)
        no_deck = Problem("This file is not a PowerPoint presentation.", path.name, "Choose a file that ends in .pptx.")
        # Some programs give every part the type of plain XML; those of other Office files say so.
        if kind.startswith("application/vnd.") and not kind.endswith((*_PRESENTATION_TYPES, _WITH_MACROS)):
            raise no_deck
        self.presentation = self.package.xml(self.package.main)
        if self.presentation.tag != qn("p:presentation"):
            raise no_deck
        macros = any(rel.kind == "vbaProject" for rel in self.package.relationships(self.package.main))
        self.has_macros = macros or kind.endswith(_WITH_MACROS)
        self.slides = self._slides()

    @property
    def name(self) -> str:
        """What reports call it."""
        return self._called or self.path.name

    @cached_property
    def size(self) -> tuple[int, int]:
        """Width and height of a slide in EMU (914,400 to the inch).

        PowerPoint's 4:3 where the file does not say, or says what no slide can be (ISO/IEC 29500-1, 19.7.18).
        """
        said = _size(find(self.presentation, "p:sldSz"))
        return said if said is not None and all(_LEAST <= length <= _LARGEST for length in said) else _USUAL_SIZE

    @cached_property
    def notes_size(self) -> tuple[int, int] | None:
        """Width and height of a page of notes in EMU; None where the file does not say."""
        return _size(find(self.presentation, "p:notesSz"))

    def part_of(self, number: int) -> str:
        """What the deck lists as slide `number`, from 1: a part's name, which a damaged file may lack."""
        if not self.slides:
            raise Problem("There are no slides in this deck.", self.name, "Choose a deck with slides.")
        if not 1 <= number <= len(self.slides):
            raise Problem(
                f"There is no slide {number} in this deck.", self.name, f"Choose a number from 1 to {len(self.slides)}."
            )
        return self.slides[number - 1]

    def slide(self, number: int) -> str:
        """The part name of slide `number`, from 1."""
        part = self.part_of(number)
        if part not in self.package:
            raise Problem(
                f"Slide {number} of this deck is missing from the file.",
                self.name,
                "Open it in PowerPoint, let it repair the file, save it and try again.",
            )
        return part

    def layout_of(self, slide: str) -> str | None:
        """The slide's layout, or None where the file has lost it."""
        return self._first(slide, "slideLayout")

    def master_of(self, layout: str) -> str | None:
        """The layout's master, or None where the file has lost it."""
        return self._first(layout, "slideMaster")

    def theme_of(self, master: str) -> str | None:
        """The master's theme, or None where the file has lost it."""
        return self._first(master, "theme")

    def notes_of(self, slide: str) -> str | None:
        """The slide's notes, or None."""
        return self._first(slide, "notesSlide")

    def _first(self, part: str, kind: str) -> str | None:
        try:
            return next(iter(self.package.related(part, kind)), None)
        except Problem:
            # The list of what the part points to is damaged.
            return None

    def _slides(self) -> tuple[str, ...]:
        entries: list[Element] = find_all(self.presentation, "p:sldIdLst/p:sldId")
        if len(entries) > MOST_SLIDES:
            raise Problem(
                f"This deck has {len(entries):,} slides; {MOST_SLIDES:,} is the most.",
                self.name,
                "Split it into smaller decks in PowerPoint.",
            )
        targets = self.package.targets(self.package.main)
        found = (targets.get(entry.get(qn("r:id"), "")) for entry in entries)
        return tuple(rel.target if rel is not None and rel.kind == "slide" else "" for rel in found)


def _size(node: Element | None) -> tuple[int, int] | None:
    try:
        width, height = (int(node.get("cx", "")), int(node.get("cy", ""))) if node is not None else (0, 0)
    except ValueError:
        return None
    return (width, height) if width > 0 and height > 0 else None
