"""What the window asks of every page: its head, its undo, and what to remember when everything is drawn anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from natp_studio.ui.desk import Desk
from natp_studio.ui.look.measures import Room


@dataclass(frozen=True)
class Head:
    """The top of the window for a page: title, one line below it, its actions, and the one main action if there is."""

    title: str
    below: str
    actions: tuple[QPushButton, ...] = ()
    main: QPushButton | None = None


class Page(QWidget):
    """A page. It emits `head_changed` when its head or what can be undone is another one."""

    head_changed = Signal()
    # Whether undo and redo tell in their own words what they did; else the window says it.
    says_undo = False

    def __init__(self, desk: Desk, room: Room) -> None:
        super().__init__()
        self.desk = desk
        self.room = room
        self.setObjectName("page")

    def head(self) -> Head:
        """What stands at the top now."""
        raise NotImplementedError

    @property
    def undo_name(self) -> str:
        """What undo would take back; "" when nothing."""
        return ""

    @property
    def redo_name(self) -> str:
        """What redo would do again; "" when nothing."""
        return ""

    def undo(self) -> None:
        """Take the last edit of this page back."""

    def redo(self) -> None:
        """Make the last undone edit of this page again."""

    def open(self, **wanted: Any) -> None:
        """The page is shown; `wanted` says what it should show, such as `session="A calmer ward"`."""

    def open_again(self) -> None:
        """The page is shown, and was asked for once more: back to what it shows first. Nothing chosen may be lost."""

    def start_search(self) -> None:
        """Ctrl+F: put the focus into the page's search, if it has one."""

    def set_room(self, room: Room) -> None:
        """There is more or less room than before. Nothing that was written or chosen may be lost."""
        self.room = room

    def remembered(self) -> dict[str, Any]:
        """What to hand to `open` after the page was drawn anew in other colours or sizes."""
        return {}

    @property
    def has_unsaved(self) -> bool:
        """Whether it holds words that cannot be saved as they are; what can be is saved first."""
        return False

    def may_close(self) -> bool:
        """False while something that was typed would be lost by closing the window."""
        return True
