"""What stands in the window while there is no studio: waiting for it, or a Problem with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from natp_studio.domain.problems import Problem
from natp_studio.ui.choosing import choose_folder
from natp_studio.ui.dialogs import where_and_what
from natp_studio.ui.look.look import Look
from natp_studio.ui.parts.boxes import in_the_middle, note
from natp_studio.ui.parts.buttons import button
from natp_studio.ui.parts.layouts import acts, column, row
from natp_studio.ui.parts.words import label


class Waiting(QWidget):
    """The page before the first page. Nothing turns or blinks."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("page")
        words = label("Your studio is being opened. This takes a moment.", "lead")
        self.setLayout(column(look, None, row(look, None, words, None), None, None))


class Trouble(QWidget):
    """A studio that could not be opened: what happened, and three ways on."""

    def __init__(
        self, look: Look, problem: Problem, again: Callable[[], object], use: Callable[[Path | None], object]
    ) -> None:
        super().__init__()
        self._use = use
        self.setObjectName("page")
        self.first = button(look, "Try again", kind="main", act=again)
        self.setLayout(
            column(
                look,
                in_the_middle(
                    look,
                    "circle-alert",
                    label(problem.what, "h2"),
                    note(look, "done", "shield-check", "", "Nothing was changed."),
                    *where_and_what(look, problem),
                    8,
                    acts(
                        look,
                        self.first,
                        button(look, "Choose another folder", "folder-open", act=self._choose),
                        button(look, "Use the usual place", act=lambda: use(None)),
                    ),
                ),
                gap="none",
            )
        )

    def _choose(self) -> None:
        choose_folder(self, "Choose the folder of a studio", self._use)
