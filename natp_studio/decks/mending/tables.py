"""The header row of a table: is it marked, is there clearly one, and marking it without changing its look."""

from __future__ import annotations

from collections.abc import Collection

from natp_studio.decks.deck import Deck
from natp_studio.decks.slide_tree import all_shapes
from natp_studio.decks.xml import Element, find, find_all, local, qn
from natp_studio.domain.problems import Problem

_YES = ("1", "true")
# What a table style draws otherwise when there is a header row: bands begin below it.
_SHOWN_BY_HEADER = ("firstRow", "band1H", "band2H", "nwCell", "neCell")
# "No Style, No Grid" and "No Style, Table Grid": neither draws a header row in another way.
_PLAIN_STYLES = ("{2D5ABB26-0587-4C30-8999-92F81FD0307C}", "{5940675A-B579-460E-94D1-54222C63F5DA}")


def tables_of(root: Element) -> list[tuple[Element, Element]]:
    """The tables of a slide: each frame with its tbl element."""
    frames = [shape for shape in all_shapes(root) if local(shape) == "graphicFrame"]
    return [(frame, table) for frame in frames if (table := next(frame.iter(qn("a:tbl")), None)) is not None]


def has_header(table: Element) -> bool:
    """True where the first row is marked as a header."""
    properties = find(table, "a:tblPr")
    return properties is not None and properties.get("firstRow", "0") in _YES


def is_merged(table: Element) -> bool:
    """True where cells go over several rows or columns."""
    return any(
        cell.get("gridSpan", "1") not in ("", "1")
        or cell.get("rowSpan", "1") not in ("", "1")
        or cell.get("hMerge", "0") in _YES
        or cell.get("vMerge", "0") in _YES
        for cell in table.iter(qn("a:tc"))
    )


def can_mark_header(table: Element, plain: Collection[str]) -> bool:
    """True where the first row clearly is a header, and marking it changes nothing that is seen.

    It clearly is one when every cell in it has words, and it is bold or filled as no other row is. It looks the same
    when the table's style says nothing about first rows: `plain` has the ids of such styles.
    """
    rows = find_all(table, "a:tr")
    if len(rows) < 2 or has_header(table) or is_merged(table):
        return False
    style = find(table, "a:tblPr/a:tableStyleId")
    if style is not None and (style.text or "").strip() not in plain:
        return False
    cells = find_all(rows[0], "a:tc")
    if not cells or any(not _words(cell) for cell in cells):
        return False
    others = [find_all(row, "a:tc") for row in rows[1:]]
    for looks in (_is_bold, _fill):
        first = {looks(cell) for cell in cells}
        if len(first) == 1 and not first & {"", False} and all(looks(c) not in first for row in others for c in row):
            return True
    return False


def mark_header(table: Element) -> None:
    """Mark the first row as a header."""
    properties = find(table, "a:tblPr")
    if properties is None:
        properties = table.makeelement(qn("a:tblPr"), {})
        table.insert(0, properties)
    properties.set("firstRow", "1")


def plain_styles(deck: Deck) -> frozenset[str]:
    """The ids of table styles that draw a first row like any other."""
    found = set(_PLAIN_STYLES)
    for part in deck.package.related(deck.package.main, "tableStyles"):
        try:
            root = deck.package.xml(part)
        except Problem:
            continue
        found |= {
            style.get("styleId", "")
            for style in find_all(root, "a:tblStyle")
            if not any(local(part) in _SHOWN_BY_HEADER for part in style)
        }
    return frozenset(found)


def _words(cell: Element) -> str:
    return "".join(text.text or "" for text in cell.iter(qn("a:t"))).strip()


def _is_bold(cell: Element) -> bool:
    runs = [run for run in cell.iter(qn("a:r")) if _text(run)]
    return bool(runs) and all(
        (properties := find(run, "a:rPr")) is not None and properties.get("b", "0") in _YES for run in runs
    )


def _text(run: Element) -> str:
    return "".join(text.text or "" for text in run.iter(qn("a:t"))).strip()


def _fill(cell: Element) -> str:
    colour = find(cell, "a:tcPr/a:solidFill")
    if colour is None or not len(colour):
        return ""
    return f"{local(colour[0])} {colour[0].get('val', '')} {[(local(n), n.get('val', '')) for n in colour[0]]}"
