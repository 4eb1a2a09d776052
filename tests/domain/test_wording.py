import datetime as dt

import pytest

from natp_studio.domain.wording import clock, count, duration, listed, long_date, size


def test_counts_dates_and_times_are_said_as_people_say_them() -> None:
    assert (count(1, "slide"), count(2, "slide"), count(2, "copy", "copies")) == ("1 slide", "2 slides", "2 copies")
    assert long_date(dt.date(2025, 10, 14)) == "Tuesday 14 October 2025"
    assert clock(dt.time(9, 5)) == "09:05"
    assert (duration(100), duration(3725)) == ("1:40", "1:02:05")


@pytest.mark.parametrize(
    ("octets", "said"),
    [(1, "1 byte"), (999, "999 bytes"), (3_400_000, "3.4 MB"), (300_000_000, "300 MB"), (5e12, "5000 GB")],
)
def test_sizes_are_in_units_that_people_know(octets: int, said: str) -> None:
    assert size(int(octets)) == said


@pytest.mark.parametrize(
    ("octets", "two", "three"),
    [
        (1_440_000, "1.4 MB", "1.44 MB"),
        (9_960_000, "10 MB", "9.96 MB"),
        (9_996_000, "10 MB", "10.0 MB"),
        (12_345_678, "12 MB", "12.3 MB"),
        (99_960_000, "100 MB", "100 MB"),
        (305_000_000, "305 MB", "305 MB"),
        (999_400, "999 KB", "999 KB"),
        (999_600, "1.0 MB", "1.00 MB"),
        (999_700_000, "1.0 GB", "1.00 GB"),
        (2_000_000_000_000, "2000 GB", "2000 GB"),
    ],
)
def test_a_size_has_as_many_figures_as_are_wanted_and_never_a_thousand_of_a_unit(
    octets: int, two: str, three: str
) -> None:
    assert (size(octets), size(octets, 3)) == (two, three)


def test_words_are_listed_with_and_before_the_last() -> None:
    assert [listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
