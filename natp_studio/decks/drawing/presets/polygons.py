"""Shapes with straight sides: triangles, polygons, stars and bursts."""

from __future__ import annotations

import math
from collections.abc import Mapping

from natp_studio.decks.drawing.pen import Outline, Pen
from natp_studio.decks.drawing.presets.box import Box, Preset, outline
from natp_studio.decks.drawing.presets.rectangles import rectangle

_HALF = 0.70711


def grid(box: Box, size: float, *coordinates: float) -> Pen:
    """A polygon on a grid of `size` by `size`."""
    scale = (box.width / size, box.height / size)
    return Pen().polygon(*(place * scale[number % 2] for number, place in enumerate(coordinates)))


def triangle(box: Box) -> Outline:
    """A triangle whose top can be moved."""
    top = box.width * box.adjust("adj", 50_000)
    pen = Pen().polygon(0, box.height, top, 0, box.width, box.height)
    return outline(pen, text=(top / 2, box.middle_y, top / 2 + box.middle_x, box.height))


def _right_triangle(box: Box) -> Outline:
    width, height = box.width, box.height
    text = (width / 12, height * 7 / 12, width * 7 / 12, height * 11 / 12)
    return outline(Pen().polygon(0, height, 0, 0, width, height), text=text)


def _parallelogram(box: Box) -> Outline:
    most = box.shares(box.width)
    lean = box.adjust("adj", 25_000, most=most)
    slant = box.short * lean
    inset = (1 + (5 * lean / most if most else 0)) / 12
    across, down = box.width * inset, box.height * inset
    pen = Pen().polygon(0, box.height, slant, 0, box.width, 0, box.width - slant, box.height)
    return outline(pen, text=(across, down, box.width - across, box.height - down))


def _trapezoid(box: Box) -> Outline:
    most = box.shares(box.width) / 2
    lean = box.adjust("adj", 25_000, most=most)
    slant = box.short * lean
    part = lean / most if most else 0
    across, down = box.width / 3 * part, box.height / 3 * part
    pen = Pen().polygon(0, box.height, slant, 0, box.width - slant, 0, box.width, box.height)
    return outline(pen, text=(across, down, box.width - across, box.height))


def _uneven_trapezoid(box: Box) -> Outline:
    most = box.shares(box.width) / 2
    left = box.short * box.adjust("adj1", 25_000, most=most)
    right = box.width - box.short * box.adjust("adj2", 25_000, most=most)
    pen = Pen().polygon(0, box.height, left, 0, right, 0, box.width, box.height)
    return outline(pen, text=(left, box.height / 3, right, box.height))


def diamond(box: Box) -> Outline:
    """A square on its corner."""
    width, height = box.width, box.height
    pen = Pen().polygon(0, box.middle_y, box.middle_x, 0, width, box.middle_y, box.middle_x, height)
    return outline(pen, text=(width / 4, height / 4, width * 3 / 4, height * 3 / 4))


def _hexagon(box: Box) -> Outline:
    most = box.shares(box.width) / 2
    lean = box.adjust("adj", 25_000, most=most)
    cut = box.short * lean
    reach = box.middle_y * box.adjustments.get("vf", 115_470) / 100_000 * math.sin(math.radians(60))
    top, bottom = box.middle_y - reach, box.middle_y + reach
    pen = Pen().polygon(
        0, box.middle_y, cut, top, box.width - cut, top, box.width, box.middle_y, box.width - cut, bottom, cut, bottom
    )
    half = most / 2
    beyond = lean > half
    part = ((lean - half) / -half if beyond else lean / -half) if half else 0
    inset = ((4 if beyond else 2) - part * (3 if beyond else 2)) / 24
    across, down = box.width * inset, box.height * inset
    return outline(pen, text=(across, down, box.width - across, box.height - down))


def _octagon(box: Box) -> Outline:
    cut = box.short * box.adjust("adj", 29_289, most=0.5)
    right, bottom = box.width - cut, box.height - cut
    pen = Pen().polygon(
        0, cut, cut, 0, right, 0, box.width, cut, box.width, bottom, right, box.height, cut, box.height, 0, bottom
    )
    return outline(pen, text=(cut / 2, cut / 2, box.width - cut / 2, box.height - cut / 2))


def _regular(sides: int, stretch_x: float = 1.0, stretch_y: float = 1.0, first: float = -90.0) -> Preset:
    def draw(box: Box) -> Outline:
        middle_y = box.middle_y * stretch_y if first == -90 and sides % 2 else box.middle_y
        radius_x, radius_y = box.middle_x * stretch_x, box.middle_y * stretch_y
        places: list[float] = []
        for number in range(sides):
            turn = math.radians(first + 360 * number / sides)
            places += (box.middle_x + radius_x * math.cos(turn), middle_y + radius_y * math.sin(turn))
        side = box.middle_x * 0.36
        text = (side, box.height * 0.2, box.width - side, box.height * 0.85)
        return outline(Pen().polygon(*places), text=text)

    return draw


def _star(points: int, depth: int, stretch_x: float = 1.0, stretch_y: float = 1.0) -> Preset:
    def draw(box: Box) -> Outline:
        inner = box.adjust("adj", depth, most=0.5) * 2
        radius_x, radius_y = box.middle_x * stretch_x, box.middle_y * stretch_y
        middle_y = box.middle_y * stretch_y
        places: list[float] = []
        for number in range(2 * points):
            turn = math.radians(-90 + 180 * number / points)
            far = inner if number % 2 else 1.0
            places += (box.middle_x + radius_x * far * math.cos(turn), middle_y + radius_y * far * math.sin(turn))
        across, down = radius_x * inner * _HALF, radius_y * inner * _HALF
        text = (box.middle_x - across, middle_y - down, box.middle_x + across, middle_y + down)
        return outline(Pen().polygon(*places), text=text)

    return draw


def _fixed(size: float, text: tuple[float, float, float, float], *coordinates: float) -> Preset:
    def draw(box: Box) -> Outline:
        across, down = box.width / size, box.height / size
        left, top, right, bottom = text
        return outline(grid(box, size, *coordinates), text=(left * across, top * down, right * across, bottom * down))

    return draw


def _gear(teeth: int, depth: int) -> Preset:
    def draw(box: Box) -> Outline:
        if not box.short:
            return rectangle(box)
        tooth = box.short * box.adjust("adj1", depth, most=0.2)
        inner_x, inner_y = box.middle_x - tooth, box.middle_y - tooth
        places: list[float] = []
        for number in range(teeth):
            middle = -90 + 360 * number / teeth
            for offset, out in ((-0.28, 0), (-0.17, 1), (0.17, 1), (0.28, 0)):
                turn = math.radians(middle + offset * 360 / teeth)
                far = tooth * out
                places += (
                    box.middle_x + (inner_x + far) * math.cos(turn),
                    box.middle_y + (inner_y + far) * math.sin(turn),
                )
        across, down = inner_x * _HALF, inner_y * _HALF
        text = (box.middle_x - across, box.middle_y - down, box.middle_x + across, box.middle_y + down)
        return outline(Pen().polygon(*places), text=text)

    return draw


POLYGONS: Mapping[str, Preset] = {
    "triangle": triangle,
    "rtTriangle": _right_triangle,
    "parallelogram": _parallelogram,
    "trapezoid": _trapezoid,
    "nonIsoscelesTrapezoid": _uneven_trapezoid,
    "diamond": diamond,
    "pentagon": _regular(5, 1.05146, 1.10557),
    "hexagon": _hexagon,
    "heptagon": _regular(7, 1.02572, 1.0521),
    "octagon": _octagon,
    "decagon": _regular(10, 1.0, 1.05146, first=0.0),
    "dodecagon": _regular(12, 1.03528, 1.03528, first=15.0),
    "star4": _star(4, 12_500),
    "star5": _star(5, 19_098, 1.05146, 1.10557),
    "star6": _star(6, 28_868, 1.1547),
    "star7": _star(7, 34_601, 1.02572, 1.0521),
    "star8": _star(8, 37_500),
    "star10": _star(10, 42_533, 1.05146),
    "star12": _star(12, 37_500),
    "star16": _star(16, 37_500),
    "star24": _star(24, 37_500),
    "star32": _star(32, 37_500),
    "gear6": _gear(6, 15_000),
    "gear9": _gear(9, 10_000),
    "lightningBolt": _fixed(
        21_600, (8_757, 7_437, 13_917, 14_277),
        8472, 0, 12860, 6080, 11050, 6797, 16577, 12007, 14767, 12877, 21600, 21600,
        10012, 14915, 12222, 13987, 5022, 9705, 7602, 8382, 0, 3890,
    ),
    "irregularSeal1": _fixed(
        21_600, (4_627, 6_320, 16_702, 13_937),
        10800, 5800, 14522, 0, 14155, 5325, 18380, 4457, 16702, 7315, 21097, 8137, 17607, 10475, 21600, 13290,
        16837, 12942, 18145, 18095, 14020, 14457, 13247, 19737, 10532, 14935, 8485, 21600, 7715, 15627, 4762, 17617,
        5667, 13937, 135, 14587, 3722, 11775, 0, 8615, 4627, 7617, 370, 2295, 7312, 6320, 8352, 2295,
    ),
    "irregularSeal2": _fixed(
        21_600, (5_372, 6_382, 14_640, 15_935),
        11462, 4342, 14790, 0, 14525, 5777, 18007, 3172, 16380, 6532, 21600, 6645, 16985, 9402, 18270, 11290,
        16380, 12310, 18877, 15632, 14640, 14350, 14942, 17370, 12180, 15935, 11612, 18842, 9872, 17370, 8700, 19712,
        7527, 18125, 4917, 21600, 4805, 18240, 1285, 17825, 3330, 15370, 0, 12877, 3935, 11592, 1172, 8270,
        5372, 7817, 4502, 3625, 8550, 6382, 9722, 1887,
    ),
}  # fmt: skip
