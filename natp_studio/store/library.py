"""The catalogue of items: values in, values out, one transaction for everything that one import brings."""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
import threading
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, delete, event, func, insert
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlmodel import Session, col, select

from natp_studio.domain.items import CaptionTrack, Item, ItemKind
from natp_studio.domain.problems import Problem
from natp_studio.store import library_schema
from natp_studio.store.migrations import migrate, refuse_newer
from natp_studio.store.search import Query, match_expression, numbers_statement
from natp_studio.store.tables import FacetRow, ItemRow, MediaRow

_LISTS = ("alt_texts", "contains", "tags", "settings", "professions")
_FACETS = {"tag": "tags", "setting": "settings", "profession": "professions"}
_MOST_AT_ONCE = 500
_MOST_RANKED = 2_000


class Library:
    """library.db. Safe to use from several threads; one process at a time."""

    def __init__(self, path: Path, backups: Path) -> None:
        self.path = path
        refuse_newer(path, library_schema.APPLICATION, len(library_schema.STEPS))
        self._engine = _engine(path)
        # Two writers at once would make SQLite refuse the later one; here they wait for each other.
        self._writing = threading.Lock()
        with self._problems():
            raw = self._engine.raw_connection()
            try:
                migrate(
                    raw.driver_connection,
                    library_schema.STEPS,
                    library_schema.APPLICATION,
                    path,
                    lambda version: _back_up(path, backups / f"library-before-version-{version + 1}.db"),
                )
            finally:
                raw.close()

    def close(self) -> None:
        """Close the database; everything acknowledged is in the one file."""
        self._engine.dispose()

    def add(self, items: Sequence[Item], file: tuple[str, str, int] | None = None) -> None:
        """Add items, all or none. `file` is the SHA-256, name and length of what they came in.

        An item whose id is there already stays as it is.
        """
        now = dt.datetime.now(dt.UTC)
        with self._writing, self._problems(), Session(self._engine) as session:
            if file is not None and session.get(MediaRow, file[0]) is None:
                session.add(MediaRow(sha256=file[0], name=file[1], octets=file[2], added=now))
            known = self._known(session, [item.id for item in items])
            rows = [_row(item, now) for item in items if item.id not in known]
            if rows:
                session.execute(insert(ItemRow), rows)
                self._write_facets(session, [item for item in items if item.id not in known])
            session.commit()

    def change(self, items: Sequence[Item]) -> None:
        """Put new values in the place of items with the same ids, all or none."""
        with self._writing, self._problems(), Session(self._engine) as session:
            numbers = self._known(session, [item.id for item in items])
            for item in items:
                row = session.get(ItemRow, numbers[item.id]) if item.id in numbers else None
                if row is None:
                    raise Problem("This item is no longer in the library.", item.title, "Import its file again.")
                for name, value in _row(item, row.added).items():
                    setattr(row, name, value)
            session.execute(delete(FacetRow).where(col(FacetRow.item).in_(list(numbers.values()))))
            session.flush()
            self._write_facets(session, items)
            session.commit()

    def remove_examples(self) -> tuple[Item, ...]:
        """Take all example items out, and give them."""
        with self._writing, self._problems(), Session(self._engine) as session:
            rows = session.exec(select(ItemRow).where(col(ItemRow.example))).all()
            items = tuple(_item(row) for row in rows)
            numbers = [row.number for row in rows]
            session.execute(delete(FacetRow).where(col(FacetRow.item).in_(numbers)))
            session.execute(delete(MediaRow).where(col(MediaRow.sha256).in_([item.media for item in items])))
            for row in rows:
                session.delete(row)
            session.commit()
        return items

    def get(self, ids: Iterable[str]) -> dict[str, Item]:
        """Items by id; ids that are not in the library are not in the answer."""
        wanted = list(ids)
        found: dict[str, Item] = {}
        with self._problems(), Session(self._engine) as session:
            for start in range(0, len(wanted), _MOST_AT_ONCE):
                some = wanted[start : start + _MOST_AT_ONCE]
                for row in session.exec(select(ItemRow).where(col(ItemRow.id).in_(some))):
                    found[row.id] = _item(row)
        return {item_id: found[item_id] for item_id in wanted if item_id in found}

    def of_media(self, sha256: str) -> tuple[Item, ...]:
        """The items that came in the file with this SHA-256, in order of their slides."""
        with self._problems(), Session(self._engine) as session:
            rows = session.exec(select(ItemRow).where(ItemRow.media == sha256).order_by(col(ItemRow.number)))
            return tuple(_item(row) for row in rows)

    def has_file_of_length(self, octets: int) -> bool:
        """True when a file of this many bytes came in before, so that it is worth comparing contents."""
        with self._problems(), Session(self._engine) as session:
            return session.exec(select(MediaRow.sha256).where(MediaRow.octets == octets)).first() is not None

    def search(self, query: Query) -> tuple[Item, ...]:
        """Items that match, best first; without words, in the order they came in."""
        return self.at(self._numbers(query, ranked=True, limited=True))

    def numbers(self, query: Query) -> array[int]:
        """The row numbers of all that matches, for lists that are too long to hold; a query's limit does not count.

        Best first while there are at most some 2,000 matches: of more, nobody reads the end, and ranking them is slow.
        """
        found = self._numbers(query, ranked=False, limited=False)
        if match_expression(query.words) and 1 < len(found) <= _MOST_RANKED:
            return self._numbers(query, ranked=True, limited=False)
        return found

    def first_numbers(self, query: Query) -> array[int]:
        """The first of them, up to the query's limit, in the order they came in: quick however many there are."""
        return self._numbers(query, ranked=False, limited=True)

    def at(self, numbers: Sequence[int]) -> tuple[Item, ...]:
        """The items with these row numbers, in that order; those that are gone are left out."""
        with self._problems(), Session(self._engine) as session:
            rows = session.exec(select(ItemRow).where(col(ItemRow.number).in_(list(numbers))))
            found = {row.number: _item(row) for row in rows}
        return tuple(found[number] for number in numbers if number in found)

    def values(self, kind: str) -> tuple[tuple[str, int], ...]:
        """Every tag, setting or profession ("tag", "setting", "profession") with how many items have it, by name."""
        with self._problems(), Session(self._engine) as session:
            found = session.exec(
                select(FacetRow.value, func.count()).where(FacetRow.kind == kind).group_by(FacetRow.value)
            )
            return tuple(sorted(found, key=lambda pair: pair[0].casefold()))

    def contributors(self) -> tuple[tuple[str, int], ...]:
        """Every contributor with how many items they made, by name."""
        with self._problems(), Session(self._engine) as session:
            statement = select(ItemRow.contributor, func.count()).where(ItemRow.contributor != "")
            found = session.exec(statement.group_by(ItemRow.contributor))
            return tuple(sorted(found, key=lambda pair: pair[0].casefold()))

    def used_media(self) -> set[str]:
        """The SHA-256 of every file that an item uses."""
        used: set[str] = set()
        with self._problems(), Session(self._engine) as session:
            for media, poster, captions in session.exec(select(ItemRow.media, ItemRow.poster, ItemRow.captions)):
                used.update((media, poster, *(track["media"] for track in captions)))
        return used - {""}

    def _numbers(self, query: Query, *, ranked: bool, limited: bool) -> array[int]:
        statement, values = numbers_statement(query, ranked=ranked, limited=limited)
        with self._problems(), self._engine.connect() as connection:
            cursor = connection.connection.cursor()
            try:
                return array("I", (number for (number,) in cursor.execute(statement, values)))
            finally:
                cursor.close()

    @staticmethod
    def _known(session: Session, ids: Sequence[str]) -> dict[str, int]:
        """Row numbers of ids that are in the library."""
        found: dict[str, int] = {}
        for start in range(0, len(ids), _MOST_AT_ONCE):
            some = ids[start : start + _MOST_AT_ONCE]
            for item_id, number in session.exec(select(ItemRow.id, ItemRow.number).where(col(ItemRow.id).in_(some))):
                assert number is not None, "a stored row has its number"
                found[item_id] = number
        return found

    def _write_facets(self, session: Session, items: Sequence[Item]) -> None:
        numbers = self._known(session, [item.id for item in items])
        facets = [
            {"item": numbers[item.id], "kind": kind, "value": value}
            for item in items
            for kind, name in _FACETS.items()
            for value in dict.fromkeys(getattr(item, name))
        ]
        if facets:
            session.execute(insert(FacetRow), facets)

    @contextlib.contextmanager
    def _problems(self) -> Iterator[None]:
        try:
            yield
        except (OperationalError, sqlite3.OperationalError) as error:
            raise Problem(
                "The library could not be read or written.",
                str(self.path),
                "Make sure that the disk has room and that you may write in this folder, then try again.",
            ) from error
        except (DatabaseError, sqlite3.DatabaseError) as error:
            raise Problem(
                "The library file is damaged.", str(self.path), "Put back the newest copy from the backups folder."
            ) from error


def _engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _: object) -> None:
        # The driver's own transactions are off: SQLAlchemy and the migrations say BEGIN themselves.
        connection.isolation_level = None
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def _back_up(path: Path, to: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as source, contextlib.closing(sqlite3.connect(to)) as target:
        source.backup(target)


def _row(item: Item, now: dt.datetime) -> dict[str, Any]:
    row = {field.name: getattr(item, field.name) for field in fields(Item)}
    for name in _LISTS:
        row[name] = list(row[name])
    row["kind"] = item.kind.value
    row["captions"] = [asdict(track) for track in item.captions]
    row["added"] = (item.added or now).astimezone(dt.UTC).replace(tzinfo=None)
    return row


def _item(row: ItemRow) -> Item:
    values = {field.name: getattr(row, field.name) for field in fields(Item)}
    for name in _LISTS:
        values[name] = tuple(values[name])
    values["kind"] = ItemKind(row.kind)
    values["captions"] = tuple(CaptionTrack(**track) for track in row.captions)
    values["added"] = row.added.replace(tzinfo=dt.UTC)
    return Item(**values)
