"""The rail at the left: the pages by word and icon, always in the same order, with keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import Room
from natp_studio.ui.parts.buttons import switch
from natp_studio.ui.parts.layouts import column
from natp_studio.ui.parts.words import label

# Page, word with its key, icon. Settings and Help stand at the bottom.
PLACES = (
    ("library", "&Library", "library"),
    ("session", "&Session", "calendar-clock"),
    ("export", "&Export", "package-check"),
    ("reflections", "&Reflections", "message-square-text"),
)
BELOW = (("settings", "Se&ttings", "settings"), ("help", "&Help", "circle-question-mark"))


class Rail(QWidget):
    """Goes to pages. One of its buttons is pressed: the page that is shown."""

    def __init__(self, look: Look, room: Room, go: Callable[[str], object]) -> None:
        super().__init__()
        self._look = look
        self._buttons: dict[str, QPushButton] = {}
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Pages")
        for page, words, icon in (*PLACES, *BELOW):
            made = switch(look, words, icon, kind="nav")
            made.clicked.connect(lambda _checked=False, page=page: go(page))
            made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            self._buttons[page] = made
        above = [self._buttons[page] for page, _, _ in PLACES]
        below = [self._buttons[page] for page, _, _ in BELOW]
        name = label("NATP Studio", "strong", wrap=False)
        self._column = column(look, name, 12, *above, None, *below, gap="xs")
        self.setLayout(self._column)
        self.set_room(room)

    def set_room(self, room: Room) -> None:
        """Be narrower where there is little room."""
        look, (width, side) = self._look, (152, 6) if room is Room.NARROW else (176, 12)
        self.setFixedWidth(look.px(width))
        self._column.setContentsMargins(look.px(side), look.px(18), look.px(side), look.px(12))

    def show_page(self, page: str) -> None:
        """Mark the page that is shown."""
        for name, made in self._buttons.items():
            made.setChecked(name == page)

    def set_open(self, pages: tuple[str, ...] | None) -> None:
        """Which pages can be gone to; None for all."""
        for name, made in self._buttons.items():
            made.setEnabled(pages is None or name in pages)

    def is_open(self, page: str) -> bool:
        """Whether a page can be gone to."""
        return self._buttons[page].isEnabled()
