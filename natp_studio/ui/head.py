"""The top of the window: title, the page's actions, and Undo and Redo, always at the same place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import Room
from natp_studio.ui.pages.page import Page
from natp_studio.ui.parts.boxes import rule
from natp_studio.ui.parts.buttons import button, set_kind
from natp_studio.ui.parts.layouts import column, fill, holder, row
from natp_studio.ui.parts.painting import MOST_LETTERS, lines_of
from natp_studio.ui.parts.words import OneLine

_BOLD = 700


class HeadBar(QWidget):
    """Shows the head of the page that is shown."""

    def __init__(self, look: Look, room: Room, undo: Callable[[], object], redo: Callable[[], object]) -> None:
        super().__init__()
        self._look = look
        self._room = room
        self._held: list[QWidget] = []
        self.setObjectName("head")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._title = Title(look)
        self._below = OneLine("", "quiet")
        self._undo = button(look, "Undo", "undo-2", kind="quiet", act=undo, tip="Undo (Ctrl+Z)")
        self._redo = button(look, "Redo", "redo-2", kind="quiet", act=redo, tip="Redo (Ctrl+Shift+Z)")
        self._rule = rule(upright=True)
        self._actions = QHBoxLayout()
        words = holder(column(look, None, self._title, self._below, None, gap="hair"))
        self._layout = row(look, (words, 1), self._actions, 4, self._rule, 4, self._undo, self._redo)
        self.setLayout(self._layout)
        self.set_room(room)

    def show_page(self, page: Page) -> None:
        """Show a page's title and actions, and what it can undo."""
        head = page.head()
        self._title.setText(head.title)
        self._below.setText(head.below)
        for held in self._held:
            held.hide()
            self._actions.removeWidget(held)
            held.setParent(page)
        self._held = [*head.actions, *([head.main] if head.main is not None else [])]
        fill(self._look, self._actions, *self._held)
        for held in self._held:
            held.show()
        for made, name, what in ((self._undo, page.undo_name, "Undo"), (self._redo, page.redo_name, "Redo")):
            made.setEnabled(bool(name))
            made.setAccessibleName(f"{what}: {name}" if name else what)
            key = "Ctrl+Z" if what == "Undo" else "Ctrl+Shift+Z"
            made.setToolTip(f"{what}: {name} ({key})" if name else f"{what} ({key}): nothing to {what.lower()}")

    def show_words(self, title: str, below: str) -> None:
        """Show a title while there is no page."""
        self._title.setText(title)
        self._below.setText(below)
        self._undo.setEnabled(False)
        self._redo.setEnabled(False)

    def forget(self, page: Page) -> None:
        """Give a page its buttons back before it goes."""
        for held in self._held:
            held.hide()
            self._actions.removeWidget(held)
            held.setParent(page)
        self._held = []

    def set_room(self, room: Room) -> None:
        """Where there is little room: a smaller title, no line below it, Undo and Redo without their words."""
        narrow, look = room is Room.NARROW, self._look
        self._room = room
        self._title.set_large("h2" if narrow else "h1")
        self._below.setVisible(not narrow)
        self._rule.setVisible(not narrow)
        for made, words, icon in ((self._undo, "Undo", "undo-2"), (self._redo, "Redo", "redo-2")):
            made.setText("" if narrow else words)
            set_kind(look, made, "bare" if narrow else "quiet", icon)
        # Two lines of a title have their place in the same height.
        side, above = (12, 2) if narrow else (24, 8)
        self._layout.setContentsMargins(look.px(side), look.px(above), look.px(side), look.px(above))
        self.setMinimumHeight(look.px(54 if narrow else 88))


class Title(OneLine):
    """The title of a page: on one line, or where it is too long on two lines of smaller letters, then three dots.

    No word is cut unless it alone is too long. The whole of it is in the tooltip and the name.
    """

    _SMALL = "h3"

    def __init__(self, look: Look) -> None:
        self._look = look
        self._large = "h1"
        super().__init__("", self._large)

    def set_large(self, role: str) -> None:
        """The role of a title that fits on one line."""
        self._large = role
        self._suit()

    def setText(self, words: str) -> None:
        """Show another title."""
        super().setText(words)
        self._suit()

    @property
    def lines(self) -> list[str]:
        """What is shown, line by line."""
        metrics = self.fontMetrics()
        if self.property("role") == self._large:
            return [metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())]
        return _two_lines(self.text(), metrics, self.width())

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(super().sizeHint().width(), len(self.lines) * self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less may fit on one line."""
        super().resizeEvent(event)
        self._suit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Line by line."""
        painter, metrics = QPainter(self), self.fontMetrics()
        painter.setPen(self.palette().color(self.foregroundRole()))
        lines = self.lines
        top = (self.height() - len(lines) * metrics.height()) / 2 + metrics.ascent()
        for place, line in enumerate(lines):
            painter.drawText(QPointF(0, top + place * metrics.height()), line)

    def _suit(self) -> None:
        fits = QFontMetrics(self._look.font(self._large, _BOLD)).horizontalAdvance(self.text()) <= self.width()
        role = self._large if fits else self._SMALL
        if role != self.property("role"):
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)
        self.updateGeometry()


def _two_lines(words: str, metrics: QFontMetrics, width: int) -> list[str]:
    """Words in at most two lines; what does not fit is left out from its end, word by word."""
    first, *others = lines_of(words, metrics, width, 2)
    rest = " ".join(words.split())[len(first) : MOST_LETTERS].split() if others else []
    shown = " ".join(rest)
    if not rest or metrics.horizontalAdvance(shown) <= width:
        return [first, shown] if rest else [first]
    while len(rest) > 1 and metrics.horizontalAdvance(f"{shown}…") > width:
        rest.pop()
        shown = " ".join(rest).rstrip(",;:")
    return [first, metrics.elidedText(f"{shown}…", Qt.TextElideMode.ElideRight, width)]
