import sqlite3
from pathlib import Path

import pytest

from natp_studio.domain.problems import Problem
from natp_studio.store.migrations import migrate

FIRST = ("CREATE TABLE item (id TEXT)", "INSERT INTO item VALUES ('kept')")
SECOND = ("ALTER TABLE item ADD COLUMN title TEXT NOT NULL DEFAULT ''",)
BROKEN = ("ALTER TABLE item ADD COLUMN more TEXT", "THIS IS NOT SQL")


def opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)


def test_an_older_database_is_backed_up_once_and_brought_up_step_by_step(tmp_path: Path) -> None:
    path, backups = tmp_path / "x.db", []
    connection = opened(path)
    migrate(connection, [FIRST], 7, path, backups.append)
    assert backups == []
    migrate(connection, [FIRST, SECOND, ("CREATE TABLE other (x)",)], 7, path, backups.append)
    assert backups == [1]
    assert connection.execute("SELECT id, title FROM item").fetchall() == [("kept", "")]
    assert connection.execute("PRAGMA user_version").fetchone() == (3,)
    connection.close()


def test_a_step_that_fails_leaves_the_version_before_it(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    connection = opened(path)
    migrate(connection, [FIRST], 7, path, lambda _: None)
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, [FIRST, BROKEN], 7, path, lambda _: None)
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    assert [row[1] for row in connection.execute("PRAGMA table_info(item)")] == ["id"]
    connection.close()


def test_a_newer_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    connection = opened(path)
    migrate(connection, [FIRST, SECOND], 7, path, lambda _: None)
    with pytest.raises(Problem, match="newer"):
        migrate(connection, [FIRST], 7, path, lambda _: None)
    connection.close()
