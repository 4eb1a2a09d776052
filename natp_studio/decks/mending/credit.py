"""The visible credit at the bottom of a slide: small, grey, readable, and only where it covers nothing."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from natp_studio.decks.made.fitting import LINE_HEIGHT, lines_of
from natp_studio.decks.provenance import CREDIT_NAME
from natp_studio.decks.slide_tree import EMU_PER_POINT, free_id, overlap, tree_of
from natp_studio.decks.xml import Element, declared, find, local, qn
from natp_studio.domain.auditing import SMALLEST_POINTS, contrast
from natp_studio.domain.scenes import Area, Colour, Fill, Frame, Group, Node, Scene, Shape, SolidFill

_GREYS = (Colour(0x59, 0x59, 0x59), Colour(0xD9, 0xD9, 0xD9))
_PAPER = Colour(0xFF, 0xFF, 0xFF)
_ENOUGH = 4.5
_WHOLE = 0.95
_HIGHEST = 0.80
_MARGIN, _AIR = 0.02, 3.0
# The width of a usual letter as a share of its height, and the space inside the box on both sides, in points.
_LETTER, _INSIDE = 0.55, 6.0
_SURELY = 0.85
_USUAL_WIDTH = 960.0
_DECLARED = declared("a", "p", "r")


@dataclass(frozen=True, slots=True)
class _Look:
    """The colour of the words, and of the box behind them where the slide's own colour is not known."""

    words: Colour
    box: Colour | None


def add_credit(root: Element, scene: Scene, size: tuple[int, int], words: str, language: str) -> bool:
    """Put a credit on a slide of the new deck, whose size is in EMU; `scene` is the slide in its own deck.

    Where the slide has another shape than the deck, the strips beside it are free. False, and nothing changed, where
    there is no room for it there and in the lowest fifth of the slide.
    """
    tree = tree_of(root)
    width, height = size[0] / EMU_PER_POINT, size[1] / EMU_PER_POINT
    points = max(SMALLEST_POINTS, round(SMALLEST_POINTS * width / _USUAL_WIDTH))
    whole = _fitted(scene, width, height)
    beside = _strip_place(whole, (width, height), words, points)
    place = beside or _free_place(list(_taken(scene, whole)), whole, words, points)
    if tree is None or place is None:
        return False
    # The strips beside a slide of another shape are white, whatever its own background is.
    look = _look(scene) if beside is None else _Look(_GREYS[0], _PAPER)
    filled = "<a:noFill/>" if look.box is None else f"<a:solidFill>{_rgb(look.box)}</a:solidFill>"
    x, y, wide, tall = (round(part * EMU_PER_POINT) for part in (place.x, place.y, place.width, place.height))
    shape = etree.fromstring(
        f'<holder {_DECLARED}><p:sp><p:nvSpPr><p:cNvPr id="{free_id(root)}" name="{CREDIT_NAME}"/>'
        '<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{tall}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{filled}</p:spPr><p:txBody>'
        '<a:bodyPr wrap="square" lIns="36000" tIns="0" rIns="36000" bIns="0" anchor="ctr"><a:noAutofit/></a:bodyPr>'
        '<a:lstStyle/><a:p><a:pPr marL="0" indent="0" algn="l"><a:buNone/></a:pPr>'
        f'<a:r><a:rPr sz="{round(points * 100)}" b="0" i="0"><a:solidFill>{_rgb(look.words)}</a:solidFill></a:rPr>'
        "<a:t/></a:r></a:p></p:txBody></p:sp></holder>"
    )[0]
    run, text = find(shape, "p:txBody/a:p/a:r/a:rPr"), find(shape, "p:txBody/a:p/a:r/a:t")
    assert run is not None, "written above"
    assert text is not None, "written above"
    run.set("lang", language)
    text.text = words
    last = next((node for node in tree if local(node) == "extLst"), None)
    tree.insert(len(tree) if last is None else tree.index(last), shape)
    return True


def remove_credits(root: Element) -> bool:
    """Take off what an earlier export put on the slide; True where there was something."""
    tree = tree_of(root)
    found = [
        properties
        for properties in ([] if tree is None else tree.iter(qn("p:cNvPr")))
        if properties.get("name") == CREDIT_NAME
    ]
    for properties in found:
        shape = next((parent for parent in properties.iterancestors() if local(parent) == "sp"), None)
        if shape is not None and (parent := shape.getparent()) is not None:
            parent.remove(shape)
    return bool(found)


def _strip_place(whole: Area, size: tuple[float, float], words: str, points: float) -> Area | None:
    """A place in the strip below a slide that stands in a deck of another shape, or in the one to its left."""
    width, height = size
    margin = width * _MARGIN
    tall = _height(words, width - 2 * margin, points)
    if tall + 2 * _AIR <= whole.y:
        return Area(margin, height - tall - min(margin / 2, whole.y - tall - _AIR), width - 2 * margin, tall)
    narrow = whole.x - 2 * _AIR
    longest = max(map(len, words.split()), default=0) * points * _LETTER + _INSIDE
    # In few letters a line the estimate is least sure, and the words take the typeface of their design.
    tall = _height(words, narrow * _SURELY, points)
    if longest <= narrow and tall <= height / 2:
        return Area(_AIR, height - tall - margin / 2, narrow, tall)
    return None


def _height(words: str, wide: float, points: float) -> float:
    return lines_of(words, max(1, round((wide - _INSIDE) * EMU_PER_POINT)), points) * points * LINE_HEIGHT + _AIR


def _free_place(taken: Sequence[Area], whole: Area, words: str, points: float) -> Area | None:
    """A place at the foot of the slide itself, which stands at `whole`, where nothing else is."""
    margin = whole.width * _MARGIN
    wide = min(whole.width - 2 * margin, len(words) * points * _LETTER + 2 * _INSIDE)
    tall = _height(words, wide, points)
    bottom = whole.y + whole.height
    lowest = bottom - tall - margin / 2
    steps = max(0, math.ceil((lowest - whole.y - whole.height * _HIGHEST) / (points / 2)))
    # Where the bottom is taken, a strip at the very edge may still be free.
    for y in (lowest, bottom - tall - _AIR, *(lowest - step * points / 2 for step in range(1, steps))):
        for x in (margin, whole.width - margin - wide, (whole.width - wide) / 2):
            place = Area(whole.x + x, y, wide, tall)
            if not any(overlap(place, other) for other in taken):
                return place
    return None


def _taken(scene: Scene, whole: Area) -> Iterator[Area]:
    """The places of everything to be seen on the slide, as they are in a new deck where it stands at `whole`."""
    scale = whole.width / scene.width
    for node in _leaves(scene.nodes):
        if _covers_all(node.frame, scene):
            continue
        area = _upright(node.frame)
        yield Area(area.x * scale + whole.x, area.y * scale + whole.y, area.width * scale, area.height * scale)


def _fitted(scene: Scene, width: float, height: float) -> Area:
    """Where the slide stands in a deck of another size: as large as fits, in the middle, nothing stretched."""
    scale = min(width / scene.width, height / scene.height)
    wide, tall = scene.width * scale, scene.height * scale
    return Area((width - wide) / 2, (height - tall) / 2, wide, tall)


def _leaves(nodes: Sequence[Node]) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, Group):
            yield from _leaves(node.nodes)
        elif not isinstance(node, Shape) or node.fill or node.line or node.text:
            yield node


def _covers_all(frame: Frame, scene: Scene) -> bool:
    return frame.width >= scene.width * _WHOLE and frame.height >= scene.height * _WHOLE


def _upright(frame: Frame) -> Area:
    if frame.rotation % 180 == 0:
        return Area(frame.x, frame.y, frame.width, frame.height)
    # A turned shape stays within the circle around its middle.
    reach = (frame.width**2 + frame.height**2) ** 0.5 / 2
    middle_x, middle_y = frame.x + frame.width / 2, frame.y + frame.height / 2
    return Area(middle_x - reach, middle_y - reach, 2 * reach, 2 * reach)


def _look(scene: Scene) -> _Look:
    behind: Fill | None = scene.background
    known = True
    for node in _leaves(scene.nodes):
        if _covers_all(node.frame, scene):
            fill = node.fill if isinstance(node, Shape) else None
            known, behind = isinstance(fill, SolidFill), fill
    colour = behind.colour if isinstance(behind, SolidFill) else _PAPER if behind is None else None
    if known and colour is not None and colour.alpha >= 1:
        for grey in _GREYS:
            if contrast(grey, colour) >= _ENOUGH:
                return _Look(grey, None)
    return _Look(_GREYS[0], _PAPER)


def _rgb(colour: Colour) -> str:
    return f'<a:srgbClr val="{colour.red:02X}{colour.green:02X}{colour.blue:02X}"/>'
