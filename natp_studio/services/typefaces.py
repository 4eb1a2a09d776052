"""The typeface that papers are set in and carry with them."""

from __future__ import annotations

from natp_studio.papers.embedding import Typeface
from natp_studio.services.shipped import typeface_files


def paper_typeface() -> Typeface:
    """The typeface, regular and bold."""
    return Typeface(*typeface_files())
