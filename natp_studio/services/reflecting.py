"""Reflections: what participants noticed and the small change they will try, logged encrypted and told in a table."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from natp_studio.domain.ids import derived_id, new_id
from natp_studio.domain.problems import Problem
from natp_studio.domain.reflections import Delivery, Reflection
from natp_studio.domain.sessions import Session
from natp_studio.papers.recovery_sheet import write_recovery_sheet as write_sheet
from natp_studio.papers.tables import write_csv
from natp_studio.services.studio import Studio
from natp_studio.services.typefaces import paper_typeface
from natp_studio.store.files import whole_file

TABLE_HEADER = ("Session", "Date", "Place", "Settings", "Professions", "Noticed", "Small change", "May be quoted")
MOST_AT_ONCE = 1_000
_FIELDS = ("noticed", "change", "may_quote")
_ADVICE = (
    'Write {"noticed": "…", "change": "…", "may_quote": true or false}, or a list of such. '
    "Names are not kept, so there is no field for them."
)


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


def delivery_of(session: Session, date: dt.date | None = None, place: str = "") -> Delivery:
    """The delivery of a session on a date (else the day it is planned for, else today) and in a place.

    The same session, date and place are the same delivery, however often something is added to it.
    """
    day = date or session.date or dt.datetime.now().astimezone().date()
    where = place or session.place
    return Delivery(
        derived_id("delivery", session.id, day.isoformat(), where.casefold()),
        session.id,
        session.title,
        day,
        where,
        session.audience,
    )


def add_reflections(studio: Studio, delivery: Delivery, entries: Sequence[Entry]) -> tuple[Reflection, ...]:
    """Log what was said at a delivery; in the encrypted log, on disk, when this returns. Unlock the log first."""
    reflections = tuple(
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
    studio.log.add(delivery, reflections)
    return reflections


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


def export_table(studio: Studio, to: Path, words: str = "", session_id: str = "") -> tuple[Path, int]:
    """Write reflections as a table, to a file or into a folder; where it is, and how many rows it has."""
    path = to / "Reflections.csv" if to.is_dir() else to
    rows = table_rows(studio.log.reflections(words, session_id))
    with whole_file(path) as part:
        write_csv(TABLE_HEADER, rows, part)
    return path, len(rows)


def write_recovery_sheet(studio: Studio, groups: Sequence[str], to: Path) -> Path:
    """Write a recovery key as a sheet to print, to a file or into a folder; where it is."""
    path = to / "Recovery sheet.docx" if to.is_dir() else to
    with whole_file(path) as part:
        write_sheet(groups, studio.folder.root.name, dt.datetime.now().astimezone().date(), part, paper_typeface())
    return path


def write_new_recovery_sheet(studio: Studio, passphrase: str, to: Path) -> Path:
    """Make a new recovery key and write its sheet; where it is. Older sheets open nothing any more."""
    return write_recovery_sheet(studio, studio.new_recovery_key(passphrase), to)


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
