"""Importing from the page: choosing or dropping files, the work itself, and what is told afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from natp_studio.domain.items import Item
from natp_studio.domain.progress import Progress
from natp_studio.domain.wording import count
from natp_studio.ui.choosing import choose_files, choose_folder
from natp_studio.ui.desk import Desk
from natp_studio.ui.news import News
from natp_studio.ui.pages.library.report import headline, left_outs, report_sheet

if TYPE_CHECKING:
    from natp_studio.services.importing import ImportReport

_KINDS = (
    "Slides, films, sounds, pictures, ideas (*.pptx *.mp4 *.m4v *.mov *.webm *.mkv *.avi *.wmv *.mp3 *.m4a *.wav"
    " *.ogg *.flac *.png *.jpg *.jpeg *.gif *.webp *.csv *.json);;All files (*)"
)


def ask_for_files(desk: Desk, parent: QWidget, told: Callable[[ImportReport], object]) -> None:
    """Let a person choose files, and import them."""
    choose_files(parent, "Choose files to import", _KINDS, lambda paths: bring_in(desk, parent, paths, told))


def ask_for_folder(desk: Desk, parent: QWidget, told: Callable[[ImportReport], object]) -> None:
    """Let a person choose a folder, and import everything in it."""
    choose_folder(parent, "Choose a folder to import", lambda path: bring_in(desk, parent, (path,), told))


def dropped_paths(data: QMimeData) -> tuple[Path, ...]:
    """Files and folders in what is dragged over the page; none where it carries something else."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()) if data.hasUrls() else ()


def bring_in(desk: Desk, parent: QWidget, paths: Sequence[Path], told: Callable[[ImportReport], object]) -> None:
    """Import files and folders, with progress and Stop; then say what became of each. `told` gets the report."""
    window = parent.window()

    def work(progress: Progress) -> ImportReport:
        from natp_studio.services.importing import import_files

        return import_files(desk.studio, paths, progress=progress)

    def done(report: ImportReport) -> None:
        desk.saved()
        desk.changes.library.emit()
        acts = []
        missed = left_outs(report)
        if missed:
            acts.append(("See what was left out", lambda: report_sheet(desk.look, window, report)))
        desk.tell(News(headline(report), "warn" if missed or report.stopped else "done", acts))
        told(report)

    one = paths[0].name if len(paths) == 1 else count(len(paths), "file")
    desk.jobs.run(
        f"Importing {one}", work, done, stopped=lambda: desk.tell(News("Stopped. Nothing was imported.", "info"))
    )


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
