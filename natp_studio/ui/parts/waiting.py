"""A form that is worked on: it says so, nothing in it can be changed meanwhile, and the keyboard stays in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from shiboken6 import isValid

from natp_studio.ui.parts.in_sight import bring_into_sight
from natp_studio.ui.parts.words import label


def waiting_line(words: str) -> QLabel:
    """Words that are shown while a form is worked on."""
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
