"""Pictures, and the posters of videos and sounds."""

from __future__ import annotations

from natp_studio.decks.drawing.alternate import child
from natp_studio.decks.drawing.fills import picture_look, sides
from natp_studio.decks.drawing.frames import Placement, placed
from natp_studio.decks.drawing.outlines import outline_of
from natp_studio.decks.drawing.placeholders import Ancestry
from natp_studio.decks.drawing.shapes import Surface, first_frame
from natp_studio.decks.drawing.sheet import Sheet
from natp_studio.decks.xml import Element, find, local, qn
from natp_studio.domain.scenes import LabelledBox, Picture

_MEDIA = {"videoFile": "Video", "quickTimeFile": "Video", "audioFile": "Sound", "wavAudioFile": "Sound"}
_LONGEST_LABEL = 200


def picture(
    element: Element, sheet: Sheet, where: Placement | None, ancestry: Ancestry | None
) -> Picture | LabelledBox | None:
    """The picture that a pic element describes; a labelled box where its form cannot be painted."""
    properties = (child(element, "spPr"), *(() if ancestry is None else ancestry.properties))
    inner = first_frame(properties)
    if inner is None:
        return None
    outer = placed(inner, where)
    filling = child(element, "blipFill")
    blip = None if filling is None else find(filling, "a:blip")
    media = _media(element)
    part, refusal = _source(blip, sheet)
    if filling is None or blip is None or refusal:
        return LabelledBox(outer, _label(element, media or refusal), plays=bool(media))
    drawn = outline_of(properties, outer.width, outer.height, sheet.budget)
    surface = Surface(properties, child(element, "style"))
    return Picture(
        outer,
        part,
        drawn.contours,
        sides(find(filling, "a:srcRect")),
        picture_look(blip, sheet),
        surface.fill(sheet),
        surface.line(sheet),
        surface.shadow(sheet),
        bool(media),
    )


def _source(blip: Element | None, sheet: Sheet) -> tuple[str, str]:
    if blip is None:
        return "", "Picture"
    part = sheet.target(blip.get(qn("r:embed")))
    if not part:
        return "", "Linked picture" if blip.get(qn("r:link")) else "Missing picture"
    refusal = sheet.gallery.take(part)
    return part, refusal[:1].upper() + refusal[1:]


def _media(element: Element) -> str:
    for node in element.iter():
        kind = _MEDIA.get(local(node))
        if kind:
            return kind
    return ""


def _label(element: Element, what: str) -> str:
    names = next((node for node in element.iter() if local(node) == "cNvPr"), None)
    told = "" if names is None else names.get("descr") or names.get("title") or ""
    return f"{what}: {told[:_LONGEST_LABEL]}" if told else what
