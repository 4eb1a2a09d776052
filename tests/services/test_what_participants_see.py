"""What stands on the slides and the handout is for participants; what is for the trainers stands elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from building import deck, rich_deck
from docx import Document
from pptx import Presentation

from natp_studio.domain.items import Item
from natp_studio.domain.wording import without_addresses
from natp_studio.services.catalogue import Catalogue, IdeaWords
from natp_studio.services.deck_plans import DeckWishes
from natp_studio.services.examples import add_example_session, add_examples, example_sessions
from natp_studio.services.exporting import export, format_named
from natp_studio.services.exporting_several import export_several, report_text
from natp_studio.services.importing import ImportDetails, import_files
from natp_studio.services.planning import OpenSession, create
from natp_studio.services.studio import Studio


def planned(studio: Studio, *items: Item) -> OpenSession:
    work = OpenSession(studio, create(studio, "Ward"))
    for item in items:
        work.edit("Add", lambda session, item=item: session.with_item(session.blocks[1].id, item))
    return work


def words_of_slides(path: Path) -> Iterator[str]:
    for slide in Presentation(str(path)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                yield shape.text_frame.text


def words_on_paper(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)


def test_that_nobody_is_named_is_told_to_the_trainers_only(studio: Studio, tmp_path: Path) -> None:
    bare = import_files(studio, [deck(tmp_path / "a.pptx", ["Sounds", "Lights"])]).items
    named = import_files(studio, [deck(tmp_path / "b.pptx", ["Smells"])], ImportDetails("Jo", "Jo Green")).items
    work = planned(studio, *bare, *named)
    formats = [format_named(name) for name in ("deck", "handout")]
    report = export_several(studio, work.session, work.name, formats, tmp_path)
    slides, paper = (one.path for one in report.files)
    credits_slide = next(words for words in words_of_slides(slides) if "Jo Green" in words)
    assert "Sounds" not in credits_slide
    thanks = words_on_paper(paper).split("Thank you")[1]
    assert "Jo Green" in thanks
    assert "Sounds" not in thanks
    assert "Nobody is named as the maker of “Sounds” and “Lights”." in report_text(report)


def test_a_deck_of_which_nobody_is_named_has_no_credits_slide(studio: Studio, tmp_path: Path) -> None:
    work = planned(studio, *import_files(studio, [deck(tmp_path / "a.pptx", ["Sounds"])]).items)
    done = export(studio, work.session, work.name, "deck", tmp_path)
    assert "Credits" not in list(words_of_slides(done.path))


def test_a_name_of_spaces_is_no_name_anywhere(studio: Studio, tmp_path: Path) -> None:
    path = deck(tmp_path / "a.pptx", ["Sounds"])
    items = import_files(studio, [path], ImportDetails(" ", " \t")).items
    idea = Catalogue(studio).add_idea(IdeaWords("Wait", "Ten seconds.", cites=" ", contributor=" "))
    studio.library.change([replace(idea, cites=" ", contributor=" ")])
    work = planned(studio, *items, idea)
    formats = [format_named(name) for name in ("deck", "handout")]
    report = export_several(studio, work.session, work.name, formats, tmp_path, wishes=DeckWishes(credit_lines=True))
    assert [one.problem for one in report.files] == [None, None]
    slides, paper = (one.path for one in report.files)
    assert not {"Credits", "Source:"} & {words.strip() for words in words_of_slides(slides)}
    assert "Thank you" not in words_on_paper(paper)
    assert "Nobody is named as the maker of “Sounds” and “Wait”." in report_text(report)


def test_the_handout_has_the_table_and_the_chart_of_a_slide(studio: Studio, tmp_path: Path) -> None:
    work = planned(studio, *import_files(studio, [rich_deck(tmp_path / "rich.pptx", tmp_path)]).items)
    done = export(studio, work.session, work.name, "handout", tmp_path)
    table = Document(str(done.path)).tables[1]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["Sense", "–"], ["–", "Sound"]]
    text = words_on_paper(done.path)
    assert "Column chart: Rooms. It shows quiet and loud." in text
    assert "Picture: A plain teal rectangle" in text
    assert "In a group" in text


def test_a_slide_whose_deck_is_gone_still_has_its_words_in_the_handout(studio: Studio, tmp_path: Path) -> None:
    (item,) = import_files(studio, [deck(tmp_path / "a.pptx", ["Sounds"], body="One.\nTwo.")]).items
    work = planned(studio, item)
    studio.media.discard(item.media)
    done = export(studio, work.session, work.name, "handout", tmp_path)
    assert "One.\nTwo." in words_on_paper(done.path)


def test_the_source_of_an_idea_is_whole_on_its_slide_and_has_its_address_in_the_notes(
    studio: Studio, tmp_path: Path
) -> None:
    ideas = [item for item in add_examples(studio) if item.cites and item.kind.value == "idea"]
    work = planned(studio, *ideas)
    done = export(studio, work.session, work.name, "deck", tmp_path)
    shown = {
        slide.shapes.title.text: slide
        for slide in Presentation(str(done.path)).slides
        if slide.shapes.title is not None
    }
    for idea in ideas:
        slide = shown[idea.title]
        (source,) = [shape.text_frame.text for shape in slide.shapes if shape.text_frame.text.startswith("Source: ")]
        assert "…" not in source
        assert "http" not in source
        assert slide.notes_slide.notes_text_frame.text == f"Source: {idea.cites}"


def test_a_source_without_its_address_is_a_sentence_that_ends_well() -> None:
    assert without_addresses("“Rocket”, 2020, part 1. https://a.org/b.pdf") == "“Rocket”, 2020, part 1."
    assert without_addresses("NICE CG142 (https://a.org/b), section 2") == "NICE CG142, section 2"
    assert without_addresses("See https://a.org/x, https://b.org/y") == "See"
    assert without_addresses("https://a.org/x") == "https://a.org/x"


def test_advice_to_the_trainers_is_on_no_slide_and_no_handout_of_the_example(studio: Studio, tmp_path: Path) -> None:
    add_examples(studio)
    name = add_example_session(studio, example_sessions()[0])
    session = studio.sessions.read(name)
    done = [export(studio, session, name, kind, tmp_path).path for kind in ("deck", "handout", "run-sheet")]
    assert not [words for words in words_of_slides(done[0]) if "if they were invited" in words]
    assert "if they were invited" not in words_on_paper(done[1])
    assert "Lived experience" in words_on_paper(done[1])
    assert "Ask questions only if they were invited." in words_on_paper(done[2])
