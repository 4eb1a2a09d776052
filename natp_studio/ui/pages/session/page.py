"""The page “Session”."""

from __future__ import annotations

from natp_studio.ui.pages.page import Head, Page


class SessionPage(Page):
    """The page “Session”."""

    def head(self) -> Head:
        """Its name."""
        return Head("Session", "")
