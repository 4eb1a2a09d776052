"""A whole deck from parts: slides of other decks, and slides that we make, in one running order."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from natp_studio.decks.deck import Deck
from natp_studio.decks.made.making import make_slides
from natp_studio.decks.made.values import MadeSlide
from natp_studio.decks.merging.finishing import NO_FINISH, Finish, Finisher
from natp_studio.decks.merging.merge import merge, weigh
from natp_studio.decks.merging.plan import Attachment, DeckPlan, Merged, Pick, Replacement, Section, Weight
from natp_studio.decks.merging.slide_sizes import check_shape, slide_size
from natp_studio.domain.problems import Problem
from natp_studio.domain.progress import Progress

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
    finish: Finish = NO_FINISH


@dataclass(frozen=True, slots=True)
class Composition:
    """A deck to be made: its title, its parts in order, and the shape of its slides.

    `shape`: "16:9" or "4:3", or "" for the size that most carried slides have.
    """

    title: str
    parts: tuple[Part, ...]
    shape: str = ""
    language: str = "en-GB"
    shrink_pictures: bool = False
    instead: tuple[Replacement, ...] = ()
    without_comments: bool = False

    def __post_init__(self) -> None:
        """Refuse a shape that slides cannot have, before anything is read."""
        check_shape(self.shape)


def compose(
    composition: Composition, to: Path, progress: Progress | None = None, finisher: Finisher | None = None
) -> Merged:
    """Write the deck to `to`. The same composition over the same files gives the same bytes."""
    with _planned(composition) as plan:
        return merge(plan, to, progress, finisher)


def weigh_composition(
    composition: Composition, progress: Progress | None = None, finisher: Finisher | None = None
) -> Weight:
    """What `compose` would write, in bytes, with nothing written."""
    with _planned(composition) as plan:
        return weigh(plan, progress, finisher)


@contextmanager
def _planned(composition: Composition) -> Iterator[DeckPlan]:
    """The plan of a composition, with the slides that we make on disk as long as the block runs."""
    if not composition.parts:
        raise Problem("There are no slides to put into a deck.", composition.title, "Choose at least one slide.")
    size = slide_size(composition.shape, _carried_sizes(composition))
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
                picks.append(
                    Pick(slide.deck, slide.slide, slide.called, part.section, slide.keep_hidden, finish=part.finish)
                )
            else:
                numbers, attachments = places.pop(0)
                picks.extend(
                    Pick(made_deck, number, _MADE_NAME, part.section, attachments=attachments, finish=part.finish)
                    for number in numbers
                )
        yield DeckPlan(
            composition.title,
            tuple(picks),
            size,
            composition.language,
            composition.shrink_pictures,
            composition.instead,
            composition.without_comments,
        )


def _carried_sizes(composition: Composition) -> list[tuple[int, int]]:
    decks = [part.slide.deck for part in composition.parts if isinstance(part.slide, CarriedSlide)]
    sizes = {deck: Deck(deck).size for deck in dict.fromkeys(decks)}
    return [sizes[deck] for deck in decks]
