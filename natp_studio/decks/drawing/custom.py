"""Shapes that a deck draws itself: custGeom, with its guides and paths (ECMA-376 20.1.9.8)."""

from __future__ import annotations

from collections.abc import Mapping

from natp_studio.decks.drawing.budget import Budget
from natp_studio.decks.drawing.guides import Guides
from natp_studio.decks.drawing.measures import EMU_PER_POINT, flag, number
from natp_studio.decks.drawing.pen import Outline, Pen
from natp_studio.decks.xml import Element, find, find_all, local
from natp_studio.domain.scenes import Area, Contour

_TONES: Mapping[str, float] = {"lighten": 0.4, "lightenLess": 0.2, "darken": -0.4, "darkenLess": -0.2}
_MOST_PATHS = 500
_FARTHEST = 1e9


def custom_outline(element: Element, width: float, height: float, budget: Budget) -> Outline:
    """The outline of a custGeom stretched to `width` by `height`."""
    guides = Guides(width * EMU_PER_POINT, height * EMU_PER_POINT)
    guides.define(find(element, "a:avLst"))
    guides.define(find(element, "a:gdLst"))
    contours = []
    for path in find_all(element, "a:pathLst/a:path")[:_MOST_PATHS]:
        if not budget.take_points(sum(1 for _ in path.iter())):
            break
        contours.append(_contour(path, guides, width, height))
    return Outline(tuple(contours), _text_area(find(element, "a:rect"), guides))


def _contour(path: Element, guides: Guides, width: float, height: float) -> Contour:
    own_width, own_height = number(path.get("w")), number(path.get("h"))
    scale_x = width / own_width if own_width > 0 else 1 / EMU_PER_POINT
    scale_y = height / own_height if own_height > 0 else 1 / EMU_PER_POINT
    mode = path.get("fill", "norm")
    pen = Pen(
        filled=mode != "none",
        stroked=flag(path.get("stroke"), default=True),
        tone=_TONES.get(mode, 0.0),
        scale=(scale_x, scale_y),
    )
    for step in path:
        kind = local(step)
        if kind == "close":
            pen.close()
        elif kind == "arcTo":
            pen.arc(
                _within(abs(guides.value(step.get("wR")))),
                _within(abs(guides.value(step.get("hR")))),
                guides.value(step.get("stAng")) / 60_000,
                guides.value(step.get("swAng")) / 60_000,
            )
        else:
            places = [_within(guides.value(point.get(axis))) for point in find_all(step, "a:pt") for axis in ("x", "y")]
            _draw(pen, kind, places)
    return pen.contour()


def _draw(pen: Pen, kind: str, places: list[float]) -> None:
    if kind == "moveTo" and len(places) == 2:
        pen.move(places[0], places[1])
    elif kind == "lnTo" and len(places) == 2:
        pen.line(*places)
    elif kind == "cubicBezTo" and len(places) == 6:
        pen.cubic(*places)
    elif kind == "quadBezTo" and len(places) == 4:
        pen.quad(*places)


def _text_area(element: Element | None, guides: Guides) -> Area | None:
    if element is None:
        return None
    left, top, right, bottom = (
        _within(guides.value(element.get(side)) / EMU_PER_POINT) for side in ("l", "t", "r", "b")
    )
    return Area(left, top, max(0.0, right - left), max(0.0, bottom - top))


def _within(place: float) -> float:
    return max(-_FARTHEST, min(_FARTHEST, place))
