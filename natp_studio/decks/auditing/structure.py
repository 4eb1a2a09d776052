"""The structure of a slide: its title, the order of reading, tables, and what only decorates."""

from __future__ import annotations

from collections.abc import Iterator

from natp_studio.decks.deck import Deck
from natp_studio.decks.mending.decoration import plain_decoration
from natp_studio.decks.mending.order import before_title, out_of_order, title_to_move
from natp_studio.decks.mending.tables import can_mark_header, has_header, is_merged, plain_styles, tables_of
from natp_studio.decks.mending.titles import proposed_title, title_of
from natp_studio.decks.slide_tree import Ground, Grounds, name_of, properties_of, shape_keys, words_of
from natp_studio.decks.xml import Element
from natp_studio.domain.auditing import Ask, DeckFinding
from natp_studio.domain.wording import count

_LONGEST = 40


class StructureCheck:
    """Checks the structure of the slides of one deck."""

    def __init__(self, deck: Deck) -> None:
        self._deck = deck
        self._grounds = Grounds(deck)
        self._plain = plain_styles(deck)

    def ground(self, part: str) -> Ground:
        """What a slide stands on."""
        return self._grounds.of(part)

    def findings(self, part: str, root: Element) -> Iterator[DeckFinding]:
        """What is found in the structure of one slide."""
        ground = self.ground(part)
        if not title_of(root):
            proposed = proposed_title(root, ground)
            what = f"The slide has no title. It could be “{proposed}”." if proposed else "The slide has no title."
            yield DeckFinding("no-title", 0, "title", what, bool(proposed), "title", Ask.TITLE)
        earlier = before_title(root)
        if earlier:
            first = _called(earlier[0])
            yield DeckFinding(
                "title-not-first",
                0,
                "title",
                f"{first} is read before the title.",
                title_to_move(root, ground) is not None,
            )
        for shape, later in out_of_order(root, ground):
            yield DeckFinding(
                "reading-order",
                0,
                name_of(shape),
                f"{_called(shape)} is read before {_called(later)}, which is above it.",
            )
        lines = plain_decoration(root, ground, self._deck.size)
        if lines:
            what = f"{count(len(lines), 'line or bar', 'lines or bars')} may be read out though they only decorate."
            yield DeckFinding("decoration", 0, name_of(lines[0]), what, mended=True)
        yield from self._tables(root)

    def _tables(self, root: Element) -> Iterator[DeckFinding]:
        keys = shape_keys(root)
        for frame, table in tables_of(root):
            own = properties_of(frame)
            key = next((key for key, properties in keys if properties is own), "")
            name = name_of(frame) or "table"
            if not has_header(table):
                mended = can_mark_header(table, self._plain)
                yield DeckFinding("no-header-row", 0, name, "The table has no header row.", mended, key)
            if is_merged(table):
                yield DeckFinding("merged-cells", 0, name, "The table has merged or split cells.", shape=key)


def _called(shape: Element) -> str:
    words = " ".join(words_of(shape).split())
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rsplit(" ", 1)[0] + "…"
    return f"“{words}”" if words else f"“{name_of(shape)}”"
