"""Block arrows: straight, with several heads, and chevrons. Left, up and down ones are the right one turned."""

from __future__ import annotations

from collections.abc import Mapping

from natp_studio.decks.drawing.pen import Outline, Pen
from natp_studio.decks.drawing.presets.box import Box, Preset, mirrored, outline, transposed, upside_down


def _right(box: Box) -> Outline:
    head = box.width - box.short * box.adjust("adj2", 50_000, most=box.shares(box.width))
    half = box.height * box.adjust("adj1", 50_000) / 2
    top, bottom = box.middle_y - half, box.middle_y + half
    pen = Pen().polygon(0, top, head, top, head, 0, box.width, box.middle_y, head, box.height, head, bottom, 0, bottom)
    reach = top * (box.width - head) / box.middle_y if box.middle_y else 0
    return outline(pen, text=(0, top, head + reach, bottom))


def _left_right(box: Box) -> Outline:
    head = box.short * box.adjust("adj2", 50_000, most=box.shares(box.width) / 2)
    half = box.height * box.adjust("adj1", 50_000) / 2
    top, bottom, other = box.middle_y - half, box.middle_y + half, box.width - head
    pen = Pen().polygon(
        0, box.middle_y, head, 0, head, top, other, top, other, 0,
        box.width, box.middle_y, other, box.height, other, bottom, head, bottom, head, box.height,
    )  # fmt: skip
    reach = top * head / box.middle_y if box.middle_y else 0
    return outline(pen, text=(head - reach, top, other + reach, bottom))


def _striped(box: Box) -> Outline:
    short = box.short
    start = short * 5 / 32
    head = box.width - short * box.adjust("adj2", 50_000, most=box.shares(box.width) * 27 / 32)
    half = box.height * box.adjust("adj1", 50_000) / 2
    top, bottom = box.middle_y - half, box.middle_y + half
    pen = Pen().rectangle(0, top, short / 32, bottom).rectangle(short / 16, top, short / 8, bottom)
    pen.polygon(start, top, head, top, head, 0, box.width, box.middle_y, head, box.height, head, bottom, start, bottom)
    reach = half * (box.width - head) / box.middle_y if box.middle_y else 0
    return outline(pen, text=(start, top, box.width - reach, bottom))


def _notched(box: Box) -> Outline:
    length = box.short * box.adjust("adj2", 50_000, most=box.shares(box.width))
    head = box.width - length
    half = box.height * box.adjust("adj1", 50_000) / 2
    top, bottom = box.middle_y - half, box.middle_y + half
    notch = half * length / box.middle_y if box.middle_y else 0
    pen = Pen().polygon(
        0, top, head, top, head, 0, box.width, box.middle_y, head, box.height, head, bottom, 0, bottom,
        notch, box.middle_y,
    )  # fmt: skip
    return outline(pen, text=(notch, top, box.width - notch, bottom))


def _home_plate(box: Box) -> Outline:
    shoulder = box.width - box.short * box.adjust("adj", 50_000, most=box.shares(box.width))
    pen = Pen().polygon(0, 0, shoulder, 0, box.width, box.middle_y, shoulder, box.height, 0, box.height)
    return outline(pen, text=(0, 0, (shoulder + box.width) / 2, box.height))


def _chevron(box: Box) -> Outline:
    notch = box.short * box.adjust("adj", 50_000, most=box.shares(box.width))
    shoulder = box.width - notch
    pen = Pen().polygon(
        0, 0, shoulder, 0, box.width, box.middle_y, shoulder, box.height, 0, box.height, notch, box.middle_y
    )
    text = (notch, 0, shoulder, box.height) if shoulder > notch else (0, 0, box.width, box.height)
    return outline(pen, text=text)


def _four_heads(box: Box) -> Outline:
    wide = box.adjust("adj2", 22_500, most=0.5)
    shaft = box.short * box.adjust("adj1", 22_500, most=2 * wide) / 2
    head = box.short * box.adjust("adj3", 22_500, most=(1 - 2 * wide) / 2)
    wing = box.short * wide
    x, y, right, bottom = box.middle_x, box.middle_y, box.width - head, box.height - head
    pen = Pen().polygon(
        0, y, head, y - wing, head, y - shaft, x - shaft, y - shaft, x - shaft, head, x - wing, head,
        x, 0, x + wing, head, x + shaft, head, x + shaft, y - shaft, right, y - shaft, right, y - wing,
        box.width, y, right, y + wing, right, y + shaft, x + shaft, y + shaft, x + shaft, bottom, x + wing, bottom,
        x, box.height, x - wing, bottom, x - shaft, bottom, x - shaft, y + shaft, head, y + shaft, head, y + wing,
    )  # fmt: skip
    inset = shaft * head / wing if wing else 0
    return outline(pen, text=(inset, y - shaft, box.width - inset, y + shaft))


def _three_heads(box: Box) -> Outline:
    wide = box.adjust("adj2", 25_000, most=0.5)
    shaft = box.short * box.adjust("adj1", 25_000, most=2 * wide) / 2
    head = box.short * box.adjust("adj3", 25_000, most=(1 - 2 * wide) / 2)
    wing = box.short * wide
    x, right, low = box.middle_x, box.width - head, box.height - wing
    pen = Pen().polygon(
        0, low, head, low - wing, head, low - shaft, x - shaft, low - shaft, x - shaft, head, x - wing, head,
        x, 0, x + wing, head, x + shaft, head, x + shaft, low - shaft, right, low - shaft, right, low - wing,
        box.width, low, right, box.height, right, low + shaft, head, low + shaft, head, box.height,
    )  # fmt: skip
    inset = shaft * head / wing if wing else 0
    return outline(pen, text=(inset, low - shaft, box.width - inset, low + shaft))


def _two_heads(box: Box) -> Outline:
    wide = box.adjust("adj2", 25_000, most=0.5)
    shaft = box.short * box.adjust("adj1", 25_000, most=2 * wide) / 2
    head = box.short * box.adjust("adj3", 25_000, most=1 - 2 * wide)
    wing = box.short * wide
    x, y = box.width - wing, box.height - wing
    pen = Pen().polygon(
        0, y, head, y - wing, head, y - shaft, x - shaft, y - shaft, x - shaft, head, x - wing, head,
        x, 0, box.width, head, x + shaft, head, x + shaft, y + shaft, head, y + shaft, head, box.height,
    )  # fmt: skip
    inset = shaft * head / wing if wing else 0
    return outline(pen, text=(inset, y - shaft, x + shaft, y + shaft))


def _right_callout(box: Box) -> Outline:
    wing = box.short * box.adjust("adj2", 25_000, most=box.shares(box.height) / 2)
    shaft = box.short * box.adjust("adj1", 25_000, most=box.shares(2 * wing)) / 2
    head = box.short * box.adjust("adj3", 25_000, most=box.shares(box.width))
    room = 1 - head / box.width if box.width else 0
    edge = box.width * box.adjust("adj4", 64_977, most=room)
    y, neck = box.middle_y, box.width - head
    pen = Pen().polygon(
        0, 0, edge, 0, edge, y - shaft, neck, y - shaft, neck, y - wing, box.width, y,
        neck, y + wing, neck, y + shaft, edge, y + shaft, edge, box.height, 0, box.height,
    )  # fmt: skip
    return outline(pen, text=(0, 0, edge, box.height))


def _left_right_callout(box: Box) -> Outline:
    wing = box.short * box.adjust("adj2", 25_000, most=box.shares(box.height) / 2)
    shaft = box.short * box.adjust("adj1", 25_000, most=box.shares(2 * wing)) / 2
    head = box.short * box.adjust("adj3", 25_000, most=box.shares(box.width) / 2)
    room = 1 - 2 * head / box.width if box.width else 0
    half = box.width * box.adjust("adj4", 48_123, most=room) / 2
    y, left, right, neck = box.middle_y, box.middle_x - half, box.middle_x + half, box.width - head
    pen = Pen().polygon(
        0, y, head, y - wing, head, y - shaft, left, y - shaft, left, 0, right, 0, right, y - shaft,
        neck, y - shaft, neck, y - wing, box.width, y, neck, y + wing, neck, y + shaft, right, y + shaft,
        right, box.height, left, box.height, left, y + shaft, head, y + shaft, head, y + wing,
    )  # fmt: skip
    return outline(pen, text=(left, 0, right, box.height))


def _four_callout(box: Box) -> Outline:
    wide = box.adjust("adj2", 18_515, most=0.5)
    thick = box.adjust("adj1", 18_515, most=2 * wide)
    long = box.adjust("adj3", 18_515, most=0.5 - wide)
    part = box.adjust("adj4", 48_123, least=thick, most=1 - 2 * long)
    wing, shaft, head = box.short * wide, box.short * thick / 2, box.short * long
    x, y, right, bottom = box.middle_x, box.middle_y, box.width - head, box.height - head
    across, down = box.width * part / 2, box.height * part / 2
    pen = Pen().polygon(
        0, y, head, y - wing, head, y - shaft, x - across, y - shaft, x - across, y - down, x - shaft, y - down,
        x - shaft, head, x - wing, head, x, 0, x + wing, head, x + shaft, head, x + shaft, y - down,
        x + across, y - down, x + across, y - shaft, right, y - shaft, right, y - wing, box.width, y,
        right, y + wing, right, y + shaft, x + across, y + shaft, x + across, y + down, x + shaft, y + down,
        x + shaft, bottom, x + wing, bottom, x, box.height, x - wing, bottom, x - shaft, bottom, x - shaft, y + down,
        x - across, y + down, x - across, y + shaft, head, y + shaft, head, y + wing,
    )  # fmt: skip
    return outline(pen, text=(x - across, y - down, x + across, y + down))


ARROWS: Mapping[str, Preset] = {
    "rightArrow": _right,
    "leftArrow": mirrored(_right),
    "downArrow": transposed(_right),
    "upArrow": upside_down(transposed(_right)),
    "leftRightArrow": _left_right,
    "upDownArrow": transposed(_left_right),
    "stripedRightArrow": _striped,
    "notchedRightArrow": _notched,
    "homePlate": _home_plate,
    "chevron": _chevron,
    "quadArrow": _four_heads,
    "leftRightUpArrow": _three_heads,
    "leftUpArrow": _two_heads,
    "rightArrowCallout": _right_callout,
    "leftArrowCallout": mirrored(_right_callout),
    "downArrowCallout": transposed(_right_callout),
    "upArrowCallout": upside_down(transposed(_right_callout)),
    "leftRightArrowCallout": _left_right_callout,
    "upDownArrowCallout": transposed(_left_right_callout),
    "quadArrowCallout": _four_callout,
}
