"""The whole evening of a trainer pair, through the services: nothing faked, everything there after closing."""

import csv
import shutil
from pathlib import Path

from building import CHEAP, deck, rich_deck
from docx import Document
from package_rules import broken_rules
from pptx import Presentation

from natp_studio.decks.reading import read_deck
from natp_studio.domain.sessions import BlockKind, new_block
from natp_studio.services.exporting import export
from natp_studio.services.importing import ImportDetails, import_files
from natp_studio.services.planning import OpenSession, create
from natp_studio.services.reflecting import Entry, add_reflections, delivery_of
from natp_studio.services.searching import find
from natp_studio.services.shipped import shipped
from natp_studio.services.studio import Studio


def test_import_search_build_undo_export_log_and_reopen(tmp_path: Path) -> None:
    films = shipped("assets/library/videos")
    stick = tmp_path / "stick"
    shutil.copytree(films, stick)
    deck(stick / "senses.pptx", ["Light", "Sound", "Smell"], notes="Slowly.")
    rich_deck(stick / "rich.pptx", tmp_path)
    (stick / "ideas.csv").write_text("title,text,source\nDim one light,Start with one.,NHS England 2022\n")

    root = tmp_path / "studio"
    with Studio(root) as studio:
        report = import_files(studio, [stick], ImportDetails("Jo", credit="Jo, who draws", tags=("ward",)))
        assert report.new == 6
        assert report.lines == ()
        (light,) = find(studio, "light", kinds=["slide"])
        (idea,) = find(studio, "light", kinds=["idea"])
        (film,) = find(studio, kinds=["video"])
        (rich,) = find(studio, "everything at once")

        name = create(studio, "A calmer ward", place="Room 2")
        path = studio.sessions.path(name)
        work = OpenSession(studio, name)
        before = path.read_bytes()
        blocks = [block.id for block in work.session.blocks]
        work.edit("Add Light", lambda session: session.with_item(blocks[1], light))
        work.edit("Add Everything", lambda session: session.with_item(blocks[1], rich))
        work.edit(
            "Add film block",
            lambda session: session.with_block(new_block(BlockKind.VIDEO, "Six steps", 2, leads=("a",)), blocks[1]),
        )
        work.edit("Add film", lambda session: session.with_item(session.blocks[2].id, film))
        work.edit("Add idea", lambda session: session.with_item(blocks[4], idea))
        work.edit("Move the break", lambda session: session.with_block_moved(blocks[3], 3))
        work.edit("Rename", lambda session: session.with_details(title="A calmer ward, for nurses"))
        after = path.read_bytes()
        assert after != before
        while work.undo_name:
            work.undo()
        assert path.read_bytes() == before
        while work.redo_name:
            work.redo()
        assert path.read_bytes() == after

        exported = export(studio, work.session, name, "deck", tmp_path / "deck.pptx")
        assert {line.what for line in exported.report} == {"the language"}
        export(studio, work.session, name, "handout", tmp_path / "handout.docx")
        export(studio, work.session, name, "run-sheet", tmp_path / "run.docx")
        studio.set_up_log("three calm words", CHEAP)
        add_reflections(
            studio, delivery_of(work.session), [Entry("The alarm never stops", "Switch one off", may_quote=True)]
        )
        export(studio, work.session, name, "reflections", tmp_path / "log.csv")

    assert broken_rules(tmp_path / "deck.pptx") == []
    titles = [slide.title for slide in read_deck(tmp_path / "deck.pptx").slides]
    assert (
        titles.index("Light")
        < titles.index("Everything at once")
        < titles.index(film.title)
        < titles.index("Dim one light")
    )
    chart = next(
        shape for slide in Presentation(str(tmp_path / "deck.pptx")).slides for shape in slide.shapes if shape.has_chart
    )
    assert [list(series.values) for series in chart.chart.plots[0].series] == [[3.0, 1.0]]
    handout = "\n".join(paragraph.text for paragraph in Document(str(tmp_path / "handout.docx")).paragraphs)
    assert "Dim one light" in handout
    assert "Jo, who draws" in handout
    with (tmp_path / "log.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file))[1][5:] == ["The alarm never stops", "Switch one off", "yes"]

    with Studio(root) as studio:
        assert len(find(studio)) == 6
        assert studio.sessions.read(name).title == "A calmer ward, for nurses"
        assert studio.media.path(film.media).stat().st_size == film.octets
        studio.unlock("three calm words")
        ((delivery, reflection),) = studio.log.reflections("alarm")
        assert (delivery.place, reflection.change) == ("Room 2", "Switch one off")
