"""Speech bubbles and labels with a line to what they are about."""

from __future__ import annotations

import math
from collections.abc import Mapping

from natp_studio.decks.drawing.pen import Outline, Pen
from natp_studio.decks.drawing.presets.box import Box, Preset, outline
from natp_studio.decks.drawing.presets.rectangles import CORNER
from natp_studio.decks.drawing.presets.rounds import cloud_contours, cloud_text, round_text

_FURTHEST = 100.0


def _tip(box: Box) -> tuple[float, float]:
    across = box.width * box.adjust("adj1", -20_833, -_FURTHEST, _FURTHEST)
    down = box.height * box.adjust("adj2", 62_500, -_FURTHEST, _FURTHEST)
    return across, down


def _with_tip(box: Box, radius: float) -> Pen:
    across, down = _tip(box)
    width, height = box.width, box.height
    sideways = abs(across) * height > abs(down) * width
    tip = (box.middle_x + across, box.middle_y + down)
    near_x, far_x = (width * 7 / 12, width * 10 / 12) if across > 0 else (width * 2 / 12, width * 5 / 12)
    near_y, far_y = (height * 7 / 12, height * 10 / 12) if down > 0 else (height * 2 / 12, height * 5 / 12)
    pen = Pen().move(0, radius).arc(radius, radius, 180, 90)
    if not sideways and down <= 0:
        pen.line(near_x, 0, *tip, far_x, 0)
    pen.line(width - radius, 0).arc(radius, radius, 270, 90)
    if sideways and across > 0:
        pen.line(width, near_y, *tip, width, far_y)
    pen.line(width, height - radius).arc(radius, radius, 0, 90)
    if not sideways and down > 0:
        pen.line(far_x, height, *tip, near_x, height)
    pen.line(radius, height).arc(radius, radius, 90, 90)
    if sideways and across <= 0:
        pen.line(0, far_y, *tip, 0, near_y)
    return pen.close()


def _wedge_rectangle(box: Box) -> Outline:
    return outline(_with_tip(box, 0.0), text=(0, 0, box.width, box.height))


def _wedge_rounded(box: Box) -> Outline:
    radius = box.short * box.adjust("adj3", 16_667, most=0.5)
    inset = radius * CORNER
    return outline(_with_tip(box, radius), text=(inset, inset, box.width - inset, box.height - inset))


def _wedge_ellipse(box: Box) -> Outline:
    across, down = _tip(box)
    middle = math.atan2(down * box.width, across * box.height)
    start, end = middle + math.radians(11), middle - math.radians(11)
    from_x, from_y = box.middle_x * math.cos(start), box.middle_y * math.sin(start)
    to_x, to_y = box.middle_x * math.cos(end), box.middle_y * math.sin(end)
    first = math.degrees(math.atan2(from_y, from_x))
    sweep = (math.degrees(math.atan2(to_y, to_x)) - first) % 360
    pen = Pen().move(box.middle_x + across, box.middle_y + down)
    pen.line(box.middle_x + from_x, box.middle_y + from_y).arc(box.middle_x, box.middle_y, first, sweep)
    return outline(pen.close(), text=round_text(box))


def _cloud(box: Box) -> Outline:
    across, down = _tip(box)
    edge, folds = cloud_contours(box)
    ray = math.atan2(down * box.width, across * box.height)
    to_rim_x, to_rim_y = box.middle_x * math.cos(ray) - across, box.middle_y * math.sin(ray) - down
    far, unit = math.hypot(to_rim_x, to_rim_y), box.short / 21600
    step = (far - 6600 * unit) / 3
    bubbles: list[Pen] = []
    for along, size in ((0.0, 600), (step + 1800 * unit, 1200), (2 * step + 4800 * unit, 1800)):
        part, radius = along / far if far else 0.0, size * unit
        x = box.middle_x + across + to_rim_x * part
        y = box.middle_y + down + to_rim_y * part
        bubbles.append(Pen().ellipse(x - radius, y - radius, x + radius, y + radius))
    return outline(edge, folds, *bubbles, text=cloud_text(box))


def _label(places: tuple[int, ...], *, bordered: bool, accented: bool) -> Preset:
    def draw(box: Box) -> Outline:
        points: list[float] = []
        for number, default in enumerate(places, start=1):
            share = box.adjust(f"adj{number}", default, -_FURTHEST, _FURTHEST)
            # The file gives y before x.
            points.append(share * (box.height if number % 2 else box.width))
        for place in range(0, len(points), 2):
            points[place], points[place + 1] = points[place + 1], points[place]
        body = Pen(stroked=bordered).rectangle(0, 0, box.width, box.height)
        leader = Pen(filled=False).move(points[0], points[1]).line(*points[2:])
        if not accented:
            return outline(body, leader)
        bar = Pen(filled=False).move(points[0], 0).line(points[0], box.height)
        return outline(body, bar, leader)

    return draw


_ONE = (18_750, -8_333, 112_500, -38_333)
_TWO = (18_750, -8_333, 18_750, -16_667, 112_500, -46_667)
_THREE = (18_750, -8_333, 18_750, -16_667, 100_000, -16_667, 112_963, -8_333)

CALLOUTS: Mapping[str, Preset] = {
    "wedgeRectCallout": _wedge_rectangle,
    "wedgeRoundRectCallout": _wedge_rounded,
    "wedgeEllipseCallout": _wedge_ellipse,
    "cloudCallout": _cloud,
    "borderCallout1": _label(_ONE, bordered=True, accented=False),
    "borderCallout2": _label(_TWO, bordered=True, accented=False),
    "borderCallout3": _label(_THREE, bordered=True, accented=False),
    "accentCallout1": _label(_ONE, bordered=False, accented=True),
    "accentCallout2": _label(_TWO, bordered=False, accented=True),
    "accentCallout3": _label(_THREE, bordered=False, accented=True),
    "accentBorderCallout1": _label(_ONE, bordered=True, accented=True),
    "accentBorderCallout2": _label(_TWO, bordered=True, accented=True),
    "accentBorderCallout3": _label(_THREE, bordered=True, accented=True),
    "callout1": _label(_ONE, bordered=False, accented=False),
    "callout2": _label(_TWO, bordered=False, accented=False),
    "callout3": _label(_THREE, bordered=False, accented=False),
}
