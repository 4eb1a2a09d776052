"""Small real files for tests: decks made with python-pptx, and changed by hand where it cannot make what is wanted."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from natp_studio.store.keys import Cost

# Argon2id at its least: tests check what is wrapped, not how long a guess takes.
CHEAP = Cost(passes=1, memory=8192)


def picture(path: Path, colour: str = "#1e5b66", size: tuple[int, int] = (64, 36)) -> Path:
    """A PNG of one colour."""
    Image.new("RGB", size, colour).save(path)
    return path


def deck(path: Path, titles: list[str], *, wide: bool = True, notes: str = "", body: str = "") -> Path:
    """A deck with one slide for each title; with notes and body text when given."""
    presentation = Presentation()
    if wide:
        presentation.slide_width, presentation.slide_height = Inches(13.333), Inches(7.5)
    for title in titles:
        slide = presentation.slides.add_slide(presentation.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text = body or f"Words of {title}"
        if notes:
            slide.notes_slide.notes_text_frame.text = notes
    presentation.save(str(path))
    return path


def rich_deck(path: Path, folder: Path) -> Path:
    """One slide with a chart, a table, a picture with alt text, a group, notes and a link."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Inches(13.333), Inches(7.5)
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = "Everything at once"
    data = CategoryChartData()
    data.categories = ["quiet", "loud"]
    data.add_series("Rooms", (3, 1))
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, 0, 0, Inches(3), Inches(2), data)
    table = slide.shapes.add_table(2, 2, Inches(3), 0, Inches(3), Inches(1)).table
    table.cell(0, 0).text, table.cell(1, 1).text = "Sense", "Sound"
    shape = slide.shapes.add_picture(str(picture(folder / "alt.png")), 0, Inches(3))
    shape._element.nvPicPr.cNvPr.set("descr", "A plain teal rectangle")
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(Inches(4), Inches(4), Inches(2), Inches(1)).text_frame.text = "In a group"
    run = slide.shapes.add_textbox(0, Inches(5), Inches(2), Inches(1)).text_frame.paragraphs[0].add_run()
    run.text, run.hyperlink.address = "Read more", "https://example.org/page"
    slide.notes_slide.notes_text_frame.text = "Say this slowly."
    presentation.save(str(path))
    return path


def changed(source: Path, to: Path, changes: Mapping[str, Callable[[bytes], bytes | None]]) -> Path:
    """A copy of a zip with members changed; a change that gives None leaves the member out.

    A key that is no member is added, with the change called on b"". Keys may be patterns in the manner of `re`.
    """
    used = set()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            data: bytes | None = old.read(info)
            for pattern, change in changes.items():
                if data is not None and re.fullmatch(pattern, info.filename):
                    used.add(pattern)
                    data = change(data)
            if data is not None:
                new.writestr(info.filename, data)
        for name, change in changes.items():
            if name not in used:
                added = change(b"")
                assert added is not None
                new.writestr(name, added)
    return to


def replaced(old: str, new: str) -> Callable[[bytes], bytes]:
    """A change that puts one text in the place of another, which must be there."""

    def change(data: bytes) -> bytes:
        assert old.encode() in data, old
        return data.replace(old.encode(), new.encode())

    return change


def png_bytes(size: tuple[int, int] = (8, 8), colour: str = "#804020") -> bytes:
    """A small PNG."""
    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, "PNG")
    return file.getvalue()
