import csv
import zipfile
from pathlib import Path

import pytest
from building import deck, rich_deck
from docx import Document
from package_rules import broken_rules
from pptx import Presentation

from natp_studio.domain.items import ItemKind
from natp_studio.domain.problems import Cancelled, Problem
from natp_studio.domain.progress import Progress
from natp_studio.domain.sessions import BlockKind, new_block
from natp_studio.services.deck_plans import DeckWishes
from natp_studio.services.examples import add_example_session, add_examples, example_sessions, remove_examples
from natp_studio.services.exporting import FORMATS, export
from natp_studio.services.importing import import_files
from natp_studio.services.planning import OpenSession, create, items_of, resolve, what_would_help
from natp_studio.services.reflecting import Entry, add_reflections, delivery_of
from natp_studio.services.searching import find
from natp_studio.services.studio import Studio


@pytest.fixture
def example(unlocked: Studio) -> tuple[Studio, str]:
    add_examples(unlocked)
    return unlocked, add_example_session(unlocked, example_sessions()[0])


def test_the_example_session_has_all_its_items_and_needs_no_help(example: tuple[Studio, str]) -> None:
    studio, name = example
    session = studio.sessions.read(name)
    assert session.minutes == 45
    assert what_would_help(studio, session) == ()
    assert all(item.example and item.contributor and item.credit for item in find(studio))


def test_every_format_is_written_into_a_folder_under_a_plain_name(example: tuple[Studio, str], tmp_path: Path) -> None:
    studio, name = example
    session = studio.sessions.read(name)
    add_reflections(studio, delivery_of(session), [Entry("=noticed", "change", may_quote=True)])
    paths = [export(studio, studio.sessions.read(name), name, chosen.name, tmp_path).path for chosen in FORMATS]
    assert [path.name for path in paths] == [
        f"Small changes on our ward - {chosen.title}{chosen.suffix}" for chosen in FORMATS
    ]
    assert broken_rules(paths[0]) == []
    assert Document(str(paths[1])).core_properties.title
    with paths[4].open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file))[1][5] == "'=noticed"


def test_the_deck_follows_the_plan_with_film_captions_sections_and_credits(
    example: tuple[Studio, str], tmp_path: Path
) -> None:
    studio, name = example
    session = studio.sessions.read(name)
    done = export(studio, session, name, "deck", tmp_path / "deck.pptx")
    assert done.report == ()
    opened = Presentation(str(done.path))
    titles = [slide.shapes.title.text for slide in opened.slides]
    assert titles[:2] == ["Small changes on our ward", "What will happen"]
    assert titles[-1] == "Credits"
    assert "Break" in titles
    assert len(set(titles)) == len(titles)
    with zipfile.ZipFile(done.path) as parts:
        assert (
            sorted(name.rpartition(".")[2] for name in parts.namelist() if name.startswith("ppt/media/")).count("mp4")
            == 1
        )
        assert any(name.endswith(".vtt") for name in parts.namelist())
        presentation = parts.read("ppt/presentation.xml").decode()
    for block in session.blocks:
        assert block.title.replace("&", "&amp;") in presentation
    assert "not written by an autistic author" in opened.slides[len(titles) - 1].placeholders[1].text.lower()


def test_two_exports_of_one_session_are_the_same_to_the_byte(example: tuple[Studio, str], tmp_path: Path) -> None:
    studio, name = example
    session = studio.sessions.read(name)
    for format_name in ("deck", "handout", "run-sheet"):
        export(studio, session, name, format_name, tmp_path / "one")
        export(studio, session, name, format_name, tmp_path / "two")
        assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes(), format_name


def test_an_item_that_is_gone_is_left_out_and_told(example: tuple[Studio, str], tmp_path: Path) -> None:
    studio, name = example
    assert remove_examples(studio) == 33
    assert find(studio) == ()
    done = export(studio, studio.sessions.read(name), name, "deck", tmp_path)
    assert len(done.report) == 12
    assert {line.why for line in done.report} == {"it is not in this library"}
    assert broken_rules(done.path) == []
    assert list(studio.folder.media.rglob("*.pptx")) == []


def test_a_cancelled_or_failed_export_leaves_the_older_file(studio: Studio, tmp_path: Path) -> None:
    (item,) = import_files(studio, [rich_deck(tmp_path / "rich.pptx", tmp_path)]).items
    name = create(studio, "Ward")
    work = OpenSession(studio, name)
    work.edit("Add", lambda session: session.with_item(session.blocks[1].id, item))
    target = tmp_path / "deck.pptx"
    target.write_text("older")
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        export(studio, work.session, name, "deck", target, progress)
    assert target.read_text() == "older"
    with pytest.raises(Problem):
        export(studio, work.session, name, "deck", tmp_path / "none" / "deck.pptx")
    with pytest.raises(Problem, match="locked"):
        export(studio, work.session, name, "reflections", tmp_path / "x.csv")
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix in (".part", ".csv")) == []


def test_the_plan_that_leaves_is_kept_in_the_history_and_opens_elsewhere(studio: Studio, tmp_path: Path) -> None:
    name = create(studio, "Ward", place="Room 2")
    done = export(studio, studio.sessions.read(name), name, "session", tmp_path)
    history = studio.sessions.history(name)
    assert [version.why for version in history] == [f"exported as {done.path.name}"]
    found, in_studio = resolve(studio, str(done.path))
    assert in_studio == ""
    assert found.place == "Room 2"
    assert found.based_on == history[0].id == studio.sessions.read(name).based_on


def test_a_deck_of_a_plan_with_nothing_in_it_still_opens(studio: Studio, tmp_path: Path) -> None:
    name = create(studio, "Ward", empty=True)
    assert broken_rules(export(studio, studio.sessions.read(name), name, "deck", tmp_path).path) == []


def test_very_long_words_go_on_over_more_slides(studio: Studio, tmp_path: Path) -> None:
    name = create(studio, "A title that is much too long for a slide " * 4)
    work = OpenSession(studio, name)
    for number in range(30):
        work.edit("Add", lambda session, n=number: session.with_block(
            new_block(BlockKind.DISCUSSION, f"Block {n} " + "with many words " * 8, prompts=("Why? " * 200, "How?"))
        ))  # fmt: skip
    done = export(studio, work.session, name, "deck", tmp_path / "deck.pptx")
    assert broken_rules(done.path) == []
    opened = Presentation(str(done.path))
    titles = [slide.shapes.title.text for slide in opened.slides]
    assert len(set(titles)) == len(titles)
    assert sum("What will happen" in title for title in titles) > 3


def test_an_unknown_format_names_those_there_are(studio: Studio, tmp_path: Path) -> None:
    name = create(studio, "Ward")
    with pytest.raises(Problem) as caught:
        export(studio, studio.sessions.read(name), name, "fax", tmp_path)
    assert "run-sheet" in caught.value.advice


def test_hidden_slides_of_the_library_are_shown_when_they_are_planned(studio: Studio, tmp_path: Path) -> None:
    path = deck(tmp_path / "a.pptx", ["Backup"])
    presentation = Presentation(str(path))
    presentation.slides[0]._element.set("show", "0")
    presentation.save(str(path))
    (item,) = import_files(studio, [path]).items
    assert item.hidden
    work = OpenSession(studio, create(studio, "Ward"))
    work.edit("Add", lambda session: session.with_item(session.blocks[1].id, item))
    done = export(studio, work.session, work.name, "deck", tmp_path)
    assert [(line.what, line.where) for line in done.report] == [
        ("the language", "a.pptx, slide 1"),
        ("the slide", "a.pptx, slide 1"),
    ]
    assert not _hidden_in(done.path)
    kept = export(studio, work.session, work.name, "deck", tmp_path, wishes=DeckWishes(keep_hidden=True))
    assert [line.why for line in kept.report if line.what == "the slide"] == [
        "it is hidden in the slide show, as in its deck"
    ]
    assert _hidden_in(kept.path) == ["Backup"]


def _hidden_in(path: Path) -> list[str]:
    """The titles of a deck's hidden slides."""
    slides = [slide for slide in Presentation(str(path)).slides if slide._element.get("show") == "0"]
    return [slide.shapes.title.text for slide in slides]


def test_a_handout_names_nothing_as_shown_that_the_deck_lacks(example: tuple[Studio, str], tmp_path: Path) -> None:
    studio, name = example
    session = studio.sessions.read(name)
    gone = next(item for item in items_of(studio, session).values() if item.kind is ItemKind.SLIDE)
    studio.library.remove([gone])
    done = export(studio, session, name, "handout", tmp_path)
    assert [(line.what, line.why) for line in done.report] == [(f"“{gone.title}”", "it is not in this library")]
    assert gone.title not in "\n".join(paragraph.text for paragraph in Document(str(done.path)).paragraphs)
