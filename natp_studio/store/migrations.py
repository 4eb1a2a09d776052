"""Numbered steps that bring a database from any older version to this one, each whole or not at all.

The version is SQLite's `user_version`. A database of a newer version is refused before anything touches its file.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from natp_studio.domain.problems import Problem

Statements = Sequence[str]
# Where the file format keeps the application's id and the user version (https://sqlite.org/fileformat.html, 1.3).
_VERSION_AT, _APPLICATION_AT = 60, 68


def refuse_newer(path: Path, application: int, newest: int) -> None:
    """Raise a Problem for a plain database file that a newer version wrote, or that is none of ours."""
    if not path.exists() or path.stat().st_size == 0:
        return
    with path.open("rb") as file:
        header = file.read(100)
    if not header.startswith(b"SQLite format 3\x00") or len(header) < 100:
        raise Problem("The library file is damaged.", str(path), "Put back the newest copy from the backups folder.")
    (version,) = struct.unpack_from(">I", header, _VERSION_AT)
    (found,) = struct.unpack_from(">I", header, _APPLICATION_AT)
    if found not in (0, application):
        raise Problem("This folder holds a database of another program.", str(path), "Choose another studio folder.")
    check_version(version, newest, path)


def check_version(version: int, newest: int, path: Path) -> None:
    """Raise a Problem when `version` is newer than what this program knows."""
    if version > newest:
        raise Problem(
            "This studio was last used with a newer NATP Studio.",
            str(path),
            "Install the newer version on this laptop too. Nothing was changed.",
        )


def migrate(
    connection: Any, steps: Sequence[Statements], application: int, path: Path, back_up: Callable[[int], None]
) -> None:
    """Bring a DB-API connection (of sqlite3 or sqlcipher3) to the newest version.

    `steps[n]` takes a database from version n to n + 1. `back_up(version)` is called once before the first step
    that changes a database which holds something.
    """
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    check_version(version, len(steps), path)
    if 0 < version < len(steps):
        back_up(version)
    for number in range(version, len(steps)):
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in steps[number]:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1}")
            connection.execute(f"PRAGMA application_id = {application}")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
