"""The styles of a paper as the part styles.xml (ECMA-376 part 1, section 17.7): sizes, space, colours, edges.

The colours are those of the app in its light theme. Each text stands at least 7 : 1 against its paper.
"""

from __future__ import annotations

FONT = "Atkinson Hyperlegible Next"
FONT_TO_TYPE = "Atkinson Hyperlegible Mono"
LANGUAGE = "en-GB"

INK, QUIET_INK, HEADING_INK, LINK_INK = "1F2628", "4D585B", "164951", "27446B"
LINE, STRONG_LINE = "BFBAAE", "4D585B"
HEAD_PAPER, PAUSE_PAPER, NOTE_PAPER, NOTE_EDGE = "DBE8E8", "EEECE7", "F3E8CF", "94691A"

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_BOLD = "<w:b/><w:bCs/>"
_KEEP = "<w:keepNext/><w:keepLines/>"
# Space inside a table cell, in twentieths of a point.
_CELL_SPACE = {"top": 85, "left": 113, "bottom": 85, "right": 113}
# Word finds its built-in styles by these ids.
_IDS = {"heading": "Heading", "footer": "Footer"}


def styles_xml() -> str:
    """The styles part."""
    return "".join(
        (
            f'<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>{_font(FONT)}{_size(14)}',
            f'<w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>',
            f"<w:pPrDefault><w:pPr>{_spacing(0, 8)}</w:pPr></w:pPrDefault></w:docDefaults>",
            _paragraph("Normal", '<w:widowControl/><w:jc w:val="left"/>', _colour(INK)),
            _headings(),
            _lists(),
            _paragraph("Note", f"<w:keepLines/>{_note_edge()}{_spacing(4, 8)}{_indent(198)}"),
            _paragraph("Small", "<w:keepLines/>" + _spacing(0, 8), _colour(QUIET_INK) + _size(12)),
            _paragraph("Writing Line", _writing_edge() + _spacing(20, 0, 1.0)),
            _paragraph("Table Text", _spacing(0, 0, 1.15), _size(12)),
            _paragraph(
                "Table Head",
                f"<w:keepNext/>{_spacing(0, 0, 1.15)}",
                _BOLD + _colour(HEADING_INK) + _size(12),
            ),
            _paragraph("Key", _tab(1871, 3742, 5613) + _spacing(2, 2, 1.1), _font(FONT_TO_TYPE) + _BOLD + _size(20)),
            _paragraph("footer", _spacing(0, 0), _colour(QUIET_INK) + _size(12)),
            _character("Default Paragraph Font", ""),
            _character("Strong", _BOLD),
            _character("Hyperlink", _colour(LINK_INK) + '<w:u w:val="single"/>'),
            _tables(),
            "</w:styles>",
        )
    )


def _headings() -> str:
    ink = _BOLD + _colour(HEADING_INK)
    shapes = ((26, 0, 10, ink), (20, 20, 7, ink), (16, 16, 4, ink), (14, 10, 3, _BOLD))
    return "".join(
        _paragraph(
            f"heading {level}",
            f'{_KEEP}{_spacing(before, after, 1.1)}<w:outlineLvl w:val="{level - 1}"/>',
            look + _size(points),
        )
        for level, (points, before, after, look) in enumerate(shapes, start=1)
    )


def _lists() -> str:
    bullet, inner = (f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>' for depth in (0, 1))
    return "".join(
        (
            _paragraph("Fact", f"{_tab(1814)}{_spacing(0, 3)}{_indent(1814, 1814)}"),
            _paragraph("List Bullet", f"{bullet}{_spacing(0, 4)}{_indent(454, 340)}"),
            _paragraph("List Bullet 2", f"{inner}{_spacing(0, 4)}{_indent(908, 340)}"),
            _paragraph("Numbered", f"{_tab(567)}{_spacing(0, 4)}{_indent(567, 453)}"),
            _paragraph("Checklist", f"{_tab(567)}{_spacing(0, 6)}{_indent(567, 567)}"),
        )
    )


def _paragraph(name: str, shape: str, run: str = "") -> str:
    is_default = name == "Normal"
    style_id = "".join(_IDS.get(word, word) for word in name.split())
    default = ' w:default="1"' if is_default else ""
    based = "" if is_default else '<w:basedOn w:val="Normal"/>'
    following = '<w:next w:val="Normal"/>' if name.startswith("heading") else ""
    look = f"<w:rPr>{run}</w:rPr>" if run else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{style_id}"><w:name w:val="{name}"/>{based}{following}'
        f"<w:qFormat/><w:pPr>{shape}</w:pPr>{look}</w:style>"
    )


def _character(name: str, run: str) -> str:
    default = "" if run else ' w:default="1"'
    look = f"<w:rPr>{run}</w:rPr>" if run else ""
    return (
        f'<w:style w:type="character"{default} w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>'
        f"<w:qFormat/>{look}</w:style>"
    )


def _tables() -> str:
    space = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in _CELL_SPACE.items())
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>{space}</w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="CalmTable"><w:name w:val="Calm Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
        f"{_edge('top', 8, STRONG_LINE)}{_edge('bottom', 8, STRONG_LINE)}{_edge('insideH', 4, LINE)}"
        '</w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr>'
        f"<w:tcBorders>{_edge('bottom', 8, STRONG_LINE)}</w:tcBorders>"
        f'<w:shd w:val="clear" w:color="auto" w:fill="{HEAD_PAPER}"/></w:tcPr></w:tblStylePr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/></w:style>'
    )


def _note_edge() -> str:
    # Edges in the colour of the paper give it room above and below the words.
    edges = _edge("top", 4, NOTE_PAPER, 4) + _edge("left", 24, NOTE_EDGE, 8) + _edge("bottom", 4, NOTE_PAPER, 4)
    return f'<w:pBdr>{edges}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{NOTE_PAPER}"/>'


def _writing_edge() -> str:
    # Without "between" Word would draw one line below all of them.
    return f"<w:pBdr>{_edge('bottom', 6, STRONG_LINE, 1)}{_edge('between', 6, STRONG_LINE, 1)}</w:pBdr>"


def _edge(side: str, eighths: int, colour: str, space: int = 0) -> str:
    """A line, its width in eighths of a point and its distance in points."""
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{colour}"/>'


def _font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _colour(value: str) -> str:
    return f'<w:color w:val="{value}"/>'


def _tab(*twips: int) -> str:
    stops = "".join(f'<w:tab w:val="left" w:pos="{place}"/>' for place in twips)
    return f"<w:tabs>{stops}</w:tabs>"


def _indent(left: int, hanging: int = 0) -> str:
    first = f' w:hanging="{hanging}"' if hanging else ""
    return f'<w:ind w:left="{left}"{first}/>'


def _spacing(before: float, after: float, line: float = 1.2) -> str:
    """Space in points above and below, and the height of lines as a multiple."""
    return (
        f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}" '
        f'w:line="{round(line * 240)}" w:lineRule="auto"/>'
    )
