"""What the screens before the log is open have in common: one narrow column that scrolls, and words for waiting."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from natp_studio.ui.look.look import Look
from natp_studio.ui.parts.boxes import box
from natp_studio.ui.parts.in_sight import bring_into_sight
from natp_studio.ui.parts.layouts import Thing, column, holder, row, scrolled
from natp_studio.ui.parts.words import label, picture

TRYING = "The passphrase is being tried. This takes a moment, so that guessing takes very long."
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


def waiting_line(words: str) -> QLabel:
    """Words that are shown while the passphrase is worked on."""
    made = label(words, "quiet")
    made.hide()
    return made


def show_waiting(line: QLabel, *, on: bool) -> None:
    """Show or hide words for waiting; where the window is low they are scrolled to, for nothing else says it."""
    line.setVisible(on)

    def show() -> None:
        if isValid(line) and line.isVisible():
            bring_into_sight(line)

    if on:
        # When everything has found its place.
        QTimer.singleShot(0, show)


def hold(fields: Sequence[QLineEdit], others: Sequence[QWidget], *, on: bool) -> None:
    """While a form is worked on nothing in it can be changed, and the keyboard stays in one of its fields.

    What is switched off loses the keyboard to whatever stands next in the window, so fields only refuse letters.
    """
    if on and not any(one.hasFocus() for one in fields):
        fields[-1].setFocus()
    for field in fields:
        field.setReadOnly(on)
    for other in others:
        other.setEnabled(not on)


def wrong_line(look: Look) -> QLabel:
    """Words that say what is wrong with a field, for `mark_invalid`."""
    made = label("")
    made.setProperty("box", "error")
    made.setMargin(look.px(8))
    made.hide()
    return made


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
