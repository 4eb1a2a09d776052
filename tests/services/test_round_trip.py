"""A deck leaves, is changed as PowerPoint would change it, and comes back."""

import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from building import deck
from package_rules import broken_rules
from pptx import Presentation

from natp_studio.decks.provenance import CREDIT_NAME
from natp_studio.domain.items import Item, ItemKind
from natp_studio.domain.problems import Problem
from natp_studio.domain.round_trips import Fate, Keep, Known, Pair
from natp_studio.domain.sessions import Session
from natp_studio.services.catalogue import Catalogue, IdeaWords
from natp_studio.services.deck_plans import DeckWishes
from natp_studio.services.exporting import export
from natp_studio.services.importing import ImportDetails, import_files
from natp_studio.services.planning import OpenSession, create
from natp_studio.services.round_trip import Comparison, compare_returned, keep, use_versions
from natp_studio.services.studio import Studio

# On a slide a source stands without its address, in the notes with it.
CITED = "NHS England 2022, https://example.org/ward"
TITLES = ("Light", "Sound", "Smell", "Touch")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a studio, and the deck of a session with four slides and an idea as it left, with credit lines."""
    folder = tmp_path_factory.mktemp("left")
    source = deck(folder / "senses.pptx", list(TITLES), notes="Slowly.", body="Ask first")
    details = ImportDetails("Jo", credit="Drawn by Jo", tags=("ward",), consent="C-7")
    with Studio(folder / "studio") as studio:
        items = import_files(studio, [source], details).items
        idea = Catalogue(studio).add_idea(IdeaWords("Dim one light", "Start with one.\nAsk first.", CITED))
        name = create(studio, "A calmer ward")
        session = studio.sessions.read(name)
        for item in (*items, idea):
            session = session.with_item(session.blocks[1].id, item)
        studio.sessions.write(name, session)
        export(studio, session, name, "deck", folder / "left.pptx", wishes=DeckWishes(credit_lines=True))
    return folder


@pytest.fixture
def left(prepared: Path, tmp_path: Path) -> Iterator[tuple[Studio, Session, Path]]:
    """That studio, its session and its deck, to be changed."""
    shutil.copytree(prepared / "studio", tmp_path / "studio")
    shutil.copy(prepared / "left.pptx", tmp_path)
    with Studio(tmp_path / "studio") as studio:
        yield studio, studio.sessions.read("A calmer ward"), tmp_path / "left.pptx"


def changed(path: Path, change: Callable[[Any], None]) -> Path:
    """The deck after somebody has changed it."""
    presentation = Presentation(str(path))
    change(presentation)
    presentation.save(str(path.with_name("returned.pptx")))
    return path.with_name("returned.pptx")


def slide_called(presentation: Any, title: str) -> Any:
    return next(slide for slide in presentation.slides if slide.shapes.title.text == title)


def remove(presentation: Any, title: str) -> None:
    entries = presentation.slides._sldIdLst
    for entry in list(entries):
        if presentation.part.related_part(entry.rId).slide.shapes.title.text == title:
            presentation.part.drop_rel(entry.rId)
            entries.remove(entry)


def move_first(presentation: Any, title: str, to: int) -> None:
    entries = presentation.slides._sldIdLst
    for entry in list(entries):
        if presentation.part.related_part(entry.rId).slide.shapes.title.text == title:
            entries.remove(entry)
            entries.insert(to, entry)


def by_title(found: Comparison) -> dict[str, Any]:
    return {change.title: change for change in found.changes}


def test_a_deck_that_nobody_changed_comes_back_unchanged(left: tuple[Studio, Session, Path]) -> None:
    studio, session, path = left
    found = compare_returned(studio, path)
    assert {change.fate for change in found.changes} == {Fate.SAME}
    assert {change.known for change in found.changes} == {Known.TAG}
    assert found.session == session.id
    assert not found.worth_keeping()
    again = compare_returned(studio, changed(path, lambda _: None))
    assert {change.fate for change in again.changes} == {Fate.SAME}


def test_words_notes_order_deleted_and_new_slides_are_told_in_plain_words(left: tuple[Studio, Session, Path]) -> None:
    studio, _, path = left

    def edit(presentation: Any) -> None:
        slide_called(presentation, "Light").placeholders[1].text = "Ask first\nThen dim one"
        slide_called(presentation, "Sound").notes_slide.notes_text_frame.text = "Very slowly."
        new = presentation.slides.add_slide(presentation.slides[-1].slide_layout)
        new.shapes.title.text = "Our own ward"
        remove(presentation, "Smell")
        move_first(presentation, "Touch", 0)

    found = compare_returned(studio, changed(path, edit))
    changes = by_title(found)
    light = changes["Light"]
    assert (light.fate, light.known) == (Fate.CHANGED, Known.TAG)
    assert light.sentences == ("Its words were changed.",)
    assert [pair for pair in light.words if pair.is_changed] == [Pair("", "Then dim one")]
    assert light.notes == ()
    sound = changes["Sound"]
    assert (sound.fate, sound.words, sound.notes) == (Fate.CHANGED, (), (Pair("Slowly.", "Very slowly."),))
    touch = changes["Touch"]
    assert (touch.fate, touch.moved, touch.slide) == (Fate.SAME, True, 1)
    assert touch.sentences == (f"It was slide {touch.place} before.",)
    smell = changes["Smell"]
    assert (smell.fate, smell.slide) == (Fate.DELETED, 0)
    assert "stays in the library" in smell.sentences[0]
    assert changes["Our own ward"].fate is Fate.NEW
    others = [change for change in found.changes if change.title not in (*TITLES[:4], "Our own ward")]
    assert {change.fate for change in others} == {Fate.SAME}
    assert not any(change.moved for change in others)


def test_what_is_kept_is_new_and_nothing_is_overwritten(left: tuple[Studio, Session, Path], tmp_path: Path) -> None:
    studio, _, path = left

    def edit(presentation: Any) -> None:
        slide_called(presentation, "Light").placeholders[1].text = "Then dim one"
        new = presentation.slides.add_slide(presentation.slides[-1].slide_layout)
        new.shapes.title.text = "Our own ward"

    before = {item.id: item for item in studio.library.get(everything(studio)).values()}
    returned = changed(path, edit)
    found = compare_returned(studio, returned)
    old = next(item for item in before.values() if item.title == "Light")
    kept = keep(studio, returned, found.worth_keeping(), contributor="Sam")
    assert {item_id: studio.library.get([item_id])[item_id] for item_id in before} == before
    version, new = kept.items
    assert (version.title, version.came_from, version.credit) == ("Light", old.id, "Drawn by Jo")
    assert (version.consent, version.tags, version.contributor) == ("C-7", ("ward",), "Jo")
    assert version.text.splitlines() == ["Light", "Then dim one"]
    assert (new.title, new.came_from, new.contributor) == ("Our own ward", "", "Sam")
    assert [item.id for item in studio.library.newer_than(old.id)] == [version.id]
    assert keep(studio, returned, found.worth_keeping()).known == 2

    everything_else = import_files(studio, [returned])
    assert len(everything_else.items) == len(found.changes)
    assert everything_else.new == len(found.changes) - 2
    assert studio.library.get([version.id])[version.id].came_from == old.id

    name = create(studio, "Next time")
    session = studio.sessions.read(name).with_item(studio.sessions.read(name).blocks[1].id, version)
    done = export(studio, session, name, "deck", tmp_path / "next.pptx", wishes=DeckWishes(credit_lines=True))
    assert broken_rules(done.path) == []
    slide = slide_called(Presentation(str(done.path)), "Light")
    assert [shape.text for shape in slide.shapes if shape.name == CREDIT_NAME] == ["Drawn by Jo"]
    assert {change.fate for change in compare_returned(studio, done.path).changes} == {Fate.SAME}


def everything(studio: Studio) -> list[str]:
    catalogue = Catalogue(studio)
    return [item.id for item in catalogue.at(catalogue.numbers())]


def test_a_new_item_made_of_somebodys_slide_still_credits_them(left: tuple[Studio, Session, Path]) -> None:
    studio, _, path = left
    light = by_title(compare_returned(studio, path))["Light"]
    (new,) = keep(studio, path, {light.slide: Keep.ITEM}, contributor="Sam").items
    assert (new.came_from, new.contributor, new.credit, new.consent) == ("", "Jo", "Drawn by Jo", "C-7")


def test_a_changed_idea_comes_back_as_an_idea(left: tuple[Studio, Session, Path]) -> None:
    studio, _, path = left

    def edit(presentation: Any) -> None:
        slide_called(presentation, "Dim one light").placeholders[1].text = "Start with two."

    returned = changed(path, edit)
    change = by_title(compare_returned(studio, returned))["Dim one light"]
    assert change.fate is Fate.CHANGED
    (idea,) = keep(studio, returned, {change.slide: Keep.VERSION}).items
    assert (idea.kind, idea.title, idea.text) == (ItemKind.IDEA, "Dim one light", "Start with two.")
    assert (idea.cites, idea.came_from, idea.notes) == (CITED, change.item, "")
    assert "Source: NHS England 2022" in {pair.new for pair in change.words}
    assert not studio.library.has_file_of_length(returned.stat().st_size)


def test_a_slide_that_was_copied_is_new_and_its_first_one_is_itself(left: tuple[Studio, Session, Path]) -> None:
    studio, _, path = left
    copied = path.with_name("copied.pptx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copied, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "[Content_Types].xml":
                kind = b"application/vnd.openxmlformats-officedocument.presentationml.slide+xml"
                extra = b'<Override PartName="/ppt/slides/slide99.xml" ContentType="' + kind + b'"/></Types>'
                data = data.replace(b"</Types>", extra)
            if name == "ppt/_rels/presentation.xml.rels":
                slide = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide"
                extra = b'<Relationship Id="rId999" Type="' + slide + b'" Target="slides/slide99.xml"/></Relationships>'
                data = data.replace(b"</Relationships>", extra)
            if name == "ppt/presentation.xml":
                data = data.replace(b"</p:sldIdLst>", b'<p:sldId id="9999" r:id="rId999"/></p:sldIdLst>')
            new.writestr(name, data)
        number = 1 + [slide.shapes.title.text for slide in Presentation(str(path)).slides].index("Sound")
        new.writestr("ppt/slides/slide99.xml", old.read(f"ppt/slides/slide{number}.xml"))
        new.writestr("ppt/slides/_rels/slide99.xml.rels", old.read(f"ppt/slides/_rels/slide{number}.xml.rels"))
    sounds = [change for change in compare_returned(studio, copied).changes if change.title == "Sound"]
    assert [change.fate for change in sounds] == [Fate.SAME, Fate.NEW]
    assert sounds[1].sentences == ("It was copied from another slide.",)


def test_slides_are_known_by_their_words_when_every_tag_was_lost(left: tuple[Studio, Session, Path]) -> None:
    studio, _, path = left

    def lose(presentation: Any) -> None:
        for root in (presentation.part._element, *(slide._element for slide in presentation.slides)):
            for tags in list(root.iter("{*}custDataLst")):
                tags.getparent().remove(tags)

    changes = by_title(compare_returned(studio, changed(path, lose)))
    assert (changes["Light"].known, changes["Light"].fate) == (Known.WORDS, Fate.SAME)
    assert (changes["Dim one light"].known, changes["Dim one light"].fate) == (Known.WORDS, Fate.SAME)
    assert changes["Credits"].fate is Fate.NEW
    assert changes["Credits"].sentences == ("It is not known in this library.",)


def test_one_slide_that_lost_its_tag_is_not_called_deleted(left: tuple[Studio, Session, Path]) -> None:
    studio, _, path = left

    def lose(presentation: Any) -> None:
        root = slide_called(presentation, "Light")._element
        for tags in list(root.iter("{*}custDataLst")):
            tags.getparent().remove(tags)

    found = compare_returned(studio, changed(path, lose))
    assert {change.fate for change in found.changes} == {Fate.SAME}
    assert by_title(found)["Light"].known is Known.WORDS


def test_on_a_laptop_without_the_library_it_is_still_told_what_was_changed(
    left: tuple[Studio, Session, Path], tmp_path: Path
) -> None:
    _, _, path = left
    returned = changed(path, lambda deck: setattr(slide_called(deck, "Light").placeholders[1], "text", "Dim"))
    with Studio(tmp_path / "other") as other:
        found = compare_returned(other, returned)
        assert [change.title for change in found.changes if change.fate is Fate.CHANGED] == ["Light"]
        light = by_title(found)["Light"]
        assert light.sentences == ("Its words were changed; what it said before is not known.",)
        (kept,) = keep(other, returned, {light.slide: Keep.VERSION}).items
        assert (kept.came_from, kept.credit, kept.consent) == (light.item, "Drawn by Jo", "C-7")


def test_a_version_of_nothing_and_a_slide_that_is_not_there_are_refused(left: tuple[Studio, Session, Path]) -> None:
    studio, _, path = left
    count = len(everything(studio))
    with pytest.raises(Problem, match="not known as an item"):
        keep(studio, path, {1: Keep.VERSION})
    with pytest.raises(Problem, match="no slide 999"):
        keep(studio, path, {999: Keep.ITEM})
    assert keep(studio, path, {1: Keep.NOTHING}).items == ()
    assert len(everything(studio)) == count


def test_a_session_can_take_the_new_version_and_undo_that(left: tuple[Studio, Session, Path]) -> None:
    studio, _, path = left
    work = OpenSession(studio, "A calmer ward")
    before = work.session
    light = by_title(compare_returned(studio, path))["Light"]
    (version,) = keep(studio, path, {light.slide: Keep.VERSION}).items
    use_versions(work, [version])
    assert version.id in work.session.item_ids()
    assert light.item not in work.session.item_ids()
    assert work.undo() == before


def test_an_item_keeps_its_words_when_it_is_typed_for(left: tuple[Studio, Session, Path]) -> None:
    item = Item(id="1", kind=ItemKind.SLIDE, title="Light")
    assert replace(item.with_description("3", "A lamp").with_description("3", ""), title="Light") == item
