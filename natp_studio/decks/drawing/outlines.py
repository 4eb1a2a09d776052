"""The outline of a shape: a preset, or what the deck draws itself."""

from __future__ import annotations

from collections.abc import Iterable

from natp_studio.decks.drawing.budget import Budget
from natp_studio.decks.drawing.custom import custom_outline
from natp_studio.decks.drawing.measures import number
from natp_studio.decks.drawing.pen import Outline
from natp_studio.decks.drawing.presets.catalogue import preset_outline
from natp_studio.decks.xml import Element, find_all, local

_MOST_ADJUSTMENTS = 20


def outline_of(parents: Iterable[Element | None], width: float, height: float, budget: Budget) -> Outline:
    """The outline that the first of several spPr elements gives; a rectangle where none gives any."""
    for parent in parents:
        for child in () if parent is None else parent:
            if local(child) == "custGeom":
                return custom_outline(child, width, height, budget)
            if local(child) == "prstGeom":
                return preset_outline(child.get("prst", "rect"), width, height, _adjustments(child))
    return preset_outline("rect", width, height, {})


def _adjustments(element: Element) -> dict[str, float]:
    found = {}
    for guide in find_all(element, "a:avLst/a:gd")[:_MOST_ADJUSTMENTS]:
        words = guide.get("fmla", "").split()
        if len(words) == 2 and words[0] == "val":
            found[guide.get("name", "")] = number(words[1])
    return found
