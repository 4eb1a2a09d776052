"""A session's deck from parts, each finished: described, mended, credited, and tagged with where it came from."""

from __future__ import annotations

from pathlib import Path

from natp_studio.decks.composing import CarriedSlide, Composition, compose, weigh_composition
from natp_studio.decks.deck import Deck
from natp_studio.decks.drawing.drawer import SlideDrawer
from natp_studio.decks.mending.finisher import SlideFinisher
from natp_studio.decks.merging.plan import Merged, Weight
from natp_studio.domain.ids import derived_id
from natp_studio.domain.progress import Progress
from natp_studio.domain.scenes import Scene


def compose_finished(composition: Composition, session: str, to: Path, progress: Progress | None = None) -> Merged:
    """Write the deck to `to`, each slide finished as its part says. `session` is the session's id, "" for none.

    The same composition over the same files gives the same bytes.
    """
    return compose(composition, to, progress, _finisher(composition, session))


def weigh_finished(composition: Composition, session: str, progress: Progress | None = None) -> Weight:
    """What `compose_finished` would write, in bytes, with nothing written."""
    return weigh_composition(composition, progress, _finisher(composition, session))


def _finisher(composition: Composition, session: str) -> SlideFinisher:
    contents = [
        (part.slide.deck.name, part.slide.slide) if isinstance(part.slide, CarriedSlide) else repr(part.finish.origin)
        for part in composition.parts
    ]
    export = derived_id("export", session, composition.title, contents) if session else ""
    return SlideFinisher(composition.language, export, session, _Scenes().of)


class _Scenes:
    """Draws slides to see where there is room on them, keeping what the slides of one deck share."""

    def __init__(self) -> None:
        self._drawers: dict[Deck, SlideDrawer] = {}

    def of(self, deck: Deck, number: int) -> Scene:
        if deck not in self._drawers:
            self._drawers[deck] = SlideDrawer(deck, holds_files=False)
        return self._drawers[deck].scene(number)
