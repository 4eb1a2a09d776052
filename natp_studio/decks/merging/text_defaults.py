"""Carrying a deck's default text style into its slides.

Words outside placeholders take what they do not say themselves from the presentation's `defaultTextStyle`. A merged
deck has only one, so a source whose style differs writes its own into each such text (its `lstStyle`).
"""

from __future__ import annotations

import copy

from lxml import etree

from natp_studio.decks.xml import Element, find, local, qn

# A shape with a font reference in its style takes colour and typeface from there, before any default.
_FROM_FONT_REFERENCE = ("solidFill", "latin", "ea", "cs")
# A table's style says these of the words in its cells, before any default.
_FROM_TABLE_STYLE = ("b", "i")
# What the schema wants first, and of which elements a style may have one (ISO/IEC 29500-1, 21.1.2.2.7 and 21.1.2.3.2).
_LEVEL_ORDER = {"defPPr": 0, "extLst": 2}
_FILLS = ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill")
_BULLETS = ("buNone", "buAutoNum", "buChar", "buBlip")
_PARAGRAPH_ORDER = (
    "lnSpc", "spcBef", "spcAft", "buClrTx", "buClr", "buSzTx", "buSzPct", "buSzPts", "buFontTx", "buFont",
    *_BULLETS, "tabLst", "defRPr",
)  # fmt: skip
_RUN_ORDER = (
    "ln", *_FILLS, "effectLst", "effectDag", "highlight", "uLnTx", "uLn", "uFillTx", "uFill", "latin", "ea", "cs",
    "sym", "hlinkClick", "hlinkMouseOver", "rtl",
)  # fmt: skip
_CHOICES = (
    _FILLS, _BULLETS, ("buClrTx", "buClr"), ("buSzTx", "buSzPct", "buSzPts"), ("buFontTx", "buFont"),
)  # fmt: skip


def default_text_style(presentation: Element) -> Element | None:
    """A presentation's default text style, without what does not change how text looks."""
    style = find(presentation, "p:defaultTextStyle")
    if style is None:
        return None
    style = copy.deepcopy(style)
    for node in list(style.iter()):
        if isinstance(node.tag, str):
            for name in ("lang", "altLang", "dirty", "err", "smtClean"):
                node.attrib.pop(name, "")
        if local(node) == "extLst" and (parent := node.getparent()) is not None:
            parent.remove(node)
    return style


def fingerprint(style: Element | None) -> bytes:
    """The same bytes for styles that look the same."""
    return b"" if style is None else etree.tostring(style, method="c14n")


def bake(root: Element, style: Element) -> bool:
    """Write a default text style into every text of a slide, layout or master that is no placeholder.

    True when anything changed.
    """
    levels = [level for level in style if local(level).startswith(("defPPr", "lvl"))]
    changed = False
    for body in [*root.iter(qn("p:txBody")), *root.iter(qn("a:txBody"))]:
        shape = body.getparent()
        if shape is None or shape.find(f".//{qn('p:ph')}") is not None:
            continue
        is_cell = local(shape) == "tc"
        _bake_into(body, levels, is_cell or shape.find(f".//{qn('a:fontRef')}") is not None, is_cell)
        changed = True
    return changed


def _bake_into(body: Element, levels: list[Element], has_font_reference: bool, is_cell: bool) -> None:
    styles = find(body, "a:lstStyle")
    if styles is None:
        styles = etree.Element(qn("a:lstStyle"))
        body.insert(1 if find(body, "a:bodyPr") is not None else 0, styles)
    own = {local(level): level for level in styles}
    for level in levels:
        default = copy.deepcopy(level)
        if has_font_reference:
            for run in default.iter(qn("a:defRPr")):
                for child in [child for child in run if local(child) in _FROM_FONT_REFERENCE]:
                    run.remove(child)
                for name in _FROM_TABLE_STYLE if is_cell else ():
                    run.attrib.pop(name, "")
        if local(level) in own:
            _fill_in(own[local(level)], default)
        else:
            own[local(level)] = default
    # The schema wants defPPr first, then the levels in order, then any extension.
    styles[:] = sorted(own.values(), key=lambda level: (_LEVEL_ORDER.get(local(level), 1), local(level)))


def _fill_in(mine: Element, default: Element) -> None:
    """Take attributes and children from the default where a level does not say them itself."""
    for name, value in default.attrib.items():
        if name not in mine.attrib:
            mine.set(name, value)
    own = {local(child): child for child in mine}
    for child in default:
        name = local(child)
        if name == "defRPr" and name in own:
            _fill_in(own[name], child)
        elif name not in own and not any(_same_choice(name, other) for other in own):
            own[name] = child
    order = _RUN_ORDER if local(mine) == "defRPr" else _PARAGRAPH_ORDER
    mine[:] = sorted(own.values(), key=lambda child: order.index(local(child)) if local(child) in order else len(order))


def _same_choice(one: str, other: str) -> bool:
    """True for two elements of which a style may have only one."""
    return any(one in choice and other in choice for choice in _CHOICES)
