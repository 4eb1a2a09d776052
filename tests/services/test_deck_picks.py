import json
import shutil
from pathlib import Path

import pytest
from building import deck, rich_deck
from package_rules import broken_rules
from pptx import Presentation

from natp_studio.domain.problems import Problem
from natp_studio.services.deck_picks import deck_from_picks
from natp_studio.services.shipped import shipped
from natp_studio.services.worker import working

FILM = shipped("assets/library/videos/arriving-on-the-ward.mp4")


def made(folder: Path, picks: object, to: str = "out.pptx") -> Path:
    (folder / "picks.json").write_text(json.dumps(picks))
    with working() as worker:
        deck_from_picks(folder / "picks.json", folder / to, worker)
    assert broken_rules(folder / to) == []
    return folder / to


def test_slides_films_and_words_become_one_deck(tmp_path: Path) -> None:
    rich_deck(tmp_path / "rich.pptx", tmp_path)
    shutil.copy(FILM, tmp_path / "film.mp4")
    shutil.copy(FILM.with_suffix(".vtt"), tmp_path / "film.vtt")
    path = made(
        tmp_path,
        [
            {"text": {"title": "Today", "lines": ["First this", "Then that"]}},
            {"deck": "rich.pptx", "slide": 1},
            {"video": "film.mp4", "captions": "film.vtt", "title": "Six calm steps"},
            {"video": "film.mp4", "captions": "film.vtt", "title": "Six calm steps"},
        ],
    )
    opened = Presentation(str(path))
    assert [slide.shapes.title.text for slide in opened.slides] == [
        "Today", "Everything at once", "Six calm steps", "Six calm steps (2)",
    ]  # fmt: skip
    assert "Arriving on the ward" in opened.slides[2].notes_slide.notes_text_frame.text
    assert path.stat().st_size < FILM.stat().st_size + 300_000


@pytest.mark.parametrize(
    ("picks", "words"),
    [
        ("{", "not JSON"),
        ('{"deck": "a.pptx"}', "not a list"),
        ("[3]", "not a list"),
        ('[{"deck": "a.pptx"}]', "cannot be understood"),
        ('[{"deck": "a.pptx", "slide": true}]', "cannot be understood"),
        ('[{"deck": "a.pptx", "slide": 0}]', "no slide 0"),
        ('[{"deck": "a.pptx", "slide": 2}]', "no slide 2"),
        ('[{"deck": "none.pptx", "slide": 1}]', "no such file"),
        ('[{"text": "words"}]', "cannot be understood"),
        ("[]", "no slides to put"),
    ],
)
def test_picks_that_cannot_be_done_are_problems_and_write_nothing(tmp_path: Path, picks: str, words: str) -> None:
    deck(tmp_path / "a.pptx", ["A"])
    (tmp_path / "picks.json").write_text(picks)
    with working() as worker, pytest.raises(Problem, match=words):
        deck_from_picks(tmp_path / "picks.json", tmp_path / "out.pptx", worker)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pptx", "picks.json"]
