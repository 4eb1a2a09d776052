from pathlib import Path

import pytest
from building import changed, deck, picture, replaced
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from package_rules import broken_rules
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Emu, Inches, Pt

from natp_studio.decks.composing import CarriedSlide, Composition, Part, compose
from natp_studio.decks.deck import Deck
from natp_studio.decks.merging.merge import merge
from natp_studio.decks.merging.plan import DeckPlan, Pick
from natp_studio.decks.merging.scaling import fit
from natp_studio.decks.merging.slide_sizes import STANDARD, WIDE, slide_size
from natp_studio.decks.reading import read_deck
from natp_studio.decks.xml import NAMESPACES, qn
from natp_studio.domain.problems import Problem

HALF = (WIDE[0] // 2, WIDE[1] // 2)
SMALL = (9_144_000, 5_143_500)
PORTRAIT = (6_858_000, 9_906_000)
A4 = (9_906_000, 6_858_000)


def drawn_deck(path: Path, size: tuple[int, int], folder: Path) -> Path:
    """One slide with words, a line, a table, a group, a chart and a picture, and a motion path."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Emu(size[0]), Emu(size[1])
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    box = slide.shapes.add_textbox(Inches(1), Inches(1), Inches(2), Inches(1))
    box.text_frame.text = "No size said"
    run = box.text_frame.add_paragraph().add_run()
    run.text, run.font.size = "Twenty points", Pt(20)
    box.line.width = Pt(4)
    table = slide.shapes.add_table(2, 2, Inches(1), Inches(2), Inches(2), Inches(1)).table
    table.cell(0, 0).text = "Cell"
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(Inches(3), Inches(3), Inches(1), Inches(1)).text_frame.text = "Grouped"
    data = CategoryChartData()
    data.categories = ["quiet", "loud"]
    data.add_series("Rooms", (3, 1))
    chart = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, 0, 0, Inches(1), Inches(1), data)
    chart.chart.font.size = Pt(12)
    slide.shapes.add_picture(str(picture(folder / "p.png")), Inches(2), Inches(2), Inches(1), Inches(1))
    timing = (
        f'<p:timing xmlns:p="{NAMESPACES["p"]}"><p:tnLst><p:par><p:cTn id="1" dur="indefinite" nodeType="tmRoot">'
        '<p:childTnLst><p:animMotion origin="layout" path="M 0 0 L 0.5 -0.25 E"><p:cBhvr><p:cTn id="2" dur="500"/>'
        f'<p:tgtEl><p:spTgt spid="{box.shape_id}"/></p:tgtEl></p:cBhvr></p:animMotion></p:childTnLst></p:cTn></p:par>'
        "</p:tnLst></p:timing>"
    )
    slide._element.append(etree.fromstring(timing))
    presentation.save(str(path))
    return path


def scaled(source: Path, size: tuple[int, int], to: Path) -> etree._Element:
    """The XML of the first slide of a deck, merged alone into a deck of another size."""
    result = merge(DeckPlan("x", (Pick(source, 1),), size), to)
    assert broken_rules(to) == []
    assert any("another size" in line.why for line in result.report)
    return Deck(to).package.xml("/ppt/slides/slide1.xml")


def text_of(root: etree._Element, path: str) -> list[str]:
    return [str(value) for value in root.xpath(path, namespaces=NAMESPACES)]


@pytest.mark.parametrize(
    ("source", "target", "factor", "left", "top"),
    [
        (STANDARD, WIDE, 1, 1_524_240, 0),
        (WIDE, STANDARD, 0.75, 0, 857_520),
        (HALF, WIDE, 2, 0, 0),
        (A4, WIDE, 1, 1_143_000, 0),
        (PORTRAIT, WIDE, 6_858_000 / 9_906_000, 3_722_400, 0),
    ],
)
def test_one_factor_fits_a_slide_into_the_middle_of_another(
    source: tuple[int, int], target: tuple[int, int], factor: float, left: int, top: int
) -> None:
    found = fit(source, target)
    assert found is not None
    assert (found.left, found.top) == (left, top)
    assert found.factor == pytest.approx(factor)


def test_sizes_that_differ_by_rounding_only_are_the_same() -> None:
    assert fit((12_192_000, 6_858_000), (12_191_996, 6_858_000)) is None
    assert fit(WIDE, WIDE) is None


def test_lengths_text_tables_lines_and_charts_take_the_same_factor(tmp_path: Path) -> None:
    source = drawn_deck(tmp_path / "a.pptx", WIDE, tmp_path)
    root = scaled(source, HALF, tmp_path / "out.pptx")
    assert text_of(root, "//a:r[a:t='Twenty points']/a:rPr/@sz") == ["1000"]
    assert text_of(root, "//p:sp[p:txBody//a:t='No size said']//a:lstStyle/a:lvl1pPr/a:defRPr/@sz") == ["900"]
    assert text_of(root, "//p:sp[p:txBody//a:t='No size said']/p:spPr/a:ln/@w") == [str(Pt(4) // 2)]
    assert text_of(root, "//p:sp[p:txBody//a:t='No size said']/p:txBody/a:bodyPr/@lIns") == ["45720"]
    assert text_of(root, "//p:sp[p:txBody//a:t='No size said']/p:spPr/a:xfrm/a:off/@x") == [str(Inches(0.5))]
    assert text_of(root, "//a:gridCol/@w") == [str(Inches(0.5))] * 2
    assert text_of(root, "//a:tr/@h") == [str(Inches(0.25))] * 2
    assert text_of(root, "(//a:tcPr)[1]/@marL") == ["45720"]
    (frame,) = root.iter(qn("p:grpSp"))
    assert text_of(frame, "p:grpSpPr/a:xfrm/a:ext/@cx") == [str(Inches(0.5))]
    assert text_of(frame, "p:grpSpPr/a:xfrm/a:chExt/@cx") == text_of(frame, "p:sp/p:spPr/a:xfrm/a:ext/@cx")
    chart = Deck(tmp_path / "out.pptx").package.xml("/ppt/charts/chart1.xml")
    assert text_of(chart, "c:txPr//a:defRPr/@sz") == ["600"]


def test_table_styles_are_scaled_beside_those_of_other_slides(tmp_path: Path) -> None:
    made = drawn_deck(tmp_path / "a.pptx", WIDE, tmp_path)
    (style,) = text_of(Deck(made).package.xml("/ppt/slides/slide1.xml"), "//a:tableStyleId/text()")
    line = '<a:wholeTbl><a:tcStyle><a:tcBdr><a:left><a:ln w="12700"/></a:left></a:tcBdr></a:tcStyle></a:wholeTbl>'
    listed = f'<a:tblStyleLst xmlns:a="{NAMESPACES["a"]}" def="{style}"><a:tblStyle styleId="{style}" styleName="S">'
    styled = changed(
        made,
        tmp_path / "b.pptx",
        {"ppt/tableStyles.xml": lambda _: f"{listed}{line}</a:tblStyle></a:tblStyleLst>".encode()},
    )
    root = scaled(styled, HALF, tmp_path / "out.pptx")
    (new,) = text_of(root, "//a:tableStyleId/text()")
    styles = Deck(tmp_path / "out.pptx").package.xml("/ppt/tableStyles.xml")
    assert text_of(styles, f"a:tblStyle[@styleId='{new}']//a:ln/@w") == ["6350"]
    assert text_of(styles, f"a:tblStyle[@styleId='{style}']//a:ln/@w") == ["12700"]


def test_designs_are_scaled_with_their_slides_so_that_placeholders_stay_in_place(tmp_path: Path) -> None:
    source = deck(tmp_path / "a.pptx", ["A"])
    scaled(source, (24_384_000, 13_716_000), tmp_path / "out.pptx")
    before, after = Presentation(str(source)).slides[0], Presentation(str(tmp_path / "out.pptx")).slides[0]
    factor = 24_384_000 / Presentation(str(source)).slide_width
    for old, new in zip(before.placeholders, after.placeholders, strict=True):
        assert new.left == pytest.approx(old.left * factor, abs=12_000)
        assert new.width == pytest.approx(old.width * factor, abs=24_000)
    sizes = [
        int(level.find(qn("a:defRPr")).get("sz"))
        for level in (
            slide.slide_layout.slide_master._element.find(".//" + qn("p:titleStyle"))[0] for slide in (before, after)
        )
    ]
    assert sizes[1] == pytest.approx(sizes[0] * factor, abs=2)


def test_a_narrow_slide_stands_in_the_middle_of_a_wide_one_with_nothing_resized(tmp_path: Path) -> None:
    source = drawn_deck(tmp_path / "a.pptx", STANDARD, tmp_path)
    root = scaled(source, WIDE, tmp_path / "out.pptx")
    assert text_of(root, "//p:sp[p:txBody//a:t='No size said']/p:spPr/a:xfrm/a:off/@x") == [str(Inches(1) + 1_524_240)]
    assert text_of(root, "//a:r[a:t='Twenty points']/a:rPr/@sz") == ["2000"]
    assert text_of(root, "//p:animMotion/@path") == ["M 0 0 L 0.375 -0.25 E"]
    one, other = (Deck(path).package.raw("/ppt/theme/theme1.xml") for path in (source, tmp_path / "out.pptx"))
    assert one == other


def test_a_coloured_background_keeps_to_its_slide(tmp_path: Path) -> None:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = RGBColor(0x20, 0x30, 0x40)
    presentation.save(str(tmp_path / "a.pptx"))
    root = scaled(tmp_path / "a.pptx", WIDE, tmp_path / "out.pptx")
    assert text_of(root, "//p:bg//a:srgbClr/@val") == ["FFFFFF"]
    (shape,) = root.iter(qn("p:sp"))
    assert text_of(shape, "p:spPr/a:solidFill/a:srgbClr/@val") == ["203040"]
    assert text_of(shape, "p:spPr/a:xfrm/a:ext/@cx") == [str(STANDARD[0] - 480)]
    assert text_of(shape, ".//*[local-name()='decorative']/@val") == ["1"]


def test_what_stands_beside_a_slide_stays_unseen(tmp_path: Path) -> None:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    slide.shapes.add_textbox(-Inches(1), 0, Inches(2), Inches(1)).text_frame.text = "Half outside"
    presentation.save(str(tmp_path / "a.pptx"))
    root = scaled(tmp_path / "a.pptx", WIDE, tmp_path / "out.pptx")
    strips = [shape for shape in root.iter(qn("p:sp")) if "Strip" in next(shape.iter(qn("p:cNvPr"))).get("name", "")]
    assert [text_of(strip, "p:spPr/a:xfrm/a:off/@x") for strip in strips] == [["0"], ["10667760"]]


def test_slides_of_the_deck_s_own_size_stay_the_same_to_the_byte(tmp_path: Path) -> None:
    wide, narrow = deck(tmp_path / "w.pptx", ["W"]), deck(tmp_path / "n.pptx", ["N"], wide=False)
    merge(DeckPlan("x", (Pick(wide, 1), Pick(narrow, 1)), Deck(wide).size), tmp_path / "out.pptx")
    assert broken_rules(tmp_path / "out.pptx") == []
    package = Deck(tmp_path / "out.pptx").package
    assert package.raw("/ppt/slides/slide1.xml") == Deck(wide).package.raw("/ppt/slides/slide1.xml")
    assert len([name for name in package.names if "/slideMasters/slideMaster" in name and "_rels" not in name]) == 2


@pytest.fixture(scope="module")
def sizes_pool(tmp_path_factory: pytest.TempPathFactory) -> list[Pick]:
    folder = tmp_path_factory.mktemp("pool")
    sizes = (WIDE, STANDARD, SMALL, PORTRAIT, A4)
    pool = [Pick(drawn_deck(folder / f"{n}.pptx", size, folder), 1) for n, size in enumerate(sizes)]
    narrow = deck(folder / "narrow.pptx", ["N1", "N2"], wide=False, notes="Notes")
    dark = changed(
        narrow,
        folder / "dark.pptx",
        {
            "ppt/slideMasters/slideMaster1.xml": replaced(
                '<p:bgRef idx="1001"><a:schemeClr val="bg1"/>', '<p:bgRef idx="1002"><a:schemeClr val="accent1"/>'
            )
        },
    )
    return [*pool, Pick(narrow, 1), Pick(narrow, 2), Pick(dark, 2)]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    chosen=st.lists(st.integers(0, 7), min_size=1, max_size=8),
    size=st.sampled_from([None, WIDE, STANDARD, PORTRAIT, (5_000_001, 3_333_333)]),
)
def test_any_picks_of_any_sizes_give_a_sound_deck_with_every_word(
    chosen: list[int],
    size: tuple[int, int] | None,
    sizes_pool: list[Pick],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    to = tmp_path_factory.mktemp("out") / "out.pptx"
    merge(DeckPlan("x", tuple(sizes_pool[number] for number in chosen), size), to)
    assert broken_rules(to) == []
    wanted = [read_deck(sizes_pool[number].deck).slides[sizes_pool[number].slide - 1] for number in chosen]
    assert [(slide.text, slide.notes) for slide in read_deck(to).slides] == [(s.text, s.notes) for s in wanted]
    frame = Deck(to).size
    for slide in Presentation(str(to)).slides:
        for shape in slide.shapes:
            assert -12 <= shape.left <= shape.left + shape.width <= frame[0] + 12
            assert -12 <= shape.top <= shape.top + shape.height <= frame[1] + 12


def test_a_shape_gives_the_size_that_leaves_most_slides_as_they_are() -> None:
    assert slide_size("16:9", [STANDARD, STANDARD, WIDE]) == WIDE
    assert slide_size("16:9", [SMALL, SMALL, WIDE]) == SMALL
    assert slide_size("4:3", [WIDE, WIDE, STANDARD]) == (12_192_000, 9_144_000)
    assert slide_size("4:3", [WIDE, STANDARD]) == STANDARD
    assert slide_size("4:3", [SMALL, STANDARD, WIDE]) == STANDARD
    assert (slide_size("16:9", []), slide_size("4:3", []), slide_size("", [])) == (WIDE, STANDARD, WIDE)
    assert slide_size("", [STANDARD, STANDARD, WIDE]) == STANDARD
    # No slide can be wider than a poster that is as tall as slides can be.
    assert slide_size("16:9", [(28_803_600, 51_206_400)]) == WIDE
    with pytest.raises(Problem, match=r"cannot be 16:10"):
        slide_size("16:10", [])


def test_wide_slides_on_older_screens_keep_every_length(tmp_path: Path) -> None:
    source = deck(tmp_path / "w.pptx", ["W"])
    composition = Composition("x", (Part(CarriedSlide(source, 1)),), "4:3")
    compose(composition, tmp_path / "out.pptx")
    before, after = Presentation(str(source)).slides[0], Presentation(str(tmp_path / "out.pptx")).slides[0]
    assert Deck(tmp_path / "out.pptx").size == (12_192_000, 9_144_000)
    assert [(s.left, s.width, s.height) for s in after.shapes] == [(s.left, s.width, s.height) for s in before.shapes]


def test_without_a_size_a_deck_has_the_one_of_most_slides(tmp_path: Path) -> None:
    wide, narrow = deck(tmp_path / "w.pptx", ["W"]), deck(tmp_path / "n.pptx", ["N1", "N2"], wide=False)
    merge(DeckPlan("x", (Pick(wide, 1), Pick(narrow, 1), Pick(narrow, 2))), tmp_path / "out.pptx")
    assert Deck(tmp_path / "out.pptx").size == STANDARD
