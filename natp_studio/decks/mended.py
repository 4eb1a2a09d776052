"""A deck from parts with what is safe to mend mended, and nothing else done to it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from natp_studio.decks.composing import CarriedSlide, Composition, compose
from natp_studio.decks.mending.finisher import SlideFinisher
from natp_studio.decks.merging.plan import Merged
from natp_studio.domain.progress import Progress


def compose_mended(composition: Composition, to: Path, progress: Progress | None = None) -> Merged:
    """Write the deck to `to`; every mend of a carried slide is a line of the report."""
    parts = tuple(
        replace(part, finish=replace(part.finish, mend=True)) if isinstance(part.slide, CarriedSlide) else part
        for part in composition.parts
    )
    return compose(replace(composition, parts=parts), to, progress, SlideFinisher(composition.language))
