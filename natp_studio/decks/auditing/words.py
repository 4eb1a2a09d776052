"""Words as a screen reader meets them: their language, and links that say where they go."""

from __future__ import annotations

import re
from collections.abc import Iterator

from natp_studio.decks.deck import Deck
from natp_studio.decks.mending.languages import in_language, language_of, without_language
from natp_studio.decks.slide_tree import Ground, all_shapes, alt_text_of, name_of, properties_of, words_of
from natp_studio.decks.xml import Element, find, local, qn
from natp_studio.domain.auditing import DeckFinding
from natp_studio.domain.languages import plain_name
from natp_studio.domain.wording import count

_ADDRESS = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
_SAYS_NOTHING = frozenset((
    "click here", "click", "here", "link", "this link", "read more", "more", "see more", "learn more", "find out more",
    "details", "more details", "more information", "more info", "info", "go", "this", "page", "website", "web site",
    "download", "open", "view", "continue", "follow this link", "click this link", "see here",
))  # fmt: skip


def word_findings(deck: Deck, part: str, root: Element, ground: Ground) -> Iterator[DeckFinding]:
    """What is found about the words of one slide."""
    silent = without_language(root)
    if silent:
        language = language_of(root, ground, "en-GB")
        is_clear = len(in_language(root, silent, language)) == len(silent)
        seems = f"It seems to be {plain_name(language)}." if is_clear else "Which one it is cannot be told from here."
        what = f"{count(len(silent), 'piece')} of text without a language. {seems}"
        yield DeckFinding("no-language", 0, "words", what, mended=is_clear)
    targets = {rel.id: rel for rel in deck.package.relationships(part) if rel.kind == "hyperlink"}
    for shape in all_shapes(root):
        for words in _links(shape, set(targets)):
            if words.casefold().strip(" .…>»→:") in _SAYS_NOTHING:
                yield DeckFinding("link-words", 0, name_of(shape), f"A link only says “{words}”.")
            elif _ADDRESS.fullmatch(words):
                yield DeckFinding("link-words", 0, name_of(shape), f"A link is a bare address: {words}")
        yield from _shape_link(shape, set(targets))


def _links(shape: Element, targets: set[str]) -> Iterator[str]:
    """The words of each link, pieces of one link joined."""
    for paragraph in shape.iter(qn("a:p")):
        words, before = "", ""
        for run in paragraph:
            link = find(run, "a:rPr/a:hlinkClick") if local(run) in ("r", "fld") else None
            target = "" if link is None else link.get(qn("r:id"), "")
            if target != before and words.strip():
                yield " ".join(words.split())
            if target != before:
                words = ""
            if target in targets:
                words += "".join(text.text or "" for text in run.iter(qn("a:t")))
            before = target
        if words.strip():
            yield " ".join(words.split())


def _shape_link(shape: Element, targets: set[str]) -> Iterator[DeckFinding]:
    properties = properties_of(shape)
    link = None if properties is None else find(properties, "a:hlinkClick")
    if link is None or link.get(qn("r:id"), "") not in targets or local(shape) == "pic":
        return
    if not words_of(shape) and not alt_text_of(shape) and not link.get("tooltip"):
        yield DeckFinding("link-words", 0, name_of(shape), "A shape is a link and has no words that say where it goes.")
