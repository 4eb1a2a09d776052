"""What a slide says, piece by piece and in reading order, as a paper can tell it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PieceKind(StrEnum):
    """What a piece of a slide is."""

    TEXT = "text"
    POINT = "point"
    INNER_POINT = "inner-point"
    TABLE = "table"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class SlidePiece:
    """A paragraph, a point of a list, a table, or a sentence that says what a chart or picture shows.

    `number` is that of a numbered point ("2."), `label` its bold heading where it has one. `rows` are a table's cells,
    each row as long as the others, a line for each paragraph: what is merged on the slide stands in each of its cells,
    save for a row that is one cell, where the others are "".
    """

    kind: PieceKind
    text: str = ""
    number: str = ""
    label: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class SlideWords:
    """A slide's title, whole, "" for none, and all that it says besides."""

    title: str
    pieces: tuple[SlidePiece, ...]


@dataclass(frozen=True, slots=True)
class AskedSlide:
    """A slide to be told: its number, from 1, and what a person typed for its shapes, by their keys.

    `decoration` are the keys of shapes that a person called mere decoration.
    """

    number: int
    descriptions: tuple[tuple[str, str], ...] = ()
    decoration: tuple[str, ...] = ()
