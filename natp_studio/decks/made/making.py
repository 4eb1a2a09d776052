"""Making the slides: values in, a small presentation on disk out, ready to be merged with the others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

from lxml import etree
from PIL import Image
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.slide import Slide
from pptx.util import Emu, Pt

from natp_studio.decks.drawing.measures import EMU_PER_POINT
from natp_studio.decks.made.design import Box, Design, new_design
from natp_studio.decks.made.fitting import LINE_HEIGHT, fitting_points, in_pages, lines_in, lines_of, shortened
from natp_studio.decks.made.sound_sign import sound_sign
from natp_studio.decks.made.upright import upright
from natp_studio.decks.made.values import (
    MadeDeck,
    MadeSlide,
    MediaSlide,
    OpeningSlide,
    PauseSlide,
    PictureSlide,
    TableSlide,
    WordsSlide,
)
from natp_studio.decks.merging.plan import Attachment
from natp_studio.decks.slide_tree import mark_decorative, one_line
from natp_studio.decks.xml import qn

# Text sizes in points for a slide of 13.333 by 7.5 inches. Few words are set larger, many a little smaller.
_FEW_POINTS, _WORDS_POINTS, _LEAST_POINTS, _SMALL_POINTS = 28, 24, 20, 14
_FEW_LINES = 6
_LEAST_TITLE_POINTS = 20
# What the title of an opening may take, in points, and how many lines a source.
_OPENING_TITLE, _MOST_SMALL_LINES = 230, 5
# For tables also the air around the words of a cell, in inches.
_TABLE_SIZES = ((20, 0.08), (18, 0.06))
_GAP = 10
_NO_TABLE_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
# What XML 1.0 has no place for (2.2, "Char"), besides halves of surrogate pairs.
_NOT_IN_XML = {number: None for number in (*range(32), 0xFFFE, 0xFFFF) if chr(number) not in "\t\n"}


def make_slides(slides: Sequence[MadeSlide], size: tuple[int, int], language: str, to: Path) -> MadeDeck:
    """Write the slides as a presentation of this size (EMU) to `to`; where each of them is in there."""
    maker = _Maker(new_design(size), language)
    places, attachments = [], []
    for slide in slides:
        first = len(maker.design.presentation.slides) + 1
        attachments.append(maker.make(slide))
        places.append(tuple(range(first, len(maker.design.presentation.slides) + 1)))
    maker.design.presentation.save(str(to))
    return MadeDeck(tuple(places), tuple(attachments))


class _Maker:
    """Makes slides one after another in one presentation; no two have the same title."""

    def __init__(self, design: Design, language: str) -> None:
        self.design = design
        self._language = language
        self._titles: set[str] = set()

    def make(self, slide: MadeSlide) -> tuple[Attachment, ...]:
        match slide:
            case OpeningSlide():
                self._opening(slide)
            case WordsSlide():
                self._words(slide)
            case TableSlide():
                self._table(slide)
            case PauseSlide():
                self._pause(slide)
            case PictureSlide():
                made = self._new(self.design.bare, slide.title, slide.notes)
                self._picture(made, upright(slide.picture), slide.title, slide.alt_text)
                self._speak(made)
            case MediaSlide():
                return (self._media(slide),)
        return ()

    def _opening(self, slide: OpeningSlide) -> None:
        made = self._new(self.design.opening, slide.title, slide.notes, size=48, height=_OPENING_TITLE)
        self._write(made.placeholders[1].text_frame, slide.lines)
        self._speak(made)

    def _words(self, slide: WordsSlide) -> None:
        body, small = self.design.body, one_line(slide.small)
        footnote = self._footnote_place(small)
        height = body.height - (self.design.footnote.height if small else 0)
        height -= max(0, self.design.footnote.top - footnote.top)
        points = self._points_for(slide.lines, body.width, height)
        for page in in_pages(slide.lines, body.width, height, points * self.design.scale, _GAP):
            made = self._new(self.design.words, slide.title, slide.notes)
            frame = made.placeholders[1]
            if page == [""] or not page:
                frame._element.getparent().remove(frame._element)  # noqa: SLF001  an empty placeholder asks for text
            else:
                self._write(frame.text_frame, page, points=points, bullets=slide.bullets and len(slide.lines) > 1)
            self._footnote(made, small, footnote)
            self._speak(made)

    def _points_for(self, lines: Sequence[str], width: int, height: int) -> int:
        """The text size with which all lines stand on one slide, or the least there is."""
        scale = self.design.scale
        if sum(lines_of(line, width, _FEW_POINTS * scale) for line in lines) <= _FEW_LINES:
            return _FEW_POINTS
        sizes = range(_WORDS_POINTS, _LEAST_POINTS - 1, -2)
        fitting = (size for size in sizes if len(in_pages(lines, width, height, size * scale, _GAP)) == 1)
        return next(fitting, _LEAST_POINTS)

    def _pause(self, slide: PauseSlide) -> None:
        made = self._new(self.design.opening, slide.title, slide.notes, size=48, height=_OPENING_TITLE)
        self._write(made.placeholders[1].text_frame, slide.lines)
        made.background.fill.solid()
        made.background.fill.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_2
        self._speak(made)

    def _table(self, slide: TableSlide) -> None:
        body, scale = self.design.body, self.design.scale
        widths = [round(body.width * share / sum(slide.widths)) for share in slide.widths]
        for points, air in _TABLE_SIZES:
            padding = round(air * 914_400 * scale)
            head = _row_height(slide.header, [body.width] * len(widths), points * scale, padding)
            tall = [_row_height(row, widths, points * scale, padding) for row in slide.rows]
            pages = _rows_in_pages(tall, body.height - head)
            if len(pages) == 1:
                break
        for rows in pages:
            made = self._new(self.design.bare, slide.title, slide.notes)
            heights = [head, *(tall[row] for row in rows)]
            frame = made.shapes.add_table(
                len(heights), len(widths), Emu(body.left), Emu(body.top), Emu(body.width), Emu(sum(heights))
            )
            frame.name = one_line(slide.title)
            frame._element.nvGraphicFramePr.cNvPr.set(  # noqa: SLF001  python-pptx has no alt text of its own
                "descr", one_line(f"Table: {slide.title}. Columns: {', '.join(slide.header)}.")
            )
            cells = [slide.header, *(slide.rows[row] for row in rows)]
            self._fill_table(frame.table, cells, widths, heights, padding, points)
            self._speak(made)

    def _fill_table(
        self,
        table: Any,
        cells: Sequence[Sequence[str]],
        widths: Sequence[int],
        heights: Sequence[int],
        padding: int,
        points: int,
    ) -> None:
        table.first_row, table.horz_banding = True, False
        table._tbl.tblPr.find(qn("a:tableStyleId")).text = _NO_TABLE_STYLE  # noqa: SLF001
        for column, width in enumerate(widths):
            table.columns[column].width = Emu(width)
        for number, (row, height) in enumerate(zip(cells, heights, strict=True)):
            table.rows[number].height = Emu(height)
            for column, text in enumerate(row):
                cell = table.cell(number, column)
                cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = Emu(padding)
                cell.text_frame.text = _clean(text)
                for run in (run for paragraph in cell.text_frame.paragraphs for run in paragraph.runs):
                    run.font.size = Emu(self.design.points(points))
                    run.font.bold = number == 0 or column == 0
                    run.font.color.theme_color = MSO_THEME_COLOR.BACKGROUND_1 if number == 0 else MSO_THEME_COLOR.TEXT_1
                cell.fill.solid()
                cell.fill.fore_color.theme_color = (
                    MSO_THEME_COLOR.ACCENT_1 if number == 0 else MSO_THEME_COLOR.BACKGROUND_1
                )
                _line_below(cell._tc)  # noqa: SLF001

    def _media(self, slide: MediaSlide) -> Attachment:
        made = self._new(self.design.bare, slide.title, slide.notes)
        shape = self._picture(made, slide.poster or sound_sign(), slide.title, slide.alt_text)
        self._speak(made)
        return Attachment(shape, slide.media, slide.content_type, slide.extension, slide.captions)

    def _picture(self, made: Slide, source: Path | IO[bytes], name: str, alt_text: str) -> int:
        """Put a picture under the title, as large as fits; the shape's id."""
        body = self.design.body
        top = round(body.top * 0.88)
        room = Box(body.left, top, body.width, self.design.presentation.slide_height - top - body.left // 2)
        with Image.open(source) as opened:
            ratio = opened.width / opened.height
        if not isinstance(source, Path):
            source.seek(0)
        width = min(room.width, round(room.height * ratio))
        height = round(width / ratio)
        picture = made.shapes.add_picture(
            str(source) if isinstance(source, Path) else source,
            Emu(room.left + (room.width - width) // 2),
            Emu(room.top),
            Emu(width),
            Emu(height),
        )
        picture.name = _clean(name)
        picture._element.nvPicPr.cNvPr.set("descr", _clean(alt_text))  # noqa: SLF001
        if not alt_text:
            mark_decorative(picture._element)  # noqa: SLF001
        return int(picture.shape_id)

    def _new(self, layout: Any, title: str, notes: str, *, size: int = 34, height: float = 100) -> Slide:
        """A slide with its title; `height` are points that the title may take. A long one gets smaller."""
        made = self.design.presentation.slides.add_slide(layout)
        scale, width, whole = self.design.scale, self.design.title.width, one_line(title)
        room = round(height * scale * EMU_PER_POINT)
        sizes = [points * scale for points in range(size, _LEAST_TITLE_POINTS - 1, -2)]
        points = fitting_points(whole, width, room, sizes, bold=True)
        words = whole
        if points is None:
            points = sizes[-1]
            words = shortened(whole, width, points, lines_in(room, points), bold=True)
            notes = f"The whole title: {whole}\n{notes}"
        frame = made.shapes.title
        assert frame is not None, "every layout of ours has a title"
        frame.text_frame.text = self._unique(words)
        if points < sizes[0]:
            frame.text_frame.paragraphs[0].runs[0].font.size = Emu(self.design.points(points / scale))
        if notes.strip():
            made.notes_slide.notes_text_frame.text = _clean(notes)
        return made

    def _unique(self, title: str) -> str:
        wanted, number = title, 2
        while wanted in self._titles:
            wanted, number = f"{title} ({number})", number + 1
        self._titles.add(wanted)
        return wanted

    def _write(self, frame: Any, lines: Sequence[str], points: int | None = None, *, bullets: bool = False) -> None:
        for number, line in enumerate(lines):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.text = _clean(line)
            if points is not None and points != _WORDS_POINTS:
                for run in paragraph.runs:
                    run.font.size = Emu(self.design.points(points))
            if not bullets:
                _without_bullet(paragraph._p)  # noqa: SLF001

    def _footnote_place(self, text: str) -> Box:
        """Where a line such as a source stands: a long one takes more room upwards."""
        box, points = self.design.footnote, self._footnote_points
        lines = min(_MOST_SMALL_LINES, lines_of(text, box.width, points))
        height = max(box.height, round(lines * points * LINE_HEIGHT * EMU_PER_POINT))
        return Box(box.left, box.top + box.height - height, box.width, height)

    @property
    def _footnote_points(self) -> float:
        return max(12.0, round(_SMALL_POINTS * self.design.scale))

    def _footnote(self, made: Slide, text: str, box: Box) -> None:
        if not text:
            return
        frame = made.shapes.add_textbox(Emu(box.left), Emu(box.top), Emu(box.width), Emu(box.height)).text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
        frame.text = shortened(text, box.width, self._footnote_points, _MOST_SMALL_LINES)
        font = frame.paragraphs[0].runs[0].font
        font.size = Pt(self._footnote_points)
        font.color.rgb = RGBColor(0x4D, 0x58, 0x5B)

    def _speak(self, made: Slide) -> None:
        """Say the language of every run, so that a screen reader pronounces it rightly."""
        roots = [made._element]  # noqa: SLF001
        if made.has_notes_slide:
            roots.append(made.notes_slide._element)  # noqa: SLF001
        for root in roots:
            for run in [*root.iter(qn("a:r")), *root.iter(qn("a:fld"))]:
                properties = run.find(qn("a:rPr"))
                if properties is None:
                    properties = etree.Element(qn("a:rPr"))
                    run.insert(0, properties)
                properties.set("lang", self._language)


def _row_height(row: Sequence[str], widths: Sequence[int], points: float, padding: int) -> int:
    lines = max(
        lines_of(cell, width - 2 * padding, points, bold=column == 0)
        for column, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return lines * round(points * LINE_HEIGHT * EMU_PER_POINT) + 2 * padding


def _rows_in_pages(heights: Sequence[int], room: int) -> list[list[int]]:
    pages: list[list[int]] = [[]]
    used = 0
    for number, height in enumerate(heights):
        if pages[-1] and used + height > room:
            pages.append([])
            used = 0
        pages[-1].append(number)
        used += height
    return pages


def _clean(text: str) -> str:
    """Text without what XML cannot hold."""
    return text.translate(_NOT_IN_XML).encode("utf-8", "replace").decode()


def _without_bullet(paragraph: Any) -> None:
    properties = paragraph.get_or_add_pPr()
    properties.attrib.update({"marL": "0", "indent": "0"})
    properties.insert(0, etree.Element(qn("a:buNone")))


def _line_below(cell: Any) -> None:
    line = etree.Element(qn("a:lnB"), {"w": "12700"})
    fill = etree.SubElement(line, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr"), {"val": "DAD6CC"})
    # The schema wants lines before the fill.
    cell.get_or_add_tcPr().insert(0, line)
