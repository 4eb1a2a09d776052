"""What is seen beside a slide that has another shape than the deck it stands in: nothing, as in its own deck.

The strips that stay free are white. A background is drawn over the whole of the new slide, so it becomes a rectangle
behind everything else, as large as the old slide was: a gradient or picture keeps its proportions, and what is drawn
on it stays where it belongs. Where other shapes would come under that rectangle, and where shapes reach over the old
edge, white strips on top cover what was never to be seen.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from natp_studio.decks.merging.scaling import Fit
from natp_studio.decks.slide_tree import free_id, tree_of
from natp_studio.decks.xml import NAMESPACES, OFF, Element, child_elements, elements, find, from_markup, local, qn

_WHITE = "FFFFFF"
_WHITE_FILL = f'<a:solidFill><a:srgbClr val="{_WHITE}"/></a:solidFill>'
_FILLS = ("noFill", "solidFill", "gradFill", "blipFill", "pattFill")
# Half a millimetre, in EMU: rounding, or the width of an outline.
_TOLERANCE = 18_000
_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"

# Left, top, width and height in EMU.
Area = tuple[int, int, int, int]


def shows_design(root: Element) -> bool:
    """True when a slide shows the shapes of its layout, or a layout those of its master."""
    return root.get("showMasterSp", "1") not in OFF


def background(root: Element) -> Element | None:
    """The background that a slide, layout or master says itself."""
    return find(root, "p:cSld/p:bg")


def draws(root: Element) -> bool:
    """True when a layout or master has shapes of its own that slides show; placeholders are not shown."""
    tree = tree_of(root)
    shapes = (
        [node for node in tree if local(node) not in ("nvGrpSpPr", "grpSpPr", "extLst", "")] if tree is not None else []
    )
    return any(next(shape.iter(qn("p:ph")), None) is None for shape in shapes)


def shows_what_is_above(root: Element) -> bool:
    """True for a slide or layout that shows the background of what is above it, with its shapes."""
    return background(root) is None and shows_design(root) and not shows_through(root)


def shows_through(root: Element) -> bool:
    """True when a shape is filled with whatever the background of its slide is."""
    return root.find(".//*[@useBgFill='1']") is not None or root.find(".//*[@useBgFill='true']") is not None


def is_white(found: Element | None, colours: Mapping[str, str]) -> bool:
    """True when a background is nothing but white. `colours` are the design's, such as "bg1" and "accent1", in hex."""
    if found is None:
        return True
    reference, fill = find(found, "p:bgRef"), find(found, "p:bgPr/a:solidFill")
    if reference is not None and reference.get("idx") != "1001":
        return False
    holder = reference if reference is not None else fill
    colour = next(iter(child_elements(holder)), None) if holder is not None else None
    if colour is None or len(colour):
        return False
    value = _hex(colour)
    return (colours.get(value, "") if local(colour) == "schemeClr" else value).upper() == _WHITE


def colours_of(master: Element, theme: Element) -> dict[str, str]:
    """The colours of a design by the names that its slides use, in hex."""
    scheme = find(theme, "a:themeElements/a:clrScheme")
    named = {}
    for entry in scheme if scheme is not None else ():
        colour = next(iter(child_elements(entry)), None)
        if colour is not None:
            named[local(entry)] = _hex(colour)
    mapping = find(master, "p:clrMap")
    mapped = {str(name): named.get(str(value), "") for name, value in mapping.items()} if mapping is not None else {}
    return {**named, **mapped}


def _hex(colour: Element) -> str:
    return colour.get("lastClr", "") or colour.get("val", "")


def frame_of(size: tuple[int, int], fitting: Fit) -> Area:
    """Left, top, width and height in EMU of what the old slide covers of the new one."""
    # Both strips are rounded up, so neither edge reaches a pixel too far; that is a hundredth of a millimetre at most.
    return fitting.left, fitting.top, size[0] - 2 * fitting.left, size[1] - 2 * fitting.top


def box_background(root: Element, frame: Area, found: Element) -> None:
    """Draw a background as a rectangle behind all shapes of a slide, layout or master, which itself becomes white."""
    content, tree = find(root, "p:cSld"), tree_of(root)
    if content is None or tree is None:
        return
    reference = find(found, "p:bgRef")
    properties = find(found, "p:bgPr")
    fill, style = "", ""
    if reference is not None:
        colour = "".join(etree.tostring(child, with_tail=False).decode() for child in reference)
        style = (
            '<p:style><a:lnRef idx="0"><a:srgbClr val="000000"/></a:lnRef>'
            f'<a:fillRef idx="{reference.get("idx", "0")}">{colour}</a:fillRef>'
            '<a:effectRef idx="0"><a:srgbClr val="000000"/></a:effectRef><a:fontRef idx="minor"/></p:style>'
        )
    elif properties is not None:
        fill = "".join(
            etree.tostring(child, with_tail=False).decode() for child in properties if local(child) in _FILLS
        )
    tree.insert(_first_place(tree), _rectangle(root, "Background", frame, fill, style))
    own = background(root)
    if own is not None:
        content.remove(own)
    content.insert(0, from_markup(f"<p:bg><p:bgPr>{_WHITE_FILL}<a:effectLst/></p:bgPr></p:bg>"))


def cover_strips(root: Element, frame: Area, size: tuple[int, int]) -> None:
    """Put white strips over what a slide shows beside its frame."""
    tree = tree_of(root)
    left, top, width, height = frame
    areas: list[Area] = [(0, 0, left, size[1]), (left + width, 0, size[0] - left - width, size[1])] if left else []
    areas += [(0, 0, size[0], top), (0, top + height, size[0], size[1] - top - height)] if top else []
    if tree is None:
        return
    for area in areas:
        strip = _rectangle(root, "Strip beside the slide", area, _WHITE_FILL, "")
        last = find(tree, "p:extLst")
        tree.insert(len(tree) if last is None else list(tree).index(last), strip)


def reaches_out(root: Element, frame: Area) -> bool:
    """True when a shape of a scaled slide, layout or master reaches over the edge of the old slide."""
    left, top, width, height = frame
    tree = tree_of(root)
    for xfrm in elements(tree) if tree is not None else ():
        if local(xfrm) != "xfrm" or _is_inside_group(xfrm, tree):
            continue
        offset, extent = find(xfrm, "a:off"), find(xfrm, "a:ext")
        if offset is None or extent is None:
            continue
        try:
            x, y = int(offset.get("x", "0")), int(offset.get("y", "0"))
            right, bottom = x + int(extent.get("cx", "0")), y + int(extent.get("cy", "0"))
        except ValueError:
            continue
        if (
            x < left - _TOLERANCE
            or y < top - _TOLERANCE
            or right > left + width + _TOLERANCE
            or bottom > top + height + _TOLERANCE
        ):
            return True
    return False


def _is_inside_group(xfrm: Element, tree: Element | None) -> bool:
    """True for the place of a shape whose measures are those of a group, and for the tree's own."""
    owner = xfrm.getparent()
    if owner is not None and local(owner) in ("spPr", "grpSpPr"):
        owner = owner.getparent()
    if owner is tree or owner is None:
        return True
    return any(local(above) == "grpSp" for above in owner.iterancestors())


def _first_place(tree: Element) -> int:
    return sum(1 for child in tree if local(child) in ("nvGrpSpPr", "grpSpPr"))


def _rectangle(root: Element, name: str, area: Area, fill: str, style: str) -> Element:
    left, top, width, height = area
    return from_markup(
        f'<p:sp><p:nvSpPr><p:cNvPr id="{free_id(root)}" name="{name}"><a:extLst><a:ext uri="{_DECORATIVE}">'
        f'<adec:decorative xmlns:adec="{NAMESPACES["adec"]}" val="1"/></a:ext></a:extLst></p:cNvPr>'
        '<p:cNvSpPr><a:spLocks noGrp="1" noMove="1" noResize="1"/></p:cNvSpPr><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}<a:ln><a:noFill/></a:ln></p:spPr>{style}</p:sp>'
    )
