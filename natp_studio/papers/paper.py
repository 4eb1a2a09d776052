"""What a paper is put together from: headings, facts, lists, tables, notes, room to write, links and pictures.

Text from outside goes through `words.clean` here, in one place. Structure that assistive technology needs is part of
every piece: headings never skip a level, a table has a marked header row and no merged cell, a picture its alt text.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph
from PIL import Image, ImageOps

from natp_studio.domain.problems import Problem
from natp_studio.papers import elements, style
from natp_studio.papers.embedding import Typeface
from natp_studio.papers.word_styles import PAUSE_PAPER
from natp_studio.papers.words import one_line, paragraphs

# What stands on one line of the footer with the page numbers behind it.
LONGEST_FOOTER = 60
UNTITLED = "Untitled"
LONGEST_ALT_TEXT = 500
TALLEST_PICTURE_CM = 10.0
_MOST_PIXELS = 1200
_PIXELS_A_CM = 40
_JPEG_QUALITY = 85
_PHOTOS = ("JPEG", "MPO", "WEBP")
# Points between a table or lines to write on and what is behind it, and between a list and what is behind it.
_BEHIND_TABLE = 10
_BEHIND_LIST = 6
_LISTS = ("List Bullet", "List Bullet 2", "Numbered")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
# The oldest date that a zip can hold: the same paper has the same bytes whenever it is written.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


class Paper:
    """A Word document that grows from top to bottom."""

    def __init__(self, title: str, made: dt.date | None, typeface: Typeface | None = None, kind: str = "") -> None:
        """Begin a paper with its title. `kind` stands in the footer where the title is too long for one line."""
        self._document = style.new_paper(title, made, typeface)
        self._level = 0
        self._space = 0
        self._last_style = ""
        whole = one_line(title)
        self._foot(whole if len(whole) <= LONGEST_FOOTER else kind)
        self.heading(1, title)

    def heading(self, level: int, text: str) -> None:
        """A heading of level 1 to 4. Raises ValueError where a level would be skipped."""
        if level > self._level + 1:
            raise ValueError(f"a heading of level {level} behind one of level {self._level}")
        self._level = level
        self._add(f"Heading {level}", one_line(text) or UNTITLED)

    def text(self, text: str, style_name: str = "Normal") -> None:
        """One paragraph."""
        self._add(style_name, one_line(text))

    def under_heading(self, text: str, *, keeps: bool = True) -> None:
        """A small line that belongs to a heading and, where it `keeps`, stays with what follows."""
        self.text(text, "Small")
        if keeps:
            self.keep_last()

    def keep_last(self) -> None:
        """What was written last stays on one page with what follows."""
        self._last.paragraph_format.keep_with_next = True

    def body(self, text: str) -> None:
        """Text of any length as somebody wrote it: a paragraph for each line, and points of lists as points."""
        self.lines(paragraphs(text))

    def lines(self, lines: Iterable[tuple[str, bool]]) -> None:
        """Paragraphs, each with True where it is a point of a list."""
        for line, is_point in lines:
            self.text(line, "List Bullet" if is_point else "Normal")

    def point(self, text: str, *, inner: bool = False, number: str = "") -> None:
        """A point of a list, or one below another; with a number of its own where it has one ("2.")."""
        if number:
            self._add("Numbered").add_run(f"{one_line(number)}\t{one_line(text)}")
        else:
            self.text(text, "List Bullet 2" if inner else "List Bullet")

    def fact(self, label: str, value: str) -> None:
        """A label in bold and what it says, side by side."""
        paragraph = self._add("Fact")
        paragraph.add_run(f"{label}:", "Strong")
        paragraph.add_run(f"\t{one_line(value)}")

    def labelled(self, label: str, text: str, style_name: str = "Normal") -> None:
        """A paragraph that begins with a label in bold."""
        paragraph = self._add(style_name)
        paragraph.add_run(f"{one_line(label)}: ", "Strong")
        paragraph.add_run(one_line(text))

    def credited(self, credit: str, what: str) -> None:
        """A point of a list: a credit as its owner words it, in bold, and below it what it is for."""
        paragraph = self._add("List Bullet")
        paragraph.add_run(one_line(credit), "Strong")
        paragraph.add_run(f"\n{one_line(what)}")

    def bullets(self, texts: Iterable[str]) -> None:
        """A list."""
        for text in texts:
            self.text(text, "List Bullet")

    def checklist(self, texts: Iterable[str]) -> None:
        """Things to tick, in Word by a click and on paper by hand."""
        for text in texts:
            words = one_line(text)
            paragraph = self._add("Checklist")
            paragraph._p.append(elements.checkbox(words))  # noqa: SLF001  python-docx has no public name for it
            paragraph.add_run(f"\t{words}")

    def to_write(self, label: str, number: int) -> None:
        """What is asked for, and empty lines to write it on. They stay on one page."""
        if label:
            self.text(label)
        for _ in range(number):
            self._last.paragraph_format.keep_with_next = True
            self._add("Writing Line")
        self._space = _BEHIND_TABLE

    def cited(self, text: str, label: str = "", style_name: str = "Small") -> None:
        """A source. An address in it becomes a link behind words that say where it goes."""
        if style_name == "Small":
            self._last.paragraph_format.keep_with_next = True
        paragraph = self._add(style_name)
        if label:
            paragraph.add_run(f"{label}: ", "Strong")
        rest = one_line(text)
        while match := _ADDRESS.search(rest):
            before, address = rest[: match.start()], match[0].rstrip(".,;:)")
            words = before.rstrip(" ,;:(–-") or _site(address)
            self._link(paragraph, words, address)
            rest = rest[match.start() + len(address) :].lstrip(")")
            if before.strip():
                paragraph.add_run(f" ({_site(address)})")
        if rest.strip():
            paragraph.add_run(rest)

    def table(
        self,
        name: str,
        header: Sequence[str],
        rows: Iterable[Sequence[str]],
        widths_cm: Sequence[float],
        *,
        strong: int | None = None,
        shaded: Collection[int] = (),
        cell_style: str = "Table Text",
        tight: bool = False,
    ) -> None:
        """A table with a header row that repeats on each page. `name` is what a screen reader calls it.

        A line break in a cell starts a new paragraph, a tab goes to the style's next stop. `strong` is the column
        whose first line is bold; `shaded` has the rows, from 0, on a darker paper. Widths are centimetres and should
        fill the text width; `tight` leaves less air beside the words of many columns.
        """
        made = elements.table(
            name,
            header,
            list(rows),
            widths_cm,
            strong=strong,
            fills=dict.fromkeys(shaded, PAUSE_PAPER),
            cell_style=cell_style.replace(" ", ""),
            tight=tight,
        )
        self._document.element.body.sectPr.addprevious(made)
        self._space = _BEHIND_TABLE

    def picture(self, path: Path, alt_text: str | None, width_cm: float) -> None:
        """A picture in line with the text, at most `width_cm` wide. Raises Problem for one that cannot be read.

        Any kind that Pillow reads: it is turned as its camera says, made smaller for paper, and a moving one stands
        still. None as alt text marks it as decoration. Raises ValueError where the alt text is empty.
        """
        words = one_line(alt_text or "", LONGEST_ALT_TEXT)
        if not words and alt_text is not None:
            raise ValueError("a picture on paper needs alt text")
        data, (width, height) = _for_paper(path)
        shown = min(width_cm, width / _PIXELS_A_CM, TALLEST_PICTURE_CM * width / height)
        shape = self._add("Normal").add_run().add_picture(io.BytesIO(data), width=Cm(shown))
        inline = shape._inline  # noqa: SLF001
        inline.docPr.set("descr", words)
        if alt_text is None:
            inline.docPr.append(elements.decoration())
        # Where the file says nothing, LibreOffice leaves room around the picture.
        for side in "TBLR":
            inline.set(f"dist{side}", "0")

    def save(self, to: Path) -> None:
        """Write the paper. The same pieces give the same bytes."""
        packed = io.BytesIO()
        self._document.save(packed)
        with zipfile.ZipFile(packed) as source, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as goal:
            for member in source.infolist():
                info = zipfile.ZipInfo(member.filename, _ZIP_TIME)
                info.compress_type = zipfile.ZIP_DEFLATED
                # Written alike on each system: 3 is Unix, and the bits are those of an ordinary file.
                info.create_system = 3
                info.external_attr = 0o100644 << 16
                goal.writestr(info, source.read(member))

    def _add(self, style_name: str, text: str = "") -> Paragraph:
        paragraph = self._document.add_paragraph(text, style_name)
        if self._space and not style_name.startswith("Heading"):
            paragraph.paragraph_format.space_before = Pt(self._space)
        elif self._last_style in _LISTS and style_name not in _LISTS and not style_name.startswith("Heading"):
            paragraph.paragraph_format.space_before = Pt(_BEHIND_LIST)
        self._space = 0
        self._last, self._last_style = paragraph, style_name
        return paragraph

    def _foot(self, title: str) -> None:
        paragraph = self._document.sections[0].footer.paragraphs[0]
        paragraph.style = "Footer"
        paragraph.add_run(f"{title}, page " if title else "Page ")
        _add_field(paragraph, "PAGE")
        paragraph.add_run(" of ")
        _add_field(paragraph, "NUMPAGES")

    def _link(self, paragraph: Paragraph, words: str, address: str) -> None:
        link = elements.element("w:hyperlink")
        link.set(qn("r:id"), self._document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        run = paragraph.add_run(words, "Hyperlink")
        run._r.addprevious(link)  # noqa: SLF001
        link.append(run._r)  # noqa: SLF001


def _for_paper(path: Path) -> tuple[bytes, tuple[int, int]]:
    """A picture as PNG or JPEG, small enough for paper, and its width and height in pixels."""
    out = io.BytesIO()
    try:
        with Image.open(path) as opened:
            opened.draft("RGB", (_MOST_PIXELS, _MOST_PIXELS))
            picture = ImageOps.exif_transpose(opened)
            picture.thumbnail((_MOST_PIXELS, _MOST_PIXELS))
            if opened.format in _PHOTOS and not picture.has_transparency_data:
                picture.convert("RGB").save(out, "JPEG", quality=_JPEG_QUALITY)
            else:
                picture.convert("RGBA").save(out, "PNG")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Problem(
            "A picture cannot be put on paper: it is damaged or too large.",
            path.name,
            "Take its item out of the session, or import the picture again.",
        ) from error
    return out.getvalue(), picture.size


def _site(address: str) -> str:
    return address.split("//", 1)[1].split("/", 1)[0].removeprefix("www.")


def _add_field(paragraph: Paragraph, instruction: str) -> None:
    field = elements.element("w:fldSimple", instr=instruction)
    run = paragraph.add_run("1")
    run._r.addprevious(field)  # noqa: SLF001
    field.append(run._r)  # noqa: SLF001
