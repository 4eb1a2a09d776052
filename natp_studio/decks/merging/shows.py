"""Custom shows of source decks: named orders of slides inside a deck (ISO/IEC 29500-1, 19.2.1.7)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from xml.sax.saxutils import quoteattr

from natp_studio.decks.deck import Deck
from natp_studio.decks.xml import find_all, qn
from natp_studio.domain.reports import ReportLine, changed, left_out


class CustomShows:
    """The custom shows of one output: those of which at least one slide is carried. Names stay unique."""

    def __init__(
        self, decks: Sequence[Deck], name_of: Callable[[Deck, str], str | None], report: list[ReportLine]
    ) -> None:
        self._shows: list[tuple[str, list[str]]] = []
        self._ids: dict[tuple[Deck, str], str] = {}
        names: set[str] = set()
        for deck in decks:
            targets = deck.package.targets(deck.package.main)
            for show in find_all(deck.presentation, "p:custShowLst/p:custShow"):
                listed = [targets.get(node.get(qn("r:id"), "")) for node in find_all(show, "p:sldLst/p:sld")]
                carried = [name for rel in listed if rel and (name := name_of(deck, rel.target))]
                name, wanted = show.get("name", ""), show.get("name", "")
                if not carried:
                    report.append(
                        left_out(f"the custom show “{wanted}”", deck.name, "none of its slides is in this deck")
                    )
                    continue
                number = 1
                while name in names:
                    number += 1
                    name = f"{wanted} ({number})"
                names.add(name)
                if len(carried) < len(listed):
                    why = f"{len(carried)} of its {len(listed)} slides are in this deck"
                    report.append(changed(f"the custom show “{wanted}”", deck.name, why))
                self._ids[deck, show.get("id", "")] = str(len(self._shows))
                self._shows.append((name, carried))

    def number(self, deck: Deck, number: str) -> str | None:
        """The id in the new deck of a deck's custom show; None where it is not there."""
        return self._ids.get((deck, number))

    def markup(self, ids: Mapping[str, str]) -> str:
        """The presentation's list of custom shows; "" for none. `ids` has the relationship of each slide there is."""
        rows = ""
        for number, (name, parts) in enumerate(self._shows):
            slides = "".join(f'<p:sld r:id="{ids[part]}"/>' for part in parts if part in ids)
            rows += f'<p:custShow name={quoteattr(name)} id="{number}"><p:sldLst>{slides}</p:sldLst></p:custShow>'
        return f"<p:custShowLst>{rows}</p:custShowLst>" if rows else ""
