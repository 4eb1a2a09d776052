"""How much text fits on a slide, by estimate: enough to split long words over slides before they run off the edge."""

from __future__ import annotations

import math
from collections.abc import Sequence
from unicodedata import east_asian_width

from natp_studio.decks.drawing.measures import EMU_PER_POINT

# An average letter of Arial is about half as wide as the type is high; bold a little wider.
_LETTER, _BOLD_LETTER = 0.50, 0.56
# A line of text is so many times as high as its type.
LINE_HEIGHT = 1.2


def lines_of(text: str, width: int, points: float, *, bold: bool = False) -> int:
    """How many lines a text takes in `width` EMU at this size."""
    letters = max(1.0, width / EMU_PER_POINT / (points * (_BOLD_LETTER if bold else _LETTER)))
    return sum(max(1, math.ceil(_length(part) / letters)) for part in (text.split("\n") or [""]))


def _length(text: str) -> int:
    """How long a text is in usual letters: signs of East Asian scripts and pictures are twice as wide (UAX 11)."""
    return len(text) if text.isascii() else len(text) + sum(east_asian_width(sign) in "WF" for sign in text)


def lines_in(height: int, points: float) -> int:
    """How many lines of this size fit into `height` EMU."""
    return max(1, math.floor(height / EMU_PER_POINT / (points * LINE_HEIGHT)))


def shortened(text: str, width: int, points: float, most_lines: int, *, bold: bool = False) -> str:
    """A text cut to `most_lines` at the end of a word, with three dots, where it is longer."""
    line = " ".join(text.split())
    if lines_of(line, width, points, bold=bold) <= most_lines:
        return line
    letters = int(width / EMU_PER_POINT / (points * (_BOLD_LETTER if bold else _LETTER))) * most_lines - 2
    return line[:letters].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def fitting_points(text: str, width: int, height: int, sizes: Sequence[float], *, bold: bool = False) -> float | None:
    """The first of these sizes with which a text stands in a place (EMU); None where it fits with none."""
    room = height / EMU_PER_POINT
    return next((size for size in sizes if lines_of(text, width, size, bold=bold) * size * LINE_HEIGHT <= room), None)


def in_pages(texts: Sequence[str], width: int, height: int, points: float, gap: float) -> list[list[str]]:
    """Paragraphs shared out over pages of `height` EMU; `gap` is the space between two, in points.

    A paragraph longer than a page is split between words.
    """
    room = height / EMU_PER_POINT
    pages: list[list[str]] = [[]]
    used = 0.0
    for text in texts:
        for piece in _pieces(text, width, points, lines_in(height, points)):
            needs = lines_of(piece, width, points) * points * LINE_HEIGHT + gap
            if pages[-1] and used + needs > room:
                pages.append([])
                used = 0.0
            pages[-1].append(piece)
            used += needs
    return pages


def _pieces(text: str, width: int, points: float, most_lines: int) -> list[str]:
    line = " ".join(text.split())
    letters = max(20, int(width / EMU_PER_POINT / (points * _LETTER)) * most_lines - 20)
    pieces = []
    while len(line) > letters:
        head = line[:letters]
        sentence = head.rfind(". ") + 1
        cut = (sentence if sentence > letters // 2 else head.rfind(" ")) or letters
        pieces.append(line[:cut].strip())
        line = line[cut:].strip()
    return [*pieces, line] if line else pieces or [""]
