from hypothesis import given
from hypothesis import strategies as st

from natp_studio.domain.round_trips import Pair, moved, side_by_side


def test_a_changed_line_stands_beside_what_it_became() -> None:
    pairs = side_by_side(["Wait", "Ask once", "Thank"], ["Wait", "Ask one question", "Thank", "Write it down"])
    assert pairs == (
        Pair("Wait", "Wait"),
        Pair("Ask once", "Ask one question"),
        Pair("Thank", "Thank"),
        Pair("", "Write it down"),
    )
    assert [pair.is_changed for pair in pairs] == [False, True, False, True]


def test_one_slide_that_was_moved_is_the_only_one_that_moved() -> None:
    assert moved([1, 2, 3, 4]) == frozenset()
    assert moved([4, 1, 2, 3]) == {4}
    assert moved([1, 3, 4, 2, 5]) == {2}
    assert moved([]) == frozenset()


@given(st.lists(st.text("abc", max_size=3), max_size=8), st.lists(st.text("abc", max_size=3), max_size=8))
def test_both_sides_are_whole_and_in_order(old: list[str], new: list[str]) -> None:
    pairs = side_by_side(old, new)
    assert [pair.old for pair in pairs if pair.old] == [line for line in old if line]
    assert [pair.new for pair in pairs if pair.new] == [line for line in new if line]


@given(st.permutations(range(1, 9)))
def test_what_was_not_moved_is_still_in_order(places: list[int]) -> None:
    stayed = [place for place in places if place not in moved(places)]
    assert stayed == sorted(stayed)
    assert stayed
