"""The look of every paper: an empty Word document with clear, calm styles and nothing else in it.

Clear print (UK Association for Accessible Formats): 14 point and never below 12, sans serif, left aligned, no italics,
no blocks of capitals, underlining for links only.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Sequence

from docx import Document
from docx.document import Document as DocumentObject

from natp_studio.papers.embedding import CONTENT_TYPE, ENDING, EmbeddedFont, Typeface, embedded
from natp_studio.papers.word_styles import FONT, FONT_TO_TYPE, HEADING_INK, LANGUAGE, styles_xml
from natp_studio.papers.words import one_line

FALLBACK = "Arial"
FALLBACK_TO_TYPE = "Consolas"
NO_DATE = dt.date(2000, 1, 1)
MARGIN_CM = 2.0
# A4 is 21 cm wide.
TEXT_WIDTH_CM = 21.0 - 2 * MARGIN_CM
LONGEST_PROPERTY = 250

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def new_paper(title: str, made: dt.date | None, typeface: Typeface | None = None) -> DocumentObject:
    """An empty A4 document: title, language and dates set, styles ready, page numbers at the foot.

    `made` stands as the date of its making, so that the same paper has the same bytes tomorrow. Paragraph styles:
    Normal, Heading 1 to 4, Fact, List Bullet, List Bullet 2, Numbered, Checklist, Note, Small, Writing Line,
    Table Text, Table Head, Key, Footer; character styles: Strong, Hyperlink; the table style is Calm Table. The
    typeface is embedded where its files are given; else a laptop that lacks it shows Arial.
    """
    document = Document(io.BytesIO(_package(embedded(typeface) if typeface else ())))
    properties = document.core_properties
    properties.title = one_line(title, LONGEST_PROPERTY)
    properties.language = LANGUAGE
    properties.author = properties.last_modified_by = "NATP Studio"
    properties.created = properties.modified = dt.datetime.combine(made or NO_DATE, dt.time())
    properties.revision = 1
    return document


def _package(fonts: Sequence[EmbeddedFont]) -> bytes:
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            (f"{_REL}/officeDocument", "word/document.xml"),
            (f"{_RELS}/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": (
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
        ),
        "word/document.xml": _document(),
        "word/_rels/document.xml.rels": _relationships(
            *((f"{_REL}/{kind}", f"{kind}.xml") for kind in ("styles", "settings", "numbering", "fontTable"))
        ),
        "word/styles.xml": styles_xml(),
        "word/settings.xml": _settings(embeds=bool(fonts)),
        "word/numbering.xml": _numbering(),
        "word/fontTable.xml": _fonts(fonts),
    }
    if fonts:
        parts["word/_rels/fontTable.xml.rels"] = _relationships(
            *((f"{_REL}/font", f"fonts/{font.element}.{ENDING}") for font in fonts)
        )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, xml in parts.items():
            package.writestr(zipfile.ZipInfo(name), _HEADER + xml)
        for font in fonts:
            package.writestr(zipfile.ZipInfo(f"word/fonts/{font.element}.{ENDING}"), font.data)
    return out.getvalue()


def _content_types() -> str:
    word = {"document": "document.main", "styles": "styles", "settings": "settings"}
    word |= {"numbering": "numbering", "fontTable": "fontTable"}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WML}.{kind}+xml"/>' for name, kind in word.items()
    )
    return (
        f'<Types xmlns="{_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="{ENDING}" ContentType="{CONTENT_TYPE}"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{overrides}</Types>"
    )


def _relationships(*targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_RELS}">{rows}</Relationships>'


def _document() -> str:
    margin = round(MARGIN_CM * 567)
    return (
        f'<w:document xmlns:w="{_W}" xmlns:r="{_REL}" '
        'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14">'
        '<w:body><w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="{margin}" w:right="{margin}" w:bottom="{margin}" w:left="{margin}" '
        'w:header="680" w:footer="510" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def _settings(*, embeds: bool) -> str:
    # Compatibility 15 is Word 2013 and later: without it Word opens the paper in an old mode and says so.
    uri = "http://schemas.microsoft.com/office/word"
    embed = "<w:embedTrueTypeFonts/>" if embeds else ""
    return (
        f'<w:settings xmlns:w="{_W}"><w:zoom w:percent="100"/>{embed}<w:defaultTabStop w:val="567"/>'
        f'<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="{uri}" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{LANGUAGE}"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def _fonts(fonts: Sequence[EmbeddedFont]) -> str:
    inside = "".join(
        f'<w:{font.element} r:id="rId{number}" w:fontKey="{font.key}"/>' for number, font in enumerate(fonts, start=1)
    )

    def font(name: str, other: str, pitch: str, panose: str, inside: str = "") -> str:
        return (
            f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:panose1 w:val="{panose}"/>'
            f'<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="{pitch}"/>{inside}</w:font>'
        )

    return (
        f'<w:fonts xmlns:w="{_W}" xmlns:r="{_REL}">'
        f"{font(FONT, FALLBACK, 'variable', '020B0604020202020204', inside)}"
        f"{font(FONT_TO_TYPE, FALLBACK_TO_TYPE, 'fixed', '020B0609020204030204')}</w:fonts>"
    )


def _numbering() -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="{sign}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{454 * (depth + 1)}" w:hanging="340"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:hint="default"/><w:color w:val="{HEADING_INK}"/></w:rPr>'
        "</w:lvl>"
        for depth, sign in enumerate("•–")
    )
    return (
        f'<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>'
        f'{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
