"""What charts of PowerPoint 2007 leave unsaid, said.

PowerPoint 2007 leaves out what is off; the standard, and programs that follow it, take what is left out as on. A deck
says which PowerPoint wrote it once for all its charts, so a chart on its way into another deck must say it itself.
Source of the defaults: ISO/IEC 29500-1, 21.2, and how PowerPoint 2007 reads its own files.
"""

from __future__ import annotations

import re

from lxml import etree

from natp_studio.decks.package import ROOT, Package
from natp_studio.decks.xml import Element, elements, find, local, qn
from natp_studio.domain.problems import Problem

_VERSION = re.compile(rb"<AppVersion>\s*12\.")
_AXES = ("catAx", "valAx", "dateAx", "serAx")
_AXIS_ORDER = ("axId", "scaling", "delete", "axPos", "majorGridlines", "minorGridlines", "title", "numFmt",
               "majorTickMark", "minorTickMark")  # fmt: skip
_ON_AXES = (
    ("delete", "0", _AXIS_ORDER[:2]),
    ("majorTickMark", "out", _AXIS_ORDER[:8]),
    ("minorTickMark", "none", _AXIS_ORDER[:9]),
)
# For each element: what is added, its value, and what may stand before it.
_SAID = {
    **dict.fromkeys(_AXES, _ON_AXES),
    "view3D": (("hPercent", "100", ("rotX",)), ("rAngAx", "0", ("rotX", "hPercent", "rotY", "depthPercent"))),
    "chartSpace": (("roundedCorners", "0", ("date1904", "lang")),),
    "chart": (("autoTitleDeleted", "0", ("title",)),),
    "legend": (("overlay", "0", ("legendPos", "legendEntry", "layout")),),
    "title": (("overlay", "0", ("tx", "layout")),),
}


def is_of_2007(package: Package) -> bool:
    """True for a deck that says PowerPoint 2007 wrote it."""
    try:
        return any(_VERSION.search(package.raw(part)) for part in package.related(ROOT, "extended-properties"))
    except Problem:
        return False


def say_defaults_of_2007(root: Element) -> None:
    """Write down what a chart of PowerPoint 2007 leaves out."""
    for node in list(elements(root)):
        for name, value, before in _SAID.get(local(node), ()):
            if node.tag == qn(f"c:{local(node)}"):
                _say(node, name, value, before)
    for series in [*root.iter(qn("c:lineChart")), *root.iter(qn("c:scatterChart"))]:
        for entry in series.iter(qn("c:ser")):
            if find(entry, "c:smooth") is None:
                smooth = etree.Element(qn("c:smooth"), {"val": "0"})
                extension = find(entry, "c:extLst")
                entry.insert(len(entry) if extension is None else list(entry).index(extension), smooth)


def _say(node: Element, name: str, value: str, before: tuple[str, ...]) -> None:
    if find(node, f"c:{name}") is not None:
        return
    place = sum(1 for child in node if local(child) in before)
    node.insert(place, etree.Element(qn(f"c:{name}"), {"val": value}))
