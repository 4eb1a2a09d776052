"""Fills painted into paths: colours, gradients, patterns and pictures."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QGradient, QLinearGradient, QPainterPath, QRadialGradient, QTransform

from natp_studio.domain.scenes import Colour, Fill, GradientFill, PatternFill, PictureFill, Sides, SolidFill, Tile
from natp_studio.pictures.canvas import Canvas
from natp_studio.pictures.colours import qcolour
from natp_studio.pictures.images import Decoded
from natp_studio.pictures.patterns import pattern_brush

_RINGS = 48
_SMALLEST_TILE_PIXELS = 2.0


def paint_fill(canvas: Canvas, path: QPainterPath, fill: Fill | None, bounds: QRectF, tone: float = 0.0) -> None:
    """Fill a path. `bounds` is what gradients and pictures stretch over; `tone` lightens or darkens colours."""
    if fill is None or (bounds.isEmpty() and not isinstance(fill, SolidFill)):
        return
    painter = canvas.painter
    if isinstance(fill, SolidFill):
        painter.fillPath(path, qcolour(fill.colour, tone))
    elif isinstance(fill, PatternFill):
        painter.fillPath(path, pattern_brush(fill, canvas.scale))
    elif isinstance(fill, PictureFill):
        _paint_picture(canvas, path, fill, bounds)
    elif fill.path == "rect":
        _paint_rings(canvas, path, fill, bounds, tone)
    else:
        painter.fillPath(path, QBrush(gradient(fill, bounds, tone)))


def gradient(fill: GradientFill, bounds: QRectF, tone: float = 0.0) -> QGradient:
    """A linear or round gradient over `bounds`."""
    if fill.path == "linear":
        made: QGradient = _linear(fill, bounds)
        core = 0.0
    else:
        made, core = _round(fill, bounds)
    for stop in fill.stops:
        made.setColorAt(core + stop.position * (1 - core), qcolour(stop.colour, tone))
    return made


def _linear(fill: GradientFill, bounds: QRectF) -> QLinearGradient:
    turn = math.radians(fill.angle)
    along, down = math.cos(turn), math.sin(turn)
    width, height = bounds.width(), bounds.height()
    if fill.scaled and width > 0:
        # The angle is meant for a square: on a wide shape 45 degrees runs from corner to corner.
        along, down = along * width, down * height
        length = math.hypot(along, down) or 1.0
        along, down = along / length, down / length
    half = (abs(along) * width + abs(down) * height) / 2
    step = QPointF(along * half, down * half)
    return QLinearGradient(bounds.center() - step, bounds.center() + step)


def _round(fill: GradientFill, bounds: QRectF) -> tuple[QRadialGradient, float]:
    """A round gradient, and the share of its radius that the first colour takes all of."""
    inner = _focus(fill.focus, bounds)
    focus = inner.center()
    corners = (bounds.topLeft(), bounds.topRight(), bounds.bottomLeft(), bounds.bottomRight())
    radius = max(math.hypot(corner.x() - focus.x(), corner.y() - focus.y()) for corner in corners)
    core = max(0.0, min(inner.width(), inner.height()) / 2)
    return QRadialGradient(focus, max(radius, 0.01)), min(0.95, core / max(radius, 0.01))


def _focus(focus: Sides, bounds: QRectF) -> QRectF:
    return QRectF(
        bounds.x() + bounds.width() * focus.left,
        bounds.y() + bounds.height() * focus.top,
        bounds.width() * (1 - focus.left - focus.right),
        bounds.height() * (1 - focus.top - focus.bottom),
    )


def _paint_rings(canvas: Canvas, path: QPainterPath, fill: GradientFill, bounds: QRectF, tone: float) -> None:
    # Qt has no gradient in rectangles, so it is painted as one inside the other; colours come from a ramp.
    painter, inner = canvas.painter, _focus(fill.focus, bounds)
    painter.save()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    for ring in range(_RINGS):
        part = ring / (_RINGS - 1)
        outer = QRectF(
            QPointF(
                bounds.left() + (inner.left() - bounds.left()) * part,
                bounds.top() + (inner.top() - bounds.top()) * part,
            ),
            QPointF(
                bounds.right() + (inner.right() - bounds.right()) * part,
                bounds.bottom() + (inner.bottom() - bounds.bottom()) * part,
            ),
        )
        painter.fillRect(outer, qcolour(_at(fill, 1 - part), tone))
    painter.restore()


def _at(fill: GradientFill, position: float) -> Colour:
    before = fill.stops[0]
    for stop in fill.stops:
        if stop.position >= position:
            span = stop.position - before.position
            part = (position - before.position) / span if span > 0 else 1.0
            return before.colour.mixed(stop.colour, max(0.0, part))
        before = stop
    return before.colour


def _paint_picture(canvas: Canvas, path: QPainterPath, fill: PictureFill, bounds: QRectF) -> None:
    painter = canvas.painter
    if fill.tile is not None:
        _paint_tiles(canvas, path, fill, fill.tile, bounds)
        return
    target = _focus(fill.inset, bounds)
    decoded = canvas.image(fill.image, uncropped(target.width(), fill.crop), fill.look)
    if decoded is None:
        return
    painter.save()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.setOpacity(painter.opacity() * fill.look.opacity)
    paint_cropped(canvas, decoded, target, fill.crop)
    painter.restore()


def uncropped(width: float, crop: Sides) -> float:
    """How wide the whole picture is where its cropped part is `width` wide."""
    left = 1 - crop.left - crop.right
    return width / left if left > 0.01 else width


def paint_cropped(canvas: Canvas, decoded: Decoded, target: QRectF, crop: Sides) -> None:
    """Paint what a crop leaves of a picture over `target`. A crop below 0 leaves room at that side."""
    shown_x, shown_y = 1 - crop.left - crop.right, 1 - crop.top - crop.bottom
    if shown_x <= 0 or shown_y <= 0:
        return
    left, top = max(0.0, crop.left), max(0.0, crop.top)
    right, bottom = 1 - max(0.0, crop.right), 1 - max(0.0, crop.bottom)
    across, down = target.width() / shown_x, target.height() / shown_y
    goal = QRectF(
        target.x() + (left - crop.left) * across,
        target.y() + (top - crop.top) * down,
        (right - left) * across,
        (bottom - top) * down,
    )
    width, height = decoded.image.width(), decoded.image.height()
    source = QRectF(left * width, top * height, (right - left) * width, (bottom - top) * height)
    canvas.painter.drawImage(goal, decoded.image, source)


def _paint_tiles(canvas: Canvas, path: QPainterPath, fill: PictureFill, tile: Tile, bounds: QRectF) -> None:
    decoded = canvas.image(fill.image, bounds.width(), fill.look)
    if decoded is None:
        return
    width = decoded.width * decoded.points_per_pixel * tile.scale_x
    height = decoded.height * decoded.points_per_pixel * tile.scale_y
    painter = canvas.painter
    painter.save()
    painter.setOpacity(painter.opacity() * fill.look.opacity)
    painter.fillPath(path, _tile_brush(decoded, tile, QSizeF(width, height), bounds, canvas.scale))
    painter.restore()


def _tile_brush(decoded: Decoded, tile: Tile, size: QSizeF, bounds: QRectF, scale: float) -> QBrush:
    width, height = size.width(), size.height()
    if min(width, height) * scale < _SMALLEST_TILE_PIXELS:
        # Tiles smaller than pixels blend into one colour.
        one = decoded.image.scaled(1, 1, mode=Qt.TransformationMode.SmoothTransformation)
        return QBrush(one.pixelColor(0, 0))
    x, y = bounds.x() + tile.shift_x, bounds.y() + tile.shift_y
    if tile.anchor in ("t", "ctr", "b"):
        x += (bounds.width() - width) / 2
    elif tile.anchor in ("tr", "r", "br"):
        x += bounds.width() - width
    if tile.anchor in ("l", "ctr", "r"):
        y += (bounds.height() - height) / 2
    elif tile.anchor in ("bl", "b", "br"):
        y += bounds.height() - height
    brush = QBrush(decoded.image)
    turn = QTransform.fromTranslate(x, y)
    turn.scale(width / decoded.image.width(), height / decoded.image.height())
    brush.setTransform(turn)
    return brush
