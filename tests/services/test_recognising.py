"""Which slides of a deck without tags are taken for items of the library, and which are not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from building import deck
from pptx import Presentation
from returning import a_deck_left, changed, slide_called

from natp_studio.domain.round_trips import Fate, Keep, Known, SlideChange, words_alike
from natp_studio.services.importing import import_files
from natp_studio.services.round_trip import compare_returned, keep
from natp_studio.services.studio import Studio

LONG = "Ask which light is hard to bear, and dim that one first"


def untitled(path: Path, slides: int) -> Path:
    """A deck whose slides have pictures or shapes at most, and no words."""
    presentation = Presentation()
    for _ in range(slides):
        presentation.slides.add_slide(presentation.slide_layouts[6])
    presentation.save(str(path))
    return path


def with_title_only(path: Path, title: str) -> Path:
    """A deck with one slide that says no more than its title."""
    presentation = Presentation()
    presentation.slides.add_slide(presentation.slide_layouts[5]).shapes.title.text = title
    presentation.save(str(path))
    return path


def compared(tmp_path: Path, ours: Path, foreign: Path) -> tuple[SlideChange, ...]:
    with Studio(tmp_path / "studio") as studio:
        import_files(studio, [ours])
        return compare_returned(studio, foreign).changes


def test_slides_without_a_title_are_not_taken_for_those_of_another_deck(tmp_path: Path) -> None:
    found = compared(tmp_path, untitled(tmp_path / "ours.pptx", 3), untitled(tmp_path / "theirs.pptx", 2))
    assert [(one.fate, one.known, one.item) for one in found] == [(Fate.NEW, Known.NOT, "")] * 2


@pytest.mark.parametrize("title", ["Break", "Any questions?"])
def test_a_common_title_alone_makes_no_version(tmp_path: Path, title: str) -> None:
    ours, theirs = deck(tmp_path / "ours.pptx", [title]), deck(tmp_path / "theirs.pptx", [title], body="Back at ten")
    with Studio(tmp_path / "studio") as studio:
        import_files(studio, [ours])
        found = compare_returned(studio, theirs)
        (change,) = found.changes
        assert (change.fate, change.known) == (Fate.NEW, Known.NOT)
        assert "An item of yours has the same title." in change.sentences
        assert found.worth_keeping() == {1: Keep.ITEM}
        (version,) = keep(studio, theirs, {1: Keep.VERSION}).items
        assert version.came_from == change.item


def test_the_same_two_words_are_not_enough_either(tmp_path: Path) -> None:
    ours, theirs = (with_title_only(tmp_path / name, "Thank you") for name in ("ours.pptx", "theirs.pptx"))
    assert [one.known for one in compared(tmp_path, ours, theirs)] == [Known.NOT]


def test_title_and_most_of_the_words_make_a_version(tmp_path: Path) -> None:
    ours = deck(tmp_path / "ours.pptx", ["Light"], body=LONG)
    theirs = deck(tmp_path / "theirs.pptx", ["Light"], body=f"{LONG}, slowly")
    (change,) = compared(tmp_path, ours, theirs)
    assert (change.fate, change.known) == (Fate.CHANGED, Known.ALIKE)


def test_a_slide_without_its_tag_is_known_by_its_title_where_just_that_one_is_missing(tmp_path: Path) -> None:
    def rewrite(presentation: Any) -> None:
        slide = slide_called(presentation, "Sound")
        slide.placeholders[1].text = "Something else altogether"
        for tags in list(slide._element.iter("{*}custDataLst")):
            tags.getparent().remove(tags)

    with Studio(tmp_path / "studio") as studio:
        path = changed(a_deck_left(studio, tmp_path), rewrite)
        (sound,) = (one for one in compare_returned(studio, path).changes if one.title == "Sound")
    assert (sound.fate, sound.known) == (Fate.CHANGED, Known.TITLE)


def test_how_alike_words_are_is_a_share_of_the_longer_side() -> None:
    assert words_alike(["Dim one light"], ["dim ONE light,", "then wait"]) == (3, 0.6)
    assert words_alike([], []) == (0, 0.0)
