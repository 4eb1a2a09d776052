"""What is brought in again: undo takes back only what it brought, and nothing stays hidden in the archive."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from building import deck
from returning import a_deck_left, changed_deck

from natp_studio.services.catalogue import Catalogue
from natp_studio.services.importing import import_files
from natp_studio.services.round_trip import compare_returned, keep
from natp_studio.services.studio import Studio


@pytest.fixture
def returned(tmp_path: Path) -> Iterator[tuple[Studio, Path]]:
    """A studio, and the deck of its session as it came back changed."""
    with Studio(tmp_path / "studio") as studio:
        yield studio, changed_deck(a_deck_left(studio, tmp_path))


def titles(catalogue: Catalogue) -> list[str]:
    return sorted(item.title for item in catalogue.at(catalogue.numbers()))


def test_undo_of_keeping_more_of_a_deck_leaves_what_was_kept_before(returned: tuple[Studio, Path]) -> None:
    studio, path = returned
    catalogue = Catalogue(studio)
    choices = dict(compare_returned(studio, path).worth_keeping())
    later = choices.popitem()
    first = keep(studio, path, choices)
    catalogue.was_added("Keep 2 slides", first.arrived.values())
    after_first = titles(catalogue)
    second = keep(studio, path, choices | dict([later]))
    assert (len(second.items), second.known, len(second.new), second.back) == (3, 2, 1, frozenset())
    catalogue.was_added("Keep 3 slides", second.arrived.values())
    catalogue.undo()
    assert titles(catalogue) == after_first
    catalogue.redo()
    assert len(titles(catalogue)) == len(after_first) + 1


def test_what_was_kept_and_archived_comes_back_when_it_is_kept_again(returned: tuple[Studio, Path]) -> None:
    studio, path = returned
    catalogue = Catalogue(studio)
    choices = compare_returned(studio, path).worth_keeping()
    first = keep(studio, path, choices)
    catalogue.archive([item for item in first.items if item.title == "Our own ward"])
    away = titles(catalogue)
    again = keep(studio, path, choices)
    assert [item.title for item in again.items if item.id in again.back] == ["Our own ward"]
    assert (again.known, again.new) == (2, frozenset())
    assert "Our own ward" in titles(catalogue)
    catalogue.was_added("Keep 3 slides", again.arrived.values())
    catalogue.undo()
    assert titles(catalogue) == away


def test_a_file_that_is_imported_again_comes_out_of_the_archive(tmp_path: Path) -> None:
    (tmp_path / "ideas.csv").write_text("title,text\nDim one light,Start with one.\n")
    paths = [deck(tmp_path / "a.pptx", ["Light", "Sound"]), tmp_path / "ideas.csv"]
    with Studio(tmp_path / "studio") as studio:
        catalogue = Catalogue(studio)
        first = import_files(studio, paths)
        assert (first.new, first.back, len(first.arrived)) == (3, 0, 3)
        catalogue.archive([item for item in first.items if item.title != "Light"])
        again = import_files(studio, paths)
        assert (again.new, again.back) == (0, 2)
        assert {item.title for item in again.arrived} == {"Sound", "Dim one light"}
        assert not any(item.archived for item in again.items)
        assert titles(catalogue) == ["Dim one light", "Light", "Sound"]
        catalogue.was_added("Import 2 files", again.arrived)
        catalogue.undo()
        assert titles(catalogue) == ["Light"]
