"""Fields to write in and choose from, each with its label above it and a name of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionFrame,
    QVBoxLayout,
    QWidget,
)

from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import TYPE
from natp_studio.ui.parts.layouts import Thing, column, row
from natp_studio.ui.parts.words import label

_MOST = 500
# Pixels at 100 %.
_GLASS = 18
# Of a list that a choice opens: its line and the air within it, at both sides.
_AROUND = 2 * (1 + 4)


def field(look: Look, words: str, widget: QWidget, hint: str = "", *, narrow: bool = False) -> QVBoxLayout:
    """A label above a widget, which gets the words as its name. The hint stands below and is its description.

    A `narrow` widget is as wide as what it holds; the words around it have all the width.
    """
    widget.setAccessibleName(words.replace("&", ""))
    things: list[Thing] = [label(words, "label", buddy=widget), row(look, widget, None) if narrow else widget]
    if hint:
        widget.setAccessibleDescription(hint)
        things.append(label(hint, "small"))
    return column(look, *things, gap="xs")


def line(words: str = "", hint: str = "", *, most: int = _MOST) -> QLineEdit:
    """One line to write in, of at most so many characters."""
    made = QLineEdit(words)
    made.setPlaceholderText(hint)
    made.setMaxLength(most)
    return made


def search_line(look: Look, name: str, hint: str) -> QLineEdit:
    """A line to search with."""
    made = _SearchLine(look)
    made.setPlaceholderText(hint)
    made.setAccessibleName(name)
    return made


class _SearchLine(QLineEdit):
    """A line with a magnifying glass before its words, which grows with the text, as an action's icon would not."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setMaxLength(_MOST)
        self.setTextMargins(look.px(_GLASS) + look.px(6), 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line as ever, and the glass."""
        super().paintEvent(event)
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inner = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        side = self._look.px(_GLASS)
        glass = self._look.pixmap("search", "text_2", _GLASS)
        QPainter(self).drawPixmap(QRect(inner.x(), inner.center().y() - side // 2, side, side), glass)


class Area(QPlainTextEdit):
    """Several lines to write in. Tab goes on to the next field; more than `most` characters are not taken."""

    def __init__(self, look: Look, words: str = "", *, lines: int = 3, hint: str = "", most: int = 20_000) -> None:
        super().__init__(words)
        self._most = most
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(look.px(round(lines * TYPE["body"] * 1.4) + 24))
        self.textChanged.connect(self._shorten)

    @property
    def words(self) -> str:
        """What stands in it."""
        return self.toPlainText()

    @property
    def most(self) -> int:
        """How many characters it takes."""
        return self._most

    def _shorten(self) -> None:
        if self.document().characterCount() - 1 > self._most:
            cursor = self.textCursor()
            place = min(cursor.position(), self._most)
            self.blockSignals(True)
            self.setPlainText(self.toPlainText()[: self._most])
            self.blockSignals(False)
            cursor = self.textCursor()
            cursor.setPosition(place)
            self.setTextCursor(cursor)


def choice(
    options: Iterable[tuple[str, object]], chosen: object = None, *, name: str = "", editable: bool = False
) -> QComboBox:
    """One of several: pairs of what is shown and what it stands for. A wheel over it changes nothing."""
    made = StillCombo()
    made.setAccessibleName(name)
    made.setEditable(editable)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    made.setMaxVisibleItems(14)
    for words, value in options:
        made.addItem(words, value)
    choose(made, chosen)
    return made


def choose(combo: QComboBox, value: object) -> None:
    """Show another choice; the first where there is no such one."""
    index = next((place for place in range(combo.count()) if combo.itemData(place) == value), 0)
    combo.setCurrentIndex(index if combo.count() else -1)


class StillCombo(QComboBox):
    """A choice that a wheel over it does not change. What there is to choose stands below it, in whole words."""

    def __init__(self) -> None:
        super().__init__()
        # The usual one takes neither height nor colours from the style sheet.
        self.setItemDelegate(QStyledItemDelegate(self))

    def showPopup(self) -> None:
        """Show what there is to choose, as wide as the longest words, where the window is."""
        view = self.view()
        # Made before the style sheet came to it, it would have no bar.
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        beside = view.verticalScrollBar().sizeHint().width() if self.count() > self.maxVisibleItems() else 0
        view.setMinimumWidth(min(view.sizeHintForColumn(0) + beside + _AROUND, self.window().width()))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A page that is scrolled must not change what stands under the pointer."""
        event.ignore()


def wrong_line(look: Look) -> QLabel:
    """Words that say what is wrong with a field, for `mark_invalid`."""
    made = label("")
    made.setProperty("box", "error")
    made.setMargin(look.px(8))
    made.hide()
    return made


def mark_invalid(widget: QWidget, message: QLabel, words: str) -> None:
    """Show what is wrong with a field below it, or with empty words that nothing is."""
    widget.setProperty("invalid", bool(words))
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.setAccessibleDescription(words)
    message.setText(words)
    message.setVisible(bool(words))


def words_of(text: str) -> tuple[str, ...]:
    """Words that a person separated with commas or semicolons, each once."""
    return tuple(dict.fromkeys(word for part in text.replace(";", ",").split(",") if (word := part.strip())))


def joined(words: Sequence[str]) -> str:
    """The same the other way round."""
    return ", ".join(words)
