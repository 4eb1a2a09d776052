import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from building import deck, picture

from natp_studio.domain.items import Item
from natp_studio.domain.problems import Problem
from natp_studio.services.catalogue import Catalogue, IdeaWords
from natp_studio.services.importing import import_files
from natp_studio.services.planning import OpenSession, create, duplicate
from natp_studio.services.searching import find
from natp_studio.services.studio import Studio
from natp_studio.services.thumbnails import Thumbnails


@pytest.fixture
def catalogue(studio: Studio, tmp_path: Path) -> Catalogue:
    import_files(studio, [deck(tmp_path / "a.pptx", ["Light", "Sound", "Smell"])])
    return Catalogue(studio)


def titles(catalogue: Catalogue, words: str = "", **filters: object) -> list[str]:
    return [item.title for item in catalogue.at(catalogue.numbers(words, **filters))]  # type: ignore[arg-type]


def test_many_items_are_tagged_at_once_and_the_edit_undone_and_done_again(catalogue: Catalogue) -> None:
    items = catalogue.at(catalogue.numbers())
    catalogue.tag(items, add=["sensory", "ward"])
    assert titles(catalogue, tags=["sensory"]) == ["Light", "Sound", "Smell"]
    assert dict(catalogue.facets().tags) == {"sensory": 3, "ward": 3}
    assert catalogue.undo_name == "Change tags"
    catalogue.undo()
    assert titles(catalogue, tags=["sensory"]) == []
    catalogue.redo()
    assert titles(catalogue, "sens") == ["Light", "Sound", "Smell"]


def test_what_is_added_while_something_is_undone_can_be_undone_too(
    catalogue: Catalogue, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue.tag(catalogue.at(catalogue.numbers()), add=["ward"])
    adding = threading.Thread(target=lambda: catalogue.add_idea(IdeaWords("Dim one light")))
    change = studio.library.change

    def change_slowly(items: Sequence[Item]) -> None:
        change(items)
        adding.start()
        adding.join(0.3)

    monkeypatch.setattr(studio.library, "change", change_slowly)
    catalogue.undo()
    adding.join()
    monkeypatch.setattr(studio.library, "change", change)
    assert catalogue.undo_name == "Add idea"
    catalogue.undo()
    assert titles(catalogue, "dim") == []


def test_archived_items_are_put_away_and_come_back(catalogue: Catalogue) -> None:
    (sound,) = catalogue.at(catalogue.numbers("sound"))
    catalogue.archive([sound])
    assert titles(catalogue) == ["Light", "Smell"]
    assert titles(catalogue, "sound", archived=True) == ["Sound"]
    catalogue.restore(catalogue.at(catalogue.numbers(archived=True)))
    assert titles(catalogue, "sound") == ["Sound"]


def test_an_idea_is_written_changed_and_never_thrown_away(catalogue: Catalogue) -> None:
    idea = catalogue.add_idea(IdeaWords("Dim one light", "Start small.", tags=("sensory",)))
    catalogue.change_idea(idea, IdeaWords("Dim two lights"))
    assert titles(catalogue, "dim") == ["Dim two lights"]
    catalogue.undo()
    assert titles(catalogue, "dim", tags=["sensory"]) == ["Dim one light"]
    catalogue.undo()
    assert titles(catalogue, "dim") == []
    assert titles(catalogue, "dim", archived=True) == ["Dim one light"]
    catalogue.redo()
    assert titles(catalogue, "dim") == ["Dim one light"]
    with pytest.raises(Problem, match="needs a title"):
        catalogue.add_idea(IdeaWords("  "))


def test_the_first_of_many_come_without_waiting_for_the_rest(catalogue: Catalogue) -> None:
    assert list(catalogue.first_numbers(2, "s")) == list(catalogue.numbers("s"))[:2]


def test_an_item_tells_which_sessions_use_it(studio: Studio, catalogue: Catalogue) -> None:
    (light,) = catalogue.at(catalogue.numbers("light"))
    work = OpenSession(studio, create(studio, "Ward"))
    work.edit("Add", lambda session: session.with_item(session.blocks[0].id, light))
    studio.sessions.path("Broken").write_text("{")
    assert tuple(use.title for use in catalogue.uses(light.id)) == ("Ward",)


def test_the_fields_own_words_are_offered_before_others(catalogue: Catalogue) -> None:
    items = catalogue.at(catalogue.numbers())
    catalogue.change("Set", items, lambda item: type(item)(**{**_values(item), "settings": ("Our day unit",)}))
    assert catalogue.settings_offered()[0] == "Inpatient mental health"
    assert catalogue.settings_offered()[-1] == "Our day unit"
    assert "Dietitians" in catalogue.professions_offered()


def _values(item: object) -> dict[str, object]:
    return {name: getattr(item, name) for name in item.__dataclass_fields__}  # type: ignore[attr-defined]


def test_slides_have_pictures_and_ideas_have_none(studio: Studio, catalogue: Catalogue) -> None:
    thumbnails = Thumbnails(studio)
    light = find(studio, "light")[0]
    data = thumbnails.picture(light, 200)
    assert data is not None
    assert data.startswith(b"\x89PNG")
    assert thumbnails.picture(catalogue.add_idea(IdeaWords("Dim one light")), 200) is None
    studio.media.path(light.media).unlink()
    assert thumbnails.picture(light, 200) is None
    thumbnails.close()


def test_sessions_are_copied_put_away_and_brought_back(studio: Studio) -> None:
    name = create(studio, "Ward")
    copy = duplicate(studio, name)
    assert copy == "Ward, copy"
    assert studio.sessions.read(copy).id != studio.sessions.read(name).id
    studio.sessions.record(name, studio.sessions.read(name), "exported")
    studio.sessions.archive(name)
    assert studio.sessions.names() == (copy,)
    assert studio.sessions.archived_names() == (name,)
    create(studio, "Ward")
    with pytest.raises(Problem, match="another session"):
        studio.sessions.restore(name)
    studio.sessions.archive("Ward")
    studio.sessions.restore(name)
    assert name in studio.sessions.names()


def test_details_of_a_slide_are_changed_and_what_came_in_its_file_stays(catalogue: Catalogue) -> None:
    (light,) = catalogue.at(catalogue.numbers("light"))
    words = IdeaWords("Bright light", "not taken", "nor this", content_note="Flickers", tags=("sensory",))
    changed = catalogue.change_details(light, words)
    assert (changed.title, changed.content_note, changed.tags) == ("Bright light", "Flickers", ("sensory",))
    assert (changed.text, changed.cites, changed.media) == (light.text, light.cites, light.media)
    assert catalogue.undo_name == "Change details"
    catalogue.undo()
    assert catalogue.item(light.id) == light


def test_a_picture_is_described_in_words_and_the_description_taken_away_again(studio: Studio, tmp_path: Path) -> None:
    catalogue = Catalogue(studio)
    (photo,) = import_files(studio, [picture(tmp_path / "room.png")]).items
    told = catalogue.change_details(photo, IdeaWords("Room", alt_text="A small room with one lamp."))
    assert (told.alt_texts, told.without_alt) == (("A small room with one lamp.",), 0)
    assert catalogue.undo_count == 1
    silent = catalogue.change_details(told, IdeaWords("Room"))
    assert (silent.alt_texts, silent.without_alt) == ((), 1)


def test_where_an_item_is_used_is_told_once_for_each_session_with_its_block(
    catalogue: Catalogue, studio: Studio
) -> None:
    (light,) = catalogue.at(catalogue.numbers("light"))
    name = create(studio, "Ward")
    create(studio, "Another")
    opened = OpenSession(studio, name)
    first, second = opened.session.blocks[1], opened.session.blocks[2]
    for block in (first, second):
        opened.edit("Add", lambda session, block=block: session.with_item(block.id, light))
    (use,) = catalogue.uses(light.id)
    assert (use.session, use.title, use.block, use.block_title) == (name, "Ward", first.id, first.title)


def test_a_file_that_left_the_studio_is_noticed(catalogue: Catalogue, studio: Studio) -> None:
    (light,) = catalogue.at(catalogue.numbers("light"))
    idea = catalogue.add_idea(IdeaWords("Dim one light"))
    assert not catalogue.is_file_missing(light)
    studio.media.path(light.media).unlink()
    assert catalogue.is_file_missing(light)
    assert not catalogue.is_file_missing(idea)
