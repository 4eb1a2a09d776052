"""Paints a scene: an approximate picture of a slide, made with nothing but QtGui.

It is not PowerPoint's picture: fonts may be others, and glow, reflection, 3D, charts and word art are not painted.
Whoever shows it says that it is approximate.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter, QPainterPath

from natp_studio.domain.scenes import Frame, Group, LabelledBox, Node, Picture, Scene, Shape, Table
from natp_studio.pictures.application import application
from natp_studio.pictures.bodies import paint_body
from natp_studio.pictures.boxes import paint_box, paint_play_sign
from natp_studio.pictures.brushes import paint_cropped, paint_fill, uncropped
from natp_studio.pictures.canvas import Canvas
from natp_studio.pictures.fonts import Typefaces
from natp_studio.pictures.geometry import filled_path, path, stroked_path, to_page
from natp_studio.pictures.images import Images
from natp_studio.pictures.outlines import paint_line
from natp_studio.pictures.shadows import paint_shadow
from natp_studio.pictures.tables import paint_table

WIDEST = 8_192
_TALLEST = 16_384


def paint(scene: Scene, width: int, typefaces: Typefaces | None = None, images: Images | None = None) -> QImage:
    """The scene `width` pixels wide, opaque. Hand in the same `images` for all slides of one deck to save time."""
    application()
    width = max(1, min(WIDEST, width))
    height = max(1, min(_TALLEST, round(width * scene.height / scene.width)))
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing
        | QPainter.RenderHint.TextAntialiasing
        | QPainter.RenderHint.SmoothPixmapTransform
    )
    scale = width / scene.width
    painter.scale(scale, scale)
    canvas = Canvas(painter, scene, typefaces or Typefaces(), images or Images(), scale)
    page = QRectF(0, 0, scene.width, scene.height)
    whole = QPainterPath()
    whole.addRect(page)
    paint_fill(canvas, whole, scene.background, page)
    for node in scene.nodes:
        _paint_node(canvas, node)
    painter.end()
    return picture


def png(picture: QImage) -> bytes:
    """The picture as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture)
    return bytes(buffer.data().data())


def _paint_node(canvas: Canvas, node: Node) -> None:
    if isinstance(node, Shape):
        _paint_shape(canvas, node)
    elif isinstance(node, Picture):
        _paint_picture(canvas, node)
    elif isinstance(node, Table):
        paint_table(canvas, node)
    elif isinstance(node, LabelledBox):
        paint_box(canvas, node)
    else:
        _paint_group(canvas, node)


def _paint_group(canvas: Canvas, group: Group) -> None:
    for node in group.nodes:
        _paint_node(canvas, node)


def _paint_shape(canvas: Canvas, shape: Shape) -> None:
    painter, to = canvas.painter, to_page(shape.frame)
    if shape.shadow is not None and (shape.fill is not None or shape.line is not None):
        width = 0.0 if shape.line is None else shape.line.width
        drawn = filled_path(shape.contours) if shape.fill is not None else stroked_path(shape.contours)
        paint_shadow(canvas, drawn, to, shape.shadow, filled=shape.fill is not None, pen_width=width)
    painter.save()
    painter.setTransform(to, combine=True)
    bounds = _bounds(shape.frame)
    for contour in shape.contours:
        if contour.filled:
            paint_fill(canvas, path(contour), shape.fill, bounds, contour.tone)
        paint_line(canvas, (contour,), shape.line)
    painter.restore()
    paint_body(canvas, shape.text, shape.frame)


def _paint_picture(canvas: Canvas, picture: Picture) -> None:
    decoded = canvas.image(picture.image, uncropped(picture.frame.width, picture.crop), picture.look)
    if decoded is None:
        paint_box(canvas, LabelledBox(picture.frame, "Damaged or very large picture", picture.plays))
        return
    painter, to, outline = canvas.painter, to_page(picture.frame), filled_path(picture.contours)
    bounds = _bounds(picture.frame)
    if picture.shadow is not None and (picture.fill is not None or not decoded.image.hasAlphaChannel()):
        width = 0.0 if picture.line is None else picture.line.width
        paint_shadow(canvas, outline, to, picture.shadow, filled=True, pen_width=width)
    painter.save()
    painter.setTransform(to, combine=True)
    paint_fill(canvas, outline, picture.fill, bounds)
    painter.save()
    if not _is_whole(outline, bounds):
        painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
    painter.setOpacity(picture.look.opacity)
    paint_cropped(canvas, decoded, bounds, picture.crop)
    painter.restore()
    paint_line(canvas, picture.contours, picture.line)
    painter.restore()
    if picture.plays:
        paint_play_sign(canvas, picture.frame)


def _bounds(frame: Frame) -> QRectF:
    return QRectF(0, 0, frame.width, frame.height)


def _is_whole(outline: QPainterPath, bounds: QRectF) -> bool:
    corners = [outline.elementAt(number) for number in range(min(outline.elementCount(), 6))]
    return len(corners) == 5 and all(
        corner.x in (bounds.left(), bounds.right()) and corner.y in (bounds.top(), bounds.bottom())
        for corner in corners
    )
