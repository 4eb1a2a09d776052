"""The typefaces that papers and pictures are set in."""

from __future__ import annotations

from natp_studio.papers.embedding import Typeface
from natp_studio.services.shipped import shipped


def paper_typeface() -> Typeface:
    """The typeface that papers are set in and carry with them."""
    fonts = shipped("assets/fonts")
    return Typeface(
        fonts / "AtkinsonHyperlegibleNext-Regular.ttf",
        fonts / "AtkinsonHyperlegibleNext-Bold.ttf",
    )
