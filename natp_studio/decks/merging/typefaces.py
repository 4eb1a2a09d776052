"""Typefaces that a deck is set in and that another laptop may lack."""

from __future__ import annotations

import re

from natp_studio.decks.merging.output import Output
from natp_studio.domain.problems import Problem

_TEXT = ("presentationml.slide+xml", "slideLayout+xml", "slideMaster+xml", "officedocument.theme+xml")
_LATIN = re.compile(rb'<a:latin\b[^>]*?\btypeface="([^"]+)"')
_EMBEDDED = re.compile(rb'<p:embeddedFont>\s*<p:font\b[^>]*?\btypeface="([^"]+)"')
_PRESENTATION = "presentation.main+xml"
# Installed with PowerPoint on Windows and on a Mac, or with both systems, or fetched by PowerPoint itself.
# Source: Microsoft, "Fonts that are installed with Microsoft Office" and "Cloud fonts in Office".
_COMMON = frozenset(
    name.strip().lower()
    for name in """
    Aptos, Aptos Display, Aptos Narrow, Aptos Serif, Aptos Mono, Aptos SemiBold, Aptos Light, Arial, Arial Black,
    Arial Narrow, Arial Rounded MT Bold, Arial Unicode MS, Baskerville Old Face, Bell MT, Bernard MT Condensed,
    Book Antiqua, Bookman Old Style, Bookshelf Symbol 7, Braggadocio, Britannic Bold, Brush Script MT, Calibri,
    Calibri Light, Calisto MT, Cambria, Cambria Math, Candara, Century, Century Gothic, Century Schoolbook,
    Colonna MT, Comic Sans MS, Consolas, Constantia, Cooper Black, Copperplate Gothic Bold, Copperplate Gothic Light,
    Corbel, Courier, Courier New, Curlz MT, Edwardian Script ITC, Elephant, Engravers MT, Eurostile,
    Footlight MT Light, Franklin Gothic Book, Franklin Gothic Medium, Gabriola, Garamond, Georgia, Gill Sans MT,
    Gloucester MT Extra Condensed, Goudy Old Style, Haettenschweiler, Harrington, Helvetica, Impact,
    Imprint MT Shadow, Kino MT, Lucida Bright, Lucida Calligraphy, Lucida Console, Lucida Fax, Lucida Handwriting,
    Lucida Sans, Lucida Sans Typewriter, Lucida Sans Unicode, Matura MT Script Capitals, Meiryo, Mistral,
    Modern No. 20, Monotype Corsiva, Monotype Sorts, MS Gothic, MS Mincho, MS PGothic, MS PMincho, MS Reference
    Sans Serif, MT Extra, News Gothic MT, Onyx, Palatino Linotype, Perpetua, Perpetua Titling MT, Rockwell,
    Rockwell Extra Bold, Stencil, Symbol, Tahoma, Times, Times New Roman, Trebuchet MS, Tw Cen MT, Verdana, Webdings,
    Wide Latin, Wingdings, Wingdings 2, Wingdings 3
    """.replace("\n    ", " ").split(",")
)


def not_everywhere(output: Output) -> list[str]:
    """The typefaces for Latin letters that the deck uses, is not carrying, and that not every PowerPoint has.

    Typefaces for other scripts are not looked at: PowerPoint finds another one for them by itself.
    """
    used: dict[str, str] = {}
    embedded: set[str] = set()
    for name in output.names(*_TEXT):
        try:
            data = output.read(name)
        except Problem:
            continue
        for found in _LATIN.findall(data):
            typeface = found.decode("utf-8", "replace").strip()
            if typeface and not typeface.startswith("+"):
                used.setdefault(typeface.lower(), typeface)
    for name in output.names(_PRESENTATION):
        embedded = {found.decode("utf-8", "replace").lower() for found in _EMBEDDED.findall(output.read(name))}
    return sorted(typeface for key, typeface in used.items() if key not in _COMMON and key not in embedded)
