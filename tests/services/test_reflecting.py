import datetime as dt
import json
from pathlib import Path

import pytest
from building import CHEAP
from docx import Document

from natp_studio.domain.problems import Problem
from natp_studio.services.planning import create
from natp_studio.services.reflecting import (
    Entry,
    add_reflections,
    delivery_of,
    export_table,
    read_entries,
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
