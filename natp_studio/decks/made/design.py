"""The design of the slides that we make: python-pptx's plain template with our colours, fonts and places.

Warm paper, dark ink, one strong colour, nothing that moves. The typeface is Arial: it is on every laptop that has
PowerPoint, so nothing is replaced on the other one. Colours keep at least 7:1 against the paper.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree
from pptx import Presentation
from pptx.presentation import Presentation as PptxPresentation
from pptx.slide import SlideLayout
from pptx.util import Emu, Pt

from natp_studio.decks.xml import Element, declared, find, find_all, parse, qn, serialised

INK, PAPER, ACCENT, QUIET = "1F2628", "FCFBF8", "1E5B66", "4D585B"
TYPEFACE = "Arial"
_COLOURS = {
    "dk1": INK,
    "lt1": PAPER,
    "dk2": "164951",
    "lt2": "EAE7E0",
    "accent1": ACCENT,
    "accent2": "516E8D",
    "accent3": "6C7D48",
    "accent4": "86764D",
    "accent5": "8D5187",
    "accent6": "8D6251",
    "hlink": "164951",
    "folHlink": "4D585B",
}
# The design is drawn for 13.333 by 7.5 inches and scales with the slide.
_DRAWN_WIDTH, _DRAWN_HEIGHT = 12_192_000, 6_858_000
_OPENING, _WORDS, _BARE = 0, 1, 5


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the slide, in EMU."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Design:
    """A presentation in our design, with its layouts and the places on a slide of its size."""

    presentation: PptxPresentation
    opening: SlideLayout
    words: SlideLayout
    bare: SlideLayout
    title: Box
    body: Box
    footnote: Box
    scale: float

    def points(self, size: float) -> int:
        """A text size that was drawn for a large slide, for this one: EMU, never below 12 points."""
        return int(Pt(max(12.0, round(size * self.scale))))


def new_design(size: tuple[int, int]) -> Design:
    """An empty presentation of this size (EMU) in our design."""
    presentation = Presentation()
    width, height = size
    presentation.slide_width, presentation.slide_height = Emu(width), Emu(height)
    scale = min(width / _DRAWN_WIDTH, height / _DRAWN_HEIGHT)
    margin = round(width * 0.065)
    wide = width - 2 * margin
    title = Box(margin, round(height * 0.075), wide, round(height * 0.16))
    body = Box(margin, round(height * 0.265), wide, round(height * 0.60))
    footnote = Box(margin, round(height * 0.885), wide, round(height * 0.075))
    layouts = presentation.slide_layouts
    design = Design(presentation, layouts[_OPENING], layouts[_WORDS], layouts[_BARE], title, body, footnote, scale)
    _recolour(presentation)
    _rewrite_master(design)
    _place_layouts(design, height)
    return design


def _recolour(presentation: PptxPresentation) -> None:
    part = next(
        rel.target_part for rel in presentation.slide_master.part.rels.values() if rel.reltype.endswith("/theme")
    )
    theme = parse(part.blob, "our own theme")
    theme.set("name", "NATP Studio")
    scheme = find(theme, "a:themeElements/a:clrScheme")
    fonts = find(theme, "a:themeElements/a:fontScheme")
    assert scheme is not None, "every theme has colours"
    assert fonts is not None, "every theme has fonts"
    for name, colour in _COLOURS.items():
        node = find(scheme, f"a:{name}")
        assert node is not None, name
        node[:] = [etree.Element(qn("a:srgbClr"), {"val": colour})]
    for latin in fonts.iter(qn("a:latin")):
        latin.set("typeface", TYPEFACE)
    part._blob = serialised(theme)  # noqa: SLF001  python-pptx has no theme of its own to change


def _rewrite_master(design: Design) -> None:
    master = design.presentation.slide_master
    for shape in master.placeholders:
        box = {"TITLE": design.title, "BODY": design.body}.get(shape.placeholder_format.type.name)
        if box is None:
            # Dates, footers and numbers are furniture that nobody asked for.
            shape._element.getparent().remove(shape._element)  # noqa: SLF001
            continue
        shape.left, shape.top, shape.width, shape.height = box.left, box.top, box.width, box.height
    root = master._element  # noqa: SLF001
    _style(root, "p:titleStyle", design, size=34, bold=True, colour="tx1", spacing=0)
    _style(root, "p:bodyStyle", design, size=24, bold=False, colour="tx1", spacing=10)
    for body in root.iter(qn("a:bodyPr")):
        body.attrib.update({"lIns": "0", "rIns": "0", "tIns": "0", "bIns": "0"})
        body[:] = [etree.Element(qn("a:noAutofit"))]
    bar = _bar(design)
    tree = find(root, "p:cSld/p:spTree")
    assert tree is not None, "every master has shapes"
    tree.insert(2, bar)


def _style(root: Element, path: str, design: Design, *, size: float, bold: bool, colour: str, spacing: int) -> None:
    style = find(root, f"p:txStyles/{path}")
    assert style is not None, path
    for depth, level in enumerate(level for level in style if level.tag.endswith("pPr")):
        level.set("algn", "l")
        for before in find_all(level, "a:spcBef"):
            before[:] = [etree.Element(qn("a:spcPts"), {"val": str(round(spacing * 100 * design.scale))})]
        run = find(level, "a:defRPr")
        assert run is not None, path
        step = max(size - 2 * depth, 18)
        run.attrib.update({"sz": str(round(max(12, step * design.scale)) * 100), "b": "1" if bold else "0"})
        for fill in find_all(run, "a:solidFill"):
            fill[:] = [etree.Element(qn("a:schemeClr"), {"val": colour})]


def _bar(design: Design) -> Element:
    """The one ornament: a bar of the strong colour at the left edge, marked as decorative."""
    height = design.presentation.slide_height
    width = round(design.presentation.slide_width * 0.014)
    return etree.fromstring(
        f'<p:sp {declared("a", "p", "adec")}><p:nvSpPr><p:cNvPr id="90" name="Bar"><a:extLst>'
        '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1"/></a:ext></a:extLst></p:cNvPr>'
        '<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr>"
        '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-GB"/></a:p></p:txBody></p:sp>'
    )


def _place_layouts(design: Design, height: int) -> None:
    names = {"Title Slide": "Opening", "Title and Content": "Words", "Title Only": "Title only"}
    for layout in (design.opening, design.words, design.bare):
        layout.name = names[layout.name]
        for shape in list(layout.placeholders):
            if shape.placeholder_format.type.name in ("DATE", "FOOTER", "SLIDE_NUMBER"):
                shape._element.getparent().remove(shape._element)  # noqa: SLF001
    for shape in design.opening.placeholders:
        is_title = shape.placeholder_format.type.name == "CENTER_TITLE"
        top, tall = (0.20, 0.34) if is_title else (0.57, 0.30)
        shape.left, shape.width = design.title.left, design.title.width
        shape.top, shape.height = round(height * top), round(height * tall)
        _opening_style(shape._element, design, is_title=is_title)  # noqa: SLF001
    for shape in design.words.placeholders:
        box = design.title if shape.placeholder_format.type.name == "TITLE" else design.body
        shape.left, shape.top, shape.width, shape.height = box.left, box.top, box.width, box.height


def _opening_style(shape: Element, design: Design, *, is_title: bool) -> None:
    body = find(shape, "p:txBody/a:bodyPr")
    styles = find(shape, "p:txBody/a:lstStyle")
    assert body is not None, "every placeholder has words"
    assert styles is not None, "every placeholder has words"
    body.set("anchor", "b" if is_title else "t")
    size = round(max(12, (48 if is_title else 24) * design.scale)) * 100
    level = etree.Element(qn("a:lvl1pPr"), {"marL": "0", "indent": "0", "algn": "l"})
    etree.SubElement(level, qn("a:buNone"))
    run = etree.SubElement(level, qn("a:defRPr"), {"sz": str(size), "b": "1" if is_title else "0"})
    fill = etree.SubElement(run, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:schemeClr"), {"val": "tx2" if is_title else "tx1"})
    styles[:] = [level]
