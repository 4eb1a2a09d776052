"""Boxes: cards, wells, lines between things, messages that stay, chips, and pages with nothing in them yet."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import ICON
from natp_studio.ui.parts.layouts import LARGE_TEXT, Thing, acts, column, holder, row, scrolled
from natp_studio.ui.parts.words import label, picture


def box(kind: str, layout: QLayout) -> QFrame:
    """A frame that the style sheet paints: "card", "well", "info", "warn", "error" or "done"."""
    frame = QFrame()
    frame.setProperty("box", kind)
    frame.setLayout(layout)
    return frame


def card(look: Look, *things: Thing, gap: str = "s", pad: int = 16) -> QFrame:
    """A card as tall as what is in it."""
    return box("card", column(look, *things, gap=gap, margins=(pad, pad, pad, pad)))


def rule(*, upright: bool = False) -> QFrame:
    """A thin line that divides."""
    frame = QFrame()
    frame.setProperty("box", "rule")
    if upright:
        frame.setFixedWidth(1)
    else:
        frame.setFixedHeight(1)
    return frame


def note(look: Look, state: str, icon: str, title: str, words: str = "", *after: QWidget) -> QFrame:
    """A message that stays: a bar at the left, an icon, what it says, and what can be done."""
    said: list[Thing] = [label(title, "strong")] if title else []
    if words:
        said.append(label(words))
    return box(
        state,
        row(
            look,
            column(look, picture(look, icon, f"{state}_ink"), None),
            (column(look, *said, gap="xs"), 1),
            *after,
            gap="m",
            margins=(12, 10, 12, 10),
        ),
    )


def empty(look: Look, icon: str, title: str, words: str, *buttons: QPushButton) -> QWidget:
    """A page or panel with nothing in it: what it is, why it is empty, and what to do."""
    return in_the_middle(look, icon, label(title, "h2"), label(words, "lead"), 8, acts(look, *buttons))


def in_the_middle(look: Look, icon: str, *things: Thing) -> QWidget:
    """Things one below the other in the middle of a page, under the icon of what is not there yet."""
    large = look.text_size >= LARGE_TEXT
    sign = () if large else (picture(look, icon, "text_2", ICON["empty"]), 4)
    inner = holder(column(look, *sign, *things))
    inner.setMaximumWidth(look.px(640))
    side, above = (24, 20) if not large else (16, 8)
    placed = row(look, (inner, 1)) if large else row(look, None, (inner, 4), None)
    # It scrolls where words are large or the window is low: nothing of what can be done may be cut.
    return scrolled(column(look, None, placed, None, None, margins=(side, above, side, above)))


class Chip(QFrame):
    """An icon and a word on a tint. The meaning is in the word; the colour only helps to find it again."""

    def __init__(self, look: Look, words: str, icon: str, state: str) -> None:
        super().__init__()
        self._look = look
        self._words, self._icon, self._state = words, icon, state
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        wide = QFontMetrics(self._look.font("small", 600)).horizontalAdvance(self._words)
        return QSize(wide + self._look.px(44), self._look.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tint, icon, word."""
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(f"{self._state}_tint"))
        painter.drawRoundedRect(QRectF(self.rect()), self.height() / 2, self.height() / 2)
        side = look.px(ICON["small"])
        place = QRect(look.px(10), (self.height() - side) // 2, side, side)
        painter.drawPixmap(place, look.pixmap(self._icon, f"{self._state}_ink", ICON["small"]))
        painter.setPen(look.colour(f"{self._state}_ink"))
        painter.setFont(look.font("small", 600))
        painter.drawText(self.rect().adjusted(look.px(32), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._words)


def clear(layout: QVBoxLayout) -> None:
    """Take everything out of a column, for good."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif isinstance(inner := item.layout(), QVBoxLayout):
            clear(inner)
