"""Where shapes stand: their own rectangle, and what the groups around them make of it (ECMA-376 20.1.7.5, 20.1.7.6)."""

from __future__ import annotations

import math
from dataclasses import dataclass

from natp_studio.decks.drawing.measures import degrees, flag, points
from natp_studio.decks.xml import Element, find
from natp_studio.domain.scenes import Area, Frame


def frame(xfrm: Element | None) -> Frame | None:
    """The rectangle, turn and mirroring that an xfrm element gives; None where it gives none."""
    if xfrm is None:
        return None
    place, extent = find(xfrm, "a:off"), find(xfrm, "a:ext")
    if place is None or extent is None:
        return None
    return Frame(
        points(place.get("x")),
        points(place.get("y")),
        max(0.0, points(extent.get("cx"))),
        max(0.0, points(extent.get("cy"))),
        degrees(xfrm.get("rot")) % 360,
        flag(xfrm.get("flipH")),
        flag(xfrm.get("flipV")),
    )


@dataclass(frozen=True)
class Placement:
    """Puts frames of a group's inner coordinates onto the page. Words and lines keep their size, as in PowerPoint."""

    group: Frame
    inner: Area
    outer: Placement | None

    def place(self, node: Frame) -> Frame:
        """The frame on the page of a node whose frame is given in the group's coordinates."""
        scale_x = self.group.width / self.inner.width if self.inner.width else 1.0
        scale_y = self.group.height / self.inner.height if self.inner.height else 1.0
        x = self.group.x + (node.x + node.width / 2 - self.inner.x) * scale_x
        y = self.group.y + (node.y + node.height / 2 - self.inner.y) * scale_y
        width, height = node.width * scale_x, node.height * scale_y
        if lies_on_its_side(node.rotation):
            width, height = node.width * scale_y, node.height * scale_x
        mirrored = self.group.flip_h != self.group.flip_v
        middle_x, middle_y = self.group.x + self.group.width / 2, self.group.y + self.group.height / 2
        across = (x - middle_x) * (-1 if self.group.flip_h else 1)
        down = (y - middle_y) * (-1 if self.group.flip_v else 1)
        turned = math.radians(self.group.rotation)
        x = middle_x + across * math.cos(turned) - down * math.sin(turned)
        y = middle_y + across * math.sin(turned) + down * math.cos(turned)
        placed = Frame(
            x - width / 2,
            y - height / 2,
            width,
            height,
            ((-node.rotation if mirrored else node.rotation) + self.group.rotation) % 360,
            node.flip_h != self.group.flip_h,
            node.flip_v != self.group.flip_v,
        )
        return placed if self.outer is None else self.outer.place(placed)


def placement(xfrm: Element | None, outer: Placement | None) -> Placement | None:
    """What the xfrm of a group does to its nodes; `outer` where it does nothing."""
    group = frame(xfrm)
    if group is None or xfrm is None:
        return outer
    place, extent = find(xfrm, "a:chOff"), find(xfrm, "a:chExt")
    if place is None or extent is None:
        inner = Area(group.x, group.y, group.width, group.height)
    else:
        inner = Area(points(place.get("x")), points(place.get("y")), points(extent.get("cx")), points(extent.get("cy")))
    return Placement(group, inner, outer)


def placed(node: Frame, where: Placement | None) -> Frame:
    """The frame on the page."""
    return node if where is None else where.place(node)


def lies_on_its_side(rotation: float) -> bool:
    """True for a turn nearer to a quarter than to none or a half: width and height then change places."""
    return 45 <= rotation % 180 < 135
