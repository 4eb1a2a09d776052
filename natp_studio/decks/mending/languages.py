"""The language of words: which words do not say it, and which language they stand in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from natp_studio.decks.slide_tree import Ground
from natp_studio.decks.xml import Element, qn
from natp_studio.domain.languages import is_same_language, may_be_in


def without_language(root: Element) -> list[Element]:
    """The runs and fields with words that do not say their language."""
    return [run for run in _runs(root) if (properties := run.find(qn("a:rPr"))) is None or not properties.get("lang")]


def language_of(root: Element, ground: Ground, fallback: str) -> str:
    """The language of a slide: that of most of its words, else what its design or its deck says, else `fallback`."""
    for sheet in (root, ground.layout, ground.master):
        said = Counter([] if sheet is None else _said(sheet))
        if said:
            return max(said, key=lambda language: said[language])
    return ground.default.level(0).run.values.get("lang") or fallback


def in_language(root: Element, runs: list[Element], language: str) -> list[Element]:
    """Those of the runs that may be taken to be in a language.

    None where the slide has words in several languages, and none with letters of another script.
    """
    if not all(is_same_language(other, language) for other in _said(root)):
        return []
    return [run for run in runs if may_be_in("".join(text.text or "" for text in run.iter(qn("a:t"))), language)]


def say_language(runs: list[Element], language: str) -> None:
    """Write a language (BCP 47) to runs."""
    for run in runs:
        properties = run.find(qn("a:rPr"))
        if properties is None:
            properties = run.makeelement(qn("a:rPr"), {})
            run.insert(0, properties)
        properties.set("lang", language)


def _said(root: Element) -> Iterator[str]:
    """The languages that runs and fields with words say, one for each of them."""
    for run in _runs(root):
        properties = run.find(qn("a:rPr"))
        if properties is not None and (language := properties.get("lang")):
            yield language


def _runs(root: Element) -> Iterator[Element]:
    for node in root.iter(qn("a:r"), qn("a:fld")):
        if any((text.text or "").strip() for text in node.iter(qn("a:t"))):
            yield node
