"""What the screens before the log is open have in common: one narrow column that scrolls, and messages that stay."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from natp_studio.ui.look.look import Look
from natp_studio.ui.parts.boxes import box
from natp_studio.ui.parts.in_sight import bring_into_sight
from natp_studio.ui.parts.layouts import Thing, column, holder, row, scrolled
from natp_studio.ui.parts.words import label, picture

_WIDTH = 680


def framed(look: Look, *things: Thing) -> QVBoxLayout:
    """Things in one column of readable width, at the left, which scrolls."""
    inner = holder(column(look, *things, None, gap="m"))
    inner.setMaximumWidth(look.px(_WIDTH))
    return column(
        look, scrolled(row(look, (inner, 50), (holder(column(look)), 1), margins=(24, 20, 24, 20))), gap="none"
    )


def step_card(look: Look, *things: Thing) -> QFrame:
    """A card for what has to be done on such a screen."""
    return box("card", column(look, *things, gap="m", margins=(20, 18, 20, 18)))


def telling(look: Look, state: str, icon: str, title: str, words: QLabel, *after: QWidget) -> QFrame:
    """A message that stays, as `note`, with words that change."""
    return box(
        state,
        row(
            look,
            column(look, picture(look, icon, f"{state}_ink"), None),
            (column(look, label(title, "strong"), words, gap="xs"), 1),
            *after,
            gap="m",
            margins=(12, 10, 12, 10),
        ),
    )


def focus_on(widget: QWidget) -> None:
    """Give a widget the keyboard, and scroll to it when everything has found its place."""
    widget.setFocus()

    def show() -> None:
        if isValid(widget):
            bring_into_sight(widget)

    QTimer.singleShot(0, show)


def tick_box(words: str, about: str = "") -> QCheckBox:
    """A box to tick, off at first."""
    made = QCheckBox(words)
    made.setAccessibleName(words)
    made.setAccessibleDescription(about)
    return made
