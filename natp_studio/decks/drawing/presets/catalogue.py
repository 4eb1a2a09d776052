"""All preset shapes by their name in the file. A name that is not here is drawn as its rectangle."""

from __future__ import annotations

from collections.abc import Mapping

from natp_studio.decks.drawing.pen import Outline
from natp_studio.decks.drawing.presets.arrows import ARROWS
from natp_studio.decks.drawing.presets.banners import BANNERS
from natp_studio.decks.drawing.presets.bent_arrows import BENT_ARROWS
from natp_studio.decks.drawing.presets.box import Box, Preset
from natp_studio.decks.drawing.presets.callouts import CALLOUTS
from natp_studio.decks.drawing.presets.flowchart import FLOWCHART
from natp_studio.decks.drawing.presets.polygons import POLYGONS
from natp_studio.decks.drawing.presets.rectangles import RECTANGLES, rectangle
from natp_studio.decks.drawing.presets.rounds import ROUNDS
from natp_studio.decks.drawing.presets.strokes import STROKES

PRESETS: Mapping[str, Preset] = {
    **RECTANGLES,
    **ROUNDS,
    **POLYGONS,
    **ARROWS,
    **BENT_ARROWS,
    **CALLOUTS,
    **STROKES,
    **BANNERS,
    **FLOWCHART,
}


def preset_outline(name: str, width: float, height: float, adjustments: Mapping[str, float]) -> Outline:
    """The outline of a preset shape. `adjustments` are as the file has them."""
    return PRESETS.get(name, rectangle)(Box(width, height, adjustments))
