"""Connections to a plain SQLite database: how each is set, and a few that are kept for reading."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path


def prepare(connection: sqlite3.Connection) -> None:
    """Set a new connection: a write-ahead log that is on the disk at every commit, and no transactions by itself."""
    # The driver's own transactions are off: whoever writes says BEGIN.
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


class Connections:
    """Connections to one database file, each used by one thread at a time and kept for the next."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._idle: list[sqlite3.Connection] = []

    @contextlib.contextmanager
    def one(self) -> Iterator[sqlite3.Connection]:
        """A connection for as long as the block lasts."""
        # Taking from and adding to a list are single steps, so threads need no lock.
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = sqlite3.connect(self._path, check_same_thread=False)
            prepare(connection)
        try:
            yield connection
        finally:
            self._idle.append(connection)

    def close(self) -> None:
        """Close all that nobody uses."""
        while self._idle:
            self._idle.pop().close()
