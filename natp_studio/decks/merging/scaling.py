"""Slides of one size on slides of another: everything grows or shrinks by one factor and stands in the middle.

Nothing is stretched and nothing is lost off the edge. Lengths in EMU (914,400 to the inch) and text sizes in hundredths
of a point take the same factor, so words break into lines as before. Places inside a group stay as they are written:
the group's own frame is what is scaled. Source of the attributes: ISO/IEC 29500-1, 19 to 21.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from natp_studio.decks.xml import Element, child_elements, elements, find, is_whole, local, qn

# Below this share of the slide a difference in size is rounding by some program, not another size.
_ROUNDING = 0.0005
# In EMU, and the unit of OpenDocument programs.
_HUNDREDTH_OF_A_MILLIMETRE = 360
# Hundredths of a point: what the schema lets a text size be (ISO/IEC 29500-1, 20.1.10.68).
_LEAST_TEXT, _LARGEST_TEXT = 100, 400_000
_TEXT_SIZES = tuple(qn(f"a:{name}") for name in ("rPr", "defRPr", "endParaRPr"))
_PARAGRAPH = ("marL", "marR", "indent", "defTabSz")
_UNITS = {"mm": 36_000, "cm": 360_000, "in": 914_400, "pt": 12_700, "pc": 152_400, "pi": 152_400}
_LINE_ENDS = ("ln", "lnL", "lnR", "lnT", "lnB", "lnTlToBr", "lnBlToTr", "uLn")
_LENGTHS: Mapping[str, tuple[str, ...]] = {
    **{qn(f"a:{name}"): ("w",) for name in _LINE_ENDS},
    **{qn(f"a:{name}"): _PARAGRAPH for name in ("pPr", "defPPr", *(f"lvl{level}pPr" for level in range(1, 10)))},
    **{qn(f"a:{name}"): ("blurRad", "dist") for name in ("outerShdw", "innerShdw", "prstShdw", "reflection")},
    **{qn(f"a:{name}"): ("rad",) for name in ("glow", "softEdge", "blur")},
    **{qn(f"a:{name}"): ("w", "h") for name in ("bevel", "bevelT", "bevelB")},
    qn("a:sp3d"): ("z", "extrusionH", "contourW"),
    qn("a:flatTx"): ("z",),
    qn("a:bodyPr"): ("lIns", "tIns", "rIns", "bIns", "spcCol"),
    qn("a:tab"): ("pos",),
    qn("a:tile"): ("tx", "ty", "sx", "sy"),
    qn("a:gridCol"): ("w",),
    qn("a:tr"): ("h",),
    qn("a:tcPr"): ("marL", "marR", "marT", "marB"),
    qn("a:spcPts"): ("val",),
    qn("a:buSzPts"): ("val",),
}


@dataclass(frozen=True, slots=True)
class Fit:
    """How slides of one size stand on slides of another: a factor, then a shift, in EMU.

    `width` and `height` are the shares of the new slide that the old one covers, 1.0 where it reaches the edges.
    """

    factor: float
    left: int
    top: int
    width: float
    height: float

    @property
    def is_resized(self) -> bool:
        """True when lengths change, not only places."""
        return self.factor != 1

    @property
    def is_letterboxed(self) -> bool:
        """True when the new slide has another shape, so that strips stay free at two of its edges."""
        return bool(self.left or self.top)


def fit(source: tuple[int, int], target: tuple[int, int]) -> Fit | None:
    """The fit of slides of one size (EMU) on another; None where the two are the same but for rounding."""
    factor = min(target[0] / source[0], target[1] / source[1])
    if abs(factor - 1) < _ROUNDING:
        factor = 1.0
    left, top = (_strip(new - old * factor) for new, old in zip(target, source, strict=True))
    left = left if left > target[0] * _ROUNDING else 0
    top = top if top > target[1] * _ROUNDING else 0
    if factor == 1 and not left and not top:
        return None
    width = source[0] * factor / target[0] if left else 1.0
    height = source[1] * factor / target[1] if top else 1.0
    return Fit(factor, left, top, width, height)


def _strip(free: float) -> int:
    """The first of two strips that share what is free, in EMU: whole hundredths of a millimetre.

    Programs that count in those would round the place down, and pictures would reach a pixel into the strip.
    """
    return math.ceil(free / 2 / _HUNDREDTH_OF_A_MILLIMETRE) * _HUNDREDTH_OF_A_MILLIMETRE if free > 0 else 0


def scale_lengths(root: Element, factor: float) -> None:
    """Multiply every length and text size that a part's XML says itself: lines, text, insets, tables, effects."""
    for node in root.iter():
        for name in _LENGTHS.get(node.tag, ()):
            _multiply(node, name, factor)
    for node in root.iter(*_TEXT_SIZES):
        for name in ("sz", "kern", "spc"):
            _multiply(node, name, factor)
        if is_whole(size := node.get("sz", "")):
            node.set("sz", str(min(max(int(size), _LEAST_TEXT), _LARGEST_TEXT)))


def place_shapes(root: Element, fitting: Fit) -> None:
    """Move and resize every shape that stands on the slide, layout or master itself."""
    tree = find(root, "p:cSld/p:spTree")
    for shape in _shapes(tree) if tree is not None else ():
        own = _own_frame(shape)
        before = _offset(own) if own is not None else None
        for frame in _frames(shape):
            # Objects that wrap a picture or a 3D model repeat the place of their frame.
            _place(frame, fitting, is_moved=frame is own or (before is not None and _offset(frame) == before))
        for path in shape.iter(qn("a:custGeom")) if local(shape) != "grpSp" else ():
            _scale_path(path, fitting.factor)


def _shapes(tree: Element) -> list[Element]:
    """The shapes of a tree; both sides of an alternative, since readers differ in which they take."""
    found: list[Element] = []
    for node in child_elements(tree):
        if local(node) == "AlternateContent":
            for side in child_elements(node):
                found.extend(_shapes(side))
        elif local(node) not in ("nvGrpSpPr", "grpSpPr", "extLst"):
            found.append(node)
    return found


def _own_frame(shape: Element) -> Element | None:
    for child in shape:
        if local(child) == "xfrm":
            return child
        if local(child) in ("spPr", "grpSpPr"):
            return find(child, "a:xfrm")
    return None


def _frames(shape: Element) -> list[Element]:
    """A shape's frame, and those that its content repeats. What stands inside a group is in the group's measures."""
    own = _own_frame(shape)
    if local(shape) == "grpSp":
        return [own] if own is not None else []
    return [node for node in elements(shape) if local(node) == "xfrm"]


def _offset(frame: Element) -> tuple[str, str] | None:
    offset = find(frame, "a:off")
    return (offset.get("x", ""), offset.get("y", "")) if offset is not None else None


def _place(frame: Element, fitting: Fit, *, is_moved: bool) -> None:
    offset, extent = find(frame, "a:off"), find(frame, "a:ext")
    if offset is not None:
        for name, shift in (("x", fitting.left), ("y", fitting.top)):
            _multiply(offset, name, fitting.factor, shift if is_moved else 0)
    if extent is not None:
        _multiply(extent, "cx", fitting.factor)
        _multiply(extent, "cy", fitting.factor)


def scale_frames(root: Element, factor: float) -> None:
    """Resize every frame of a drawing that lies inside another frame, such as the drawing of a SmartArt."""
    for frame in [node for node in elements(root) if local(node) in ("xfrm", "txXfrm")]:
        _place(frame, Fit(factor, 0, 0, 1, 1), is_moved=False)
    for path in root.iter(qn("a:custGeom")):
        _scale_path(path, factor)


def _scale_path(geometry: Element, factor: float) -> None:
    """Scale the numbers of a path that is drawn in EMU, having no size of its own. Formulas grow with the shape."""
    for path in geometry.iter(qn("a:path")):
        if path.get("w", "0") != "0" or path.get("h", "0") != "0":
            continue
        for node in elements(path):
            for name in ("x", "y", "wR", "hR"):
                _multiply(node, name, factor)
    for name, attributes in (("a:rect", ("l", "t", "r", "b")), ("a:pos", ("x", "y"))):
        for node in geometry.iter(qn(name)):
            for attribute in attributes:
                _multiply(node, attribute, factor)


def _emu(value: str) -> int:
    """A length in EMU, which may be written with a unit (ISO/IEC 29500-1, 22.9.2.15). Raises ValueError for others."""
    unit = _UNITS.get(value[-2:])
    return int(value) if unit is None else round(float(value[:-2]) * unit)


def _multiply(node: Element, name: str, factor: float, shift: int = 0) -> None:
    value = node.get(name)
    if value is None:
        return
    try:
        node.set(name, str(round(_emu(value) * factor) + shift))
    except (ValueError, OverflowError):
        # A guide's name, or a percentage: what it stands for is scaled where it is worked out.
        return
