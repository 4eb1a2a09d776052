"""Rows and columns: widgets, layouts, fixed spaces and stretches in one line."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import SPACE

LARGE_TEXT = 150

Thing = QWidget | QLayout | int | None | tuple[QWidget | QLayout, int]
Box = TypeVar("Box", bound=QBoxLayout)


def row(look: Look, *things: Thing, gap: str = "s", margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """Things side by side. A number is a fixed space, None a stretch, a pair a thing with its share of the room."""
    return fill(look, QHBoxLayout(), *things, gap=gap, margins=margins)


def acts(look: Look, *buttons: QWidget) -> QBoxLayout:
    """Buttons side by side, or one below the other where words are so large that they would not fit."""
    if look.text_size < LARGE_TEXT:
        return row(look, *buttons, None)
    return column(look, *(row(look, one, None) for one in buttons))


def column(
    look: Look, *things: Thing, gap: str = "s", margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QVBoxLayout:
    """Things one below the other; see `row`."""
    return fill(look, QVBoxLayout(), *things, gap=gap, margins=margins)


def fill(
    look: Look, box: Box, *things: Thing, gap: str = "s", margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> Box:
    """Put things into a box layout; see `row`. Gap and margins (left, top, right, bottom) are for 100 % text."""
    box.setSpacing(look.px(SPACE[gap]))
    left, top, right, bottom = (look.px(margin) for margin in margins)
    box.setContentsMargins(left, top, right, bottom)
    for thing in things:
        match thing:
            case None:
                box.addStretch(1)
            case int():
                box.addSpacing(look.px(thing))
            case (QLayout() as layout, int() as share):
                box.addLayout(layout, share)
            case (QWidget() as widget, int() as share):
                box.addWidget(widget, share)
            case QLayout():
                box.addLayout(thing)
            case QWidget():
                box.addWidget(thing)
    return box


def holder(layout: QLayout, name: str = "") -> QWidget:
    """A widget around a layout; with a name the style sheet paints its background."""
    widget = QWidget()
    widget.setLayout(layout)
    if name:
        widget.setObjectName(name)
        widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return widget


def scrolled(layout: QLayout) -> QScrollArea:
    """A layout that scrolls up and down when there is not enough room. Tab passes over the area itself."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    inner = QWidget()
    inner.setObjectName("scrolled")
    inner.setLayout(layout)
    area.setWidget(inner)
    return area
