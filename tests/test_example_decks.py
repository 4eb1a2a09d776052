"""What the example decks promise: titles, notes, alt texts, language, contrast, masters and charts."""

from __future__ import annotations

import io
import zipfile

from example_library import (
    LABEL,
    LIBRARY,
    contrast,
    decks,
    manifest,
    notes_of,
    slides,
    texts,
    theme_of,
    where,
    words_on,
)
from lxml import etree
from pptx.oxml.ns import qn

from natp_studio.domain.vocabulary import EXAMPLE_CONTRIBUTOR


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
