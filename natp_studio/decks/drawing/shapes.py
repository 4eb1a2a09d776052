"""Shapes and connectors: outline, fill, line, shadow and words, each from the shape, its ancestry or its style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from natp_studio.decks.drawing.alternate import child
from natp_studio.decks.drawing.bodies import body_properties, text_body
from natp_studio.decks.drawing.colours import colour
from natp_studio.decks.drawing.effects import shadow
from natp_studio.decks.drawing.fills import fill, first_fill_element
from natp_studio.decks.drawing.frames import Placement, frame, placed
from natp_studio.decks.drawing.lines import line
from natp_studio.decks.drawing.measures import degrees, flag, integer
from natp_studio.decks.drawing.outlines import outline_of
from natp_studio.decks.drawing.placeholders import Ancestry
from natp_studio.decks.drawing.sheet import Sheet
from natp_studio.decks.drawing.text_styles import Properties, TextStyle, text_style
from natp_studio.decks.xml import Element, find, local
from natp_studio.domain.scenes import Area, Fill, Frame, Line, Shadow, Shape, SolidFill, TextBody


@dataclass(frozen=True)
class Surface:
    """Where a shape's look comes from: its own and inherited spPr, strongest first, its style, and its group's fill."""

    properties: tuple[Element | None, ...]
    style: Element | None
    group_fill: Element | None = None

    def fill(self, sheet: Sheet) -> Fill | None:
        """The fill that holds."""
        said = first_fill_element(self.properties)
        if said is not None and local(said) == "grpFill":
            said = self.group_fill
        if said is not None:
            return fill(said, sheet)
        reference, number = self._reference("fillRef")
        said = sheet.theme.fill_style(number)
        return fill(said, sheet.on(sheet.theme.part), colour(reference, sheet.palette))

    def line(self, sheet: Sheet) -> Line | None:
        """The outline that holds."""
        chain = [drawn for parent in self.properties if (drawn := child(parent, "ln")) is not None]
        reference, number = self._reference("lnRef")
        themed = _at(sheet.theme.lines, number)
        return line(chain if themed is None else [*chain, themed], sheet, colour(reference, sheet.palette))

    def shadow(self, sheet: Sheet) -> Shadow | None:
        """The shadow that holds."""
        reference, number = self._reference("effectRef")
        themed = _at(sheet.theme.effects, number)
        return shadow((*self.properties, themed), sheet, colour(reference, sheet.palette))

    def _reference(self, name: str) -> tuple[Element | None, int]:
        reference = child(self.style, name)
        return reference, 0 if reference is None else integer(reference.get("idx"))


def shape(
    element: Element, sheet: Sheet, where: Placement | None, ancestry: Ancestry | None, group_fill: Element | None
) -> Shape | None:
    """The shape that an sp or cxnSp element describes; None where it has no place or is an empty placeholder."""
    inherited = () if ancestry is None else ancestry.properties
    own = child(element, "spPr")
    properties = (own, *inherited)
    inner = first_frame(properties)
    body = child(element, "txBody")
    if inner is None or (ancestry is not None and not _has_words(body)):
        return None
    outer = placed(inner, where)
    drawn = outline_of(properties, outer.width, outer.height, sheet.budget)
    surface = Surface(properties, _style(element, ancestry), group_fill)
    area = drawn.text or Area(0.0, 0.0, outer.width, outer.height)
    filled = surface.fill(sheet)
    if flag(element.get("useBgFill")):
        # Any other background would have to be cut out of the whole slide's.
        filled = sheet.background if isinstance(sheet.background, SolidFill) else None
    text = None if body is None else _words(element, body, sheet, ancestry, _placed_area(element, inner, outer, area))
    return Shape(outer, drawn.contours, filled, surface.line(sheet), text, surface.shadow(sheet))


def first_frame(properties: Sequence[Element | None]) -> Frame | None:
    """The place that the first of several spPr elements gives."""
    for parent in properties:
        found = frame(child(parent, "xfrm"))
        if found is not None:
            return found
    return None


def _style(element: Element, ancestry: Ancestry | None) -> Element | None:
    own = child(element, "style")
    if own is not None or ancestry is None:
        return own
    return next((found for above in ancestry.shapes if (found := child(above, "style")) is not None), None)


def _has_words(body: Element | None) -> bool:
    return body is not None and any(local(node) in ("r", "fld", "br", "m") for node in body.iter())


def _words(element: Element, body: Element, sheet: Sheet, ancestry: Ancestry | None, area: Area) -> TextBody | None:
    above = () if ancestry is None else ancestry.shapes
    weaker = sheet.text if ancestry is None else ancestry.style
    reference = child(child(element, "style"), "fontRef")
    if reference is not None:
        weaker = TextStyle(None, weaker, _referred(reference))
    properties = body_properties(
        [child(body, "bodyPr"), *(find(shape, "p:txBody/a:bodyPr") for shape in above)],
        turned=_text_turn(element),
    )
    return text_body(body, properties, text_style(child(body, "lstStyle"), weaker), area, sheet)


def _referred(reference: Element) -> Properties:
    values, parts = {}, {}
    if reference.get("idx") in ("major", "minor"):
        sign = "+mj" if reference.get("idx") == "major" else "+mn"
        values = {"latin": f"{sign}-lt", "ea": f"{sign}-ea", "cs": f"{sign}-cs"}
    if len(reference):
        parts = {"fill": reference}
    return Properties(values, parts)


def _text_turn(element: Element) -> float:
    # Diagrams give their words a turn of their own, on top of the shape's.
    apart = child(element, "txXfrm")
    return 0.0 if apart is None else degrees(apart.get("rot"))


def _placed_area(element: Element, inner: Frame, outer: Frame, area: Area) -> Area:
    apart = frame(child(element, "txXfrm"))
    if apart is None:
        return area
    scale_x = outer.width / inner.width if inner.width else 1.0
    scale_y = outer.height / inner.height if inner.height else 1.0
    return Area(
        (apart.x - inner.x) * scale_x, (apart.y - inner.y) * scale_y, apart.width * scale_x, apart.height * scale_y
    )


def _at(listed: Sequence[Element], number: int) -> Element | None:
    return listed[number - 1] if 0 < number <= len(listed) else None
