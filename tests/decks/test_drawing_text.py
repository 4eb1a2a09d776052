"""Words with their looks, read from decks."""

from pathlib import Path

import pytest
from drawn import every, put, run_of, scene_with, text_box, the, words
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Pt

from natp_studio.decks.drawing.numbering import written
from natp_studio.domain.scenes import Colour, Paragraph, Scene, Shape, Sides, Spacing


def paragraphs(scene: Scene) -> tuple[Paragraph, ...]:
    body = the(scene, Shape).text
    assert body is not None
    return body.paragraphs


def numbered(slide: Slide, texts: str, kind: str = '<a:buAutoNum type="arabicPeriod"/>') -> None:
    """A text box whose lines ask for bullets; a line in brackets asks for none, leading spaces are its level."""
    box = text_box(slide, "")
    for number, line in enumerate(texts.split("|")):
        paragraph = box.text_frame.paragraphs[0] if not number else box.text_frame.add_paragraph()
        paragraph.text = line.strip()
        paragraph.level = len(line) - len(line.lstrip())
        properties = paragraph._p.get_or_add_pPr()
        put(properties, "<a:buNone/>" if line.strip().startswith("(") else kind)


def marks(scene: Scene) -> list[str]:
    return [paragraph.bullet.text if paragraph.bullet else "" for paragraph in paragraphs(scene)]


def test_numbers_count_on_below_other_levels_and_start_again_after_a_break(tmp_path: Path) -> None:
    texts = "one|two| inner| inner|three||four|(pause)|one again"
    scene = scene_with(tmp_path, lambda slide: numbered(slide, texts))
    assert marks(scene) == ["1.", "2.", "1.", "2.", "3.", "", "4.", "", "1."]


def test_numbers_can_start_anywhere(tmp_path: Path) -> None:
    kind = '<a:buAutoNum type="alphaUcParenBoth" startAt="3"/>'
    assert marks(scene_with(tmp_path, lambda slide: numbered(slide, "a|b", kind))) == ["(C)", "(D)"]


@pytest.mark.parametrize(
    ("count", "form", "text"),
    [
        (4, "arabicPlain", "4"),
        (9, "romanLcPeriod", "ix."),
        (1994, "romanUcParenR", "MCMXCIV)"),
        (27, "alphaLcPeriod", "aa."),
        (3, "circleNumWdWhitePlain", "③"),
        (12, "circleNumWdBlackPlain", "⓬"),
        (21, "ea1ChsPeriod", "二十一."),
        (2, "hebrew2Minus", "ב-"),
        (5, "formOfTheFuture", "5."),
    ],
)
def test_numbers_are_written_in_their_form(count: int, form: str, text: str) -> None:
    assert written(count, form) == text


def test_a_bullet_has_its_own_sign_colour_size_and_font(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        box = text_box(slide, "Point")
        box.text_frame.paragraphs[0].runs[0].font.size = Pt(20)
        properties = box.text_frame.paragraphs[0]._p.get_or_add_pPr()
        properties.set("marL", str(Pt(30)))
        properties.set("indent", str(-Pt(30)))
        for part in (
            '<a:buClr><a:srgbClr val="FF0000"/></a:buClr>',
            '<a:buSzPct val="150000"/>',
            '<a:buFont typeface="Wingdings"/>',
            '<a:buChar char="§"/>',
        ):
            put(properties, part)

    (paragraph,) = paragraphs(scene_with(tmp_path, fill))
    assert paragraph.bullet is not None
    assert (paragraph.bullet.text, paragraph.bullet.colour) == ("§", Colour(255, 0, 0))
    assert (paragraph.bullet.size, paragraph.bullet.families[0]) == (30, "Wingdings")
    assert (paragraph.margin_left, paragraph.indent) == (30, -30)


def test_spacing_alignment_and_direction_are_read(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        frame = text_box(slide, "One").text_frame
        first = frame.paragraphs[0]
        first.alignment, first.line_spacing, first.space_before, first.space_after = PP_ALIGN.RIGHT, 1.5, Pt(6), Pt(8)
        second = frame.add_paragraph()
        second.text, second.line_spacing = "Two", Pt(30)
        second._p.get_or_add_pPr().set("rtl", "1")

    first, second = paragraphs(scene_with(tmp_path, fill))
    assert (first.align, first.line, first.before, first.after) == (
        "right",
        Spacing(1.5),
        Spacing(0, 6),
        Spacing(0, 8),
    )
    assert (second.line.points, second.right_to_left) == (30, True)


def test_autofit_shrinks_letters_and_lines_as_powerpoint_did(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        box = text_box(slide, "Small")
        box.text_frame.paragraphs[0].runs[0].font.size = Pt(40)
        body = box.text_frame._txBody.bodyPr
        for child in list(body):
            body.remove(child)
        put(body, '<a:normAutofit fontScale="50000" lnSpcReduction="20000"/>')

    (paragraph,) = paragraphs(scene_with(tmp_path, fill))
    assert paragraph.runs[0].size == 20
    assert paragraph.line.share == pytest.approx(0.8)


def test_the_body_says_where_words_stand(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        frame = text_box(slide, "Words").text_frame
        frame.vertical_anchor, frame.margin_left, frame.word_wrap = MSO_ANCHOR.BOTTOM, Pt(20), True
        body = frame._txBody.bodyPr
        body.set("vert", "vert270")
        body.set("numCol", "3")
        body.set("spcCol", str(Pt(12)))
        body.set("rot", "5400000")

    body = the(scene_with(tmp_path, fill), Shape).text
    assert body is not None
    assert (body.anchor, body.wraps, body.turn, body.columns, body.column_gap) == ("bottom", True, 270, 3, 12)
    assert (body.insets, body.rotation) == (Sides(20, 3.6, 7.2, 3.6), 90)


def test_marks_on_letters_are_read(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        paragraph = text_box(slide, "").text_frame.paragraphs[0]
        for text, name, value in (
            ("under", "u", "dbl"),
            ("struck", "strike", "sngStrike"),
            ("raised", "baseline", "30000"),
            ("loud", "cap", "all"),
            ("wide", "spc", "300"),
            ("Small", "cap", "small"),
        ):
            run = paragraph.add_run()
            run.text = text
            run.font._element.set(name, value)
        put(paragraph.runs[0].font._element, '<a:highlight><a:srgbClr val="FFFF00"/></a:highlight>')

    scene = scene_with(tmp_path, fill)
    assert (run_of(scene, "under").underline, run_of(scene, "under").highlight) == ("dbl", Colour(255, 255, 0))
    assert run_of(scene, "struck").strike == "sngStrike"
    assert (run_of(scene, "raised").size, run_of(scene, "raised").baseline) == (pytest.approx(12), pytest.approx(5.4))
    assert run_of(scene, "LOUD").size == 18
    assert run_of(scene, "wide").spacing == 3
    assert run_of(scene, "MALL").size == pytest.approx(14.4)


def test_links_look_like_links(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        run = text_box(slide, "").text_frame.paragraphs[0].add_run()
        run.text, run.hyperlink.address = "Read more", "https://example.org/"

    run = run_of(scene_with(tmp_path, fill), "Read more")
    assert (run.underline, run.colour) == ("sng", Colour(0, 0, 255))


def test_line_breaks_and_fields_are_words_too(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        box = text_box(slide, "one\vtwo ")
        put(box.text_frame.paragraphs[0]._p, '<a:fld id="{0}" type="slidenum"><a:rPr/><a:t>?</a:t></a:fld>')

    assert words(the(scene_with(tmp_path, fill), Shape).text) == "one\u2028two 1"


def test_an_arrow_of_a_sign_font_is_kept_apart_from_the_words_around_it(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        run = text_box(slide, "on \uf0e0 off").text_frame.paragraphs[0].runs[0]
        put(run.font._element, '<a:sym typeface="Wingdings"/>')

    runs = paragraphs(scene_with(tmp_path, fill))[0].runs
    assert [(run.text, run.symbols) for run in runs] == [("on ", False), ("\uf0e0", True), (" off", False)]


def test_an_empty_paragraph_is_as_high_as_its_end_mark_says(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        frame = text_box(slide, "Words").text_frame
        put(frame.add_paragraph()._p, '<a:endParaRPr sz="4000"/>')

    assert paragraphs(scene_with(tmp_path, fill))[1].end.size == 40


def test_words_of_a_shape_keep_inside_its_outline(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        box = text_box(slide, "Round", (0, 0, 100, 100))
        box._element.spPr.find(qn("a:prstGeom")).set("prst", "ellipse")

    body = the(scene_with(tmp_path, fill), Shape).text
    assert body is not None
    assert (body.area.x, body.area.width) == pytest.approx((14.64, 70.71), abs=0.01)


def test_tabs_are_read_in_order(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        properties = text_box(slide, "a\tb").text_frame.paragraphs[0]._p.get_or_add_pPr()
        put(properties, '<a:tabLst><a:tab pos="1270000" algn="r"/><a:tab pos="635000"/></a:tabLst>')

    (paragraph,) = paragraphs(scene_with(tmp_path, fill))
    assert [(stop.position, stop.align) for stop in paragraph.tabs] == [(50, "left"), (100, "right")]


def test_every_shape_with_words_is_found(tmp_path: Path) -> None:
    scene = scene_with(tmp_path, lambda slide: [text_box(slide, text) for text in ("a", "", "b")])
    assert [words(shape.text) for shape in every(scene.nodes, Shape) if shape.text] == ["a", "b"]
