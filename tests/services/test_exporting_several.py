from pathlib import Path

import pytest
from building import CHEAP

from natp_studio.domain.progress import Progress
from natp_studio.services.exporting import FORMATS, file_name, format_named, note_that_it_leaves
from natp_studio.services.exporting_several import export_several, outlook, report_text, save_report, with_later
from natp_studio.services.planning import OpenSession, create
from natp_studio.services.studio import Studio

THREE = tuple(format_named(name) for name in ("deck", "handout", "run-sheet"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "out"
    made.mkdir()
    return made


def test_one_file_that_cannot_be_made_keeps_no_other_from_it(studio: Studio, folder: Path) -> None:
    name = create(studio, "Ward")
    session = studio.sessions.read(name)
    (folder / file_name(session, THREE[1])).mkdir()
    seen: list[int] = []
    report = export_several(studio, session, name, THREE, folder, Progress(lambda done, total, what: seen.append(done)))
    assert [one.format.name for one in report.made] == ["deck", "run-sheet"]
    assert [one.problem.what for one in report.failed if one.problem] == ["This is a folder, not a file."]
    assert seen == sorted(seen), "what was reached is never taken back"
    assert report.made[0].made is not None
    assert report.made[0].made.holds.endswith("slides, nothing left out or changed")
    (folder / file_name(session, THREE[1])).rmdir()
    later = with_later(report, export_several(studio, session, name, THREE[1:2], folder))
    assert [one.format.name for one in later.made] == ["deck", "handout", "run-sheet"]


def test_stopping_keeps_what_was_finished_and_leaves_no_half_file(studio: Studio, folder: Path) -> None:
    name = create(studio, "Ward")
    progress = Progress(lambda done, total, what: what == "Deck" and done > 100 and progress.cancel())
    formats = (THREE[2], THREE[0], THREE[1])
    report = export_several(studio, studio.sessions.read(name), name, formats, folder, progress)
    assert [one.format.name for one in report.made] == ["run-sheet"]
    assert [one.format.name for one in report.not_begun] == ["deck", "handout"]
    assert [path.name for path in folder.iterdir()] == ["Ward - Run sheet.docx"]
    assert "You stopped before it was whole." in report_text(report)


def test_the_outlook_tells_what_will_be_replaced_and_what_is_wrong_with_the_folder(
    studio: Studio, folder: Path
) -> None:
    session = studio.sessions.read(create(studio, "Ward"))
    (folder / "Ward - Deck.pptx").write_text("older")
    seen = outlook(studio, session, folder)
    assert seen.folder is None
    assert seen.there == {"deck"}
    assert set(seen.against) == {one.name for one in FORMATS if one.needs_log}
    assert list(folder.iterdir()) == [folder / "Ward - Deck.pptx"]
    for wrong, words in (
        (folder / "none", "no such folder"),
        (folder / "Ward - Deck.pptx", "a file, not a folder"),
        (folder / "Ward - Deck.pptx" / "in it", "no such folder"),
        (studio.folder.root / "sessions", "belongs to your studio"),
    ):
        problem = outlook(studio, session, wrong).folder
        assert problem is not None
        assert words in problem.what
    studio.set_up_log("three calm words", CHEAP)
    assert outlook(studio, session, folder).against == {}


def test_an_edit_made_while_the_plan_is_exported_is_not_lost(studio: Studio, folder: Path) -> None:
    name = create(studio, "Ward")
    opened = OpenSession(studio, name)
    plan = format_named("session")
    frozen = note_that_it_leaves(studio, opened.session, name, file_name(opened.session, plan))
    opened.edit("Change the place", lambda session: session.with_details(place="Room 2"))
    export_several(studio, frozen, name, (plan,), folder)
    assert studio.sessions.read(name).place == "Room 2"
    opened.edit("Change the place", lambda session: session.with_details(place="Room 3"))
    assert [version.session.place for version in studio.sessions.history(name)] == [""]


def test_the_saved_report_says_what_was_made_and_what_would_still_help(studio: Studio, folder: Path) -> None:
    name = create(studio, "Ward", empty=True)
    report = export_several(studio, studio.sessions.read(name), name, THREE[2:], folder)
    text = save_report(report, folder / "report.txt").read_text(encoding="utf-8")
    assert "Ward - Run sheet.docx: 0 blocks" in text
    assert "The session has no blocks yet." in text
