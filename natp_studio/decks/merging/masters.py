"""Masters and layouts of the deck being made: each carried once, with only the layouts that slides use.

Two decks made from one template have the same master; they share it here. What makes two masters the same is their
content: XML, theme and pictures, after everything that this merge changes in them.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

from natp_studio.decks.deck import Deck
from natp_studio.decks.merging.carrying import Carrier, Scope, Special
from natp_studio.decks.merging.letterboxing import shows_what_is_above
from natp_studio.decks.merging.output import Output, office_type, presentation_type
from natp_studio.decks.merging.plain_design import plain_layout, plain_master, plain_theme
from natp_studio.decks.merging.playing import play_on_click
from natp_studio.decks.merging.references import cut
from natp_studio.decks.merging.reshaping import Design, Reshaping
from natp_studio.decks.merging.scaling import Fit
from natp_studio.decks.package import Package, Relationship
from natp_studio.decks.xml import Element, find, find_all, parse, qn, serialised
from natp_studio.domain.problems import Problem
from natp_studio.domain.reports import ReportLine, mended

# Ids of masters and layouts begin here, and no two are the same (ISO/IEC 29500-1, 19.7.14 and 19.7.16).
FIRST_ID = 1 << 31
_SKIPPED = ("slideLayout", "slideMaster")
_THEME = "application/vnd.openxmlformats-officedocument.theme+xml"
# Stands where other masters and layouts have the hash of their content.
_PLAIN = b"plain"


@dataclass(slots=True)
class _Master:
    name: str
    relationships: list[Relationship]
    root: Element
    design: Design
    layouts: dict[bytes, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout in the new deck: its part's name, and what became of its design."""

    name: str
    design: Design


class Masters:
    """The shelf of masters in one output. `reshaping` changes layouts and masters for their new deck."""

    def __init__(self, output: Output, carrier: Carrier, reshaping: Reshaping, report: list[ReportLine]) -> None:
        self._output = output
        self._carrier = carrier
        self._reshaping = reshaping
        self._report = report
        self._masters: dict[bytes, _Master] = {}
        self._known_masters: dict[tuple[Deck, str, bool], _Master] = {}
        self._known_layouts: dict[tuple[Deck, str, bool], Layout] = {}

    def layout_for(self, deck: Deck, slide: str, root: Element, where: str) -> Layout:
        """A slide's layout, carried with its master now or before. `root` is the slide's XML.

        A slide whose layout is lost or damaged takes another one of its deck, or a plain one; the report says so.
        """
        layout, boxed = deck.layout_of(slide), self._reshaping.boxes_design_of(deck, root)
        if layout is not None:
            try:
                return self._carried(deck, layout, boxed=boxed)
            except Problem:
                self._known_layouts.pop((deck, layout, boxed), None)
        for other in _layouts(deck):
            try:
                found = self._carried(deck, other, boxed=boxed)
            except Problem:
                continue
            self._report.append(
                mended("the layout", where, "its own is lost or damaged, so it has another of its deck")
            )
            return found
        self._report.append(mended("the design", where, "its own is lost, so it has a plain one"))
        return self._plain()

    def _plain(self) -> Layout:
        """The layout of a plain design, added now or before."""
        master = self._masters.get(_PLAIN)
        if master is None:
            size = self._reshaping.size
            name = self._output.new_name(presentation_type("slideMaster"), ".xml")
            related = [Relationship("rIdTheme", office_type("theme"), self._output.add(_THEME, ".xml", plain_theme()))]
            master = self._masters[_PLAIN] = _Master(
                name, related, parse(plain_master(size), "a plain master"), Design()
            )
            layout = self._output.add(presentation_type("slideLayout"), ".xml", plain_layout(size))
            self._output.relate(layout, [Relationship("rId1", office_type("slideMaster"), name)])
            master.layouts[_PLAIN] = layout
        return Layout(master.layouts[_PLAIN], master.design)

    def _carried(self, deck: Deck, part: str, *, boxed: bool) -> Layout:
        """A layout, carried with its master now or before. Raises Problem where either is lost or damaged."""
        layout = self._known_layouts.get((deck, part, boxed))
        if layout is None:
            master = deck.master_of(part)
            if master is None:
                raise Problem("A layout has lost its master.", deck.name, "Open the deck in PowerPoint and save it.")
            root = _read(deck, part)
            carried = self._master(deck, master, boxed=boxed and shows_what_is_above(root))
            layout = self._known_layouts[deck, part, boxed] = self._layout(deck, part, root, carried, boxed=boxed)
        return layout

    def finish(self) -> list[tuple[int, str]]:
        """Write every master with its list of layouts; each master's id and part name, in order."""
        next_id, done = FIRST_ID, []
        for master in self._masters.values():
            done.append((next_id, master.name))
            next_id += 1
            entries = find(master.root, "p:sldLayoutIdLst")
            assert entries is not None, "made in _without_layouts, or with the plain master"
            taken = {rel.id for rel in master.relationships}
            free = (rel_id for rel_id in map("rIdLayout{}".format, itertools.count(1)) if rel_id not in taken)
            for layout, rel_id in zip(master.layouts.values(), free, strict=False):
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

    def _master(self, deck: Deck, part: str, *, boxed: bool) -> _Master:
        known = self._known_masters.get((deck, part, boxed))
        if known is not None:
            return known
        root = _without_layouts(_read(deck, part))
        waiting = play_on_click(root, design_of(deck))
        design = self._reshaping.reshape_master(deck, part, root, boxed=boxed)
        key = _fingerprint(deck.package, part, serialised(root), self._reshaping.fit_of(deck))
        master = self._masters.get(key)
        if master is None:
            theme = deck.theme_of(part)
            is_lost = theme is None or not self._carrier.is_sound(deck.package, theme)
            other = self._other_theme(deck) if is_lost else ""
            related, cut_ids = self._carry(deck, part, root, {})
            cut(root, cut_ids)
            self._report.extend(waiting)
            if other:
                related.append(Relationship("rIdTheme", office_type("theme"), other))
            name = self._output.new_name(presentation_type("slideMaster"), ".xml")
            master = self._masters[key] = _Master(name, related, root, design)
        self._known_masters[deck, part, boxed] = master
        return master

    def _layout(self, deck: Deck, part: str, root: Element, master: _Master, *, boxed: bool) -> Layout:
        waiting = play_on_click(root, design_of(deck))
        design = self._reshaping.reshape_layout(deck, part, root, master.design, boxed=boxed)
        data = serialised(root)
        key = _fingerprint(deck.package, part, data, None)
        if key in master.layouts:
            return Layout(master.layouts[key], design)
        name = master.layouts[key] = self._output.new_name(presentation_type("slideLayout"), ".xml")
        related, cut_ids = self._carry(deck, part, root, {"slideMaster": master.name})
        self._report.extend(waiting)
        if cut_ids:
            cut(root, cut_ids)
            data = serialised(root)
        self._output.relate(name, related)
        is_changed = design.changed or bool(cut_ids) or bool(waiting)
        self._output.put(name, presentation_type("slideLayout"), data if is_changed else deck.package.read(part))
        return Layout(name, design)

    def _carry(
        self, deck: Deck, part: str, root: Element, names: dict[str, str]
    ) -> tuple[list[Relationship], set[str]]:
        """Carry what a layout or master points to. Its own layouts are told apart from what could not be carried."""
        special: dict[str, Special] = {kind: lambda rel: names.get(rel.kind) for kind in _SKIPPED}
        scope = Scope(design_of(deck), special, self._reshaping.fit_of(deck))
        related, cut_ids = self._carrier.related(deck.package, part, scope)
        skipped = {rel.id for rel in deck.package.relationships(part) if rel.kind in _SKIPPED}
        return related, (cut_ids - skipped) | self._carrier.lost_in(deck.package, part, root, scope.where)

    def _other_theme(self, deck: Deck) -> str:
        """Another theme of the deck, for a master that has lost its own: without one PowerPoint opens nothing."""
        for part in deck.package.names:
            if deck.package.content_type(part) == _THEME:
                rel = Relationship("", office_type("theme"), part)
                name = self._carrier.carry_if_sound(deck.package, rel, Scope(design_of(deck), {}))
                if name is not None:
                    self._report.append(
                        mended("the design", deck.name, "its theme is lost, so it has another of its deck")
                    )
                    return name
        raise Problem("A slide's design has lost its theme.", deck.name, "Open the deck in PowerPoint and save it.")


def design_of(deck: Deck) -> str:
    """How reports name the layouts and masters of a deck."""
    return f"{deck.name}, its design"


def _read(deck: Deck, part: str) -> Element:
    """The XML of a layout or master; a Problem where it has no tree of shapes, without which nothing can show it."""
    root = deck.package.xml(part)
    if find(root, "p:cSld/p:spTree") is None:
        raise Problem("A layout or master is damaged.", deck.name, "Open the deck in PowerPoint and save it.")
    return root


def _without_layouts(root: Element) -> Element:
    """A master with an empty list of layouts, in the place where the schema wants it."""
    for entries in find_all(root, "p:sldLayoutIdLst"):
        root.remove(entries)
    entries = root.makeelement(qn("p:sldLayoutIdLst"), {})
    before = find(root, "p:clrMap")
    root.insert(list(root).index(before) + 1 if before is not None else 1, entries)
    # A fresh parse, so that two masters that differ only in how their list was written come out alike.
    return parse(serialised(root), "a slide master")


def _layouts(deck: Deck) -> Iterator[str]:
    for master in deck.package.related(deck.package.main, "slideMaster"):
        try:
            layouts = deck.package.related(master, "slideLayout")
        except Problem:
            continue
        yield from layouts


def _fingerprint(package: Package, part: str, data: bytes, fitting: Fit | None) -> bytes:
    """A hash over a part's content and that of everything it points to, layouts and masters aside.

    The part's own relationship ids count only where its XML uses them: PowerPoint numbers the theme behind however
    many layouts there are, and that makes no difference. `fitting` is how what it points to is scaled.
    """
    digest = hashlib.sha256(data + repr(fitting).encode())
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
            try:
                package.relationships(rel.target)
                for block in package.blocks(rel.target):
                    digest.update(block)
            except Problem:
                # What is damaged there is left out when it is carried.
                continue
            queue.append(rel.target)
    return digest.digest()
