"""A plain design for slides whose own is lost: black words on white, a title and a body.

Nothing in it is more than the schemas ask for (ISO/IEC 29500-1, 19.3 and 20.1.6).
"""

from __future__ import annotations

from natp_studio.decks.merging.output import DECLARATION
from natp_studio.decks.xml import declared

_DECLARED = declared("a", "p", "r")
_COLOURS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "1F2A36", "lt2": "EEF1F4", "accent1": "1E5B66", "accent2": "8A5A1F",
    "accent3": "4F6B2C", "accent4": "6A4C7D", "accent5": "2F5D8C", "accent6": "8C3B3B", "hlink": "1E5B8C",
    "folHlink": "6A4C7D",
}  # fmt: skip
_MAPPED = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_FONT = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>'
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_TREE = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'


def plain_theme() -> bytes:
    """The theme part."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())
    lines = "".join(f'<a:ln w="{width}">{_FILL}</a:ln>' for width in (6350, 12700, 19050))
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{DECLARATION}<a:theme {_DECLARED} name="Plain"><a:themeElements><a:clrScheme name="Plain">{colours}'
        f'</a:clrScheme><a:fontScheme name="Plain"><a:majorFont>{_FONT}</a:majorFont><a:minorFont>{_FONT}</a:minorFont>'
        f'</a:fontScheme><a:fmtScheme name="Plain"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{lines}'
        f"</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}"
        "</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    ).encode()


def plain_master(size: tuple[int, int]) -> bytes:
    """The master part for slides of this size in EMU, with an empty list of layouts."""
    others = {name: name for name in _COLOURS if name.startswith(("accent", "hlink", "folHlink"))}
    mapping = " ".join(f'{name}="{value}"' for name, value in {**_MAPPED, **others}.items())
    colour = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'

    def level(points: int, font: str) -> str:
        run = f'<a:defRPr sz="{points}00">{colour}<a:latin typeface="+{font}-lt"/></a:defRPr>'
        return f'<a:lvl1pPr algn="l"><a:buNone/>{run}</a:lvl1pPr>'

    return (
        f"{DECLARATION}<p:sldMaster {_DECLARED}><p:cSld>"
        '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>'
        f"<p:spTree>{_TREE}{_holders(size)}</p:spTree></p:cSld><p:clrMap {mapping}/><p:sldLayoutIdLst/>"
        f"<p:txStyles><p:titleStyle>{level(36, 'mj')}</p:titleStyle><p:bodyStyle>{level(24, 'mn')}</p:bodyStyle>"
        f"<p:otherStyle>{level(18, 'mn')}</p:otherStyle></p:txStyles></p:sldMaster>"
    ).encode()


def plain_layout(size: tuple[int, int]) -> bytes:
    """The layout part for slides of this size in EMU."""
    return (
        f'{DECLARATION}<p:sldLayout {_DECLARED} type="obj"><p:cSld name="Plain"><p:spTree>{_TREE}{_holders(size)}'
        "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    ).encode()


def _holders(size: tuple[int, int]) -> str:
    left, width = size[0] // 15, size[0] - 2 * (size[0] // 15)
    places = (("title", "", size[1] // 15, size[1] // 6), ("body", ' idx="1"', size[1] // 4, size[1] * 2 // 3))
    return "".join(
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{kind.title()}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{kind}"{index}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        "<p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody></p:sp>"
        for number, (kind, index, top, height) in enumerate(places, start=2)
    )
