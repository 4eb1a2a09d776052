"""The top of the window: title, the page's actions, and Undo and Redo, always at the same place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import Room
from natp_studio.ui.pages.page import Page
from natp_studio.ui.parts.boxes import rule
from natp_studio.ui.parts.buttons import button
from natp_studio.ui.parts.layouts import column, fill, holder, row
from natp_studio.ui.parts.words import OneLine


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
        self._title = OneLine("", "h1")
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
        self._title.setProperty("role", "h2" if narrow else "h1")
        self._title.style().unpolish(self._title)
        self._title.style().polish(self._title)
        self._below.setVisible(not narrow)
        self._rule.setVisible(not narrow)
        self._undo.setText("" if narrow else "Undo")
        self._redo.setText("" if narrow else "Redo")
        side, above = (12, 6) if narrow else (24, 14)
        self._layout.setContentsMargins(look.px(side), look.px(above), look.px(side), look.px(above))
        self.setMinimumHeight(look.px(54 if narrow else 88))
