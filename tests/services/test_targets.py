"""Where new files may go: nobody's own file, and nothing of a studio, is ever replaced by what is made from it."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from building import CHEAP, deck

from natp_studio.domain.problems import Problem
from natp_studio.services.deck_picks import deck_from_picks
from natp_studio.services.demonstrating import demonstrate
from natp_studio.services.exporting import export, format_named
from natp_studio.services.exporting_several import export_several, save_report
from natp_studio.services.picturing import picture_of
from natp_studio.services.planning import create
from natp_studio.services.reflecting import export_table, write_new_recovery_sheet
from natp_studio.services.studio import Studio
from natp_studio.services.targets import check_target, is_same, named
from natp_studio.services.worker import Worker


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return deck(tmp_path / "ours.pptx", ["Wait"])


@pytest.mark.parametrize(
    "other_name",
    [
        lambda path: path,
        lambda path: path.parent / "." / path.name,
        lambda path: path.parent / "folder" / ".." / path.name,
        lambda path: _made(path.with_name("link.pptx"), lambda link: link.symlink_to(path)),
        lambda path: _made(path.with_name("hard.pptx"), lambda link: os.link(path, link)),
    ],
    ids=["itself", "with a dot", "around a folder", "link", "hard link"],
)
def test_a_source_is_known_by_every_name_it_has(source: Path, other_name: Callable[[Path], Path]) -> None:
    (source.parent / "folder").mkdir()
    with pytest.raises(Problem, match="one of your sources"):
        check_target(other_name(source), [source])


def test_another_file_may_be_replaced_and_a_source_that_is_not_there_is_no_hindrance(source: Path) -> None:
    older = deck(source.with_name("older.pptx"), ["Older"])
    check_target(older, [source, source.with_name("none.pptx")], source.with_name("report.txt"))


def test_two_files_to_be_made_are_one_where_only_capitals_differ(tmp_path: Path) -> None:
    assert is_same(tmp_path / "Deck.pptx", tmp_path / "deck.PPTX")
    assert not is_same(tmp_path / "deck.pptx", tmp_path / "deck 2.pptx")
    with pytest.raises(Problem, match="Report and deck cannot be the same file"):
        check_target(tmp_path / "deck.pptx", (), tmp_path / "Deck.pptx")


def test_nothing_is_written_into_a_studio(studio: Studio, tmp_path: Path) -> None:
    root = studio.folder.root
    linked = tmp_path / "elsewhere"
    linked.symlink_to(root / "sessions")
    for to in (root / "library.db", root / "media" / "x.pptx", root / "x.pptx", linked / "Ward.session.json"):
        with pytest.raises(Problem, match="belongs to your studio"):
            check_target(to)
    name = create(studio, "Ward")
    before = studio.sessions.path(name).read_bytes()
    for form in ("session", "deck", "handout"):
        with pytest.raises(Problem, match="belongs to your studio"):
            export(studio, studio.sessions.read(name), name, form, studio.sessions.path(name))
    with pytest.raises(Problem, match="belongs to your studio"):
        export_table(studio, root)
    with pytest.raises(Problem, match="belongs to a studio"):
        demonstrate(root, tmp_path / "another")
    assert studio.sessions.path(name).read_bytes() == before
    assert not studio.sessions.history(name)


@pytest.mark.parametrize(
    ("to", "report", "words"),
    [
        ("ours.pptx", None, "one of your sources"),
        ("picks.json", None, "one of your sources"),
        ("words.vtt", None, "one of your sources"),
        ("film.mp4", None, "one of your sources"),
        ("new.pptx", "picks.json", "one of your sources"),
        ("new.pptx", "ours.pptx", "one of your sources"),
        ("new.pptx", "new.pptx", "Report and deck"),
        ("new.pptx", "kept.txt", "write-protected"),
        ("kept.txt", None, "write-protected"),
    ],
)
def test_a_deck_of_picks_and_its_report_replace_none_of_their_sources(
    source: Path, to: str, report: str | None, words: str
) -> None:
    folder = source.parent
    picks: list[dict[str, object]] = [
        {"deck": "ours.pptx", "slide": 1},
        {"video": "film.mp4", "captions": {"en": "words.vtt"}},
    ]
    (folder / "picks.json").write_text(json.dumps(picks))
    (folder / "film.mp4").write_bytes(b"film")
    (folder / "words.vtt").write_text("WEBVTT")
    (folder / "kept.txt").write_text("kept")
    (folder / "kept.txt").chmod(0o444)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(Problem, match=words):
        deck_from_picks(folder / "picks.json", folder / to, Worker(), report=folder / report if report else None)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_session_file_is_not_replaced_by_its_own_export(studio: Studio, tmp_path: Path) -> None:
    name = create(studio, "Ward")
    plan = export(studio, studio.sessions.read(name), name, "session", tmp_path).path
    before = plan.read_bytes()
    with pytest.raises(Problem, match="one of your sources"):
        export(studio, studio.sessions.read(name), "", "handout", plan, sources=[plan])
    assert plan.read_bytes() == before


def test_a_picture_of_a_slide_does_not_replace_its_deck(source: Path) -> None:
    with pytest.raises(Problem, match="one of your sources"):
        picture_of(source, 1, 320, source, Worker())


def test_the_report_of_an_export_does_not_replace_what_was_made(studio: Studio, tmp_path: Path) -> None:
    name = create(studio, "Ward")
    report = export_several(studio, studio.sessions.read(name), name, [format_named("run-sheet")], tmp_path)
    made = report.files[0].path
    before = made.read_bytes()
    with pytest.raises(Problem, match="Report and what it is about cannot be the same file"):
        save_report(report, made)
    assert made.read_bytes() == before
    assert save_report(report, tmp_path / "report.txt").exists()


def test_a_recovery_sheet_that_cannot_be_written_leaves_the_older_sheet_good(studio: Studio, tmp_path: Path) -> None:
    groups = studio.set_up_log("three calm words", CHEAP)
    for to in (tmp_path / "none" / "sheet.docx", studio.folder.keys):
        with pytest.raises(Problem):
            write_new_recovery_sheet(studio, "three calm words", to)
    studio.recover(" ".join(groups), "four other calm words", CHEAP)


@pytest.mark.parametrize(
    ("to", "ending", "meant"),
    [
        ("o", ".pptx", "o.pptx"),
        ("Session 3.2", ".pptx", "Session 3.2.pptx"),
        ("O.PPTX", ".pptx", "O.PPTX"),
        ("plan.json", ".session.json", "plan.json"),
        ("plan", ".session.json", "plan.session.json"),
    ],
)
def test_an_ending_is_added_where_there_is_none(tmp_path: Path, to: str, ending: str, meant: str) -> None:
    assert named(tmp_path / to, ending) == tmp_path / meant


def test_the_ending_of_another_kind_of_file_and_a_missing_folder_are_problems(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"ends in \.pptx, not in \.txt") as caught:
        named(tmp_path / "o.txt", ".pptx")
    assert "o.pptx" in caught.value.advice
    with pytest.raises(Problem, match="no such folder") as caught:
        named(tmp_path / "nofolder", ".pptx", may_be_folder=True)
    assert caught.value.where == str(tmp_path / "nofolder")
    assert "nofolder.pptx" in caught.value.advice
    assert named(tmp_path, ".pptx", may_be_folder=True) == tmp_path


def _made(path: Path, make: Callable[[Path], object]) -> Path:
    make(path)
    return path


def test_a_name_that_is_too_long_for_the_disk_is_a_problem_wherever_it_is_given(source: Path, tmp_path: Path) -> None:
    for target in (tmp_path / ("a" * 300), tmp_path / ("a" * 300 + ".pptx")):
        assert not is_same(target, source)
        for use in (lambda to: named(to, ".pptx", may_be_folder=True), lambda to: check_target(to, [source])):
            with pytest.raises(Problem, match="name is too long"):
                use(target)
