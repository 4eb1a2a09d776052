"""The page “Library”."""

from __future__ import annotations

from natp_studio.ui.pages.page import Head, Page


class LibraryPage(Page):
    """The page “Library”."""

    def head(self) -> Head:
        """Its name."""
        return Head("Library", "")
