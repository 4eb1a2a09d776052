"""The audit: one fault a slide, found by its rule and nowhere else; and decks without faults."""

from collections.abc import Callable
from pathlib import Path

import pytest
from building import changed, picture, replaced
from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches, Pt

from natp_studio.decks.auditing.audit import audit_deck, audit_slides
from natp_studio.decks.xml import NAMESPACES
from natp_studio.domain.auditing import Ask, DeckFinding
from natp_studio.domain.problems import Problem

P, A = f'xmlns:p="{NAMESPACES["p"]}"', f'xmlns:a="{NAMESPACES["a"]}"'


def faulty(path: Path, *faults: Callable[..., None]) -> Path:
    """A deck with a sound slide, then one slide for each fault."""
    presentation = Presentation()
    presentation.core_properties.title = "A calmer ward"
    for number, fault in enumerate((lambda _slide, _folder: None, *faults), start=1):
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
        slide.shapes.title.text = f"Slide number {number}"
        fault(slide, path.parent)
        for run in slide._element.iter("{*}r"):
            if run.find("{*}rPr") is None:
                run.insert(0, etree.fromstring(f'<a:rPr {A} lang="en-GB"/>'))
            run.find("{*}rPr").set("lang", "en-GB")
    presentation.save(str(path))
    return path


def found(path: Path) -> list[tuple[int, str]]:
    return [(finding.slide, finding.rule) for finding in audit_deck(path).findings]


def words(slide, text: str, top: float = 3.0, size: int = 20):  # type: ignore[no-untyped-def]
    box = slide.shapes.add_textbox(Inches(1), Inches(top), Inches(6), Inches(0.6))
    run = box.text_frame.paragraphs[0].add_run()
    run.text, run.font.size = text, Pt(size)
    return run


def no_title(slide, _folder) -> None:
    slide.shapes.title._element.getparent().remove(slide.shapes.title._element)
    words(slide, "Small words", 2)
    words(slide, "The largest words", 3, 40)


def same_title(slide, _folder) -> None:
    slide.shapes.title.text = "Slide number 1"


def picture_without_alt(slide, folder) -> None:
    shape = slide.shapes.add_picture(str(picture(folder / "x.png")), 0, Inches(3))
    shape._element.nvPicPr.cNvPr.attrib.pop("descr", None)


def picture_with_file_name(slide, folder) -> None:
    shape = slide.shapes.add_picture(str(picture(folder / "x.png")), 0, Inches(3))
    shape._element.nvPicPr.cNvPr.set("descr", "IMG_2041.jpg")


def chart_without_alt(slide, _folder) -> None:
    data = CategoryChartData()
    data.categories = ["quiet"]
    data.add_series("Rooms", (3,))
    slide.shapes.add_chart(XL_CHART_TYPE.PIE, 0, Inches(3), Inches(3), Inches(2), data)


def group_with_pictures(slide, folder) -> None:
    group = slide.shapes.add_group_shape()
    for left in (1, 2):
        shape = group.shapes.add_picture(str(picture(folder / "x.png")), Inches(left), Inches(3))
        shape._element.nvPicPr.cNvPr.attrib.pop("descr", None)


def table_without_header(slide, _folder) -> None:
    table = slide.shapes.add_table(2, 2, Inches(1), Inches(3), Inches(3), Inches(1)).table
    table.first_row = False


def merged_cells(slide, _folder) -> None:
    table = slide.shapes.add_table(2, 2, Inches(1), Inches(3), Inches(3), Inches(1)).table
    table.cell(0, 0).merge(table.cell(0, 1))


def title_last(slide, _folder) -> None:
    words(slide, "Read too early")
    title = slide.shapes.title._element
    title.getparent().append(title)


def upside_down(slide, _folder) -> None:
    words(slide, "Second", 5)
    words(slide, "First", 3)


def faint(slide, _folder) -> None:
    words(slide, "Faint").font.color.rgb = RGBColor(0x99, 0x99, 0x99)


def small(slide, _folder) -> None:
    words(slide, "Small print", size=10)


def says_nothing(slide, _folder) -> None:
    words(slide, "Click here").hyperlink.address = "https://example.org/a"


def bare_address(slide, _folder) -> None:
    words(slide, "https://example.org/a").hyperlink.address = "https://example.org/a"


def film(slide, folder) -> None:
    (folder / "film.mp4").write_bytes(b"film")
    slide.shapes.add_movie(
        str(folder / "film.mp4"), Inches(1), Inches(3), Inches(2), Inches(1), str(picture(folder / "poster.png"))
    )
    slide.shapes[-1]._element.nvPicPr.cNvPr.set("descr", "Video: a quiet room")


def film_at_once(slide, folder) -> None:
    film(slide, folder)
    for cond in slide._element.iter("{*}cond"):
        cond.set("delay", "0")


def flash(slide, _folder) -> None:
    p14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
    slide._element.insert(2, etree.fromstring(f'<p:transition {P}><x:flash xmlns:x="{p14}"/></p:transition>'))


def moves_on(slide, _folder) -> None:
    slide._element.insert(2, etree.fromstring(f'<p:transition {P} advTm="4000"><p:fade/></p:transition>'))


def line_only(slide, _folder) -> None:
    slide.shapes.add_connector(1, Inches(1), Inches(3), Inches(8), Inches(3))


FAULTS = {
    no_title: ["no-title"],
    same_title: ["same-title"],
    picture_without_alt: ["no-alt-text"],
    picture_with_file_name: ["file-name-as-alt-text"],
    chart_without_alt: ["no-alt-text"],
    group_with_pictures: ["no-alt-text"],
    table_without_header: ["no-header-row"],
    merged_cells: ["merged-cells"],
    title_last: ["title-not-first"],
    upside_down: ["reading-order"],
    faint: ["contrast"],
    small: ["small-text"],
    says_nothing: ["link-words"],
    bare_address: ["link-words"],
    film: ["no-captions"],
    film_at_once: ["no-captions", "plays-by-itself"],
    flash: ["flashing"],
    moves_on: ["moves-on"],
    line_only: ["decoration"],
}


def test_each_fault_is_found_on_its_slide_by_its_rule_and_nothing_else_is(tmp_path: Path) -> None:
    deck = faulty(tmp_path / "faulty.pptx", *FAULTS)
    expected = [(number, rule) for number, rules in enumerate(FAULTS.values(), start=2) for rule in rules]
    assert sorted(found(deck)) == sorted(expected)


def test_words_without_a_language_and_a_deck_without_a_title_are_found_and_mended_by_an_export(tmp_path: Path) -> None:
    presentation = Presentation()
    presentation.slides.add_slide(presentation.slide_layouts[5]).shapes.title.text = "One"
    presentation.save(str(tmp_path / "a.pptx"))
    findings = audit_deck(tmp_path / "a.pptx").findings
    assert [(one.slide, one.rule, one.mended) for one in findings] == [
        (0, "no-document-title", True),
        (1, "no-language", True),
    ]


def test_what_a_person_can_type_is_asked_for_with_the_key_of_the_shape(tmp_path: Path) -> None:
    deck = faulty(tmp_path / "a.pptx", picture_without_alt, no_title)
    asked = [(one.ask, one.shape) for one in audit_deck(deck).findings]
    shape = Presentation(str(deck)).slides[1].shapes[-1].shape_id
    assert asked == [(Ask.ALT_TEXT, str(shape)), (Ask.TITLE, "title")]


def test_contrast_counts_what_lies_behind_and_claims_nothing_on_pictures(tmp_path: Path) -> None:
    def on_dark(slide, _folder) -> None:
        box = slide.shapes.add_shape(1, Inches(0.5), Inches(2.5), Inches(8), Inches(2))
        box.fill.solid()
        box.fill.fore_color.rgb = RGBColor(0x20, 0x20, 0x20)
        words(slide, "Light on dark").font.color.rgb = RGBColor(0xEE, 0xEE, 0xEE)

    def dark_on_dark(slide, folder) -> None:
        on_dark(slide, folder)
        words(slide, "Dark on dark").font.color.rgb = RGBColor(0x40, 0x40, 0x40)

    def on_picture(slide, folder) -> None:
        shape = slide.shapes.add_picture(str(picture(folder / "x.png")), 0, Inches(2), Inches(9), Inches(4))
        shape._element.nvPicPr.cNvPr.set("descr", "A plain wall")
        words(slide, "On a picture").font.color.rgb = RGBColor(0x1E, 0x5B, 0x66)

    deck = faulty(tmp_path / "a.pptx", on_dark, dark_on_dark, on_picture)
    assert found(deck) == [(3, "contrast")]


def test_marked_decoration_and_described_groups_are_left_alone(tmp_path: Path) -> None:
    def decorative(slide, folder) -> None:
        picture_without_alt(slide, folder)
        properties = slide.shapes[-1]._element.nvPicPr.cNvPr
        properties.append(
            etree.fromstring(
                f'<a:extLst {A}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
                f'<adec:decorative xmlns:adec="{NAMESPACES["adec"]}" val="1"/></a:ext></a:extLst>'
            )
        )

    def described(slide, folder) -> None:
        group_with_pictures(slide, folder)
        slide.shapes[-1]._element.nvGrpSpPr.cNvPr.set("descr", "Two rooms")

    assert found(faulty(tmp_path / "a.pptx", decorative, described)) == []


def test_a_damaged_slide_is_named_and_the_others_are_audited(tmp_path: Path) -> None:
    deck = faulty(tmp_path / "a.pptx", picture_without_alt)
    broken = changed(deck, tmp_path / "b.pptx", {"ppt/slides/slide1.xml": lambda _: b"<p:sld"})
    assert found(broken) == [(1, "damaged-slide"), (2, "no-alt-text")]
    (tmp_path / "c.pptx").write_bytes(b"PK nothing")
    with pytest.raises(Problem):
        audit_deck(tmp_path / "c.pptx")


def test_default_names_of_sections_are_found(tmp_path: Path) -> None:
    deck = faulty(tmp_path / "a.pptx")
    sections = (
        '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst xmlns:p14="'
        f'{NAMESPACES["p14"]}"><p14:section name="Default Section" id="{{00000000-0000-0000-0000-000000000001}}">'
        '<p14:sldIdLst><p14:sldId id="256"/></p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst>'
        "</p:presentation>"
    )
    named = changed(deck, tmp_path / "b.pptx", {"ppt/presentation.xml": replaced("</p:presentation>", sections)})
    assert found(named) == [(0, "section-name")]


@pytest.mark.parametrize(("begin", "rules"), [(True, ["plays-by-itself"]), (False, [])])
def test_a_film_after_the_previous_effect_plays_by_itself_only_where_no_click_comes_first(
    tmp_path: Path, begin: bool, rules: list[str]
) -> None:
    at_once = '<p:cond evt="onBegin" delay="0"><p:tn val="2"/></p:cond>' if begin else ""

    def timed(slide, folder) -> None:
        film(slide, folder)
        shape = slide.shapes[-1].shape_id
        for timing in list(slide._element.iter("{*}timing")):
            slide._element.remove(timing)
        slide._element.append(
            etree.fromstring(
                f'<p:timing {P}><p:tnLst><p:par><p:cTn id="1" dur="indefinite" nodeType="tmRoot"><p:childTnLst><p:seq>'
                '<p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst><p:par><p:cTn id="3" fill="hold">'
                f'<p:stCondLst><p:cond delay="indefinite"/>{at_once}</p:stCondLst><p:childTnLst><p:par>'
                '<p:cTn id="4" presetID="1" presetClass="mediacall" presetSubtype="0" nodeType="afterEffect">'
                '<p:stCondLst><p:cond delay="0"/></p:stCondLst><p:childTnLst><p:cmd type="call" cmd="playFrom(0.0)">'
                f'<p:cBhvr><p:cTn id="5"/><p:tgtEl><p:spTgt spid="{shape}"/></p:tgtEl></p:cBhvr></p:cmd>'
                "</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:seq>"
                "</p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>"
            )
        )

    rules_found = [rule for _, rule in found(faulty(tmp_path / "a.pptx", timed)) if rule != "no-captions"]
    assert rules_found == rules


def test_some_slides_can_be_audited_by_themselves(tmp_path: Path) -> None:
    deck = faulty(tmp_path / "a.pptx", faint, picture_without_alt)
    findings: tuple[DeckFinding, ...] = audit_slides(deck, (3,)).findings
    assert [(one.slide, one.rule) for one in findings] == [(3, "no-alt-text")]
