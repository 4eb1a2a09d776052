from __future__ import annotations

import pytest
from docx.oxml.parser import OxmlElement
from hypothesis import given
from hypothesis import strategies as st

from natp_studio.papers.words import clean, cut_paragraphs, key_lines, one_line, paragraphs, shortened


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


def test_a_slide_keeps_its_first_lines_without_title_numbers_and_repeats() -> None:
    text = "My title\n\nOne.\nOne.\n12\n—\nTwo.\nThree.\nFour."
    assert key_lines(text, "my  Title") == ["One.", "Two.", "Three.", "Four."]
    assert key_lines(text, "my title", most_lines=2) == ["One.", "Two. …"]
    assert key_lines("", "Title") == []
    (line,) = key_lines("word " * 20_000, "Title")
    assert len(line) <= 360


def test_a_long_text_is_cut_where_the_room_ends() -> None:
    kept, is_cut = cut_paragraphs("\n".join(["A line of words."] * 100), 100)
    assert is_cut
    assert sum(len(line) for line, _ in kept) <= 100
    assert cut_paragraphs("One.\nTwo.", 100) == ([("One.", False), ("Two.", False)], False)
