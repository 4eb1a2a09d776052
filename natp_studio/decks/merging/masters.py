"""Masters and layouts of the deck being made: each carried once, with only the layouts that slides use.

Two decks made from one template have the same master; they share it here. What makes two masters the same is their
content: XML, theme and pictures, after everything that this merge changes in them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

from natp_studio.decks.deck import Deck
from natp_studio.decks.merging.carrying import Carrier, Scope
from natp_studio.decks.merging.output import Output, office_type, presentation_type
from natp_studio.decks.merging.references import cut
from natp_studio.decks.package import Package, Relationship
from natp_studio.decks.xml import Element, find, find_all, parse, qn, serialised
from natp_studio.domain.problems import Problem

FIRST_ID = 1 << 31
_SKIPPED = ("slideLayout", "slideMaster")

Reshape = Callable[[Deck, Element], bool]


@dataclass(slots=True)
class _Master:
    name: str
    relationships: list[Relationship]
    root: Element
    layouts: dict[bytes, str] = field(default_factory=dict)


class Masters:
    """The shelf of masters in one output. `reshape` changes a layout or master in place for its new deck."""

    def __init__(self, output: Output, carrier: Carrier, reshape: Reshape) -> None:
        self._output = output
        self._carrier = carrier
        self._reshape = reshape
        self._masters: dict[bytes, _Master] = {}
        self._known_masters: dict[tuple[Deck, str], _Master] = {}
        self._known_layouts: dict[tuple[Deck, str], str] = {}

    def layout_for(self, deck: Deck, slide: str) -> str:
        """The new name of a slide's layout, carried with its master now or before."""
        layout = deck.layout_of(slide)
        master = deck.master_of(layout) if layout is not None else None
        if layout is None or master is None:
            raise Problem(
                "A slide has lost its layout, so it cannot be shown as it was.",
                deck.name,
                "Open the deck in PowerPoint, choose a layout for the slide, save it and try again.",
            )
        name = self._known_layouts.get((deck, layout))
        if name is None:
            name = self._known_layouts[deck, layout] = self._layout(deck, layout, self._master(deck, master))
        return name

    def finish(self) -> list[tuple[int, str]]:
        """Write every master with its list of layouts; each master's id and part name, in order."""
        next_id, done = FIRST_ID, []
        for master in self._masters.values():
            done.append((next_id, master.name))
            next_id += 1
            entries = find(master.root, "p:sldLayoutIdLst")
            assert entries is not None, "made in _read_master"
            for number, layout in enumerate(master.layouts.values(), start=1):
                rel_id = f"rIdLayout{number}"
                entry = entries.makeelement(qn("p:sldLayoutId"), {"id": str(next_id), qn("r:id"): rel_id})
                entries.append(entry)
                master.relationships.append(Relationship(rel_id, office_type("slideLayout"), layout))
                next_id += 1
            self._output.relate(master.name, master.relationships)
            self._output.put(master.name, presentation_type("slideMaster"), serialised(master.root))
        return done

    def theme_of_first(self) -> str | None:
        """The new name of the first master's theme, which is also the presentation's."""
        for master in self._masters.values():
            return next((rel.target for rel in master.relationships if rel.kind == "theme"), None)
        return None

    def _master(self, deck: Deck, part: str) -> _Master:
        known = self._known_masters.get((deck, part))
        if known is not None:
            return known
        root = _without_layouts(deck.package.xml(part))
        self._reshape(deck, root)
        key = _fingerprint(deck.package, part, serialised(root))
        master = self._masters.get(key)
        if master is None:
            name = self._output.new_name(presentation_type("slideMaster"), ".xml")
            related, cut_ids = self._carry(deck, part, {})
            cut(root, cut_ids)
            master = self._masters[key] = _Master(name, related, root)
        self._known_masters[deck, part] = master
        return master

    def _layout(self, deck: Deck, part: str, master: _Master) -> str:
        root = deck.package.xml(part)
        changed = self._reshape(deck, root)
        data = serialised(root)
        key = _fingerprint(deck.package, part, data)
        if key in master.layouts:
            return master.layouts[key]
        name = master.layouts[key] = self._output.new_name(presentation_type("slideLayout"), ".xml")
        related, cut_ids = self._carry(deck, part, {"slideMaster": master.name})
        if cut_ids:
            cut(root, cut_ids)
            data = serialised(root)
        self._output.relate(name, related)
        self._output.put(
            name, presentation_type("slideLayout"), data if changed or cut_ids else deck.package.read(part)
        )
        return name

    def _carry(self, deck: Deck, part: str, names: dict[str, str]) -> tuple[list[Relationship], set[str]]:
        """Carry what a layout or master points to. Its own layouts are told apart from what could not be carried."""
        scope = Scope(f"{deck.name}, its design", {kind: lambda rel: names.get(rel.kind) for kind in _SKIPPED})
        related, cut_ids = self._carrier.related(deck.package, part, scope)
        skipped = {rel.id for rel in deck.package.relationships(part) if rel.kind in _SKIPPED}
        return related, cut_ids - skipped


def _without_layouts(root: Element) -> Element:
    """A master with an empty list of layouts, in the place where the schema wants it."""
    for entries in find_all(root, "p:sldLayoutIdLst"):
        root.remove(entries)
    entries = root.makeelement(qn("p:sldLayoutIdLst"), {})
    before = find(root, "p:clrMap")
    root.insert(list(root).index(before) + 1 if before is not None else 1, entries)
    # A fresh parse, so that two masters that differ only in how their list was written come out alike.
    return parse(serialised(root), "a slide master")


def _fingerprint(package: Package, part: str, data: bytes) -> bytes:
    """A hash over a part's content and that of everything it points to, layouts and masters aside.

    The part's own relationship ids count only where its XML uses them: PowerPoint numbers the theme behind however
    many layouts there are, and that makes no difference.
    """
    digest = hashlib.sha256(data)
    seen, queue = {part}, [part]
    while queue:
        owner = queue.pop(0)
        for rel in sorted(package.relationships(owner), key=lambda rel: (rel.type, rel.id)):
            if rel.kind in _SKIPPED:
                continue
            used = owner != part or f'"{rel.id}"'.encode() in data
            digest.update(f"{rel.id if used else ''}|{rel.type}|{rel.target if rel.external else ''}|".encode())
            if rel.external or rel.target in seen or rel.target not in package:
                continue
            seen.add(rel.target)
            queue.append(rel.target)
            for block in package.blocks(rel.target):
                digest.update(block)
    return digest.digest()
