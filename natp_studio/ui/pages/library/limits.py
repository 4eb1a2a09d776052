"""Saying below a field that no more fits into it, instead of leaving out what was typed or pasted without a word."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit

from natp_studio.domain.wording import count
from natp_studio.ui.announcing import announce
from natp_studio.ui.parts.fields import Area
from natp_studio.ui.parts.words import label


def limit_of(field: QLineEdit | Area) -> QLabel:
    """Words that are there only while a field is full."""
    told = label("", "small")
    told.hide()
    if isinstance(field, QLineEdit):
        field.textChanged.connect(lambda words: _tell(field, told, len(words), field.maxLength()))
        field.textChanged.emit(field.text())
    else:
        field.textChanged.connect(lambda: _tell(field, told, len(field.words), field.most))
    return told


def _tell(field: QLineEdit | Area, told: QLabel, length: int, most: int) -> None:
    words = f"At most {count(most, 'character')} fit here. What is beyond is not kept." if length >= most else ""
    if words != told.text():
        told.setText(words)
        told.setVisible(bool(words))
        if words:
            announce(field, words)
