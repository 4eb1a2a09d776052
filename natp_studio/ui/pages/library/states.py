"""What stands in the page while there are no items to show, and where dropped files would land."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import CARD_CORNER
from natp_studio.ui.pages.library.wanted import Wanted
from natp_studio.ui.parts.boxes import empty
from natp_studio.ui.parts.buttons import button
from natp_studio.ui.parts.layouts import column, row
from natp_studio.ui.parts.words import label

Act = Callable[[], object]


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


class DropPlace(QWidget):
    """Lies over the page while files are dragged over it. Nothing else moves."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        words = label("Drop files or a folder here to import them", "h2", wrap=False)
        self.setLayout(column(look, None, row(look, None, words, None), None))
        self.hide()

    def cover(self) -> None:
        """Lie over all of the page."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
            self.raise_()
            self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper with a line of the accent around it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("canvas"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._look.colour("accent_tint"))
        painter.setPen(QPen(self._look.colour("accent"), 3))
        out = self._look.px(8)
        painter.drawRoundedRect(self.rect().adjusted(out, out, -out, -out), CARD_CORNER, CARD_CORNER)
