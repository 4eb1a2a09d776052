"""What an export tells has the names that people know, never those under which a studio keeps files."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from building import changed, deck, replaced

from natp_studio.domain.items import CaptionTrack, Item, ItemKind
from natp_studio.domain.problems import Problem
from natp_studio.services.exporting import deck_weight, export
from natp_studio.services.importing import import_files
from natp_studio.services.known_names import KnownNames
from natp_studio.services.planning import create
from natp_studio.services.studio import Studio


@pytest.fixture
def planned(studio: Studio, tmp_path: Path) -> str:
    """A session with the slide of a deck with macros; its name."""
    with_macros = replaced("presentation.main+xml", "presentation.macroEnabled.main+xml")
    types = {r"\[Content_Types\]\.xml": lambda data: with_macros(data).replace(
        b"vnd.openxmlformats-officedocument.presentationml.presentation.macro", b"vnd.ms-powerpoint.presentation.macro"
    )}  # fmt: skip
    source = changed(deck(tmp_path / "plain.pptx", ["Wait"]), tmp_path / "Our quiz.pptm", types)
    (item,) = import_files(studio, [source]).items
    name = create(studio, "Ward")
    session = studio.sessions.read(name)
    studio.sessions.write(name, session.with_item(session.blocks[1].id, item))
    return name


def test_no_line_of_a_report_has_a_stored_name(studio: Studio, planned: str, tmp_path: Path) -> None:
    done = export(studio, studio.sessions.read(planned), planned, "deck", tmp_path)
    assert ("macros", "Our quiz.pptm") in [(line.what, line.where) for line in done.report]
    assert not re.search(r"[0-9a-f]{40}", repr(done.report))


def test_a_problem_with_a_file_of_the_library_has_its_known_name(studio: Studio, planned: str, tmp_path: Path) -> None:
    session = studio.sessions.read(planned)
    (media,) = studio.folder.media.rglob("*.pptm")
    media.chmod(0o644)
    media.write_bytes(b"PK\x03\x04 no more")
    for use in (
        lambda: export(studio, session, planned, "deck", tmp_path / "out.pptx"),
        lambda: deck_weight(studio, session),
    ):
        with pytest.raises(Problem) as caught:
            use()
        assert caught.value.where == "Our quiz.pptm"
    assert not (tmp_path / "out.pptx").exists()


@pytest.mark.parametrize(
    ("told", "known"),
    [
        ("/home/Jo Smith/studio/media/ab/{stored}.pptx", "Our quiz.pptx"),
        ("C:\\Users\\Jo Smith\\media\\ab\\{stored}.pptx", "Our quiz.pptx"),
        ("my studio/media/ab/{stored}.pptx", "my Our quiz.pptx"),
        ("{stored}.pptx, /ppt/slides/slide1.xml", "Our quiz.pptx, /ppt/slides/slide1.xml"),
        ("slide 1/2 of {stored}.pptx, slide 3", "slide 1/2 of Our quiz.pptx, slide 3"),
    ],
)
def test_a_stored_name_goes_with_the_folders_before_it(told: str, known: str) -> None:
    names = KnownNames([Item("1", ItemKind.SLIDE, "Wait", media="5e" * 32, source="Our quiz.pptx")])
    assert names.words(told.format(stored="5e" * 32)) == known


def test_captions_are_called_after_what_they_belong_to() -> None:
    film = Item("1", ItemKind.VIDEO, "Film", media="5e" * 32, source="Ward.mp4")
    told = KnownNames([replace(film, captions=(CaptionTrack("ca" * 32, "en", "English"),))]).words("ca" * 32 + ".vtt")
    assert told == "captions of Ward.mp4"
