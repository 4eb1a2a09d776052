"""The example content as tests look at it: what is shipped, and the words and colours on its slides."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide

from natp_studio.domain.items import CaptionTrack, Item, ItemKind
from natp_studio.domain.sessions import Audience, BlockKind, Session, Trainer, TrainerRole, new_block, new_session

ASSETS = Path(__file__).parents[1] / "assets"
LIBRARY = ASSETS / "library"
LABEL = "Example content made for NATP Studio. Not written by an autistic author."
OFFICIAL_NAMES = (
    "eating disorder",
    "eating disorders",
    "journal of autism and developmental disorders",
    "social camouflaging in adults with autism spectrum conditions",
)
NOT_OUR_WORDS = (
    r"suffer",
    r"\bdeficits?\b",
    r"\bimpairments?\b",
    r"\bdisorders?\b",
    r"high[- ]functioning",
    r"low[- ]functioning",
    r"\bpuzzle",
    r"with autism\b",
    r"\b(severe|mild) autism",
    r"\bsymptoms of autism",
    r"special needs",
    r"\bnormal people\b",
)
TOPICS = (
    "accessible communication",
    "sensory environment",
    "appointments",
    "processing time",
    "predictability",
    "choice",
    "meltdown and shutdown",
    "masking and burnout",
    "diagnostic overshadowing",
    "eating-disorder pathways",
    "inpatient wards",
    "transitions",
)


@cache
def manifest() -> dict:
    return json.loads((LIBRARY / "library.json").read_text(encoding="utf-8"))


@cache
def ideas() -> list[dict]:
    return json.loads((LIBRARY / manifest()["ideas"]).read_text(encoding="utf-8"))


@cache
def plan() -> dict:
    return json.loads((ASSETS / "make" / "session_plan.json").read_text(encoding="utf-8"))


@cache
def decks() -> dict[str, Deck]:
    return {deck["file"]: Presentation(str(LIBRARY / deck["file"])) for deck in manifest()["decks"]}


def slides() -> Iterator[tuple[str, int, Slide]]:
    for file, deck in decks().items():
        for number, slide in enumerate(deck.slides, start=1):
            yield file, number, slide


def where(file: str, number: int) -> str:
    return f"{file}, slide {number}"


def notes_of(slide: Slide) -> str:
    return slide.notes_slide.notes_text_frame.text


def words_on(slide: Slide) -> list[str]:
    return [text.text or "" for text in slide.element.iter(qn("a:t"))]


def everything_people_read() -> Iterator[tuple[str, str]]:
    for file, number, slide in slides():
        place = where(file, number)
        yield from ((place, text) for text in words_on(slide))
        yield place, notes_of(slide)
        yield from ((place, shape.get("descr", "")) for shape in slide.element.iter(qn("p:cNvPr")))
    for name in ("library.json", "ideas.json"):
        yield name, (LIBRARY / name).read_text(encoding="utf-8")
    for video in manifest()["videos"]:
        for track in video["captions"]:
            yield track["file"], (LIBRARY / track["file"]).read_text(encoding="utf-8")
    yield "session_plan.json", (ASSETS / "make" / "session_plan.json").read_text(encoding="utf-8")


def planned_session() -> tuple[Session, dict[str, Item]]:
    """The proposed plan as the app's own session, with an item for each thing it names."""
    items = {item.title: item for item in library_items()}
    trainers = tuple(Trainer(one["id"], one["name"], TrainerRole(one["role"])) for one in plan()["trainers"])
    audience = Audience(tuple(plan()["audience"]["settings"]), tuple(plan()["audience"]["professions"]))
    fields = {"purpose": plan()["purpose"], "start": dt.time.fromisoformat(plan()["start"]), "audience": audience}
    session = new_session(plan()["title"], trainers=trainers, example=True, **fields)
    for given in plan()["blocks"]:
        block = new_block(
            BlockKind(given["kind"]),
            given["title"],
            given["minutes"],
            leads=tuple(given["leads"]),
            notes=given["notes"],
            content_note=given["content_note"],
            prompts=tuple(given["prompts"]),
        )
        session = session.with_block(block)
        for wanted in given["items"]:
            session = session.with_item(block.id, items[name_of(wanted)])
    return session, {item.id: item for item in items.values()}


def name_of(wanted: dict) -> str:
    if "deck" in wanted:
        return list(decks()[wanted["deck"]].slides)[wanted["slide"] - 1].shapes.title.text_frame.text
    if "video" in wanted:
        return next(video["title"] for video in manifest()["videos"] if video["file"] == wanted["video"])
    return wanted["idea"]


def library_items() -> Iterator[Item]:
    credit = manifest()["credit"]
    for entry in manifest()["decks"]:
        for number, slide in enumerate(decks()[entry["file"]].slides, start=1):
            title = slide.shapes.title.text_frame.text
            note = entry["content_notes"].get(str(number), "")
            yield Item(f"{entry['file']} {number}", ItemKind.SLIDE, title, content_note=note, credit=credit)
    for video in manifest()["videos"]:
        tracks = tuple(CaptionTrack(t["file"], t["language"], t["label"]) for t in video["captions"])
        note = video["content_note"]
        yield Item(video["file"], ItemKind.VIDEO, video["title"], captions=tracks, content_note=note, credit=credit)
    for idea in ideas():
        yield Item(idea["title"], ItemKind.IDEA, idea["title"], text=idea["text"], cites=idea["cites"])


def plain(text: str) -> str:
    """Letters and single spaces only, so that quotes and line breaks do not matter."""
    return " ".join(re.sub(r"[^\w]+", " ", text.lower()).split())


def theme_of(deck: Deck) -> dict[str, str]:
    part = next(rel.target_part for rel in deck.slide_master.part.rels.values() if rel.reltype.endswith("/theme"))
    root = etree.fromstring(part.blob)
    theme = {node.tag.split("}")[1]: node[0].get("val") for node in root.find(".//{*}clrScheme")}
    for kind in ("major", "minor"):
        theme[kind] = root.find(f".//{{*}}{kind}Font/{{*}}latin").get("typeface")
    return theme


def texts(slide: Slide) -> Iterator[tuple[str, float, str, str]]:
    """Every run on a slide: its words, size in points, colour and the colour of the ground it stands on (RRGGBB)."""
    layout = slide.slide_layout
    theme = theme_of(slide.part.package.presentation_part.presentation)
    forms = {spot.placeholder_format.idx: spot.element for spot in layout.placeholders}
    for shape in slide.shapes:
        if shape.has_text_frame:
            middle = (shape.left + shape.width / 2, shape.top + shape.height / 2)
            ground = fill_of(shape.element.find(qn("p:spPr")), theme) or ground_at(layout, middle, theme)
            form = forms[shape.placeholder_format.idx] if shape.is_placeholder else None
            style = form.find(f".//{qn('a:lvl1pPr')}/{qn('a:defRPr')}") if form is not None else None
            yield from runs_of(shape.text_frame._txBody, style, theme, ground)
        if shape.has_table:
            for cell in (cell for row in shape.table.rows for cell in row.cells):
                yield from runs_of(cell._tc, None, theme, fill_of(cell._tc.tcPr, theme))


def runs_of(root, style, theme: dict[str, str], ground: str) -> Iterator[tuple[str, float, str, str]]:
    for run in root.iter(qn("a:r")):
        own = run.find(qn("a:rPr"))
        size = own.get("sz") or (style.get("sz") if style is not None else None)
        colour = fill_of(own, theme) or (fill_of(style, theme) if style is not None else "")
        yield run.find(qn("a:t")).text or "", int(size) / 100, colour, ground


def ground_at(layout, point: tuple[float, float], theme: dict[str, str]) -> str:
    ground = fill_of(layout.element.find(f".//{qn('p:bgPr')}"), theme) or theme["lt1"]
    for shape in (*layout.slide_master.shapes, *layout.shapes):
        inside = (
            shape.left <= point[0] <= shape.left + shape.width and shape.top <= point[1] <= shape.top + shape.height
        )
        if inside and not shape.is_placeholder and shape.element.find(f".//{qn('a:alpha')}") is None:
            ground = fill_of(shape.element.find(qn("p:spPr")), theme) or ground
    return ground


def fill_of(properties, theme: dict[str, str]) -> str:
    """The solid fill directly in these properties as RRGGBB, or "" where there is none."""
    fill = properties.find(qn("a:solidFill")) if properties is not None else None
    if fill is None:
        return ""
    value = fill[0].get("val")
    mapped = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}.get(value, value)
    return theme[mapped] if fill[0].tag == qn("a:schemeClr") else value


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
