"""What text and tables take for granted, written down so that it can be scaled: sizes, and the air around words.

A size that nobody says is 18 points, the air around words a tenth of an inch at the sides and a twentieth above and
below (ISO/IEC 29500-1, 21.1.2). A slide that is scaled must say these itself, but only where no layout or master
above it says something else.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator

from lxml import etree

from natp_studio.decks.xml import NAMESPACES, Element, find, find_all, local, qn

_SIZE = "1800"
_INSETS = {"lIns": "91440", "tIns": "45720", "rIns": "91440", "bIns": "45720"}
_MARGINS = {"marL": "91440", "marR": "91440", "marT": "45720", "marB": "45720"}
_LEVELS = tuple(f"lvl{level}pPr" for level in range(1, 10))
# A layout's title is the master's title, and all that holds words or objects is the master's body.
_AS_ON_MASTER = {"ctrTitle": "title", "title": "title", "dt": "dt", "ftr": "ftr", "sldNum": "sldNum", "hdr": "hdr"}


def with_every_size(style: Element | None) -> Element:
    """A default text style that says a size for each of the nine levels."""
    full = copy.deepcopy(style) if style is not None else etree.Element(qn("p:defaultTextStyle"), nsmap=NAMESPACES)
    levels = {local(level): level for level in full}
    for place, name in enumerate(_LEVELS, start=1 if "defPPr" in levels else 0):
        if name not in levels:
            levels[name] = etree.Element(qn(f"a:{name}"))
            full.insert(place, levels[name])
        _say_size(levels[name])
    return full


def say_sizes_of_master(root: Element, style: Element) -> None:
    """Write sizes into a master's text styles where these leave them to the presentation's default, `style`."""
    styles = find(root, "p:txStyles")
    for part in styles if styles is not None else ():
        for level in part:
            if local(level) in _LEVELS:
                default = find(style, f"a:{local(level)}/a:defRPr")
                _say_size(level, default.get("sz", _SIZE) if default is not None else _SIZE)


def say_insets(root: Element, known: frozenset[str]) -> None:
    """Write the air around words into shapes and cells that take it for granted.

    `known` are the places of the layout of a slide, or the master of a layout: a placeholder of such a place is left
    alone, since it takes what it does not say from there.
    """
    for body in root.iter(qn("p:txBody")):
        shape = body.getparent()
        if shape is None or any(place in known for place in _places_of(shape)):
            continue
        properties = find(body, "a:bodyPr")
        if properties is None:
            properties = etree.Element(qn("a:bodyPr"))
            body.insert(0, properties)
        _say(properties, _INSETS)
    for cell in root.iter(qn("a:tc")):
        properties = find(cell, "a:tcPr")
        if properties is None:
            properties = etree.Element(qn("a:tcPr"))
            cell.insert(1 if find(cell, "a:txBody") is not None else 0, properties)
        _say(properties, _MARGINS)


def places(root: Element) -> frozenset[str]:
    """What the placeholders of a layout or master may be recognised by."""
    return frozenset(place for shape in find_all(root, "p:cSld/p:spTree//p:sp") for place in _places_of(shape))


def _places_of(shape: Element) -> Iterator[str]:
    """What a placeholder may be recognised by one level below or above: its index, its kind, its kind on a master."""
    holder = next(shape.iter(qn("p:ph")), None)
    if holder is None:
        return
    kind = holder.get("type", "obj")
    if "idx" in holder.attrib:
        yield f"#{holder.get('idx')}"
    yield _AS_ON_MASTER.get(kind, "body")


def _say_size(level: Element, size: str = _SIZE) -> None:
    run = find(level, "a:defRPr")
    if run is None:
        run = etree.Element(qn("a:defRPr"))
        extension = find(level, "a:extLst")
        level.insert(len(level) if extension is None else list(level).index(extension), run)
    _say(run, {"sz": size})


def _say(node: Element, values: dict[str, str]) -> None:
    for name, value in values.items():
        if name not in node.attrib:
            node.set(name, value)
