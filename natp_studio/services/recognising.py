"""Knowing a slide of a deck that came back again: by its tag, else by its words, and never by a title alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from natp_studio.decks.provenance import hash_of
from natp_studio.domain.items import Item, ItemKind
from natp_studio.domain.round_trips import Known, ReturnedDeck, ReturnedSlide, words_alike
from natp_studio.services.searching import query_of
from natp_studio.services.studio import Studio

_MOST_ALIKE = 50
# "Break" and "Any questions?" stand in decks of everybody: it takes more words than that to be the same slide.
_FEWEST_SAME, _FEWEST_ALIKE, _SHARE_ALIKE = 3, 5, 0.5
# What stands for the title of a slide without words (see `untitled`), whichever its number was.
_NO_TITLE = re.compile(r"Slide \d+")


def recognised(studio: Studio, slide: ReturnedSlide) -> tuple[str, Known]:
    """The id of the item that a slide is, and how it was recognised; "" where it is none, or one that we made.

    An item that only has the same title comes as not recognised: a person can still say that it is the one.
    """
    if slide.is_marked:
        return slide.item, Known.TAG
    title = "" if _NO_TITLE.fullmatch(slide.title) else slide.title
    if not (wanted := title or next(iter(slide.lines), "")):
        return "", Known.NOT
    best, most = "", (0, 0.0)
    for item in studio.library.search(query_of(wanted, _MOST_ALIKE)):
        lines, notes = said_before(item, slide)
        number, share = words_alike(lines, slide.lines)
        enough = number >= _FEWEST_SAME or (slide.notes and hash_of(notes) == slide.notes_now)
        if enough and slide.lines and hash_of(lines) == slide.words_now:
            return item.id, Known.WORDS
        if title and item.title == title and (not best or share > most[1]):
            best, most = item.id, (number, share)
    is_alike = most[0] >= _FEWEST_ALIKE and most[1] >= _SHARE_ALIKE
    return best, Known.ALIKE if is_alike else Known.NOT


def places_of(returned: ReturnedDeck, known: Mapping[int, tuple[str, Known]]) -> dict[int, int]:
    """The place that each slide left with, by its number now; copies and new slides have none."""
    found: dict[int, int] = {}
    for slide in returned.slides:
        if slide.is_marked and slide.export == returned.export and slide.place not in found.values():
            found[slide.number] = slide.place
    for slide in returned.slides:
        # A slide that lost its tag, and whose item is missing somewhere, is that one.
        item, _ = known[slide.number]
        free = [n for n, what in enumerate(returned.places, 1) if what == item and n not in found.values()]
        if item and free and not slide.is_marked:
            found[slide.number] = free[0]
    return dict(sorted(found.items()))


def said_before(item: Item | None, slide: ReturnedSlide) -> tuple[Sequence[str], Sequence[str]]:
    """What the slide said before, as far as the library knows: lines and notes."""
    if item is None:
        return (), ()
    if item.kind is ItemKind.SLIDE:
        return item.text.splitlines(), item.notes.splitlines()
    if item.kind is ItemKind.IDEA:
        lines = [item.title, *item.text.splitlines()]
        around = [line for line in slide.lines if line in (item.source_line, item.credit_line)]
        return [*lines, *around], (item.source_note,) if item.source_note else ()
    notes = f"What is said and heard:\n{item.text}" if item.text else item.notes
    return (item.title,), notes.splitlines()
