"""Runs as Qt's text formats, one text layout for each paragraph."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextOption

from natp_studio.domain.scenes import Paragraph, Run
from natp_studio.pictures.colours import qcolour
from natp_studio.pictures.fonts import UNITS, Typefaces
from natp_studio.pictures.symbols import in_unicode, without_private_use

_UNDERLINES = {
    "dotted": QTextCharFormat.UnderlineStyle.DotLine,
    "dottedHeavy": QTextCharFormat.UnderlineStyle.DotLine,
    "dash": QTextCharFormat.UnderlineStyle.DashUnderline,
    "dashHeavy": QTextCharFormat.UnderlineStyle.DashUnderline,
    "dashLong": QTextCharFormat.UnderlineStyle.DashUnderline,
    "dashLongHeavy": QTextCharFormat.UnderlineStyle.DashUnderline,
    "dotDash": QTextCharFormat.UnderlineStyle.DashDotLine,
    "dotDashHeavy": QTextCharFormat.UnderlineStyle.DashDotLine,
    "dotDotDash": QTextCharFormat.UnderlineStyle.DashDotDotLine,
    "dotDotDashHeavy": QTextCharFormat.UnderlineStyle.DashDotDotLine,
    "wavy": QTextCharFormat.UnderlineStyle.WaveUnderline,
    "wavyHeavy": QTextCharFormat.UnderlineStyle.WaveUnderline,
    "wavyDbl": QTextCharFormat.UnderlineStyle.WaveUnderline,
}
_ALIGNS = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "centre": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
    "justify": Qt.AlignmentFlag.AlignJustify,
}
_TABS = {
    "left": QTextOption.TabType.LeftTab,
    "centre": QTextOption.TabType.CenterTab,
    "right": QTextOption.TabType.RightTab,
    "decimal": QTextOption.TabType.DelimiterTab,
}
# A line of letters is about this many times as high as their size.
_LINE = 1.2


def run_font(run: Run, typefaces: Typefaces) -> QFont:
    """The font of a run, in layout units."""
    families = shown_families(run.families, typefaces, symbols=run.symbols)
    return typefaces.font(families, run.size, bold=run.bold, italic=run.italic, spacing=run.spacing)


def shown_text(text: str, families: tuple[str, ...], typefaces: Typefaces, *, symbols: bool) -> str:
    """The text in signs that the font it will be painted in has."""
    if symbols and not typefaces.has(families[0]):
        return in_unicode(text, families[0])
    return text if symbols else without_private_use(text)


def paragraph_layout(paragraph: Paragraph, typefaces: Typefaces, *, stacked: bool = False) -> QTextLayout:
    """A layout with the paragraph's words and looks, without lines as yet."""
    texts: list[str] = []
    formats: list[QTextLayout.FormatRange] = []
    start = 0
    for run in paragraph.runs:
        text = shown_text(run.text, run.families, typefaces, symbols=run.symbols)
        if stacked:
            text = "\u2028".join(text) + "\u2028"
        # Qt counts in UTF-16: signs beyond the first 65,536 take two places.
        length = len(text.encode("utf-16-le", "surrogatepass")) // 2
        marked = QTextLayout.FormatRange()
        marked.start, marked.length, marked.format = start, length, _format(run, typefaces)
        formats.append(marked)
        texts.append(text)
        start += length
    text = "".join(texts).removesuffix("\u2028") if stacked else "".join(texts)
    first = paragraph.runs[0] if paragraph.runs else paragraph.end
    layout = QTextLayout(text, run_font(first, typefaces))
    layout.setFormats(formats)
    return layout


def text_option(paragraph: Paragraph, first_line: float, *, wraps: bool) -> QTextOption:
    """Alignment, direction and tabs. `first_line` is where the first line starts, in points."""
    option = QTextOption(_ALIGNS[paragraph.align] if wraps else Qt.AlignmentFlag.AlignLeft)
    mode = QTextOption.WrapMode
    option.setWrapMode(mode.WrapAtWordBoundaryOrAnywhere if wraps else mode.ManualWrap)
    if paragraph.right_to_left:
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    option.setTabStopDistance(paragraph.tab_every * UNITS)
    stops = [(stop.position, _TABS[stop.align]) for stop in paragraph.tabs]
    if first_line < paragraph.margin_left:
        # The left margin is a tab stop of its own for a first line that hangs out.
        stops.append((paragraph.margin_left, QTextOption.TabType.LeftTab))
    usable = sorted((stop for stop in stops if stop[0] > first_line), key=lambda stop: stop[0])
    if usable:
        last = usable[-1][0]
        regular = [(last // paragraph.tab_every + step) * paragraph.tab_every for step in range(1, 9)]
        usable += [(position, QTextOption.TabType.LeftTab) for position in regular]
        option.setTabs([QTextOption.Tab((position - first_line) * UNITS, kind, ".") for position, kind in usable])
    return option


def shown_families(families: tuple[str, ...], typefaces: Typefaces, *, symbols: bool) -> tuple[str, ...]:
    """The families to paint `shown_text` in."""
    if symbols and not typefaces.has(families[0]):
        # Its dots and squares are of the size that those of sign fonts have; in other fonts they are larger.
        return ("Arial", *families[1:])
    return families


def _format(run: Run, typefaces: Typefaces) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(run_font(run, typefaces))
    made.setForeground(qcolour(run.colour))
    if run.underline:
        made.setUnderlineStyle(_UNDERLINES.get(run.underline, QTextCharFormat.UnderlineStyle.SingleUnderline))
    if run.strike:
        made.setFontStrikeOut(True)
    if run.baseline:
        made.setBaselineOffset(run.baseline / (run.size * _LINE) * 100)
    if run.highlight is not None:
        made.setBackground(qcolour(run.highlight))
    return made
