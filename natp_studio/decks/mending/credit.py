"""The visible credit at the bottom of a slide: small, grey, readable, and only where it covers nothing."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from natp_studio.decks.made.fitting import lines_of
from natp_studio.decks.provenance import CREDIT_NAME
from natp_studio.decks.slide_tree import EMU_PER_POINT, free_id, overlap, tree_of
from natp_studio.decks.xml import NAMESPACES, Element, find, local
from natp_studio.domain.auditing import SMALLEST_POINTS, contrast
from natp_studio.domain.scenes import Area, Colour, Fill, Frame, Group, Node, Scene, Shape, SolidFill

_GREYS = (Colour(0x59, 0x59, 0x59), Colour(0xD9, 0xD9, 0xD9))
_PAPER = Colour(0xFF, 0xFF, 0xFF)
_ENOUGH = 4.5
_WHOLE = 0.95
_HIGHEST = 0.80
_MARGIN, _AIR = 0.02, 3.0
_USUAL_WIDTH = 960.0
_DECLARED = " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in ("a", "p", "r"))


@dataclass(frozen=True, slots=True)
class _Look:
    """The colour of the words, and of the box behind them where the slide's own colour is not known."""

    words: Colour
    box: Colour | None


def add_credit(root: Element, scene: Scene, size: tuple[int, int], words: str, language: str) -> bool:
    """Put a credit on a slide of the new deck, whose size is in EMU; `scene` is the slide in its own deck.

    False, and nothing changed, where there is no room for it in the lowest fifth of the slide.
    """
    tree = tree_of(root)
    width, height = size[0] / EMU_PER_POINT, size[1] / EMU_PER_POINT
    points = max(SMALLEST_POINTS, round(SMALLEST_POINTS * width / _USUAL_WIDTH))
    place = _free_place(list(_taken(scene, width, height)), (width, height), words, points)
    if tree is None or place is None:
        return False
    # The strips beside a slide of another shape are white, whatever its own background is.
    look = _look(scene) if _holds(_fitted(scene, width, height), place) else _Look(_GREYS[0], _PAPER)
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
        for properties in ([] if tree is None else tree.iter(f"{{{NAMESPACES['p']}}}cNvPr"))
        if properties.get("name") == CREDIT_NAME
    ]
    for properties in found:
        shape = next((parent for parent in properties.iterancestors() if local(parent) == "sp"), None)
        if shape is not None and (parent := shape.getparent()) is not None:
            parent.remove(shape)
    return bool(found)


def _free_place(taken: Sequence[Area], size: tuple[float, float], words: str, points: float) -> Area | None:
    width, height = size
    margin = width * _MARGIN
    widest = width - 2 * margin
    inner = len(words) * points * 0.55 + 12
    wide = min(widest, inner)
    tall = lines_of(words, round((wide - 6) * EMU_PER_POINT), points) * points * 1.2 + _AIR
    lowest = height - tall - margin / 2
    steps = max(0, math.ceil((lowest - height * _HIGHEST) / (points / 2)))
    # Where the bottom is taken, a strip at the very edge may still be free.
    for y in (lowest, height - tall - _AIR, *(lowest - step * points / 2 for step in range(1, steps))):
        for x in (margin, width - margin - wide, (width - wide) / 2):
            place = Area(x, y, wide, tall)
            if not any(overlap(place, other) for other in taken):
                return place
    return None


def _taken(scene: Scene, width: float, height: float) -> Iterator[Area]:
    """The places of everything to be seen on the slide, as they are in a new deck of this size (points)."""
    whole = _fitted(scene, width, height)
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


def _holds(outer: Area, inner: Area) -> bool:
    return (
        outer.x <= inner.x
        and outer.y <= inner.y
        and inner.x + inner.width <= outer.x + outer.width
        and inner.y + inner.height <= outer.y + outer.height
    )


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
