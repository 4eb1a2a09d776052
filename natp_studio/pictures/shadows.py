"""Shadows: the silhouette of a shape, moved and softened."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPen, QTransform

from natp_studio.domain.scenes import Shadow
from natp_studio.pictures.canvas import Canvas
from natp_studio.pictures.colours import qcolour

_SHARP_PIXELS = 1.5
_MOST_PIXELS = 4_000_000


def paint_shadow(
    canvas: Canvas, outline: QPainterPath, to_page: QTransform, shadow: Shadow | None, *, filled: bool, pen_width: float
) -> None:
    """Paint the shadow of a path given in its frame's coordinates: of its inside, its line, or both."""
    if shadow is None or outline.isEmpty():
        return
    silhouette = to_page.map(outline).translated(shadow.dx, shadow.dy)
    blur = shadow.blur * canvas.scale
    if blur < _SHARP_PIXELS:
        _paint(canvas.painter, silhouette, shadow, filled=filled, pen_width=pen_width)
        return
    # A picture with few pixels, stretched smoothly, is as soft as a blurred one and far cheaper.
    coarse = 2 * canvas.scale / blur
    reach = shadow.blur + pen_width
    around = silhouette.boundingRect().adjusted(-reach, -reach, reach, reach)
    around = around.intersected(QRectF(0, 0, canvas.scene.width, canvas.scene.height))
    width, height = round(around.width() * coarse) + 4, round(around.height() * coarse) + 4
    if around.isEmpty() or width * height > _MOST_PIXELS:
        return
    small = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    small.fill(0)
    painter = QPainter(small)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(coarse, coarse)
    painter.translate(-around.x() + 2 / coarse, -around.y() + 2 / coarse)
    _paint(painter, silhouette, shadow, filled=filled, pen_width=pen_width)
    painter.end()
    smooth = Qt.TransformationMode.SmoothTransformation
    small = small.scaled(max(1, width // 2), max(1, height // 2), mode=smooth).scaled(width, height, mode=smooth)
    target = QRectF(around.x() - 2 / coarse, around.y() - 2 / coarse, width / coarse, height / coarse)
    canvas.painter.drawImage(target, small)


def _paint(painter: QPainter, silhouette: QPainterPath, shadow: Shadow, *, filled: bool, pen_width: float) -> None:
    colour = qcolour(shadow.colour)
    if filled:
        painter.fillPath(silhouette, colour)
    if pen_width > 0:
        # A pen thinner than a pixel is drawn a pixel wide; fainter, it weighs the same.
        pixels = pen_width * painter.transform().m11()
        painter.setOpacity(min(1.0, pixels))
        painter.strokePath(silhouette, QPen(colour, pen_width))
        painter.setOpacity(1.0)
