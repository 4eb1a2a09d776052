"""Text bodies: where the words of a shape stand in it, and how they are fitted (ECMA-376 21.1.2.1.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from natp_studio.decks.drawing.measures import degrees, flag, integer, points, share
from natp_studio.decks.drawing.paragraphs import Manner, paragraphs
from natp_studio.decks.drawing.runs import Lettering
from natp_studio.decks.drawing.sheet import Sheet
from natp_studio.decks.drawing.text_styles import TextStyle
from natp_studio.decks.xml import Element, local
from natp_studio.domain.scenes import Area, Sides, TextBody

_FITS = frozenset(("normAutofit", "noAutofit", "spAutoFit"))
_ANCHORS: Mapping[str, Literal["top", "middle", "bottom"]] = {"ctr": "middle", "b": "bottom"}
_TURNS: Mapping[str, Literal[0, 90, 270]] = {
    "vert": 90,
    "eaVert": 90,
    "mongolianVert": 90,
    "vert270": 270,
}
_STACKED = ("wordArtVert", "wordArtVertRtl")
_MOST_COLUMNS = 16


@dataclass(frozen=True)
class BodyProperties:
    """The attributes of bodyPr that hold after inheritance, the autofit that does, and a further turn in degrees."""

    values: Mapping[str, str]
    fit: Element | None
    turned: float = 0.0


def body_properties(chain: Sequence[Element | None], turned: float = 0.0) -> BodyProperties:
    """What several bodyPr elements, strongest first, add up to."""
    values: dict[str, str] = {}
    fit: Element | None = None
    for element in chain:
        if element is None:
            continue
        for name, value in element.items():
            values.setdefault(str(name), str(value))
        if fit is None:
            fit = next((child for child in element if local(child) in _FITS), None)
    return BodyProperties(values, fit, turned)


def text_body(body: Element, properties: BodyProperties, style: TextStyle, area: Area, sheet: Sheet) -> TextBody | None:
    """The words in a txBody; None where there are none to be seen."""
    scale, reduction = _fitted(properties.fit)
    found = paragraphs(body, Manner(style, Lettering(sheet, scale), reduction))
    if not any(paragraph.runs for paragraph in found):
        return None
    values = properties.values
    direction = values.get("vert", "horz")
    return TextBody(
        area,
        found,
        Sides(
            points(values.get("lIns"), 7.2),
            points(values.get("tIns"), 3.6),
            points(values.get("rIns"), 7.2),
            points(values.get("bIns"), 3.6),
        ),
        _ANCHORS.get(values.get("anchor", "t"), "top"),
        flag(values.get("anchorCtr")),
        values.get("wrap", "square") != "none",
        _TURNS.get(direction, 0),
        degrees(values.get("rot")) + properties.turned,
        flag(values.get("upright")),
        direction in _STACKED,
        min(_MOST_COLUMNS, max(1, integer(values.get("numCol"), 1))),
        max(0.0, points(values.get("spcCol"))),
    )


def _fitted(fit: Element | None) -> tuple[float, float]:
    if fit is None or local(fit) != "normAutofit":
        return 1.0, 0.0
    scale = min(1.0, max(0.05, share(fit.get("fontScale"), 1.0)))
    return scale, min(0.9, max(0.0, share(fit.get("lnSpcReduction"))))
