"""The XML of a deck's theme, master and layouts (ECMA-376, DrawingML and PresentationML).

Lengths are inches, text sizes points. Nothing here touches a file.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape

LANGUAGE = "en-GB"
NS = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
COLOUR_NAMES = ("dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")


@dataclass(frozen=True)
class Look:
    """A theme: ten colours (RRGGBB) in the order of COLOUR_NAMES, and the two fonts."""

    name: str
    colours: tuple[str, ...]
    heading: str
    body: str


@dataclass(frozen=True)
class Place:
    """A placeholder of a layout. `kind` is its type in PresentationML; `style` is a key of STYLES."""

    kind: str
    idx: int
    name: str
    box: tuple[float, float, float, float]
    style: str = "text"


@dataclass(frozen=True)
class Shape:
    """A drawn shape of a master or layout: a preset geometry with a theme colour. It carries no meaning."""

    geometry: str
    box: tuple[float, float, float, float]
    colour: str
    opacity: int = 100


@dataclass(frozen=True)
class Layout:
    """A layout: its name, its places in reading order, the shapes behind them, and a background colour of its own."""

    name: str
    places: tuple[Place, ...]
    shapes: tuple[Shape, ...] = ()
    background: str = ""


# size, colour, bold, bullet, anchor, font
STYLES = {
    "title": (36, "dk2", True, "", "b", "+mj-lt"),
    "title on dark": (34, "lt2", True, "", "ctr", "+mj-lt"),
    "title serif": (32, "dk2", True, "", "b", "+mj-lt"),
    "opening": (44, "dk2", True, "", "b", "+mj-lt"),
    "opening serif": (38, "dk2", True, "", "b", "+mj-lt"),
    "opening on dark": (44, "lt2", True, "", "b", "+mj-lt"),
    "lead": (26, "dk1", False, "", "t", "+mn-lt"),
    "lead on dark": (26, "lt2", False, "", "t", "+mn-lt"),
    "label": (20, "dk1", True, "", "ctr", "+mn-lt"),
    "label on dark": (20, "lt2", True, "", "ctr", "+mn-lt"),
    "text": (26, "dk1", False, "•", "t", "+mn-lt"),
    "middle": (26, "dk1", False, "•", "ctr", "+mn-lt"),
    "questions": (30, "dk1", False, "•", "ctr", "+mn-lt"),
    "numbers": (26, "dk1", False, "1", "ctr", "+mn-lt"),
    "plain": (26, "dk1", False, "", "t", "+mn-lt"),
    "source": (18, "accent6", False, "", "b", "+mn-lt"),
    "source on dark": (18, "lt2", False, "", "b", "+mn-lt"),
}


def emu(inches: float) -> int:
    return round(inches * 914400)


def theme_xml(look: Look) -> bytes:
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
        for name, value in zip(COLOUR_NAMES, look.colours, strict=True)
    )
    links = "".join(f'<a:{name}><a:srgbClr val="{look.colours[4]}"/></a:{name}>' for name in ("hlink", "folHlink"))
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="{face}"/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}Font>'
        for kind, face in (("major", look.heading), ("minor", look.body))
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(f'<a:ln w="{width}">{fill}<a:prstDash val="solid"/></a:ln>' for width in (9525, 19050, 28575))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<a:theme {NS.split(" ")[0]} name="{escape(look.name)}"><a:themeElements>'
        f'<a:clrScheme name="{escape(look.name)}">{colours}{links}</a:clrScheme>'
        f'<a:fontScheme name="{escape(look.name)}">{fonts}</a:fontScheme><a:fmtScheme name="Flat">'
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>"
        f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    ).encode()


def _fill(colour: str, inside: str = "") -> str:
    """A solid fill in a theme colour, named as a slide names it."""
    name = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}.get(colour, colour)
    return f'<a:solidFill><a:schemeClr val="{name}">{inside}</a:schemeClr></a:solidFill>'


def _faces(kind: str) -> str:
    return "".join(
        f'<a:{script} typeface="+{kind}-{end}"/>' for script, end in (("latin", "lt"), ("ea", "ea"), ("cs", "cs"))
    )


def _spacing(line: int, after: int) -> str:
    """Line spacing in per cent, space after a paragraph in hundredths of a point."""
    return (
        f'<a:lnSpc><a:spcPct val="{line}000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
        f'<a:spcAft><a:spcPts val="{after}"/></a:spcAft><a:buClr><a:schemeClr val="accent1"/></a:buClr>'
    )


def _letters(size: int, colour: str, faces: str, *, bold: bool = False) -> str:
    weight = ' b="1"' if bold else ""
    return f'<a:defRPr sz="{size * 100}"{weight} lang="{LANGUAGE}">{_fill(colour)}{faces}</a:defRPr>'


def _background(colour: str) -> str:
    return f"<p:bg><p:bgPr>{_fill(colour)}<a:effectLst/></p:bgPr></p:bg>" if colour else ""


def _transform(box: tuple[float, float, float, float]) -> str:
    x, y, w, h = (emu(side) for side in box)
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>'


def _shape(number: int, shape: Shape) -> str:
    opacity = f'<a:alpha val="{shape.opacity * 1000}"/>' if shape.opacity < 100 else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Decoration {number}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
        f'</p:nvSpPr><p:spPr>{_transform(shape.box)}<a:prstGeom prst="{shape.geometry}"><a:avLst/></a:prstGeom>'
        f"{_fill(shape.colour, opacity)}<a:ln><a:noFill/></a:ln></p:spPr>"
        f'<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="{LANGUAGE}"/></a:p></p:txBody></p:sp>'
    )


def _placeholder(number: int, spot: Place) -> str:
    size, colour, bold, bullet, anchor, face = STYLES[spot.style]
    where = f'type="{spot.kind}"' + (f' idx="{spot.idx}"' if spot.kind != "title" else "")
    if bullet == "1":
        mark, indent = '<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPlain"/>', 520700
    elif bullet:
        mark, indent = f'<a:buFont typeface="Arial"/><a:buChar char="{bullet}"/>', 342900
    else:
        mark, indent = "<a:buNone/>", 0
    line, after = 108, {"questions": 2000, "numbers": 1400}.get(spot.style, 1000)
    if spot.style.startswith(("title", "opening", "source", "label")):
        line, after = 100, 0
    letters = _letters(size, colour, f'<a:latin typeface="{face}"/>', bold=bold)
    paragraph = (
        f'<a:lvl1pPr marL="{indent}" indent="-{indent}" algn="l">{_spacing(line, after)}{mark}{letters}</a:lvl1pPr>'
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{escape(spot.name)}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {where}/></p:nvPr></p:nvSpPr><p:spPr>{_transform(spot.box)}</p:spPr><p:txBody>"
        f'<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:noAutofit/></a:bodyPr>'
        f"<a:lstStyle>{paragraph}</a:lstStyle>"
        f'<a:p><a:r><a:rPr lang="{LANGUAGE}"/><a:t>{escape(spot.name)}</a:t></a:r></a:p></p:txBody></p:sp>'
    )


def _tree(shapes: tuple[Shape, ...], places: tuple[Place, ...]) -> str:
    drawn = "".join(_shape(number, shape) for number, shape in enumerate(shapes, start=2))
    kept = "".join(_placeholder(number, spot) for number, spot in enumerate(places, start=2 + len(shapes)))
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
        f"{drawn}{kept}</p:spTree>"
    )


def master_xml(look: Look, shapes: tuple[Shape, ...]) -> str:
    places = (
        Place("title", 0, "Title", (0.75, 0.5, 11.8, 1.0), "title"),
        Place("body", 1, "Text", (0.75, 1.85, 11.8, 4.6), "text"),
    )
    bullet = '<a:buFont typeface="Arial"/><a:buChar char="•"/>'
    levels = "".join(
        f'<a:lvl{level}pPr marL="{342900 * level}" indent="-342900" algn="l">{_spacing(108, 1000)}{bullet}'
        f"{_letters(max(20, 28 - 2 * level), 'dk1', _faces('mn'))}</a:lvl{level}pPr>"
        for level in range(1, 6)
    )
    title = f'<a:lvl1pPr algn="l"><a:buNone/>{_letters(36, "dk2", _faces("mj"), bold=True)}</a:lvl1pPr>'
    other = (
        f'<a:defPPr><a:defRPr lang="{LANGUAGE}"/></a:defPPr>'
        f'<a:lvl1pPr algn="l"><a:defRPr sz="2000" lang="{LANGUAGE}"><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr>'
    )
    colours = " ".join(f'accent{number}="accent{number}"' for number in range(1, 7))
    return (
        f'<p:sldMaster {NS}><p:cSld name="{escape(look.name)}">{_background("lt1")}{_tree(shapes, places)}</p:cSld>'
        f'<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" {colours} hlink="hlink" folHlink="folHlink"/>'
        f"<p:sldLayoutIdLst/><p:txStyles><p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{levels}</p:bodyStyle>"
        f"<p:otherStyle>{other}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def layout_xml(layout: Layout) -> str:
    return (
        f'<p:sldLayout {NS}><p:cSld name="{escape(layout.name)}">{_background(layout.background)}'
        f"{_tree(layout.shapes, layout.places)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )
