"""The shapes of a slide as whoever reads it aloud meets them: in order, with their names, words and places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from natp_studio.decks.deck import Deck
from natp_studio.decks.drawing.frames import frame, lies_on_its_side
from natp_studio.decks.drawing.placeholders import Heritage, placeholder_mark
from natp_studio.decks.drawing.text_styles import TextStyle
from natp_studio.decks.xml import NAMESPACES, Element, find, is_whole, local, qn
from natp_studio.domain.problems import Problem
from natp_studio.domain.scenes import Area

FURNITURE = ("dt", "ftr", "sldNum", "hdr")
TITLES = ("title", "ctrTitle")
_SHAPES = ("sp", "pic", "graphicFrame", "cxnSp", "grpSp", "contentPart")
_DECORATIVE = qn("adec:decorative")
_DECORATIVE_URI = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_DEEPEST = 40
EMU_PER_POINT = 12_700


def tree_of(root: Element) -> Element | None:
    """The slide's tree of shapes."""
    return find(root, "p:cSld/p:spTree")


def top_shapes(root: Element) -> list[Element]:
    """The shapes that stand on the slide itself, in reading order; of alternatives the first choice."""
    tree = tree_of(root)
    return [] if tree is None else list(_shapes_in(tree))


def all_shapes(root: Element) -> Iterator[Element]:
    """Every shape, groups before what is in them."""
    for shape in top_shapes(root):
        yield from with_inner(shape)


def with_inner(shape: Element, depth: int = 0) -> Iterator[Element]:
    """A shape and, where it is a group, everything in it."""
    yield shape
    if local(shape) == "grpSp" and depth < _DEEPEST:
        for inner in _shapes_in(shape):
            yield from with_inner(inner, depth + 1)


def _shapes_in(holder: Element) -> Iterator[Element]:
    for node in holder:
        name = local(node)
        if name == "AlternateContent":
            choice = next((child for child in node if local(child) in ("Choice", "Fallback") and len(child)), None)
            if choice is not None:
                yield from _shapes_in(choice)
        elif name in _SHAPES:
            yield node


def properties_of(shape: Element) -> Element | None:
    """The shape's cNvPr, which holds its name and alt text."""
    for names in shape:
        if local(names).startswith("nv"):
            return next((node for node in names if local(node) == "cNvPr"), None)
    return None


def placeholder_of(shape: Element) -> str | None:
    """The kind of placeholder a shape is ("body", "title"), or None."""
    mark = placeholder_mark(shape)
    return None if mark is None else mark.get("type", "body")


def is_title(shape: Element) -> bool:
    """True for the placeholder of the slide's title."""
    return placeholder_of(shape) in TITLES


def name_of(shape: Element) -> str:
    """The name that PowerPoint's selection pane shows."""
    properties = properties_of(shape)
    return "" if properties is None else properties.get("name", "")


def alt_text_of(shape: Element) -> str:
    """The alt text on one line; "" for none."""
    properties = properties_of(shape)
    return "" if properties is None else " ".join(properties.get("descr", "").split())


def is_decorative(shape: Element) -> bool:
    """True for a shape that is marked as decoration, so that it is not read aloud (MS-ODRAWXML, `adec:decorative`)."""
    properties = properties_of(shape)
    found = None if properties is None else next(properties.iter(_DECORATIVE), None)
    return found is not None and found.get("val", "1") in ("1", "true")


def mark_decorative(shape: Element) -> None:
    """Mark a shape as decoration: it has no alt text then, as PowerPoint has it."""
    properties = properties_of(shape)
    if properties is None:
        return
    properties.set("descr", "")
    extensions = find(properties, "a:extLst")
    if extensions is None:
        extensions = properties.makeelement(qn("a:extLst"), {})
        properties.append(extensions)
    for entry in [node for node in extensions if node.get("uri") == _DECORATIVE_URI]:
        extensions.remove(entry)
    entry = extensions.makeelement(qn("a:ext"), {"uri": _DECORATIVE_URI})
    entry.append(entry.makeelement(_DECORATIVE, {"val": "1"}, nsmap={"adec": NAMESPACES["adec"]}))
    extensions.append(entry)


def is_hidden(shape: Element) -> bool:
    """True for a shape that is not shown."""
    properties = properties_of(shape)
    return properties is not None and properties.get("hidden", "0") in ("1", "true")


def words_of(shape: Element) -> str:
    """The words of a shape, a line for each paragraph."""
    body = find(shape, "p:txBody")
    return "" if body is None else "\n".join(line for node in body.iter(qn("a:p")) if (line := paragraph_words(node)))


def paragraph_words(paragraph: Element) -> str:
    """The words of a paragraph on one line."""
    parts = [
        (node.text or "") if local(node) == "t" else " "
        for node in paragraph.iter()
        if local(node) in ("t", "br", "tab")
    ]
    return " ".join("".join(parts).split())


def shape_keys(root: Element) -> list[tuple[str, Element]]:
    """What tells shapes apart in a file that nobody changes: the id, "7", or "7.2" for the second with that id.

    Both forms of an alternative have the same key. Given as pairs with the shape's cNvPr.
    """
    seen: Counter[str] = Counter()
    found = []
    for properties in root.iter(qn("p:cNvPr")):
        number = properties.get("id", "")
        if not any(local(parent) == "Fallback" for parent in properties.iterancestors()):
            seen[number] += 1
        found.append((number if seen[number] < 2 else f"{number}.{seen[number]}", properties))
    return found


def free_id(root: Element) -> int:
    """A shape id that the slide does not use yet."""
    used = [int(text) for node in root.iter(qn("p:cNvPr")) if is_whole(text := node.get("id", ""))]
    return max(used, default=1) + 1


@dataclass(frozen=True)
class Ground:
    """What a slide stands on: its layout and master, and the default look of text."""

    layout: Element | None
    master: Element | None
    default: TextStyle

    @cached_property
    def heritage(self) -> Heritage:
        """What its placeholders inherit."""
        return Heritage(self.layout, self.master, self.default)

    def area(self, shape: Element) -> Area | None:
        """The upright rectangle, in points, that a shape on the slide itself takes up; None where it has no place."""
        ancestry = self.heritage.of(shape)
        for xfrm in (_xfrm(shape), *map(_inner_xfrm, () if ancestry is None else ancestry.properties)):
            found = frame(xfrm)
            if found is not None:
                if lies_on_its_side(found.rotation):
                    middle = found.x + found.width / 2, found.y + found.height / 2
                    return Area(middle[0] - found.height / 2, middle[1] - found.width / 2, found.height, found.width)
                return Area(found.x, found.y, found.width, found.height)
        return None

    def text_style(self, shape: Element) -> TextStyle:
        """The look of a shape's text where it says nothing itself."""
        ancestry = self.heritage.of(shape)
        return self.default if ancestry is None else ancestry.style


class Grounds:
    """The grounds of one deck's slides, each read once."""

    def __init__(self, deck: Deck) -> None:
        self._deck = deck
        self._default = TextStyle(find(deck.presentation, "p:defaultTextStyle"), None)
        self._known: dict[str, Ground] = {}

    def of(self, slide: str) -> Ground:
        """The ground of a slide, by its part name. A lost layout or master is None in it."""
        layout = self._deck.layout_of(slide) or ""
        known = self._known.get(layout)
        if known is None:
            master = self._deck.master_of(layout) if layout else None
            known = self._known[layout] = Ground(self._read(layout), self._read(master or ""), self._default)
        return known

    def _read(self, part: str) -> Element | None:
        try:
            return self._deck.package.xml(part) if part else None
        except Problem:
            return None


def one_line(text: str) -> str:
    """A person's words on one line, without what XML cannot hold (XML 1.0, 2.2)."""
    kept = "".join(" " if sign < " " or sign in "\ufffe\uffff" else sign for sign in text)
    return " ".join(kept.encode("utf-8", "replace").decode().split())


def overlap(one: Area, other: Area) -> bool:
    """True for two rectangles that share more than an edge."""
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def _xfrm(shape: Element) -> Element | None:
    if local(shape) in ("graphicFrame", "contentPart"):
        return next((node for node in shape if local(node) == "xfrm"), None)
    return _inner_xfrm(next((node for node in shape if local(node) in ("spPr", "grpSpPr")), None))


def _inner_xfrm(properties: Element | None) -> Element | None:
    return None if properties is None else next((node for node in properties if local(node) == "xfrm"), None)
