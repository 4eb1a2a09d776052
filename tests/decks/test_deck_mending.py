"""What an export mends by itself, what it leaves alone, and what it writes onto slides when it is asked to."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from building import changed, deck, picture
from lxml import etree
from package_rules import broken_rules
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Inches, Pt

from natp_studio.decks.auditing.audit import audit_deck
from natp_studio.decks.composing import CarriedSlide, Composition, Part
from natp_studio.decks.deck import Deck
from natp_studio.decks.finished import compose_finished
from natp_studio.decks.made.values import WordsSlide
from natp_studio.decks.mended import compose_mended
from natp_studio.decks.mending.tables import plain_styles
from natp_studio.decks.merging.finishing import Finish, Origin
from natp_studio.decks.merging.plan import Merged
from natp_studio.decks.provenance import CREDIT_NAME, OFF_SLIDE_NAME, deck_mark_of, mark_of, said_on, tags_of
from natp_studio.decks.xml import NAMESPACES, qn

ORIGIN = Origin("0" * 32, "a" * 64, "Drawn by Jo & Sam", "C-14")
WIDE = (12_192_000, 6_858_000)


def slides(path: Path, *makers: Callable[..., None]) -> Path:
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = WIDE
    for maker in makers:
        maker(presentation.slides.add_slide(presentation.slide_layouts[6]))
    presentation.save(str(path))
    return path


def box(slide, text: str, size: int = 20, top: float = 2.0, bold: bool = False):  # type: ignore[no-untyped-def]
    shape = slide.shapes.add_textbox(Inches(1), Inches(top), Inches(6), Inches(0.7))
    run = shape.text_frame.paragraphs[0].add_run()
    run.text, run.font.size, run.font.bold = text, Pt(size), bold or None
    return shape


def mended(source: Path, to: Path, *numbers: int) -> Merged:
    result = compose_mended(Composition("M", tuple(Part(CarriedSlide(source, n)) for n in numbers or (1,))), to)
    assert broken_rules(to) == []
    return result


def finished(source: Path, to: Path, finish: Finish, shape: str = "") -> Merged:
    result = compose_finished(Composition("M", (Part(CarriedSlide(source, 1), None, finish),), shape), "s1", to)
    assert broken_rules(to) == []
    return result


def test_a_slide_without_a_title_gets_its_largest_words_as_a_title_above_the_slide(tmp_path: Path) -> None:
    def untitled(slide) -> None:
        box(slide, "Small words")
        box(slide, "What a ward sounds like", 40, 4)

    source = slides(tmp_path / "a.pptx", untitled, untitled)
    report = mended(source, tmp_path / "out.pptx", 1, 2).report
    opened = Presentation(str(tmp_path / "out.pptx"))
    assert [slide.shapes.title.text for slide in opened.slides] == [
        "What a ward sounds like",
        "What a ward sounds like (2)",
    ]
    for slide in opened.slides:
        title = slide.shapes[0]
        assert title.name == OFF_SLIDE_NAME
        assert title.top + title.height < 0
        assert [shape.text for shape in slide.shapes][1:] == ["Small words", "What a ward sounds like"]
    assert [line.what for line in report].count("the title") == 2
    rules = {finding.rule for finding in audit_deck(tmp_path / "out.pptx").findings}
    assert not rules & {"no-title", "same-title", "no-language", "title-not-first"}


def test_an_empty_title_placeholder_is_filled_above_the_slide_and_not_on_it(tmp_path: Path) -> None:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    box(slide, "Only words", 30)
    presentation.save(str(tmp_path / "a.pptx"))
    mended(tmp_path / "a.pptx", tmp_path / "out.pptx")
    shapes = Presentation(str(tmp_path / "out.pptx")).slides[0].shapes
    assert [(shape.text, shape.top < 0) for shape in shapes] == [("Only words", True), ("Only words", False)]


def test_a_title_that_nothing_touches_is_read_first_and_one_that_is_touched_stays(tmp_path: Path) -> None:
    presentation = Presentation()
    for top in (4, 0.3):
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
        slide.shapes.title.text = "Title"
        box(slide, "Body", top=top)
        slide.shapes._spTree.append(slide.shapes.title._element)
    presentation.save(str(tmp_path / "a.pptx"))
    assert [finding.mended for finding in audit_deck(tmp_path / "a.pptx").findings if "first" in finding.rule] == [
        True,
        False,
    ]
    mended(tmp_path / "a.pptx", tmp_path / "out.pptx", 1, 2)
    order = [[shape.text for shape in slide.shapes] for slide in Presentation(str(tmp_path / "out.pptx")).slides]
    assert order == [["Title", "Body"], ["Body", "Title"]]


def test_a_header_row_is_marked_only_where_it_clearly_is_one_and_looks_the_same(tmp_path: Path) -> None:
    def table(slide, bold: bool, style: str) -> None:
        made = slide.shapes.add_table(2, 2, Inches(1), Inches(2), Inches(5), Inches(1)).table
        made.first_row = False
        made._tbl.tblPr.find(qn("a:tableStyleId")).text = style
        for row in (0, 1):
            for column in (0, 1):
                made.cell(row, column).text = f"Cell {row} {column}"
                if row == 0:
                    made.cell(row, column).text_frame.paragraphs[0].runs[0].font.bold = bold

    plain, striped = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}", "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"
    cases = ((True, plain), (False, plain), (True, striped))
    source = slides(tmp_path / "a.pptx", *(lambda slide, case=case: table(slide, *case) for case in cases))
    mended(source, tmp_path / "out.pptx", 1, 2, 3)
    marked = [
        next(shape for shape in slide.shapes if shape.has_table).table.first_row
        for slide in Presentation(str(tmp_path / "out.pptx")).slides
    ]
    assert marked == [True, False, False]


def test_a_table_style_with_bands_is_not_plain_since_they_begin_below_the_header(tmp_path: Path) -> None:
    styles = "".join(
        f'<a:tblStyle styleId="{{{name}}}" styleName="{name}">{part}</a:tblStyle>'
        for name, part in (("BANDS", "<a:band1H/>"), ("PLAIN", "<a:wholeTbl/>"), ("HEAD", "<a:firstRow/>"))
    )
    source = changed(
        deck(tmp_path / "a.pptx", ["One"]),
        tmp_path / "b.pptx",
        {"ppt/tableStyles.xml": lambda data: data.replace(b"/>", b">" + styles.encode() + b"</a:tblStyleLst>")},
    )
    assert {name for name in plain_styles(Deck(source)) if "-" not in name} == {"{PLAIN}"}


def test_lines_that_only_decorate_are_marked_and_arrows_are_not(tmp_path: Path) -> None:
    def lines(slide) -> None:
        slide.shapes.add_connector(1, Inches(1), Inches(3), Inches(8), Inches(3))
        arrow = slide.shapes.add_connector(1, Inches(1), Inches(4), Inches(8), Inches(4))
        outline = etree.SubElement(arrow._element.spPr, qn("a:ln"))
        etree.SubElement(outline, qn("a:tailEnd"), {"type": "triangle"})

    mended(slides(tmp_path / "a.pptx", lines), tmp_path / "out.pptx")
    marked = [
        shape._element.find(f".//{qn('adec:decorative')}") is not None
        for shape in Presentation(str(tmp_path / "out.pptx")).slides[0].shapes
        if shape.shape_type is not None and "CONNECTOR" in shape.name.upper()
    ]
    assert marked == [True, False]


def test_words_keep_the_language_they_say_and_others_get_that_of_the_slide(tmp_path: Path) -> None:
    def two(slide) -> None:
        box(slide, "Bonjour").text_frame.paragraphs[0].runs[0]._r.rPr.set("lang", "fr-FR")
        box(slide, "Salut", top=4)

    mended(slides(tmp_path / "a.pptx", two), tmp_path / "out.pptx")
    root = Deck(tmp_path / "out.pptx").package.xml("/ppt/slides/slide1.xml")
    said = {run.findtext(qn("a:t")): run.find(qn("a:rPr")).get("lang") for run in root.iter(qn("a:r"))}  # type: ignore[union-attr]
    assert said["Bonjour"] == said["Salut"] == "fr-FR"


def test_a_slide_that_needs_no_mending_is_carried_to_the_byte(tmp_path: Path) -> None:
    source = deck(tmp_path / "a.pptx", ["Sound"])
    with zipfile.ZipFile(mended_twice(source, tmp_path)) as once, zipfile.ZipFile(tmp_path / "two.pptx") as twice:
        assert once.read("ppt/slides/slide1.xml") == twice.read("ppt/slides/slide1.xml")


def mended_twice(source: Path, folder: Path) -> Path:
    assert mended(source, folder / "one.pptx").report
    assert mended(folder / "one.pptx", folder / "two.pptx").report == ()
    return folder / "one.pptx"


def test_typed_alt_text_and_title_go_into_the_deck(tmp_path: Path) -> None:
    def pictures(slide) -> None:
        for left in (1, 5):
            shape = slide.shapes.add_picture(str(picture(tmp_path / "p.png")), Inches(left), Inches(2))
            shape._element.nvPicPr.cNvPr.attrib.pop("descr", None)

    source = slides(tmp_path / "a.pptx", pictures)
    findings = [one for one in audit_deck(source).findings if one.ask]
    assert [one.rule for one in findings] == ["no-title", "no-alt-text", "no-alt-text"]
    typed = tuple((one.shape, f"Words {number}") for number, one in enumerate(findings))
    finished(source, tmp_path / "out.pptx", Finish(mend=True, descriptions=typed))
    assert [one.rule for one in audit_deck(tmp_path / "out.pptx").findings if one.ask] == []
    slide = Presentation(str(tmp_path / "out.pptx")).slides[0]
    assert slide.shapes.title.text == "Words 0"
    assert [shape._element.nvPicPr.cNvPr.get("descr") for shape in list(slide.shapes)[1:]] == ["Words 1", "Words 2"]


def test_a_credit_line_stands_where_it_covers_nothing_and_can_be_read(tmp_path: Path) -> None:
    def dark(slide) -> None:
        slide.background.fill.solid()
        slide.background.fill.fore_color.rgb = RGBColor(0x10, 0x20, 0x30)
        box(slide, "In the way", top=6.8).width = Inches(4)

    source = slides(tmp_path / "a.pptx", dark)
    for shape in ("", "4:3"):
        finished(source, tmp_path / "out.pptx", Finish(credit="Drawn by Jo & Sam", origin=ORIGIN), shape)
        slide = Presentation(str(tmp_path / "out.pptx")).slides[0]
        other, line = [shape for shape in slide.shapes if shape.has_text_frame and shape.text]
        assert (line.name, line.text) == (CREDIT_NAME, "Drawn by Jo & Sam")
        assert line.text_frame.paragraphs[0].runs[0].font.size >= Pt(10)
        beside = line.left >= other.left + other.width or line.top >= other.top + other.height
        assert beside or line.top + line.height <= other.top or line.left + line.width <= other.left
        height = Presentation(str(tmp_path / "out.pptx")).slide_height
        assert line.top > height * 0.75
        assert line.top + line.height <= height
        findings = audit_deck(tmp_path / "out.pptx").findings
        looks = [finding.where for finding in findings if finding.rule in ("contrast", "small-text")]
        assert looks == ["In the way"]


def test_a_credit_without_room_is_left_out_and_told(tmp_path: Path) -> None:
    def full(slide) -> None:
        box(slide, "Words from edge to edge", top=5.0)
        shape = slide.shapes[0]
        shape.left, shape.width, shape.height = 0, WIDE[0], WIDE[1] - shape.top

    report = finished(slides(tmp_path / "a.pptx", full), tmp_path / "o.pptx", Finish(credit="Jo", origin=ORIGIN)).report
    assert [(line.outcome.value, line.what) for line in report] == [("left out", "the credit line")]
    assert CREDIT_NAME not in [shape.name for shape in Presentation(str(tmp_path / "o.pptx")).slides[0].shapes]


def test_each_slide_says_invisibly_where_it_came_from_beside_tags_of_other_programs(tmp_path: Path) -> None:
    source = deck(tmp_path / "a.pptx", ["Wait"], notes="Slowly.")
    finished(source, tmp_path / "once.pptx", Finish(origin=Origin("b" * 32)))
    with_foreign(tmp_path / "once.pptx", tmp_path / "foreign.pptx")
    finished(tmp_path / "foreign.pptx", tmp_path / "out.pptx", Finish(origin=ORIGIN))
    opened = Deck(tmp_path / "out.pptx")
    part = opened.slide(1)
    tags = tags_of(opened, part, opened.package.xml(part))
    assert tags["THINKCELL"] == "kept"
    mark = mark_of(tags)
    assert mark is not None
    assert (mark.origin, mark.place) == (ORIGIN, 1)
    whole = deck_mark_of(tags_of(opened, opened.package.main, opened.presentation))
    assert whole is not None
    assert (whole.session, whole.slides, whole.export) == ("s1", (ORIGIN.item,), mark.export)
    assert sum(name.startswith("/ppt/tags/") for name in opened.package.names) == 2
    assert "Slowly" not in " ".join(tags.values())


def with_foreign(source: Path, to: Path) -> None:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(to, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("ppt/tags/") and b"NATP_ITEM" in data:
                data = data.replace(b"</p:tagLst>", b'<p:tag name="THINKCELL" val="kept"/></p:tagLst>')
            new.writestr(name, data)


def test_words_that_no_file_can_hold_do_not_spoil_a_deck(tmp_path: Path) -> None:
    odd = 'Jo\x01\x0b & <Sam> "\ud800" \uffff 🦜'
    source = slides(tmp_path / "a.pptx", lambda slide: slide.shapes.add_picture(str(picture(tmp_path / "p.png")), 0, 0))
    shape = next(one.shape for one in audit_deck(source).findings if one.shape not in ("", "title"))
    finish = Finish(True, ((shape, odd), ("title", odd)), Origin("c" * 32, "", odd, odd), odd)
    finished(source, tmp_path / "out.pptx", finish)
    slide = Presentation(str(tmp_path / "out.pptx")).slides[0]
    assert slide.shapes.title.text == slide.shapes[2].text == 'Jo & <Sam> "?" 🦜'


def test_slides_that_we_made_say_so_and_two_exports_are_the_same_to_the_byte(tmp_path: Path) -> None:
    parts = (
        Part(WordsSlide("Credits", ("Jo",)), None, Finish(origin=Origin(made="credits"))),
        Part(CarriedSlide(deck(tmp_path / "a.pptx", ["Wait"]), 1), None, Finish(True, origin=ORIGIN, credit="Jo")),
    )
    for name in ("one.pptx", "two.pptx"):
        compose_finished(Composition("M", parts), "s1", tmp_path / name)
        assert broken_rules(tmp_path / name) == []
    assert (tmp_path / "one.pptx").read_bytes() == (tmp_path / "two.pptx").read_bytes()
    opened = Deck(tmp_path / "one.pptx")
    mark = mark_of(tags_of(opened, opened.slide(1), opened.package.xml(opened.slide(1))))
    assert mark is not None
    assert mark.origin == Origin(made="credits")


def test_a_slide_number_that_powerpoint_fills_in_is_no_change_of_words(tmp_path: Path) -> None:
    def numbered(slide, filled: str) -> None:
        paragraph = box(slide, "Slide ").text_frame.paragraphs[0]._p
        field = etree.SubElement(paragraph, qn("a:fld"), {"id": "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"})
        field.set("type", "slidenum")
        etree.SubElement(field, qn("a:t")).text = filled

    source = slides(tmp_path / "a.pptx", *(lambda slide, n=n: numbered(slide, n) for n in "59"))
    said = [said_on(Deck(source), number) for number in (1, 2)]
    assert said[0].lines == ("Slide",)
    assert said[0].words_hash == said[1].words_hash


@pytest.mark.parametrize("again", [1, 2])
def test_a_deck_that_is_exported_again_has_one_credit_line(tmp_path: Path, again: int) -> None:
    source = deck(tmp_path / "a.pptx", ["Wait"])
    for number in range(again + 1):
        finished(source, tmp_path / f"{number}.pptx", Finish(credit=f"Jo {number}", origin=ORIGIN))
        source = tmp_path / f"{number}.pptx"
    names = [shape.text for shape in Presentation(str(source)).slides[0].shapes if shape.name == CREDIT_NAME]
    assert names == [f"Jo {again}"]
    assert NAMESPACES["p"] in Deck(source).package.raw("/ppt/slides/slide1.xml").decode()
