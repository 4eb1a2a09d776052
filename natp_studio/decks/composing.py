"""A whole deck from parts: slides of other decks, and slides that we make, in one running order."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from natp_studio.decks.deck import Deck
from natp_studio.decks.made.making import make_slides
from natp_studio.decks.made.values import MadeSlide
from natp_studio.decks.merging.merge import merge
from natp_studio.decks.merging.plan import Attachment, DeckPlan, Merged, Pick, Section
from natp_studio.domain.problems import Problem
from natp_studio.domain.progress import Progress

WIDE = (12_192_000, 6_858_000)
_MADE_NAME = "made by NATP Studio"


@dataclass(frozen=True, slots=True)
class CarriedSlide:
    """Slide `slide`, from 1, of a deck on disk; `called` is how reports name that deck."""

    deck: Path
    slide: int
    called: str = ""
    keep_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the running order, and the section of the deck it stands in."""

    slide: CarriedSlide | MadeSlide
    section: Section | None = None


@dataclass(frozen=True, slots=True)
class Composition:
    """A deck to be made: its title, its parts in order, its size in EMU (None: what most carried slides have)."""

    title: str
    parts: tuple[Part, ...]
    size: tuple[int, int] | None = None
    language: str = "en-GB"


def compose(composition: Composition, to: Path, progress: Progress | None = None) -> Merged:
    """Write the deck to `to`. The same composition over the same files gives the same bytes."""
    if not composition.parts:
        raise Problem("There are no slides to put into a deck.", composition.title, "Choose at least one slide.")
    size = composition.size or _commonest_size(composition)
    made = [part.slide for part in composition.parts if not isinstance(part.slide, CarriedSlide)]
    with tempfile.TemporaryDirectory(prefix="natp-") as folder:
        made_deck = Path(folder) / "made.pptx"
        places: list[tuple[tuple[int, ...], tuple[Attachment, ...]]] = []
        if made:
            result = make_slides(made, size, composition.language, made_deck)
            places = list(zip(result.places, result.attachments, strict=True))
        picks: list[Pick] = []
        for part in composition.parts:
            if isinstance(part.slide, CarriedSlide):
                slide = part.slide
                picks.append(Pick(slide.deck, slide.slide, slide.called, part.section, slide.keep_hidden))
            else:
                numbers, attachments = places.pop(0)
                picks.extend(
                    Pick(made_deck, number, _MADE_NAME, part.section, attachments=attachments) for number in numbers
                )
        return merge(DeckPlan(composition.title, tuple(picks), size, composition.language), to, progress)


def _commonest_size(composition: Composition) -> tuple[int, int]:
    decks = Counter(part.slide.deck for part in composition.parts if isinstance(part.slide, CarriedSlide))
    sizes: Counter[tuple[int, int]] = Counter()
    for deck, number in decks.items():
        sizes[Deck(deck).size] += number
    return max(sizes, key=lambda size: sizes[size]) if sizes else WIDE
