from hypothesis import given
from hypothesis import strategies as st

from natp_studio.domain.order import is_key, key_between, keys_for


@given(st.lists(st.integers(0, 10_000), max_size=200))
def test_any_number_of_inserts_anywhere_keeps_the_order(places: list[int]) -> None:
    keys = list(keys_for(3))
    for place in places:
        index = place % (len(keys) + 1)
        before = keys[index - 1] if index else None
        after = keys[index] if index < len(keys) else None
        keys.insert(index, key_between(before, after))
    assert keys == sorted(set(keys))
    assert all(is_key(key) for key in keys)


@given(st.integers(0, 500))
def test_keys_for_a_list_are_distinct_in_order_and_short(number: int) -> None:
    keys = keys_for(number)
    assert list(keys) == sorted(set(keys))
    assert all(is_key(key) and len(key) <= 2 for key in keys)


def test_there_is_no_place_between_a_key_and_itself() -> None:
    try:
        key_between("V", "V")
    except ValueError as error:
        assert "V" in str(error)
    else:
        raise AssertionError("a key was made where there is no room")


def test_words_that_end_in_zero_or_hold_other_signs_are_no_keys() -> None:
    assert not any(is_key(word) for word in ("", "V0", "a-b", "ä"))
