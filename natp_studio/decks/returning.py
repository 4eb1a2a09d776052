"""Reading a deck that was exported from here, changed in PowerPoint, and came back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from natp_studio.decks.deck import Deck
from natp_studio.decks.provenance import deck_mark_of, mark_of, said_in, tags_of
from natp_studio.decks.reading import read_slide
from natp_studio.domain.problems import Problem
from natp_studio.domain.progress import Progress
from natp_studio.domain.round_trips import ReturnedDeck, ReturnedSlide


def read_returned(path: Path, progress: Progress | None = None) -> ReturnedDeck:
    """Read every slide with its tag; damaged ones are named in `lost`. Raises Problem when there is nothing to read."""
    deck = Deck(path)
    slides, lost = [], []
    for number in range(1, len(deck.slides) + 1):
        if progress is not None:
            progress.report(number - 1, len(deck.slides), f"slide {number}")
        try:
            slides.append(_slide(deck, number))
        except Problem as problem:
            lost.append((number, problem.what))
    if not slides:
        raise Problem("No slide of this deck can be read.", deck.name, "Choose another deck.")
    mark = deck_mark_of(tags_of(deck, deck.package.main, deck.presentation))
    if mark is None:
        return ReturnedDeck(tuple(slides), deck.size, lost=tuple(lost))
    return ReturnedDeck(tuple(slides), deck.size, mark.export, mark.session, mark.slides, tuple(lost))


def left_as(path: Path) -> tuple[str, tuple[str, ...]]:
    """The session that a deck says it was exported from, and what stood at each of its places; "" and () without tags.

    Only the presentation part and its tags are read, so that it can be asked of every deck that comes in.
    """
    deck = Deck(path)
    mark = deck_mark_of(tags_of(deck, deck.package.main, deck.presentation))
    return (mark.session, mark.slides) if mark is not None else ("", ())


def _slide(deck: Deck, number: int) -> ReturnedSlide:
    part = deck.slide(number)
    root = deck.package.xml(part)
    contents = read_slide(deck, number, root)
    said = said_in(contents, root)
    slide = ReturnedSlide(
        number=number,
        title=said.title,
        lines=said.lines,
        notes=said.notes,
        words_now=said.words_hash,
        notes_now=said.notes_hash,
        alt_texts=contents.alt_texts,
        without_alt=contents.without_alt,
        contains=contents.contains,
        hidden=contents.hidden,
        language=contents.language,
    )
    mark = mark_of(tags_of(deck, part, root))
    if mark is None:
        return slide
    return replace(
        slide,
        item=mark.origin.item,
        media=mark.origin.media,
        made=mark.origin.made,
        place=mark.place,
        export=mark.export,
        credit=mark.origin.credit,
        consent=mark.origin.consent,
        words_before=mark.words,
        notes_before=mark.notes,
    )
