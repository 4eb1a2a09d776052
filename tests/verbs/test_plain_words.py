"""What the command line says: names and endings that people expect, and what to do, in plain words."""

import json
from pathlib import Path

import pytest
from building import deck
from returning import a_deck_left
from test_command_line import natp

from natp_studio.services.planning import create
from natp_studio.services.studio import Studio
from natp_studio.verbs.program import app


def test_a_deck_of_picks_gets_its_ending_and_replaces_no_source(tmp_path: Path) -> None:
    source = deck(tmp_path / "ours.pptx", ["Wait"])
    before = source.read_bytes()
    picks = tmp_path / "picks.json"
    picks.write_text(json.dumps([{"deck": "ours.pptx", "slide": 1}]))
    done = natp("deck", picks, "--to", tmp_path / "o")
    assert done.stdout == f"{tmp_path / 'o.pptx'}: 1 slide.\n"
    for to in ("ours", "ours.pptx", "picks.json"):
        done = natp("deck", picks, "--to", tmp_path / to)
        assert (done.returncode, done.stderr.splitlines()[0]) == (1, "This file is one of your sources.")
    assert source.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["o.pptx", "ours.pptx", "picks.json"]


def test_an_empty_list_of_picks_is_named(tmp_path: Path) -> None:
    (tmp_path / "picks.json").write_text("[]")
    done = natp("deck", tmp_path / "picks.json", "--to", tmp_path / "o.pptx")
    assert done.returncode == 1
    assert done.stderr.splitlines()[:2] == ["There are no slides to put into a deck.", "  Where: picks.json"]


def test_a_missing_folder_is_a_problem_and_no_file_of_that_name(tmp_path: Path) -> None:
    with Studio(tmp_path / "studio") as studio:
        create(studio, "Ward")
    done = natp("export", "Ward", "deck", "--to", tmp_path / "nofolder", studio=tmp_path / "studio")
    assert (done.returncode, done.stderr.splitlines()[0]) == (1, "There is no such folder.")
    assert not list(tmp_path.glob("nofolder*"))
    done = natp("export", "Ward", "handout", "--to", tmp_path / "h.pdf", studio=tmp_path / "studio")
    assert "ends in .docx, not in .pdf" in done.stderr


def test_importing_a_deck_that_was_made_here_says_how_to_compare_it(tmp_path: Path) -> None:
    with Studio(tmp_path / "studio") as studio:
        left = a_deck_left(studio, tmp_path)
    other = deck(tmp_path / "other.pptx", ["Else"])
    done = natp("import", left, other, "--json", studio=tmp_path / "studio")
    assert f'natp-studio returned "{left}"' in done.stderr
    assert done.stderr.count("natp-studio returned") == 1
    assert done.returncode == 0


def test_whether_a_file_may_be_read_is_left_to_the_verbs_so_that_they_say_what_to_do() -> None:
    paths = [
        parameter.default.readable
        for group in (app, *(one.typer_instance for one in app.registered_groups))
        for command in group.registered_commands
        for parameter in _parameters(command.callback)
    ]
    assert paths
    assert not any(paths)


def _parameters(callback: object) -> list[object]:
    from typer.utils import get_params_from_function

    found = get_params_from_function(callback).values()  # type: ignore[arg-type]
    return [one for one in found if "Path" in str(one.annotation)]


@pytest.mark.parametrize(
    ("old", "new", "place", "advice"),
    [
        ('"items": []', '"items": ["a slide"]', "block 1, item 1", "curly brackets"),
        ('"minutes": 5', '"minutes": "ten"', "block 1, minutes", "whole number"),
        ('"kind": "welcome"', '"kind": "dance"', "block 1, kind", "'lived-experience'"),
        ('"start": "10:00:00"', '"start": "noon"', "start", "13:30"),
        ('"date": null', '"date": "soon"', "date", "2026-03-17"),
        ('"title": "Ward"', '"title": 3', "title", "quotation marks"),
        ('"example": false', '"example": "perhaps"', "example", "true or the word false"),
    ],
)
def test_a_session_that_was_changed_by_hand_is_explained_in_plain_words(
    studio: Studio, old: str, new: str, place: str, advice: str
) -> None:
    path = studio.sessions.path(create(studio, "Ward"))
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Exception, match="cannot be read") as caught:
        studio.sessions.read("Ward")
    problem = caught.value
    assert problem.where == f"Ward.session.json: {place}"  # type: ignore[attr-defined]
    assert advice in problem.advice  # type: ignore[attr-defined]
    assert "Input should" not in problem.advice  # type: ignore[attr-defined]
