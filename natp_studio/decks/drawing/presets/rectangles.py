"""Rectangles: plain, rounded, snipped, framed, and those with depth."""

from __future__ import annotations

from collections.abc import Mapping

from natp_studio.decks.drawing.pen import Outline, Pen
from natp_studio.decks.drawing.presets.box import Box, Preset, outline

# How far a corner of radius one reaches into its square: 1 - cos 45°.
CORNER = 0.29289


def rectangle(box: Box) -> Outline:
    """A plain rectangle."""
    return outline(Pen().rectangle(0, 0, box.width, box.height))


def corners(
    box: Box, top_left: float, top_right: float, bottom_right: float, bottom_left: float, *, snipped: str = ""
) -> Pen:
    """A rectangle whose corners are cut by these lengths: round, or straight for those whose number is in `snipped`."""
    width, height = box.width, box.height
    pen = Pen().move(0, top_left)
    steps = (
        (top_left, (top_left, 0), 180, (width - top_right, 0)),
        (top_right, (width, top_right), 270, (width, height - bottom_right)),
        (bottom_right, (width - bottom_right, height), 0, (bottom_left, height)),
        (bottom_left, (0, height - bottom_left), 90, (0, top_left)),
    )
    for number, (radius, corner_end, start, side_end) in enumerate(steps):
        if str(number) in snipped:
            pen.line(*corner_end)
        else:
            pen.arc(radius, radius, start, 90)
        pen.line(*side_end)
    return pen.close()


def rounded(box: Box) -> Outline:
    """All four corners round."""
    radius = box.short * box.adjust("adj", 16_667, most=0.5)
    inset = radius * CORNER
    return outline(corners(box, radius, radius, radius, radius), text=_inset(box, inset))


def _round_one(box: Box) -> Outline:
    radius = box.short * box.adjust("adj", 16_667, most=0.5)
    text = (0, 0, box.width - radius * CORNER, box.height)
    return outline(corners(box, 0, radius, 0, 0), text=text)


def _round_top(box: Box) -> Outline:
    top = box.short * box.adjust("adj1", 16_667, most=0.5)
    bottom = box.short * box.adjust("adj2", 0, most=0.5)
    side = max(top, bottom) * CORNER
    text = (side, top * CORNER, box.width - side, box.height - bottom * CORNER)
    return outline(corners(box, top, top, bottom, bottom), text=text)


def _round_diagonal(box: Box) -> Outline:
    first = box.short * box.adjust("adj1", 16_667, most=0.5)
    second = box.short * box.adjust("adj2", 0, most=0.5)
    return outline(corners(box, first, second, first, second), text=_inset(box, max(first, second) * CORNER))


def _snip_one(box: Box) -> Outline:
    cut = box.short * box.adjust("adj", 16_667, most=0.5)
    return outline(corners(box, 0, cut, 0, 0, snipped="1"), text=(0, cut / 2, box.width - cut / 2, box.height))


def _snip_top(box: Box) -> Outline:
    top = box.short * box.adjust("adj1", 16_667, most=0.5)
    bottom = box.short * box.adjust("adj2", 0, most=0.5)
    side = max(top, bottom) / 2
    text = (side, top / 2, box.width - side, box.height - bottom / 2)
    return outline(corners(box, top, top, bottom, bottom, snipped="0123"), text=text)


def _snip_diagonal(box: Box) -> Outline:
    first = box.short * box.adjust("adj1", 0, most=0.5)
    second = box.short * box.adjust("adj2", 16_667, most=0.5)
    drawn = corners(box, first, second, first, second, snipped="0123")
    return outline(drawn, text=_inset(box, max(first, second) / 2))


def _snip_and_round(box: Box) -> Outline:
    radius = box.short * box.adjust("adj1", 16_667, most=0.5)
    cut = box.short * box.adjust("adj2", 16_667, most=0.5)
    text = (radius * CORNER, radius * CORNER, box.width - cut / 2, box.height)
    return outline(corners(box, radius, cut, 0, 0, snipped="1"), text=text)


def _plaque(box: Box) -> Outline:
    radius = box.short * box.adjust("adj", 16_667, most=0.5)
    width, height = box.width, box.height
    pen = Pen().move(0, radius).arc(radius, radius, 90, -90).line(width - radius, 0)
    pen.arc(radius, radius, 180, -90).line(width, height - radius)
    pen.arc(radius, radius, 270, -90).line(radius, height).arc(radius, radius, 0, -90).close()
    return outline(pen, text=_inset(box, radius * 0.70711))


def _frame(box: Box) -> Outline:
    bar = box.short * box.adjust("adj1", 12_500, most=0.5)
    pen = Pen().rectangle(0, 0, box.width, box.height)
    pen.polygon(bar, bar, bar, box.height - bar, box.width - bar, box.height - bar, box.width - bar, bar)
    return outline(pen, text=_inset(box, bar))


def _half_frame(box: Box) -> Outline:
    width, height = box.width, box.height
    if not width or not height:
        return rectangle(box)
    left = box.short * box.adjust("adj2", 33_333, most=box.shares(width))
    top = box.short * box.adjust("adj1", 33_333, most=box.shares(height - height * left / width))
    right, bottom = width - top * width / height, height - left * height / width
    pen = Pen().polygon(0, 0, width, 0, right, top, left, top, left, bottom, 0, height)
    return outline(pen, text=(0, 0, (right + width) / 2, top))


def _corner(box: Box) -> Outline:
    width, height = box.width, box.height
    across = box.short * box.adjust("adj2", 50_000, most=box.shares(width))
    down = height - box.short * box.adjust("adj1", 50_000, most=box.shares(height))
    pen = Pen().polygon(0, 0, across, 0, across, down, width, down, width, height, 0, height)
    wide = width > height
    return outline(pen, text=(0, down if wide else 0, width if wide else across, height))


def _diagonal_stripe(box: Box) -> Outline:
    part = box.adjust("adj", 50_000)
    across, down = box.width * part, box.height * part
    pen = Pen().polygon(0, down, across, 0, box.width, 0, 0, box.height)
    return outline(pen, text=(0, 0, (across + box.width) / 2, (down + box.height) / 2))


def _plus(box: Box) -> Outline:
    cut = box.short * box.adjust("adj", 25_000, most=0.5)
    right, bottom = box.width - cut, box.height - cut
    pen = Pen().polygon(
        0, cut, cut, cut, cut, 0, right, 0, right, cut, box.width, cut, box.width, bottom,
        right, bottom, right, box.height, cut, box.height, cut, bottom, 0, bottom,
    )  # fmt: skip
    wide = box.width > box.height
    text = (0, cut, box.width, bottom) if wide else (cut, 0, right, box.height)
    return outline(pen, text=text)


def _cube(box: Box) -> Outline:
    depth = box.short * box.adjust("adj", 25_000)
    right, bottom = box.width - depth, box.height - depth
    front = Pen().rectangle(0, depth, right, box.height)
    top = Pen(tone=0.2).polygon(0, depth, depth, 0, box.width, 0, right, depth)
    side = Pen(tone=-0.2).polygon(right, depth, box.width, 0, box.width, bottom, right, box.height)
    return outline(front, top, side, text=(0, depth, right, box.height))


def _bevel(box: Box) -> Outline:
    edge = box.short * box.adjust("adj", 12_500, most=0.5)
    width, height, right, bottom = box.width, box.height, box.width - edge, box.height - edge
    return outline(
        Pen().rectangle(edge, edge, right, bottom),
        Pen(tone=0.2).polygon(0, 0, width, 0, right, edge, edge, edge),
        Pen(tone=-0.2).polygon(0, height, edge, bottom, right, bottom, width, height),
        Pen(tone=0.4).polygon(0, 0, edge, edge, edge, bottom, 0, height),
        Pen(tone=-0.4).polygon(width, 0, width, height, right, bottom, right, edge),
        text=(edge, edge, right, bottom),
    )


def _folded_corner(box: Box) -> Outline:
    fold = box.short * box.adjust("adj", 16_667, most=0.5)
    right, bottom = box.width - fold, box.height - fold
    page = Pen().polygon(0, 0, box.width, 0, box.width, bottom, right, box.height, 0, box.height)
    corner = Pen(tone=-0.2).polygon(right, box.height, right + fold / 5, bottom + fold / 5, box.width, bottom)
    return outline(page, corner, text=(0, 0, box.width, bottom))


def _tabs(box: Box) -> Outline:
    size = (box.width**2 + box.height**2) ** 0.5 / 20
    pen = Pen()
    for x, y in ((0.0, 0.0), (box.width, 0.0), (0.0, box.height), (box.width, box.height)):
        pen.polygon(x, y, x + (size if not x else -size), y, x, y + (size if not y else -size))
    return outline(pen, text=_inset(box, size))


def _inset(box: Box, by: float) -> tuple[float, float, float, float]:
    return by, by, box.width - by, box.height - by


RECTANGLES: Mapping[str, Preset] = {
    "rect": rectangle,
    "flowChartProcess": rectangle,
    "roundRect": rounded,
    "round1Rect": _round_one,
    "round2SameRect": _round_top,
    "round2DiagRect": _round_diagonal,
    "snip1Rect": _snip_one,
    "snip2SameRect": _snip_top,
    "snip2DiagRect": _snip_diagonal,
    "snipRoundRect": _snip_and_round,
    "plaque": _plaque,
    "frame": _frame,
    "halfFrame": _half_frame,
    "corner": _corner,
    "diagStripe": _diagonal_stripe,
    "plus": _plus,
    "cube": _cube,
    "bevel": _bevel,
    "foldedCorner": _folded_corner,
    "cornerTabs": _tabs,
}
