"""Paragraphs: alignment, indents, spacing and bullets settled from the paragraph and the levels it inherits from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from natp_studio.decks.drawing.colours import colour
from natp_studio.decks.drawing.measures import flag, number, points, share
from natp_studio.decks.drawing.numbering import Numbering
from natp_studio.decks.drawing.runs import Lettering, run, runs
from natp_studio.decks.drawing.text_styles import (
    Properties,
    TextStyle,
    level_of,
    paragraph_properties,
    run_properties,
)
from natp_studio.decks.xml import Element, find, find_all, local, qn
from natp_studio.domain.scenes import Bullet, Colour, Paragraph, Run, Spacing, TabStop

_Align = Literal["left", "centre", "right", "justify"]
_ALIGNS: Mapping[str, _Align] = {
    "ctr": "centre",
    "r": "right",
    "just": "justify",
    "dist": "justify",
    "justLow": "justify",
    "thaiDist": "justify",
}
_TABS: Mapping[str, Literal["left", "centre", "right", "decimal"]] = {"ctr": "centre", "r": "right", "dec": "decimal"}
_MOST_PARAGRAPHS = 2_000
_MOST_TABS = 40


@dataclass(frozen=True)
class Manner:
    """How the paragraphs of one text body are read: their style, their lettering, and what autofit takes off lines."""

    style: TextStyle
    lettering: Lettering
    line_reduction: float = 0.0


def paragraphs(body: Element, manner: Manner) -> tuple[Paragraph, ...]:
    """The paragraphs of a text body."""
    numbering = Numbering()
    found = body.findall(qn("a:p"))
    return tuple(paragraph(node, manner, numbering) for node in found[:_MOST_PARAGRAPHS])


def paragraph(element: Element, manner: Manner, numbering: Numbering) -> Paragraph:
    """One paragraph. `numbering` counts along the body."""
    own = paragraph_properties(find(element, "a:pPr"))
    level = level_of(own)
    style = manner.style.level(level)
    said = own.over(style.paragraph)
    lettering = manner.lettering
    made = runs(element, style.run, lettering)
    ending = find(element, "a:endParaRPr")
    end = run("", run_properties(ending), style.run, lettering)
    if not made and ending is None and (first := find(element, "a:r/a:rPr")) is not None:
        end = run("", run_properties(first), style.run, lettering)
    values = said.values
    return Paragraph(
        tuple(made),
        end,
        _ALIGNS.get(values.get("algn", "l"), "left"),
        max(0.0, points(values.get("marL"))),
        max(0.0, points(values.get("marR"))),
        points(values.get("indent")),
        _spacing(said.parts.get("lnSpc"), 1.0, lettering.scale, manner.line_reduction),
        _spacing(said.parts.get("spcBef"), 0.0, lettering.scale, manner.line_reduction),
        _spacing(said.parts.get("spcAft"), 0.0, lettering.scale, manner.line_reduction),
        _bullet(said, made, level, numbering, lettering),
        _tabs(said.parts.get("tabLst")),
        max(1.0, points(values.get("defTabSz"), 72.0)),
        flag(values.get("rtl")),
    )


def _spacing(element: Element | None, default: float, scale: float, reduction: float) -> Spacing:
    if element is not None:
        exact = find(element, "a:spcPts")
        if exact is not None:
            return Spacing(default, min(1584.0, max(0.0, number(exact.get("val")) / 100)) * scale)
        relative = find(element, "a:spcPct")
        if relative is not None:
            default = min(100.0, max(0.0, share(relative.get("val"), default)))
    return Spacing(max(0.0, default - reduction) if default else 0.0)


def _bullet(
    said: Properties, made: Sequence[Run], level: int, numbering: Numbering, lettering: Lettering
) -> Bullet | None:
    wanted = said.parts.get("bullet")
    kind = "" if wanted is None else local(wanted)
    if not any(piece.text.strip("\u2028") for piece in made):
        # PowerPoint shows no bullet before an empty paragraph, and its number is not used up.
        return None
    if kind != "buAutoNum" or wanted is None:
        numbering.interrupt(level)
    if wanted is None or kind == "buNone":
        return None
    first = next((piece for piece in made if piece.text.strip("\u2028")), made[0])
    look = _look(said, first, lettering)
    if kind == "buAutoNum":
        return Bullet(numbering.next(level, wanted), *look, first.bold, first.italic)
    if kind == "buChar":
        return Bullet(wanted.get("char", "•")[:8], *look, first.bold)
    blip = find(wanted, "a:blip")
    part = "" if blip is None else lettering.sheet.target(blip.get(qn("r:embed")))
    if not part or lettering.sheet.gallery.take(part):
        return Bullet("•", *look)
    return Bullet("•", *look, image=part)


def _look(said: Properties, first: Run, lettering: Lettering) -> tuple[tuple[str, ...], float, Colour]:
    sheet = lettering.sheet
    font, tinted, sized = (said.parts.get(f"bullet {name}") for name in ("font", "colour", "size"))
    families = first.families
    if font is not None and local(font) == "buFont" and font.get("typeface"):
        family = sheet.theme.family(font.get("typeface", ""))
        families = (family, *families) if family else families
    tone = None if tinted is None else colour(tinted, sheet.palette)
    size = first.size
    if sized is not None and local(sized) == "buSzPct":
        size *= min(4.0, max(0.25, share(sized.get("val"), 1.0)))
    elif sized is not None and local(sized) == "buSzPts":
        size = min(400.0, max(1.0, number(sized.get("val"), 1800) / 100)) * lettering.scale
    return families, size, tone or first.colour


def _tabs(element: Element | None) -> tuple[TabStop, ...]:
    if element is None:
        return ()
    stops = [
        TabStop(points(stop.get("pos")), _TABS.get(stop.get("algn", "l"), "left"))
        for stop in find_all(element, "a:tab")[:_MOST_TABS]
    ]
    return tuple(sorted(stops, key=lambda stop: stop.position))
