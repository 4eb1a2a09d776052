"""Custom XML that hangs on a presentation: stores of data that other programs keep there (ISO/IEC 29500-1, 22.5)."""

from __future__ import annotations

from collections.abc import Sequence

from natp_studio.decks.deck import Deck
from natp_studio.decks.merging.carrying import Carrier, Scope
from natp_studio.decks.merging.output import office_type
from natp_studio.decks.package import Package, Relationship


def carry_data_stores(decks: Sequence[Deck], carrier: Carrier) -> list[Relationship]:
    """Carry the custom XML of decks, the same once; the presentation's relationships to it."""
    related: list[Relationship] = []
    seen: set[tuple[tuple[int, int], ...]] = set()
    for deck in decks:
        for rel in deck.package.relationships(deck.package.main):
            if rel.kind != "customXml" or rel.external or rel.target not in deck.package:
                continue
            if carrier.is_sound(deck.package, rel.target):
                key = _content(deck.package, rel.target)
                if key in seen:
                    continue
                seen.add(key)
            # A damaged one is not carried, and named.
            name = carrier.carry_if_sound(deck.package, rel, Scope(f"{deck.name}, its data", {}))
            if name is not None:
                related.append(Relationship(f"rIdData{len(related) + 1}", office_type("customXml"), name))
    return related


def _content(package: Package, part: str) -> tuple[tuple[int, int], ...]:
    """Checksum and length of a store and of its properties."""
    parts = (part, *package.related(part, "customXmlProps"))
    return tuple((package.member(name).CRC, package.size(name)) for name in parts)
