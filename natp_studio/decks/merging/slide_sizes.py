"""Which size the slides of a new deck have, so that as few of the carried slides as possible are scaled.

Slides that only move keep every length: their charts, tables and lines of text stay as they were made. So for a
wanted shape the size is looked for that holds most slides as they are, even if it is not the usual one: slides of
13.333 by 7.5 inches stand whole on 4:3 slides of 13.333 by 10 inches. Sizes are width and height in EMU.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from natp_studio.decks.merging.scaling import fit
from natp_studio.domain.problems import Problem

# The sizes that PowerPoint gives new slides, and the bounds of any (ISO/IEC 29500-1, 19.2.1.39 and 19.7.17).
WIDE = (12_192_000, 6_858_000)
STANDARD = (9_144_000, 6_858_000)
_LARGEST = 51_206_400
_USUAL = {"16:9": WIDE, "4:3": STANDARD}


def check_shape(shape: str) -> None:
    """A Problem unless slides can be of this shape."""
    if shape and shape not in _USUAL:
        raise Problem(f"Slides cannot be {shape}.", "the size of the slides", "Choose 16:9 or 4:3.")


def slide_size(shape: str, carried: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The size of a deck of the shape "16:9" or "4:3", or "" for the size that most of its slides have.

    `carried` has the size of each carried slide, once for each.
    """
    check_shape(shape)
    sizes = Counter(carried)
    if not shape:
        return max(sizes, key=lambda size: sizes[size], default=WIDE)
    usual = _USUAL[shape]
    holding = (_around(size, Fraction(*usual)) for size in sizes)
    candidates = [usual, *(size for size in holding if max(size) <= _LARGEST)]
    return max(candidates, key=lambda size: _as_they_are(sizes, size))


def _around(size: tuple[int, int], ratio: Fraction) -> tuple[int, int]:
    """The smallest size of a ratio that holds slides of `size`, which some programs round."""
    width, height = next((usual for usual in _USUAL.values() if fit(size, usual) is None), size)
    return (width, round(width / ratio)) if width > height * ratio else (round(height * ratio), height)


def _as_they_are(sizes: Counter[tuple[int, int]], target: tuple[int, int]) -> int:
    """How many slides need not be scaled on slides of the size `target`."""
    fits = ((fit(size, target), number) for size, number in sizes.items())
    return sum(number for fitting, number in fits if fitting is None or not fitting.is_resized)
