"""A presentation: its slides in order, its size, and what else hangs on the presentation part."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from natp_studio.decks.package import Package
from natp_studio.decks.xml import Element, find, find_all, qn
from natp_studio.domain.problems import Problem

MOST_SLIDES = 5_000
_PRESENTATION_TYPES = ("presentation.main+xml", "template.main+xml", "slideshow.main+xml")
_WITH_MACROS = ".macroEnabled.main+xml"


class Deck:
    """A .pptx, .potx, .ppsx or .pptm opened for reading, Transitional or Strict. Raises Problem for anything else.

    `slides` are part names in order, "" or a name that is not in the package for a slide the file has lost.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.package = Package(path)
        kind = self.package.content_type(self.package.main)
        if not kind.endswith((*_PRESENTATION_TYPES, _WITH_MACROS)):
            raise Problem("This file is not a PowerPoint presentation.", path.name, "Choose a file that ends in .pptx.")
        self.has_macros = kind.endswith(_WITH_MACROS)
        self.presentation = self.package.xml(self.package.main)
        self.slides = self._slides()

    @property
    def name(self) -> str:
        """The file's name, as reports call it."""
        return self.path.name

    @cached_property
    def size(self) -> tuple[int, int]:
        """Width and height of a slide in EMU (914,400 to the inch). PowerPoint's 4:3 where the file does not say."""
        return _size(find(self.presentation, "p:sldSz")) or (9_144_000, 6_858_000)

    @cached_property
    def notes_size(self) -> tuple[int, int] | None:
        """Width and height of a page of notes in EMU; None where the file does not say."""
        return _size(find(self.presentation, "p:notesSz"))

    def part_of(self, number: int) -> str:
        """What the deck lists as slide `number`, from 1: a part's name, which a damaged file may lack."""
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
        return next(iter(self.package.related(slide, "slideLayout")), None)

    def master_of(self, layout: str) -> str | None:
        """The layout's master, or None where the file has lost it."""
        return next(iter(self.package.related(layout, "slideMaster")), None)

    def theme_of(self, master: str) -> str | None:
        """The master's theme, or None where the file has lost it."""
        return next(iter(self.package.related(master, "theme")), None)

    def notes_of(self, slide: str) -> str | None:
        """The slide's notes, or None."""
        return next(iter(self.package.related(slide, "notesSlide")), None)

    def section_of(self, slide_number: int) -> str:
        """The name of the section a slide stands in; "" where the deck has none."""
        return self._sections.get(slide_number, "")

    @cached_property
    def _sections(self) -> dict[int, str]:
        numbers = {
            node.get("id", ""): number
            for number, node in enumerate(find_all(self.presentation, "p:sldIdLst/p:sldId"), start=1)
        }
        return {
            numbers[entry.get("id", "")]: section.get("name", "")
            for section in self.presentation.iter(qn("p14:section"))
            for entry in section.iter(qn("p14:sldId"))
            if entry.get("id", "") in numbers
        }

    def _slides(self) -> tuple[str, ...]:
        entries: list[Element] = find_all(self.presentation, "p:sldIdLst/p:sldId")
        if len(entries) > MOST_SLIDES:
            raise Problem(
                f"This deck has {len(entries):,} slides; {MOST_SLIDES:,} is the most.",
                self.name,
                "Split it into smaller decks in PowerPoint.",
            )
        targets = {rel.id: rel.target for rel in self.package.relationships(self.package.main) if not rel.external}
        return tuple(targets.get(entry.get(qn("r:id"), ""), "") for entry in entries)


def _size(node: Element | None) -> tuple[int, int] | None:
    try:
        width, height = (int(node.get("cx", "")), int(node.get("cy", ""))) if node is not None else (0, 0)
    except ValueError:
        return None
    return (width, height) if width > 0 and height > 0 else None
