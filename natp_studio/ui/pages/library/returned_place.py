"""The library, or in its place a deck that came back; the view of that is made when it is first asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from natp_studio.ui.desk import Desk
from natp_studio.ui.items.pictures import Pictures
from natp_studio.ui.look.measures import Room
from natp_studio.ui.pages.library.edits import LibraryEdits
from natp_studio.ui.pages.library.returned import ReturnedView
from natp_studio.ui.pages.library.returned_steps import KeptEdits


class Places(QStackedWidget):
    """One of both is shown. `turned` says that it is the other one, or that its head changed.

    `back` says that a person came back to the items; `as_it_is` that they want a deck imported as any other.
    """

    turned = Signal()
    back = Signal()
    as_it_is = Signal(object)

    def __init__(self, desk: Desk, room: Room, library: QWidget, pictures: Pictures, edits: LibraryEdits) -> None:
        super().__init__()
        self._desk, self._room, self._pictures = desk, room, pictures
        self._library_edits = edits
        self._library = library
        self._view: ReturnedView | None = None
        self.addWidget(library)

    @property
    def returned(self) -> ReturnedView | None:
        """The view of a deck that came back, while it is shown."""
        return self._view if self.currentWidget() is self._view else None

    @property
    def waiting(self) -> str:
        """The name of a deck that was compared and not kept yet, while the library is shown instead; else ""."""
        view = self._view
        if view is None or self.returned is not None or view.path is None or not view.is_waiting:
            return ""
        return view.path.name

    def go_on(self) -> None:
        """Back to the deck that waits, with everything as it was chosen."""
        if self._view is not None and self._view.path is not None:
            self.show_deck(self._view.path, self._view.others)

    @property
    def edits(self) -> LibraryEdits | ReturnedView | KeptEdits:
        """Where undo goes: to a deck that came back while it is shown, its choices first, then what was kept of it."""
        shown = self.returned
        if shown is None:
            return self._library_edits
        return shown if (kept := shown.kept_edits) is None else kept

    def show_deck(self, path: Path, others: tuple[Path, ...] = ()) -> None:
        """Compare a deck with the library; `others` come after it."""
        made = self._made()
        self.setCurrentWidget(made)
        made.show_deck(path, others)
        self.turned.emit()

    def show_library(self) -> None:
        """Back to the items. What was chosen of a deck is still there when the same deck is compared again."""
        if self.currentWidget() is not self._library:
            self.setCurrentWidget(self._library)
            self.back.emit()
            self.turned.emit()

    def set_room(self, room: Room) -> None:
        """There is more or less room."""
        self._room = room
        if self._view is not None:
            self._view.set_room(room)

    def remembered(self) -> dict[str, Any]:
        """What to hand to `take_up` after everything was drawn anew."""
        view = self._view
        return {"state": view.state, "path": view.path, "shown": self.returned is not None} if view is not None else {}

    def take_up(self, left: dict[str, Any]) -> None:
        """Go on as everything was left; what could not be compared yet is compared again."""
        if not left:
            return
        made = self._made()
        if left["state"] is not None:
            made.take_up(left["state"])
        elif left["shown"] and left["path"] is not None:
            made.show_deck(left["path"])
        if left["shown"]:
            self.setCurrentWidget(made)
            self.turned.emit()

    def _made(self) -> ReturnedView:
        if self._view is None:
            self._view = ReturnedView(self._desk, self._room, self._pictures, self._library_edits)
            self._view.left.connect(self.show_library)
            self._view.as_it_is.connect(self.as_it_is)
            self._view.head_changed.connect(self.turned)
            self.addWidget(self._view)
        return self._view
