"""What a slide, layout or master has behind everything (ECMA-376 19.3.1.1)."""

from __future__ import annotations

from natp_studio.decks.drawing.colours import colour
from natp_studio.decks.drawing.fills import fill, fill_element
from natp_studio.decks.drawing.measures import integer
from natp_studio.decks.drawing.sheet import Sheet
from natp_studio.decks.xml import Element, find, local
from natp_studio.domain.scenes import Fill, SolidFill


def background_element(root: Element | None) -> Element | None:
    """The bgPr or bgRef of a part, or None where it leaves the background to the part behind it."""
    holder = None if root is None else find(root, "p:cSld/p:bg")
    return None if holder is None else next((node for node in holder if local(node) in ("bgPr", "bgRef")), None)


def background(element: Element, sheet: Sheet) -> Fill | None:
    """The fill that a bgPr or bgRef asks for."""
    if local(element) == "bgPr":
        return fill(fill_element(element), sheet)
    number, tone = integer(element.get("idx")), colour(element, sheet.palette)
    styled = sheet.theme.fill_style(number)
    if styled is not None:
        return fill(styled, sheet.on(sheet.theme.part), tone)
    return None if tone is None else SolidFill(tone)
