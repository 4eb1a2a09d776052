"""Scaling drawings of before 2007 (VML), in which some decks still keep ink and the previews of objects.

Shapes that stand in the drawing itself are placed by a CSS style; what is inside a group, and every path, is in
coordinates of its own. Source: ISO/IEC 29500-4, 19.1.2.19.
"""

from __future__ import annotations

import re

from natp_studio.decks.merging.scaling import Fit
from natp_studio.decks.xml import Element

_EMU = {"pt": 12_700, "in": 914_400, "cm": 360_000, "mm": 36_000, "pc": 152_400, "px": 9_525, "": 9_525}
_LENGTH = re.compile(
    r"(?<![\w-])(left|margin-left|top|margin-top|width|height)\s*:\s*(-?\d*\.?\d+)(pt|in|cm|mm|pc|px)?(?![\w%])"
)
_STROKE = re.compile(r"^(-?\d*\.?\d+)(pt|in|cm|mm|pc|px)?$")
_VML = "{urn:schemas-microsoft-com:vml}"


def scale_vml(root: Element, fitting: Fit) -> None:
    """Scale the shapes of a VML drawing as those of its slide are."""

    def scaled(match: re.Match[str]) -> str:
        name, number, unit = match[1], float(match[2]), match[3] or ""
        shift = fitting.left if name.endswith("left") else fitting.top if name.endswith("top") else 0
        return f"{name}:{round(number * fitting.factor + shift / _EMU[unit], 3):g}{unit}"

    for shape in root:
        style = shape.get("style") if isinstance(shape.tag, str) and shape.tag.startswith(_VML) else None
        if style is not None and "position:absolute" in style.replace(" ", ""):
            shape.set("style", _LENGTH.sub(scaled, style))
    if not fitting.is_resized:
        return
    for node in root.iter(f"{_VML}*"):
        for name in ("strokeweight", "weight"):
            if match := _STROKE.match(node.get(name, "")):
                node.set(name, f"{round(float(match[1]) * fitting.factor, 3):g}{match[2] or ''}")
