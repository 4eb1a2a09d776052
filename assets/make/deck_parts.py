"""Make a deck whose theme, master and layouts are its own, and put accessible things on its slides.

python-pptx gives the package and the slides; theme, master and layouts are written here as XML (ECMA-376, DrawingML
and PresentationML). Lengths are inches, text sizes points. The same calls give the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from pathlib import Path

from deck_master import LANGUAGE, NS, Layout, Look, Shape, layout_xml, master_xml, theme_xml
from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Inches

AUTHOR = "NATP Studio example, not written by an autistic author"
LABEL = "Example content made for NATP Studio. Not written by an autistic author."
WIDTH, HEIGHT = 13.333, 7.5
STAMP = (1980, 1, 1, 0, 0, 0)
MADE = dt.datetime(2025, 1, 6, 9, 0, 0, tzinfo=dt.UTC)


def new_deck(look: Look, master_shapes: tuple[Shape, ...], layouts: tuple[Layout, ...]) -> Deck:
    """A 16:9 deck without slides, whose only master and layouts are the given ones."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    deck.element.find(qn("p:sldSz")).attrib.pop("type", None)
    for size in deck.element.iter(qn("a:defRPr")):
        if size.get("lang"):
            size.set("lang", LANGUAGE)
    for kind in (RT.PRINTER_SETTINGS, RT.VIEW_PROPS):
        _drop(deck.part, kind)
    _drop(deck.part.package, RT.THUMBNAIL)
    _part(deck.part.package, RT.EXTENDED_PROPERTIES).blob = _app_properties()
    master = deck.slide_master
    for layout in list(deck.slide_layouts)[len(layouts) :]:
        deck.slide_layouts.remove(layout)
    _part(master.part, RT.THEME).blob = theme_xml(look)
    _refill(master.element, master_xml(look, master_shapes), keep=qn("p:sldLayoutIdLst"))
    for slot, layout in zip(deck.slide_layouts, layouts, strict=True):
        _refill(slot.element, layout_xml(layout))
        for attribute in ("type", "preserve", "userDrawn"):
            slot.element.attrib.pop(attribute, None)
        slot.element.set("preserve", "1")
        slot.element.set("userDrawn", "1")
    return deck


def add_slide(deck: Deck, layout: str, title: str, notes: str, **texts: str | list[str]) -> Slide:
    """A slide with its title, its notes and the texts of its placeholders, which are named by the layout."""
    chosen = next(found for found in deck.slide_layouts if found.name == layout)
    slide = deck.slides.add_slide(chosen)
    slide.shapes.title.text_frame.text = title
    names = {place.placeholder_format.idx: place.name for place in chosen.placeholders}
    places = {names[place.placeholder_format.idx]: place for place in slide.placeholders}
    for name, shape in places.items():
        shape.name = name
    for name, text in texts.items():
        lines = [text] if isinstance(text, str) else text
        frame = places[name.replace("_", " ").capitalize()].text_frame
        for place, line in enumerate(lines):
            paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
            for part, bold in bold_parts(line):
                run = paragraph.add_run()
                run.text = part
                run.font.bold = True if bold else None
    slide.notes_slide.notes_text_frame.text = notes
    return slide


def place(slide: Slide, name: str):
    """The placeholder of a slide that has this name."""
    return next(shape for shape in slide.placeholders if shape.name == name)


def describe(frame, name: str, alt: str) -> None:
    """Give a picture, chart or table its name and its alt text."""
    for properties in frame.element.iter(qn("p:cNvPr")):
        properties.set("name", name)
        properties.set("descr", alt)
        return


def fade_in_on_click(slide: Slide, shapes: list) -> None:
    """Show the shapes one after another, each on a click, by a fade of half a second. Nothing moves."""
    ids = iter(range(3, 3 + 5 * len(shapes)))
    clicks = "".join(_fade(shape.shape_id, ids) for shape in shapes)
    builds = "".join(f'<p:bldP spid="{shape.shape_id}" grpId="0" animBg="1"/>' for shape in shapes)
    timing = (
        f'<p:timing {NS}><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot">'
        '<p:childTnLst><p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq">'
        f"<p:childTnLst>{clicks}</p:childTnLst></p:cTn>"
        '<p:prevCondLst><p:cond evt="onPrev" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:prevCondLst>'
        '<p:nextCondLst><p:cond evt="onNext" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:nextCondLst>'
        f"</p:seq></p:childTnLst></p:cTn></p:par></p:tnLst><p:bldLst>{builds}</p:bldLst></p:timing>"
    )
    slide.element.append(parse_xml(timing))


def save(deck: Deck, path: Path, title: str, subject: str, keywords: str) -> None:
    """Write the deck with its language on every run, its properties, and fixed times everywhere."""
    for slide in deck.slides:
        roots = [slide.element, slide.notes_slide.element]
        roots += [shape.chart.element for shape in slide.shapes if shape.has_chart]
        for root in roots:
            _set_language(root)
    for master in (deck.notes_master,):
        _set_language(master.element)
    core = deck.core_properties
    core.author = core.last_modified_by = AUTHOR
    core.title, core.subject, core.keywords, core.comments = title, subject, keywords, LABEL
    core.language, core.category, core.revision = LANGUAGE, "Example content", 1
    core.created = core.modified = MADE
    raw = io.BytesIO()
    deck.save(raw)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_steady_zip(raw.getvalue()))


def bold_parts(line: str) -> list[tuple[str, bool]]:
    """The parts of a line, and whether each stood between **."""
    return [(part, bool(place % 2)) for place, part in enumerate(line.split("**")) if part]


def _set_language(root) -> None:
    for paragraph in root.iter(qn("a:p")):
        for kind in (qn("a:r"), qn("a:fld"), qn("a:br")):
            for run in paragraph.iter(kind):
                properties = run.find(qn("a:rPr"))
                if properties is None:
                    properties = etree.Element(qn("a:rPr"))
                    run.insert(0, properties)
                properties.set("lang", LANGUAGE)
    for kind in (qn("a:endParaRPr"), qn("a:defRPr")):
        for properties in root.iter(kind):
            properties.set("lang", LANGUAGE)


def _steady_zip(data: bytes) -> bytes:
    """The same package with fixed times; the workbooks inside are treated alike."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target,
    ):
        for name in source.namelist():
            body = source.read(name)
            if name.endswith(".xlsx"):
                body = _steady_zip(body)
            if name == "docProps/core.xml":
                body = re.sub(rb"(<dcterms:(created|modified)[^>]*>)[^<]*", rb"\g<1>2025-01-06T09:00:00Z", body)
            entry = zipfile.ZipInfo(name, STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, body)
    return result.getvalue()


def _fade(shape_id: int, ids) -> str:
    target = f'<p:tgtEl><p:spTgt spid="{shape_id}"/></p:tgtEl>'
    now = '<p:stCondLst><p:cond delay="0"/></p:stCondLst>'
    return (
        f'<p:par><p:cTn id="{next(ids)}" fill="hold"><p:stCondLst><p:cond delay="indefinite"/></p:stCondLst>'
        f'<p:childTnLst><p:par><p:cTn id="{next(ids)}" fill="hold">{now}<p:childTnLst><p:par>'
        f'<p:cTn id="{next(ids)}" presetID="10" presetClass="entr" presetSubtype="0" fill="hold" grpId="0" '
        f'nodeType="clickEffect">{now}<p:childTnLst><p:set><p:cBhvr><p:cTn id="{next(ids)}" dur="1" fill="hold">{now}'
        f"</p:cTn>{target}<p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>"
        '<p:to><p:strVal val="visible"/></p:to></p:set><p:animEffect transition="in" filter="fade"><p:cBhvr>'
        f'<p:cTn id="{next(ids)}" dur="500"/>{target}</p:cBhvr></p:animEffect></p:childTnLst></p:cTn></p:par>'
        "</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par>"
    )


def _part(owner, kind: str) -> Part:
    return owner.part_related_by(kind)


def _drop(owner, kind: str) -> None:
    rels = owner.rels.values() if isinstance(owner, Part) else owner.iter_rels()
    for rid in [rel.rId for rel in rels if rel.reltype == kind]:
        owner.drop_rel(rid)


def _refill(element, xml: str, keep: str = "") -> None:
    kept = element.find(keep) if keep else None
    for child in list(element):
        element.remove(child)
    for child in list(parse_xml(xml)):
        element.append(kept if keep and child.tag == keep else child)


def _app_properties() -> bytes:
    return (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        b"<Application>NATP Studio example content</Application></Properties>"
    )
