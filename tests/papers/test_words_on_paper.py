from __future__ import annotations

import pytest
from docx.oxml.parser import OxmlElement
from hypothesis import given
from hypothesis import strategies as st

from natp_studio.papers.words import clean, cut_paragraphs, one_line, paragraphs, shortened, slide_lines


@given(st.text(st.characters()))
def test_cleaned_text_can_stand_in_xml(text: str) -> None:
    OxmlElement("w:t").text = clean(text)


def test_cleaning_keeps_every_letter_and_turns_breaks_into_one_kind() -> None:
    assert clean("a\x0bb\r\nc\u2028d\te\x00f\ud83d") == "a\nb\nc\nd\tef\ufffd"
    assert one_line("  a \n b\u00a0c ") == "a b c"


@given(st.text(max_size=300), st.integers(2, 200))
def test_shortened_text_is_never_longer_than_asked(text: str, most: int) -> None:
    assert len(shortened(text, most)) <= max(most, min(len(text), most))


@pytest.mark.parametrize(
    ("text", "most", "wanted"),
    [
        ("Short.", 10, "Short."),
        ("One sentence here. And another one that is long.", 30, "One sentence here. …"),
        ("Words that go on and on and on", 14, "Words that go…"),
        ("x" * 30, 10, "x" * 9 + "…"),
    ],
)
def test_text_is_cut_behind_a_sentence_or_a_word(text: str, most: int, wanted: str) -> None:
    assert shortened(text, most) == wanted


def test_points_of_lists_are_known_however_they_are_written() -> None:
    assert paragraphs("Try:\n- one\n• two\n 3. three\n\n-\n1984 was a year") == [
        ("Try:", False),
        ("one", True),
        ("two", True),
        ("three", True),
        ("-", False),
        ("1984 was a year", False),
    ]


def test_a_slide_keeps_all_its_lines_without_title_and_page_numbers() -> None:
    many = [f"Line {number}." for number in range(30)]
    assert slide_lines("\n".join(["My title", "", "12", "—", *many]), "my  Title") == [(line, True) for line in many]
    assert slide_lines("", "Title") == []
    assert slide_lines("One.", "Title") == [("One.", False)]
    (line,) = slide_lines("word " * 2_000, "Title")
    assert line == (("word " * 2_000).strip(), False)


def test_the_cells_of_a_table_row_are_told_apart_also_where_the_first_is_empty() -> None:
    assert slide_lines(" | Q1 | Q2\nEurope | 1 | 2", "Sales") == [("Q1: Q2", True), ("Europe: 1; 2", True)]


def test_a_long_text_is_cut_where_the_room_ends() -> None:
    kept, is_cut = cut_paragraphs("\n".join(["A line of words."] * 100), 100)
    assert is_cut
    assert sum(len(line) for line, _ in kept) <= 100
    assert cut_paragraphs("One.\nTwo.", 100) == ([("One.", False), ("Two.", False)], False)
