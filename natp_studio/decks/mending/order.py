"""The order in which a slide is read: the title first, where moving it there changes nothing that is seen."""

from __future__ import annotations

import itertools

from natp_studio.decks.mending.titles import title_shape
from natp_studio.decks.slide_tree import (
    FURNITURE,
    Ground,
    is_decorative,
    is_hidden,
    overlap,
    placeholder_of,
    top_shapes,
    words_of,
)
from natp_studio.decks.xml import Element, local


def before_title(root: Element) -> list[Element]:
    """What is read before the slide's title although it is not decoration; empty where there is no title with words."""
    shapes = top_shapes(root)
    title = title_shape(root)
    if title is None or not words_of(title) or title not in shapes:
        return []
    return [shape for shape in shapes[: shapes.index(title)] if _is_read(shape)]


def title_to_move(root: Element, ground: Ground) -> Element | None:
    """The title, where it is not first and no shape before it touches it: then moving it changes nothing to see."""
    if not before_title(root):
        return None
    shapes = top_shapes(root)
    title = title_shape(root)
    if title is None or title not in shapes or local(title.getparent()) != "spTree":  # type: ignore[arg-type]
        return None
    place = ground.area(title)
    if place is None:
        return None
    for shape in shapes[: shapes.index(title)]:
        other = ground.area(shape)
        if other is None or overlap(place, other):
            return None
    return title


def out_of_order(root: Element, ground: Ground) -> list[tuple[Element, Element]]:
    """Pairs of texts of which the first is read before the second, but stands wholly below it in the same column."""
    placed = [
        (shape, area)
        for shape in top_shapes(root)
        if _is_read(shape) and local(shape) == "sp" and words_of(shape) and (area := ground.area(shape)) is not None
    ]
    title = title_shape(root)
    found = []
    for (shape, area), (later, higher) in itertools.pairwise(placed):
        beside = area.x < higher.x + higher.width and higher.x < area.x + area.width
        if beside and higher.y + higher.height <= area.y and shape is not title and later is not title:
            found.append((shape, later))
    return found


def _is_read(shape: Element) -> bool:
    return not (is_hidden(shape) or is_decorative(shape) or placeholder_of(shape) in FURNITURE) and not (
        local(shape) in ("sp", "cxnSp") and not words_of(shape)
    )
