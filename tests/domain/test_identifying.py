import time

import pytest

from natp_studio.domain.identifying import Sign, identifying, is_nhs_number


@pytest.mark.parametrize(
    ("words", "found", "sign"),
    [
        ("Write to jo.bloggs@example.nhs.uk please", "jo.bloggs@example.nhs.uk", Sign.EMAIL),
        ("mail o'neill+ward@example.org.", "o'neill+ward@example.org", Sign.EMAIL),
        ("Ring 07700 900123 later", "07700 900123", Sign.PHONE),
        ("0113 496 0000 2 people answered", "0113 496 0000", Sign.PHONE),
        ("(0113) 496 0000", "(0113) 496 0000", Sign.PHONE),
        ("+44 (0)113 496 0000", "+44 (0)113 496 0000", Sign.PHONE),
        ("His number is 943 476 5919.", "943 476 5919", Sign.NHS_NUMBER),
        ("943-476-5919", "943-476-5919", Sign.NHS_NUMBER),
        ("no9434765919", "9434765919", Sign.NHS_NUMBER),
        ("I asked Dr Patel to wait", "Dr Patel", Sign.NAME),
        ("dr. patel and Dr. O’Neill", "Dr. O’Neill", Sign.NAME),
        ("Mrs de la Cruz-Smith said", "Mrs de la Cruz-Smith", Sign.NAME),
        ("with Prof A. Ng today", "Prof A. Ng", Sign.NAME),
        ("Dr A Patel came", "Dr A Patel", Sign.NAME),
        ("Dr K said so", "Dr K", Sign.NAME),
        ("Sister Éloïse dimmed it", "Sister Éloïse", Sign.NAME),
    ],
)
def test_what_may_tell_who_somebody_is_is_found(words: str, found: str, sign: Sign) -> None:
    assert [(hint.words, hint.sign) for hint in identifying(words)] == [(found, sign)]


@pytest.mark.parametrize(
    "words",
    [
        "The lights were hard before I said so.",
        "Ask about light first; wait ten seconds after a question.",
        "On 14/10/2025 at 13:30 we moved rooms, from 10 to 12.",
        "We had 1,234,567,890 reasons",
        "943 476 5918 is one digit off",
        "I miss Ward rounds. The dr. The nurse.",
        "Two nurses, a doctor and a sister",
        "Mr I do not know",
        "@ward or me@home",
        "",
    ],
)
def test_plain_words_are_left_alone(words: str) -> None:
    assert identifying(words) == ()


def test_hints_come_in_order_and_each_once() -> None:
    words = "Dr Patel (07700 900123) wrote to Mr Ng. Dr Patel again: a@b.example"
    assert [hint.words for hint in identifying(words)] == ["Dr Patel", "07700 900123", "Mr Ng", "a@b.example"]
    assert str(identifying("Dr Patel")[0]) == "“Dr Patel” looks like somebody’s name."


def test_the_check_digit_of_an_nhs_number_is_looked_at() -> None:
    assert is_nhs_number("9434765919")
    assert [digit for digit in range(10) if is_nhs_number(f"943476591{digit}")] == [9]
    assert not is_nhs_number("943476591")
    assert not is_nhs_number("94347659١٩x")


@pytest.mark.parametrize("part", ["a", "0 ", "(0", "+1-", "Dr ", "Dr de ", "a.", "1 2-", "a@", "9434765919"])
def test_the_longest_words_take_no_time_to_look_through(part: str) -> None:
    start = time.perf_counter()
    identifying(part * (40_000 // len(part)))
    assert time.perf_counter() - start < 0.5
