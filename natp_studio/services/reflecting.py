"""Reflections: what participants noticed and the small change they will try, logged encrypted and told in a table."""

from __future__ import annotations

import datetime as dt
import json
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from natp_studio.domain.identifying import identifying
from natp_studio.domain.ids import derived_id, new_id
from natp_studio.domain.problems import Problem
from natp_studio.domain.progress import Progress
from natp_studio.domain.reflections import Delivery, Draft, Reflection
from natp_studio.domain.sessions import Audience, Session
from natp_studio.domain.wording import date_of
from natp_studio.papers.recovery_sheet import write_recovery_sheet as write_sheet
from natp_studio.papers.tables import guarded, write_csv
from natp_studio.services.studio import Studio
from natp_studio.services.targets import check_target
from natp_studio.services.typefaces import paper_typeface
from natp_studio.store.files import whole_file
from natp_studio.store.keys import SHORTEST_PASSPHRASE as SHORTEST_PASSPHRASE

NOT_ENCRYPTED = "This file is not encrypted. People may be recognised by what they wrote."
TABLE_HEADER = ("Session", "Date", "Place", "Settings", "Professions", "Noticed", "Small change", "May be quoted")
MOST_AT_ONCE = 1_000
_FIELDS = ("noticed", "change", "may_quote")
_ADVICE = (
    'Write {"noticed": "…", "change": "…", "may_quote": true or false}, or a list of such. '
    "Names are not kept, so there is no field for them."
)


_READ_AT_ONCE = 500
_MOST_LOOKED_AT = 2_000
_LOOKING_BACK = 330


class LogState(StrEnum):
    """What can be done with the log now."""

    NONE = "none"
    KEYS_MISSING = "keys missing"
    LOCKED = "locked"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Which:
    """Some of the reflections: empty fields leave none out; `words` are found by their beginnings, all of them."""

    words: str = ""
    session_id: str = ""
    delivery_id: str = ""
    quotable: bool = False


@dataclass(frozen=True, slots=True)
class TablePreview:
    """What an export would reveal: its columns, its first rows as the file has them, and how many there are.

    `not_quotable` is how many match but are left out, because they may not be quoted. `pointing` is how many of the
    first 2,000 hold words that may tell who somebody is, as `domain.identifying` finds them: never all there are.
    """

    header: tuple[str, ...]
    first: tuple[tuple[str, ...], ...]
    rows: int
    not_quotable: int
    pointing: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """What one participant said, before it is logged."""

    noticed: str
    change: str
    may_quote: bool = False


def read_entries(data: bytes, where: str) -> tuple[Entry, ...]:
    """The entries in a text of JSON: one object, or a list of them. Nothing of the words is in a Problem."""
    try:
        held = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Problem("This is not JSON.", where, _ADVICE) from error
    listed: list[Any] = held if isinstance(held, list) else [held]
    if not listed or len(listed) > MOST_AT_ONCE:
        raise Problem(f"There are no reflections here, or more than {MOST_AT_ONCE:,}.", where, _ADVICE)
    return tuple(_entry(one, f"{where}, entry {number}") for number, one in enumerate(listed, start=1))


def log_state(studio: Studio) -> LogState:
    """Whether there is a log, and whether it is open."""
    if not studio.has_keys:
        return LogState.KEYS_MISSING if studio.folder.private.exists() else LogState.NONE
    try:
        return LogState.OPEN if studio.log else LogState.LOCKED
    except Problem:
        return LogState.LOCKED


def delivery_of(
    session: Session, date: dt.date | None = None, place: str = "", audience: Audience | None = None
) -> Delivery:
    """The delivery of a session on a date (else the day it is planned for, else today) and in a place.

    The same session, date and place are the same delivery, however often something is added to it. The audience is
    the one that the session was planned for, unless another one came.
    """
    day = date or session.date or dt.datetime.now().astimezone().date()
    where = place or session.place
    return Delivery(
        derived_id("delivery", session.id, day.isoformat(), where.casefold()),
        session.id,
        session.title,
        day,
        where,
        session.audience if audience is None else audience,
    )


def delivery_date(words: str, today: dt.date) -> dt.date | None:
    """The day that a person wrote; None for no date. A day without a year is the last such day, or one coming soon."""
    return date_of(words, today - dt.timedelta(days=_LOOKING_BACK))


def sessions_given(studio: Studio) -> tuple[Session, ...]:
    """The sessions of the studio, in order of the alphabet; one that cannot be read is left out."""
    return tuple(session for _, session in studio.sessions.readable())


def deliveries(studio: Studio) -> tuple[tuple[Delivery, int], ...]:
    """Every delivery with how many reflections it has, the newest first."""
    counts = studio.log.counts()
    return tuple((delivery, counts.get(delivery.id, 0)) for delivery in reversed(studio.log.deliveries()))


def add_reflections(
    studio: Studio, delivery: Delivery, entries: Sequence[Entry], *, drop_draft: bool = False
) -> tuple[Reflection, ...]:
    """Log what was said at a delivery; in the encrypted log, on disk, when this returns. Unlock the log first.

    `drop_draft` says that this was the draft: in one step it is logged, and no draft any more.
    """
    reflections = _made(delivery, entries)
    studio.log.add(delivery, reflections, drop_draft=drop_draft)
    return reflections


def keep_draft(studio: Studio, draft: Draft) -> None:
    """Keep what is being typed in the encrypted log, on disk when this returns; without words, drop what was kept."""
    if draft.has_words:
        studio.log.keep_draft(draft)
    else:
        studio.log.drop_draft()


def kept_draft(studio: Studio) -> Draft:
    """What was typed and not logged yet; an empty one where there is nothing."""
    return studio.log.draft() or Draft()


def lock_with_draft(studio: Studio, draft: Draft) -> Problem | None:
    """Keep what was typed, then lock the log, also when it could not be kept; why not, else None."""
    try:
        keep_draft(studio, draft)
    except Problem as problem:
        return problem
    finally:
        studio.lock()
    return None


def correct_reflection(
    studio: Studio, corrects: str, delivery: Delivery, entry: Entry
) -> tuple[tuple[tuple[Delivery, Reflection], ...], tuple[Reflection, ...]]:
    """Log a draft in place of the reflection with the id `corrects`, in one step; what was there, and what is now.

    One that is not there any more is not missed.
    """
    (made,) = _made(delivery, [entry])
    return studio.log.change([corrects], [(delivery, made)], drop_draft=True), (made,)


def swap(
    studio: Studio,
    out: Sequence[tuple[Delivery, Reflection]],
    into: Sequence[tuple[Delivery, Reflection]],
    *,
    drop_draft: bool = False,
    keep_draft: Draft | None = None,
) -> None:
    """Take some reflections out of the log and put others in, in one step: to erase, to undo and to do again.

    `drop_draft` says that what goes in was the draft, `keep_draft` what is the draft from now on.
    """
    ids = [reflection.id for _, reflection in out]
    studio.log.change(ids, into, drop_draft=drop_draft, keep_draft=keep_draft)


def table_rows(logged: Iterable[tuple[Delivery, Reflection]]) -> list[tuple[str, ...]]:
    """Reflections as rows under `TABLE_HEADER`."""
    return [
        (
            delivery.session_title,
            delivery.date.isoformat(),
            delivery.place,
            "; ".join(delivery.audience.settings),
            "; ".join(delivery.audience.professions),
            reflection.noticed,
            reflection.change,
            "yes" if reflection.may_quote else "no",
        )
        for delivery, reflection in logged
    ]


def numbers_of(studio: Studio, which: Which) -> array[int]:
    """Row numbers of some reflections, those of the newest delivery first; for `at_numbers`."""
    return studio.log.numbers(which.words, which.session_id, delivery_id=which.delivery_id, quotable=which.quotable)


def at_numbers(studio: Studio, numbers: Sequence[int]) -> tuple[tuple[Delivery, Reflection], ...]:
    """The reflections with these row numbers, some hundreds at most, in that order."""
    return studio.log.at(numbers)


def preview_table(studio: Studio, which: Which, first: int = 5) -> TablePreview:
    """What `export_table` would write, without writing it; nothing is changed."""
    numbers = numbers_of(studio, which)
    everything = Which(which.words, which.session_id, which.delivery_id)
    left_out = len(numbers_of(studio, everything)) - len(numbers) if which.quotable else 0
    oldest_first = numbers[::-1]
    rows = table_rows(studio.log.at(oldest_first[:first]))
    pointing = sum(
        bool(identifying(reflection.noticed) or identifying(reflection.change))
        for start in range(0, min(len(numbers), _MOST_LOOKED_AT), _READ_AT_ONCE)
        for _, reflection in studio.log.at(oldest_first[start : start + _READ_AT_ONCE])
    )
    return TablePreview(
        tuple(guarded(cell) for cell in TABLE_HEADER),
        tuple(tuple(guarded(cell) for cell in row) for row in rows),
        len(numbers),
        left_out,
        pointing,
    )


def count_quotable(studio: Studio, session_id: str) -> tuple[int, int]:
    """How many reflections of a session may be quoted, and how many may not."""
    may = len(numbers_of(studio, Which(session_id=session_id, quotable=True)))
    return may, len(numbers_of(studio, Which(session_id=session_id))) - may


def export_table(
    studio: Studio,
    to: Path,
    words: str = "",
    session_id: str = "",
    *,
    delivery_id: str = "",
    quotable: bool = False,
    progress: Progress | None = None,
) -> tuple[Path, int]:
    """Write reflections as a table, to a file or into a folder; where it is, and how many rows it has.

    Oldest delivery first, in the order they were logged. The log is read in parts, so that it stays usable meanwhile.
    """
    path = to / "Reflections.csv" if to.is_dir() else to
    check_target(path)
    numbers = numbers_of(studio, Which(words, session_id, delivery_id, quotable))[::-1]
    with whole_file(path) as part:
        write_csv(TABLE_HEADER, _rows(studio, numbers, progress or Progress()), part)
    return path, len(numbers)


def _rows(studio: Studio, numbers: array[int], progress: Progress) -> Iterator[tuple[str, ...]]:
    for start in range(0, len(numbers), _READ_AT_ONCE):
        progress.report(start, len(numbers), "reflections")
        yield from table_rows(studio.log.at(numbers[start : start + _READ_AT_ONCE]))


def write_recovery_sheet(studio: Studio, groups: Sequence[str], to: Path) -> Path:
    """Write a recovery key as a sheet to print, to a file or into a folder; where it is."""
    path = _sheet_at(to)
    with whole_file(path) as part:
        write_sheet(groups, studio.folder.root.name, dt.datetime.now().astimezone().date(), part, paper_typeface())
    return path


def write_new_recovery_sheet(studio: Studio, passphrase: str, to: Path) -> Path:
    """Make a new recovery key and write its sheet; where it is. Older sheets open nothing any more."""
    path = _sheet_at(to)
    return write_recovery_sheet(studio, studio.new_recovery_key(passphrase), path)


def _sheet_at(to: Path) -> Path:
    """Where the recovery sheet goes. Asked before there is a new key: the older sheet is good for nothing then."""
    path = to / "Recovery sheet.docx" if to.is_dir() else to
    check_target(path)
    return path


def _made(delivery: Delivery, entries: Sequence[Entry]) -> tuple[Reflection, ...]:
    return tuple(
        Reflection(
            new_id(),
            delivery.id,
            entry.noticed.strip(),
            entry.change.strip(),
            entry.may_quote,
            dt.datetime.now(dt.UTC),
        )
        for entry in entries
    )


def _entry(one: object, where: str) -> Entry:
    if not isinstance(one, Mapping):
        raise Problem("This entry is not an object.", where, _ADVICE)
    unknown = sorted(str(key) for key in one if key not in _FIELDS)
    if unknown:
        raise Problem(f"There is no field called “{unknown[0][:40]}”.", where, _ADVICE)
    noticed, change, may_quote = one.get("noticed", ""), one.get("change", ""), one.get("may_quote", False)
    if not isinstance(noticed, str) or not isinstance(change, str) or not isinstance(may_quote, bool):
        raise Problem("A field of this entry has the wrong kind of value.", where, _ADVICE)
    if not noticed.strip() and not change.strip():
        raise Problem("This entry is empty.", where, _ADVICE)
    return Entry(noticed, change, may_quote)
