"""Words and icons on the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import ICON

_BETWEEN = " · "


def label(words: str, role: str = "body", *, wrap: bool = True, buddy: QWidget | None = None) -> QLabel:
    """Words in a role of the style sheet: "h1", "h2", "h3", "lead", "strong", "small", "label", "quiet", "body"."""
    made = QLabel(words)
    made.setProperty("role", role)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if buddy is not None:
        made.setTextFormat(Qt.TextFormat.AutoText if "&" in words else Qt.TextFormat.PlainText)
        made.setBuddy(buddy)
    if wrap:
        # A wrapped label must be allowed to grow downwards, and no further than its words.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    return made


def picture(look: Look, name: str, colour: str = "text_2", size: int = ICON["normal"]) -> QLabel:
    """An icon that only accompanies words: a screen reader passes over it."""
    made = QLabel()
    made.setPixmap(look.pixmap(name, colour, size))
    made.setFixedSize(look.px(size), look.px(size))
    return made


class OneLine(QLabel):
    """One line that is cut with three dots when there is no room. The whole of it is in the tooltip and the name."""

    def __init__(self, words: str = "", role: str = "body") -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(words)

    def setText(self, words: str) -> None:
        """Show other words."""
        super().setText(words)
        self.setToolTip(words)
        self.setAccessibleName(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what fits: whole parts first, three dots only when one part alone is too long."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        words = fewer(self.text(), self.fontMetrics(), self.width())
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.contentsRect(), Qt.AlignmentFlag.AlignVCenter, shown)


def fewer(words: str, metrics: QFontMetrics, width: int) -> str:
    """Leave whole parts out from the end of "a · b · c" until it fits, so that no word is cut."""
    while metrics.horizontalAdvance(words) > width and _BETWEEN in words:
        words = words.rsplit(_BETWEEN, 1)[0]
    return words


def parts(*words: str) -> str:
    """Words as one line of parts, empty ones left out."""
    return _BETWEEN.join(word for word in words if word)
