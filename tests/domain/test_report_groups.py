"""Reports as people read them: what is the same for many slides is said once, and names stay as they are."""

import pytest

from natp_studio.domain.languages import may_be_in, plain_name
from natp_studio.domain.reports import counted, in_groups, left_out, mended, scaled, to_check, together
from natp_studio.domain.wording import begun


def test_one_sentence_about_many_slides_is_said_once() -> None:
    why = "its deck has slides of another size"
    lines = [scaled("the slide", f"typical 4-3.pptx, slide {n}", why) for n in (*range(1, 15), 3)]
    lines += [scaled("the slide", f"quiz.potx, slide {n}", why) for n in (9, 1, 2, 4, 5, 6)]
    lines += [scaled("the slide", "strict.pptx, slide 2", why), mended("the title", "strict.pptx, slide 2", "none")]
    assert [(title, [line.under_title for line in told]) for title, told in in_groups(lines)] == [
        ("Scaled", [
            f"Slides 1 to 14 of typical 4-3.pptx: each slide: {why}",
            f"Slides 1 and 2, 4 to 6 and 9 of quiz.potx: each slide: {why}".replace("1 and 2,", "1, 2,"),
            f"strict.pptx, slide 2: the slide: {why}",
        ]),
        ("Mended", ["strict.pptx, slide 2: the title: none"]),
    ]  # fmt: skip
    assert [line.times for line in together(lines)] == [15, 6, 1, 1]


def test_a_count_above_lines_says_how_many_lines_there_are_where_one_tells_of_several_slides() -> None:
    lines = [left_out("a link", f"old.pptx, slide {n}", "it leads nowhere") for n in (8, 9)]
    lines += [left_out("a sound", "old.pptx, slide 1", "it is not there")]
    assert [counted(title, told) for title, told in in_groups(lines)] == ["Left out: 3, in 2 lines"]
    assert [counted(title, told) for title, told in in_groups(lines[1:])] == ["Left out: 2"]


def test_what_differs_or_is_about_no_slide_keeps_its_own_line() -> None:
    lines = (
        mended("the title", "a.pptx, slide 1", "it says “One” now"),
        mended("the title", "a.pptx, slide 2", "it says “Two” now"),
        left_out("the title", "a.pptx, slide 3", "it says “Two” now"),
        to_check("a picture", "the deck", "b"),
        to_check("a picture", "the deck", "b"),
    )
    assert together(lines) == lines


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("macros.pptm", "macros.pptm"),
        ("typical 4-3.pptx, slide 2", "typical 4-3.pptx, slide 2"),
        ("the deck", "The deck"),
        ("a linked object (TypicalCharts.xlsx)", "A linked object (TypicalCharts.xlsx)"),
        ("the picture “photo.jpg” on slide 2", "The picture “photo.jpg” on slide 2"),
        ("", ""),
    ],
)
def test_a_sentence_begins_with_a_capital_and_a_file_name_stays_as_it_is(words: str, sentence: str) -> None:
    assert begun(words) == sentence


def test_languages_have_plain_names_and_letters_that_they_are_written_with() -> None:
    assert [plain_name(tag) for tag in ("en-US", "en-GB", "de-CH", "cy", "x-ward")] == [
        "American English", "British English", "German", "Welsh", "x-ward",
    ]  # fmt: skip
    assert may_be_in("Łódź, ½ µ, naïve 🌈 1–2", "en-GB")
    assert not may_be_in("Hello 日本", "en-US")
    assert may_be_in("日本のNATP", "ja")
    assert not may_be_in("Привет", "pl-PL")
