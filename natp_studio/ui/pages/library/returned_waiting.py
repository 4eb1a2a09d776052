"""A deck that was compared and not kept yet, in a line above the items: the way back to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from natp_studio.ui.items.words import breakable
from natp_studio.ui.look.look import Look
from natp_studio.ui.parts.boxes import box, clear
from natp_studio.ui.parts.buttons import button
from natp_studio.ui.parts.layouts import Thing, row
from natp_studio.ui.parts.words import OneLine, label, picture


class WaitingDeck(QWidget):
    """Nothing while no deck waits. `wanted` says that a person goes on with it, `closed` that they took the line away.

    What they chose stays all the same: bringing the same deck back leads to it, too.
    """

    wanted = Signal()
    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._closed = ""
        self._layout = QVBoxLayout()
        self._layout.setContentsMargins(look.px(6), 0, look.px(6), 0)
        self.setLayout(self._layout)
        self.hide()

    def show_deck(self, name: str, *, short: bool) -> None:
        """Show the line for the deck of this name, "" for none; `short` is where there is little room."""
        clear(self._layout)
        if not name:
            self._closed = ""
        is_shown = bool(name) and name != self._closed
        if is_shown:
            self._layout.addWidget(self._card(name, short=short))
        self.setVisible(is_shown)

    def take_away(self, name: str) -> None:
        """Show no line for the deck of this name, until it is compared again."""
        self._closed = name
        self.show_deck(name, short=True)

    def _close(self, name: str) -> None:
        self.take_away(name)
        self.closed.emit()

    def _card(self, name: str, *, short: bool) -> QWidget:
        look = self._look
        go_on = button(
            look, "Go on with it", "chevron-right", kind="small", act=self.wanted.emit, name=f"Go on with {name}"
        )
        close = button(
            look, "Close", "x", kind="small", act=lambda: self._close(name), name="Close the line of the returned deck"
        )
        if short:
            things: list[Thing] = [(OneLine(f"Not kept yet: {name}", "strong"), 1)]
        else:
            words = label(f"“{breakable(name)}” was compared. Nothing of it is kept yet.", "strong")
            things = [picture(look, "presentation", "text_2"), (words, 1)]
        return box("card", row(look, *things, go_on, close, gap="m", margins=(16, 6, 12, 6)))
