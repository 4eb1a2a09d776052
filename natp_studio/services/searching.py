"""Finding items in the library, with filters as a person names them."""

from __future__ import annotations

from collections.abc import Iterable

from natp_studio.domain.items import Item, ItemKind
from natp_studio.domain.problems import Problem
from natp_studio.services.studio import Studio
from natp_studio.store.search import Query


def find(
    studio: Studio,
    words: str = "",
    *,
    kinds: Iterable[str] = (),
    tags: Iterable[str] = (),
    settings: Iterable[str] = (),
    professions: Iterable[str] = (),
    contributor: str = "",
    archived: bool = False,
    limit: int = 100,
    offset: int = 0,
) -> tuple[Item, ...]:
    """Items whose words begin as `words` do, best first; without words, in the order they came in."""
    return studio.library.search(
        Query(
            words,
            tuple(_kind(kind) for kind in kinds),
            tuple(tags),
            tuple(settings),
            tuple(professions),
            contributor,
            archived,
            limit,
            offset,
        )
    )


def _kind(word: str) -> ItemKind:
    try:
        return ItemKind(word.lower())
    except ValueError as error:
        choices = ", ".join(kind.value for kind in ItemKind)
        raise Problem(f"There is no kind of item called “{word}”.", "", f"Choose one of: {choices}.") from error
