"""Films and sounds that lie in decks: where, and taken out into a file."""

from __future__ import annotations

import contextlib
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from natp_studio.decks.deck import Deck
from natp_studio.decks.merging.bringing_in import bring_in
from natp_studio.domain.problems import Problem

_KINDS = ("video", "audio", "media")


@dataclass(frozen=True, slots=True)
class FilmInside:
    """A film or sound that a slide plays: `part` of the deck, whose packed bytes lie from `start` on in the file."""

    deck: Path
    slide: int
    part: str
    content_type: str
    octets: int
    start: int
    packed: int
    stored: bool


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """A deck with what it linked to: the files that are inside now, and those that did not lie beside it."""

    inside: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def films_in(slides: Sequence[tuple[Path, int]]) -> tuple[FilmInside, ...]:
    """The films and sounds of these slides (decks, and numbers from 1), each part once. Damaged ones are passed over.

    Raises Problem for a deck that cannot be read at all.
    """
    decks: dict[Path, Deck] = {}
    found: dict[tuple[Path, str], FilmInside] = {}
    for path, number in slides:
        deck = decks.get(path)
        if deck is None:
            deck = decks[path] = Deck(path)
        for part in _parts(deck, number):
            if (path, part) not in found:
                # Whoever carries the slides says what of them is damaged.
                with contextlib.suppress(Problem):
                    found[path, part] = _film(deck, number, part)
    return tuple(found.values())


def take_out(deck: Path, part: str, to: Path) -> int:
    """Write a part of a deck to a file; its length in bytes."""
    package = Deck(deck).package
    with to.open("wb") as file:
        for block in package.blocks(part):
            file.write(block)
    return to.stat().st_size


def embed_linked(deck: Path, to: Path) -> BroughtIn:
    """Write a deck with the films, sounds and pictures inside that its slides only link to and that lie beside it.

    Nothing is written where there are none. The same deck and files give the same bytes.
    """
    return BroughtIn(*bring_in(deck, to))


def _parts(deck: Deck, number: int) -> list[str]:
    """The films and sounds that a slide points to; none where it is damaged."""
    try:
        related = deck.package.relationships(deck.slide(number))
    except Problem:
        return []
    return [rel.target for rel in related if rel.kind in _KINDS and not rel.external and rel.target in deck.package]


def _film(deck: Deck, number: int, part: str) -> FilmInside:
    info = deck.package.member(part)
    with deck.path.open("rb", buffering=0) as file:
        start = deck.package.packed_start(part, file)
    return FilmInside(
        deck.path,
        number,
        part,
        deck.package.content_type(part),
        info.file_size,
        start,
        info.compress_size,
        info.compress_type == zipfile.ZIP_STORED,
    )
