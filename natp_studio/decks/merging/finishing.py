"""What else may be done to a slide on its way into the new deck, as values, and who does it.

A merge by itself carries slides as they are. Whoever wants them mended, described, credited and tagged gives it a
`Finisher`; what is to be done with each slide is said by its `Finish`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

# Plans are made where no XML is read: importing them must not load lxml.
if TYPE_CHECKING:
    from natp_studio.decks.merging.slides import SlideXml


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a slide comes from: item, SHA-256 of its file, credit, consent. `made` is what it is, where we made it."""

    item: str = ""
    media: str = ""
    credit: str = ""
    consent: str = ""
    made: str = ""


@dataclass(frozen=True, slots=True)
class Finish:
    """What is done to one slide besides carrying it.

    `descriptions` are alt texts that a person typed, by the shape's key (see `slide_tree.shape_keys`); the key "title"
    is the slide's own title. `decoration` are the keys of shapes that a person called mere decoration. `credit` is the
    visible line at the bottom, "" for none. Nothing is mended unless `mend`.
    """

    mend: bool = False
    descriptions: tuple[tuple[str, str], ...] = ()
    origin: Origin | None = None
    credit: str = ""
    decoration: tuple[str, ...] = ()


NO_FINISH = Finish()


@dataclass(frozen=True, slots=True)
class NewTags:
    """A tags part that a slide points to: the relationship's id on the slide, and the part's XML."""

    id: str
    data: bytes


class Finisher(Protocol):
    """Changes slides while a deck is merged. One finisher serves one merge."""

    def begin(self, slide: SlideXml, finish: Finish) -> Collection[str]:
        """Called first of all; the ids of relationships of the slide that are not to be carried."""
        ...

    def end(self, slide: SlideXml, finish: Finish, place: int, size: tuple[int, int]) -> Sequence[NewTags]:
        """Called when nothing else changes the slide. `place` counts from 0, `size` is the new deck's in EMU."""
        ...

    def deck_tags(self) -> bytes | None:
        """Called when all slides are done: tags for the deck as a whole."""
        ...
