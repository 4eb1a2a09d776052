"""What a placeholder inherits from its layout and its master (ECMA-376 19.3.1.36)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from natp_studio.decks.drawing.alternate import child, children
from natp_studio.decks.drawing.text_styles import TextStyle, text_style
from natp_studio.decks.xml import Element, find, local

_TITLES = frozenset(("title", "ctrTitle"))
_FURNITURE = frozenset(("dt", "ftr", "sldNum", "hdr"))
_MOST_PLACEHOLDERS = 500


@dataclass(frozen=True, slots=True)
class Ancestry:
    """The shapes that a placeholder takes what it does not say from, nearest first, and the style of its text."""

    shapes: tuple[Element, ...]
    style: TextStyle

    @property
    def properties(self) -> tuple[Element | None, ...]:
        """Their spPr elements."""
        return tuple(child(shape, "spPr") for shape in self.shapes)


class Heritage:
    """Finds the ancestry of the placeholders on one layout's slides. Worked out once for each kind."""

    def __init__(self, layout: Element | None, master: Element | None, default: TextStyle) -> None:
        self._layout = tuple(_placeholders(layout))
        self._master = tuple(_placeholders(master))
        self._styles = _master_styles(master, default)
        self._known: dict[tuple[str, str], Ancestry] = {}

    def of(self, element: Element) -> Ancestry | None:
        """The ancestry of a shape, or None where it is no placeholder."""
        mark = placeholder_mark(element)
        if mark is None:
            return None
        key = (mark.get("type", "obj"), mark.get("idx", "0"))
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._traced(*key)
        return known

    def _traced(self, kind: str, index: str) -> Ancestry:
        near = _same_place(self._layout, kind, index)
        family = _family(kind)
        if near is not None and family == "body":
            mark = placeholder_mark(near)
            family = family if mark is None else _family(mark.get("type", "obj"))
        far = next((shape for _kind, _index, shape in self._master if _family(_kind) == family), None)
        style = self._styles["other" if family in _FURNITURE else family if family == "title" else "body"]
        for shape in (far, near):
            if shape is not None:
                style = text_style(find(shape, "p:txBody/a:lstStyle"), style)
        return Ancestry(tuple(shape for shape in (near, far) if shape is not None), style)


def placeholder_mark(element: Element) -> Element | None:
    """The ph element of a shape, picture or graphic frame, or None."""
    for names in element:
        if local(names).startswith("nv"):
            return find(names, "p:nvPr/p:ph")
    return None


def _placeholders(sheet: Element | None) -> Iterator[tuple[str, str, Element]]:
    tree = None if sheet is None else find(sheet, "p:cSld/p:spTree")
    if tree is None:
        return
    for element in list(children(tree))[:_MOST_PLACEHOLDERS]:
        mark = placeholder_mark(element)
        if mark is not None:
            yield mark.get("type", "obj"), mark.get("idx", "0"), element


def _same_place(known: tuple[tuple[str, str, Element], ...], kind: str, index: str) -> Element | None:
    family = _family(kind)
    if family != "body":
        return next((shape for other, _index, shape in known if _family(other) == family), None)
    bodies = [(place, shape) for other, place, shape in known if _family(other) == "body"]
    exact = next((shape for place, shape in bodies if place == index), None)
    if exact is not None or index != "0":
        return exact
    return next((shape for _place, shape in bodies), None)


def _family(kind: str) -> str:
    if kind in _TITLES:
        return "title"
    return kind if kind in _FURNITURE else "body"


def _master_styles(master: Element | None, default: TextStyle) -> Mapping[str, TextStyle]:
    listed = None if master is None else find(master, "p:txStyles")
    return {
        name: text_style(None if listed is None else find(listed, f"p:{name}Style"), default)
        for name in ("title", "body", "other")
    }
