"""What is on the screen at once: nothing is imported here that does not help to paint empty paper."""

from __future__ import annotations

from natp_studio.services.preferences import load_preferences
from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import Density
from natp_studio.ui.window import Window


class FirstPaint:
    """The preferences of this laptop, and a window that is dressed by them and still empty."""

    def __init__(self) -> None:
        self.preferences, self.is_first_start = load_preferences()
        self.look = Look(self.preferences.theme, self.preferences.text_size, Density(self.preferences.density))
        self.window = Window(self.look)
        self.window.setPalette(self.look.palette())
