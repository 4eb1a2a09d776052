"""Cards, tables, charts and pictures on the slides of the example decks, each with its words for a screen reader."""

from __future__ import annotations

import io
from dataclasses import dataclass

from deck_master import emu
from deck_parts import bold_parts, describe, place
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Emu, Pt

INK = MSO_THEME_COLOR.TEXT_1
ACCENT = MSO_THEME_COLOR.ACCENT_1


@dataclass(frozen=True)
class Card:
    """A tinted panel: a heading and one or two short lines below it. `fill` and `edge` are theme colours."""

    heading: str
    lines: tuple[str, ...]
    fill: MSO_THEME_COLOR
    edge: MSO_THEME_COLOR


@dataclass(frozen=True)
class Drawing:
    """A PNG with its name and its alt text."""

    name: str
    png: bytes
    alt: str


def put_cards(slide: Slide, cards: list[Card], top: float, height: float, row: Drawing | None = None) -> list:
    """The cards side by side, 11.83 inches in all, 0.3 between them, `row` inside their upper edge. Their shapes."""
    each = (11.83 - 0.3 * (len(cards) - 1)) / len(cards)
    room = 1.25 if row else 0.0
    shapes = [
        _card(slide, card, (0.75 + place_ * (each + 0.3), top, each, height), room) for place_, card in enumerate(cards)
    ]
    if row:
        box = (Emu(emu(side)) for side in (0.75, top + 0.2, 11.83, 1.05))
        describe(slide.shapes.add_picture(io.BytesIO(row.png), *box), row.name, row.alt)
    return shapes


def put_panel(
    slide: Slide, name: str, text: str, box: tuple[float, float, float, float], fill: MSO_THEME_COLOR
) -> None:
    """A quiet panel with one paragraph; words between ** are bold."""
    shape = _card(slide, Card("", (), fill, fill), box)
    shape.name = name
    shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = shape.text_frame.paragraphs[0]
    paragraph.space_after = Pt(0)
    paragraph.clear()
    for words, bold in bold_parts(text):
        run = paragraph.add_run()
        run.text = words
        run.font.size, run.font.bold, run.font.color.theme_color = Pt(22), bold, INK


def put_table(
    slide: Slide,
    name: str,
    rows: list[tuple[str, ...]],
    widths: tuple[float, ...],
    row_height: float,
    alt: str,
    points: int = 20,
) -> None:
    """A table with a header row in the place of that name. The first column is bold; sizes in inches."""
    frame = place(slide, name).insert_table(rows=len(rows), cols=len(widths))
    describe(frame, name, alt)
    table = frame.table
    table.first_row, table.horz_banding = True, True
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Emu(emu(width))
    for number, row in enumerate(rows):
        table.rows[number].height = Emu(emu(0.55 if number == 0 else row_height))
        for cell, text in zip(table.rows[number].cells, row, strict=True):
            cell.margin_left = cell.margin_right = Emu(emu(0.16))
            cell.margin_top = cell.margin_bottom = Emu(emu(0.06))
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE
            cell.fill.solid()
            cell.fill.fore_color.theme_color = ACCENT if number == 0 else MSO_THEME_COLOR.BACKGROUND_2
            if number and number % 2 == 0:
                cell.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_2
            run = cell.text_frame.paragraphs[0].add_run()
            run.text = text
            run.font.size, run.font.name = Pt(points), "+mn-lt"
            run.font.bold = number == 0 or text == row[0]
            if number == 0:
                run.font.color.rgb = RGBColor(255, 255, 255)
            else:
                run.font.color.theme_color = INK
    frame.height = Emu(sum(row.height for row in table.rows))


def put_bars(
    slide: Slide, name: str, series: str, values: dict[str, float], *, across: bool, number_format: str, alt: str
) -> None:
    """A native bar chart of one series, with its workbook, in the place of that name. Values stand on the bars."""
    data = CategoryChartData(number_format=number_format)
    data.categories = list(values)
    data.add_series(series, list(values.values()))
    kind = XL_CHART_TYPE.BAR_CLUSTERED if across else XL_CHART_TYPE.COLUMN_CLUSTERED
    frame = place(slide, name).insert_chart(kind, data)
    describe(frame, name, alt)
    chart = frame.chart
    chart.has_legend = False
    chart.font.size = Pt(20)
    chart.font.color.theme_color = INK
    heading = chart.chart_title.text_frame.paragraphs[0].add_run()
    heading.text = series
    heading.font.size, heading.font.bold = Pt(20), False
    plot = chart.plots[0]
    plot.gap_width = 45 if across else 60
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = number_format, False
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    labels.show_value = True
    labels.font.size, labels.font.bold = Pt(22), True
    labels.font.color.theme_color = INK
    bars = plot.series[0].format.fill
    bars.solid()
    bars.fore_color.theme_color = ACCENT
    amounts, names = chart.value_axis, chart.category_axis
    amounts.minimum_scale, amounts.maximum_scale = 0, max(values.values()) * 1.18
    amounts.has_major_gridlines = amounts.visible = False
    amounts.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.format.line.fill.background()
    names.has_major_gridlines = False
    names.tick_labels.font.size = Pt(20)
    # A bar chart counts from below; people read from above.
    names.reverse_order = across
    _tidy(chart)


def put_picture(slide: Slide, name: str, png: bytes, alt: str) -> None:
    """A picture in the place of that name."""
    describe(place(slide, name).insert_picture(io.BytesIO(png)), name, alt)


def source_last(slide: Slide) -> None:
    """Put the source line behind everything else in reading order."""
    line = place(slide, "Source").element
    line.getparent().append(line)


def _card(slide: Slide, card: Card, box: tuple[float, float, float, float], room: float = 0.0):
    shape = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *(Emu(emu(side)) for side in box))
    shape.name = card.heading
    shape.adjustments[0] = 0.05
    style = shape.element.find(qn("p:style"))
    shape.element.remove(style)
    shape.fill.solid()
    shape.fill.fore_color.theme_color = card.fill
    shape.line.color.theme_color = card.edge
    shape.line.width = Pt(1.5)
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = Emu(emu(0.26))
    frame.margin_top, frame.margin_bottom = Emu(emu(0.24 + room)), Emu(emu(0.2))
    frame.vertical_anchor = MSO_ANCHOR.TOP
    for number, text in enumerate((card.heading, *card.lines)):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.space_after, paragraph.alignment = Pt(8), PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = text
        run.font.size = Pt(28 if number == 0 else 22)
        run.font.bold = number == 0
        run.font.color.theme_color = card.edge if number == 0 else INK
    return shape


def _tidy(chart) -> None:
    """Say the language, and give the axes ids that the schema allows (python-pptx writes negative ones)."""
    space = chart.element
    for kind in ("c:axId", "c:crossAx"):
        for axis in space.iter(qn(kind)):
            axis.set("val", axis.get("val").lstrip("-"))
    language = space.makeelement(qn("c:lang"), {"val": "en-GB"})
    space.find(qn("c:date1904")).addnext(language)
