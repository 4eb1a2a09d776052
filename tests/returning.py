"""A deck for tests that left a studio, and what a person then did with it in PowerPoint."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from building import deck
from pptx import Presentation

from natp_studio.services.catalogue import Catalogue, IdeaWords
from natp_studio.services.exporting import export
from natp_studio.services.importing import ImportDetails, import_files
from natp_studio.services.planning import create
from natp_studio.services.studio import Studio

SESSION = "A calmer ward"
TITLES = ("Light", "Sound", "Smell", "Touch")


def a_deck_left(studio: Studio, folder: Path) -> Path:
    """Put four slides and an idea into a session, and export its deck."""
    source = deck(folder / "senses.pptx", list(TITLES), notes="Slowly.", body="Ask first")
    items = import_files(studio, [source], ImportDetails("Jo", credit="Drawn by Jo", consent="C-7")).items
    idea = Catalogue(studio).add_idea(IdeaWords("Dim one light", "Start with one.\nAsk first.", "NHS England 2022"))
    name = create(studio, SESSION)
    session = studio.sessions.read(name)
    for item in (*items, idea):
        session = session.with_item(session.blocks[1].id, item)
    studio.sessions.write(name, session)
    return export(studio, session, name, "deck", folder / "left.pptx").path


def changed(path: Path, change: Callable[[Any], object], name: str = "returned.pptx") -> Path:
    """The deck after somebody has changed it."""
    presentation = Presentation(str(path))
    change(presentation)
    presentation.save(str(path.with_name(name)))
    return path.with_name(name)


def changed_deck(path: Path) -> Path:
    """One slide with other words, one with other notes, one taken out, one moved to the front, and a new one."""
    return changed(path, _as_a_trainer_would)


def slide_called(presentation: Any, title: str) -> Any:
    """The slide with this title."""
    return next(slide for slide in presentation.slides if slide.shapes.title.text == title)


def _as_a_trainer_would(presentation: Any) -> None:
    slide_called(presentation, "Light").placeholders[1].text = "Ask everybody first\nThen dim one light"
    slide_called(presentation, "Sound").notes_slide.notes_text_frame.text = "Very slowly."
    new = presentation.slides.add_slide(presentation.slides[-1].slide_layout)
    new.shapes.title.text = "Our own ward"
    entries = presentation.slides._sldIdLst
    for entry in list(entries):
        title = presentation.part.related_part(entry.rId).slide.shapes.title.text
        if title in ("Smell", "Touch"):
            entries.remove(entry)
        if title == "Smell":
            presentation.part.drop_rel(entry.rId)
        if title == "Touch":
            entries.insert(0, entry)
