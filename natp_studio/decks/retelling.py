"""Slides told piece by piece for a paper: paragraphs, points, tables, and a sentence for what only a picture shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from natp_studio.decks.auditing.pictures import kind_of, says_something
from natp_studio.decks.deck import Deck
from natp_studio.decks.drawing.numbering import Numbering
from natp_studio.decks.drawing.text_styles import level_of, paragraph_properties, text_style
from natp_studio.decks.figures import CHARTS, chart_sentence, diagram_points, figure_shown
from natp_studio.decks.slide_tree import (
    FURNITURE,
    Ground,
    Grounds,
    alt_text_of,
    is_decorative,
    is_hidden,
    is_title,
    name_of,
    placeholder_of,
    properties_of,
    shape_keys,
    top_shapes,
    with_inner,
)
from natp_studio.decks.xml import Element, find, find_all, local, qn
from natp_studio.domain.problems import Problem
from natp_studio.domain.slide_words import AskedSlide, PieceKind, SlidePiece, SlideWords

_FIGURES = {"SmartArt drawing": "Diagram", "ink drawing": "Drawing", "": "Drawing", "embedded object": "Object"}
_YES = ("1", "true")
# What PowerPoint writes behind an alt text that nobody has read yet.
_GUESSED = re.compile(r"description automatically generated|ai-generated content may be incorrect", re.IGNORECASE)
# A label of one or two digits stands for a place in a picture, not for words.
_LONGEST_LABEL = 2
# "Page" before the number of the slide, or "of 20" behind it.
_LONGEST_BESIDE_NUMBER = 12


def retell_slides(path: Path, asked: Sequence[AskedSlide]) -> tuple[SlideWords | None, ...]:
    """What each of these slides of a deck says; None for one that cannot be read. Raises Problem for the whole deck."""
    deck = Deck(path)
    grounds = Grounds(deck)
    told: list[SlideWords | None] = []
    for one in asked:
        try:
            told.append(_Teller(deck, grounds, one).told())
        except Problem:
            told.append(None)
    return tuple(told)


class _Teller:
    """Tells one slide."""

    def __init__(self, deck: Deck, grounds: Grounds, asked: AskedSlide) -> None:
        self._deck = deck
        self._part = deck.slide(asked.number)
        self._root = deck.package.xml(self._part)
        self._ground = grounds.of(self._part)
        keys = {properties: key for key, properties in shape_keys(self._root)}
        typed = dict(asked.descriptions)
        self._typed: dict[Element, str] = {one: typed[key] for one, key in keys.items() if key in typed}
        self._silent = {one for one, key in keys.items() if key in asked.decoration}

    def told(self) -> SlideWords:
        shapes = top_shapes(self._root)
        title = next((words for shape in shapes if is_title(shape) and (words := _whole(shape))), "")
        pieces = [piece for shape in shapes for piece in self._shape(shape)]
        return SlideWords(title, tuple(pieces))

    def _shape(self, shape: Element) -> Iterator[SlidePiece]:
        if is_hidden(shape) or is_title(shape) or placeholder_of(shape) in FURNITURE:
            return
        if local(shape) == "graphicFrame":
            yield from self._frame(shape)
        elif local(shape) == "grpSp":
            yield from self._group(shape)
        else:
            words = list(_paragraphs(shape, self._ground))
            if not words or placeholder_of(shape) is None:
                yield from self._figure(shape)
            yield from words

    def _group(self, group: Element) -> Iterator[SlidePiece]:
        """A group that says what it shows is told as one thing, and then the words in it that it does not say."""
        said = list(self._figure(group))
        yield from said
        known = said[0].text.casefold() if said else ""
        for inner in list(with_inner(group))[1:]:
            if local(inner) == "grpSp":
                yield from self._figure(inner)
                continue
            if said and local(inner) == "pic":
                continue
            yield from (piece for piece in self._shape(inner) if not known or piece.text.casefold() not in known)

    def _frame(self, frame: Element) -> Iterator[SlidePiece]:
        table = next(frame.iter(qn("a:tbl")), None)
        if table is not None:
            rows = table_rows(table)
            if any(cell for row in rows for cell in row):
                yield SlidePiece(PieceKind.TABLE, rows=rows)
            return
        said = list(self._figure(frame))
        yield from said
        kind, root = figure_shown(self._deck.package, self._part, frame)
        if root is None:
            return
        if kind not in CHARTS:
            for depth, words in diagram_points(root):
                yield SlidePiece(PieceKind.INNER_POINT if depth else PieceKind.POINT, words)
        elif not said:
            yield SlidePiece(PieceKind.FIGURE, chart_sentence(root))

    def _figure(self, shape: Element) -> Iterator[SlidePiece]:
        """What somebody wrote about a shape, as a sentence. Names that a program gave are nothing to tell."""
        properties = properties_of(shape)
        if properties is None or properties in self._silent:
            return
        words = self._typed.get(properties, "")
        written = alt_text_of(shape)
        is_own = says_something(written) and written != name_of(shape) and not _GUESSED.search(written)
        if not words and is_own and not is_decorative(shape):
            words = written
        if words:
            kind = kind_of(shape)
            name = _FIGURES.get(kind, kind.capitalize())
            named = words.casefold().startswith(name.casefold())
            yield SlidePiece(PieceKind.FIGURE, words if named else f"{name}: {words}")


def table_rows(table: Element) -> tuple[tuple[str, ...], ...]:
    """The cells of a table (ECMA-376 21.1.3.13), each row as long as the others; merged cells say the same words."""
    rows: list[list[str]] = []
    for row in find_all(table, "a:tr"):
        cells: list[str] = []
        for cell in find_all(row, "a:tc"):
            if cell.get("vMerge", "0") in _YES and rows and len(cells) < len(rows[-1]):
                cells.append(rows[-1][len(cells)])
            elif cell.get("hMerge", "0") in _YES and cells:
                cells.append(cells[-1])
            else:
                cells.append("\n".join(words for node in cell.iter(qn("a:p")) if (words := _words(node))))
        is_one = len(cells) > 1 and all(cell.get("hMerge", "0") in _YES for cell in find_all(row, "a:tc")[1:])
        rows.append([cells[0], *[""] * (len(cells) - 1)] if is_one else cells)
    widest = max((len(row) for row in rows), default=0)
    return tuple((*row, *[""] * (widest - len(row))) for row in rows)


def _paragraphs(shape: Element, ground: Ground) -> Iterator[SlidePiece]:
    body = find(shape, "p:txBody")
    if body is None:
        return
    style = text_style(find(body, "a:lstStyle"), ground.text_style(shape))
    highest = min((_level(node) for node in find_all(body, "a:p") if _words(node)), default=0)
    numbering = Numbering()
    made: list[SlidePiece] = []
    bold: list[bool] = []
    for node in find_all(body, "a:p"):
        words = _words(node)
        if not any(sign.isalnum() for sign in words):
            continue
        own = paragraph_properties(find(node, "a:pPr"))
        level = level_of(own)
        bullet = own.over(style.level(level).paragraph).parts.get("bullet")
        kind = "" if bullet is None else local(bullet)
        number = numbering.next(level, bullet) if bullet is not None and kind == "buAutoNum" else ""
        if not number:
            numbering.interrupt(level)
        point = PieceKind.INNER_POINT if level > highest else PieceKind.POINT
        made.append(SlidePiece(PieceKind.TEXT if kind in ("", "buNone") else point, words, number))
        bold.append(_is_bold(node))
    if len(made) == 1:
        (only,) = made
        if placeholder_of(shape) is None and only.text.isdecimal() and len(only.text) <= _LONGEST_LABEL:
            return
        made = [SlidePiece(PieceKind.TEXT, only.text)] if not only.number else made
    elif placeholder_of(shape) is None and bold and bold[0] and not any(bold[1:]) and made[0].kind is PieceKind.TEXT:
        # A card: its bold first line is the heading of the others.
        first = SlidePiece(PieceKind.POINT, made[1].text, label=made[0].text)
        made = [first, *(SlidePiece(PieceKind.INNER_POINT, piece.text, piece.number) for piece in made[2:])]
    yield from made


def _level(paragraph: Element) -> int:
    return level_of(paragraph_properties(find(paragraph, "a:pPr")))


def _is_bold(paragraph: Element) -> bool:
    """True where every run with words says that it is bold."""
    runs = [run for run in find_all(paragraph, "a:r") if (find(run, "a:t") is not None)]
    looks = [find(run, "a:rPr") for run in runs]
    return bool(looks) and all(look is not None and look.get("b", "0") in _YES for look in looks)


def _words(paragraph: Element) -> str:
    """The words of a paragraph on one line; none where it only tells the slide's number or the date of today."""
    parts, has_furniture = [], False
    for node in paragraph.iter():
        name = local(node)
        if name == "t":
            is_furniture = _is_furniture(node.getparent())
            has_furniture |= is_furniture
            parts.append("" if is_furniture else node.text or "")
        elif name in ("br", "tab"):
            parts.append(" ")
    words = " ".join("".join(parts).split())
    return "" if has_furniture and len(words) <= _LONGEST_BESIDE_NUMBER else words


def _is_furniture(field: Element | None) -> bool:
    kind = field.get("type", "") if field is not None and local(field) == "fld" else ""
    return kind == "slidenum" or kind.startswith("datetime")


def _whole(shape: Element) -> str:
    body = find(shape, "p:txBody")
    return " ".join(words for node in ([] if body is None else body.iter(qn("a:p"))) if (words := _words(node)))
