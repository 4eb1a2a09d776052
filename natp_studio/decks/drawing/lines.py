"""Outlines: width, colour, dashes, joins and arrow heads (ECMA-376 20.1.2.2.24), merged from what a shape inherits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from natp_studio.decks.drawing.fills import first_fill_element, one_colour
from natp_studio.decks.drawing.measures import points, share
from natp_studio.decks.drawing.sheet import Sheet
from natp_studio.decks.xml import Element, find, find_all, local
from natp_studio.domain.scenes import Colour, Line, LineEnd

_USUAL_WIDTH = 9_525 / 12_700
_WIDEST = 1584.0
# Dashes and gaps in line widths (ECMA-376 20.1.10.49, as PowerPoint draws them).
_DASHES: Mapping[str, tuple[float, ...]] = {
    "dot": (1, 3),
    "sysDot": (1, 1),
    "dash": (4, 3),
    "sysDash": (3, 1),
    "lgDash": (8, 3),
    "dashDot": (4, 3, 1, 3),
    "sysDashDot": (3, 1, 1, 1),
    "lgDashDot": (8, 3, 1, 3),
    "lgDashDotDot": (8, 3, 1, 3, 1, 3),
    "sysDashDotDot": (3, 1, 1, 1, 1, 1),
}
_CAPS: Mapping[str, Literal["flat", "square", "round"]] = {"rnd": "round", "sq": "square"}
_HEADS: Mapping[str, Literal["triangle", "stealth", "diamond", "oval", "arrow"]] = {
    "triangle": "triangle",
    "stealth": "stealth",
    "diamond": "diamond",
    "oval": "oval",
    "arrow": "arrow",
}
_HEAD_SIZES = {"sm": 2.0, "med": 3.0, "lg": 5.0}
_PARALLEL = {"dbl": 2, "thickThin": 2, "thinThick": 2, "tri": 3}


def line(chain: Sequence[Element], sheet: Sheet, stand_in: Colour | None = None) -> Line | None:
    """The outline that `ln` elements, strongest first, add up to; None for no outline."""
    if not chain:
        return None
    colour = one_colour(first_fill_element(chain), sheet, stand_in)
    if colour is None:
        return None
    width = next((points(node.get("w")) for node in chain if node.get("w") is not None), _USUAL_WIDTH)
    cap = next((node.get("cap", "") for node in chain if node.get("cap") is not None), "flat")
    compound = next((node.get("cmpd", "") for node in chain if node.get("cmpd") is not None), "sng")
    return Line(
        min(_WIDEST, max(0.0, width)),
        colour,
        _dashes(chain),
        _CAPS.get(cap, "flat"),
        _join(chain),
        _end(_first(chain, "a:headEnd")),
        _end(_first(chain, "a:tailEnd")),
        _PARALLEL.get(compound, 1),
    )


def _first(chain: Sequence[Element], path: str) -> Element | None:
    return next((found for node in chain if (found := find(node, path)) is not None), None)


def _dashes(chain: Sequence[Element]) -> tuple[float, ...]:
    for node in chain:
        preset = find(node, "a:prstDash")
        if preset is not None:
            return _DASHES.get(preset.get("val", ""), ())
        custom = find(node, "a:custDash")
        if custom is not None:
            lengths = [
                max(0.1, share(dash.get(name), 1.0)) for dash in find_all(custom, "a:ds")[:20] for name in ("d", "sp")
            ]
            return tuple(lengths)
    return ()


def _join(chain: Sequence[Element]) -> Literal["round", "bevel", "miter"]:
    for node in chain:
        for child in node:
            if local(child) == "miter":
                return "miter"
            if local(child) in ("round", "bevel"):
                return "round" if local(child) == "round" else "bevel"
    return "round"


def _end(element: Element | None) -> LineEnd | None:
    kind = None if element is None else _HEADS.get(element.get("type", "none"))
    if element is None or kind is None:
        return None
    return LineEnd(kind, _HEAD_SIZES.get(element.get("w", ""), 3.0), _HEAD_SIZES.get(element.get("len", ""), 3.0))
