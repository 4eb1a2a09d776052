"""How much text fits on a slide, by estimate: enough to split long words over slides before they run off the edge."""

from __future__ import annotations

import math
from collections.abc import Sequence

EMU_PER_POINT = 12_700
# An average letter of Arial is about half as wide as the type is high; bold a little wider.
_LETTER, _BOLD_LETTER = 0.50, 0.56
_LINE = 1.2


def lines_of(text: str, width: int, points: float, *, bold: bool = False) -> int:
    """How many lines a text takes in `width` EMU at this size."""
    letters = max(1.0, width / EMU_PER_POINT / (points * (_BOLD_LETTER if bold else _LETTER)))
    return sum(max(1, math.ceil(len(part) / letters)) for part in (text.split("\n") or [""]))


def lines_in(height: int, points: float) -> int:
    """How many lines of this size fit into `height` EMU."""
    return max(1, math.floor(height / EMU_PER_POINT / (points * _LINE)))


def shortened(text: str, width: int, points: float, most_lines: int, *, bold: bool = False) -> str:
    """A text cut to `most_lines` at the end of a word, with three dots, where it is longer."""
    line = " ".join(text.split())
    if lines_of(line, width, points, bold=bold) <= most_lines:
        return line
    letters = int(width / EMU_PER_POINT / (points * (_BOLD_LETTER if bold else _LETTER))) * most_lines - 2
    return line[:letters].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def in_pages(texts: Sequence[str], width: int, height: int, points: float, gap: float) -> list[list[str]]:
    """Paragraphs shared out over pages of `height` EMU; `gap` is the space between two, in points.

    A paragraph longer than a page is split between words.
    """
    room = height / EMU_PER_POINT
    pages: list[list[str]] = [[]]
    used = 0.0
    for text in texts:
        for piece in _pieces(text, width, points, lines_in(height, points)):
            needs = lines_of(piece, width, points) * points * _LINE + gap
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
