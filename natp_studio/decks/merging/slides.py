"""One slide on its way into the new deck: its XML changed only where it must be."""

from __future__ import annotations

import urllib.parse
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from natp_studio.decks.deck import Deck
from natp_studio.decks.merging.linked import embed
from natp_studio.decks.merging.numbering import drop_lost_animations, number_shapes, number_timers
from natp_studio.decks.merging.playing import play_on_click
from natp_studio.decks.merging.references import LINKS, cut, cut_links_without_target, leave_fallback, remove
from natp_studio.decks.package import Relationship
from natp_studio.decks.xml import OFF, Element, serialised
from natp_studio.domain.reports import ReportLine, changed, left_out
from natp_studio.domain.wording import count

_SHOW = "ppaction://customshow"
# PowerPoint's zooms (MS-PPTX 2.9 to 2.11): of a slide, of a section, of a summary.
_ZOOMS = tuple(
    f"{{http://schemas.microsoft.com/office/powerpoint/2016/{name}"
    for name in ("slidezoom}sldZmObj", "sectionzoom}sectionZmObj", "summaryzoom}summaryZmObj")
)
_NOT_CARRIED_ACTIONS = (
    ("ppaction://macro", "a link that starts a macro", "macros are never carried"),
    ("ppaction://program", "a link that starts a program", "a deck with programs can do harm on another laptop"),
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
        if self.root.get("show", "1") not in OFF:
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
        """Take off links that start macros or programs."""
        for start, what, why in _NOT_CARRIED_ACTIONS:
            if cut_links_without_target(self.root, start):
                self.changed = True
                self.report.append(left_out(what, self.where, why))

    def point_to_shows(self, number: Callable[[str], str | None]) -> None:
        """Give links to custom shows the show's number in the new deck; a link to one that is not there goes."""
        for link in [node for node in self.root.iter(*LINKS) if node.get("action", "").startswith(_SHOW)]:
            query = urllib.parse.parse_qs(link.get("action", "").partition("?")[2])
            new = number(query.get("id", [""])[0])
            if new is None:
                remove(link)
                self.report.append(left_out("a link to a custom show", self.where, "that show is not in this deck"))
            else:
                back = "&return=true" if query.get("return") == ["true"] else ""
                link.set("action", f"{_SHOW}?id={new}{back}")
            self.changed = True

    def point_zooms(self, number: Callable[[str], int | None]) -> None:
        """Give slide zooms the new id of their slide. One without its slide, or of a section, leaves its picture."""
        for zoom in list(self.root.iter(*_ZOOMS)):
            new = number(zoom.get("sldId", "")) if zoom.tag == _ZOOMS[0] else None
            if new is not None:
                zoom.set("sldId", str(new))
            else:
                leave_fallback(zoom)
                self.report.append(left_out("a zoom", self.where, "what it leads to is not in this deck"))
            self.changed = True

    def wait_for_clicks(self) -> None:
        """Keep films and sounds from starting by themselves."""
        found = play_on_click(self.root, self.where)
        self.changed |= bool(found)
        self.report.extend(found)

    def embed(self, parts: Mapping[str, str]) -> list[Relationship]:
        """Say that what was linked is inside now; the further relationships this needs."""
        if not parts:
            return []
        self.changed = True
        self.report.append(
            changed(
                count(len(set(parts.values())), "linked file"), self.where, "it lay beside the deck and is inside now"
            )
        )
        return embed(self.root, parts)

    def number_shapes(self) -> None:
        """Give each shape a number of its own, and take out animations of shapes that are not there."""
        self.changed |= number_shapes(self.root) | number_timers(self.root)
        if drop_lost_animations(self.root):
            self.changed = True
            self.report.append(left_out("an animation", self.where, "what it moves is not on the slide"))

    def data(self) -> bytes | None:
        """The changed XML, or None where the part can be copied as it lies in its deck."""
        return serialised(self.root) if self.changed else None
