import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import SQLModel

from natp_studio.domain.items import CaptionTrack, Item, ItemKind
from natp_studio.domain.problems import Problem
from natp_studio.store import library_schema
from natp_studio.store.library import Library
from natp_studio.store.search import Query, match_expression
from natp_studio.store.tables import FacetRow, ItemRow, MediaRow

SLIDES = [
    Item(
        id=f"s{number}",
        kind=ItemKind.SLIDE,
        title=f"Processing time {number}",
        notes="Wait for twenty seconds",
        tags=("time",),
        settings=("Inpatient mental health",),
        contains=("chart",),
        media="a" * 64,
        slide=number,
        captions=(CaptionTrack("b" * 64, "en-GB", "English"),),
    )
    for number in range(1, 4)
]
FILM = Item(id="f", kind=ItemKind.VIDEO, title="Émile's corridor", contributor="Jo", seconds=51.5, example=True)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library(tmp_path / "library.db", tmp_path)
    yield opened
    opened.close()


def ids(library: Library, **query: object) -> list[str]:
    return [item.id for item in library.search(Query(**query))]  # type: ignore[arg-type]


def test_what_goes_in_comes_out_the_same_after_closing(tmp_path: Path, library: Library) -> None:
    library.add(SLIDES, ("a" * 64, "deck.pptx", 100))
    library.close()
    again = Library(tmp_path / "library.db", tmp_path)
    found = again.get(["s2", "s1", "none"])
    assert list(found) == ["s2", "s1"]
    assert replace(found["s1"], added=None) == SLIDES[0]
    assert again.of_media("a" * 64)[2].id == "s3"
    assert again.has_file_of_length(100)
    again.close()


def test_words_are_found_by_their_beginnings_without_accents_or_capitals(library: Library) -> None:
    library.add([*SLIDES, FILM])
    assert ids(library, words="proc tim") == ["s1", "s2", "s3"]
    assert ids(library, words="EMILE") == ["f"]
    assert ids(library, words="twenty") == ["s1", "s2", "s3"]
    assert ids(library, words="processing corridor") == []


def test_filters_stand_beside_words(library: Library) -> None:
    library.add([*SLIDES, FILM])
    assert ids(library, kinds=(ItemKind.VIDEO,)) == ["f"]
    assert ids(library, tags=("time",), limit=2) == ["s1", "s2"]
    assert ids(library, settings=("Inpatient mental health", "Health and justice"), words="3") == ["s3"]
    assert ids(library, contributor="Jo") == ["f"]
    assert ids(library, archived=True) == []


def test_certain_items_are_asked_for_by_their_ids_however_many(library: Library) -> None:
    library.add([*SLIDES, FILM])
    assert ids(library, ids=("f", "s2", "none")) == ["s2", "f"]
    assert ids(library, ids=("f", "s2"), kinds=(ItemKind.VIDEO,)) == ["f"]
    assert ids(library, words="corridor", ids=("s2", "f")) == ["f"]
    assert ids(library, ids=("f", *(f"none-{number}" for number in range(50_000)))) == ["f"]


def test_what_is_labelled_as_example_content_is_known(library: Library) -> None:
    library.add(SLIDES)
    assert library.examples() == ()
    library.add([FILM])
    assert [item.id for item in library.examples()] == ["f"]


def test_a_change_is_found_and_the_old_words_are_not(library: Library) -> None:
    library.add(SLIDES)
    library.change([replace(SLIDES[0], title="Quiet places", tags=("quiet",), archived=False)])
    assert ids(library, words="quiet") == ["s1"]
    assert ids(library, words="processing") == ["s2", "s3"]
    assert ids(library, tags=("time",)) == ["s2", "s3"]


def test_adding_again_changes_nothing(library: Library) -> None:
    library.add(SLIDES)
    library.add([replace(SLIDES[0], title="Other"), FILM])
    assert library.get(["s1"])["s1"].title == "Processing time 1"
    assert len(ids(library)) == 4


def test_changing_an_item_that_is_gone_changes_nothing_else(library: Library) -> None:
    library.add(SLIDES)
    with pytest.raises(Problem):
        library.change([replace(SLIDES[0], title="Quiet"), FILM])
    assert ids(library, words="quiet") == []


def test_items_are_taken_out_with_their_words(library: Library) -> None:
    library.add([*SLIDES, FILM])
    library.remove(library.examples())
    assert library.examples() == ()
    assert ids(library, words="corridor") == []
    assert library.used_media() == {"a" * 64, "b" * 64}


@given(st.text(max_size=60))
def test_no_words_are_read_as_operators(words: str) -> None:
    with sqlite3.connect(":memory:") as memory:
        memory.execute("CREATE VIRTUAL TABLE words USING fts5(x)")
        if expression := match_expression(words):
            memory.execute("SELECT * FROM words WHERE words MATCH ?", (expression,)).fetchall()
    memory.close()


def test_the_tables_that_migrations_make_are_those_of_the_models(tmp_path: Path, library: Library) -> None:
    library.close()
    with sqlite3.connect(tmp_path / "library.db") as real:
        for model in (ItemRow, FacetRow, MediaRow):
            table = SQLModel.metadata.tables[str(model.__tablename__)]
            columns = {row[1]: (row[2], bool(row[3])) for row in real.execute(f"PRAGMA table_info({table.name})")}
            wanted = {column.name: (str(column.type.compile()), not column.nullable) for column in table.columns}
            assert columns == wanted
    real.close()


def test_a_library_of_a_newer_version_is_refused_byte_for_byte_unchanged(tmp_path: Path, library: Library) -> None:
    library.close()
    path = tmp_path / "library.db"
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {len(library_schema.STEPS) + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(Problem, match="newer NATP Studio"):
        Library(path, tmp_path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("data", [b"not a database at all" * 10, b"SQLite format 3\x00" + bytes(84) + b"\xff" * 4000])
def test_a_damaged_library_is_named_and_left_as_it_is(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(data)
    with pytest.raises(Problem, match="damaged"):
        Library(path, tmp_path)
    assert path.read_bytes() == data


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "library.db")
    connection.execute("PRAGMA application_id = 77")
    connection.execute("CREATE TABLE x (y)")
    connection.close()
    with pytest.raises(Problem, match="another program"):
        Library(tmp_path / "library.db", tmp_path)


@pytest.mark.full
def test_more_items_than_a_statement_takes_are_changed_and_taken_out_at_once(tmp_path: Path) -> None:
    with contextlib.closing(Library(tmp_path / "library.db", tmp_path)) as library:
        many = [Item(id=f"{n:032d}", kind=ItemKind.IDEA, title=f"Idea {n}", example=True) for n in range(33_000)]
        library.add(many)
        library.change([replace(item, tags=("ward",)) for item in many])
        assert library.values("tag") == (("ward", 33_000),)
        library.remove(library.examples())
        assert library.examples() == ()
        assert library.values("tag") == ()
