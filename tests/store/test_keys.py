import json
from pathlib import Path

import pytest
from building import CHEAP

from natp_studio.domain.problems import Problem
from natp_studio.store import keys

WORDS = "three calm words"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keys.json"


def test_passphrase_and_recovery_sheet_open_the_same_log(path: Path) -> None:
    made = keys.set_up(path, WORDS, CHEAP)
    assert len(made.data_key) == 32
    assert [len(group) for group in made.recovery] == [4] * 8
    assert keys.unlock(path, f"  {WORDS} ") == made.data_key
    assert keys.unlock_with_recovery(path, "-".join(made.recovery).lower()) == made.data_key


def test_letters_that_look_like_digits_may_be_typed_for_them(path: Path) -> None:
    made = keys.set_up(path, WORDS, CHEAP)
    typed = " ".join(made.recovery).replace("0", "o").replace("1", "l")
    assert keys.unlock_with_recovery(path, typed) == made.data_key


@pytest.mark.parametrize("wrong", ["", "three calm word", "THREE CALM WORDS"])
def test_a_wrong_passphrase_is_a_problem_with_a_way_on(path: Path, wrong: str) -> None:
    keys.set_up(path, WORDS, CHEAP)
    with pytest.raises(Problem) as caught:
        keys.unlock(path, wrong)
    assert "recovery sheet" in caught.value.advice


@pytest.mark.parametrize("typed", ["", "ABCD", "0000 0000 0000 0000 0000 0000 0000 0000"])
def test_a_wrong_recovery_key_is_a_problem(path: Path, typed: str) -> None:
    keys.set_up(path, WORDS, CHEAP)
    with pytest.raises(Problem, match="not the recovery key"):
        keys.unlock_with_recovery(path, typed)


def test_a_new_passphrase_ends_the_old_one_and_keeps_the_sheet(path: Path) -> None:
    made = keys.set_up(path, WORDS, CHEAP)
    keys.change_passphrase(path, made.data_key, "four other calm words", CHEAP)
    assert keys.unlock(path, "four other calm words") == made.data_key
    assert keys.unlock_with_recovery(path, "".join(made.recovery)) == made.data_key
    with pytest.raises(Problem):
        keys.unlock(path, WORDS)


def test_a_new_sheet_ends_the_old_one(path: Path) -> None:
    made = keys.set_up(path, WORDS, CHEAP)
    sheet = keys.new_recovery(path, made.data_key)
    assert keys.unlock_with_recovery(path, "".join(sheet)) == made.data_key
    with pytest.raises(Problem):
        keys.unlock_with_recovery(path, "".join(made.recovery))


def test_neither_key_stands_in_the_file(path: Path) -> None:
    made = keys.set_up(path, WORDS, CHEAP)
    text = path.read_text()
    assert made.data_key.hex() not in text
    assert not any(group in text for group in ("".join(made.recovery), WORDS))


def test_a_short_passphrase_is_refused_and_nothing_is_written(path: Path) -> None:
    with pytest.raises(Problem, match="shorter than 10"):
        keys.set_up(path, "short", CHEAP)
    assert not path.exists()


def test_keys_are_never_made_over_others(path: Path) -> None:
    keys.set_up(path, WORDS, CHEAP)
    with pytest.raises(Problem, match="already"):
        keys.set_up(path, WORDS, CHEAP)


@pytest.mark.parametrize(
    "change",
    [
        lambda held: held.update(format="other"),
        lambda held: held.pop("passphrase"),
        lambda held: held["passphrase"].update(box="???"),
        lambda held: held["passphrase"].update(memory=1 << 40),
        lambda held: held["passphrase"].update(passes=10**9),
    ],
)
def test_a_damaged_key_file_is_named_and_never_costs_the_machine(path: Path, change) -> None:  # type: ignore[no-untyped-def]
    keys.set_up(path, WORDS, CHEAP)
    held = json.loads(path.read_text())
    change(held)
    path.write_text(json.dumps(held))
    with pytest.raises(Problem, match="damaged"):
        keys.unlock(path, WORDS)


def test_keys_of_a_newer_version_are_refused(path: Path) -> None:
    keys.set_up(path, WORDS, CHEAP)
    path.write_text(path.read_text().replace('"version": 1', '"version": 2'))
    with pytest.raises(Problem, match="newer"):
        keys.unlock(path, WORDS)
