"""The tree of shapes on a slide, layout, master or diagram, drawn from back to front."""

from __future__ import annotations

from dataclasses import dataclass, replace

from natp_studio.decks.drawing.alternate import child, children
from natp_studio.decks.drawing.fills import fill_element
from natp_studio.decks.drawing.frames import Placement, frame, placed, placement
from natp_studio.decks.drawing.graphics import (
    chart_label,
    diagram_label,
    diagram_tree,
    graphic_data,
    object_label,
    object_preview,
)
from natp_studio.decks.drawing.measures import flag
from natp_studio.decks.drawing.photos import picture
from natp_studio.decks.drawing.placeholders import Heritage, placeholder_mark
from natp_studio.decks.drawing.presets.catalogue import preset_outline
from natp_studio.decks.drawing.shapes import first_frame, shape
from natp_studio.decks.drawing.sheet import Sheet
from natp_studio.decks.drawing.tables import table
from natp_studio.decks.xml import Element, local
from natp_studio.domain.scenes import Area, Contour, Frame, Group, LabelledBox, Node


@dataclass(frozen=True)
class Branch:
    """Where in the tree we are: on which sheet, in which groups, and whom placeholders inherit from.

    `heritage` is None where placeholders are left out: those of layouts and masters are only patterns.
    """

    sheet: Sheet
    heritage: Heritage | None = None
    where: Placement | None = None
    group_fill: Element | None = None
    depth: int = 0


def nodes(tree: Element | None, branch: Branch) -> tuple[Node, ...]:
    """What stands in a spTree or grpSp, as far as the budget goes."""
    found: list[Node] = []
    for element in () if tree is None else children(tree):
        drawer = _DRAWERS.get(local(element))
        if drawer is None or _is_hidden(element):
            continue
        if branch.heritage is None and placeholder_mark(element) is not None:
            continue
        if not branch.sheet.budget.take_node():
            break
        node = drawer(element, branch)
        if node is not None:
            found.append(node)
    return tuple(found)


def _is_hidden(element: Element) -> bool:
    for names in element:
        if local(names).startswith("nv"):
            described = child(names, "cNvPr")
            return described is not None and flag(described.get("hidden"))
    return False


def _shape(element: Element, branch: Branch) -> Node | None:
    ancestry = None if branch.heritage is None else branch.heritage.of(element)
    return shape(element, branch.sheet, branch.where, ancestry, branch.group_fill)


def _picture(element: Element, branch: Branch) -> Node | None:
    ancestry = None if branch.heritage is None else branch.heritage.of(element)
    return picture(element, branch.sheet, branch.where, ancestry)


def _group(element: Element, branch: Branch) -> Node | None:
    properties = child(element, "grpSpPr")
    xfrm = child(properties, "xfrm")
    if not branch.sheet.budget.take_depth(branch.depth):
        return None
    own_fill = fill_element(properties)
    inner = replace(
        branch,
        where=placement(xfrm, branch.where),
        group_fill=branch.group_fill if own_fill is None or local(own_fill) == "grpFill" else own_fill,
        depth=branch.depth + 1,
    )
    around = frame(xfrm) or Frame(0.0, 0.0, 0.0, 0.0)
    return Group(placed(around, branch.where), nodes(element, inner))


def _graphic_frame(element: Element, branch: Branch) -> Node | None:
    inner = frame(child(element, "xfrm"))
    if inner is None and branch.heritage is not None and (ancestry := branch.heritage.of(element)) is not None:
        inner = first_frame(ancestry.properties)
    if inner is None:
        return None
    outer = placed(inner, branch.where)
    data = graphic_data(element)
    kind = "" if data is None else local(data)
    if data is None:
        return LabelledBox(outer, "Embedded object")
    if kind == "tbl":
        return table(data, outer, outer.width / inner.width if inner.width else 1.0, branch.sheet)
    if kind == "chart":
        return LabelledBox(outer, chart_label(data, branch.sheet))
    if kind == "relIds":
        return _diagram(data, inner, outer, branch)
    if kind == "oleObj":
        return _object(data, outer, branch)
    return LabelledBox(outer, "Embedded object")


def _diagram(data: Element, inner: Frame, outer: Frame, branch: Branch) -> Node | None:
    part, tree = diagram_tree(data, branch.sheet)
    if tree is None or not branch.sheet.budget.take_depth(branch.depth):
        return LabelledBox(outer, diagram_label(data, branch.sheet))
    inside = Branch(
        branch.sheet.on(part),
        None,
        Placement(inner, Area(0.0, 0.0, inner.width, inner.height), branch.where),
        None,
        branch.depth + 1,
    )
    return Group(outer, nodes(tree, inside))


def _object(data: Element, outer: Frame, branch: Branch) -> Node:
    preview = object_preview(data)
    shown = None if preview is None else picture(preview, branch.sheet, None, None)
    if shown is None or isinstance(shown, LabelledBox):
        words = object_label(data) if shown is None else f"{object_label(data)} ({shown.label})"
        return LabelledBox(outer, words)
    # The preview has a place of its own, which programs do not keep up to date: the frame's counts.
    return replace(shown, frame=outer, contours=_rectangle(outer, shown.contours, shown.frame))


def _rectangle(outer: Frame, contours: tuple[Contour, ...], own: Frame) -> tuple[Contour, ...]:
    if (outer.width, outer.height) == (own.width, own.height):
        return contours
    return preset_outline("rect", outer.width, outer.height, {}).contours


def _ink(element: Element, branch: Branch) -> Node | None:
    inner = frame(child(element, "xfrm"))
    return None if inner is None else LabelledBox(placed(inner, branch.where), "Ink drawing")


_DRAWERS = {
    "sp": _shape,
    "cxnSp": _shape,
    "pic": _picture,
    "grpSp": _group,
    "graphicFrame": _graphic_frame,
    "contentPart": _ink,
}
