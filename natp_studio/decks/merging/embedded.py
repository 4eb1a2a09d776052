"""What embedded objects may hold that can do harm: programs, and documents with macros.

A file that was dropped onto a slide lies in an OLE object whose stream Ole10Native begins with the name of the file
(MS-OLEDS 2.3.6).
"""

from __future__ import annotations

import re

from natp_studio.decks.package import Package

_NATIVE = "\x01Ole10Native".encode("utf-16-le")
_OLE_TYPES = ("officedocument.oleObject", "application/octet-stream", "vnd.ms-office.activeX")
# Bytes: a larger object is not searched, since all of it would be in memory.
_LARGEST = 64_000_000
_PROGRAM = re.compile(
    rb"\.(?:exe|com|bat|cmd|scr|pif|msi|msp|js|jse|vbs|vbe|wsf|wsh|hta|ps1|psm1|jar|lnk|reg|dll|cpl|scf|url|app|sh)\0",
    re.IGNORECASE,
)


def holds_program(package: Package, part: str) -> bool:
    """True for an object in which a program was put, going by the name that it keeps there."""
    if not package.content_type(part).endswith(_OLE_TYPES) or package.size(part) > _LARGEST:
        return False
    data = package.raw(part)
    return _NATIVE in data and _PROGRAM.search(data) is not None


def has_macros(package: Package, part: str) -> bool:
    """True for an embedded document or workbook that may have macros."""
    return "macroenabled" in package.content_type(part).lower()
