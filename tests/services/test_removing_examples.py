"""Removing the example items takes what the examples brought, and nothing that a trainer made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pptx import Presentation

from natp_studio.domain.items import Item, ItemKind
from natp_studio.domain.round_trips import Keep
from natp_studio.services.catalogue import Catalogue, IdeaWords
from natp_studio.services.example_items import example_items
from natp_studio.services.examples import (
    add_example_session,
    add_examples,
    example_sessions,
    remove_examples,
    take_examples_out,
)
from natp_studio.services.exporting import export
from natp_studio.services.planning import create
from natp_studio.services.round_trip import compare_returned, keep
from natp_studio.services.studio import Studio

BROUGHT = 33


def kept_of_a_returned_deck(studio: Studio, folder: Path, how: Keep) -> tuple[Item, ...]:
    """What is kept of a deck with example slides that came back with other words."""
    slide = next(item for item in studio.library.examples() if item.kind is ItemKind.SLIDE and item.text)
    name = create(studio, "Ward")
    session = studio.sessions.read(name)
    studio.sessions.write(name, session.with_item(session.blocks[1].id, slide))
    path = export(studio, studio.sessions.read(name), name, "deck", folder / "left.pptx").path
    presentation = Presentation(str(path))
    shown = next(one for one in presentation.slides if one.shapes.title.text == slide.title)
    shown.notes_slide.notes_text_frame.text = "What our own ward says about it."
    presentation.save(str(folder / "returned.pptx"))
    found = compare_returned(studio, folder / "returned.pptx")
    (change,) = (one for one in found.changes if one.item == slide.id)
    return keep(studio, folder / "returned.pptx", {change.slide: how}).items


@pytest.mark.parametrize("how", [Keep.VERSION, Keep.ITEM])
def test_what_a_trainer_kept_of_a_returned_deck_stays_with_its_file(studio: Studio, tmp_path: Path, how: Keep) -> None:
    add_examples(studio)
    (own,) = kept_of_a_returned_deck(studio, tmp_path, how)
    assert own.example, "it still holds example content"
    assert [item.id for item in example_items(studio).own] == [own.id]
    assert remove_examples(studio) == BROUGHT
    assert [item.id for item in studio.library.examples()] == [own.id]
    assert own.media in studio.media
    assert not Catalogue(studio).has_examples()
    assert len(add_examples(studio)) == BROUGHT


def test_an_example_idea_with_a_trainers_words_stays(studio: Studio) -> None:
    idea = next(item for item in add_examples(studio) if item.kind is ItemKind.IDEA)
    words = IdeaWords(idea.title, "What we do on our ward.", idea.cites)
    Catalogue(studio).change_idea(idea, words)
    assert remove_examples(studio) == BROUGHT - 1
    assert [item.text for item in studio.library.examples()] == ["What we do on our ward."]


def test_the_sessions_that_will_miss_something_are_known_beforehand(studio: Studio) -> None:
    add_examples(studio)
    create(studio, "Empty")
    assert example_items(studio).sessions == ()
    name = add_example_session(studio, example_sessions()[0])
    assert example_items(studio).sessions == (studio.sessions.read(name).title,)


def test_undo_goes_on_with_what_is_still_there(studio: Studio) -> None:
    catalogue = Catalogue(studio)
    examples = add_examples(studio)
    own = catalogue.add_idea(IdeaWords("Dim one light"))
    catalogue.tag([*examples[:2], own], add=("ward",))
    catalogue.tag(examples[:2], add=("hall",))
    catalogue.archive([replace(own, tags=("ward",))])
    catalogue.undo()
    catalogue.forget_items(take_examples_out(studio))
    assert catalogue.redo_name == "Archive"
    assert catalogue.undo_name == "Change tags"
    assert catalogue.undo_count == 1
    catalogue.undo()
    now = catalogue.item(own.id)
    assert now is not None
    assert now.tags == ()
    assert catalogue.undo_name == "Add idea"
