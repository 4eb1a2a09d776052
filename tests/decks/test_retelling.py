from __future__ import annotations

from pathlib import Path

import pytest
from building import changed, deck, picture
from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches

from natp_studio.decks.figures import diagram_points
from natp_studio.decks.reading import read_deck
from natp_studio.decks.retelling import retell_slides
from natp_studio.decks.xml import declared, qn
from natp_studio.domain.slide_words import AskedSlide, PieceKind, SlidePiece, SlideWords

PLACE = (Inches(1), Inches(2), Inches(6), Inches(3))


def told(path: Path, fill, **asked) -> SlideWords:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = "Sounds"
    fill(slide)
    presentation.save(str(path))
    (words,) = retell_slides(path, [AskedSlide(1, **asked)])
    assert words is not None
    return words


def said(words: SlideWords) -> list[tuple[PieceKind, str]]:
    return [(piece.kind, piece.text) for piece in words.pieces]


def test_every_line_of_a_slide_is_told_with_its_place_in_the_list(tmp_path: Path) -> None:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    slide.shapes.title.text = "Many things"
    frame = slide.placeholders[1].text_frame
    for number in range(30):
        paragraph = frame.paragraphs[0] if not number else frame.add_paragraph()
        paragraph.text, paragraph.level = f"Thing {number}", number % 2
    presentation.save(str(tmp_path / "a.pptx"))
    (words,) = retell_slides(tmp_path / "a.pptx", [AskedSlide(1)])
    assert words is not None
    assert words.title == "Many things"
    kinds = (PieceKind.POINT, PieceKind.INNER_POINT)
    assert said(words) == [(kinds[number % 2], f"Thing {number}") for number in range(30)]


def test_a_table_keeps_its_rows_and_columns_and_search_its_words(tmp_path: Path) -> None:
    def table(slide) -> None:
        grid = slide.shapes.add_table(4, 3, *PLACE).table
        for row, cells in enumerate((("", "Q1", "Q2"), ("Ward", "1", ""), ("Home", "3", "4"))):
            for column, text in enumerate(cells):
                grid.cell(row, column).text = text
        grid.cell(2, 1).merge(grid.cell(2, 2))

        grid.cell(3, 0).text = "Counted by the ward."
        grid.cell(3, 0).merge(grid.cell(3, 2))

    words = told(tmp_path / "a.pptx", table)
    (piece,) = words.pieces
    assert piece.rows == (
        ("", "Q1", "Q2"),
        ("Ward", "1", ""),
        ("Home", "3\n4", "3\n4"),
        ("Counted by the ward.", "", ""),
    )
    assert read_deck(tmp_path / "a.pptx").slides[0].text.startswith("Sounds\n | Q1 | Q2\nWard | 1 | ")


def test_a_chart_becomes_a_sentence(tmp_path: Path) -> None:
    def chart(title: str, names: tuple[str, ...], categories: tuple[str, ...], kind=XL_CHART_TYPE.COLUMN_CLUSTERED):
        def fill(slide) -> None:
            data = CategoryChartData()
            data.categories = categories
            for name in names:
                data.add_series(name, range(1, len(categories) + 1))
            made = slide.shapes.add_chart(kind, *PLACE, data).chart
            if title:
                made.chart_title.text_frame.text = title

        return [piece.text for piece in told(tmp_path / "a.pptx", fill).pieces]

    assert chart("Noise", ("Day", "Night"), ("Ward", "Home")) == [
        "Column chart: Noise. It shows Day and Night, for Ward and Home."
    ]
    assert chart("", ("Series 1", "Series 2"), ("Category 1", "Category 2")) == [
        "Column chart. It compares 2 rows of numbers."
    ]
    assert chart("", ("Staff",), ("Nurses", "Others"), XL_CHART_TYPE.PIE) == [
        "Pie chart: Staff. It shows Nurses and Others."
    ]
    months = tuple(f"Month {letter}" for letter in "ABCDEFGHIJ")
    assert chart("Calls", ("Calls",), months, XL_CHART_TYPE.LINE) == [
        "Line chart: Calls. It shows Calls, from Month A to Month J."
    ]


def test_names_that_a_program_gave_are_never_told_and_words_of_people_are(tmp_path: Path) -> None:
    def shapes(slide) -> None:
        slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *PLACE)
        slide.shapes.add_shape(MSO_SHAPE.OVAL, *PLACE).text_frame.text = "3"
        for alt in ("IMGP0517.JPG", "A corridor with two lamps", "A cat Description automatically generated"):
            shown = slide.shapes.add_picture(str(picture(tmp_path / "p.png")), *PLACE[:2])
            shown._element.nvPicPr.cNvPr.set("descr", alt)

    path = tmp_path / "a.pptx"
    assert said(told(path, shapes)) == [(PieceKind.FIGURE, "Picture: A corridor with two lamps")]
    key = str(Presentation(str(path)).slides[0].shapes[-3].shape_id)
    again = told(path, shapes, descriptions=((key, "Lamps that buzz"),))
    assert said(again)[0] == (PieceKind.FIGURE, "Picture: Lamps that buzz")


def test_a_card_is_told_with_its_heading(tmp_path: Path) -> None:
    def card(slide) -> None:
        frame = slide.shapes.add_textbox(*PLACE).text_frame
        frame.text = "Who"
        frame.paragraphs[0].runs[0].font.bold = True
        frame.add_paragraph().text = "Who will come."

    assert told(tmp_path / "a.pptx", card).pieces == (SlidePiece(PieceKind.POINT, "Who will come.", label="Who"),)


def test_the_points_of_a_diagram_stand_in_their_order_and_below_each_other() -> None:
    def point(number: str, words: str, kind: str = "node") -> str:
        return (
            f'<dgm:pt modelId="{number}" type="{kind}"><dgm:t><a:p><a:r><a:t>{words}</a:t></a:r></a:p></dgm:t></dgm:pt>'
        )

    def link(above: str, below: str, place: int) -> str:
        return f'<dgm:cxn modelId="{above}{below}" srcId="{above}" destId="{below}" srcOrd="{place}"/>'

    root = etree.fromstring(
        f"<dgm:dataModel {declared('a', 'dgm')}><dgm:ptLst>{point('b', 'Melons')}{point('a', 'Berries')}"
        f"{point('c', 'Raspberry')}{point('x', 'An arrow', 'sibTrans')}{point('0', '', 'doc')}</dgm:ptLst>"
        f"<dgm:cxnLst>{link('0', 'b', 1)}{link('0', 'a', 0)}{link('a', 'c', 0)}</dgm:cxnLst></dgm:dataModel>"
    )
    assert list(diagram_points(root)) == [(0, "Berries"), (1, "Raspberry"), (0, "Melons")]


@pytest.mark.parametrize(
    ("words", "place", "points"),
    [("", "0", []), ("On", "9" * 5_000, [(depth, "On") for depth in range(40)])],
    ids=["thousands without words", "numbers of thousands of digits"],
)
def test_a_diagram_that_no_program_would_make_is_told_all_the_same(
    words: str, place: str, points: list[tuple[int, str]]
) -> None:
    count = len(points) or 3_000
    nodes = "".join(
        f'<dgm:pt modelId="{number}"><dgm:t><a:p><a:r><a:t>{words}</a:t></a:r></a:p></dgm:t></dgm:pt>'
        for number in range(1, count + 1)
    )
    links = "".join(
        f'<dgm:cxn modelId="c{above}" srcId="{above}" destId="{above + 1}" srcOrd="{place}"/>' for above in range(count)
    )
    root = etree.fromstring(
        f'<dgm:dataModel {declared("a", "dgm")}><dgm:ptLst><dgm:pt modelId="0" type="doc"/>{nodes}</dgm:ptLst>'
        f"<dgm:cxnLst>{links}</dgm:cxnLst></dgm:dataModel>"
    )
    assert list(diagram_points(root)) == points


@pytest.mark.parametrize("broken", [b"<no chart", b"<other/>"], ids=["torn", "another thing"])
def test_a_damaged_chart_takes_no_words_of_its_slide_away(tmp_path: Path, broken: bytes) -> None:
    def fill(slide) -> None:
        data = CategoryChartData()
        data.categories = ("Ward", "Home")
        data.add_series("Noise", (1, 2))
        slide.shapes.add_chart(XL_CHART_TYPE.PIE, *PLACE, data)
        slide.shapes.add_textbox(*PLACE).text_frame.text = "Ask what is too loud."

    told(tmp_path / "a.pptx", fill)
    path = changed(tmp_path / "a.pptx", tmp_path / "b.pptx", {r"ppt/charts/chart.*\.xml": lambda _: broken})
    (words,) = retell_slides(path, [AskedSlide(1)])
    assert words is not None
    assert (words.title, said(words)) == ("Sounds", [(PieceKind.TEXT, "Ask what is too loud.")])
    assert "too loud" in read_deck(path).slides[0].text


def test_a_slide_that_is_damaged_is_none_and_the_others_are_told(tmp_path: Path) -> None:
    path = deck(tmp_path / "a.pptx", ["One", "Two"])
    first, second = retell_slides(path, [AskedSlide(7), AskedSlide(2)])
    assert first is None
    assert second is not None
    assert second.title == "Two"


def test_the_number_of_the_slide_is_no_word_of_it(tmp_path: Path) -> None:
    def numbered(slide) -> None:
        frame = slide.shapes.add_textbox(*PLACE).text_frame
        frame.text = "Page "
        field = etree.SubElement(frame.paragraphs[0]._p, qn("a:fld"), {"id": "{0}", "type": "slidenum"})
        etree.SubElement(field, qn("a:t")).text = "7"

    assert said(told(tmp_path / "a.pptx", numbered)) == []
