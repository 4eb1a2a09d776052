"""Make the pictures of these documents anew, from what the program really does.

Usage: python docs/make_pictures.py
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PIL import Image
from pptx import Presentation
from PySide6.QtWidgets import QApplication

from natp_studio.services.demonstrating import demonstrate
from natp_studio.services.examples import add_example_session, add_examples, example_sessions
from natp_studio.services.exporting import export
from natp_studio.services.picturing import picture_of
from natp_studio.services.preferences import ENVIRONMENT, Preferences
from natp_studio.services.studio import Studio
from natp_studio.services.worker import working
from natp_studio.ui.app import Program

PICTURES = Path(__file__).parent / "pictures"
SLIDES = (1, 2, 7, 11, 14, 16)
WIDTH, COLUMNS, GAP, BEHIND = 520, 3, 14, "#DAD6CC"
WINDOW = (1280, 800)
PAGES = ("start", "library", "session", "export", "reflections", "settings", "help")
THEMES = ("dark", "muted", "low")
REST_SECONDS = 2.0
COLOURS = 128
CHANGED = {" that is bright or flickers": " that is bright, flickers or is sudden", " and echo": ", echo and doors"}


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, working() as worker:
        folder = Path(name)
        deck = dict(demonstrate(folder / "out").files)["Deck"]
        tiles = []
        for slide in SLIDES:
            picture_of(deck, slide, WIDTH, folder / f"{slide}.png", worker)
            with Image.open(folder / f"{slide}.png") as tile:
                tiles.append(tile.convert("RGB"))
        sheet(tiles).save(PICTURES / "deck.png", optimize=True)
        pages(folder)


def pages(folder: Path) -> None:
    """Every page of the window with the example content, and the session in the other themes."""
    os.environ[ENVIRONMENT] = str(folder / "settings.json")
    app = QApplication([])
    taken: dict[str, Path] = {}
    # A folder's name stands on some pages: it is to be the same wherever the pictures are made.
    os.chdir(folder)
    (folder / "Documents").mkdir()
    program = opened(app, Preferences(theme="light", export_folder="Documents"))
    taken["start"] = grabbed(app, program, "start", folder)
    studio = program.desk.studio
    add_examples(studio)
    for path in example_sessions():
        add_example_session(studio, path)
    program.window.only(None)
    program.desk.changes.library.emit()
    session = studio.sessions.names()[0]
    for page in PAGES[1:]:
        wanted = {"session": session} if page in ("session", "export") else {}
        program.window.go(page, **wanted)
        taken[page] = grabbed(app, program, page, folder)
    program.window.go("session", session=session)
    for theme in THEMES:
        program.prefer(Preferences(theme=theme))
        taken[f"session-{theme}"] = grabbed(app, program, f"session-{theme}", folder)
    program.prefer(Preferences(theme="light"))
    program.window.go("library", returned=returned_deck(studio, session))
    taken["returned"] = grabbed(app, program, "returned", folder)
    program.close()
    for name, path in taken.items():
        with Image.open(path) as picture:
            # A window has few colours; so it stays small beside the code.
            picture.convert("RGB").quantize(COLOURS).save(PICTURES / f"window-{name}.png", optimize=True)


def returned_deck(studio: Studio, name: str) -> Path:
    """The deck of a session as a partner might give it back: other words on one slide, and a new one at the end."""
    path = export(studio, studio.sessions.read(name), name, "deck", Path("Documents") / f"{name} - Deck.pptx").path
    deck = Presentation(str(path))
    frames = [shape.text_frame for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]
    for run in (run for frame in frames for line in frame.paragraphs for run in line.runs):
        run.text = CHANGED.get(run.text, run.text)
    slide = deck.slides.add_slide(deck.slides[-1].slide_layout)
    slide.shapes.title.text = "What we already do on this ward"
    deck.save(str(path))
    return path


def opened(app: QApplication, preferences: Preferences) -> Program:
    program = Program(app, Path("Studio"))
    program.window.resize(*WINDOW)
    program.start()
    until(app, lambda: program.desk is not None and program.window.page is not None)
    program.prefer(preferences)
    return program


def grabbed(app: QApplication, program: Program, name: str, folder: Path) -> Path:
    end = time.monotonic() + REST_SECONDS
    until(app, lambda: program.jobs.is_idle and time.monotonic() > end)
    path = folder / f"{name}.png"
    program.window.grab().save(str(path))
    return path


def until(app: QApplication, true: Callable[[], bool]) -> None:
    while not true():
        app.processEvents()
        time.sleep(0.005)


def sheet(tiles: list[Image.Image]) -> Image.Image:
    """Tiles of one size in a grid."""
    width, height = tiles[0].size
    rows = -(-len(tiles) // COLUMNS)
    made = Image.new("RGB", (COLUMNS * (width + GAP) + GAP, rows * (height + GAP) + GAP), BEHIND)
    for number, tile in enumerate(tiles):
        row, column = divmod(number, COLUMNS)
        made.paste(tile, (GAP + column * (width + GAP), GAP + row * (height + GAP)))
    return made


if __name__ == "__main__":
    main()
