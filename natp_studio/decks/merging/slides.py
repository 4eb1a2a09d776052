"""One slide on its way into the new deck: its XML changed only where it must be."""

from __future__ import annotations

from dataclasses import dataclass, field

from natp_studio.decks.deck import Deck
from natp_studio.decks.merging.references import cut, cut_links_without_target
from natp_studio.decks.xml import Element, local, qn, serialised
from natp_studio.domain.reports import ReportLine, changed, left_out

_FALSE = ("0", "false", "off")
_NOT_CARRIED_ACTIONS = (
    ("ppaction://macro", "a link that starts a macro", "macros are never carried"),
    ("ppaction://program", "a link that starts a program", "a deck with programs can do harm on another laptop"),
    ("ppaction://customshow", "a link to a custom show", "that show belongs to the source deck"),
)


@dataclass(slots=True)
class SlideXml:
    """A slide's XML, parsed once; `data` gives the source's own bytes when nothing was changed."""

    deck: Deck
    part: str
    where: str
    report: list[ReportLine]
    root: Element = field(init=False)
    changed: bool = False

    def __post_init__(self) -> None:
        self.root = self.deck.package.xml(self.part)

    def show(self, *, keep_hidden: bool) -> None:
        """Unhide a hidden slide, unless it is to stay hidden."""
        if self.root.get("show", "1") not in _FALSE:
            return
        if keep_hidden:
            self.report.append(changed("the slide", self.where, "it is hidden in the slide show, as in its deck"))
            return
        del self.root.attrib["show"]
        self.changed = True
        self.report.append(changed("the slide", self.where, "it was hidden in its deck and is shown here"))

    def cut(self, ids: set[str]) -> None:
        """Take out references to relationships that are not carried."""
        if ids:
            cut(self.root, ids)
            self.changed = True

    def cut_actions(self) -> None:
        """Take off links that start macros, programs or custom shows."""
        for start, what, why in _NOT_CARRIED_ACTIONS:
            if cut_links_without_target(self.root, start):
                self.changed = True
                self.report.append(left_out(what, self.where, why))

    def number_shapes(self) -> None:
        """Give shapes that share an id numbers of their own; links and animations stay with the first of them.

        Both sides of an alternative (`mc:AlternateContent`) may use the same id, since only one of them is ever read.
        """
        seen: set[str] = set()
        highest = 1
        doubles = []
        for properties in self.root.iter(qn("p:cNvPr")):
            number = properties.get("id", "")
            highest = max(highest, int(number) if number.isdigit() else 1)
            if number in seen and not _in_fallback(properties):
                doubles.append(properties)
            seen.add(number)
        for properties in doubles:
            highest += 1
            properties.set("id", str(highest))
            self.changed = True

    def data(self) -> bytes | None:
        """The changed XML, or None where the part can be copied as it lies in its deck."""
        return serialised(self.root) if self.changed else None


def _in_fallback(node: Element) -> bool:
    return any(local(parent) == "Fallback" for parent in node.iterancestors())
