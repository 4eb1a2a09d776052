"""Carrying a part with everything it points to from a source deck into the deck being made.

Parts without relationships of their own (pictures, media, workbooks) are carried once, however often they are used;
parts with relationships (charts, SmartArt, notes) are carried once a slide, so that editing one slide in PowerPoint
never changes another.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Callable
from dataclasses import dataclass, field

from natp_studio.decks.merging.output import Copied, Output, Source
from natp_studio.decks.merging.references import cut
from natp_studio.decks.package import Package, Relationship
from natp_studio.decks.xml import serialised
from natp_studio.domain.reports import ReportLine, left_out

# Relationships that are never carried, with what a report says of them.
_NEVER = {
    "vbaProject": ("macros", "a deck with macros can do harm on another laptop"),
    "wordVbaData": ("macros", "a deck with macros can do harm on another laptop"),
    "control": ("an ActiveX control", "a deck with programs can do harm on another laptop"),
    "attachedToolbars": ("toolbars", "they belong to old PowerPoint only"),
    "slideUpdateInfo": ("the link to a slide library", "this laptop may not reach that library"),
    "comments": ("comments", "they were meant for whoever wrote the slide"),
    "commentAuthors": ("comments", "they were meant for whoever wrote the slide"),
}
Special = Callable[[Relationship], "str | None"]


@dataclass(slots=True)
class Scope:
    """What belongs to one slide: how reports name it, and which parts were carried for it so far.

    `special` takes relationship kinds that are not simply carried (layouts, notes masters, other slides) to the
    function that gives the new part's name, or None where the relationship is dropped silently.
    """

    where: str
    special: dict[str, Special]
    carried: dict[str, str] = field(default_factory=dict)


class Carrier:
    """Carries parts into one output, and remembers what is there already."""

    def __init__(self, output: Output, report: list[ReportLine]) -> None:
        self._output = output
        self._report = report
        self._leaves: dict[tuple[str, int, int], list[tuple[Package, str, str]]] = {}

    def carry(self, package: Package, part: str, scope: Scope) -> str:
        """The new name of a part, carried now with all it points to, or before."""
        queue: list[tuple[str, str]] = []
        name = self._place(package, part, scope, queue)
        while queue:
            self._fill(package, *queue.pop(0), scope, queue)
        return name

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
            if rel.kind in scope.special and not rel.external:
                target = scope.special[rel.kind](rel)
            elif self._is_refused(package, rel, scope):
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

    def _is_refused(self, package: Package, rel: Relationship, scope: Scope) -> bool:
        if rel.kind in _NEVER:
            self._note(left_out(_NEVER[rel.kind][0], scope.where, _NEVER[rel.kind][1]))
            return True
        if rel.external and rel.kind != "hyperlink":
            self._note(
                left_out(f"a linked {_link_word(rel.kind)}", scope.where, "it is not in the file, only its address is")
            )
            return True
        if not rel.external and rel.target not in package:
            self._note(
                left_out(f"a missing {_link_word(rel.kind)}", scope.where, "it is not in the source deck either")
            )
            return True
        return False

    def _place(self, package: Package, part: str, scope: Scope, queue: list[tuple[str, str]]) -> str:
        """Find or make the new name of a part; a part with relationships joins the queue to be filled."""
        known = scope.carried.get(part)
        if known is not None:
            return known
        content_type = package.content_type(part)
        extension = posixpath.splitext(part)[1].lower()
        if package.relationships(part):
            name = self._output.new_name(content_type, extension)
            queue.append((part, name))
        else:
            name = self._leaf(package, part, content_type, extension)
        scope.carried[part] = name
        return name

    def _fill(self, package: Package, part: str, name: str, scope: Scope, queue: list[tuple[str, str]]) -> None:
        related, cut_ids = self._related(package, part, scope, queue)
        self._output.relate(name, related)
        source: Source = Copied(package, part)
        if cut_ids and part.lower().endswith((".xml", ".vml")):
            root = package.xml(part)
            cut(root, cut_ids)
            source = serialised(root)
        self._output.put(name, package.content_type(part), source)

    def _leaf(self, package: Package, part: str, content_type: str, extension: str) -> str:
        info = package.member(part)
        # Checksum and length come from the zip, so most parts need not be read to know that they are new.
        twins = self._leaves.setdefault((content_type, info.CRC, info.file_size), [])
        if twins:
            digest = _digest(package, part)
            for other, other_part, name in twins:
                if _digest(other, other_part) == digest:
                    return name
        name = self._output.add(content_type, extension, Copied(package, part))
        twins.append((package, part, name))
        return name

    def _note(self, line: ReportLine) -> None:
        if line not in self._report:
            self._report.append(line)


def _digest(package: Package, part: str) -> bytes:
    digest = hashlib.sha256()
    for block in package.blocks(part):
        digest.update(block)
    return digest.digest()


def _link_word(kind: str) -> str:
    return {"oleObject": "object", "package": "object", "media": "video", "tags": "tag"}.get(kind, kind)
