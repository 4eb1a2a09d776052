"""Names that may be long: of files, with their ending always in sight, and of sessions to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter

from natp_studio.services.planning import SessionRow
from natp_studio.ui.parts.fields import StillCombo
from natp_studio.ui.parts.words import OneLine

_LEAST_LETTERS = 10


class FileName(OneLine):
    """The name of a file on one line; where it is too long its middle is left out."""

    def __init__(self, name: str = "") -> None:
        super().__init__(name, "small")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self.width())
        painter.drawText(self.contentsRect(), Qt.AlignmentFlag.AlignVCenter, shown)


class SessionChoice(StillCombo):
    """A choice of sessions, as wide as there is room, however long their titles are."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Session")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST_LETTERS)
        self.setMaxVisibleItems(14)
        self.setPlaceholderText("Choose a session")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_sessions(self, rows: Sequence[SessionRow], current: str = "") -> None:
        """Offer these. Two of one title are told apart by their names; one that cannot be read stands for ""."""
        titles = [one.title for one in rows]
        offered = [(self._words(one, titles), "" if one.problem else one.name) for one in rows]
        if offered != [(self.itemText(at), self.itemData(at)) for at in range(self.count())]:
            self.clear()
            for words, name in offered:
                self.addItem(words, name)
        # Without a wish the first one; a session that is not among them must not look like another one.
        self.setCurrentIndex(self.findData(current) if current else min(0, self.count() - 1))
        self.setToolTip(self.currentText())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Three dots where the title is longer than the field; a style sheet alone would cut a letter in two."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        place = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        wide = place.width() - self.fontMetrics().averageCharWidth()
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, wide)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    @staticmethod
    def _words(one: SessionRow, titles: Sequence[str]) -> str:
        if one.problem:
            return f"{one.name}: {one.problem}"
        return f"{one.title} ({one.name})" if titles.count(one.title) > 1 else one.title
