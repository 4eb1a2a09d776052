"""Carrying a part with everything it points to from a source deck into the deck being made.

Parts without relationships of their own (pictures, media, workbooks) are carried once, however often they are used;
parts with relationships (charts, SmartArt, notes) are carried once a slide, so that editing one slide in PowerPoint
never changes another.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from natp_studio.decks.content_types import ending_for, is_a
from natp_studio.decks.merging.chart_defaults import is_of_2007, say_defaults_of_2007
from natp_studio.decks.merging.embedded import has_macros, holds_program
from natp_studio.decks.merging.linked import link_left_out
from natp_studio.decks.merging.output import Copied, Output, Source
from natp_studio.decks.merging.references import cut, reference_ids, words_for
from natp_studio.decks.merging.scaling import Fit
from natp_studio.decks.merging.scaling_parts import SCALED_TYPES, VML, scale_part
from natp_studio.decks.package import Package, Relationship
from natp_studio.decks.xml import Element, serialised
from natp_studio.domain.problems import Problem
from natp_studio.domain.reports import ReportLine, left_out, to_check

# Relationships that are never carried, with what a report says of them.
_NEVER = {
    "vbaProject": ("macros", "a deck with macros can do harm on another laptop"),
    "wordVbaData": ("macros", "a deck with macros can do harm on another laptop"),
    "control": ("an ActiveX control", "a deck with programs can do harm on another laptop"),
    "attachedToolbars": ("toolbars", "they belong to old PowerPoint only"),
    "slideUpdateInfo": ("the link to a slide library", "this laptop may not reach that library"),
}
# Parts that a deck has of its own accord; nothing but the way that leads to a slide may bring them in.
_OF_THE_DECK = tuple(
    f"{kind}+xml"
    for kind in (
        "presentation.main", "presentation.macroEnabled.main", "template.main", "template.macroEnabled.main",
        "slideshow.main", "slideshow.macroEnabled.main", "presentationml.slide", "slideLayout", "slideMaster",
        "handoutMaster", "presentationml.comments", "powerpoint.comments", "commentAuthors", "powerpoint.authors",
        "presProps", "viewProps", "tableStyles",
    )
)  # fmt: skip
# What may be one part for many slides, since nobody changes it in place.
_SHARED = ("image/", "video/", "audio/", "model/", "application/x-fontdata", "text/vtt",
           "application/vnd.openxmlformats-officedocument.theme+xml")  # fmt: skip
_EMBEDDED = ("oleObject", "package")
# What reports call what a relationship leads to; others go by the last word of its type.
_WORDS = {
    "oleObject": "object",
    "package": "object",
    "media": "video",
    "tags": "tag",
    "notesSlide": "page of notes",
    "hyperlink": "link",
    "chartEx": "chart",
    "chartUserShapes": "drawing",
    "vmlDrawing": "drawing",
    "themeOverride": "theme",
    "customXml": "store of data",
    "customXmlProps": "store of data",
}
# The types of parts that alone may point to these, and what a part has at most one of; damaged decks differ.
_ONLY_FROM = {
    "slideLayout": (".slide+xml", ".slideMaster+xml"),
    "slideMaster": (".slideLayout+xml",),
    "notesMaster": (".notesSlide+xml",),
    "notesSlide": (".slide+xml",),
}
_ONLY_ONE = ("slideLayout", "slideMaster", "notesSlide", "notesMaster", "theme")
_CHART = "drawingml.chart+xml"
_CHARTS = (_CHART, "office.chartex+xml")
_FILMS = ("video/", "audio/")
# Bytes up to which XML is parsed before it is carried, and films are checked; reading larger ones takes too long.
_READ_XML, _READ_FILMS = 16_000_000, 20_000_000
Special = Callable[[Relationship], "str | None"]


@dataclass(slots=True)
class Scope:
    """What belongs to one slide: how reports name it, and which parts were carried for it so far.

    `special` takes relationship kinds that are not simply carried (layouts, notes masters, other slides) to the
    function that gives the new part's name, or None where the relationship is dropped silently. `fitting` scales
    charts, drawings and themes with what they belong to.
    """

    where: str
    special: dict[str, Special]
    fitting: Fit | None = None
    carried: dict[str, str] = field(default_factory=dict)
    brought: Mapping[tuple[str, str], str] = field(default_factory=dict)


class Carrier:
    """Carries parts into one output, and remembers what is there already."""

    def __init__(self, output: Output, report: list[ReportLine]) -> None:
        self._output = output
        self._report = report
        self._noted: set[ReportLine] = set()
        self._leaves: dict[tuple[str, int, int], list[tuple[Package, str, str]]] = {}
        self._changed: dict[tuple[str, bytes], str] = {}
        self._lost: dict[tuple[Package, str], set[str]] = {}
        self._words: dict[tuple[Package, str], list[str]] = {}
        self._digests: dict[tuple[Package, str], bytes] = {}
        self._of_2007: dict[Package, bool] = {}
        self._data_stores: dict[tuple[Package, str], str] = {}
        self._sound: dict[tuple[Package, str], bool] = {}

    def carry(self, package: Package, part: str, scope: Scope) -> str:
        """The new name of a part, carried now with all it points to, or before."""
        queue: list[tuple[str, str]] = []
        name = self._place(package, part, scope, queue)
        while queue:
            self._fill(package, *queue.pop(0), scope, queue)
        return name

    def carry_if_sound(self, package: Package, rel: Relationship, scope: Scope) -> str | None:
        """The new name of what a relationship leads to; None, and a line in the report, where it cannot be carried."""
        if rel.external or self._is_refused(package, rel, scope):
            return None
        return self.carry(package, rel.target, scope)

    def related(self, package: Package, part: str, scope: Scope) -> tuple[list[Relationship], set[str]]:
        """A part's relationships as they are in the output, and the ids of those that are not carried."""
        queue: list[tuple[str, str]] = []
        result = self._related(package, part, scope, queue)
        while queue:
            self._fill(package, *queue.pop(0), scope, queue)
        return result

    def _related(
        self, package: Package, part: str, scope: Scope, queue: list[tuple[str, str]]
    ) -> tuple[list[Relationship], set[str]]:
        kept, cut_ids = [], set()
        for rel in package.relationships(part):
            inside = scope.brought.get((part, rel.id))
            if inside is not None:
                kept.append(Relationship(rel.id, rel.type, inside))
                continue
            if rel.kind in _ONLY_ONE and any(own.kind == rel.kind for own in kept):
                continue
            if rel.kind in _ONLY_FROM and not package.content_type(part).endswith(_ONLY_FROM[rel.kind]):
                self._note(
                    left_out(f"a link inside the deck ({rel.kind})", scope.where, "the source deck is damaged there")
                )
                cut_ids.add(rel.id)
                continue
            if rel.kind in scope.special and not rel.external:
                target = scope.special[rel.kind](rel)
            elif self._is_refused(package, rel, scope, part):
                target = None
            elif rel.external:
                target = rel.target
            else:
                target = self._place(package, rel.target, scope, queue)
            if target is None:
                cut_ids.add(rel.id)
            else:
                kept.append(Relationship(rel.id, rel.type, target, rel.external))
        return kept, cut_ids

    def _is_refused(self, package: Package, rel: Relationship, scope: Scope, part: str = "") -> bool:
        if rel.kind in _NEVER:
            self._note(left_out(_NEVER[rel.kind][0], scope.where, _NEVER[rel.kind][1]))
            return True
        if rel.external and rel.kind != "hyperlink":
            of_chart = bool(part) and package.content_type(part).endswith(_CHARTS)
            self._note(link_left_out(rel, scope.where, _link_word(rel.kind), of_chart=of_chart))
            return True
        if not rel.external and rel.target not in package:
            self._note(missing(_link_word(rel.kind), scope.where))
            return True
        if not rel.external and package.content_type(rel.target).endswith(_OF_THE_DECK):
            self._note(
                left_out(
                    f"a link inside the deck ({rel.kind})", scope.where, "it leads to another part of its own deck"
                )
            )
            return True
        if not rel.external and not (
            is_a(rel.kind, package.content_type(rel.target)) and self.is_sound(package, rel.target)
        ):
            self._note(left_out(f"a damaged {_link_word(rel.kind)}", scope.where, "the source deck is damaged there"))
            return True
        return not rel.external and rel.kind in _EMBEDDED and self._is_harmful(package, rel.target, scope)

    def _is_harmful(self, package: Package, part: str, scope: Scope) -> bool:
        if holds_program(package, part):
            self._note(
                left_out("an embedded program", scope.where, "a deck with programs can do harm on another laptop")
            )
            return True
        if has_macros(package, part):
            self._note(to_check("an embedded file with macros", scope.where, "do not let it run them"))
        return False

    def is_sound(self, package: Package, part: str) -> bool:
        """True when a part can be read. XML with a DOCTYPE is none that Office wrote."""
        known = self._sound.get((package, part))
        if known is None:
            known = self._sound[package, part] = self._reads(package, part)
        return known

    def _reads(self, package: Package, part: str) -> bool:
        holds_xml = package.holds_xml(part)
        try:
            if package.relationships(part) and not holds_xml:
                return True
            if package.content_type(part).startswith(_FILMS) and package.size(part) > _READ_FILMS:
                # All of a long film would take too long, but where it lies is known at once.
                next(package.packed_blocks(part, 1), b"")
                return True
            if holds_xml and package.size(part) <= _READ_XML:
                root = package.xml(part)
                lost = reference_ids(root) - {rel.id for rel in package.relationships(part)}
                if lost:
                    self._lost[package, part] = lost
                    self._words[package, part] = words_for(root, lost)
            else:
                package.check(part)
        except Problem:
            return False
        return True

    def _lost_in(self, package: Package, part: str, scope: Scope) -> set[str]:
        """The relationship ids that a part's XML uses and its damaged deck no longer has; the report names them."""
        for word in self._words.get((package, part), ()):
            self._note(missing(word, scope.where))
        return self._lost.get((package, part), set())

    def lost_in(self, package: Package, part: str, root: Element, where: str) -> set[str]:
        """The relationship ids that a slide or design uses, whose XML is `root`, and its damaged deck no longer has."""
        lost = reference_ids(root) - {rel.id for rel in package.relationships(part)}
        for word in words_for(root, lost) if lost else ():
            self._note(missing(word, where))
        return lost

    def _place(self, package: Package, part: str, scope: Scope, queue: list[tuple[str, str]]) -> str:
        """Find or make the new name of a part; a part with relationships joins the queue to be filled."""
        known = scope.carried.get(part)
        if known is not None:
            return known
        if (package, part) in self._data_stores:
            return self._data_stores[package, part]
        content_type = package.content_type(part)
        extension = ending_for(part, content_type)
        if package.relationships(part):
            name = self._output.new_name(content_type, extension)
            queue.append((part, name))
        else:
            name = self._leaf(package, part, content_type, extension, scope)
        scope.carried[part] = name
        if posixpath.basename(posixpath.dirname(part)).lower() == "customxml":
            # Stores of custom data have ids of their own, so each is there once, whoever points to it.
            self._data_stores[package, part] = name
        return name

    def _fill(self, package: Package, part: str, name: str, scope: Scope, queue: list[tuple[str, str]]) -> None:
        related, cut_ids = self._related(package, part, scope, queue)
        self._output.relate(name, related)
        content_type = package.content_type(part)
        source: Source = Copied(package, part)
        cut_ids |= self._lost_in(package, part, scope)
        if (cut_ids or self._is_changed(package, content_type, scope)) and package.holds_xml(part):
            root = package.xml(part)
            cut(root, cut_ids)
            self._change(package, content_type, root, scope)
            source = serialised(root)
        self._output.put(name, content_type, source)

    def _leaf(self, package: Package, part: str, content_type: str, extension: str, scope: Scope) -> str:
        lost = self._lost_in(package, part, scope)
        if lost or self._is_changed(package, content_type, scope):
            root = package.xml(part)
            cut(root, lost)
            self._change(package, content_type, root, scope)
            return self._changed_leaf(content_type, extension, serialised(root))
        info = package.member(part)
        # Checksum and length come from the zip, so most parts need not be read to know that they are new.
        twins = self._leaves.setdefault((content_type, info.CRC, info.file_size), [])
        for other, other_part, name in twins:
            if other is package and other_part == part:
                return name
        # Two charts may begin with the same workbook; they must not change each other later.
        if twins and content_type.startswith(_SHARED):
            digest = self._digest(package, part)
            for other, other_part, name in twins:
                if self._digest(other, other_part) == digest:
                    return name
        name = self._output.add(content_type, extension, Copied(package, part))
        twins.append((package, part, name))
        return name

    def _digest(self, package: Package, part: str) -> bytes:
        known = self._digests.get((package, part))
        if known is None:
            digest = hashlib.sha256()
            for block in package.blocks(part):
                digest.update(block)
            known = self._digests[package, part] = digest.digest()
        return known

    def _is_changed(self, package: Package, content_type: str, scope: Scope) -> bool:
        """True for a part that must say more, or other, than it does in its own deck."""
        if scope.fitting is not None and content_type.endswith(SCALED_TYPES if scope.fitting.is_resized else VML):
            return True
        if not content_type.endswith(_CHART):
            return False
        if package not in self._of_2007:
            self._of_2007[package] = is_of_2007(package)
        return self._of_2007[package]

    def _change(self, package: Package, content_type: str, root: Element, scope: Scope) -> None:
        if content_type.endswith(_CHART) and self._of_2007.get(package):
            say_defaults_of_2007(root)
        if scope.fitting is not None:
            scale_part(content_type, root, scope.fitting)

    def _changed_leaf(self, content_type: str, extension: str, data: bytes) -> str:
        if not content_type.startswith(_SHARED):
            return self._output.add(content_type, extension, data)
        key = content_type, hashlib.sha256(data).digest()
        name = self._changed.get(key)
        if name is None:
            name = self._changed[key] = self._output.add(content_type, extension, data)
        return name

    def _note(self, line: ReportLine) -> None:
        if line not in self._noted:
            self._noted.add(line)
            self._report.append(line)


def missing(word: str, where: str) -> ReportLine:
    """The line for what a damaged deck points to and does not have."""
    return left_out(f"a missing {word}", where, "it is not in the source deck either")


def _link_word(kind: str) -> str:
    return _WORDS.get(kind, "diagram" if kind.startswith("diagram") else kind)
