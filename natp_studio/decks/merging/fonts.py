"""Typefaces that decks carry inside, each once in the new deck (ISO/IEC 29500-1, 19.2.1.9)."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from natp_studio.decks.deck import Deck
from natp_studio.decks.merging.carrying import Carrier, Scope
from natp_studio.decks.merging.output import office_type
from natp_studio.decks.package import Relationship
from natp_studio.decks.xml import Element, find, find_all, qn

_STYLES = ("regular", "bold", "italic", "boldItalic")
_HOW_DRAWN = ("panose", "pitchFamily", "charset")


def carry_fonts(decks: Sequence[Deck], carrier: Carrier) -> tuple[str, list[Relationship]]:
    """Carry the embedded typefaces of decks; the presentation's list of them ("" for none) and its relationships.

    A style of a typeface comes from the first deck that has it: two copies of one typeface may each hold only the
    letters that their deck needs, and PowerPoint takes one file for each style.
    """
    faces: dict[str, tuple[str, dict[str, str]]] = {}
    related: list[Relationship] = []
    for deck in decks:
        targets = deck.package.targets(deck.package.main)
        for entry in find_all(deck.presentation, "p:embeddedFontLst/p:embeddedFont"):
            font = find(entry, "p:font")
            typeface = font.get("typeface", "") if font is not None else ""
            if font is None or not typeface:
                continue
            _, styles = faces.setdefault(typeface.lower(), (_markup(font), {}))
            for style in _STYLES:
                node = find(entry, f"p:{style}")
                rel = targets.get(node.get(qn("r:id"), "")) if node is not None else None
                if rel is None or style in styles:
                    continue
                name = carrier.carry_if_sound(deck.package, rel, Scope(f"{deck.name}, its typefaces", {}))
                if name is not None:
                    styles[style] = f"rIdFont{len(related) + 1}"
                    related.append(Relationship(styles[style], office_type("font"), name))
    rows = ""
    for face, styles in faces.values():
        files = "".join(f'<p:{style} r:id="{styles[style]}"/>' for style in _STYLES if style in styles)
        rows += f"<p:embeddedFont>{face}{files}</p:embeddedFont>" if files else ""
    return (f"<p:embeddedFontLst>{rows}</p:embeddedFontLst>" if rows else ""), related


def _markup(font: Element) -> str:
    said = {name: font.get(name, "") for name in ("typeface", *_HOW_DRAWN) if name in font.attrib}
    return f"<p:font {' '.join(f'{name}={quoteattr(value)}' for name, value in said.items())}/>"
