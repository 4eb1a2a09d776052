"""The catalogue of items: values in, values out.

Reading is plain SQLite, so that the first page is there at once; writing (`library_writing`) is loaded when something
is first written.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from natp_studio.domain.items import CaptionTrack, Description, Item, ItemKind
from natp_studio.domain.problems import Problem
from natp_studio.store import library_schema
from natp_studio.store.connections import Connections
from natp_studio.store.migrations import migrate, refuse_newer
from natp_studio.store.search import LISTS, Query, marks, match_expression, numbers_statement

if TYPE_CHECKING:
    from natp_studio.store.library_writing import LibraryWriter

Answer = TypeVar("Answer")
_COLUMNS = tuple(field.name for field in fields(Item))
_SELECT = f"SELECT number, {', '.join(_COLUMNS)} FROM item"  # noqa: S608
_MOST_AT_ONCE = 500
_MOST_RANKED = 2_000


class Library:
    """library.db. Safe to use from several threads; one process at a time."""

    def __init__(self, path: Path, backups: Path) -> None:
        self.path = path
        self._writer: LibraryWriter | None = None
        refuse_newer(path, library_schema.APPLICATION, len(library_schema.STEPS))
        self._connections = Connections(path)
        with self._reading() as connection:
            migrate(
                connection,
                library_schema.STEPS,
                library_schema.APPLICATION,
                path,
                lambda version: _back_up(path, backups / f"library-before-version-{version + 1}.db"),
            )

    def close(self) -> None:
        """Close the database; everything acknowledged is in the one file."""
        if self._writer is not None:
            self._writer.close()
        self._connections.close()

    def add(self, items: Sequence[Item], file: tuple[str, str, int] | None = None) -> None:
        """Add items, all or none. `file` is the SHA-256, name and length of what they came in.

        An item whose id is there already stays as it is.
        """
        self._write(lambda writer: writer.add(items, file))

    def change(self, items: Sequence[Item]) -> None:
        """Put new values in the place of items with the same ids, all or none."""
        self._write(lambda writer: writer.change(items))

    def examples(self) -> tuple[Item, ...]:
        """All items that are labelled as example content, archived or not, in the order they came in."""
        return self._items("example = 1 ORDER BY number", ())

    def remove(self, items: Sequence[Item]) -> None:
        """Take items out for good, all or none; those that are not there are not missed."""
        self._write(lambda writer: writer.remove(items))

    def get(self, ids: Iterable[str]) -> dict[str, Item]:
        """Items by id; ids that are not in the library are not in the answer."""
        wanted = list(ids)
        found: dict[str, Item] = {}
        for start in range(0, len(wanted), _MOST_AT_ONCE):
            some = wanted[start : start + _MOST_AT_ONCE]
            found |= {item.id: item for item in self._items(f"id IN ({marks(some)})", some)}
        return {item_id: found[item_id] for item_id in wanted if item_id in found}

    def of_media(self, sha256: str) -> tuple[Item, ...]:
        """The items that came in the file with this SHA-256, in order of their slides."""
        return self._items("media = ? ORDER BY number", (sha256,))

    def newer_than(self, item_id: str) -> tuple[Item, ...]:
        """The items that are newer versions of this one, in the order they were kept."""
        return self._items("came_from != '' AND came_from = ? ORDER BY number", (item_id,))

    def older_ids(self) -> frozenset[str]:
        """The ids that items which are not archived are newer versions of, whether or not these are in the library."""
        # The plus keeps SQLite to the index of the few that came from others; the one of archived items has them all.
        rows = self._rows("SELECT DISTINCT came_from FROM item WHERE came_from != '' AND +archived = 0")
        return frozenset(came_from for (came_from,) in rows)

    def has_file_of_length(self, octets: int) -> bool:
        """True when a file of this many bytes came in before, so that it is worth comparing contents."""
        return bool(self._rows("SELECT 1 FROM media WHERE octets = ? LIMIT 1", (octets,)))

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
        found: dict[int, Item] = {}
        for start in range(0, len(numbers), _MOST_AT_ONCE):
            some = numbers[start : start + _MOST_AT_ONCE]
            found |= {row[0]: _item(row) for row in self._rows(f"{_SELECT} WHERE number IN ({marks(some)})", some)}
        return tuple(found[number] for number in numbers if number in found)

    def values(self, kind: str) -> tuple[tuple[str, int], ...]:
        """Every tag, setting or profession ("tag", "setting", "profession") with how many items have it, by name."""
        found = self._rows("SELECT value, count(*) FROM facet WHERE kind = ? GROUP BY value", (kind,))
        return tuple(sorted(found, key=lambda pair: pair[0].casefold()))

    def contributors(self) -> tuple[tuple[str, int], ...]:
        """Every contributor with how many items they made, by name."""
        found = self._rows("SELECT contributor, count(*) FROM item WHERE contributor != '' GROUP BY contributor")
        return tuple(sorted(found, key=lambda pair: pair[0].casefold()))

    def used_media(self) -> set[str]:
        """The SHA-256 of every file that an item uses."""
        used: set[str] = set()
        for media, poster, captions in self._rows("SELECT DISTINCT media, poster, captions FROM item"):
            used.update((media, poster, *(track["media"] for track in json.loads(captions))))
        return used - {""}

    def _numbers(self, query: Query, *, ranked: bool, limited: bool) -> array[int]:
        statement, values = numbers_statement(query, ranked=ranked, limited=limited)
        with self._reading() as connection, contextlib.closing(connection.execute(statement, values)) as found:
            return array("I", (number for (number,) in found))

    def _items(self, condition: str, values: Sequence[object]) -> tuple[Item, ...]:
        return tuple(_item(row) for row in self._rows(f"{_SELECT} WHERE {condition}", values))

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        with self._reading() as connection:
            return connection.execute(sql, tuple(values)).fetchall()

    @contextlib.contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        try:
            with self._connections.one() as connection:
                yield connection
        except sqlite3.OperationalError as error:
            raise self._unusable() from error
        except sqlite3.DatabaseError as error:
            raise self._damaged() from error

    def _write(self, write: Callable[[LibraryWriter], Answer]) -> Answer:
        from sqlalchemy.exc import DatabaseError, OperationalError

        from natp_studio.store.library_writing import LibraryWriter

        if self._writer is None:
            self._writer = LibraryWriter(self.path)
        try:
            return write(self._writer)
        except (OperationalError, sqlite3.OperationalError) as error:
            raise self._unusable() from error
        except (DatabaseError, sqlite3.DatabaseError) as error:
            raise self._damaged() from error

    def _unusable(self) -> Problem:
        return Problem(
            "The library could not be read or written.",
            str(self.path),
            "Make sure that the disk has room and that you may write in this folder, then try again.",
        )

    def _damaged(self) -> Problem:
        return Problem(
            "The library file is damaged.", str(self.path), "Put back the newest copy from the backups folder."
        )


def _back_up(path: Path, to: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as source, contextlib.closing(sqlite3.connect(to)) as target:
        source.backup(target)


def _item(row: Sequence[Any]) -> Item:
    """A row of `_SELECT` as a value."""
    values = dict(zip(_COLUMNS, row[1:], strict=True))
    for name in LISTS:
        values[name] = tuple(json.loads(values[name]))
    values["kind"] = ItemKind(values["kind"])
    values["captions"] = tuple(CaptionTrack(**track) for track in json.loads(values["captions"]))
    values["described"] = tuple(Description(**one) for one in json.loads(values["described"]))
    values["added"] = dt.datetime.fromisoformat(values["added"]).replace(tzinfo=dt.UTC)
    for name in ("hidden", "example", "archived"):
        values[name] = bool(values[name])
    return Item(**values)
