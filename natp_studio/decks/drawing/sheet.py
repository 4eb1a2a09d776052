"""What drawing one part (a slide, layout, master or diagram) has to know about its surroundings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from natp_studio.decks.drawing.budget import Budget
from natp_studio.decks.drawing.colours import Palette
from natp_studio.decks.drawing.gallery import Gallery
from natp_studio.decks.drawing.text_styles import TextStyle
from natp_studio.decks.drawing.themes import Theme
from natp_studio.decks.package import Package, Relationship
from natp_studio.decks.xml import Element
from natp_studio.domain.problems import Problem
from natp_studio.domain.scenes import Fill


@dataclass(frozen=True)
class Sheet:
    """A part, with the theme and colours that hold on it.

    `text` is the style of text outside placeholders, `table_styles` the deck's own by their ids, `background` what is
    behind everything, and `number` the slide's, for fields.
    """

    package: Package
    part: str
    theme: Theme
    palette: Palette
    gallery: Gallery
    budget: Budget
    text: TextStyle
    table_styles: Mapping[str, Element] = field(default_factory=dict)
    background: Fill | None = None
    number: int = 0

    def on(self, part: str) -> Sheet:
        """The same surroundings for another part, whose relationships then count."""
        return self if part == self.part else replace(self, part=part)

    def target(self, relationship: str | None) -> str:
        """The part that a relationship id points to; "" for none, or for one outside the file."""
        if not relationship:
            return ""
        for rel in relationships(self.package, self.part):
            if rel.id == relationship:
                return "" if rel.external else rel.target
        return ""

    def root(self, part: str) -> Element | None:
        """The XML of a part, or None where it is missing or damaged."""
        return root_of(self.package, part)


def root_of(package: Package, part: str | None) -> Element | None:
    """The XML of a part, or None where it is missing or damaged: a picture shows what is left."""
    if not part or part not in package:
        return None
    try:
        return package.xml(part)
    except Problem:
        return None


def relationships(package: Package, part: str) -> tuple[Relationship, ...]:
    """What a part points to; nothing where its list is damaged."""
    try:
        return package.relationships(part)
    except Problem:
        return ()


def related(package: Package, part: str | None, kind: str) -> str:
    """The first existing part that `part` points to in this way, or ""."""
    if not part:
        return ""
    for rel in relationships(package, part):
        if rel.kind == kind and not rel.external and rel.target in package:
            return rel.target
    return ""
