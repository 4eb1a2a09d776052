"""What stands in the page while there are no items to show."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from natp_studio.ui.look.look import Look
from natp_studio.ui.pages.library.wanted import Wanted
from natp_studio.ui.parts.boxes import empty
from natp_studio.ui.parts.buttons import button

Act = Callable[[], object]


class Blank(QStackedWidget):
    """In place of the items, one of the two below; out of sight until it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.hide()

    def say(self, made: QWidget) -> None:
        """Hold this, and nothing that was held before."""
        old = self.currentWidget()
        self.setCurrentIndex(self.addWidget(made))
        if old is not None:
            self.removeWidget(old)
            old.deleteLater()


def empty_library(look: Look, import_files: Act, import_folder: Act, examples: Act) -> QWidget:
    """Nothing is here yet: what to do."""
    return empty(
        look,
        "library",
        "Your library is empty",
        "Import a PowerPoint file, a video or a list of ideas. The file itself is never changed."
        " You can also drop files or a folder here.",
        button(look, "Import files", "download", kind="main", act=import_files, name="Import files now"),
        button(look, "Import a folder", "folder-open", act=import_folder, name="Import a folder now"),
        button(look, "Add the examples", act=examples),
    )


def nothing_found(look: Look, wanted: Wanted, clear: Act, archived: Act) -> QWidget:
    """Nothing matches: what to do."""
    asked = f"“{wanted.words.strip()[:60]}”" if wanted.words.strip() else "these filters"
    if wanted.archived and not wanted.words.strip():
        title, words = "Nothing is archived here", "What you archive is kept, and you find it here."
    else:
        title, words = f"Nothing matches {asked}", "Try fewer words, or only their beginnings."
        if wanted.hidden_filters:
            words = "Take a filter away, or try fewer words."
    acts = [button(look, "Clear search and filters", "x", kind="main", act=clear, name="Clear all and show everything")]
    if not wanted.archived:
        acts.append(button(look, "Look in the archive", "archive", act=archived))
    return empty(look, "search", title, words, *acts)
