from __future__ import annotations

from pathlib import Path

import pytest
from docx.oxml.ns import qn
from paper_reading import assert_is_accessible, headings, opened, styled, words

from natp_studio.domain.items import Item, ItemKind
from natp_studio.domain.sessions import BlockKind, ItemRef, new_block, new_session
from natp_studio.domain.slide_words import PieceKind, SlidePiece, SlideWords
from natp_studio.papers.handout import write_handout


@pytest.fixture
def to(tmp_path: Path) -> Path:
    return tmp_path / "handout.docx"


def write(to: Path, *pieces: SlidePiece, title: str = "Senses", whole: str = "Senses") -> None:
    item = Item(id="slide", kind=ItemKind.SLIDE, title=title)
    block = new_block(BlockKind.TEACH, "Talk", 5, items=(ItemRef("slide", item.title, item.kind),))
    write_handout(new_session("Ward", (block,)), {"slide": item}, to, told={"slide": SlideWords(whole, pieces)})
    assert_is_accessible(to)


def point(text: str) -> SlidePiece:
    return SlidePiece(PieceKind.POINT, text)


def test_no_line_of_a_slide_is_missing(to: Path) -> None:
    lines = [f"Line {number} of a slide that has a lot to say about the ward round." for number in range(40)]
    write(to, *map(point, lines))
    assert styled(to, "List Bullet") == lines
    assert "…" not in words(to)


def test_a_table_of_a_slide_is_a_table_with_a_header_row(to: Path) -> None:
    rows = (
        ("", "What is too much", "A change"),
        ("Sight", "Bright light", "Dim it\nor switch it off"),
        ("Sound", "", "Wait"),
    )
    write(to, SlidePiece(PieceKind.TABLE, rows=rows))
    table = opened(to).tables[1]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["–", "What is too much", "A change"],
        ["Sight", "Bright light", "Dim it\nor switch it off"],
        ["Sound", "–", "Wait"],
    ]
    assert table._tbl.find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}").get(qn("w:val")) == "Senses"
    widths = [int(column.get(qn("w:w"))) for column in table._tbl.iter(qn("w:gridCol"))]
    assert sum(widths) == pytest.approx(17 / 2.54 * 1440, abs=5)


def test_a_table_too_wide_for_the_page_is_told_row_by_row(to: Path) -> None:
    head = tuple(f"Quarterly{number}" for number in range(12))
    write(to, SlidePiece(PieceKind.TABLE, rows=(head, ("Ward", *("12" for _ in head[1:])))))
    assert len(opened(to).tables) == 1
    (line,) = styled(to, "List Bullet")
    assert line.startswith("Ward: Quarterly1: 12; Quarterly2: 12;")


def test_short_labels_become_a_list_and_sources_stand_below(to: Path) -> None:
    text = [SlidePiece(PieceKind.TEXT, words) for words in ("Scale", "Watch", "Sources: A survey", "Lamp")]
    write(to, *text[:2], text[3], text[2], SlidePiece(PieceKind.FIGURE, "Picture: A scale."))
    assert styled(to, "List Bullet") == ["Scale", "Watch", "Lamp"]
    assert words(to).index("Picture: A scale.") < words(to).index("Sources: A survey")


def test_a_title_that_the_library_had_to_cut_is_whole_again_and_said_once(to: Path) -> None:
    whole = "A long title that goes on and on"
    write(to, SlidePiece(PieceKind.TEXT, whole), point("One"), point("Two"), title="A long title that…", whole=whole)
    assert (4, whole) in headings(to)
    assert words(to).count(whole) == 1


def test_the_place_of_lived_experience_is_in_the_handout_though_nothing_is_planned_for_it(to: Path) -> None:
    session = new_session("Ward", (new_block(BlockKind.LIVED, "Maya speaks", 8, content_note="Restraint."),))
    write_handout(session, {}, to)
    assert (3, "Maya speaks") in headings(to)
    assert styled(to, "Note") == ["Content note: Restraint."]


def test_no_page_begins_with_the_last_row_of_a_table_alone(to: Path) -> None:
    rows = [("Head", "Head"), *((f"Row {number}", "x") for number in range(12))]
    write(to, SlidePiece(PieceKind.TABLE, rows=tuple(rows)))
    kept = [
        all(p.paragraph_format.keep_with_next for cell in row.cells for p in cell.paragraphs)
        for row in opened(to).tables[1].rows
    ]
    # The header row has it from its style.
    assert kept[1:] == [True, *[False] * 8, True, True, False]


def test_a_title_too_long_for_the_footer_leaves_it_to_the_kind_of_paper(to: Path) -> None:
    write_handout(new_session("Session " * 30), {}, to)
    assert opened(to).sections[0].footer.paragraphs[0].text.startswith("Handout, page ")
    write_handout(new_session("Small changes on our ward"), {}, to)
    assert opened(to).sections[0].footer.paragraphs[0].text.startswith("Small changes on our ward, page ")


def test_a_title_over_all_columns_stands_above_the_table_and_a_long_note_below_it(to: Path) -> None:
    note = "Percentages are of all beds on the ward at the end of the year."
    rows = (("Beds", "", ""), ("Ward", "2023", "2024"), ("North", "12", "13"), (note, "", ""))
    write(to, SlidePiece(PieceKind.TABLE, rows=rows))
    assert [[cell.text for cell in row.cells] for row in opened(to).tables[1].rows] == [list(rows[1]), list(rows[2])]
    text = words(to)
    assert text.index("Beds") < text.index("2023") < text.index(note)


def test_a_column_holds_its_longest_word(to: Path) -> None:
    days = ("SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY")
    write(to, SlidePiece(PieceKind.TABLE, rows=(days, tuple("1234567"))))
    widths = [int(column.get(qn("w:w"))) / 1440 * 2.54 for column in opened(to).tables[1]._tbl.iter(qn("w:gridCol"))]
    assert widths[3] > 2.55 + 0.2, "what “WEDNESDAY” takes in bold at 12 points, and a little air"


def test_short_words_right_above_a_table_stay_with_it(to: Path) -> None:
    rows = (("Sense", "Change"), ("Sight", "Dim it"))
    write(to, SlidePiece(PieceKind.TEXT, "Market share"), SlidePiece(PieceKind.TABLE, rows=rows))
    (above,) = [paragraph for paragraph in opened(to).paragraphs if paragraph.text == "Market share"]
    assert above.paragraph_format.keep_with_next
