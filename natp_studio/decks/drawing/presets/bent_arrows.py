"""Arrows that bend, turn back, run in a circle or curve."""

from __future__ import annotations

import math
from collections.abc import Mapping

from natp_studio.decks.drawing.pen import Outline, Pen
from natp_studio.decks.drawing.presets.box import Box, Preset, mirrored, outline, transposed, upside_down
from natp_studio.decks.drawing.presets.rectangles import rectangle


def _bent_up(box: Box) -> Outline:
    shaft = box.short * box.adjust("adj1", 25_000, most=0.5)
    wing = box.short * box.adjust("adj2", 25_000, most=0.5)
    head = box.short * box.adjust("adj3", 25_000, most=0.5)
    x, low = box.width - wing, box.height - shaft
    left, right = x - shaft / 2, x + shaft / 2
    pen = Pen().polygon(
        0, low, left, low, left, head, x - wing, head, x, 0, box.width, head, right, head, right, box.height,
        0, box.height,
    )  # fmt: skip
    return outline(pen, text=(0, low, right, box.height))


def _bent(box: Box) -> Outline:
    wide = box.adjust("adj2", 25_000, most=0.5)
    shaft, wing = box.short * box.adjust("adj1", 25_000, most=2 * wide), box.short * wide
    head = box.short * box.adjust("adj3", 25_000, most=0.5)
    top = wing - shaft / 2
    neck = box.width - head
    bend = box.short * box.adjust("adj4", 43_750, most=box.shares(min(neck, box.height - top)))
    inner = max(0.0, bend - shaft)
    under = top + shaft
    pen = Pen().move(0, box.height).line(0, top + bend).arc(bend, bend, 180, 90).line(neck, top, neck, 0)
    pen.line(box.width, wing, neck, under + top, neck, under, shaft + inner, under).arc(inner, inner, 270, -90)
    return outline(pen.line(shaft, box.height).close())


def _u_turn(box: Box) -> Outline:
    if not box.short or not box.height:
        return rectangle(box)
    wide = box.adjust("adj2", 25_000, most=0.25)
    thick = box.adjust("adj1", 25_000, most=2 * wide)
    long = box.adjust("adj3", 25_000, most=max(0.0, (1 - thick * box.short / box.height) * box.height / box.short))
    tip = box.height * box.adjust("adj5", 75_000, least=(long + thick) * box.short / box.height)
    shaft, wing, head = box.short * thick, box.short * wide, box.short * long
    gap, neck = wing - shaft / 2, tip - head
    outer = box.width - gap
    bend = box.short * box.adjust("adj4", 43_750, most=box.shares(min(outer / 2, neck)))
    inner = max(0.0, bend - shaft)
    tip_x, inner_x = box.width - wing, box.width - wing - shaft / 2
    pen = Pen().move(0, box.height).line(0, bend).arc(bend, bend, 180, 90).line(outer - bend, 0)
    pen.arc(bend, bend, 270, 90).line(outer, neck, box.width, neck, tip_x, tip, tip_x - wing, neck, inner_x, neck)
    pen.line(inner_x, shaft + inner).arc(inner, inner, 0, -90).line(shaft + inner, shaft)
    return outline(pen.arc(inner, inner, 270, -90).line(shaft, box.height).close())


def _circular(box: Box) -> Outline:
    wing = box.short * box.adjust("adj5", 12_500, most=0.25)
    shaft = box.short * box.adjust("adj1", 12_500, most=box.shares(2 * wing))
    tip_turn = min(90.0, box.angle("adj2", 19.04))
    start, end = box.angle("adj4", 180), box.angle("adj3", 340.96)
    sweep = (end - start) % 360 or 360
    middle_x, middle_y = box.middle_x - wing, box.middle_y - wing
    return outline(_ring_with_head(box, (middle_x, middle_y), shaft / 2, wing, start, sweep, tip_turn))


def _ring_with_head(
    box: Box, radii: tuple[float, float], half: float, wing: float, start: float, sweep: float, tip_turn: float
) -> Pen:
    def at(angle: float, off: float) -> tuple[float, float]:
        ray = math.radians(angle)
        return box.middle_x + (radii[0] + off) * math.cos(ray), box.middle_y + (radii[1] + off) * math.sin(ray)

    pen, steps = Pen(), max(2, int(abs(sweep) / 6))
    outer = [at(start + sweep * step / steps, half) for step in range(steps + 1)]
    inner = [at(start + sweep * step / steps, -half) for step in range(steps, -1, -1)]
    sign = math.copysign(1, sweep)
    head = [at(start + sweep, wing), at(start + sweep + sign * tip_turn, 0), at(start + sweep, -wing)]
    return pen.polygon(*(place for point in (*outer, *head, *inner) for place in point))


def _left_circular(box: Box) -> Outline:
    wing = box.short * box.adjust("adj5", 12_500, most=0.25)
    shaft = box.short * box.adjust("adj1", 12_500, most=box.shares(2 * wing))
    tip_turn = min(90.0, abs(box.adjustments.get("adj2", -1_142_319)) / 60_000)
    start, end = box.angle("adj4", 180), box.angle("adj3", 19.04)
    sweep = -((start - end) % 360 or 360)
    radii = (box.middle_x - wing, box.middle_y - wing)
    return outline(_ring_with_head(box, radii, shaft / 2, wing, start, sweep, tip_turn))


def _curved_right(box: Box) -> Outline:
    width, height, short = box.width, box.height, box.short
    if not width or not height:
        return rectangle(box)
    wide = box.adjust("adj2", 50_000, most=box.shares(height) / 2)
    shaft, wings = short * box.adjust("adj1", 25_000, most=wide), short * wide
    radius = box.middle_y - (shaft + wings) / 4
    reach = math.sqrt(max(0.0, (2 * radius) ** 2 - shaft**2)) * width / (2 * radius) if radius > 0 else 0.0
    head = short * box.adjust("adj3", 25_000, most=box.shares(reach))
    drop = math.sqrt(max(0.0, width**2 - head**2)) * radius / width
    upper, lower = radius + drop, radius + shaft + drop
    flare = (wings - shaft) / 2
    neck, tip = width - head, height - wings / 2
    turn = math.degrees(math.atan2(drop, head))
    fold = math.degrees(math.atan2(shaft / 2, reach))
    band = Pen(stroked=False).move(0, radius).arc(width, radius, 180, -turn)
    band.line(neck, upper - flare, width, tip, neck, lower + flare, neck, lower).arc(width, radius, 180 - turn, turn)
    back = Pen(stroked=False, tone=-0.2).move(width, shaft).arc(width, radius, 270, fold - 90)
    back.arc(width, radius, 180 - fold, 90 + fold)
    edge = Pen(filled=False).move(0, radius).arc(width, radius, 180, -turn)
    edge.line(neck, upper - flare, width, tip, neck, lower + flare, neck, lower).arc(width, radius, 180 - turn, turn)
    edge.line(0, radius).arc(width, radius, 180, 90).line(width, shaft).arc(width, radius, 270, fold - 90)
    return outline(band.close(), back.close(), edge)


def _swoosh(box: Box) -> Outline:
    width, height = box.width, box.height
    shaft = height * box.adjust("adj1", 25_000, 0.01, 0.75)
    head = box.short * box.adjust("adj2", 16_667, most=0.7 * box.shares(width))
    neck = width - head
    pen = Pen().move(0, height).quad(width / 6, shaft * 0.9, neck, shaft * 0.45).line(neck - head / 4, 0)
    pen.line(width, height / 6, neck + head / 6, shaft * 0.9 + height / 3).line(neck, shaft + height / 8)
    return outline(pen.quad(width / 4, shaft + height / 4, 0, height).close())


BENT_ARROWS: Mapping[str, Preset] = {
    "bentUpArrow": _bent_up,
    "bentArrow": _bent,
    "uturnArrow": _u_turn,
    "circularArrow": _circular,
    "leftCircularArrow": _left_circular,
    "leftRightCircularArrow": _left_circular,
    "curvedRightArrow": _curved_right,
    "curvedLeftArrow": mirrored(_curved_right),
    "curvedDownArrow": transposed(_curved_right),
    "curvedUpArrow": upside_down(transposed(_curved_right)),
    "swooshArrow": _swoosh,
}
