"""The typeface inside the paper, so that it looks the same on a laptop that lacks it.

Word and LibreOffice read fonts that are embedded and obfuscated: the first 32 bytes are exclusive-ored with a GUID that
stands in the font table (ISO/IEC 29500-1, 17.8.1). The typeface's licence must allow embedding; ours (OFL) does.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from pathlib import Path

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
ENDING = "odttf"
_HIDDEN = 32


@dataclass(frozen=True, slots=True)
class Typeface:
    """The files (TTF) of a typeface in its regular and its bold weight."""

    regular: Path
    bold: Path


@dataclass(frozen=True, slots=True)
class EmbeddedFont:
    """A font as a paper holds it: how the font table calls it, its key, and its obfuscated bytes."""

    element: str
    key: str
    data: bytes


def embedded(typeface: Typeface) -> tuple[EmbeddedFont, EmbeddedFont]:
    """Both weights, ready to be put into a paper. The same files give the same bytes."""
    return _embedded("embedRegular", typeface.regular), _embedded("embedBold", typeface.bold)


def _embedded(element: str, path: Path) -> EmbeddedFont:
    guid = uuid.uuid5(uuid.NAMESPACE_URL, path.name)
    key = guid.bytes[::-1]
    data = path.read_bytes()
    head = bytes(octet ^ key[place % len(key)] for place, octet in enumerate(data[:_HIDDEN]))
    return EmbeddedFont(element, f"{{{str(guid).upper()}}}", head + data[_HIDDEN:])
