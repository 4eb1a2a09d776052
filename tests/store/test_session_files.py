import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from natp_studio.domain.problems import Problem
from natp_studio.domain.sessions import new_session, starting_blocks
from natp_studio.store.session_files import SessionFiles, from_json, read_session, safe_name, to_json

SESSION = new_session(
    "A calmer ward", starting_blocks(), date=dt.date(2026, 3, 17), start=dt.time(13, 30), place="Room 2"
)


@pytest.fixture
def files(tmp_path: Path) -> SessionFiles:
    return SessionFiles(tmp_path)


def test_a_session_reads_back_as_it_was_written_to_the_byte() -> None:
    data = to_json(SESSION)
    assert from_json(data, "x") == SESSION
    assert to_json(from_json(data, "x")) == data
    assert '"title": "A calmer ward"' in data.decode()


@given(st.text(max_size=200))
def test_any_title_makes_a_name_that_every_system_takes(title: str) -> None:
    name = safe_name(title)
    assert name
    assert not set('<>:"/\\|?*') & set(name)
    assert name == name.strip(" .")
    assert len(name) <= 90
    assert len(name.encode()) <= 210
    assert name.lower() not in ("con", "nul", "com1")


@pytest.mark.parametrize("letter", ["a", "ж", "療", "😀"])
def test_a_session_with_a_long_title_in_any_script_can_be_kept_and_exported(files: SessionFiles, letter: str) -> None:
    name = files.add(SESSION.with_details(title=letter * 120))
    assert files.read(name).title == letter * 120
    assert set(name) == {letter}
    assert len(f"{name} - Session plan.session.json".encode()) <= 255


def test_half_a_letter_in_a_title_keeps_no_session_from_leaving(files: SessionFiles) -> None:
    odd = SESSION.with_details(title="Ward \ud800")
    name = files.add(odd)
    left = files.record(name, odd, "exported")
    assert [version.session.title for version in files.history(name)] == ["Ward ?"]
    assert files.record(name, left, "exported again") == left
    assert len(files.history(name)) == 1


def test_two_sessions_of_one_title_get_two_names(files: SessionFiles) -> None:
    assert [files.add(SESSION), files.add(SESSION)] == ["A calmer ward", "A calmer ward 2"]
    assert files.names() == ("A calmer ward", "A calmer ward 2")


def test_a_session_is_found_by_name_or_title_without_capitals(files: SessionFiles) -> None:
    name = files.add(SESSION)
    files.write(name, SESSION.with_details(title="Renamed"))
    assert files.find("a CALMER ward") == name
    assert files.find("renamed") == name
    with pytest.raises(Problem) as caught:
        files.find("other")
    assert "A calmer ward" in caught.value.advice


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "not a session"),
        (b"\xff\xfe", "not a session"),
        (b"[]", "not a session"),
        (b"[" * 100_000, "not a session"),
        (b'{"format": "natp-session", "version": 9, "session": {}}', "newer NATP Studio"),
        (b'{"format": "natp-session", "version": 1, "session": {}}', "cannot be read"),
        (to_json(SESSION).replace(b'"minutes": 5', b'"minutes": "soon"', 1), "cannot be read"),
        (to_json(SESSION).replace(b'"minutes": 5', b'"minutes": 5000', 1), "0 to 600"),
        (to_json(SESSION).replace(b'"kind": "break"', b'"kind": "party"', 1), "cannot be read"),
    ],
)
def test_a_file_that_is_no_session_is_a_problem_that_names_it(data: bytes, words: str) -> None:
    with pytest.raises(Problem, match=words) as caught:
        from_json(data, "plan.session.json")
    if words != "0 to 600":
        assert "plan.session.json" in caught.value.where


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="no such file"):
        read_session(tmp_path / "none.session.json")


def test_versions_that_leave_are_kept_with_what_they_came_from(files: SessionFiles) -> None:
    name = files.add(SESSION)
    first = files.record(name, SESSION, "exported")
    assert files.record(name, first, "exported again") == first
    second = files.record(name, first.with_details(title="More"), "exported")
    history = files.history(name)
    assert [version.id for version in history] == [first.based_on, second.based_on]
    assert history[1].parents == (first.based_on,)
    assert history[0].session == SESSION


def test_a_line_that_was_cut_short_is_passed_over_and_written_over(files: SessionFiles, tmp_path: Path) -> None:
    name = files.add(SESSION)
    first = files.record(name, SESSION, "exported")
    with (tmp_path / f"{name}.history").open("ab") as file:
        file.write(b'{"id": "half')
    assert len(files.history(name)) == 1
    files.record(name, first.with_details(title="More"), "exported")
    assert len(files.history(name)) == 2


def test_a_damaged_line_of_history_is_named(files: SessionFiles, tmp_path: Path) -> None:
    name = files.add(SESSION)
    files.record(name, SESSION, "exported")
    path = tmp_path / f"{name}.history"
    path.write_bytes(b'{"id": 3}\n' + path.read_bytes())
    with pytest.raises(Problem) as caught:
        files.history(name)
    assert "line 1" in caught.value.where


def test_words_with_half_a_character_can_be_saved(files: SessionFiles) -> None:
    name = files.add(SESSION.with_details(purpose="broken \ud800 paste"))
    assert json.loads(files.path(name).read_text())["session"]["purpose"] == "broken ? paste"
