"""What a person called mere decoration: kept with its item, in every later export, taken back and undone."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from building import picture
from pptx import Presentation
from pptx.util import Inches

from natp_studio.decks.auditing.audit import audit_deck
from natp_studio.domain.auditing import Ask
from natp_studio.domain.items import Description, Item, ItemKind
from natp_studio.services.auditing import MARK_DECORATION, UNMARK_DECORATION, WRITE_ALT_TEXT, describe, findings_of
from natp_studio.services.catalogue import Catalogue, IdeaWords
from natp_studio.services.exporting import export
from natp_studio.services.importing import import_files
from natp_studio.services.planning import OpenSession, create, what_would_help
from natp_studio.services.studio import Studio

MARK = b"decorative"


@pytest.fixture
def planned(studio: Studio, tmp_path: Path) -> tuple[Studio, OpenSession]:
    """A session with a slide of two pictures and a picture of its own, all without alt text."""
    (tmp_path / "in").mkdir()
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = "Two rooms"
    for left in (1, 5):
        shape = slide.shapes.add_picture(str(picture(tmp_path / "p.png")), Inches(left), Inches(2))
        shape._element.nvPicPr.cNvPr.attrib.pop("descr", None)
    presentation.save(str(tmp_path / "in" / "rooms.pptx"))
    picture(tmp_path / "in" / "leaf.png", "#aa3300")
    work = OpenSession(studio, create(studio, "A calmer ward"))
    for item in import_files(studio, [tmp_path / "in"]).items:
        work.edit("Add", lambda session, item=item: session.with_item(session.blocks[1].id, item))  # type: ignore[misc]
    return studio, work


def shapes_asked(studio: Studio, work: OpenSession) -> list[tuple[Item, str]]:
    return [(one.item, one.finding.shape) for one in findings_of(studio, work.session) if one.finding.ask]


def now(studio: Studio, item: Item) -> Item:
    return studio.library.get([item.id])[item.id]


def members(path: Path, start: str) -> bytes:
    with zipfile.ZipFile(path) as package:
        return b"\n".join(package.read(name) for name in package.namelist() if name.startswith(start))


def test_decoration_is_in_every_later_deck_and_handout_and_nobody_is_asked_again(
    planned: tuple[Studio, OpenSession], tmp_path: Path
) -> None:
    studio, work = planned
    catalogue = Catalogue(studio)
    for item, shape in shapes_asked(studio, work):
        describe(studio, catalogue, now(studio, item), shape, "", decoration=True)
    after = findings_of(studio, work.session)
    assert [(one.decoration, one.typed, one.is_open) for one in after if one.finding.ask] == [(True, "", False)] * 3
    assert "no-alt-text" not in {finding.rule for finding in what_would_help(studio, work.session)}
    for number in range(2):
        done = export(studio, work.session, work.name, "deck", tmp_path / f"{number}.pptx")
        assert [one for one in audit_deck(done.path).findings if one.ask is Ask.ALT_TEXT] == []
        pictures = [
            one for slide in Presentation(str(done.path)).slides for one in slide.shapes if one.shape_type == 13
        ]
        assert [one._element.nvPicPr.cNvPr.get("descr") for one in pictures] == ["", "", ""]
        assert members(done.path, "ppt/slides/slide").count(b"adec:decorative xmlns:adec") == 3
    paper = export(studio, work.session, work.name, "handout", tmp_path / "out.docx")
    document = members(paper.path, "word/document.xml")
    assert (document.count(b"adec:decorative"), document.count(b'descr=""')) == (1, 1)


def test_words_and_decoration_exclude_each_other_and_each_is_one_edit(planned: tuple[Studio, OpenSession]) -> None:
    studio, work = planned
    catalogue = Catalogue(studio)
    slide, shape = next(pair for pair in shapes_asked(studio, work) if pair[0].kind is ItemKind.SLIDE)
    told = describe(studio, catalogue, slide, shape, "A lamp")
    assert catalogue.undo_name == WRITE_ALT_TEXT
    only = describe(studio, catalogue, told, shape, "", decoration=True)
    assert (only.described, only.alt_texts, only.without_alt) == ((Description(shape, ""),), (), 1)
    assert catalogue.undo_name == MARK_DECORATION
    assert catalogue.numbers("lamp") == catalogue.numbers("no such words")
    again = describe(studio, catalogue, only, shape, "A window")
    assert (again.described, again.without_alt) == ((Description(shape, "A window"),), 1)
    catalogue.undo()
    catalogue.undo()
    assert now(studio, slide) == told
    catalogue.redo()
    plain = describe(studio, catalogue, now(studio, slide), shape, "")
    assert (plain.described, plain.without_alt, catalogue.undo_name) == ((), 2, UNMARK_DECORATION)


def test_taken_back_it_is_a_finding_again_here_and_in_the_deck(
    planned: tuple[Studio, OpenSession], tmp_path: Path
) -> None:
    studio, work = planned
    catalogue = Catalogue(studio)
    for item, shape in shapes_asked(studio, work):
        only = describe(studio, catalogue, now(studio, item), shape, "", decoration=True)
        describe(studio, catalogue, only, shape, "")
    assert all(one.is_open for one in findings_of(studio, work.session) if one.finding.ask)
    (advice,) = {one.mend for one in what_would_help(studio, work.session) if one.rule == "no-alt-text"}
    assert advice == "On the page “Export”, write what it shows, or tick “Only decoration”."
    done = export(studio, work.session, work.name, "deck", tmp_path / "out.pptx")
    found = [one.rule for one in audit_deck(done.path).findings if one.ask is Ask.ALT_TEXT]
    # A picture of its own falls back on its title, so that it is never silent.
    assert found == ["no-alt-text"] * 2
    assert MARK not in members(done.path, "ppt/slides/slide")


def test_details_of_a_picture_that_only_decorates_keep_that_until_somebody_describes_it(
    planned: tuple[Studio, OpenSession],
) -> None:
    studio, work = planned
    catalogue = Catalogue(studio)
    leaf, shape = next(pair for pair in shapes_asked(studio, work) if pair[0].kind is ItemKind.PICTURE)
    only = describe(studio, catalogue, leaf, shape, "", decoration=True)
    assert only.only_decorates
    renamed = catalogue.change_details(only, IdeaWords("A leaf", "", tags=("calm",)))
    assert (renamed.title, renamed.only_decorates, renamed.without_alt) == ("A leaf", True, 0)
    told = catalogue.change_details(renamed, IdeaWords("A leaf", "", alt_text="A red leaf"))
    assert (told.only_decorates, told.alt_texts, told.without_alt) == (False, ("A red leaf",), 0)
    (shown,) = [one for one in findings_of(studio, work.session) if one.item.id == leaf.id]
    assert shown.typed == "A red leaf", "the export page shows what was written in the details"
    empty = catalogue.change_details(told, IdeaWords("A leaf", ""))
    assert (empty.described, empty.alt_texts, empty.without_alt) == ((), (), 1)
    assert replace(empty, title=leaf.title, tags=leaf.tags) == leaf
