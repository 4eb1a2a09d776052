"""Pictures that a person called mere decoration: marked as PowerPoint marks them, and no longer found by the audit."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from building import changed, picture, replaced
from lxml import etree
from package_rules import broken_rules
from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from natp_studio.decks.auditing.audit import audit_deck
from natp_studio.decks.composing import CarriedSlide, Composition, Part
from natp_studio.decks.deck import Deck
from natp_studio.decks.finished import compose_finished
from natp_studio.decks.made.values import PictureSlide
from natp_studio.decks.merging.finishing import Finish
from natp_studio.decks.reading import read_deck
from natp_studio.decks.slide_tree import all_shapes, alt_text_of, is_decorative, name_of
from natp_studio.domain.auditing import DeckFinding

URI = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"


def silent(shape) -> None:  # type: ignore[no-untyped-def]
    shape._element.nvPicPr.cNvPr.attrib.pop("descr", None)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A picture without alt text, one with its file name, a group with words and two pictures, a chart."""
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = "Rooms"
    file = str(picture(tmp_path / "p.png"))
    silent(slide.shapes.add_picture(file, 0, Inches(2)))
    slide.shapes.add_picture(file, Inches(2), Inches(2))._element.nvPicPr.cNvPr.set("descr", "IMG_001.png")
    group = slide.shapes.add_group_shape()
    group.name = "Corner"
    silent(group.shapes.add_picture(file, Inches(4), Inches(2)))
    told = group.shapes.add_picture(file, Inches(5), Inches(2))
    told._element.nvPicPr.cNvPr.set("descr", "A door")
    group.shapes.add_textbox(Inches(4), Inches(4), Inches(2), Inches(1)).text_frame.text = "In a group"
    data = CategoryChartData()
    data.categories = ["quiet", "loud"]
    data.add_series("Rooms", (3, 1))
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, 0, Inches(5), Inches(3), Inches(2), data)
    presentation.save(str(tmp_path / "a.pptx"))
    return tmp_path / "a.pptx"


def asked(path: Path) -> list[DeckFinding]:
    return [finding for finding in audit_deck(path).findings if finding.ask]


def finished(source: Path, to: Path, *decoration: str) -> dict[str, tuple[bool, str]]:
    """Make a deck with these shapes called decoration; by name, which shapes are marked, and their alt texts."""
    part = Part(CarriedSlide(source, 1), None, Finish(decoration=decoration))
    compose_finished(Composition("M", (part,)), "", to)
    assert broken_rules(to) == []
    made = Deck(to)
    shapes = all_shapes(made.package.xml(made.slides[0]))
    return {name_of(shape): (is_decorative(shape), alt_text_of(shape)) for shape in shapes}


def test_pictures_may_be_decoration_and_charts_may_not(source: Path) -> None:
    assert [(one.rule, one.where, one.may_decorate) for one in asked(source)] == [
        ("no-alt-text", "Picture 2", True),
        ("file-name-as-alt-text", "Picture 3", True),
        ("no-alt-text", "Corner", True),
        ("no-alt-text", "Chart 8", False),
    ]


def test_a_picture_called_decoration_is_marked_as_powerpoint_does_and_found_no_more(
    source: Path, tmp_path: Path
) -> None:
    found = asked(source)
    made = finished(source, tmp_path / "out.pptx", *(one.shape for one in found[:2]))
    assert made["Picture 2"] == made["Picture 3"] == (True, "")
    assert [name for name, (marked, _) in made.items() if marked] == ["Picture 2", "Picture 3"]
    shape = Presentation(str(tmp_path / "out.pptx")).slides[0].shapes[1]
    properties = shape._element.nvPicPr.cNvPr
    assert properties.get("descr") == ""
    (entry,) = properties.findall(f".//{{*}}ext[@uri='{URI}']")
    (mark,) = entry
    assert etree.QName(mark).namespace == "http://schemas.microsoft.com/office/drawing/2017/decorative"
    assert (etree.QName(mark).localname, mark.get("val")) == ("decorative", "1")
    assert [one.where for one in asked(tmp_path / "out.pptx")] == ["Corner", "Chart 8"]
    assert read_deck(tmp_path / "out.pptx").slides[0].without_alt == 2


def test_words_and_alt_texts_in_a_group_called_decoration_are_still_read_out(source: Path, tmp_path: Path) -> None:
    corner = asked(source)[2]
    made = finished(source, tmp_path / "out.pptx", corner.shape)
    assert [name for name, (marked, _) in made.items() if marked] == ["Picture 5"]
    assert made["Picture 6"] == (False, "A door")
    assert "Corner" not in [one.where for one in asked(tmp_path / "out.pptx")]


def test_a_group_that_says_nothing_is_marked_whole(tmp_path: Path) -> None:
    presentation = Presentation()
    group = presentation.slides.add_slide(presentation.slide_layouts[6]).shapes.add_group_shape()
    file = str(picture(tmp_path / "p.png"))
    for left in (0, 2):
        silent(group.shapes.add_picture(file, Inches(left), 0))
    presentation.save(str(tmp_path / "a.pptx"))
    (only,) = (one for one in asked(tmp_path / "a.pptx") if one.rule == "no-alt-text")
    made = finished(tmp_path / "a.pptx", tmp_path / "out.pptx", only.shape)
    assert [marked for marked, _ in made.values()] == [True] * 3
    assert {one.rule for one in asked(tmp_path / "out.pptx")} == {"no-title"}


def test_a_mark_that_was_taken_back_in_powerpoint_counts_as_none_and_is_set_anew(source: Path, tmp_path: Path) -> None:
    off = (
        f'name="Picture 2"><a:extLst><a:ext uri="{URI}"><adec:decorative xmlns:adec='
        '"http://schemas.microsoft.com/office/drawing/2017/decorative" val="0"/></a:ext></a:extLst></p:cNvPr>'
    )
    unmarked = changed(source, tmp_path / "off.pptx", {"ppt/slides/slide1.xml": replaced('name="Picture 2"/>', off)})
    assert asked(unmarked)[0].where == "Picture 2"
    assert read_deck(unmarked).slides[0].without_alt == read_deck(source).slides[0].without_alt
    made = finished(unmarked, tmp_path / "out.pptx", asked(unmarked)[0].shape)
    assert made["Picture 2"] == (True, "")


def test_a_picture_of_its_own_without_alt_text_is_decoration(tmp_path: Path) -> None:
    data = io.BytesIO()
    Image.new("RGB", (40, 30), "#884422").save(data, "PNG")
    (tmp_path / "leaf.png").write_bytes(data.getvalue())
    part = Part(PictureSlide("Leaf", tmp_path / "leaf.png", ""))
    compose_finished(Composition("M", (part,)), "", tmp_path / "out.pptx")
    made = Deck(tmp_path / "out.pptx")
    marked = [name_of(one) for one in all_shapes(made.package.xml(made.slides[0])) if is_decorative(one)]
    assert marked == ["Leaf"]
    assert asked(tmp_path / "out.pptx") == []
