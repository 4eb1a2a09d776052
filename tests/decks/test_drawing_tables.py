"""Tables, read from decks."""

from pathlib import Path

from drawn import element, put, scene_with, the, words
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.table import Table as MadeTable
from pptx.util import Pt

from natp_studio.domain.scenes import Cell, Colour, Frame, Scene, Sides, SolidFill, Table

ACCENT = Colour(0x4F, 0x81, 0xBD)
WHITE = Colour(255, 255, 255)


def table_on(slide: Slide, rows: int = 3, columns: int = 2) -> MadeTable:
    return slide.shapes.add_table(rows, columns, Pt(10), Pt(20), Pt(100 * columns), Pt(30 * rows)).table


def cells(scene: Scene) -> dict[tuple[int, int], Cell]:
    return {(cell.row, cell.column): cell for cell in the(scene, Table).cells}


def test_a_table_has_its_grid_and_its_words(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        table_on(slide).cell(2, 1).text = "last"

    scene = scene_with(tmp_path, fill)
    table = the(scene, Table)
    assert table.frame == Frame(10, 20, 200, 90)
    assert (table.widths, table.heights) == ((100, 100), (30, 30, 30))
    assert words(cells(scene)[2, 1].text) == "last"


def test_the_usual_style_has_a_dark_header_and_light_bands(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        table = table_on(slide, 4)
        table.cell(0, 0).text, table.cell(1, 0).text = "head", "body"

    found = cells(scene_with(tmp_path, fill))
    head, first, second = found[0, 0], found[1, 0], found[2, 0]
    assert head.fill == SolidFill(ACCENT)
    assert head.text is not None
    assert (head.text.paragraphs[0].runs[0].bold, head.text.paragraphs[0].runs[0].colour) == (True, WHITE)
    assert first.fill != second.fill
    assert first.fill == found[3, 0].fill
    assert head.bottom is not None
    assert (head.bottom.width, head.bottom.colour) == (3, WHITE)
    assert first.text is not None
    assert first.text.paragraphs[0].runs[0].colour == Colour(0, 0, 0)


def test_a_style_without_bands_and_header_fills_all_cells_alike(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        table = table_on(slide)
        table.first_row = table.horz_banding = False

    found = cells(scene_with(tmp_path, fill))
    assert len({cell.fill for cell in found.values()}) == 1


def test_merged_cells_are_one_cell_over_several_places(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        table = table_on(slide, 3, 3)
        table.cell(0, 0).merge(table.cell(1, 1))

    found = cells(scene_with(tmp_path, fill))
    assert (found[0, 0].rows, found[0, 0].columns) == (2, 2)
    assert set(found) == {(0, 0), (0, 2), (1, 2), (2, 0), (2, 1), (2, 2)}


def test_what_a_cell_says_is_stronger_than_the_style_also_for_its_neighbours_edge(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        cell = table_on(slide).cell(1, 0)
        cell.fill.solid()
        cell.fill.fore_color.rgb = RGBColor(1, 2, 3)
        cell.margin_left = Pt(11)
        properties = cell._tc.get_or_add_tcPr()
        properties.insert(0, element('<a:lnR w="50800"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:lnR>'))
        properties.insert(1, element("<a:lnB><a:noFill/></a:lnB>"))

    found = cells(scene_with(tmp_path, fill))
    changed, neighbour, below = found[1, 0], found[1, 1], found[2, 0]
    assert changed.fill == SolidFill(Colour(1, 2, 3))
    assert changed.text is None
    assert changed.right == neighbour.left
    assert changed.right is not None
    assert (changed.right.width, changed.right.colour) == (4, Colour(255, 0, 0))
    assert changed.bottom is below.top is None


def test_margins_and_anchor_of_a_cell_are_read(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        cell = table_on(slide).cell(1, 0)
        cell.text = "x"
        cell.margin_left, cell.margin_top = Pt(11), Pt(0)
        cell._tc.get_or_add_tcPr().set("anchor", "ctr")

    text = cells(scene_with(tmp_path, fill))[1, 0].text
    assert text is not None
    assert (text.insets, text.anchor) == (Sides(11, 0, 7.2, 3.6), "middle")


def test_a_table_can_bring_its_style_along(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        properties = table_on(slide)._tbl.tblPr
        properties.remove(properties.find(qn("a:tableStyleId")))
        put(
            properties,
            '<a:tableStyle styleId="{X}" styleName="x"><a:wholeTbl><a:tcTxStyle b="on"><a:srgbClr val="0000FF"/>'
            '</a:tcTxStyle><a:tcStyle><a:tcBdr><a:insideH><a:ln w="25400"><a:solidFill><a:srgbClr val="00FF00"/>'
            "</a:solidFill></a:ln></a:insideH></a:tcBdr><a:fill><a:solidFill><a:srgbClr val='FFFF00'/></a:solidFill>"
            "</a:fill></a:tcStyle></a:wholeTbl></a:tableStyle>",
        )

    found = cells(scene_with(tmp_path, fill))
    assert found[1, 1].fill == SolidFill(Colour(255, 255, 0))
    assert found[1, 1].top is not None
    assert found[1, 1].top.colour == Colour(0, 255, 0)
    assert found[0, 0].top is None
    assert found[0, 0].left is None
