"""The shapes of flow charts, and the signs of arithmetic."""

from __future__ import annotations

import math
from collections.abc import Mapping

from natp_studio.decks.drawing.pen import Outline, Pen
from natp_studio.decks.drawing.presets.box import Box, Preset, outline
from natp_studio.decks.drawing.presets.polygons import diamond, grid
from natp_studio.decks.drawing.presets.rectangles import corners, rectangle
from natp_studio.decks.drawing.presets.rounds import ellipse, round_text

_ARM = 0.7349


def _polygon(size: float, text: tuple[float, float, float, float], *coordinates: float) -> Preset:
    def draw(box: Box) -> Outline:
        left, top, right, bottom = text
        area = (left * box.width, top * box.height, right * box.width, bottom * box.height)
        return outline(grid(box, size, *coordinates), text=area)

    return draw


def _alternate(box: Box) -> Outline:
    radius = box.short / 6
    inset = radius * 0.29289
    text = (inset, inset, box.width - inset, box.height - inset)
    return outline(corners(box, radius, radius, radius, radius), text=text)


def _predefined(box: Box) -> Outline:
    bar = box.width / 8
    lines = Pen(filled=False).move(bar, 0).line(bar, box.height).move(box.width - bar, 0)
    lines.line(box.width - bar, box.height)
    return outline(_whole(box), lines, text=(bar, 0, box.width - bar, box.height))


def _internal_storage(box: Box) -> Outline:
    across, down = box.width / 8, box.height / 8
    lines = Pen(filled=False).move(across, 0).line(across, box.height).move(0, down).line(box.width, down)
    return outline(_whole(box), lines, text=(across, down, box.width, box.height))


def _whole(box: Box) -> Pen:
    return Pen().rectangle(0, 0, box.width, box.height)


def _document(box: Box) -> Outline:
    width, low = box.width, box.height * 17322 / 21600
    pen = Pen().move(0, 0).line(width, 0, width, low)
    pen.cubic(width / 2, low, width / 2, box.height * 23922 / 21600, 0, box.height * 20172 / 21600).close()
    return outline(pen, text=(0, 0, width, low))


def _documents(box: Box) -> Outline:
    x, y = box.width / 21600, box.height / 21600
    back = Pen().rectangle(2972 * x, 0, box.width, 14392 * y)
    middle = Pen().rectangle(1532 * x, 1815 * y, 20000 * x, 16252 * y)
    front = Pen().move(0, 20782 * y).cubic(9298 * x, 23542 * y, 9298 * x, 18022 * y, 18595 * x, 18022 * y)
    front.line(18595 * x, 3675 * y, 0, 3675 * y).close()
    return outline(back, middle, front, text=(0, 3675 * y, 18595 * x, 18022 * y))


def _terminator(box: Box) -> Outline:
    end = box.width * 3475 / 21600
    pen = Pen().move(end, 0).line(box.width - end, 0).arc(end, box.middle_y, 270, 180).line(end, box.height)
    pen.arc(end, box.middle_y, 90, 180).close()
    across, down = box.width * 1018 / 21600, box.height * 3163 / 21600
    return outline(pen, text=(across, down, box.width - across, box.height - down))


def _punched_tape(box: Box) -> Outline:
    radius, rise = box.width / 4, box.height / 10
    pen = Pen().move(0, rise).arc(radius, rise, 180, -180).arc(radius, rise, 180, 180)
    pen.line(box.width, box.height - rise).arc(radius, rise, 0, -180).arc(radius, rise, 0, 180).close()
    return outline(pen, text=(0, 2 * rise, box.width, box.height - 2 * rise))


def _crossed(angle: float) -> Preset:
    def draw(box: Box) -> Outline:
        lines = Pen(filled=False)
        for turn in (angle, angle + 90):
            across = box.middle_x * math.cos(math.radians(turn))
            down = box.middle_y * math.sin(math.radians(turn))
            lines.move(box.middle_x - across, box.middle_y - down).line(box.middle_x + across, box.middle_y + down)
        return outline(Pen().ellipse(0, 0, box.width, box.height), lines, text=round_text(box))

    return draw


def _sort(box: Box) -> Outline:
    drawn = diamond(box)
    line = Pen(filled=False).move(0, box.middle_y).line(box.width, box.middle_y)
    return Outline((*drawn.contours, line.contour()), drawn.text)


def _offline_storage(box: Box) -> Outline:
    width, height = box.width, box.height
    line = Pen(filled=False).move(width * 2 / 5, height * 4 / 5).line(width * 3 / 5, height * 4 / 5)
    triangle = Pen().polygon(0, 0, width, 0, width / 2, height)
    return outline(triangle, line, text=(width / 4, 0, width * 3 / 4, height / 2))


def _online_storage(box: Box) -> Outline:
    bulge = box.width / 6
    pen = Pen().move(bulge, 0).line(box.width, 0).arc(bulge, box.middle_y, 270, -180).line(bulge, box.height)
    pen.arc(bulge, box.middle_y, 90, 180).close()
    return outline(pen, text=(bulge, 0, box.width - bulge, box.height))


def _drum(box: Box) -> Outline:
    bulge = box.width / 6
    pen = Pen().move(bulge, 0).line(box.width - bulge, 0).arc(bulge, box.middle_y, 270, 180).line(bulge, box.height)
    pen.arc(bulge, box.middle_y, 90, 180).close()
    rim = Pen(filled=False).move(box.width - bulge, box.height).arc(bulge, box.middle_y, 90, 180)
    return outline(pen, rim, text=(bulge, 0, box.width - 2 * bulge, box.height))


def _tape(box: Box) -> Outline:
    turn = math.degrees(math.atan2(box.height, box.width))
    pen = Pen().move(box.middle_x, box.height).arc(box.middle_x, box.middle_y, 90, 270 + turn)
    foot = box.middle_y + box.middle_y * 0.70711
    return outline(pen.line(box.width, foot, box.width, box.height).close(), text=round_text(box))


def _display(box: Box) -> Outline:
    side = box.width / 6
    pen = Pen().move(0, box.middle_y).line(side, 0, box.width - side, 0).arc(side, box.middle_y, 270, 180)
    return outline(pen.line(side, box.height).close(), text=(side, 0, box.width - side, box.height))


def _delay(box: Box) -> Outline:
    pen = Pen().move(0, 0).line(box.middle_x, 0).arc(box.middle_x, box.middle_y, 270, 180).line(0, box.height)
    down = box.middle_y * 0.29289
    return outline(pen.close(), text=(0, down, box.width - box.middle_x * 0.29289, box.height - down))


def _plus_sign(box: Box) -> Outline:
    half = box.short * box.adjust("adj1", 23_520, most=_ARM) / 2
    across, down, x, y = box.width * _ARM / 2, box.height * _ARM / 2, box.middle_x, box.middle_y
    pen = Pen().polygon(
        x - across, y - half, x - half, y - half, x - half, y - down, x + half, y - down, x + half, y - half,
        x + across, y - half, x + across, y + half, x + half, y + half, x + half, y + down, x - half, y + down,
        x - half, y + half, x - across, y + half,
    )  # fmt: skip
    return outline(pen, text=(x - across, y - half, x + across, y + half))


def _minus_sign(box: Box) -> Outline:
    half, across = box.height * box.adjust("adj1", 23_520) / 2, box.width * _ARM / 2
    text = (box.middle_x - across, box.middle_y - half, box.middle_x + across, box.middle_y + half)
    return outline(Pen().rectangle(*text), text=text)


def _times_sign(box: Box) -> Outline:
    if not box.width or not box.height:
        return rectangle(box)
    half = box.short * box.adjust("adj1", 23_520, most=0.51965) / 2
    slant = math.atan2(box.height, box.width)
    reach = math.hypot(box.width, box.height) * (1 - 0.51965) / 2
    arm = math.hypot(box.middle_x, box.middle_y) - reach
    pen, x, y = Pen(), box.middle_x, box.middle_y
    places: list[float] = []
    turns = (math.pi + slant, -slant, slant, math.pi - slant)
    for number, turn in enumerate(turns):
        along, aside = (math.cos(turn), math.sin(turn)), (-math.sin(turn), math.cos(turn))
        places += (x + arm * along[0] - half * aside[0], y + arm * along[1] - half * aside[1])
        places += (x + arm * along[0] + half * aside[0], y + arm * along[1] + half * aside[1])
        following = turns[(number + 1) % 4]
        bend = (following - turn) % (2 * math.pi) / 2
        far = half / math.sin(bend) if math.sin(bend) else 0.0
        places += (x + far * math.cos(turn + bend), y + far * math.sin(turn + bend))
    return outline(
        pen.polygon(*places), text=(x - arm * math.cos(slant), y - half, x + arm * math.cos(slant), y + half)
    )


def _divide_sign(box: Box) -> Outline:
    thick = box.adjust("adj1", 23_520, 0.01, 0.36745)
    most = min((_ARM - thick) / 4, 0.36745 * box.width / box.height if box.height else 0.0)
    dot = box.adjust("adj3", 11_760, 0.01, max(0.01, most))
    gap = box.adjust("adj2", 5_880, most=max(0.0, _ARM - 4 * dot - thick))
    half, radius, across = box.height * thick / 2, box.height * dot, box.width * _ARM / 2
    x, y = box.middle_x, box.middle_y
    far = half + box.height * gap + radius
    pen = Pen().ellipse(x - radius, y - far - radius, x + radius, y - far + radius)
    pen.ellipse(x - radius, y + far - radius, x + radius, y + far + radius)
    pen.rectangle(x - across, y - half, x + across, y + half)
    return outline(pen, text=(x - across, y - half, x + across, y + half))


def _bars(box: Box, gap_name: str) -> Pen:
    thick = box.adjust("adj1", 23_520, most=0.36745)
    gap = box.height * box.adjust(gap_name, 11_760, most=max(0.0, 1 - 2 * thick)) / 2
    bar, across, x, y = box.height * thick, box.width * _ARM / 2, box.middle_x, box.middle_y
    pen = Pen().rectangle(x - across, y - gap - bar, x + across, y - gap)
    return pen.rectangle(x - across, y + gap, x + across, y + gap + bar)


def _equal_sign(box: Box) -> Outline:
    return outline(_bars(box, "adj2"), text=(box.width * 0.13, 0, box.width * 0.87, box.height))


def _unequal_sign(box: Box) -> Outline:
    slant = math.radians(min(110.0, max(70.0, box.angle("adj2", 110))))
    half = box.height * box.adjust("adj1", 23_520, most=0.5) / 2 / math.sin(slant)
    reach = box.height * _ARM / 2
    lean = -reach / math.tan(slant)
    x, top, bottom = box.middle_x, box.middle_y - reach, box.middle_y + reach
    stroke = Pen().polygon(x + lean - half, top, x + lean + half, top, x - lean + half, bottom, x - lean - half, bottom)
    return outline(_bars(box, "adj3"), stroke, text=(box.width * 0.13, 0, box.width * 0.87, box.height))


FLOWCHART: Mapping[str, Preset] = {
    "flowChartAlternateProcess": _alternate,
    "flowChartDecision": diamond,
    "flowChartInputOutput": _polygon(5, (0.2, 0, 0.8, 1), 0, 5, 1, 0, 5, 0, 4, 5),
    "flowChartPredefinedProcess": _predefined,
    "flowChartInternalStorage": _internal_storage,
    "flowChartDocument": _document,
    "flowChartMultidocument": _documents,
    "flowChartTerminator": _terminator,
    "flowChartPreparation": _polygon(10, (0.2, 0, 0.8, 1), 0, 5, 2, 0, 8, 0, 10, 5, 8, 10, 2, 10),
    "flowChartManualInput": _polygon(5, (0, 0.2, 1, 1), 0, 1, 5, 0, 5, 5, 0, 5),
    "flowChartManualOperation": _polygon(5, (0.2, 0, 0.8, 1), 0, 0, 5, 0, 4, 5, 1, 5),
    "flowChartConnector": ellipse,
    "flowChartOffpageConnector": _polygon(10, (0, 0, 1, 0.8), 0, 0, 10, 0, 10, 8, 5, 10, 0, 8),
    "flowChartPunchedCard": _polygon(5, (0, 0.2, 1, 1), 0, 1, 1, 0, 5, 0, 5, 5, 0, 5),
    "flowChartPunchedTape": _punched_tape,
    "flowChartSummingJunction": _crossed(45),
    "flowChartOr": _crossed(0),
    "flowChartCollate": _polygon(2, (0.25, 0.25, 0.75, 0.75), 0, 0, 2, 0, 1, 1, 2, 2, 0, 2, 1, 1),
    "flowChartSort": _sort,
    "flowChartExtract": _polygon(2, (0.25, 0.5, 0.75, 1), 0, 2, 1, 0, 2, 2),
    "flowChartMerge": _polygon(2, (0.25, 0, 0.75, 0.5), 0, 0, 2, 0, 1, 2),
    "flowChartOfflineStorage": _offline_storage,
    "flowChartOnlineStorage": _online_storage,
    "flowChartMagneticDrum": _drum,
    "flowChartMagneticTape": _tape,
    "flowChartDisplay": _display,
    "flowChartDelay": _delay,
    "mathPlus": _plus_sign,
    "mathMinus": _minus_sign,
    "mathMultiply": _times_sign,
    "mathDivide": _divide_sign,
    "mathEqual": _equal_sign,
    "mathNotEqual": _unequal_sign,
}
