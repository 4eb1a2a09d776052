"""The picture files that a scene needs, read once each, with what form each has."""

from __future__ import annotations

from natp_studio.decks.drawing.budget import Budget
from natp_studio.decks.package import Package
from natp_studio.domain.problems import Problem

# How the files of each form begin; only these are handed on to a painter.
_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
)
_PAINTED = frozenset(("png", "jpeg", "gif", "bmp", "tiff", "webp"))
# More than enough bytes of a file to know its form.
_START = 1 << 14
_WINDOWS_METAFILES = (b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00", b"\x02\x00\x09\x00")


class Gallery:
    """Collects pictures for one scene, within its budget. Without `holds_files` it only looks which form they have."""

    def __init__(self, package: Package, budget: Budget, *, holds_files: bool = True) -> None:
        self._package = package
        self._budget = budget
        self._holds_files = holds_files
        self._refusals: dict[str, str] = {}
        self.images: dict[str, bytes] = {}

    def take(self, part: str) -> str:
        """Put a picture into the gallery. "" when it is there, else a few words that say what it is instead."""
        refusal = self._refusals.get(part)
        if refusal is None:
            refusal = self._refusals[part] = self._read(part)
        return refusal

    def _read(self, part: str) -> str:
        if part not in self._package:
            return "missing picture"
        try:
            if not self._budget.take_picture(self._package.size(part)):
                return "very large picture"
            data = self._package.raw(part) if self._holds_files else self._start(part)
        except Problem:
            return "damaged picture"
        form = picture_form(data)
        if form not in _PAINTED:
            return f"{form} picture" if form else "picture of an unknown form"
        if self._holds_files:
            self.images[part] = data
        return ""

    def _start(self, part: str) -> bytes:
        return next(self._package.blocks(part, _START), b"")


def picture_form(data: bytes) -> str:
    """What a file is by its first bytes: "png", "jpeg", … "EMF", "WMF", "SVG"; "" for anything else."""
    for beginning, form in _BEGINNINGS:
        if data.startswith(beginning):
            return form
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[:4] == b"\x01\x00\x00\x00" and data[40:44] == b" EMF":
        return "EMF"
    if data.startswith(_WINDOWS_METAFILES):
        return "WMF"
    if data.startswith(b"\x1f\x8b"):
        return "packed EMF or WMF"
    if b"<svg" in data[:1000]:
        return "SVG"
    return ""
