"""What is on the screen at once: nothing is imported here that does not help to paint empty paper."""

from __future__ import annotations

from natp_studio.services.preferences import load_preferences
from natp_studio.ui.look.paper import paper_colour
from natp_studio.ui.window import Window


class FirstPaint:
    """The preferences of this laptop, and a window that is still empty paper."""

    def __init__(self) -> None:
        self.preferences, self.is_first_start = load_preferences()
        self.window = Window(paper_colour(self.preferences.theme))
