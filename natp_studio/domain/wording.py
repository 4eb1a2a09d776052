"""Numbers, times and dates as people here say them (English, United Kingdom)."""

from __future__ import annotations

import datetime as dt
import re
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

_UNITS = (("KB", 1e3), ("MB", 1e6), ("GB", 1e9))
_FILE_NAME = re.compile(r"\w\.\w{2,5}(?=$|, )")
_ADDRESS = re.compile(r"[(<\[]?https?://[^\s<>\"]*[^\s<>\".,;:)\]][)>\]]?", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,2})(?:\s*[:.h]\s*(\d{2})|(\d{2}))?\s*(?:([ap])\.?\s*m\.?)?", re.IGNORECASE)
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERED_DATE = re.compile(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4}|\d{2})")
_NAMED_DATE = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]{3,9})\.?(?: (\d{4}))?", re.IGNORECASE)


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


def size(octets: int, figures: int = 2) -> str:
    """A file size in units that people know: 12 KB, 3.4 MB, 1.2 GB (1 KB is 1,000 bytes).

    `figures` are told at least: with three it is 12.3 KB, 3.41 MB and 305 MB.
    """
    if octets < 1000:
        return count(octets, "byte")
    # What would be rounded to 1,000 of a unit is 1 of the next.
    unit, scale = next(((unit, scale) for unit, scale in _UNITS if octets < 999.5 * scale), _UNITS[-1])
    value = octets / scale
    places = next((n for n in range(figures - 1, 0, -1) if value < 10 ** (figures - n) - 0.5 * 10**-n), 0)
    return f"{value:.{places}f} {unit}"


def listed(words: Iterable[str]) -> str:
    """Words in a row: "a", "a and b", "a, b and c"."""
    parts = list(words)
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def begun(words: str) -> str:
    """Words as they begin a sentence. A file's name stays as it is: “typical 4-3.pptx, slide 2”."""
    return words if _FILE_NAME.search(words) else f"{words[:1].upper()}{words[1:]}"


def clock_of(words: str) -> dt.time | None:
    """The time that a person wrote: "13:30", "13.30", "1330", "1:30 pm" or "9"; None for what is no time."""
    found = _CLOCK.fullmatch(words.strip())
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or found[3] or 0), (found[4] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


def date_of(words: str, today: dt.date) -> dt.date | None:
    """The date that a person wrote: "14 October 2025", "Tue 14 Oct", "14/10/2025" or "2025-10-14"; None for no date.

    The day comes before the month. Without a year it is the next such day, from `today` on.
    """
    day_name, rest = _without_day(" ".join(words.replace(",", " ").split()))
    if found := _ISO_DATE.fullmatch(rest):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERED_DATE.fullmatch(rest):
        year = int(found[3])
        return _date(year + 2000 if year < 100 else year, int(found[2]), int(found[1]))
    found = _NAMED_DATE.fullmatch(rest)
    month = _number_of(found[2], _MONTHS) if found else None
    if found is None or month is None:
        return None
    if found[3]:
        return _date(int(found[3]), month, int(found[1]))
    # Eight years are enough to meet a 29 February again, also around 2100.
    years = (_date(today.year + ahead, month, int(found[1])) for ahead in range(9))
    coming = [date for date in years if date is not None and date >= today]
    return next((date for date in coming if day_name is None or date.weekday() == day_name), None)


def _without_day(words: str) -> tuple[int | None, str]:
    """The number of the weekday in front, from 0 for Monday, and the rest."""
    first, _, rest = words.partition(" ")
    number = _number_of(first.rstrip("."), _DAYS)
    return (None, words) if number is None or not rest else (number - 1, rest)


def _number_of(word: str, names: tuple[str, ...]) -> int | None:
    """Which name a word is, whole or its first three letters or more, from 1."""
    folded = word.casefold()
    same = [number for number, name in enumerate(names, 1) if name.casefold().startswith(folded)]
    return same[0] if len(folded) >= 3 and len(same) == 1 else None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def without_addresses(source: str) -> str:
    """The words of a source without addresses of the web; as it is where it has nothing else."""
    words = _ADDRESS.sub("", source).strip()
    return re.sub(r"\s+([.,;])", r"\1", words).rstrip(",;:–-( ").strip() or source
