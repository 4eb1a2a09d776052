"""What the slides of a session say, read from their decks once more: the library keeps words for search, no tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from natp_studio.decks.retelling import retell_slides
from natp_studio.domain.items import Item, ItemKind
from natp_studio.domain.problems import Problem
from natp_studio.domain.progress import Progress
from natp_studio.domain.slide_words import AskedSlide, SlideWords
from natp_studio.services.studio import Studio


def slides_told(studio: Studio, items: Mapping[str, Item], progress: Progress | None = None) -> dict[str, SlideWords]:
    """What each slide says, by its item's id. A slide whose deck is missing or damaged is not in it."""
    progress = progress or Progress()
    decks: dict[str, list[Item]] = defaultdict(list)
    for item in items.values():
        if item.kind is ItemKind.SLIDE and item.slide is not None and item.media in studio.media:
            decks[item.media].append(item)
    told: dict[str, SlideWords] = {}
    for done, (media, slides) in enumerate(decks.items()):
        progress.report(done, len(decks), slides[0].source)
        try:
            found = studio.worker.run(retell_slides, studio.media.path(media), [_asked(item) for item in slides])
        except Problem:
            # The words that the library kept stand in for it.
            continue
        told.update({item.id: words for item, words in zip(slides, found, strict=True) if words is not None})
    return told


def _asked(item: Item) -> AskedSlide:
    assert item.slide is not None, "asked only for slides"
    return AskedSlide(
        item.slide,
        tuple((one.shape, one.words) for one in item.described if not one.is_decoration),
        tuple(one.shape for one in item.described if one.is_decoration),
    )
