"""Text bodies painted into their shapes: anchored, turned, kept upright."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTransform

from natp_studio.domain.scenes import Frame, Sides, TextBody
from natp_studio.pictures.canvas import Canvas
from natp_studio.pictures.geometry import rectangle, to_page
from natp_studio.pictures.words import LaidText, lay_out


def paint_body(canvas: Canvas, body: TextBody | None, frame: Frame, laid: LaidText | None = None) -> None:
    """Paint the words of a shape, or what `laid_in` made of them. The painter stands in the page's coordinates."""
    if body is None:
        return
    painter, area = canvas.painter, rectangle(body.area)
    painter.save()
    if body.upright:
        painter.setTransform(_upright(frame, area), combine=True)
    else:
        painter.setTransform(to_page(frame, mirrored=False), combine=True)
        area = _mirrored(area, frame)
    _turn(canvas, area, body.rotation + (180 if frame.flip_v and not body.upright else 0))
    insets = body.insets
    if body.turn:
        _turn(canvas, area, body.turn)
        middle = area.center()
        area = QRectF(middle.x() - area.height() / 2, middle.y() - area.width() / 2, area.height(), area.width())
        insets = _turned(insets, body.turn)
    inner = area.adjusted(insets.left, insets.top, -insets.right, -insets.bottom)
    if laid is None:
        laid = lay_out(body, max(1.0, inner.width()), max(1.0, inner.height()), canvas.typefaces)
    _paint_inside(canvas, body, inner, laid)
    painter.restore()


def laid_in(canvas: Canvas, body: TextBody, width: float) -> tuple[LaidText, float]:
    """The words broken into lines for a column `width` points wide, and how high they are with their insets."""
    insets = body.insets
    laid = lay_out(body, max(1.0, width - insets.left - insets.right), 0.0, canvas.typefaces)
    return laid, laid.height + insets.top + insets.bottom


def _paint_inside(canvas: Canvas, body: TextBody, inner: QRectF, laid: LaidText) -> None:
    spare = inner.height() - laid.height
    down = {"middle": spare / 2, "bottom": spare}.get(body.anchor, 0.0)
    aside = max(0.0, (inner.width() - laid.width) / 2) if body.centred and _starts_left(body) else 0.0
    laid.paint(canvas, inner.x() + aside, inner.y() + down)


def _starts_left(body: TextBody) -> bool:
    return all(paragraph.align == "left" and not paragraph.right_to_left for paragraph in body.paragraphs)


def _turn(canvas: Canvas, area: QRectF, angle: float) -> None:
    if angle % 360:
        middle = area.center()
        canvas.painter.translate(middle)
        canvas.painter.rotate(angle)
        canvas.painter.translate(-middle)


def _upright(frame: Frame, area: QRectF) -> QTransform:
    middle = to_page(frame).map(area.center())
    return QTransform.fromTranslate(middle.x() - area.center().x(), middle.y() - area.center().y())


def _mirrored(area: QRectF, frame: Frame) -> QRectF:
    # A mirrored shape's words are not mirrored, but they stand where its mirrored text area is.
    x = frame.width - area.right() if frame.flip_h else area.x()
    y = frame.height - area.bottom() if frame.flip_v else area.y()
    return QRectF(x, y, area.width(), area.height())


def _turned(insets: Sides, turn: int) -> Sides:
    if turn == 90:
        return Sides(insets.top, insets.right, insets.bottom, insets.left)
    return Sides(insets.bottom, insets.left, insets.top, insets.right)
