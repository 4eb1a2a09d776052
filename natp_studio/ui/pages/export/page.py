"""The page “Export”."""

from __future__ import annotations

from natp_studio.ui.pages.page import Head, Page


class ExportPage(Page):
    """The page “Export”."""

    def head(self) -> Head:
        """Its name."""
        return Head("Export", "")
