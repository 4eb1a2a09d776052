"""The presentation part of the new deck and what hangs on it: ids, sections, table styles, properties."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from natp_studio.decks.merging.output import DECLARATION, Output, office_type, presentation_type
from natp_studio.decks.merging.plan import DeckPlan, Section
from natp_studio.decks.merging.shows import CustomShows
from natp_studio.decks.package import ROOT, Relationship
from natp_studio.decks.slide_tree import one_line
from natp_studio.decks.xml import NAMESPACES, Element, declared

PART = "/ppt/presentation.xml"
# Ids of slides begin here (ISO/IEC 29500-1, 19.7.13).
FIRST_SLIDE_ID = 256
_SECTIONS_EXTENSION = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_TABLE_STYLES = "/ppt/tableStyles.xml"
_CORE = "http://schemas.openxmlformats.org/package/2006"
# Of pages of notes, in EMU, where no deck says it: what PowerPoint gives new decks.
_NOTES_SIZE = (6_858_000, 9_144_000)
_EMBEDDED = 'embedTrueTypeFonts="1" '


@dataclass(frozen=True, slots=True)
class Contents:
    """What the presentation part lists: masters with their ids, slides with ids and sections, and the rest.

    `fonts` is the markup of embedded typefaces, `related` the presentation's relationships to all that is not listed
    here, `tags` the XML of the deck's own tags.
    """

    masters: Sequence[tuple[int, str]]
    slides: Sequence[tuple[int, str, Section | None]]
    notes_master: str | None
    notes_size: tuple[int, int] | None
    theme: str | None
    size: tuple[int, int]
    text_style: Element | None
    shows: CustomShows
    table_styles: bytes
    fonts: str = ""
    related: Sequence[Relationship] = ()
    tags: bytes | None = None


def add_presentation(output: Output, plan: DeckPlan, contents: Contents) -> None:
    """Add the presentation part, table styles and document properties to the output."""
    related: list[Relationship] = []
    ids: dict[str, str] = {}

    def relate(kind: str, target: str) -> str:
        related.append(Relationship(f"rId{len(related) + 1}", office_type(kind), target))
        ids[target] = related[-1].id
        return related[-1].id

    masters = "".join(
        f'<p:sldMasterId id="{number}" r:id="{relate("slideMaster", name)}"/>' for number, name in contents.masters
    )
    notes = ""
    if contents.notes_master is not None:
        notes_id = relate("notesMaster", contents.notes_master)
        notes = f'<p:notesMasterIdLst><p:notesMasterId r:id="{notes_id}"/></p:notesMasterIdLst>'
    slides = "".join(f'<p:sldId id="{number}" r:id="{relate("slide", name)}"/>' for number, name, _ in contents.slides)
    if contents.theme is not None:
        relate("theme", contents.theme)
    output.put(_TABLE_STYLES, presentation_type("tableStyles"), contents.table_styles)
    relate("tableStyles", _TABLE_STYLES)
    tags = ""
    if contents.tags is not None:
        name = output.add(presentation_type("tags"), ".xml", contents.tags)
        tags = f'<p:custDataLst><p:tags r:id="{relate("tags", name)}"/></p:custDataLst>'
    related.extend(contents.related)

    notes_size = contents.notes_size or _NOTES_SIZE
    style = etree.tostring(contents.text_style).decode() if contents.text_style is not None else ""
    markup = (
        f"{DECLARATION}<p:presentation "
        f'{declared("a", "r", "p")} {_EMBEDDED if contents.fonts else ""}saveSubsetFonts="1" autoCompressPictures="0">'
        f"<p:sldMasterIdLst>{masters}</p:sldMasterIdLst>{notes}<p:sldIdLst>{slides}</p:sldIdLst>"
        f'<p:sldSz cx="{contents.size[0]}" cy="{contents.size[1]}"/>'
        f'<p:notesSz cx="{notes_size[0]}" cy="{notes_size[1]}"/>'
        f"{contents.fonts}{contents.shows.markup(ids)}{tags}{style}"
        f"{_sections(contents.slides)}</p:presentation>"
    )
    output.put(PART, presentation_type("presentation.main"), markup.encode())
    output.relate(PART, related)
    _add_properties(output, plan)


def _sections(slides: Sequence[tuple[int, str, Section | None]]) -> str:
    if all(section is None for _, _, section in slides):
        return ""
    parts = []
    numbered = [(number, section) for number, _, section in slides]
    for place, (section, group) in enumerate(itertools.groupby(numbered, key=lambda entry: entry[1])):
        ids = "".join(f'<p14:sldId id="{number}"/>' for number, _ in group)
        name = quoteattr(one_line(section.name if section is not None else "Slides"))
        guid = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{place}#{section.id if section else ''}")).upper()
        parts.append(f'<p14:section name={name} id="{{{guid}}}"><p14:sldIdLst>{ids}</p14:sldIdLst></p14:section>')
    return (
        f'<p:extLst><p:ext uri="{_SECTIONS_EXTENSION}"><p14:sectionLst xmlns:p14="{NAMESPACES["p14"]}">'
        f"{''.join(parts)}</p14:sectionLst></p:ext></p:extLst>"
    )


def _add_properties(output: Output, plan: DeckPlan) -> None:
    core = (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_CORE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(one_line(plan.title))}</dc:title><dc:creator>NATP Studio</dc:creator>"
        f"<dc:language>{escape(one_line(plan.language))}</dc:language></cp:coreProperties>"
    )
    name = "/docProps/core.xml"
    output.put(name, "application/vnd.openxmlformats-package.core-properties+xml", core.encode())
    output.relate(
        ROOT,
        [
            Relationship("rId1", office_type("officeDocument"), PART),
            Relationship("rId2", f"{_CORE}/relationships/metadata/core-properties", name),
        ],
    )
