"""What a slide takes from its layout, master and theme."""

from pathlib import Path

import pytest
from building import changed, deck, replaced
from drawn import BLANK, TITLE_AND_BODY, element, every, put, run_of, scene_of, scene_with, text_box, the, words
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Pt

from natp_studio.decks.deck import Deck
from natp_studio.decks.drawing.drawer import SlideDrawer
from natp_studio.domain.problems import Problem
from natp_studio.domain.scenes import Colour, Group, LabelledBox, Shape, SolidFill


def test_a_placeholder_stands_where_its_layout_puts_it(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        slide.shapes.title.text = "At the top"

    scene = scene_with(tmp_path, fill, TITLE_AND_BODY)
    (title,) = every(scene.nodes, Shape)
    assert (scene.width, scene.height) == (720, 540)
    assert (title.frame.x, title.frame.y, title.frame.width) == pytest.approx((36, 21.625, 648), abs=0.1)


def test_text_takes_size_font_and_bullet_from_the_master(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        slide.shapes.title.text = "Heading"
        slide.placeholders[1].text = "First\nSecond"
        slide.placeholders[1].text_frame.paragraphs[1].level = 1

    scene = scene_with(tmp_path, fill, TITLE_AND_BODY)
    assert run_of(scene, "Heading").size == 44
    assert run_of(scene, "First").size == 32
    assert run_of(scene, "Second").size == 28
    assert run_of(scene, "First").families[0] == "Calibri"
    body = list(every(scene.nodes, Shape))[1].text
    assert body is not None
    assert [paragraph.bullet and paragraph.bullet.text for paragraph in body.paragraphs] == ["•", "–"]
    assert body.paragraphs[1].margin_left > body.paragraphs[0].margin_left > 0


def test_what_a_run_says_is_stronger_than_what_it_inherits(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        slide.shapes.title.text = "Heading"
        run = slide.shapes.title.text_frame.paragraphs[0].runs[0]
        run.font.size, run.font.bold, run.font.color.rgb = Pt(20), True, RGBColor(1, 2, 3)

    run = run_of(scene_with(tmp_path, fill, TITLE_AND_BODY), "Heading")
    assert (run.size, run.bold, run.colour) == (20, True, Colour(1, 2, 3))


def test_an_empty_placeholder_shows_nothing(tmp_path: Path) -> None:
    assert scene_with(tmp_path, lambda slide: None, TITLE_AND_BODY).nodes == ()


def test_patterns_for_placeholders_on_layout_and_master_are_not_drawn_but_their_pictures_are(tmp_path: Path) -> None:
    presentation = Presentation()
    layout = presentation.slide_layouts[BLANK]
    for tree, name in ((layout.shapes._spTree, "layout"), (presentation.slide_master.shapes._spTree, "master")):
        tree.append(
            element(
                f'<p:sp><p:nvSpPr><p:cNvPr id="99" name="{name}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
                '<a:off x="0" y="0"/><a:ext cx="127000" cy="127000"/></a:xfrm></p:spPr><p:txBody><a:bodyPr/><a:p><a:r>'
                f"<a:t>{name}</a:t></a:r></a:p></p:txBody></p:sp>"
            )
        )
    slide = presentation.slides.add_slide(layout)
    text_box(slide, "slide")
    presentation.save(str(tmp_path / "x.pptx"))
    drawn = [words(shape.text) for shape in every(scene_of(tmp_path / "x.pptx").nodes, Shape)]
    assert drawn == ["master", "layout", "slide"]

    slide._element.set("showMasterSp", "0")
    presentation.save(str(tmp_path / "y.pptx"))
    assert [words(shape.text) for shape in every(scene_of(tmp_path / "y.pptx").nodes, Shape)] == ["slide"]


def test_theme_colours_are_changed_as_the_slide_says(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        for brightness in (0, 0.4, -0.25):
            shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, 0, Pt(50), Pt(50))
            shape.fill.solid()
            shape.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1
            shape.fill.fore_color.brightness = brightness

    plain, lighter, darker = every(scene_with(tmp_path, fill).nodes, Shape)
    assert plain.fill == SolidFill(Colour(0x4F, 0x81, 0xBD))
    assert lighter.fill == SolidFill(Colour(0x95, 0xB3, 0xD7))
    assert darker.fill == SolidFill(Colour(0x37, 0x60, 0x92))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ('<a:tint val="50000"/>', Colour(188, 188, 188)),
        ('<a:shade val="50000"/>', Colour(0, 0, 0)),
        ('<a:alpha val="25000"/>', Colour(0, 0, 0, 0.25)),
        ("<a:inv/>", Colour(255, 255, 255)),
        ('<a:lumOff val="50000"/>', Colour(128, 128, 128)),
    ],
)
def test_a_colour_is_changed_by_each_modifier(tmp_path: Path, change: str, expected: Colour) -> None:
    def fill(slide: Slide) -> None:
        shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, 0, Pt(50), Pt(50))
        colour = put(shape._element.spPr, '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>')[0]
        put(colour, change)

    assert the(scene_with(tmp_path, fill), Shape).fill == SolidFill(expected)


def test_a_colour_map_of_the_slide_turns_light_and_dark_round(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        text_box(slide, "Light on dark")
        mapping = slide._element.find(qn("p:clrMapOvr"))
        mapping.remove(mapping[0])
        same = (*(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
        names = " ".join(f'{name}="{name}"' for name in same)
        put(
            mapping,
            f'<a:overrideClrMapping bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2" {names}/>',
        )

    scene = scene_with(tmp_path, fill)
    assert run_of(scene, "Light").colour == Colour(255, 255, 255)
    assert scene.background == SolidFill(Colour(0, 0, 0))


def test_the_background_comes_from_slide_then_layout_then_master(tmp_path: Path) -> None:
    presentation = Presentation()
    presentation.slide_master.background.fill.solid()
    presentation.slide_master.background.fill.fore_color.rgb = RGBColor(10, 20, 30)
    presentation.slides.add_slide(presentation.slide_layouts[BLANK])
    second = presentation.slides.add_slide(presentation.slide_layouts[BLANK])
    second.background.fill.solid()
    second.background.fill.fore_color.rgb = RGBColor(40, 50, 60)
    presentation.save(str(tmp_path / "x.pptx"))
    drawer = SlideDrawer(Deck(tmp_path / "x.pptx"))
    assert drawer.scene(1).background == SolidFill(Colour(10, 20, 30))
    assert drawer.scene(2).background == SolidFill(Colour(40, 50, 60))


def test_a_style_reference_fills_and_outlines_a_shape(tmp_path: Path) -> None:
    scene = scene_with(tmp_path, lambda slide: slide.shapes.add_shape(MSO_SHAPE.OVAL, 0, 0, Pt(50), Pt(50)))
    shape = the(scene, Shape)
    assert shape.fill is not None
    assert shape.line is not None
    assert shape.line.width == pytest.approx(0.75)
    assert shape.shadow is not None


def test_the_slide_number_is_that_of_the_slide_also_on_the_master(tmp_path: Path) -> None:
    presentation = Presentation()
    layout = presentation.slide_layouts[BLANK]
    layout.shapes._spTree.append(
        element(
            '<p:sp><p:nvSpPr><p:cNvPr id="99" name="n"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" '
            'y="0"/><a:ext cx="127000" cy="127000"/></a:xfrm></p:spPr><p:txBody><a:bodyPr/><a:p><a:fld id="{0}" '
            'type="slidenum"><a:t>‹#›</a:t></a:fld></a:p></p:txBody></p:sp>'
        )
    )
    for _ in range(2):
        presentation.slides.add_slide(layout)
    presentation.save(str(tmp_path / "x.pptx"))
    drawer = SlideDrawer(Deck(tmp_path / "x.pptx"))
    assert [words(the(drawer.scene(number), Shape).text) for number in (1, 2, 1)] == ["1", "2", "1"]


def test_a_slide_without_its_layout_still_shows_its_own_words(tmp_path: Path) -> None:
    made = deck(tmp_path / "x.pptx", ["Alone"])
    lost = changed(made, tmp_path / "y.pptx", {"ppt/slides/_rels/slide1.xml.rels": replaced("slideLayout2", "nowhere")})

    def at_a_place(data: bytes) -> bytes:
        place = b'<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1270000" cy="1270000"/></a:xfrm></p:spPr>'
        return data.replace(b"<p:spPr/>", place)

    placed = changed(lost, tmp_path / "z.pptx", {"ppt/slides/slide1.xml": at_a_place})
    assert run_of(scene_of(placed), "Alone").size == 44


@pytest.mark.parametrize(
    "part",
    [
        r"ppt/theme/theme1\.xml",
        r"ppt/slideLayouts/slideLayout2\.xml",
        r"ppt/slideMasters/slideMaster1\.xml",
        r"ppt/slides/_rels/slide1\.xml\.rels",
        r"ppt/slideMasters/_rels/slideMaster1\.xml\.rels",
        r"ppt/tableStyles\.xml",
    ],
)
def test_a_damaged_part_is_left_out(tmp_path: Path, part: str) -> None:
    made = deck(tmp_path / "x.pptx", ["Still here"])
    broken = changed(made, tmp_path / "y.pptx", {part: lambda data: b"<not xml"})
    scene = scene_of(broken)
    assert scene.width == pytest.approx(960, abs=0.1)


def test_a_number_that_is_no_slide_is_a_problem(tmp_path: Path) -> None:
    drawer = SlideDrawer(Deck(deck(tmp_path / "x.pptx", ["One"])))
    with pytest.raises(Problem):
        drawer.scene(2)


def test_a_strict_deck_draws_like_any_other(shared_decks: Path) -> None:
    (path,) = shared_decks.glob("Open-XML-SDK/f73af7-*")
    scene = scene_of(path)
    assert "This is the second paragraph" in words(the(scene, Shape).text)
    assert [paragraph.align for paragraph in the(scene, Shape).text.paragraphs] == ["left", "right", "left"]  # type: ignore[union-attr]


def test_every_public_deck_draws_without_an_exception(shared_decks: Path) -> None:
    drawn = 0
    for path in sorted(shared_decks.glob("*/*"))[::9]:
        try:
            deck_of_others = Deck(path)
        except Problem:
            continue
        drawer = SlideDrawer(deck_of_others)
        for number in range(1, min(3, len(deck_of_others.slides)) + 1):
            assert isinstance(drawer.scene(number).nodes, tuple)
            drawn += 1
    assert drawn > 20


def test_a_diagram_is_drawn_from_its_drawing_and_without_one_says_its_words(shared_decks: Path) -> None:
    (with_drawing,) = shared_decks.glob("pptx-automizer/ef80db-*")
    scene = scene_of(with_drawing)
    assert any(isinstance(node, Group) for node in scene.nodes)
    assert run_of(scene, "A1").size > 10
    (without,) = shared_decks.glob("Open-XML-SDK/c67615-*")
    assert (
        the(scene_of(without), LabelledBox).label == "Diagram: Department 1, Department 2, Department 3, Department 4"
    )
