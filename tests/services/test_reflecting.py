import csv
import datetime as dt
import json
from pathlib import Path

import pytest
from building import CHEAP
from docx import Document

from natp_studio.domain.problems import Problem
from natp_studio.domain.reflections import Draft
from natp_studio.domain.sessions import Audience
from natp_studio.services.planning import create
from natp_studio.services.reflecting import (
    TABLE_HEADER,
    Entry,
    LogState,
    TablePreview,
    Which,
    add_reflections,
    deliveries,
    delivery_date,
    delivery_of,
    export_table,
    keep_draft,
    kept_draft,
    lock_with_draft,
    log_state,
    preview_table,
    read_entries,
    sessions_given,
    write_new_recovery_sheet,
)
from natp_studio.services.studio import Studio


def test_one_entry_or_a_list_is_read() -> None:
    one = {"noticed": "The alarm", "change": "", "may_quote": True}
    assert read_entries(json.dumps(one).encode(), "x") == (Entry("The alarm", "", True),)
    assert len(read_entries(json.dumps([one, one]).encode(), "x")) == 2


@pytest.mark.parametrize(
    "held",
    [
        {"noticed": "x", "name": "Somebody Private"},
        {"noticed": "", "change": " "},
        {"noticed": 3},
        {"noticed": "x", "may_quote": "yes"},
        [],
        "words",
        [["x"]],
    ],
)
def test_an_entry_that_is_wrong_is_a_problem_without_its_words(held: object) -> None:
    with pytest.raises(Problem) as caught:
        read_entries(json.dumps(held).encode(), "said.json")
    assert "Somebody Private" not in str(caught.value)
    assert "may_quote" in caught.value.advice


def test_the_same_session_date_and_place_are_one_delivery(unlocked: Studio) -> None:
    session = unlocked.sessions.read(create(unlocked, "Ward"))
    day = dt.date(2026, 3, 17)
    first, second = delivery_of(session, day, "Room 2"), delivery_of(session, day, "room 2")
    assert first.id == second.id != delivery_of(session, day, "Room 3").id
    add_reflections(unlocked, first, [Entry("a", "")])
    add_reflections(unlocked, second, [Entry("b", "")])
    assert len(unlocked.log.deliveries()) == 1


def test_a_session_without_a_date_is_logged_for_the_day_it_is_given(unlocked: Studio) -> None:
    session = unlocked.sessions.read(create(unlocked, "Ward", date=dt.date(2026, 5, 1)))
    assert delivery_of(session).date == dt.date(2026, 5, 1)


def test_a_lost_passphrase_does_not_lose_the_log(studio: Studio, tmp_path: Path) -> None:
    groups = studio.set_up_log("three calm words", CHEAP)
    session = studio.sessions.read(create(studio, "Ward"))
    add_reflections(studio, delivery_of(session), [Entry("The alarm", "")])
    studio.lock()
    with pytest.raises(Problem, match="locked"):
        _ = studio.log
    studio.recover(" ".join(groups), "four other calm words", CHEAP)
    assert len(studio.log.reflections("alarm")) == 1
    sheet = write_new_recovery_sheet(studio, "four other calm words", tmp_path)
    text = "\n".join(cell.text for table in Document(str(sheet)).tables for row in table.rows for cell in row.cells)
    with pytest.raises(Problem, match="not the recovery key"):
        studio.recover(" ".join(groups), "five other calm words", CHEAP)
    key = "".join(word for word in text.split() if len(word) == 4 and (word.isupper() or word.isdigit()))
    studio.recover(key, "five other calm words", CHEAP)


def test_a_log_whose_key_file_is_gone_is_never_written_over(unlocked: Studio) -> None:
    unlocked.lock()
    unlocked.folder.keys.unlink()
    before = unlocked.folder.private.read_bytes()
    for attempt in (
        lambda: unlocked.unlock("three calm words"),
        lambda: unlocked.set_up_log("three calm words", CHEAP),
    ):
        with pytest.raises(Problem, match=r"key file .* missing"):
            attempt()
    assert unlocked.folder.private.read_bytes() == before


def test_the_table_can_be_written_into_a_folder(unlocked: Studio, tmp_path: Path) -> None:
    session = unlocked.sessions.read(create(unlocked, "Ward"))
    add_reflections(unlocked, delivery_of(session), [Entry("The alarm", "Switch it off"), Entry("Nothing", "")])
    assert export_table(unlocked, tmp_path, "alarm") == (tmp_path / "Reflections.csv", 1)


def test_the_state_of_the_log_is_told_before_anything_is_tried(studio: Studio) -> None:
    assert log_state(studio) is LogState.NONE
    studio.set_up_log("three calm words", CHEAP)
    assert log_state(studio) is LogState.OPEN
    studio.lock()
    assert log_state(studio) is LogState.LOCKED
    studio.folder.keys.unlink()
    assert log_state(studio) is LogState.KEYS_MISSING


def test_an_export_holds_what_its_preview_said(unlocked: Studio, tmp_path: Path) -> None:
    session = unlocked.sessions.read(create(unlocked, "Ward"))
    early = delivery_of(session, dt.date(2026, 3, 17), "Room 2", Audience(("Community",), ("Nurses",)))
    late = delivery_of(session, dt.date(2026, 4, 1), "Room 2")
    add_reflections(unlocked, late, [Entry("=1+1", "", may_quote=True)])
    add_reflections(unlocked, early, [Entry("The alarm", "Switch it off", may_quote=True), Entry("Private", "")])
    assert [(one.date.day, many) for one, many in deliveries(unlocked)] == [(1, 1), (17, 2)]
    add_reflections(unlocked, late, [Entry("Ring 0161 496 0123", "")])
    assert preview_table(unlocked, Which()).pointing == 1
    told = preview_table(unlocked, Which(quotable=True))
    assert told.pointing == 0
    assert (told.rows, told.not_quotable) == (2, 2)
    path, rows = export_table(unlocked, tmp_path, quotable=True)
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert [tuple(row) for row in csv.reader(file)] == [told.header, *told.first]
    assert rows == 2
    assert told.first[0][3:6] == ("Community", "Nurses", "The alarm")
    assert told.first[1][5] == "'=1+1"
    nothing = preview_table(unlocked, Which(delivery_id="unknown"))
    assert nothing == TablePreview(TABLE_HEADER, (), 0, 0)


def test_a_day_without_a_year_is_one_that_has_been_or_comes_soon() -> None:
    today = dt.date(2026, 11, 21)
    assert delivery_date("14 October", today) == dt.date(2026, 10, 14)
    assert delivery_date("1 December", today) == dt.date(2026, 12, 1)
    assert delivery_date("soon", today) is None


def test_a_session_that_cannot_be_read_does_not_hide_the_others(studio: Studio) -> None:
    create(studio, "Ward")
    damaged = create(studio, "Damaged")
    studio.sessions.path(damaged).write_text("{")
    assert [session.title for session in sessions_given(studio)] == ["Ward"]


def test_a_draft_waits_behind_the_lock_and_without_words_it_is_dropped(unlocked: Studio) -> None:
    session = unlocked.sessions.read(create(unlocked, "Ward"))
    draft = Draft("The alarm", "", True, delivery_of(session))
    assert lock_with_draft(unlocked, draft) is None
    assert log_state(unlocked) is LogState.LOCKED
    unlocked.unlock("three calm words")
    assert kept_draft(unlocked) == draft
    add_reflections(unlocked, delivery_of(session), [Entry("Logged from elsewhere", "")])
    assert kept_draft(unlocked) == draft
    keep_draft(unlocked, Draft(" ", "", True))
    assert kept_draft(unlocked) == Draft()


def test_a_draft_that_cannot_be_kept_does_not_keep_the_log_open(unlocked: Studio) -> None:
    unlocked.log.close()
    assert lock_with_draft(unlocked, Draft("The alarm")) is not None
    assert log_state(unlocked) is LogState.LOCKED
