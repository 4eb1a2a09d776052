import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from building import deck

Run = subprocess.CompletedProcess[str]


def natp(*arguments: str | Path, studio: Path | None = None, said: str = "", **environment: str) -> Run:
    """Run the command line as a person does, in a process of its own."""
    where = ["--studio", str(studio)] if studio else []
    return subprocess.run(
        [sys.executable, "-m", "natp_studio", *map(str, arguments), *where],
        input=said,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        timeout=120,
    )


def answer(done: Run) -> object:
    assert done.returncode in (0, 3), done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def studio(tmp_path: Path) -> Path:
    return tmp_path / "studio"


def test_help_names_every_verb_of_the_contract() -> None:
    words = natp("--help").stdout
    for verb in ("import", "search", "deck", "session", "formats", "export", "demo", "video", "reflections", "picture"):
        assert f"\n  {verb} " in words
    assert natp("--version").stdout.startswith("0.")


def test_wrong_usage_ends_with_2_and_a_problem_with_1(tmp_path: Path, studio: Path) -> None:
    assert natp("fly").returncode == 2
    assert natp("deck").returncode == 2
    assert natp("search", "--limit", "many", studio=studio).returncode == 2
    done = natp("video", tmp_path / "none.mp4")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[1].strip().startswith("Where:")
    assert done.stderr.splitlines()[2].strip().startswith("What to do:")


def test_import_search_and_the_list_of_formats_give_json(tmp_path: Path, studio: Path) -> None:
    deck(tmp_path / "a.pptx", ["Wait", "Ask once"])
    items = answer(natp("import", tmp_path / "a.pptx", "--contributor", "Jo", "--json", studio=studio))
    assert [{key: item[key] for key in ("kind", "title", "source", "slide")} for item in items] == [  # type: ignore[attr-defined]
        {"kind": "slide", "title": "Wait", "source": "a.pptx", "slide": 1},
        {"kind": "slide", "title": "Ask once", "source": "a.pptx", "slide": 2},
    ]
    assert answer(natp("search", "ask", "--json", studio=studio)) == items[1:]  # type: ignore[index]
    assert answer(natp("search", "nothing", "--json", studio=studio)) == []
    assert {row["name"] for row in answer(natp("formats", "--json"))} >= {"deck", "handout", "run-sheet", "session"}  # type: ignore[attr-defined]
    assert natp("search", "--kind", "dance", studio=studio).returncode == 1


def test_a_named_file_that_fails_ends_with_1_and_the_others_come_in(tmp_path: Path, studio: Path) -> None:
    deck(tmp_path / "a.pptx", ["Wait"])
    (tmp_path / "bad.pptx").write_bytes(b"")
    done = natp("import", tmp_path / "bad.pptx", tmp_path / "a.pptx", "--json", studio=studio)
    assert done.returncode == 1
    assert "bad.pptx" in done.stderr
    assert [item["title"] for item in json.loads(done.stdout)] == ["Wait"]


def test_sessions_are_made_listed_shown_and_checked(studio: Path, tmp_path: Path) -> None:
    made = answer(
        natp("session", "new", "A calmer ward", "--start", "13:30", "--place", "Room 2", "--json", studio=studio)
    )
    assert made["name"] == "A calmer ward"  # type: ignore[index]
    assert answer(natp("session", "list", "--json", studio=studio))[0]["minutes"] == 45  # type: ignore[index]
    shown = natp("session", "show", "a calmer ward", studio=studio).stdout
    assert "13:30    5 min  Welcome: Welcome and what will happen" in shown

    def found() -> list[str]:
        done = natp("session", "check", "A calmer ward", "--json", studio=studio)
        assert done.returncode == 3
        return [finding["rule"] for finding in json.loads(done.stdout)]

    # A plan that was just begun needs content, but nothing in it is wrong.
    begun = found()
    assert set(begun) == {"unnamed", "nothing-to-show", "lived-experience-open"}
    path = Path(made["path"])  # type: ignore[index]
    path.write_text(path.read_text().replace('"lived-experience"', '"teach"'))
    assert set(found()) == {"unnamed", "nothing-to-show", "lived-experience"}
    assert natp("session", "new", "X", "--start", "noon", studio=studio).returncode == 1
    (tmp_path / "letter.txt").write_text("hello")
    done = natp("session", "show", tmp_path / "letter.txt", studio=studio)
    assert (done.returncode, done.stderr.splitlines()[0]) == (1, "This file is not a session.")
    copy = answer(natp("session", "new", "--from", path, "--json", studio=studio))
    assert copy["name"] == "A calmer ward 2"  # type: ignore[index]


def test_reflections_are_logged_listed_and_exported_with_the_passphrase_only(studio: Path, tmp_path: Path) -> None:
    natp("session", "new", "Ward", studio=studio)
    said = json.dumps({"noticed": "The alarm never stops", "change": "Switch one off", "may_quote": True})
    logged = natp(
        "reflections",
        "add",
        "Ward",
        "--from",
        "-",
        "--json",
        studio=studio,
        said=said,
        NATP_PASSPHRASE="three calm words",
    )
    assert len(answer(logged)["ids"]) == 1  # type: ignore[index]
    assert "Write it down now" in logged.stderr
    assert "alarm" not in logged.stderr + logged.stdout
    assert natp("reflections", "list", studio=studio).returncode == 1
    wrong = natp("reflections", "list", studio=studio, NATP_PASSPHRASE="not those words")
    assert wrong.returncode == 1
    assert "alarm" not in wrong.stderr
    rows = answer(
        natp("reflections", "list", "--words", "alarm", "--json", studio=studio, NATP_PASSPHRASE="three calm words")
    )
    assert rows[0]["small_change"] == "Switch one off"  # type: ignore[index]
    done = natp("reflections", "export", "--to", tmp_path / "x.csv", studio=studio, NATP_PASSPHRASE="three calm words")
    assert "not encrypted" in done.stderr
    assert "The alarm never stops" in (tmp_path / "x.csv").read_text(encoding="utf-8-sig")
    again = natp(
        "reflections", "export", "--to", tmp_path / "none" / "x.csv", studio=studio, NATP_PASSPHRASE="three calm words"
    )
    assert again.returncode == 1


def test_the_demonstration_leaves_everything_and_not_in_the_users_studio(tmp_path: Path) -> None:
    own = tmp_path / "own"
    done = natp("demo", "--to", tmp_path / "out", "--json", NATP_STUDIO=str(own))
    files = {row["what"] for row in answer(done)["files"]}  # type: ignore[index]
    assert files == {"Deck", "Handout", "Run sheet", "Session plan", "Reflections"}
    assert not own.exists()
    assert natp("demo", "--to", tmp_path / "out", "--studio", own, NATP_STUDIO=str(own)).returncode == 1


def test_a_demonstration_that_stays_leaves_the_recovery_sheet_of_its_log(tmp_path: Path, studio: Path) -> None:
    done = answer(natp("demo", "--to", tmp_path / "out", "--json", studio=studio))
    assert (tmp_path / "out" / "Recovery sheet.docx").exists()
    assert "Recovery sheet of the log" in {row["what"] for row in done["files"]}  # type: ignore[index]
    assert answer(natp("session", "list", "--json", studio=studio))[0]["minutes"] == 45  # type: ignore[index]
    assert answer(natp("examples", "remove", "--json", studio=studio)) == {"removed": done["items"]}  # type: ignore[index]
    assert natp("session", "check", "Small changes on our ward", studio=studio).returncode == 3


def test_a_studio_that_is_open_elsewhere_is_a_problem(studio: Path) -> None:
    from natp_studio.services.studio import Studio

    with Studio(studio):
        done = natp("search", studio=studio)
    assert done.returncode == 1
    assert "open already" in done.stderr


def test_what_is_measured_of_a_film_is_said_and_the_rest_is_null() -> None:
    film = Path(__file__).parents[2] / "assets/library/videos/arriving-on-the-ward.mp4"
    facts = answer(natp("video", film, "--json"))
    assert isinstance(facts, dict)
    assert (facts["width"], facts["height"], round(facts["seconds"])) == (1280, 720, 51)
    assert facts["general_flash"] is None
    assert facts["captions"][0]["cues"] > 3


def test_a_mistake_of_ours_is_told_without_anybodys_words(capsys: pytest.CaptureFixture[str]) -> None:
    from natp_studio.verbs.common import BUG, run

    def blunder() -> None:
        raise RuntimeError("private words".upper())

    assert run(blunder) == BUG
    told = capsys.readouterr().err
    assert "RuntimeError" in told
    assert "PRIVATE WORDS" not in told


def test_a_pipe_that_closes_early_is_no_mistake(studio: Path, tmp_path: Path) -> None:
    deck(tmp_path / "a.pptx", [f"Slide {number}" for number in range(300)])
    natp("import", tmp_path / "a.pptx", studio=studio)
    command = f'"{sys.executable}" -m natp_studio search --limit 300 --json --studio "{studio}" | head -c 10'
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True)
    assert done.stderr == ""
