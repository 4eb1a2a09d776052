"""Finding items in the library, with filters as a person names them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict, Unpack

from natp_studio.domain.items import Item, ItemKind
from natp_studio.domain.problems import Problem
from natp_studio.services.studio import Studio
from natp_studio.store.search import Query


class Filters(TypedDict, total=False):
    """What narrows a search down.

    Of several kinds, settings, professions or ids one is enough; all tags must be there.
    """

    kinds: Iterable[str]
    tags: Iterable[str]
    settings: Iterable[str]
    professions: Iterable[str]
    contributor: str
    archived: bool
    ids: Iterable[str]


def find(
    studio: Studio, words: str = "", *, limit: int = 100, offset: int = 0, **filters: Unpack[Filters]
) -> tuple[Item, ...]:
    """Items whose words begin as `words` do, best first; without words, in the order they came in."""
    return studio.library.search(query_of(words, limit, offset, **filters))


def query_of(words: str, limit: int = 100, offset: int = 0, **filters: Unpack[Filters]) -> Query:
    """Words and filters as the store understands them. Raises Problem for a kind that there is not."""
    return Query(
        words,
        tuple(_kind(kind) for kind in filters.get("kinds", ())),
        tuple(filters.get("tags", ())),
        tuple(filters.get("settings", ())),
        tuple(filters.get("professions", ())),
        filters.get("contributor", ""),
        filters.get("archived", False),
        limit,
        offset,
        tuple(filters.get("ids", ())),
    )


def _kind(word: str) -> ItemKind:
    try:
        return ItemKind(word.lower())
    except ValueError as error:
        choices = ", ".join(kind.value for kind in ItemKind)
        raise Problem(f"There is no kind of item called “{word}”.", "", f"Choose one of: {choices}.") from error
