"""Fills: one colour, gradients, patterns and pictures (ECMA-376 20.1.8)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from natp_studio.decks.drawing.colours import BLACK, WHITE, colour, colour_value
from natp_studio.decks.drawing.measures import degrees, flag, points, share
from natp_studio.decks.drawing.sheet import Sheet
from natp_studio.decks.xml import Element, find, local, qn
from natp_studio.domain.scenes import (
    Colour,
    Fill,
    GradientFill,
    PatternFill,
    PictureFill,
    PictureLook,
    Sides,
    SolidFill,
    Stop,
    Tile,
)

_KINDS = frozenset(("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"))
_MOST_STOPS = 100
_FURTHEST = 10.0


def fill_element(parent: Element | None) -> Element | None:
    """The child that says how `parent` is filled, or None where it says nothing."""
    if parent is None:
        return None
    for child in parent:
        if local(child) in _KINDS:
            return child
    return None


def first_fill_element(parents: Iterable[Element | None]) -> Element | None:
    """The strongest say among several, strongest first."""
    for parent in parents:
        found = fill_element(parent)
        if found is not None:
            return found
    return None


def fill(element: Element | None, sheet: Sheet, stand_in: Colour | None = None) -> Fill | None:
    """The fill that an element such as solidFill describes; None for nothing. `stand_in`: the meaning of "phClr"."""
    kind = "" if element is None else local(element)
    if element is None or kind in ("noFill", "grpFill"):
        return None
    if kind == "gradFill":
        return gradient(element, sheet, stand_in)
    if kind == "blipFill":
        return picture_fill(element, sheet, stand_in)
    if kind == "pattFill" and (len(element) or element.get("prst")):
        fore = colour(find(element, "a:fgClr"), sheet.palette, stand_in) or BLACK
        back = colour(find(element, "a:bgClr"), sheet.palette, stand_in) or WHITE
        return PatternFill(element.get("prst", "pct50"), fore, back)
    one = colour(element, sheet.palette, stand_in)
    return None if one is None else SolidFill(one)


def gradient(element: Element, sheet: Sheet, stand_in: Colour | None) -> Fill | None:
    """A gradFill; with one stop it is one colour."""
    stops = []
    for stop in list(element.iter(qn("a:gs")))[:_MOST_STOPS]:
        one = colour(stop, sheet.palette, stand_in)
        if one is not None:
            stops.append(Stop(min(1.0, max(0.0, share(stop.get("pos")))), one))
    if not stops:
        return None
    stops.sort(key=lambda stop: stop.position)
    if len(stops) == 1:
        return SolidFill(stops[0].colour)
    path = find(element, "a:path")
    if path is not None:
        focus = sides(find(path, "a:fillToRect"), _FURTHEST)
        return GradientFill(tuple(stops), "circle" if path.get("path") == "circle" else "rect", focus=focus)
    straight = find(element, "a:lin")
    angle = 0.0 if straight is None else degrees(straight.get("ang"))
    scaled = straight is not None and flag(straight.get("scaled"))
    return GradientFill(tuple(stops), "linear", angle, scaled)


def one_colour(element: Element | None, sheet: Sheet, stand_in: Colour | None = None) -> Colour | None:
    """The colour that comes nearest to a fill, for what is drawn in one colour only: lines and letters."""
    filled = fill(element, sheet, stand_in) if element is not None and local(element) != "blipFill" else None
    if isinstance(filled, SolidFill):
        return filled.colour
    if isinstance(filled, GradientFill):
        return filled.stops[0].colour.mixed(filled.stops[-1].colour, 0.5)
    if isinstance(filled, PatternFill):
        return filled.foreground
    return None


def picture_fill(element: Element, sheet: Sheet, stand_in: Colour | None = None) -> Fill | None:
    """A blipFill whose picture can be painted, else None."""
    blip = find(element, "a:blip")
    part = "" if blip is None else sheet.target(blip.get(qn("r:embed")))
    if blip is None or not part or sheet.gallery.take(part):
        return None
    tile = find(element, "a:tile")
    stretched = find(element, "a:stretch/a:fillRect")
    return PictureFill(
        part,
        sides(find(element, "a:srcRect")),
        sides(stretched),
        None if tile is None else _tile(tile),
        picture_look(blip, sheet, stand_in),
    )


def picture_look(blip: Element, sheet: Sheet, stand_in: Colour | None = None) -> PictureLook:
    """What a blip says about its picture's colours."""
    look = PictureLook()
    for change in blip:
        kind = local(change)
        if kind == "alphaModFix":
            look = replace(look, opacity=min(1.0, max(0.0, share(change.get("amt"), 1.0))))
        elif kind == "grayscl":
            look = replace(look, grey=True)
        elif kind == "lum":
            look = replace(look, brightness=share(change.get("bright")), contrast=share(change.get("contrast")))
        elif kind == "clrChange":
            look = replace(look, see_through=colour(find(change, "a:clrFrom"), sheet.palette, stand_in))
        elif kind == "duotone" and len(change) == 2:
            look = replace(look, duotone=_duotone(change, sheet, stand_in))
    return look


def _duotone(element: Element, sheet: Sheet, stand_in: Colour | None) -> tuple[Colour, Colour] | None:
    dark, light = (colour_value(child, sheet.palette, stand_in) or BLACK for child in element)
    return dark, light


def sides(element: Element | None, most: float = 1.0) -> Sides:
    """The shares in attributes l, t, r and b, none above `most`."""
    if element is None:
        return Sides()
    left, top, right, bottom = (min(most, max(-_FURTHEST, share(element.get(name)))) for name in "ltrb")
    return Sides(left, top, right, bottom)


def _tile(element: Element) -> Tile:
    return Tile(
        min(20.0, max(0.01, abs(share(element.get("sx"), 1.0)))),
        min(20.0, max(0.01, abs(share(element.get("sy"), 1.0)))),
        points(element.get("tx")),
        points(element.get("ty")),
        element.get("algn", "tl"),
    )
