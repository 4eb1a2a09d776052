"""Round shapes: ellipses and parts of them, rings, cylinders, clouds, hearts and faces."""

from __future__ import annotations

import math
from collections.abc import Mapping

from natp_studio.decks.drawing.pen import Outline, Pen
from natp_studio.decks.drawing.presets.box import Box, Preset, outline

_HALF = 0.70711
# Puffs of a cloud on a grid of 43,200: radii, start and sweep in 60,000ths of a degree.
_PUFFS = (
    (6753, 9190, -11429249, 7426832), (5333, 7267, -8646143, 5396714), (4365, 5945, -8748475, 5983381),
    (4857, 6595, -7859164, 7034504), (5333, 7273, -4722533, 6541615), (6775, 9220, -2776035, 7816140),
    (5785, 7867, 37501, 6842000), (6752, 9215, 1347096, 6910353), (7720, 10543, 3974558, 4542661),
    (4360, 5918, -16496525, 8804134), (4345, 5945, -14809710, 9151131),
)  # fmt: skip
_FOLDS = (
    (4693, 26177, 4345, 5945, 5204520, 1585770), (6928, 34899, 4360, 5918, 4416628, 686848),
    (16478, 39090, 6752, 9215, 8257449, 844866), (28827, 34751, 6752, 9215, 387196, 959901),
    (34129, 22954, 5785, 7867, -4217541, 4255042), (41798, 15354, 5333, 7273, 1819082, 1665090),
    (38324, 5426, 4857, 6595, -824660, 891534), (29078, 3952, 4857, 6595, -8950887, 1091722),
    (22141, 4720, 4365, 5945, -9809656, 1061181), (14000, 5192, 6753, 9190, -4002417, 739161),
    (4127, 15789, 6753, 9190, 9459261, 711490),
)  # fmt: skip
_CLOUD_GRID = 43_200


def round_text(box: Box) -> tuple[float, float, float, float]:
    """Where words fit into an ellipse."""
    across, down = box.middle_x * _HALF, box.middle_y * _HALF
    return box.middle_x - across, box.middle_y - down, box.middle_x + across, box.middle_y + down


def ellipse(box: Box) -> Outline:
    """A whole ellipse."""
    return outline(Pen().ellipse(0, 0, box.width, box.height), text=round_text(box))


def cloud_contours(box: Box) -> tuple[Pen, Pen]:
    """The edge of a cloud, and the folds drawn inside it."""
    scale = (box.width / _CLOUD_GRID, box.height / _CLOUD_GRID)
    edge = Pen(scale=scale).move(3900, 14370)
    for radius_x, radius_y, start, sweep in _PUFFS:
        edge.arc(radius_x, radius_y, start / 60_000, sweep / 60_000)
    folds = Pen(filled=False, scale=scale)
    for x, y, radius_x, radius_y, start, sweep in _FOLDS:
        folds.move(x, y).arc(radius_x, radius_y, start / 60_000, sweep / 60_000)
    return edge.close(), folds


def cloud_text(box: Box) -> tuple[float, float, float, float]:
    """Where words fit into a cloud."""
    return (
        box.width * 2977 / 21600,
        box.height * 3262 / 21600,
        box.width * 17087 / 21600,
        box.height * 17337 / 21600,
    )


def _cloud(box: Box) -> Outline:
    return outline(*cloud_contours(box), text=cloud_text(box))


def on_ellipse(box: Box, angle: float, inset: float = 0.0) -> tuple[float, float]:
    """Where a ray from the middle at `angle` degrees meets the ellipse that lies `inset` inside the box."""
    radius_x, radius_y = max(0.0, box.middle_x - inset), max(0.0, box.middle_y - inset)
    ray = math.radians(angle)
    turn = math.atan2(radius_x * math.sin(ray), radius_y * math.cos(ray))
    return box.middle_x + radius_x * math.cos(turn), box.middle_y + radius_y * math.sin(turn)


def _sweep(start: float, end: float) -> float:
    return end - start if end > start else end - start + 360


def _donut(box: Box) -> Outline:
    ring = box.short * box.adjust("adj", 25_000, most=0.5)
    pen = Pen().ellipse(0, 0, box.width, box.height)
    pen.move(ring, box.middle_y).arc(box.middle_x - ring, box.middle_y - ring, 180, -360).close()
    return outline(pen, text=round_text(box))


def _no_smoking(box: Box) -> Outline:
    ring = box.short * box.adjust("adj", 18_750, most=0.5)
    inner_x, inner_y = box.middle_x - ring, box.middle_y - ring
    pen = Pen().ellipse(0, 0, box.width, box.height)
    if inner_x > 0 and inner_y > 0:
        slant = math.atan2(box.height, box.width)
        reach = inner_x * inner_y / math.hypot(inner_y * math.cos(slant), inner_x * math.sin(slant))
        half = math.degrees(math.atan2(ring / 2, reach))
        start, sweep = math.degrees(slant) - half, 2 * half - 180
        for turn in (start, start - 180):
            pen.move(*on_ellipse(box, turn, ring)).arc(inner_x, inner_y, turn, sweep).close()
    return outline(pen, text=round_text(box))


def _block_arc(box: Box) -> Outline:
    start, end = box.angle("adj1", 180), box.angle("adj2", 0)
    ring = box.short * box.adjust("adj3", 25_000, most=0.5)
    sweep = _sweep(start, end)
    pen = Pen().move(*on_ellipse(box, start)).arc(box.middle_x, box.middle_y, start, sweep)
    pen.line(*on_ellipse(box, end, ring)).arc(box.middle_x - ring, box.middle_y - ring, end, -sweep).close()
    turns = [start, start + sweep, *(turn for turn in range(0, 720, 90) if start < turn < start + sweep)]
    along = [on_ellipse(box, turn, ring / 2) for turn in turns]
    xs, ys = [x for x, _y in along], [y for _x, y in along]
    return outline(pen, text=(min(xs), min(ys), max(xs), max(ys)))


def _pie(box: Box) -> Outline:
    start, end = box.angle("adj1", 0), box.angle("adj2", 270)
    pen = Pen().move(*on_ellipse(box, start)).arc(box.middle_x, box.middle_y, start, _sweep(start, end))
    return outline(pen.line(box.middle_x, box.middle_y).close(), text=round_text(box))


def _pie_wedge(box: Box) -> Outline:
    pen = Pen().move(0, box.height).arc(box.width, box.height, 180, 90).line(box.width, box.height).close()
    return outline(pen, text=(box.width * 0.29289, box.height * 0.29289, box.width, box.height))


def _chord(box: Box) -> Outline:
    start, end = box.angle("adj1", 45), box.angle("adj2", 270)
    pen = Pen().move(*on_ellipse(box, start)).arc(box.middle_x, box.middle_y, start, _sweep(start, end))
    return outline(pen.close(), text=round_text(box))


def _arc(box: Box) -> Outline:
    start, end = box.angle("adj1", 270), box.angle("adj2", 0)
    sweep = _sweep(start, end)
    sector = Pen(stroked=False).move(*on_ellipse(box, start)).arc(box.middle_x, box.middle_y, start, sweep)
    edge = Pen(filled=False).move(*on_ellipse(box, start)).arc(box.middle_x, box.middle_y, start, sweep)
    return outline(sector.line(box.middle_x, box.middle_y).close(), edge)


def can(box: Box) -> Outline:
    """A cylinder that stands upright."""
    rim = box.short * box.adjust("adj", 25_000, most=box.shares(box.height) / 2) / 2
    return _cylinder(box, rim)


def _magnetic_disk(box: Box) -> Outline:
    return _cylinder(box, box.height / 6, tone=0.0)


def _cylinder(box: Box, rim: float, tone: float = 0.4) -> Outline:
    width, low = box.width, box.height - rim
    side = Pen(stroked=False).move(0, rim).arc(box.middle_x, rim, 180, -180).line(width, low)
    side.arc(box.middle_x, rim, 0, 180).close()
    lid = Pen(stroked=False, tone=tone).ellipse(0, 0, width, 2 * rim)
    edge = Pen(filled=False).move(width, rim).arc(box.middle_x, rim, 0, 360).line(width, low)
    edge.arc(box.middle_x, rim, 0, 180).line(0, rim)
    return outline(side, lid, edge, text=(0, 2 * rim, width, low))


def _teardrop(box: Box) -> Outline:
    reach = box.adjust("adj", 100_000, most=2.0)
    tip_x, tip_y = box.middle_x * (1 + reach), box.middle_y * (1 - reach)
    pen = Pen().move(0, box.middle_y).arc(box.middle_x, box.middle_y, 180, 90)
    pen.quad((box.middle_x + tip_x) / 2, 0, tip_x, tip_y)
    pen.quad(box.width, (box.middle_y + tip_y) / 2, box.width, box.middle_y)
    pen.arc(box.middle_x, box.middle_y, 0, 180).close()
    return outline(pen, text=round_text(box))


def _heart(box: Box) -> Outline:
    near, far = box.width * 10 / 48, box.width * 49 / 48
    middle, quarter = box.middle_x, box.height / 4
    pen = Pen().move(middle, quarter)
    pen.cubic(middle + near, -box.height / 3, middle + far, quarter, middle, box.height)
    pen.cubic(middle - far, quarter, middle - near, -box.height / 3, middle, quarter)
    return outline(pen.close(), text=(box.width / 6, quarter, box.width * 5 / 6, box.height * 2 / 3))


def _smiley(box: Box) -> Outline:
    smile = box.height * box.adjust("adj", 4_653, -0.04653, 0.04653)
    face = Pen().ellipse(0, 0, box.width, box.height)
    eyes = Pen(tone=-0.2)
    radius_x, radius_y, eye_y = box.width * 1125 / 21600, box.height * 1125 / 21600, box.height * 7570 / 21600
    for eye_x in (box.width * 7340 / 21600, box.width * 14260 / 21600):
        eyes.ellipse(eye_x - radius_x, eye_y - radius_y, eye_x + radius_x, eye_y + radius_y)
    mouth_y = box.height * 16515 / 21600
    mouth = Pen(filled=False).move(box.width * 4969 / 21600, mouth_y - smile)
    mouth.quad(box.middle_x, mouth_y + 3 * smile, box.width * 16640 / 21600, mouth_y - smile)
    return outline(face, eyes, mouth, text=round_text(box))


def _sun(box: Box) -> Outline:
    radius = 0.5 - box.adjust("adj", 25_000, 0.125, 0.46875)
    base = 0.5 - (0.5 - radius * 30274 / 32768) * 3 / 4
    half = 0.375 - (0.5 - radius * 12540 / 32768) * 3 / 4
    pen = Pen()
    for number in range(8):
        turn = math.radians(number * 45)
        places: list[float] = []
        for along, across in ((0.5, 0.0), (base, -half), (base, half)):
            x = along * math.cos(turn) - across * math.sin(turn)
            y = along * math.sin(turn) + across * math.cos(turn)
            places += (box.width * (0.5 + x), box.height * (0.5 + y))
        pen.polygon(*places)
    near, far = 0.5 - radius, 0.5 + radius
    pen.ellipse(box.width * near, box.height * near, box.width * far, box.height * far)
    inset = 0.5 - radius * _HALF
    text = (box.width * inset, box.height * inset, box.width * (1 - inset), box.height * (1 - inset))
    return outline(pen, text=text)


def _moon(box: Box) -> Outline:
    thick = min(0.875, box.adjust("adj", 50_000) * box.short / box.width) if box.width else 0.5
    # The inner edge is a circle, in shares of the box, through both tips and the thickest place.
    middle = (2 - thick * thick) / (2 * (1 - thick))
    radius = middle - thick
    radius_x, radius_y = radius * box.width, radius * box.middle_y
    half = math.acos(max(-1.0, min(1.0, (middle - 1) / radius)))
    start = math.degrees(math.atan2(-radius_y * math.sin(half), -radius_x * math.cos(half)))
    pen = Pen().move(box.width, box.height).arc(box.width, box.middle_y, 90, 180)
    pen.arc(radius_x, radius_y, start, -2 * (180 + start)).close()
    return outline(pen, text=(box.width * thick / 4, box.height / 4, box.width * thick, box.height * 3 / 4))


def _funnel(box: Box) -> Outline:
    rim_x, rim_y = box.middle_x, box.height / 4
    pen = Pen().move(0, rim_y).arc(rim_x, rim_y, 180, 180)
    pen.line(box.width * 0.62, box.height * 0.93).arc(box.width * 0.12, box.height * 0.07, 0, 180).close()
    inner = box.short / 25
    pen.move(inner, rim_y).arc(rim_x - inner, max(0.0, rim_y - inner), 180, -360).close()
    return outline(pen)


ROUNDS: Mapping[str, Preset] = {
    "ellipse": ellipse,
    "cloud": _cloud,
    "donut": _donut,
    "noSmoking": _no_smoking,
    "blockArc": _block_arc,
    "pie": _pie,
    "pieWedge": _pie_wedge,
    "chord": _chord,
    "arc": _arc,
    "can": can,
    "flowChartMagneticDisk": _magnetic_disk,
    "teardrop": _teardrop,
    "heart": _heart,
    "smileyFace": _smiley,
    "sun": _sun,
    "moon": _moon,
    "funnel": _funnel,
}
