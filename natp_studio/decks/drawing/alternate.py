"""Children of an element as a reader of our abilities sees them (mc:AlternateContent, ECMA-376 part 3)."""

from __future__ import annotations

from collections.abc import Iterator

from natp_studio.decks.xml import Element, find, find_all, local, qn

_ALTERNATE = qn("mc:AlternateContent")


def children(element: Element) -> Iterator[Element]:
    """The children, with the form that can be drawn in place of each choice."""
    for child in element:
        if child.tag == _ALTERNATE:
            yield from children(_chosen(child))
        elif local(child):
            yield child


def child(element: Element | None, name: str) -> Element | None:
    """The first child of this local name, whatever its namespace: shapes of slides and of diagrams are alike."""
    if element is not None:
        for node in element:
            if local(node) == name:
                return node
    return None


def _chosen(alternate: Element) -> Element:
    choices = find_all(alternate, "mc:Choice")
    for choice in choices:
        # Newer charts: their fallback only says that the program is too old.
        if any("chartex" in (choice.nsmap.get(prefix) or "") for prefix in choice.get("Requires", "").split()):
            return choice
    fallback = find(alternate, "mc:Fallback")
    if fallback is not None and len(fallback):
        return fallback
    return choices[0] if choices else alternate.makeelement("nothing")
