"""Options of `deck`, `export` and `weigh`: reports, smaller pictures, converted films."""

import json
from pathlib import Path

import pytest
from building import deck
from PIL import Image
from pptx import Presentation
from pptx.util import Inches
from test_command_line import answer, natp

from natp_studio.domain.reports import changed, in_groups, left_out, to_check
from natp_studio.services.reporting import report_text, write_report


@pytest.fixture
def picks(tmp_path: Path) -> Path:
    Image.effect_noise((3000, 2000), 80).convert("RGB").save(tmp_path / "photo.jpg")
    presentation = Presentation(str(deck(tmp_path / "a.pptx", ["A"])))
    presentation.slides[0]._element.set("show", "0")
    presentation.slides[0].shapes.add_picture(str(tmp_path / "photo.jpg"), 0, 0, Inches(3))
    presentation.save(str(tmp_path / "a.pptx"))
    (tmp_path / "picks.json").write_text(json.dumps([{"deck": "a.pptx", "slide": 1}]))
    return tmp_path / "picks.json"


def test_the_report_is_printed_in_groups_and_written_as_text_or_json(picks: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.pptx"
    done = natp("deck", picks, "--to", out, "--shrink-pictures", "--report", tmp_path / "report.txt")
    assert done.returncode == 0, done.stderr
    assert "Changed:\n  a.pptx, slide 1: the slide: it was hidden" in done.stderr
    assert "Carried:\n  the deck: 1 slide, 1 design and 1 picture" in done.stderr
    assert "Made smaller:\n  the deck: 1 picture: " in done.stderr
    text = (tmp_path / "report.txt").read_text(encoding="utf-8")
    assert text.startswith("Report of out.pptx (")
    assert "Changed\n- a.pptx, slide 1: the slide: it was hidden" in text
    value = answer(natp("deck", picks, "--to", out, "--json", "--report", tmp_path / "report.json"))
    written = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert written["report"] == value["report"]  # type: ignore[index]
    assert written["carried"][0]["what"] == "1 slide, 1 design and 1 picture"
    assert (written["file"], written["octets"]) == ("out.pptx", out.stat().st_size)
    assert {line["outcome"] for line in written["report"]} == {"changed"}


def test_smaller_pictures_make_a_smaller_deck(picks: Path, tmp_path: Path) -> None:
    whole = answer(natp("deck", picks, "--to", tmp_path / "whole.pptx", "--json"))
    small = answer(natp("deck", picks, "--to", tmp_path / "small.pptx", "--json", "--shrink-pictures"))
    assert small["octets"] < 0.5 * whole["octets"]  # type: ignore[index]


def test_a_session_is_weighed_before_its_deck_is_made(tmp_path: Path) -> None:
    studio = tmp_path / "studio"
    assert natp("session", "new", "Ward training", studio=studio).returncode == 0
    value = answer(natp("weigh", "Ward training", "--json", studio=studio))
    done = answer(natp("export", "Ward training", "deck", "--to", tmp_path / "out.pptx", "--json", studio=studio))
    assert value["octets"] == done["octets"]  # type: ignore[index]
    assert "for" in natp("weigh", "Ward training", studio=studio).stdout


def test_a_report_that_cannot_be_written_is_a_problem_and_the_deck_is_there(picks: Path, tmp_path: Path) -> None:
    done = natp("deck", picks, "--to", tmp_path / "out.pptx", "--report", tmp_path / "none" / "report.txt")
    assert done.returncode == 1
    assert "out.pptx is made, but its report could not be written. There is no such folder." in done.stderr
    assert (tmp_path / "out.pptx").exists()


def test_what_is_lost_stands_first_in_a_report(tmp_path: Path) -> None:
    lines = (changed("a", "x", "b"), to_check("c", "x", "d"), left_out("e", "x", "f"))
    assert [title for title, _ in in_groups(lines)] == ["Left out", "To check before the day", "Changed"]
    assert "as it was" in report_text("a.pptx", 10, ())
    write_report(tmp_path / "r.json", tmp_path / "a.pptx", 10, lines)
    assert len(json.loads((tmp_path / "r.json").read_text())["report"]) == 3
