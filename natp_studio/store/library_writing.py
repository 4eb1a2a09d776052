"""Writing to the catalogue, through SQLModel: one transaction for everything that one import brings.

Apart from reading, since loading SQLModel takes longer than opening the window, and nobody writes at the start.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Engine, create_engine, delete, event, insert, update
from sqlmodel import Session, col, select

from natp_studio.domain.items import Item
from natp_studio.domain.problems import Problem
from natp_studio.store.connections import prepare
from natp_studio.store.search import FACETS, LISTS
from natp_studio.store.tables import FacetRow, ItemRow, MediaRow

Value = TypeVar("Value")
_MOST_AT_ONCE = 500


class LibraryWriter:
    """Writes to library.db. Safe to use from several threads. What the database says is left to whoever asked."""

    def __init__(self, path: Path) -> None:
        self._engine = _engine(path)
        # Two writers at once would make SQLite refuse the later one; here they wait for each other.
        self._writing = threading.Lock()

    def close(self) -> None:
        """Close the database."""
        self._engine.dispose()

    def add(self, items: Sequence[Item], file: tuple[str, str, int] | None = None) -> None:
        """Add items, all or none; see `Library.add`."""
        now = dt.datetime.now(dt.UTC)
        with self._writing, Session(self._engine) as session:
            if file is not None and session.get(MediaRow, file[0]) is None:
                session.add(MediaRow(sha256=file[0], name=file[1], octets=file[2], added=now))
            known = self._known(session, [item.id for item in items])
            rows = [_row(item) | {"added": _moment(item.added or now)} for item in items if item.id not in known]
            if rows:
                session.execute(insert(ItemRow), rows)
                self._write_facets(session, [item for item in items if item.id not in known])
            session.commit()

    def change(self, items: Sequence[Item]) -> None:
        """Put new values in the place of items with the same ids, all or none."""
        with self._writing, Session(self._engine) as session:
            numbers = self._known(session, [item.id for item in items])
            for item in items:
                if item.id not in numbers:
                    raise Problem("This item is no longer in the library.", item.title, "Import its file again.")
            # When it came in does not change.
            rows = [_row(item) | {"number": numbers[item.id]} for item in items]
            if rows:
                session.execute(update(ItemRow), rows)
            for some in _portions(list(numbers.values())):
                session.execute(delete(FacetRow).where(col(FacetRow.item).in_(some)))
            session.flush()
            self._write_facets(session, items)
            session.commit()

    def remove(self, items: Sequence[Item]) -> None:
        """Take items out, with what is remembered of their files."""
        with self._writing, Session(self._engine) as session:
            numbers = list(self._known(session, [item.id for item in items]).values())
            for some in _portions(numbers):
                session.execute(delete(FacetRow).where(col(FacetRow.item).in_(some)))
                session.execute(delete(ItemRow).where(col(ItemRow.number).in_(some)))
            for media in _portions([item.media for item in items]):
                unused = col(MediaRow.sha256).not_in(select(ItemRow.media))
                session.execute(delete(MediaRow).where(col(MediaRow.sha256).in_(media), unused))
            session.commit()

    @staticmethod
    def _known(session: Session, ids: Sequence[str]) -> dict[str, int]:
        """Row numbers of ids that are in the library."""
        found: dict[str, int] = {}
        for some in _portions(ids):
            for item_id, number in session.exec(select(ItemRow.id, ItemRow.number).where(col(ItemRow.id).in_(some))):
                assert number is not None, "a stored row has its number"
                found[item_id] = number
        return found

    def _write_facets(self, session: Session, items: Sequence[Item]) -> None:
        numbers = self._known(session, [item.id for item in items])
        facets = [
            {"item": numbers[item.id], "kind": kind, "value": value}
            for item in items
            for kind, name in FACETS.items()
            for value in dict.fromkeys(getattr(item, name))
        ]
        if facets:
            session.execute(insert(FacetRow), facets)


def _portions(values: Sequence[Value]) -> Iterator[Sequence[Value]]:
    """A statement takes only so many values."""
    for start in range(0, len(values), _MOST_AT_ONCE):
        yield values[start : start + _MOST_AT_ONCE]


def _engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _: object) -> None:
        prepare(connection)

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def _moment(when: dt.datetime) -> dt.datetime:
    """A moment as the database keeps it: in UTC, without saying so."""
    return when.astimezone(dt.UTC).replace(tzinfo=None)


def _row(item: Item) -> dict[str, Any]:
    """All of an item but when it came in."""
    row = {field.name: getattr(item, field.name) for field in fields(Item) if field.name != "added"}
    for name in LISTS:
        row[name] = list(row[name])
    row["kind"] = item.kind.value
    row["captions"] = [asdict(track) for track in item.captions]
    row["described"] = [asdict(one) for one in item.described]
    return row
