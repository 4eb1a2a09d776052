"""Scaling what slides point to, and what of a slide is measured in other units: charts, SmartArt, themes, motion.

Charts and SmartArt stand in frames of the slide and fill them; only their text, lines and drawings have sizes of
their own. Motion paths are written in shares of the slide, guides and comments in eighths of a point.
"""

from __future__ import annotations

import re

from lxml import etree

from natp_studio.decks.merging.scaling import Fit, place_shapes, scale_frames, scale_lengths
from natp_studio.decks.merging.scaling_vml import scale_vml
from natp_studio.decks.xml import Element, child_elements, declared, elements, find, find_all, is_whole, local, qn

# In EMU. Guides and comments are placed in these.
_EIGHTH_OF_A_POINT = 1587.5
# What DrawingML writes for all of something: 100 % in thousandths of a per cent.
_WHOLE = 100_000
# Sizes that a marker of a chart may have, in points (ISO/IEC 29500-1, 21.2.3.26).
_LEAST_MARKER, _LARGEST_MARKER = 2, 72
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:[eE]-?\d+)?")
# What text in a chart measures when nobody says: its main title, and all else. In hundredths of a point.
_CHART_TITLE, _CHART_TEXT = "1800", "1000"
_CHARTS = ("drawingml.chart+xml", "office.chartex+xml", "drawingml.chartshapes+xml")
_DIAGRAMS = ("drawingml.diagramData+xml", "office.drawingml.diagramDrawing+xml")
_THEMES = ("officedocument.theme+xml", "officedocument.themeOverride+xml")
VML = "officedocument.vmlDrawing"
SCALED_TYPES = (*_CHARTS, *_DIAGRAMS, *_THEMES, VML)


def scale_slide(root: Element, fitting: Fit) -> None:
    """Scale a slide, layout or master. What its text takes for granted must have been written down before."""
    if fitting.is_resized:
        scale_lengths(root, fitting.factor)
    place_shapes(root, fitting)
    _scale_motion(root, fitting)
    _move_guides(root, fitting)


def scale_part(content_type: str, root: Element, fitting: Fit) -> None:
    """Scale a part that a slide or its design points to, where it has sizes of its own."""
    if content_type.endswith(VML):
        scale_vml(root, fitting)
    if not fitting.is_resized or not content_type.endswith(SCALED_TYPES):
        return
    if content_type.endswith("drawingml.chart+xml"):
        _say_chart_sizes(root)
        for size in root.iter(qn("c:size")):
            if is_whole(points := size.get("val", "")):
                size.set("val", str(min(max(round(int(points) * fitting.factor), _LEAST_MARKER), _LARGEST_MARKER)))
    scale_lengths(root, fitting.factor)
    if content_type.endswith(("chartshapes+xml", "diagramDrawing+xml")):
        scale_frames(root, fitting.factor)


def keep_background_in_shape(root: Element, fitting: Fit) -> None:
    """Keep the proportions of a picture that stays the background of the whole new slide."""
    for fill in find_all(root, "p:cSld/p:bg/p:bgPr/a:blipFill"):
        _keep_shape(fill, fitting)


def _keep_shape(fill: Element, fitting: Fit) -> None:
    """A picture behind the slide stays behind what it was made for, with its own proportions."""
    stretch = find(fill, "a:stretch")
    if stretch is None or not fitting.is_letterboxed:
        return
    area = find(stretch, "a:fillRect")
    if area is None:
        area = etree.SubElement(stretch, qn("a:fillRect"))
    for names, covered in ((("l", "r"), fitting.width), (("t", "b"), fitting.height)):
        free = (1 - covered) / 2 * _WHOLE
        for name in names:
            before = area.get(name, "0")
            if is_whole(before.removeprefix("-")):
                area.set(name, str(round(free + int(before) * covered)))


def _scale_motion(root: Element, fitting: Fit) -> None:
    for motion in root.iter(qn("p:animMotion")):
        if path := motion.get("path"):
            motion.set("path", _scaled_path(path, (fitting.width, fitting.height)))
        for point in child_elements(motion):
            if local(point) in ("by", "from", "to", "rCtr"):
                for name, covered in (("x", fitting.width), ("y", fitting.height)):
                    if is_whole(point.get(name, "").removeprefix("-")):
                        point.set(name, str(round(int(point.get(name, "0")) * covered)))


def _scaled_path(path: str, covered: tuple[float, float]) -> str:
    """A motion path, whose numbers are x and y in turn, in shares of the slide's width and height."""
    place = 0

    def scaled(match: re.Match[str]) -> str:
        nonlocal place
        place += 1
        return f"{float(match[0]) * covered[(place - 1) % 2]:.6g}"

    return _NUMBER.sub(scaled, path)


def _move_guides(root: Element, fitting: Fit) -> None:
    for guide in [node for node in elements(root) if local(node) == "guide" and is_whole(node.get("pos", ""))]:
        shift = fitting.top if guide.get("orient") == "horz" else fitting.left
        guide.set("pos", str(moved_eighths(int(guide.get("pos", "0")), fitting.factor, shift)))


def moved_eighths(value: int, factor: float, shift: int) -> int:
    """A place in eighths of a point, moved by a factor and a shift in EMU."""
    return round(value * factor + shift / _EIGHTH_OF_A_POINT)


def _say_chart_sizes(root: Element) -> None:
    """Write down the text sizes that a chart takes for granted."""
    whole = find(root, "c:txPr")
    if whole is not None and whole.find(f".//{qn('a:defRPr')}[@sz]") is not None:
        return
    title = find(root, "c:chart/c:title")
    if title is not None:
        rich = find(title, "c:tx/c:rich")
        _say_in_text(
            rich if rich is not None else _text_properties(title, ("c:spPr", "c:overlay", "c:layout", "c:tx")),
            _CHART_TITLE,
        )
    _say_in_text(whole if whole is not None else _text_properties(root, ("c:spPr", "c:chart")), _CHART_TEXT)


def _text_properties(owner: Element, before: tuple[str, ...]) -> Element:
    """The owner's `c:txPr`, made where the schema wants it: behind the first of `before` that is there."""
    found = find(owner, "c:txPr")
    if found is None:
        found = etree.fromstring(
            f"<c:txPr {declared('c', 'a')}><a:bodyPr/><a:lstStyle/>"
            '<a:p><a:pPr><a:defRPr/></a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
        )
        behind = next((node for name in before if (node := find(owner, name)) is not None), None)
        owner.insert(list(owner).index(behind) + 1 if behind is not None else 0, found)
    return found


def _say_in_text(text: Element, size: str) -> None:
    for paragraph in text.iter(qn("a:p")):
        properties = find(paragraph, "a:pPr")
        if properties is None:
            properties = etree.Element(qn("a:pPr"))
            paragraph.insert(0, properties)
        run = find(properties, "a:defRPr")
        if run is None:
            run = etree.SubElement(properties, qn("a:defRPr"))
        if "sz" not in run.attrib:
            run.set("sz", size)
