"""What a deck says of itself as a whole: title, language, and names of sections."""

from __future__ import annotations

import re
from collections.abc import Iterator

from natp_studio.decks.deck import Deck
from natp_studio.decks.package import ROOT
from natp_studio.decks.xml import find, local, qn
from natp_studio.domain.auditing import DeckFinding
from natp_studio.domain.problems import Problem

# What PowerPoint and other programs write when nobody has written anything.
_DEFAULT_TITLES = frozenset(("", "powerpoint presentation", "presentation", "slide 1", "untitled", "presentation1"))
_DEFAULT_SECTION = re.compile(r"(default|untitled|new) section( \d+)?|section \d+|", re.IGNORECASE)


def deck_findings(deck: Deck) -> Iterator[DeckFinding]:
    """What is found about the deck as a whole. Exports from here have title, language and names for their sections."""
    said = _core(deck)
    title = said.get("title", "").strip()
    if title.casefold() in _DEFAULT_TITLES:
        what = f"The document is called “{title}”." if title else "The document has no title."
        yield DeckFinding("no-document-title", 0, "document", what, mended=True)
    style = find(deck.presentation, "p:defaultTextStyle")
    spoken = style is not None and any(run.get("lang") for run in style.iter(qn("a:defRPr")))
    if not said.get("language", "").strip() and not spoken:
        yield DeckFinding("no-document-language", 0, "document", "The document does not say its language.", mended=True)
    for section in deck.presentation.iter(qn("p14:section")):
        name = " ".join(section.get("name", "").split())
        if _DEFAULT_SECTION.fullmatch(name):
            yield DeckFinding("section-name", 0, "sections", f"A section is called “{name}”.", mended=True)


def _core(deck: Deck) -> dict[str, str]:
    for part in deck.package.related(ROOT, "core-properties"):
        try:
            return {local(node): node.text or "" for node in deck.package.xml(part) if local(node)}
        except Problem:
            continue
    return {}
