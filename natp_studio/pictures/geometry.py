"""Frames and contours of a scene as Qt's transforms and paths."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath, QTransform

from natp_studio.domain.scenes import Area, Contour, Frame


def path(contour: Contour) -> QPainterPath:
    """A contour as a path."""
    drawn, points, place = QPainterPath(), contour.points, 0
    for verb in contour.verbs:
        if verb == "L":
            drawn.lineTo(points[place], points[place + 1])
            place += 2
        elif verb == "C":
            drawn.cubicTo(*points[place : place + 6])
            place += 6
        elif verb == "M":
            drawn.moveTo(points[place], points[place + 1])
            place += 2
        else:
            drawn.closeSubpath()
    return drawn


def filled_path(contours: Iterable[Contour]) -> QPainterPath:
    """All the contours that are filled, as one path."""
    whole = QPainterPath()
    for contour in contours:
        if contour.filled:
            whole.addPath(path(contour))
    return whole


def stroked_path(contours: Iterable[Contour]) -> QPainterPath:
    """All the contours that have an outline, as one path."""
    whole = QPainterPath()
    for contour in contours:
        if contour.stroked:
            whole.addPath(path(contour))
    return whole


def to_page(frame: Frame, *, mirrored: bool = True) -> QTransform:
    """From the frame's own coordinates to the page's."""
    turn = QTransform()
    turn.translate(frame.x + frame.width / 2, frame.y + frame.height / 2)
    if frame.rotation:
        turn.rotate(frame.rotation)
    if mirrored and (frame.flip_h or frame.flip_v):
        turn.scale(-1 if frame.flip_h else 1, -1 if frame.flip_v else 1)
    turn.translate(-frame.width / 2, -frame.height / 2)
    return turn


def rectangle(frame: Frame | Area) -> QRectF:
    """The rectangle of a frame, unturned, or of an area."""
    return QRectF(frame.x, frame.y, frame.width, frame.height)
