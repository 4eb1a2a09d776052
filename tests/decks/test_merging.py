import random
import zipfile
from pathlib import Path

import pytest
import strange
from building import changed, deck, picture, replaced, rich_deck
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from package_rules import broken_rules
from pptx import Presentation

from natp_studio.decks.deck import Deck
from natp_studio.decks.merging.merge import merge
from natp_studio.decks.merging.plan import Attachment, CaptionFile, DeckPlan, Merged, Pick, Section
from natp_studio.decks.reading import read_deck
from natp_studio.decks.xml import find_all, qn
from natp_studio.domain.problems import Cancelled, Problem
from natp_studio.domain.progress import Progress
from natp_studio.domain.reports import Outcome


def merged(to: Path, *picks: Pick, title: str = "Merged") -> Merged:
    result = merge(DeckPlan(title, picks), to)
    assert broken_rules(to) == []
    return result


def names(path: Path, start: str) -> list[str]:
    with zipfile.ZipFile(path) as opened:
        return sorted(name for name in opened.namelist() if name.startswith(start) and not name.endswith(".rels"))


def test_slides_of_two_decks_keep_their_words_notes_masters_and_order(tmp_path: Path) -> None:
    first = deck(tmp_path / "a.pptx", ["A1", "A2"], notes="Slowly.")
    second = changed(
        deck(tmp_path / "b0.pptx", ["B1"]),
        tmp_path / "b.pptx",
        {"ppt/theme/theme1.xml": replaced("Office Theme", "Another Theme")},
    )
    to = tmp_path / "out.pptx"
    assert merged(to, Pick(second, 1), Pick(first, 2), Pick(first, 1)).report == ()
    contents = read_deck(to)
    assert [slide.title for slide in contents.slides] == ["B1", "A2", "A1"]
    assert [slide.notes for slide in contents.slides] == ["", "Slowly.", "Slowly."]
    assert len(names(to, "ppt/slideMasters/")) == 2
    assert len(names(to, "ppt/notesMasters/")) == 1
    opened = Presentation(str(to))
    assert [slide.slide_layout.name for slide in opened.slides] == ["Title and Content"] * 3


def test_decks_of_one_template_share_their_master_and_only_used_layouts_are_carried(tmp_path: Path) -> None:
    first, second = deck(tmp_path / "a.pptx", ["A"]), deck(tmp_path / "b.pptx", ["B"])
    to = tmp_path / "out.pptx"
    merged(to, Pick(first, 1), Pick(second, 1))
    assert len(names(to, "ppt/slideMasters/")) == 1
    assert len(names(to, "ppt/slideLayouts/")) == 1
    assert len(names(to, "ppt/theme/")) == 1


def test_charts_come_with_workbooks_and_pictures_only_once(tmp_path: Path) -> None:
    rich = rich_deck(tmp_path / "rich.pptx", tmp_path)
    to = tmp_path / "out.pptx"
    merged(to, Pick(rich, 1), Pick(rich, 1), Pick(rich, 1))
    assert len(names(to, "ppt/charts/")) == 3
    assert len(names(to, "ppt/embeddings/")) == 1
    assert len(names(to, "ppt/media/")) == 1
    chart = next(shape for shape in Presentation(str(to)).slides[2].shapes if shape.has_chart).chart
    assert [list(series.values) for series in chart.plots[0].series] == [[3.0, 1.0]]
    assert chart.part.chart_workbook.xlsx_part is not None


def test_a_slide_that_nothing_changes_is_the_same_to_the_byte(tmp_path: Path) -> None:
    source = rich_deck(tmp_path / "rich.pptx", tmp_path)
    to = tmp_path / "out.pptx"
    merged(to, Pick(source, 1))
    assert Deck(to).package.raw("/ppt/slides/slide1.xml") == Deck(source).package.raw("/ppt/slides/slide1.xml")
    assert Deck(to).package.raw("/ppt/theme/theme1.xml") == Deck(source).package.raw("/ppt/theme/theme1.xml")


def test_the_same_plan_gives_the_same_bytes(tmp_path: Path) -> None:
    source = rich_deck(tmp_path / "rich.pptx", tmp_path)
    merged(tmp_path / "one.pptx", Pick(source, 1, section=Section("x", "Part")))
    merged(tmp_path / "two.pptx", Pick(source, 1, section=Section("x", "Part")))
    assert (tmp_path / "one.pptx").read_bytes() == (tmp_path / "two.pptx").read_bytes()


def test_hidden_slides_are_shown_and_told_or_stay_hidden_on_request(tmp_path: Path) -> None:
    hidden = changed(
        deck(tmp_path / "a.pptx", ["A"]),
        tmp_path / "h.pptx",
        {"ppt/slides/slide1.xml": replaced("<p:sld ", '<p:sld show="0" ')},
    )
    shown = merged(tmp_path / "out.pptx", Pick(hidden, 1))
    assert "hidden" in shown.report[0].why
    assert not read_deck(tmp_path / "out.pptx").slides[0].hidden
    merged(tmp_path / "kept.pptx", Pick(hidden, 1, keep_hidden=True))
    assert read_deck(tmp_path / "kept.pptx").slides[0].hidden


def test_a_jump_keeps_its_target_where_that_slide_is_there_and_is_told_where_not(tmp_path: Path) -> None:
    path = tmp_path / "jump.pptx"
    presentation = Presentation()
    slides = [presentation.slides.add_slide(presentation.slide_layouts[5]) for _ in range(3)]
    for number, slide in enumerate(slides):
        slide.shapes.title.text = f"Slide {number}"
    slides[0].shapes.title.click_action.target_slide = slides[2]
    presentation.save(str(path))
    merged(tmp_path / "with.pptx", Pick(path, 3), Pick(path, 1))
    opened = Presentation(str(tmp_path / "with.pptx"))
    assert opened.slides[1].shapes.title.click_action.target_slide.slide_id == opened.slides[0].slide_id
    without = merged(tmp_path / "without.pptx", Pick(path, 1), Pick(path, 2))
    assert [line.what for line in without.report] == ["a jump to another slide"]
    assert Presentation(str(tmp_path / "without.pptx")).slides[0].shapes.title.click_action.target_slide is None


def test_remote_pictures_are_cut_and_told_and_links_stay(tmp_path: Path) -> None:
    rich = rich_deck(tmp_path / "rich.pptx", tmp_path)
    remote = changed(
        rich,
        tmp_path / "remote.pptx",
        {
            "ppt/slides/slide1.xml": lambda data: data.replace(b"<a:blip ", b'<a:blip r:link="rIdFar" ', 1),
            "ppt/slides/_rels/slide1.xml.rels": replaced(
                "</Relationships>",
                '<Relationship Id="rIdFar" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
                'image" Target="https://example.org/p.png" TargetMode="External"/></Relationships>',
            ),
        },
    )
    to = tmp_path / "out.pptx"
    result = merged(to, Pick(remote, 1))
    assert [line.what for line in result.report] == ["a linked image (p.png)"]
    data = Deck(to).package.raw("/ppt/slides/slide1.xml")
    assert b"rIdFar" not in data
    assert b"r:embed=" in data
    rels = Deck(to).package.relationships("/ppt/slides/slide1.xml")
    assert [rel.target for rel in rels if rel.external] == ["https://example.org/page"]


def test_macros_and_what_starts_them_are_never_carried(tmp_path: Path) -> None:
    made = deck(tmp_path / "a.pptx", ["A"])
    macro = changed(
        made,
        tmp_path / "m.pptm",
        {
            r"\[Content_Types\].xml": lambda data: data.replace(
                b"openxmlformats-officedocument.presentationml.presentation.main+xml",
                b"ms-powerpoint.presentation.macroEnabled.main+xml",
            ).replace(
                b"<Default ",
                b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Default ',
                1,
            ),
            "ppt/_rels/presentation.xml.rels": replaced(
                "</Relationships>",
                '<Relationship Id="rIdVba" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
                'Target="vbaProject.bin"/></Relationships>',
            ),
            "ppt/vbaProject.bin": lambda _: b"macro",
            "ppt/slides/slide1.xml": lambda data: data.replace(
                b'name="Title 1"/>',
                b'name="Title 1"><a:hlinkClick r:id="" action="ppaction://macro?name=Go"/></p:cNvPr>',
                1,
            ),
        },
    )
    to = tmp_path / "out.pptx"
    result = merged(to, Pick(macro, 1))
    assert {line.what for line in result.report} == {"macros", "a link that starts a macro"}
    with zipfile.ZipFile(to) as opened:
        assert not any("vba" in name.lower() for name in opened.namelist())
        assert b"ppaction://macro" not in opened.read("ppt/slides/slide1.xml")


def test_a_part_that_the_source_has_lost_is_told_and_leaves_nothing_dangling(tmp_path: Path) -> None:
    rich = rich_deck(tmp_path / "rich.pptx", tmp_path)
    torn = changed(
        rich,
        tmp_path / "torn.pptx",
        {r"ppt/media/.*\.png": lambda _: None, r"ppt/charts/chart\d+\.xml": lambda _: None},
    )
    result = merged(tmp_path / "out.pptx", Pick(torn, 1))
    assert {line.what for line in result.report} == {"a missing image", "a missing chart"}


def test_shapes_that_share_a_number_get_their_own(tmp_path: Path) -> None:
    made = deck(tmp_path / "a.pptx", ["A"])
    doubled = changed(
        made, tmp_path / "d.pptx", {"ppt/slides/slide1.xml": replaced('<p:cNvPr id="3"', '<p:cNvPr id="2"')}
    )
    merged(tmp_path / "out.pptx", Pick(doubled, 1))


def test_sections_list_every_slide_under_its_block(tmp_path: Path) -> None:
    made = deck(tmp_path / "a.pptx", ["A", "B", "C"])
    one, two = Section("1", "Welcome"), Section("2", "Welcome")
    to = tmp_path / "out.pptx"
    merged(to, Pick(made, 1, section=one), Pick(made, 2, section=one), Pick(made, 3, section=two))
    found = Deck(to)
    assert [section.get("name") for section in found.presentation.iter(qn("p14:section"))] == ["Welcome", "Welcome"]
    assert [len(find_all(section, ".//p14:sldId")) for section in found.presentation.iter(qn("p14:section"))] == [2, 1]


def test_another_default_text_style_is_written_into_the_words_that_use_it(tmp_path: Path) -> None:
    large = tmp_path / "large.pptx"
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    slide.shapes.add_textbox(0, 0, 3_000_000, 500_000).text_frame.text = "Large by default"
    presentation.save(str(large))
    large = changed(
        large, tmp_path / "l.pptx", {"ppt/presentation.xml": lambda data: data.replace(b'sz="1800"', b'sz="3200"')}
    )
    plain = deck(tmp_path / "a.pptx", ["A", "B"], wide=False)
    to = tmp_path / "out.pptx"
    merged(to, Pick(plain, 1), Pick(plain, 2), Pick(large, 1))
    package = Deck(to).package
    assert b'sz="1800"' in package.raw("/ppt/presentation.xml")
    sizes = etree.fromstring(package.raw("/ppt/slides/slide3.xml")).xpath(
        "//*[local-name()='lstStyle']/*[local-name()='lvl1pPr']/*[local-name()='defRPr']/@sz"
    )
    assert sizes == ["3200"]


def test_a_film_goes_in_once_with_poster_and_captions_and_plays_on_a_click(tmp_path: Path) -> None:
    made = tmp_path / "film.pptx"
    presentation = Presentation()
    for _ in range(2):
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
        slide.shapes.title.text = "A film"
        shape = slide.shapes.add_picture(str(picture(tmp_path / "poster.png")), 0, 0).shape_id
    presentation.save(str(made))
    film, words = tmp_path / "film.mp4", tmp_path / "film.vtt"
    film.write_bytes(random.Random(1).randbytes(3_000_000))
    words.write_bytes(b"WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nHum\n")
    attachment = Attachment(shape, film, "video/mp4", ".mp4", (CaptionFile(words, "en-GB", "English"),))
    to = tmp_path / "out.pptx"
    merged(to, Pick(made, 1, attachments=(attachment,)), Pick(made, 2, attachments=(attachment,)))
    package = Deck(to).package
    (stored,) = [name for name in package.names if name.endswith(".mp4")]
    assert package.member(stored).compress_type == zipfile.ZIP_STORED
    assert b"".join(package.blocks(stored)) == film.read_bytes()
    rels = package.relationships("/ppt/slides/slide1.xml")
    assert [rel.kind for rel in rels if rel.target == stored] == ["video", "media"]
    (track,) = [rel.target for rel in rels if rel.kind == "track"]
    assert package.content_type(track) == "text/vtt"
    data = package.raw("/ppt/slides/slide1.xml")
    assert b'delay="indefinite"' in data
    assert b'lang="en-GB"' in data
    assert b'delay="0"' not in data


def test_nothing_to_merge_and_a_slide_that_is_not_there_are_problems(tmp_path: Path) -> None:
    made = deck(tmp_path / "a.pptx", ["A"])
    with pytest.raises(Problem, match="no slides to put"):
        merge(DeckPlan("x", ()), tmp_path / "out.pptx")
    with pytest.raises(Problem, match="no slide 2"):
        merge(DeckPlan("x", (Pick(made, 2),)), tmp_path / "out.pptx")
    assert not (tmp_path / "out.pptx").exists()


def test_a_merge_can_be_cancelled(tmp_path: Path) -> None:
    made = deck(tmp_path / "a.pptx", ["A"])
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        merge(DeckPlan("x", (Pick(made, 1),)), tmp_path / "out.pptx", progress)


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> list[Pick]:
    folder = tmp_path_factory.mktemp("pool")
    plain = deck(folder / "plain.pptx", ["P1", "P2", "P3"], notes="Notes")
    narrow = deck(folder / "narrow.pptx", ["N1", "N2"], wide=False)
    rich = rich_deck(folder / "rich.pptx", folder)
    bare = strange.renamed(rich, folder / "bare.pptx", lambda name: name.replace(".", " "))
    shared = changed(
        plain, folder / "shared.pptx", {"ppt/slides/_rels/slide2.xml.rels": replaced("notesSlide2", "notesSlide1")}
    )
    picks = [Pick(plain, n) for n in (1, 2, 3)] + [Pick(narrow, n) for n in (1, 2)] + [Pick(rich, 1)]
    return [*picks, Pick(bare, 1), Pick(shared, 1), Pick(shared, 2)]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.lists(st.integers(0, 8), min_size=1, max_size=12))
def test_any_list_of_picks_gives_a_sound_deck_in_that_order(
    chosen: list[int], pool: list[Pick], tmp_path_factory: pytest.TempPathFactory
) -> None:
    to = tmp_path_factory.mktemp("out") / "out.pptx"
    merged(to, *(pool[number] for number in chosen))
    wanted = [read_deck(pool[number].deck).slides[pool[number].slide - 1] for number in chosen]
    found = read_deck(to).slides
    assert [(slide.title, slide.text, slide.notes) for slide in found] == [
        (slide.title, slide.text, slide.notes) for slide in wanted
    ]


def test_one_slide_of_every_public_deck_becomes_one_sound_deck(shared_decks: Path, tmp_path: Path) -> None:
    endings = (".pptx", ".potx", ".pptm", ".ppsm")
    files = [path for path in sorted(shared_decks.rglob("*")) if path.suffix in endings and path.stat().st_size]
    picks = [Pick(path, 1) for path in files if Deck(path).slides]
    assert len(picks) > 280
    result = merged(tmp_path / "out.pptx", *picks)
    told = {line.where for line in result.report if line.outcome is Outcome.LEFT_OUT}
    for found, pick in zip(read_deck(tmp_path / "out.pptx").slides, picks, strict=True):
        wanted = read_deck(pick.deck).slides[0]
        assert (found.text, found.notes) == (wanted.text, wanted.notes), pick.where
        assert found.contains == wanted.contains or pick.where in told
