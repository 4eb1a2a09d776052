"""Knowing a deck of ours, keeping what is usual, and what a library says of versions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from building import deck
from returning import SESSION, a_deck_left, changed, changed_deck, slide_called

from natp_studio.domain.problems import Problem
from natp_studio.domain.round_trips import Fate, Keep, words_apart
from natp_studio.services.catalogue import Catalogue, Relatives
from natp_studio.services.planning import OpenSession
from natp_studio.services.round_trip import compare_returned, is_ours, keep, use_versions
from natp_studio.services.studio import Studio


@pytest.fixture
def left(tmp_path: Path) -> Iterator[tuple[Studio, Path]]:
    """A studio, and the deck of its session as it left."""
    with Studio(tmp_path / "studio") as studio:
        yield studio, a_deck_left(studio, tmp_path)


def test_a_deck_is_ours_where_its_session_or_an_item_of_it_is_here(left: tuple[Studio, Path], tmp_path: Path) -> None:
    studio, path = left
    assert is_ours(studio, changed_deck(path))
    assert not is_ours(studio, deck(tmp_path / "other.pptx", ["Corridor"]))
    with Studio(tmp_path / "another") as other:
        assert not is_ours(other, path)
    broken = tmp_path / "broken.pptx"
    broken.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(Problem):
        is_ours(studio, broken)


def test_a_slide_that_every_export_makes_is_only_kept_when_that_is_asked_for(left: tuple[Studio, Path]) -> None:
    studio, path = left

    def edit(presentation: Any) -> None:
        slide_called(presentation, "What will happen").shapes.title.text = "Our plan"

    returned = changed(path, edit)
    found = compare_returned(studio, returned)
    (plan,) = (one for one in found.changes if one.fate is Fate.CHANGED)
    assert plan.is_made
    assert found.worth_keeping() == {}
    assert [item.title for item in keep(studio, returned, {plan.slide: Keep.ITEM}).items] == ["Our plan"]


def test_a_session_takes_all_new_versions_in_one_edit(left: tuple[Studio, Path]) -> None:
    studio, path = left
    returned = changed_deck(path)
    kept = keep(studio, returned, compare_returned(studio, returned).worth_keeping())
    versions = [item for item in kept.items if item.came_from]
    work = OpenSession(studio, SESSION)
    before = work.session
    now = use_versions(work, versions)
    assert {item.id for item in versions} <= set(now.item_ids())
    assert not {item.came_from for item in versions} & set(now.item_ids())
    assert work.undo_name == "Use new versions"
    assert work.undo() == before


def test_an_item_knows_its_newer_versions_and_undo_puts_them_away(left: tuple[Studio, Path]) -> None:
    studio, path = left
    catalogue = Catalogue(studio)
    returned = changed_deck(path)
    kept = keep(studio, returned, compare_returned(studio, returned).worth_keeping()).items
    version = next(item for item in kept if item.title == "Light")
    old = catalogue.item(version.came_from)
    assert old is not None
    assert catalogue.relatives(version).before == old
    assert catalogue.relatives(old).latest == catalogue.item(version.id)
    catalogue.was_added("Keep 3 slides", studio.library.get(item.id for item in kept).values())
    assert catalogue.undo_name == "Keep 3 slides"
    catalogue.undo()
    assert catalogue.relatives(old) == Relatives()
    catalogue.redo()
    assert catalogue.relatives(old).latest is not None


def test_words_that_differ_are_told_apart() -> None:
    assert words_apart("Ask first", "Ask everybody first") == (
        (("Ask", False), ("first", False)),
        (("Ask", False), ("everybody", True), ("first", False)),
    )
    long = "word " * 2_000
    assert words_apart(long, f"{long}more")[0] == ((long, True),)
