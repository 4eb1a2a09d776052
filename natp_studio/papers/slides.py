"""A slide's words on paper: paragraphs, lists and real tables, in the slide's order, with nothing cut off."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from unicodedata import east_asian_width

from natp_studio.domain.slide_words import PieceKind, SlidePiece, SlideWords
from natp_studio.papers.paper import Paper
from natp_studio.papers.style import TEXT_WIDTH_CM
from natp_studio.papers.words import clean, is_source, one_line, shortened

# Of an honest slide nothing is left out; a slide with a whole book on it would make a paper that nobody opens.
LONGEST_SLIDE = 20_000
# What letters of a table take in bold type of 12 points, and the air beside the words of a cell, in centimetres.
_LETTER_CM, _CAPITAL_CM, _ROUND_CM, _DIGIT_CM, _BROAD_CM, _SLIM_CM = 0.243, 0.272, 0.3, 0.262, 0.385, 0.165
_BROAD, _ROUND, _SLIM = frozenset("mwMW%@"), frozenset("ADGHKNOQU"), frozenset("fijlrtI.,:;'’!()-|/")
_AIR_CM, _LITTLE_AIR_CM = 0.42, 0.24
_EMPTY = "–"
# Words of that many shapes in a row, each this short, are labels rather than sentences.
_FEWEST_LABELS, _LONGEST_LABEL = 3, 60


def whole_title(title: str, told: SlideWords | None) -> str:
    """The slide's title; whole again where the library had to cut it."""
    if told is not None and title.endswith("…") and told.title.startswith(title[:-1]):
        return told.title
    return title


def pieces_to_write(title: str, told: SlideWords) -> tuple[list[SlidePiece], bool]:
    """What is to be written of a slide below its title, and whether it had to be cut."""
    wanted = one_line(whole_title(title, told)).casefold()
    kept: list[SlidePiece] = []
    room = LONGEST_SLIDE
    for piece in told.pieces:
        if piece.kind is not PieceKind.TABLE and one_line(piece.text).casefold() in (wanted, ""):
            continue
        long = len(piece.text) + sum(len(cell) for row in piece.rows for cell in row)
        if long > room:
            if piece.text and room > LONGEST_SLIDE // 10:
                kept.append(replace(piece, text=shortened(one_line(piece.text), room)))
            return kept, True
        kept.append(piece)
        room -= long
    return kept, False


def write_pieces(paper: Paper, title: str, pieces: Sequence[SlidePiece], mark: str = "") -> None:
    """Write pieces of the slide with this title; its sources, behind a `mark` such as "Example", below the rest."""
    sources = [piece.text for piece in pieces if piece.kind is not PieceKind.TABLE and is_source(one_line(piece.text))]
    before = ""
    for piece in _lists(pieces):
        if piece.kind is PieceKind.TABLE and 0 < len(before) <= _LONGEST_LABEL:
            # Short words right above a table are what it is about.
            paper.keep_last()
        before = piece.text if piece.kind is PieceKind.TEXT else ""
        if piece.kind is PieceKind.TABLE:
            _table(paper, title, piece.rows)
        elif piece.text in sources:
            continue
        elif piece.label:
            paper.labelled(piece.label.rstrip(" :"), piece.text, "List Bullet")
        elif piece.kind in (PieceKind.POINT, PieceKind.INNER_POINT):
            paper.point(piece.text, inner=piece.kind is PieceKind.INNER_POINT, number=piece.number)
        else:
            paper.text(piece.text)
    marked = [f"{mark}. {sources[0]}", *sources[1:]] if mark and sources else [mark] if mark else sources
    for line in marked:
        paper.text(line, "Small")


def _lists(pieces: Sequence[SlidePiece]) -> Iterator[SlidePiece]:
    """The pieces, with short labels that stand one after another as the points of a list."""
    for is_label, run in itertools.groupby(pieces, _is_label):
        several = list(run)
        if is_label and len(several) >= _FEWEST_LABELS:
            yield from (SlidePiece(PieceKind.POINT, piece.text) for piece in several)
        else:
            yield from several


def _is_label(piece: SlidePiece) -> bool:
    is_short = piece.kind is PieceKind.TEXT and len(piece.text) <= _LONGEST_LABEL
    return is_short and not piece.text.rstrip().endswith((".", "!", "?", ":", ";")) and not is_source(piece.text)


def _table(paper: Paper, title: str, rows: Sequence[Sequence[str]]) -> None:
    """A table whose first row is its header; row by row as a list where it has too many columns for the page."""
    whole = [tuple("\n".join(map(one_line, clean(cell).split("\n"))).strip() for cell in row) for row in rows]
    whole = [row for row in whole if any(row)]
    title_rows, whole, notes = _parted(whole)
    for words in title_rows:
        paper.text(words)
    _grid(paper, title, whole)
    for words in notes:
        paper.text(words, "Small")


def _parted(rows: list[tuple[str, ...]]) -> tuple[list[str], list[tuple[str, ...]], list[str]]:
    """The rows of a table, and apart from them a title that goes over all columns and notes at its foot."""
    above: list[str] = []
    below: list[str] = []
    while len(rows) > 2 and len(rows[0]) > 1 and rows[0][0] and not any(rows[0][1:]):
        above.append(rows.pop(0)[0])
    while len(rows) > 2 and len(rows[-1]) > 1 and len(rows[-1][0]) > _LONGEST_LABEL and not any(rows[-1][1:]):
        below.insert(0, rows.pop()[0])
    return above, rows, below


def _grid(paper: Paper, title: str, whole: list[tuple[str, ...]]) -> None:
    if not whole:
        return
    words = [max(_least_width(row[column]) for row in whole) for column in range(len(whole[0]))]
    is_tight = sum(words) + len(words) * _AIR_CM > TEXT_WIDTH_CM
    least = [width + (_LITTLE_AIR_CM if is_tight else _AIR_CM) for width in words]
    if len(whole) == 1 or len(least) == 1:
        paper.bullets(one_line(cell) for row in whole for cell in row if cell)
    elif sum(least) > TEXT_WIDTH_CM:
        header = whole[0]
        for row in whole[1:]:
            cells = [(name, cell) for name, cell in zip(header[1:], row[1:], strict=True) if cell]
            named = (f"{name}: {cell}" if name else cell for name, cell in cells)
            said = one_line("; ".join(named))
            if said:
                paper.labelled(one_line(row[0]) or _EMPTY, said, "List Bullet")
            else:
                paper.text(row[0])
    else:
        filled = [tuple(cell or _EMPTY for cell in row) for row in whole]
        paper.table(title, filled[0], filled[1:], _widths(filled, least), strong=0, tight=is_tight)


def _least_width(cell: str) -> float:
    """What the longest word of a cell takes."""
    return max((sum(map(_letter_width, word)) for word in cell.split()), default=_LETTER_CM)


def _letter_width(letter: str) -> float:
    if letter in _BROAD or east_asian_width(letter) in "WF":
        return _BROAD_CM
    if letter in _SLIM:
        return _SLIM_CM
    if letter in _ROUND:
        return _ROUND_CM
    return _DIGIT_CM if letter.isdigit() else _CAPITAL_CM if letter.isupper() else _LETTER_CM


def _widths(rows: Sequence[Sequence[str]], least: Sequence[float]) -> list[float]:
    """Widths that fill the page: each column holds its longest word, and the rest goes to who has most to say."""
    wishes = [
        max(0.0, max(len(line) for row in rows for line in row[column].split("\n")) ** 0.75 * _LETTER_CM - width / 2)
        for column, width in enumerate(least)
    ]
    rest, total = TEXT_WIDTH_CM - sum(least), sum(wishes)
    return [
        width + rest * (wish / total if total else 1 / len(least)) for width, wish in zip(least, wishes, strict=True)
    ]
