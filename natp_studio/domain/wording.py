"""Numbers, times and dates as people here say them (English, United Kingdom)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def count(number: int, one: str, many: str = "") -> str:
    """`count(2, "slide")` is "2 slides"; `many` is given where an s is not enough."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def clock(time: dt.time | dt.datetime) -> str:
    """13:30, in 24 hours."""
    return f"{time.hour:02d}:{time.minute:02d}"


def long_date(date: dt.date) -> str:
    """Tuesday 14 October 2025. Not strftime: that follows the laptop's locale."""
    return f"{_DAYS[date.weekday()]} {date.day} {_MONTHS[date.month - 1]} {date.year}"


def duration(seconds: float) -> str:
    """1:40 for a hundred seconds, 1:02:05 for more than an hour."""
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02d}:{rest % 60:02d}" if hours else f"{rest // 60}:{rest % 60:02d}"


def size(octets: int) -> str:
    """A file size in units that people know: 12 KB, 3.4 MB, 1.2 GB (1 KB is 1,000 bytes)."""
    if octets < 1000:
        return count(octets, "byte")
    for unit, scale in (("KB", 1e3), ("MB", 1e6), ("GB", 1e9)):
        value = octets / scale
        if value < 1000 or unit == "GB":
            return f"{value:.0f} {unit}" if value >= 10 else f"{value:.1f} {unit}"
    raise AssertionError("unreachable: the last unit takes every size")


def listed(words: Iterable[str]) -> str:
    """Words in a row: "a", "a and b", "a, b and c"."""
    parts = list(words)
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
