"""The example content that ships: what can be checked about it by machine."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import zipfile
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from lxml import etree
from PIL import ImageFont
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide

from natp_studio.domain.captions import read_captions
from natp_studio.domain.checks import check_session
from natp_studio.domain.items import CaptionTrack, Item, ItemKind
from natp_studio.domain.sessions import Audience, BlockKind, Session, Trainer, TrainerRole, new_block, new_session
from natp_studio.domain.vocabulary import EXAMPLE_CONTRIBUTOR, PROFESSIONS, SETTINGS

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


def test_the_manifest_names_files_that_are_there() -> None:
    files = [deck["file"] for deck in manifest()["decks"]]
    for video in manifest()["videos"]:
        files += [video["file"], *(track["file"] for track in video["captions"])]
    missing = [file for file in [*files, manifest()["ideas"]] if not (LIBRARY / file).is_file()]
    assert not missing
    assert len(manifest()["decks"]) == 3


def test_everything_is_labelled_as_example_content() -> None:
    assert manifest()["contributor"] == EXAMPLE_CONTRIBUTOR
    assert manifest()["credit"] == LABEL
    for deck in decks().values():
        assert deck.core_properties.author == EXAMPLE_CONTRIBUTOR
        assert LABEL in deck.core_properties.comments
        assert LABEL in words_on(deck.slides[0])


def test_the_decks_have_twenty_slides_with_titles_that_differ() -> None:
    titles = [slide.shapes.title.text_frame.text.strip() for _, _, slide in slides()]
    assert len(titles) == 20
    assert all(titles)
    assert len(set(titles)) == 20


def test_the_title_is_read_first_and_the_source_last() -> None:
    for file, number, slide in slides():
        names = [shape.name for shape in slide.shapes]
        assert slide.shapes[0].shape_id == slide.shapes.title.shape_id, where(file, number)
        assert names[-1] == "Source", where(file, number)


def test_every_slide_has_notes_that_say_how_who_what_to_ask_and_the_source() -> None:
    for file, number, slide in slides():
        for part in ("How to say it: ", "Who may say it: ", "Ask: ", "Source: "):
            assert part in notes_of(slide), where(file, number)


def test_manifest_and_notes_agree_on_sources_and_content_notes() -> None:
    for entry in manifest()["decks"]:
        for number, slide in enumerate(decks()[entry["file"]].slides, start=1):
            assert f"Source: {entry['cites'][str(number)]}" in notes_of(slide), where(entry["file"], number)
            note = entry["content_notes"].get(str(number), "")
            assert (note in notes_of(slide)) if note else ("Content note" not in notes_of(slide))
    assert any(entry["content_notes"] for entry in manifest()["decks"])


def test_pictures_charts_and_tables_have_alt_text() -> None:
    counts = {"pic": 0, "chart": 0, "table": 0}
    for file, number, slide in slides():
        for shape in slide.shapes:
            if shape.element.tag not in (qn("p:pic"), qn("p:graphicFrame")):
                continue
            alt = next(shape.element.iter(qn("p:cNvPr"))).get("descr", "")
            assert len(alt) > 20, f"{where(file, number)}: {shape.name}"
            counts["chart" if shape.has_chart else "table" if shape.has_table else "pic"] += 1
    assert counts["pic"] >= 3
    assert counts["chart"] >= 2
    assert counts["table"] >= 2


def test_every_run_says_that_it_is_british_english() -> None:
    for file, number, slide in slides():
        for root in (slide.element, slide.notes_slide.element):
            for run in root.iter(qn("a:r")):
                properties = run.find(qn("a:rPr"))
                assert properties is not None and properties.get("lang") == "en-GB", where(file, number)  # noqa: PT018
    assert all(deck.core_properties.language == "en-GB" for deck in decks().values())


def test_charts_carry_a_workbook_with_the_numbers_they_show() -> None:
    for file, number, slide in slides():
        for shape in slide.shapes:
            if not shape.has_chart:
                continue
            part = shape.chart.part.chart_workbook.xlsx_part
            assert part is not None, where(file, number)
            with zipfile.ZipFile(io.BytesIO(part.blob)) as book:
                sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
            kept = [float(value.text) for value in sheet.iter("{*}v") if value.getparent().get("t") != "s"]
            assert kept == list(shape.chart.plots[0].series[0].values), where(file, number)


def test_tables_mark_their_header_row() -> None:
    tables = [shape.table for _, _, slide in slides() for shape in slide.shapes if shape.has_table]
    assert all(table.first_row for table in tables)


def test_the_three_decks_have_masters_of_their_own() -> None:
    looks = [theme_of(deck) for deck in decks().values()]
    assert len({look["minor"] for look in looks}) == 3
    assert len({look["lt1"] for look in looks}) == 3
    assert len({look["accent1"] for look in looks}) == 3
    assert {"Verdana", "Arial", "Georgia"} <= {look["major"] for look in looks}
    assert all(abs(deck.slide_width / deck.slide_height - 16 / 9) < 0.001 for deck in decks().values())


def test_no_text_on_a_slide_is_smaller_than_18_points() -> None:
    for file, number, slide in slides():
        for text, size, _colour, _ground in texts(slide):
            assert text.strip(), f"{where(file, number)}: a run without words"
            assert size >= 18, f"{where(file, number)}: {text}"
        for shape in slide.shapes:
            if shape.has_chart:
                sizes = [int(p.get("sz")) for p in shape.chart.element.iter(qn("a:defRPr"), qn("a:rPr")) if p.get("sz")]
                assert sizes, where(file, number)
                assert min(sizes) >= 1800, where(file, number)


def test_text_stands_out_from_its_ground() -> None:
    seen = 0
    for file, number, slide in slides():
        for text, _size, colour, ground in texts(slide):
            assert contrast(colour, ground) >= 4.5, f"{where(file, number)}: {text} ({colour} on {ground})"
            seen += 1
    assert seen > 150


def test_one_backup_slide_is_hidden() -> None:
    hidden = [where(file, number) for file, number, slide in slides() if slide.element.get("show") == "0"]
    assert len(hidden) == 1


def test_animation_on_slides_is_a_fade_on_a_click_and_nothing_else() -> None:
    timed = [slide for _, _, slide in slides() if slide.element.find(qn("p:timing")) is not None]
    assert len(timed) == 1
    timing = timed[0].element.find(qn("p:timing"))
    assert {effect.get("filter") for effect in timing.iter(qn("p:animEffect"))} == {"fade"}
    assert not list(timing.iter(qn("p:animMotion"), qn("p:animScale"), qn("p:animRot"), qn("p:audio")))
    starts = {node.get("nodeType") for node in timing.iter(qn("p:cTn"))} - {None}
    assert starts == {"tmRoot", "mainSeq", "clickEffect"}
    ids = {str(shape.shape_id) for shape in timed[0].shapes}
    assert {target.get("spid") for target in timing.iter(qn("p:spTgt"))} <= ids
    assert all(slide.element.find(qn("p:transition")) is None for _, _, slide in slides())


def test_files_inside_the_decks_have_one_fixed_time() -> None:
    for file in decks():
        with zipfile.ZipFile(LIBRARY / file) as package:
            assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_animation_decodes_is_gentle_and_lasts_as_said() -> None:
    path = LIBRARY / manifest()["videos"][0]["file"]
    assert path.stat().st_size < 3_000_000
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        assert (stream.codec_context.name, stream.codec_context.pix_fmt) == ("h264", "yuv420p")
        assert (stream.width, stream.height, stream.average_rate) == (1280, 720, Fraction(25))
        before, frames, largest = None, 0, 0.0
        for frame in container.decode(stream):
            light = frame.to_ndarray()[:720:8, ::8].astype(np.int16)
            if before is not None:
                largest = max(largest, float(np.abs(light - before).mean()))
            before, frames = light, frames + 1
    assert 35 <= frames / 25 <= 60
    # 255 is from black to white: the whole picture never changes by more than one per cent from frame to frame.
    assert largest < 2.55


def test_the_sound_of_the_animation_is_quiet() -> None:
    meter = av.filter.Graph()
    with av.open(str(LIBRARY / manifest()["videos"][0]["file"])) as container:
        stream = container.streams.audio[0]
        assert stream.codec_context.name == "aac"
        source = meter.add_abuffer(template=stream)
        loudness, sink = meter.add("ebur128", "metadata=1"), meter.add("abuffersink")
        source.link_to(loudness)
        loudness.link_to(sink)
        meter.configure()
        integrated, momentary = -70.0, []
        for frame in container.decode(stream):
            source.push(frame)
            while True:
                try:
                    said = sink.pull().metadata
                except (av.error.BlockingIOError, av.error.EOFError):
                    break
                integrated = float(said["lavfi.r128.I"])
                momentary.append(float(said["lavfi.r128.M"]))
    assert -60 < integrated < -28
    heard = [level for level in momentary if level > -60]
    assert max(abs(after - before) for before, after in pairwise(heard)) < 6


def test_the_captions_cover_the_animation() -> None:
    video = manifest()["videos"][0]
    with av.open(str(LIBRARY / video["file"])) as container:
        seconds = container.duration / av.time_base
    track = video["captions"][0]
    assert track["language"] == "en-GB"
    cues = read_captions((LIBRARY / track["file"]).read_bytes(), track["file"])
    assert cues[0].start == 0
    assert abs(cues[-1].end - seconds) < 0.1
    assert all(after.start - before.end < 0.5 for before, after in pairwise(cues))
    assert any("[" in cue.text for cue in cues)
    assert all(len(cue.text) / (cue.end - cue.start) < 40 for cue in cues)


def test_there_are_twelve_ideas_each_with_a_public_source() -> None:
    assert len(ideas()) == 12
    assert len({idea["title"] for idea in ideas()}) == 12
    for idea in ideas():
        assert idea["url"].startswith("https://"), idea["title"]
        assert idea["cites"].startswith("“"), idea["title"]
        assert 2 <= len(re.findall(r"[.!?](?:\s|$)", idea["text"])) <= 5, idea["title"]
    assert set(TOPICS) <= {tag for idea in ideas() for tag in idea["tags"]}


def test_every_idea_rests_on_a_source_that_the_log_says_was_read() -> None:
    log = plain((ASSETS / "make" / "SOURCES.md").read_text(encoding="utf-8"))
    for idea in ideas():
        title = re.match(r"“(.+?)”, ", idea["cites"])
        assert title is not None, idea["title"]
        assert plain(title[1]) in log, title[1]
        assert plain(idea["title"]) in log, idea["title"]


def test_settings_and_professions_are_words_of_the_field() -> None:
    for entry in [*manifest()["decks"], *manifest()["videos"], *ideas()]:
        assert entry["settings"]
        assert set(entry["settings"]) <= set(SETTINGS)
        assert set(entry.get("professions", [])) <= set(PROFESSIONS)
        assert entry["tags"]


def test_no_word_tells_of_lack() -> None:
    for place, text in everything_people_read():
        rest = text.lower()
        for name in sorted(OFFICIAL_NAMES, key=len, reverse=True):
            rest = rest.replace(name, "").replace(name.replace(" ", "-"), "")
        for pattern in NOT_OUR_WORDS:
            assert not re.search(pattern, rest), f"{place}: {pattern}: {text}"


def test_the_session_plan_fills_45_minutes_and_nothing_more_would_help_it() -> None:
    session, items = planned_session()
    assert session.minutes == 45
    kinds = [block.kind for block in session.blocks]
    needed = {BlockKind.WELCOME, BlockKind.LIVED, BlockKind.BREAK, BlockKind.IDEAS, BlockKind.REFLECT, BlockKind.CLOSE}
    assert needed <= set(kinds)
    assert check_session(session, items) == ()


def test_example_content_does_not_stand_in_for_lived_experience() -> None:
    lived = next(block for block in plan()["blocks"] if block["kind"] == BlockKind.LIVED.value)
    assert lived["items"] == []
    assert "only about what they choose" in lived["notes"]
    assert "Nobody must retell their story" in lived["notes"]
    assert all(trainer["name"] == "" for trainer in plan()["trainers"])


@pytest.mark.parametrize("style", ["Regular", "SemiBold", "Bold"])
def test_the_font_shows_letters_of_both_parts_it_was_merged_from(style: str) -> None:
    font = ImageFont.truetype(str(ASSETS / "fonts" / f"AtkinsonHyperlegibleNext-{style}.ttf"), 40)
    assert font.getname() == ("Atkinson Hyperlegible Next", style)
    drawn = {sign: bytes(font.getmask(sign)) for sign in "aAoőŐűŰ“”‘’–…é\uffff"}
    missing = drawn.pop("\uffff")
    assert all(drawn.values())
    assert missing not in drawn.values()
    assert len(set(drawn.values())) == len(drawn)


def test_the_assets_are_small_and_hold_no_path_of_a_machine() -> None:
    files = [file for file in ASSETS.rglob("*") if file.is_file() and "__pycache__" not in file.parts]
    assert sum(file.stat().st_size for file in files) < 4_000_000
    for file in files:
        if file.suffix in (".py", ".md", ".json", ".vtt"):
            text = file.read_text(encoding="utf-8")
            assert not re.search(r"/(work|root|tmp|home)/|registry\.npmjs|pypi\.org", text), file.name


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
    for entry in manifest()["decks"]:
        for number, slide in enumerate(decks()[entry["file"]].slides, start=1):
            title = slide.shapes.title.text_frame.text
            note = entry["content_notes"].get(str(number), "")
            yield Item(f"{entry['file']} {number}", ItemKind.SLIDE, title, content_note=note)
    for video in manifest()["videos"]:
        tracks = tuple(CaptionTrack(t["file"], t["language"], t["label"]) for t in video["captions"])
        yield Item(video["file"], ItemKind.VIDEO, video["title"], captions=tracks, content_note=video["content_note"])
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
