"""The table styles of a deck made of many: each once, and a scaled one beside it where slides were scaled."""

from __future__ import annotations

import copy
import uuid
from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import quoteattr

from lxml import etree

from natp_studio.decks.deck import Deck
from natp_studio.decks.merging.output import DECLARATION
from natp_studio.decks.merging.scaling import scale_lengths
from natp_studio.decks.xml import NAMESPACES, Element, find_all, qn
from natp_studio.domain.problems import Problem

# "Medium Style 2 - Accent 1", which PowerPoint gives new tables and does not list.
_USUAL_STYLE = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"


class TableStyles:
    """The table styles of one output. A style of the same id is taken from the first deck that has it."""

    def __init__(self, decks: Sequence[Deck]) -> None:
        self._default = ""
        self._of: dict[Deck, Mapping[str, Element]] = {}
        self._styles: dict[str, Element] = {}
        for deck in decks:
            roots = list(_roots(deck))
            self._default = self._default or next((root.get("def", "") for root in roots), "")
            found = {style.get("styleId", ""): style for root in roots for style in find_all(root, "a:tblStyle")}
            self._of[deck] = found
            for number, style in found.items():
                self._styles.setdefault(number, style)

    def scale(self, deck: Deck, root: Element, factor: float) -> None:
        """Give the tables of a scaled slide styles whose lines are scaled with them."""
        for node in root.iter(qn("a:tableStyleId")):
            style = self._of[deck].get(node.text or "")
            if style is None:
                continue
            number = f"{{{str(uuid.uuid5(uuid.NAMESPACE_URL, f'{node.text}#{factor:.5f}')).upper()}}}"
            if number not in self._styles:
                scaled = self._styles[number] = copy.deepcopy(style)
                scaled.set("styleId", number)
                scaled.set("styleName", f"{style.get('styleName', 'Table')} {factor:.0%}")
                scale_lengths(scaled, factor)
            node.text = number

    def part(self) -> bytes:
        """The part that lists them all."""
        styles = "".join(
            etree.tostring(self._styles[number], with_tail=False).decode() for number in sorted(self._styles)
        )
        default = quoteattr(self._default or _USUAL_STYLE)
        return (
            f'{DECLARATION}<a:tblStyleLst xmlns:a="{NAMESPACES["a"]}" def={default}>{styles}</a:tblStyleLst>'.encode()
        )


def _roots(deck: Deck) -> Iterator[Element]:
    for part in deck.package.related(deck.package.main, "tableStyles"):
        try:
            yield deck.package.xml(part)
        except Problem:
            # Tables then look as PowerPoint draws a table without a style; their words and places stay.
            continue
