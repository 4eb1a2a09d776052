from dataclasses import replace
from pathlib import Path

import pytest
from building import deck, picture
from pptx import Presentation
from pptx.util import Inches

from natp_studio.decks.auditing.audit import audit_deck
from natp_studio.domain.auditing import Ask
from natp_studio.domain.items import Description, Item
from natp_studio.services.auditing import describe, findings_of
from natp_studio.services.catalogue import Catalogue
from natp_studio.services.deck_plans import DeckWishes
from natp_studio.services.exporting import export
from natp_studio.services.importing import ImportDetails, import_files
from natp_studio.services.planning import OpenSession, create, what_would_help
from natp_studio.services.studio import Studio


def with_pictures(path: Path, folder: Path) -> Path:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = "Two rooms"
    for left in (1, 5):
        shape = slide.shapes.add_picture(str(picture(folder / "p.png")), Inches(left), Inches(2))
        shape._element.nvPicPr.cNvPr.attrib.pop("descr", None)
    presentation.save(str(path))
    return path


@pytest.fixture
def planned(studio: Studio, tmp_path: Path) -> tuple[Studio, OpenSession, Item, Item]:
    """A session with a slide of two pictures and a picture, both without alt text."""
    (tmp_path / "in").mkdir()
    with_pictures(tmp_path / "in" / "rooms.pptx", tmp_path)
    picture(tmp_path / "in" / "drawing.png", "#aa3300")
    report = import_files(
        studio, [tmp_path / "in"], ImportDetails("Jo", credit="Drawn by Jo, who likes maps", consent="C-7")
    )
    name = create(studio, "A calmer ward")
    work = OpenSession(studio, name)
    for item in report.items:
        work.edit("Add", lambda session, item=item: session.with_item(session.blocks[1].id, item))  # type: ignore[misc]
    slide, drawing = sorted(report.items, key=lambda item: item.kind.value, reverse=True)
    return studio, work, slide, drawing


def test_what_is_asked_can_be_typed_there_and_then_and_goes_into_the_deck(
    planned: tuple[Studio, OpenSession, Item, Item], tmp_path: Path
) -> None:
    studio, work, _, _ = planned
    catalogue = Catalogue(studio)
    media = {path: path.read_bytes() for path in (studio.folder.media).rglob("*.*")}
    asked = [one for one in findings_of(studio, work.session) if one.finding.ask is Ask.ALT_TEXT]
    assert sorted(one.item.title for one in asked) == ["Drawing", "Two rooms", "Two rooms"]
    for number, one in enumerate(asked):
        item = catalogue.item(one.item.id)
        assert item is not None
        describe(studio, catalogue, item, one.finding.shape, f"What picture {number} shows")
    after = findings_of(studio, work.session)
    assert [one.typed for one in after if one.finding.ask] == [f"What picture {n} shows" for n in range(3)]
    assert not any(one.is_open for one in after)
    assert "no-alt-text" not in {finding.rule for finding in what_would_help(studio, work.session)}
    assert {path: path.read_bytes() for path in (studio.folder.media).rglob("*.*")} == media
    done = export(studio, work.session, work.name, "deck", tmp_path / "out.pptx")
    assert [finding for finding in audit_deck(done.path).findings if finding.ask] == []
    found = [shape for slide in Presentation(str(done.path)).slides for shape in slide.shapes if shape.shape_type == 13]
    words = sorted(shape._element.nvPicPr.cNvPr.get("descr") for shape in found)
    assert words == [f"What picture {number} shows" for number in range(3)]


def test_typed_words_are_kept_searched_taken_back_and_undone(planned: tuple[Studio, OpenSession, Item, Item]) -> None:
    studio, _, imported, _ = planned
    catalogue = Catalogue(studio)
    slide = studio.library.get([imported.id])[imported.id]
    found = findings_of(studio, planned[1].session)
    shape = next(one.finding.shape for one in found if one.finding.ask and one.item == slide)
    once = describe(studio, catalogue, slide, shape, "A lamp  with a\nshade")
    assert once.described == (Description(shape, "A lamp with a shade"),)
    assert (once.without_alt, studio.library.get([slide.id])[slide.id]) == (1, once)
    assert [item.id for item in catalogue.at(catalogue.numbers("lamp"))] == [slide.id]
    again = describe(studio, catalogue, once, shape, "A window")
    assert again.alt_texts == ("A window",)
    empty = describe(studio, catalogue, again, shape, "")
    assert (empty.described, empty.alt_texts, empty.without_alt) == ((), (), 2)
    for _ in range(2):
        catalogue.undo()
    assert catalogue.item(slide.id) == once


def test_a_session_export_mends_credits_and_tells_unless_it_is_told_not_to(studio: Studio, tmp_path: Path) -> None:
    source = deck(tmp_path / "a.pptx", ["Wait"])
    (item,) = import_files(studio, [source], ImportDetails("Jo", credit="Drawn by Jo")).items
    name = create(studio, "A calmer ward")
    session = studio.sessions.read(name)
    session = session.with_item(session.blocks[1].id, item)
    mended = export(studio, session, name, "deck", tmp_path / "mended.pptx")
    assert [line.what for line in mended.report] == ["the language"]
    plain = export(
        studio, session, name, "deck", tmp_path / "plain.pptx", wishes=DeckWishes(mend=False, credit_lines=True)
    )
    assert plain.report == ()
    opened = Presentation(str(plain.path))
    words = [[shape.text for shape in slide.shapes if shape.has_text_frame] for slide in opened.slides]
    assert ["Wait", "Words of Wait", "Drawn by Jo"] in words
    assert sum("Drawn by Jo" in texts for texts in words) == 1


def test_consent_and_origin_of_an_item_are_kept(studio: Studio, tmp_path: Path) -> None:
    (item,) = import_files(studio, [deck(tmp_path / "a.pptx", ["Wait"])], ImportDetails(consent="C-7")).items
    assert item.consent == "C-7"
    version = replace(item, id="1" * 32, came_from=item.id)
    studio.library.add([version])
    assert [newer.id for newer in studio.library.newer_than(item.id)] == [version.id]
    assert studio.library.newer_than(version.id) == ()
