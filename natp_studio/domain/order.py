"""Places in a list as short words that sort, so that two people can move different things without renumbering.

A key is a string over the digits 0-9A-Za-z, read as a fraction: "V" is about one half. Between any two keys there is
always another one; a move changes the key of the thing moved and nothing else. (The idea is known as fractional
indexing.) No key ends in "0", so that two different words are never the same fraction.
"""

from __future__ import annotations

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_MIDDLE = len(DIGITS) // 2


def is_key(key: str) -> bool:
    """True for a word that can stand as a place."""
    return bool(key) and key[-1] != "0" and all(digit in DIGITS for digit in key)


def key_between(before: str | None, after: str | None) -> str:
    """A key strictly between two others; None stands for the start or the end of the list.

    Raises ValueError when `before` does not sort before `after`.
    """
    low, high = before or "", after or ""
    if after is not None and low >= high:
        raise ValueError(f"no place between {before!r} and {after!r}")
    key = ""
    while True:
        index = len(key)
        floor = DIGITS.index(low[index]) if index < len(low) else 0
        ceiling = DIGITS.index(high[index]) if index < len(high) else len(DIGITS)
        if floor == ceiling:
            key += DIGITS[floor]
            continue
        middle = (floor + ceiling) // 2
        if middle > floor:
            return key + DIGITS[middle]
        # The two are neighbours at this digit: keep the lower one and look for room behind it, unbounded above.
        key += DIGITS[floor]
        high = ""


def keys_for(number: int) -> tuple[str, ...]:
    """`number` keys in order, evenly spread and as short as that allows."""
    width = 1
    while len(DIGITS) ** width < 2 * (number + 1):
        width += 1
    span = len(DIGITS) ** width
    return tuple(_written((place + 1) * span // (number + 1), width) for place in range(number))


def _written(value: int, width: int) -> str:
    digits = ""
    for _ in range(width):
        value, digit = divmod(value, len(DIGITS))
        digits = DIGITS[digit] + digits
    return digits.rstrip("0")
