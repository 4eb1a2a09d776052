from pathlib import Path

import pytest
from building import changed, deck, rich_deck
from package_rules import broken_rules
from pptx import Presentation

from natp_studio.decks.merging.merge import merge
from natp_studio.decks.merging.plan import DeckPlan, Merged, Pick
from natp_studio.decks.package import Package
from natp_studio.domain.problems import Problem


def merged(to: Path, *picks: Pick) -> Merged:
    result = merge(DeckPlan("x", picks), to)
    assert broken_rules(to) == []
    return result


def test_a_slide_that_cannot_be_read_is_left_out_and_named(tmp_path: Path) -> None:
    made = deck(tmp_path / "a.pptx", ["A", "B", "C", "D"])
    torn = changed(
        made,
        tmp_path / "torn.pptx",
        {"ppt/slides/slide2.xml": lambda data: data[:200], "ppt/slides/slide3.xml": lambda _: None},
    )
    result = merged(tmp_path / "out.pptx", *(Pick(torn, number) for number in (1, 2, 3, 4)))
    assert result.slides == 2
    assert [line.where for line in result.report if line.what == "the slide"] == [
        "torn.pptx, slide 2",
        "torn.pptx, slide 3",
    ]


def test_a_deck_of_which_no_slide_can_be_read_is_refused(tmp_path: Path) -> None:
    torn = changed(
        deck(tmp_path / "a.pptx", ["A"]), tmp_path / "torn.pptx", {"ppt/slides/slide1.xml": lambda data: data[:99]}
    )
    with pytest.raises(Problem, match="damaged"):
        merge(DeckPlan("x", (Pick(torn, 1),)), tmp_path / "out.pptx")


def test_a_jump_to_a_slide_that_cannot_be_read_goes(tmp_path: Path) -> None:
    path = tmp_path / "jump.pptx"
    presentation = Presentation()
    slides = [presentation.slides.add_slide(presentation.slide_layouts[5]) for _ in range(2)]
    slides[0].shapes.title.text = "Go"
    slides[0].shapes.title.click_action.target_slide = slides[1]
    presentation.save(str(path))
    torn = changed(path, tmp_path / "torn.pptx", {"ppt/slides/slide2.xml": lambda data: data[:99]})
    result = merged(tmp_path / "out.pptx", Pick(torn, 1), Pick(torn, 2))
    assert {line.what for line in result.report} == {"a jump to another slide", "the slide"}


def test_a_slide_without_its_layout_takes_another_of_its_deck(tmp_path: Path) -> None:
    made = deck(tmp_path / "a.pptx", ["A"])
    lost = changed(made, tmp_path / "b.pptx", {"ppt/slides/_rels/slide1.xml.rels": lambda _: None})
    result = merged(tmp_path / "out.pptx", Pick(lost, 1))
    assert [line.what for line in result.report] == ["the layout"]
    assert Presentation(str(tmp_path / "out.pptx")).slides[0].shapes.title.text == "A"


def test_a_layout_that_cannot_be_read_does_not_spoil_its_slides(tmp_path: Path) -> None:
    made = deck(tmp_path / "a.pptx", ["A"])
    torn = changed(made, tmp_path / "b.pptx", {"ppt/slideLayouts/slideLayout2.xml": lambda data: data[:300]})
    result = merged(tmp_path / "out.pptx", Pick(torn, 1))
    assert [line.what for line in result.report] == ["the layout"]


def test_slides_of_a_deck_that_lost_its_design_get_a_plain_one(tmp_path: Path) -> None:
    made = deck(tmp_path / "a.pptx", ["A", "B"])
    bare = changed(made, tmp_path / "b.pptx", {"ppt/theme/theme1.xml": lambda _: None})
    result = merged(tmp_path / "out.pptx", Pick(bare, 1), Pick(bare, 2), Pick(made, 1))
    assert [line.what for line in result.report if line.where.startswith("b.pptx, slide")] == ["the design"] * 2
    slides = Presentation(str(tmp_path / "out.pptx")).slides
    assert [slide.shapes.title.text for slide in slides] == ["A", "B", "A"]
    assert [slide.slide_layout.name for slide in slides] == ["Plain", "Plain", "Title and Content"]
    assert slides[0].shapes.title.width > 0


def test_a_chart_with_a_doctype_is_left_out(tmp_path: Path) -> None:
    rich = rich_deck(tmp_path / "rich.pptx", tmp_path)
    bomb = changed(
        rich,
        tmp_path / "bomb.pptx",
        {
            r"ppt/charts/chart\d+\.xml": lambda data: data.replace(
                b"<c:chartSpace", b'<!DOCTYPE x [<!ENTITY a "b">]><c:chartSpace', 1
            )
        },
    )
    result = merged(tmp_path / "out.pptx", Pick(bomb, 1))
    assert [line.what for line in result.report] == ["a damaged chart"]


def test_a_picture_whose_bytes_changed_in_the_zip_is_left_out(tmp_path: Path) -> None:
    rich = rich_deck(tmp_path / "rich.pptx", tmp_path)
    package = Package(rich)
    (name,) = [part for part in package.names if part.endswith(".png")]
    data = bytearray(rich.read_bytes())
    with rich.open("rb") as file:
        start = package.packed_start(name, file)
    data[start + 20 : start + 24] = b"\0\1\2\3"
    broken = tmp_path / "broken.pptx"
    broken.write_bytes(bytes(data))
    result = merged(tmp_path / "out.pptx", Pick(broken, 1))
    assert [line.what for line in result.report] == ["a damaged image"]


def test_notes_without_a_sound_master_are_left_out_and_named(tmp_path: Path) -> None:
    made = deck(tmp_path / "a.pptx", ["A"], notes="Slowly.")
    torn = changed(made, tmp_path / "b.pptx", {"ppt/notesMasters/_rels/notesMaster1.xml.rels": lambda _: None})
    assert [line.what for line in merged(tmp_path / "out.pptx", Pick(torn, 1)).report] == ["notes"]
    sound = deck(tmp_path / "c.pptx", ["C"], notes="Aloud.")
    assert merged(tmp_path / "both.pptx", Pick(torn, 1), Pick(sound, 1)).report == ()


def test_references_that_a_part_has_lost_are_taken_out(tmp_path: Path) -> None:
    rich = rich_deck(tmp_path / "rich.pptx", tmp_path)
    torn = changed(
        rich,
        tmp_path / "torn.pptx",
        {
            r"ppt/charts/_rels/chart\d+\.xml\.rels": lambda _: None,
            "ppt/slides/_rels/slide1.xml.rels": lambda _: None,
        },
    )
    merged(tmp_path / "out.pptx", Pick(torn, 1))
    torn = changed(rich, tmp_path / "chart.pptx", {r"ppt/charts/_rels/chart\d+\.xml\.rels": lambda _: None})
    merged(tmp_path / "out.pptx", Pick(torn, 1))
    assert b"externalData" not in Package(tmp_path / "out.pptx").raw("/ppt/charts/chart1.xml")
