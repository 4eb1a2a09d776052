"""Importing from the page: choosing or dropping files, the work itself, and what is told afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from natp_studio.domain.items import Item
from natp_studio.domain.progress import Progress
from natp_studio.domain.wording import count
from natp_studio.ui.choosing import choose_files, choose_folder
from natp_studio.ui.desk import Desk
from natp_studio.ui.dialogs import question
from natp_studio.ui.news import News
from natp_studio.ui.pages.library.report import headline, left_outs, report_sheet

if TYPE_CHECKING:
    from natp_studio.services.importing import ImportReport

Way = tuple[str, str, Callable[[], object]]
_RETURNED = "PowerPoint decks (*.pptx *.ppsx *.pptm *.potx);;All files (*)"
_KINDS = (
    "Slides, films, sounds, pictures, ideas (*.pptx *.mp4 *.m4v *.mov *.webm *.mkv *.avi *.wmv *.mp3 *.m4a *.wav"
    " *.ogg *.flac *.png *.jpg *.jpeg *.gif *.webp *.csv *.json);;All files (*)"
)


def ways_in(desk: Desk, page: QWidget, told: Callable[[ImportReport], object]) -> tuple[Way, ...]:
    """What can be brought in, for menus: words, an icon, and what it does."""
    return (
        ("Import files", "download", lambda: ask_for_files(desk, page, told)),
        ("Import a folder", "folder-open", lambda: ask_for_folder(desk, page, told)),
        ("Bring a deck back", "undo-2", lambda: ask_for_returned(desk, page)),
        ("Add the examples", "library", lambda: add_example_library(desk)),
    )


def ask_for_files(desk: Desk, parent: QWidget, told: Callable[[ImportReport], object]) -> None:
    """Let a person choose files, and import them."""
    choose_files(parent, "Choose files to import", _KINDS, lambda paths: bring_in(desk, parent, paths, told))


def ask_for_folder(desk: Desk, parent: QWidget, told: Callable[[ImportReport], object]) -> None:
    """Let a person choose a folder, and import everything in it."""
    choose_folder(parent, "Choose a folder to import", lambda path: bring_in(desk, parent, (path,), told))


def ask_for_returned(desk: Desk, parent: QWidget) -> None:
    """Let a person choose a deck that came back, and compare it; of several one after the other."""

    def chosen(paths: tuple[Path, ...]) -> None:
        desk.go("library", returned=paths[0], others=paths[1:])

    choose_files(parent, "Choose the deck that came back", _RETURNED, chosen)


def bring_in(
    desk: Desk,
    parent: QWidget,
    paths: Sequence[Path],
    told: Callable[[ImportReport], object],
    *,
    as_they_are: bool = False,
) -> None:
    """Import files and folders, with progress and Stop; then say what became of each. `told` gets the report.

    Where decks that were made here are among the files, first ask whether to compare them, unless `as_they_are`.
    """
    window = parent.window()
    one = paths[0].name if len(paths) == 1 else count(len(paths), "file")

    def work(progress: Progress) -> ImportReport | tuple[Path, ...]:
        from natp_studio.services.importing import import_files
        from natp_studio.services.round_trip import ours_among

        ours = () if as_they_are else ours_among(desk.studio, paths, progress)
        if ours:
            return ours
        report = import_files(desk.studio, paths, progress=progress)
        # Here and not in the window's thread: thousands of items take their time.
        desk.catalogue.was_added(f"Import {one}", report.arrived)
        return report

    def done(report: ImportReport | tuple[Path, ...]) -> None:
        if isinstance(report, tuple):
            _ask_to_compare(desk, window, paths, report, told)
            return
        desk.saved()
        desk.changes.library.emit()
        acts: list[tuple[str, Callable[[], object]]] = []
        missed = left_outs(report)
        if report.items and not (isValid(parent) and parent.isVisible()):
            # The page itself says it too, but a person is at another one.
            ids = tuple(item.id for item in report.items)
            acts.append(("Show them", lambda: desk.go("library", items=ids)))
        if missed:
            acts.append(("See what was left out", lambda: report_sheet(desk.look, window, report)))
        desk.tell(News(headline(report), "warn" if missed or report.stopped else "done", acts))
        told(report)

    desk.jobs.run(
        f"Importing {one}", work, done, stopped=lambda: desk.tell(News("Stopped. Nothing was imported.", "info"))
    )


def _ask_to_compare(
    desk: Desk,
    window: QWidget,
    paths: Sequence[Path],
    ours: tuple[Path, ...],
    told: Callable[[ImportReport], object],
) -> None:
    if not isValid(window):
        return
    others = [path for path in paths if path not in ours]

    def compare() -> None:
        desk.go("library", returned=ours[0], others=ours[1:])
        if others:
            bring_in(desk, window, others, told, as_they_are=True)

    one = len(ours) == 1
    title = "This deck was made here" if one else f"{len(ours)} of these decks were made here"
    name = f"“{ours[0].name}”: compare it" if one else "Compare them"
    it = "it as it is" if one else "them as they are"
    words = f"{name} with your library? You see what was changed, and choose what to keep."
    question(
        desk.look, window, title, words,
        ("Leave it" if one else "Leave them", lambda: None),
        (f"Import {it}", lambda: bring_in(desk, window, paths, told, as_they_are=True)),
        ("Compare", compare),
    )  # fmt: skip


def add_example_library(desk: Desk) -> None:
    """Bring the example library in."""

    def work(progress: Progress) -> tuple[Item, ...]:
        from natp_studio.services.examples import add_examples

        return add_examples(desk.studio, progress)

    def done(items: tuple[Item, ...]) -> None:
        desk.saved()
        desk.changes.library.emit()
        desk.tell(News(f"{count(len(items), 'example item')} are in your library, marked as examples.", "done"))

    desk.jobs.run("Bringing in the examples", work, done, stopped=desk.changes.library.emit)
