import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from building import changed, deck, picture, rich_deck

from natp_studio.domain.items import Item, ItemKind
from natp_studio.domain.problems import Problem
from natp_studio.domain.progress import Progress
from natp_studio.services.exporting import export
from natp_studio.services.importing import ImportDetails, import_files
from natp_studio.services.planning import create
from natp_studio.services.searching import find
from natp_studio.services.shipped import shipped
from natp_studio.services.studio import Studio

FILM = shipped("assets/library/videos")
FILM_NAME = "arriving-on-the-ward"


def without_times(items: tuple[Item, ...]) -> list[Item]:
    return [replace(item, added=None) for item in items]


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """The example film alone, without captions beside it."""
    return Path(shutil.copy(FILM / f"{FILM_NAME}.mp4", tmp_path / "film.mp4"))


def test_each_slide_of_a_deck_becomes_an_item(studio: Studio, tmp_path: Path) -> None:
    path = deck(tmp_path / "a.pptx", ["Wait", "Ask once"], notes="Slowly.")
    report = import_files(studio, [path], ImportDetails("Jo", tags=("time",)))
    assert [(item.title, item.slide, item.notes) for item in report.items] == [
        ("Wait", 1, "Slowly."),
        ("Ask once", 2, "Slowly."),
    ]
    assert {(item.contributor, item.source, item.tags) for item in report.items} == {("Jo", "a.pptx", ("time",))}
    assert without_times(find(studio, "ask")) == without_times(report.items[1:])
    assert studio.media.path(report.items[0].media).read_bytes() == path.read_bytes()


def test_a_slide_with_a_damaged_chart_comes_in_and_can_be_exported(studio: Studio, tmp_path: Path) -> None:
    rich = rich_deck(tmp_path / "rich.pptx", tmp_path)
    torn = changed(rich, tmp_path / "torn.pptx", {r"ppt/charts/chart[^/]*\.xml": lambda data: data[:300]})
    report = import_files(studio, [torn])
    assert [item.title for item in report.items] == ["Everything at once"]
    assert [(line.what, line.where) for line in report.lines] == [("the words of “Chart 2” on slide 1", "torn.pptx")]
    name = create(studio, "Ward")
    session = studio.sessions.read(name)
    session = session.with_item(session.blocks[1].id, report.items[0])
    done = export(studio, session, name, "deck", tmp_path)
    assert ("a damaged chart", "torn.pptx, slide 1") in [(line.what, line.where) for line in done.report]
    assert export(studio, session, name, "handout", tmp_path).octets


def test_the_same_file_twice_makes_nothing_twice_even_under_another_name(studio: Studio, tmp_path: Path) -> None:
    path = deck(tmp_path / "a.pptx", ["Wait"])
    first = import_files(studio, [path])
    again = import_files(studio, [Path(shutil.copy(path, tmp_path / "copy.pptx")), path])
    assert (first.new, again.new) == (1, 0)
    assert [item.id for item in again.items] == [first.items[0].id] * 2
    assert len(find(studio)) == 1


def test_two_laptops_give_the_same_ids_to_the_same_deck(tmp_path: Path) -> None:
    path = deck(tmp_path / "a.pptx", ["Wait"])
    ids = []
    for laptop in ("one", "two"):
        with Studio(tmp_path / laptop) as studio:
            ids.append(import_files(studio, [path]).items[0].id)
    assert ids[0] == ids[1]


def test_a_film_comes_with_its_facts_a_poster_and_the_captions_beside_it(studio: Studio, film: Path) -> None:
    shutil.copy(FILM / f"{FILM_NAME}.vtt", film.with_suffix(".vtt"))
    film.with_name("film.de.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nAnkommen\n")
    (item,) = import_files(studio, [film]).items
    assert (item.kind, item.width, item.height, round(item.seconds or 0)) == (ItemKind.VIDEO, 1280, 720, 51)
    assert item.codec == "h264 and aac"
    assert [track.language for track in item.captions] == ["en-GB", "de"]
    assert studio.media.path(item.poster).suffix == ".jpg"
    assert b"Ankommen" in studio.media.path(item.captions[1].media).read_bytes()
    assert find(studio, "arriving")


def test_captions_that_come_later_are_added_to_the_film(studio: Studio, film: Path) -> None:
    import_files(studio, [film])
    shutil.copy(FILM / f"{FILM_NAME}.vtt", film.with_suffix(".vtt"))
    report = import_files(studio, [film])
    assert report.new == 0
    assert len(report.items[0].captions) == 1
    assert "1 caption track added" in str(report.lines[0])


def test_pictures_and_ideas_come_in_too(studio: Studio, tmp_path: Path) -> None:
    picture(tmp_path / "quiet_room.png", size=(80, 40))
    (tmp_path / "bank.csv").write_text("title,text\nDim one light,Start small.\nDim one light,Start small.\n,nothing\n")
    report = import_files(studio, [tmp_path / "quiet_room.png", tmp_path / "bank.csv"])
    assert [(item.kind, item.title, item.width) for item in report.items] == [
        (ItemKind.PICTURE, "Quiet room", 80),
        (ItemKind.IDEA, "Dim one light", None),
    ]
    assert "row 4 left out: it has no title" in str(report.lines[0])


def test_a_folder_goes_on_past_bad_files_and_says_what_was_left_out(studio: Studio, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "deep").mkdir(parents=True)
    deck(folder / "a.pptx", ["Good"])
    deck(folder / "deep" / "b.pptx", ["Deep"])
    (folder / "empty.pptx").write_bytes(b"")
    (folder / "broken.pptx").write_bytes(b"PK\x03\x04 no more")
    (folder / "letter.txt").write_text("hello")
    (folder / "cut.mp4").write_bytes((FILM / f"{FILM_NAME}.mp4").read_bytes()[:200_000])
    (folder / "lonely.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nHum\n")
    for ignored in ("~$a.pptx", ".hidden.pptx", "Thumbs.db", "._a.pptx"):
        (folder / ignored).write_bytes(b"x")
    report = import_files(studio, [folder])
    assert [item.title for item in report.items] == ["Good", "Deep"]
    assert {line.where for line in report.lines} == {"empty.pptx", "broken.pptx", "letter.txt", "cut.mp4", "lonely.vtt"}
    assert report.problems == ()
    kept = [path for path in studio.folder.media.rglob("*") if path.is_file()]
    assert len(kept) == 2


def test_a_named_file_that_fails_is_a_problem_with_its_own_name(studio: Studio, tmp_path: Path) -> None:
    bad = tmp_path / "broken.pptx"
    bad.write_bytes(b"PK\x03\x04 no more")
    report = import_files(studio, [bad, tmp_path / "none.pptx"])
    assert [Path(problem.where).name for problem in report.problems] == ["none.pptx", "broken.pptx"]


def test_a_cancelled_import_keeps_what_was_finished_and_nothing_half(studio: Studio, tmp_path: Path) -> None:
    for number in range(4):
        deck(tmp_path / f"{number}.pptx", [f"Slide {number}"])
    progress = Progress(lambda done, _total, _what: progress.cancel() if done == 2 else None)
    report = import_files(studio, [tmp_path / f"{number}.pptx" for number in range(4)], None, progress)
    assert report.stopped
    assert len(report.items) == len(find(studio)) in (2, 3)
    assert studio.library.used_media() == {item.media for item in report.items}


def test_a_library_file_that_is_gone_can_be_brought_back_by_importing_it(studio: Studio, tmp_path: Path) -> None:
    path = deck(tmp_path / "a.pptx", ["Wait"])
    (item,) = import_files(studio, [path]).items
    studio.media.path(item.media).unlink()
    with pytest.raises(Problem):
        studio.media.path(item.media)
    import_files(studio, [path])
    assert studio.media.path(item.media).read_bytes() == path.read_bytes()
    assert len(find(studio)) == 1


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from natp_studio.services.importing import import_files
from natp_studio.services.studio import Studio
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with Studio(Path(sys.argv[1])) as studio:
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
    report = import_files(studio, [Path(sys.argv[2]), Path(sys.argv[3])])
    print(report.problems[0].what, [item.title for item in report.items])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on file sizes there")
def test_a_disk_that_fills_up_during_an_import_leaves_nothing_half(tmp_path: Path, film: Path) -> None:
    small = deck(tmp_path / "small.pptx", ["Fits"])
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(tmp_path / "studio"), str(film), str(small)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "There is no room left on this disk. ['Fits']\n"
    assert [path.suffix for path in (tmp_path / "studio" / "media").rglob("*") if path.is_file()] == [".pptx"]


def test_a_report_counts_the_files_and_names_each_that_did_not_come_in(studio: Studio, tmp_path: Path) -> None:
    folder = tmp_path / "course"
    folder.mkdir()
    deck(folder / "ward.pptx", ["Light"])
    (folder / "letter.docx").write_text("Not for a library")
    report = import_files(studio, [folder])
    assert (report.files, report.new) == (2, 1)
    assert [(problem.where, bool(problem.advice)) for problem in report.refused] == [("letter.docx", True)]
    assert report.problems == ()


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("broken.pptx", bytes(range(256)) * 9, "This file is damaged, or it is not a PowerPoint presentation."),
        ("cut.pptx", b"PK\x03\x04 no more", "This file is damaged, or it is not a PowerPoint presentation."),
        ("film.mp4", b"no film at all", "This file is damaged, or it is not a video."),
        (
            "locked.pptx",
            bytes.fromhex("d0cf11e0a1b11ae1") * 9,
            "This presentation has a password, or is in an old format.",
        ),
        ("old.ppt", bytes.fromhex("d0cf11e0a1b11ae1") * 9, "This kind of file is not something for the library."),
        ("letter.docx", b"a letter", "This kind of file is not something for the library."),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_called_damaged(
    studio: Studio, tmp_path: Path, name: str, data: bytes, what: str
) -> None:
    (tmp_path / name).write_bytes(data)
    (problem,) = import_files(studio, [tmp_path / name]).problems
    assert problem.what == what
    assert problem.advice
