import contextlib
import datetime as dt
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import SQLModel

from natp_studio.domain.problems import Problem
from natp_studio.domain.reflections import Delivery, Draft, Reflection
from natp_studio.domain.sessions import Audience
from natp_studio.store import private_schema
from natp_studio.store.private_tables import DeliveryRow, PrivateModel, ReflectionRow
from natp_studio.store.reflection_log import ReflectionLog

KEY = bytes(range(32))
DELIVERY = Delivery("d1", "s1", "A calmer ward", dt.date(2026, 3, 17), "Room 2", Audience(("Inpatient",), ("Nurses",)))
LATER = Delivery("d2", "s2", "Communication", dt.date(2026, 4, 1))
WORDS = "The alarm was never off while people talked"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[ReflectionLog]:
    opened = ReflectionLog(tmp_path / "private.db", tmp_path, KEY)
    yield opened
    opened.close()


def test_what_is_logged_is_there_after_locking_and_only_with_the_key(tmp_path: Path, log: ReflectionLog) -> None:
    reflection = Reflection("r1", "d1", WORDS, "Switch one off", may_quote=True)
    log.add(DELIVERY, [reflection])
    log.close()
    held = b"".join(path.read_bytes() for path in tmp_path.glob("private.db*"))
    assert b"alarm" not in held
    assert b"SQLite format" not in held
    with pytest.raises(Problem, match="another studio"):
        ReflectionLog(tmp_path / "private.db", tmp_path, bytes(32))
    again = ReflectionLog(tmp_path / "private.db", tmp_path, KEY)
    ((delivery, found),) = again.reflections()
    assert delivery == DELIVERY
    assert (found.noticed, found.change, found.may_quote) == (WORDS, "Switch one off", True)
    again.close()


def test_reflections_are_found_by_words_and_by_session(log: ReflectionLog) -> None:
    log.add(DELIVERY, [Reflection("r1", "d1", WORDS, "")])
    log.add(LATER, [Reflection("r2", "d2", "", "Ask once, then wait")])
    assert [found.id for _, found in log.reflections("ala")] == ["r1"]
    assert [found.id for _, found in log.reflections(session_id="s2")] == ["r2"]
    assert [delivery.id for delivery in log.deliveries()] == ["d1", "d2"]


def test_several_are_logged_together_or_not_at_all(log: ReflectionLog) -> None:
    twice = Reflection("r1", "d1", WORDS, "")
    with pytest.raises(Problem):
        log.add(DELIVERY, [twice, twice])
    assert log.reflections() == ()
    assert log.deliveries() == ()


def test_a_wrong_key_says_nothing_on_standard_error(
    tmp_path: Path, log: ReflectionLog, capfd: pytest.CaptureFixture[str]
) -> None:
    log.close()
    with pytest.raises(Problem):
        ReflectionLog(tmp_path / "private.db", tmp_path, bytes(32))
    assert capfd.readouterr().err == ""


def test_no_error_of_the_database_holds_anybodys_words(log: ReflectionLog) -> None:
    twice = Reflection("r1", "d1", WORDS, "")
    with pytest.raises(Problem) as caught:
        log.add(DELIVERY, [twice, twice])
    chain: list[str] = []
    error: BaseException | None = caught.value
    while error is not None:
        chain.append(str(error))
        error = error.__cause__
    assert len(chain) > 1
    assert "alarm" not in " ".join(chain)


def test_a_flipped_bit_is_found(tmp_path: Path, log: ReflectionLog) -> None:
    log.add(DELIVERY, [Reflection(f"r{number}", "d1", WORDS, "") for number in range(50)])
    log.close()
    path = tmp_path / "private.db"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))
    again = ReflectionLog(path, tmp_path, KEY)
    with pytest.raises(Problem, match="damaged"):
        again.reflections("alarm")
        again.reflections()
    again.close()


def test_the_encrypted_tables_are_those_of_the_models_and_are_never_in_the_catalogue(log: ReflectionLog) -> None:
    assert not {"delivery", "reflection"} & set(SQLModel.metadata.tables)
    connection = log._connection()
    for model in (DeliveryRow, ReflectionRow):
        table = PrivateModel.metadata.tables[str(model.__tablename__)]
        columns = {row[1]: (row[2], bool(row[3])) for row in connection.execute(f"PRAGMA table_info({table.name})")}
        assert columns == {column.name: (str(column.type.compile()), not column.nullable) for column in table.columns}
    connection.close()


def test_a_backup_before_a_migration_is_encrypted_too(tmp_path: Path, log: ReflectionLog) -> None:
    log.add(DELIVERY, [Reflection("r1", "d1", WORDS, "")])
    log._back_up(tmp_path / "copy.db")
    assert b"alarm" not in (tmp_path / "copy.db").read_bytes()
    copy = ReflectionLog(tmp_path / "copy.db", tmp_path, KEY)
    assert len(copy.reflections()) == 1
    copy.close()


def test_the_newest_delivery_comes_first_in_a_list_and_pages_come_in_the_order_asked_for(log: ReflectionLog) -> None:
    log.add(DELIVERY, [Reflection("r1", "d1", WORDS, ""), Reflection("r2", "d1", "The door", "")])
    log.add(LATER, [Reflection("r3", "d2", "", "Ask once, then wait", may_quote=True)])
    log.add(DELIVERY, [Reflection("r4", "d1", "The alarm again", "")])
    numbers = log.numbers()
    assert [found.id for _, found in log.at(numbers)] == ["r3", "r4", "r2", "r1"]
    assert [found.id for _, found in log.at(numbers[2:0:-1])] == ["r2", "r4"]
    assert [found.id for _, found in log.at(log.numbers("alarm"))] == ["r4", "r1"]
    assert [found.id for _, found in log.at(log.numbers(session_id="s2"))] == ["r3"]
    assert list(log.numbers("alarm", "s2")) == []
    assert [found.id for _, found in log.at(log.numbers(delivery_id="d2"))] == ["r3"]
    assert [found.id for _, found in log.at(log.numbers(quotable=True))] == ["r3"]
    assert log.at([*numbers, 999])[-1][1].id == "r1"
    assert [found.id for _, found in log.reflections(quotable=True)] == ["r3"]
    assert log.counts() == {"d1": 3, "d2": 1}


def test_what_is_taken_out_is_found_by_no_words_and_takes_an_empty_delivery_along(log: ReflectionLog) -> None:
    log.add(DELIVERY, [Reflection("r1", "d1", WORDS, ""), Reflection("r2", "d1", "The door", "")])
    log.remove(["r1", "unknown"])
    assert [found.id for _, found in log.reflections()] == ["r2"]
    assert list(log.numbers("alarm")) == []
    assert len(log.deliveries()) == 1
    log.remove(["r2"])
    assert log.deliveries() == ()
    log.remove([])


def test_a_log_that_was_closed_stays_closed_for_whoever_still_holds_it(log: ReflectionLog) -> None:
    log.add(DELIVERY, [Reflection("r1", "d1", WORDS, "")])
    log.close()
    for late in (log.reflections, log.numbers, log.counts, log.deliveries, lambda: log.add(DELIVERY, [])):
        with pytest.raises(Problem, match="locked"):
            late()


def test_closing_waits_for_whoever_is_reading(log: ReflectionLog) -> None:
    log.add(DELIVERY, [Reflection(f"r{number}", "d1", WORDS, "") for number in range(2_000)])
    found: list[int] = []
    reading = threading.Event()

    def read() -> None:
        with contextlib.suppress(Problem):
            while True:
                reading.set()
                found.append(len(log.reflections()))

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    reading.wait()
    log.close()
    for thread in threads:
        thread.join()
    assert set(found) <= {2_000}


def test_a_draft_is_one_is_there_after_locking_and_never_in_clear(tmp_path: Path, log: ReflectionLog) -> None:
    assert log.draft() is None
    log.keep_draft(Draft("The al", ""))
    draft = Draft(WORDS, "Switch one off", True, DELIVERY)
    log.keep_draft(draft)
    log.close()
    assert b"alarm" not in b"".join(path.read_bytes() for path in tmp_path.glob("private.db*"))
    again = ReflectionLog(tmp_path / "private.db", tmp_path, KEY)
    assert again.draft() == draft
    assert again.reflections("alarm") == ()
    assert again.deliveries() == ()
    again.drop_draft()
    again.drop_draft()
    assert again.draft() is None
    again.close()


def test_a_draft_is_dropped_with_what_it_became_or_not_at_all(log: ReflectionLog) -> None:
    reflection = Reflection("r1", "d1", WORDS, "")
    log.keep_draft(Draft(WORDS, "", delivery=DELIVERY))
    log.add(DELIVERY, [Reflection("r0", "d1", "Somebody else", "")])
    assert log.draft() is not None
    with pytest.raises(Problem):
        log.add(DELIVERY, [reflection, reflection], drop_draft=True)
    assert log.draft() is not None
    log.add(DELIVERY, [reflection], drop_draft=True)
    assert log.draft() is None
    log.remove(["r1"], keep_draft=Draft(WORDS, "", delivery=DELIVERY))
    assert log.draft() == Draft(WORDS, "", delivery=DELIVERY)
    assert [found.id for _, found in log.reflections()] == ["r0"]


def test_a_log_from_before_drafts_keeps_its_reflections_and_a_copy_of_it_is_made_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups = tmp_path / "backups"
    backups.mkdir()
    with monkeypatch.context() as before:
        before.setattr(private_schema, "STEPS", private_schema.STEPS[:1])
        older = ReflectionLog(tmp_path / "private.db", backups, KEY)
        older.add(DELIVERY, [Reflection("r1", "d1", WORDS, "Switch one off", may_quote=True)])
        older.close()
    # What an earlier attempt left does not stand in the way.
    copy = backups / "private-before-version-2.db"
    copy.write_bytes(b"half a copy")
    log = ReflectionLog(tmp_path / "private.db", backups, KEY)
    assert [(delivery, one.noticed, one.may_quote) for delivery, one in log.reflections("alarm")] == [
        (DELIVERY, WORDS, True)
    ]
    log.keep_draft(Draft("The door", "", delivery=LATER))
    assert log.draft() == Draft("The door", "", delivery=LATER)
    log.close()
    assert b"alarm" not in copy.read_bytes()
    with monkeypatch.context() as before:
        before.setattr(private_schema, "STEPS", private_schema.STEPS[:1])
        with pytest.raises(Problem, match="newer"):
            ReflectionLog(tmp_path / "private.db", backups, KEY)
        older = ReflectionLog(copy, backups, KEY)
        assert [one.id for _, one in older.reflections()] == ["r1"]
        older.close()
