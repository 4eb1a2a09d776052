"""Outlines painted along contours: width, dashes, joins, double lines and arrow heads."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QPen, QPolygonF

from natp_studio.domain.scenes import Contour, Line, LineEnd
from natp_studio.pictures.canvas import Canvas
from natp_studio.pictures.colours import qcolour
from natp_studio.pictures.geometry import path

_CAPS = {
    "flat": Qt.PenCapStyle.FlatCap,
    "square": Qt.PenCapStyle.SquareCap,
    "round": Qt.PenCapStyle.RoundCap,
}
_JOINS = {
    "round": Qt.PenJoinStyle.RoundJoin,
    "bevel": Qt.PenJoinStyle.BevelJoin,
    "miter": Qt.PenJoinStyle.MiterJoin,
}
# Thinner lines than this would vanish from a small picture.
_THINNEST_PIXELS = 0.9
_MOST_DASHES = 4_000
# Below this the parts of a double line run together.
_WIDE_PIXELS = 2.5
# Taking one path from another becomes slow with long ones.
_MOST_STEPS = 60


def pen(line: Line, scale: float, length: float) -> QPen:
    """A pen for a line of `length` points, at `scale` pixels a point."""
    width = max(line.width, _THINNEST_PIXELS / scale)
    made = QPen(qcolour(line.colour), width)
    made.setCapStyle(_CAPS[line.cap])
    made.setJoinStyle(_JOINS[line.join])
    made.setMiterLimit(8)
    if line.dashes and length / width < _MOST_DASHES:
        # Qt counts dashes in widths of the pen, which may be thicker than the line.
        made.setDashPattern([max(0.1, part * line.width / width) for part in line.dashes])
    return made


def paint_line(canvas: Canvas, contours: Iterable[Contour], line: Line | None) -> None:
    """Draw the outline along all contours that have one."""
    if line is None:
        return
    painter = canvas.painter
    for contour in contours:
        if not contour.stroked or not contour.verbs:
            continue
        drawn = path(contour)
        drawn, heads = _with_heads(drawn, contour, line, canvas.scale)
        made = pen(line, canvas.scale, _length(contour))
        if line.parallel > 1 and line.width * canvas.scale > _WIDE_PIXELS and len(contour.verbs) < _MOST_STEPS:
            painter.fillPath(_parallel(drawn, line), qcolour(line.colour))
        else:
            painter.strokePath(drawn, made)
        for head, filled in heads:
            if filled:
                painter.fillPath(head, qcolour(line.colour))
            else:
                painter.strokePath(head, QPen(qcolour(line.colour), made.widthF()))


def _parallel(drawn: QPainterPath, line: Line) -> QPainterPath:
    outer, inner = QPainterPathStroker(), QPainterPathStroker()
    outer.setWidth(line.width)
    inner.setWidth(line.width / 3)
    return outer.createStroke(drawn).subtracted(inner.createStroke(drawn))


def _length(contour: Contour) -> float:
    xs, ys = contour.points[::2], contour.points[1::2]
    return sum(math.hypot(x2 - x1, y2 - y1) for x1, y1, x2, y2 in zip(xs, ys, xs[1:], ys[1:], strict=False))


def _with_heads(
    drawn: QPainterPath, contour: Contour, line: Line, scale: float
) -> tuple[QPainterPath, list[tuple[QPainterPath, bool]]]:
    """The path shortened to make room for its arrow heads, and the heads: path, and whether it is filled."""
    if (line.start is None and line.end is None) or "Z" in contour.verbs or len(contour.points) < 4:
        return drawn, []
    width = max(line.width, 2.0, _THINNEST_PIXELS / scale)
    points = [QPointF(x, y) for x, y in zip(contour.points[::2], contour.points[1::2], strict=True)]
    heads = []
    for end, place, order in ((line.start, 0, points), (line.end, len(points) - 1, points[::-1])):
        if end is None:
            continue
        tip = order[0]
        towards = next((point for point in order[1:] if _distance(point, tip) > 1e-6), None)
        if towards is None:
            continue
        head, shorter, filled = _head(end, tip, towards, width)
        heads.append((head, filled))
        points[place] = shorter
    return path(_moved(contour, points)), heads


def _moved(contour: Contour, points: list[QPointF]) -> Contour:
    return Contour(contour.verbs, tuple(place for point in points for place in (point.x(), point.y())))


def _distance(first: QPointF, second: QPointF) -> float:
    return math.hypot(first.x() - second.x(), first.y() - second.y())


def _head(end: LineEnd, tip: QPointF, towards: QPointF, width: float) -> tuple[QPainterPath, QPointF, bool]:
    turn = math.atan2(tip.y() - towards.y(), tip.x() - towards.x())
    long, half = end.length * width, end.width * width / 2

    def at(back: float, aside: float) -> QPointF:
        return QPointF(
            tip.x() - back * math.cos(turn) - aside * math.sin(turn),
            tip.y() - back * math.sin(turn) + aside * math.cos(turn),
        )

    drawn = QPainterPath()
    if end.kind == "arrow":
        drawn.addPolygon(QPolygonF([at(long, half), tip, at(long, -half)]))
        return drawn, at(width / 2, 0), False
    if end.kind == "oval":
        rim = QPolygonF(
            [at(long / 2 * math.cos(step * math.pi / 12), half * math.sin(step * math.pi / 12)) for step in range(24)]
        )
        drawn.addPolygon(rim)
        return drawn, tip, True
    if end.kind == "diamond":
        drawn.addPolygon(QPolygonF([at(-long / 2, 0), at(0, half), at(long / 2, 0), at(0, -half)]))
        return drawn, tip, True
    corners = [tip, at(long, half), at(long, -half)]
    if end.kind == "stealth":
        corners.insert(2, at(long * 0.6, 0))
    drawn.addPolygon(QPolygonF(corners))
    return drawn, at(long * 0.6, 0), True
