"""Pictures that a widget paints itself: each has a name and says in words what it shows."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from natp_studio.ui.look.look import Look


class Painted(QWidget):
    """A painted picture. `tell` gives a screen reader the same as the eye gets: the numbers, in words."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.look = look
        self.setAccessibleName(name)

    def tell(self, words: str) -> None:
        """Say in words what is painted now."""
        self.setAccessibleDescription(words)
        self.setToolTip(words)
