"""The page “Reflections”."""

from __future__ import annotations

from natp_studio.ui.pages.page import Head, Page


class ReflectionsPage(Page):
    """The page “Reflections”."""

    def head(self) -> Head:
        """Its name."""
        return Head("Reflections", "")
