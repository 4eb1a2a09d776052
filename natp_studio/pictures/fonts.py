"""Which fonts letters are painted in: those of the deck where they are installed, else the nearest there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from natp_studio.domain.problems import Problem

# Layout is done this many times larger than points, so that widths do not depend on the picture's size.
UNITS = 8
# Families of the same widths first, then of the same kind.
_SANS = ("Liberation Sans", "Arimo", "Arial", "Helvetica", "DejaVu Sans", "Noto Sans")
_SERIF = ("Liberation Serif", "Tinos", "Times New Roman", "DejaVu Serif", "Noto Serif")
_MONO = ("Liberation Mono", "Cousine", "Courier New", "DejaVu Sans Mono", "Noto Sans Mono")
_HUMAN = ("Carlito", "Calibri", "Open Sans", "Noto Sans", *_SANS)
_WIDE = ("DejaVu Sans", "Verdana", "Bitstream Vera Sans", *_SANS)
_NARROW = ("Liberation Sans Narrow", "Arial Narrow", *_SANS)
_BOOK = ("Caladea", "Cambria", *_SERIF)
_NEAREST: Mapping[str, Sequence[str]] = {
    "calibri": _HUMAN,
    "calibri light": _HUMAN,
    "aptos": _HUMAN,
    "candara": _HUMAN,
    "corbel": _HUMAN,
    "segoe ui": _HUMAN,
    "gill sans mt": _HUMAN,
    "trebuchet ms": _HUMAN,
    "tw cen mt": _HUMAN,
    "cambria": _BOOK,
    "constantia": _BOOK,
    "palatino linotype": _BOOK,
    "book antiqua": _BOOK,
    "bookman old style": _BOOK,
    "verdana": _WIDE,
    "tahoma": _WIDE,
    "lucida sans unicode": _WIDE,
    "century gothic": _WIDE,
    "arial narrow": _NARROW,
    "arial": _SANS,
    "helvetica": _SANS,
    "georgia": ("Gelasio", "DejaVu Serif", *_SERIF),
    "rockwell": ("DejaVu Serif", *_SERIF),
    "century": ("DejaVu Serif", *_SERIF),
}
_MOST_FONTS = 2_000
_SERIF_WORDS = ("times", "serif", "roman", "garamond", "schoolbook", "baskerville", "didot", "minion", "playfair")
_MONO_WORDS = ("mono", "courier", "consolas", "code", "typewriter", "console")


def register_fonts(files: Iterable[Path]) -> tuple[str, ...]:
    """Make font files usable; their families. Raises Problem for a file that is missing or no font."""
    families: list[str] = []
    for file in files:
        number = QFontDatabase.addApplicationFont(str(file)) if file.is_file() else -1
        if number < 0:
            raise Problem("This font cannot be used.", file.name, "Install NATP Studio again.")
        families += QFontDatabase.applicationFontFamilies(number)
    return tuple(dict.fromkeys(families))


class Typefaces:
    """Finds installed families for those that a deck asks for. Make a new one after registering fonts.

    `bundled` is the app's own family: better than any that merely happens to be there.
    """

    def __init__(self, bundled: str = "") -> None:
        self._installed = {family.lower(): family for family in QFontDatabase.families()}
        self._bundled = bundled
        self._known: dict[tuple[str, ...], list[str]] = {}
        self._fonts: dict[tuple[object, ...], QFont] = {}

    def families(self, wanted: tuple[str, ...]) -> list[str]:
        """Installed families for those wanted, best first. Empty where nothing is installed at all."""
        known = self._known.get(wanted)
        if known is None:
            known = self._known[wanted] = self._found(wanted)
        return known

    def has(self, family: str) -> bool:
        """True where this very family is installed."""
        return family.lower() in self._installed

    def font(
        self, wanted: tuple[str, ...], size: float, *, bold: bool = False, italic: bool = False, spacing: float = 0.0
    ) -> QFont:
        """A font for layout: `size` and `spacing` in points, made `UNITS` times larger. Not to be changed."""
        key = (wanted, size, bold, italic, spacing)
        font = self._fonts.get(key)
        if font is None:
            if len(self._fonts) >= _MOST_FONTS:
                self._fonts.clear()
            font = self._fonts[key] = self._made(wanted, size, bold=bold, italic=italic, spacing=spacing)
        return font

    def _made(self, wanted: tuple[str, ...], size: float, *, bold: bool, italic: bool, spacing: float) -> QFont:
        font = QFont(self.families(wanted) or ["sans-serif"])
        font.setPixelSize(max(1, round(size * UNITS)))
        font.setBold(bold)
        font.setItalic(italic)
        # Hinting fits letters to a screen's pixels and so changes their widths with the size of the picture.
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if spacing:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing * UNITS)
        return font

    def _found(self, wanted: tuple[str, ...]) -> list[str]:
        names: list[str] = []
        for family in wanted:
            names += (family, *_alike(family))
        names += (self._bundled, *_SANS)
        found = (self._installed.get(name.lower()) for name in names)
        best = list(dict.fromkeys(family for family in found if family))
        return best or sorted(self._installed.values())[:1]


def _alike(family: str) -> Sequence[str]:
    name = family.lower()
    # "Arial Black" is taken for "arial", but "arial narrow" for itself.
    for known in sorted(_NEAREST, key=len, reverse=True):
        if name == known or name.startswith(f"{known} "):
            return _NEAREST[known]
    if any(word in name for word in _MONO_WORDS):
        return _MONO
    if any(word in name for word in _SERIF_WORDS) and "sans" not in name:
        return _SERIF
    return ()
