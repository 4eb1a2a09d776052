"""One item over the window: its picture as large as there is room, and all its words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from shiboken6 import isValid

from natp_studio.domain.items import Item
from natp_studio.ui.announcing import announce
from natp_studio.ui.dialogs import Sheet
from natp_studio.ui.items.pictures import Pictures
from natp_studio.ui.items.words import KINDS, source_line
from natp_studio.ui.look.look import Look
from natp_studio.ui.pages.library.item_picture import ItemPicture
from natp_studio.ui.parts.layouts import column, row
from natp_studio.ui.parts.words import OneLine, parts


class LargePreview(Sheet):
    """Space or Escape closes it; Page Up and Page Down, or its buttons, lead to the items before and after.

    `step` gives the item so many places further in the list, which becomes the chosen one; None at an end.
    """

    def __init__(
        self, look: Look, parent: QWidget, pictures: Pictures, item: Item, step: Callable[[int], Item | None]
    ) -> None:
        super().__init__(look, parent, item.title)
        window = parent.window()
        self.setFixedWidth(max(480, min(window.width() - 60, look.px(1180))))
        self._step = step
        room = self.width() - look.px(56)
        self._title = OneLine(item.title, "h2")
        self._below = OneLine("", "quiet")
        tall = window.height() - 40 - look.px(150) - look.control
        high = min(room * 9 // 16, max(100, round(tall * 0.68)))
        self._picture = ItemPicture(look, pictures, high)
        self._picture.setFixedSize(high * 16 // 9, high)
        self._words = QPlainTextEdit()
        self._words.setReadOnly(True)
        self._words.setTabChangesFocus(True)
        self._words.setAccessibleName("Words and notes")
        self._words.setFixedHeight(max(look.px(40), round(tall * 0.3)))
        self._show(item)
        back = self.add_staying_button("Previous", lambda: self.move_by(-1), "chevron-left", kind="")
        on = self.add_staying_button("Next", lambda: self.move_by(1), "chevron-right", kind="")
        back.setAccessibleName("Previous item")
        on.setAccessibleName("Next item")
        self.add_button("Close", kind="main")
        self.show_with(
            column(look, self._title, self._below, gap="hair"), row(look, None, self._picture, None), self._words
        )

    def move_by(self, places: int) -> None:
        """Show another item."""
        item = self._step(places) if isValid(self.parentWidget()) else None
        if item is not None:
            self._show(item)
            announce(self, item.title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space closes it unless a button has the keyboard, which it would press."""
        if event.key() == Qt.Key.Key_PageDown:
            self.move_by(1)
        elif event.key() == Qt.Key.Key_PageUp:
            self.move_by(-1)
        else:
            super().keyPressEvent(event)

    def _show(self, item: Item) -> None:
        self.setWindowTitle(item.title)
        self.setAccessibleDescription(item.title)
        self._title.setText(item.title)
        self._below.setText(parts(KINDS[item.kind].word, source_line(item), item.credit_line))
        self._picture.show_item(item)
        note = f"Content note: {item.content_note}" if item.content_note else ""
        notes = f"Notes for the speaker\n{item.notes.strip()}" if item.notes.strip() else ""
        told = "\n\n".join(filter(None, (note, item.text.strip(), notes)))
        self._words.setPlainText(told[:40_000])
        self._words.setVisible(bool(told))
