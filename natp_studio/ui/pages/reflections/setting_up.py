"""Setting the log up: what it is for, a passphrase, and the recovery sheet that must be saved before going on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from natp_studio.domain.problems import Problem
from natp_studio.services.reflecting import write_recovery_sheet
from natp_studio.ui.choosing import choose_place
from natp_studio.ui.desk import Desk
from natp_studio.ui.jobs import QUICK
from natp_studio.ui.opening import open_file
from natp_studio.ui.pages.reflections.framing import framed, step_card, telling
from natp_studio.ui.pages.reflections.secrets import NewPassphrase
from natp_studio.ui.parts.boxes import note
from natp_studio.ui.parts.buttons import button, set_kind
from natp_studio.ui.parts.layouts import column, row
from natp_studio.ui.parts.waiting import hold, show_waiting, waiting_line
from natp_studio.ui.parts.words import label, picture

_WAIT = "The log is being made. This takes a moment, so that guessing takes very long."


class SetUp(QWidget):
    """The page while there is no log. When there is one, the log tells of it, and its recovery key waits."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look = desk.look
        self._new = NewPassphrase(look, self._make)
        self._make_button = button(look, "Make the log", "lock", kind="main", act=self._make)
        self._wait = waiting_line(_WAIT)
        self.first = self._new.first
        points = (
            ("pencil-line", "Participants write what they noticed, and one small change they will try."),
            ("lock", "Their words are kept in an encrypted log, on this laptop only."),
            ("user-round", "No names are asked for. Nobody needs to say who they are."),
            ("upload", "Words leave this laptop only when you export them. You see beforehand what is in the file."),
        )
        told = [
            row(look, column(look, picture(look, icon, "accent"), None), (label(words), 1), gap="m")
            for icon, words in points
        ]
        self.setLayout(
            framed(
                look,
                label("Keep what participants say", "h2"),
                *told,
                step_card(
                    look,
                    label("Choose a passphrase", "h3"),
                    label("You need it each time you open the log. Both of you may know it.", "quiet"),
                    self._new,
                    note(
                        look,
                        "info",
                        "info",
                        "",
                        "Next you save a recovery sheet. Without the passphrase or the sheet nobody can open the log. "
                        "We cannot either.",
                    ),
                    row(look, self._make_button, None),
                    self._wait,
                ),
            )
        )

    def _make(self) -> None:
        passphrase = self._new.words()
        if not passphrase or not self._make_button.isEnabled():
            return
        desk = self._desk
        self._rest(True)

        def done(groups: tuple[str, ...]) -> None:
            desk.open_log.recovery = groups
            desk.open_log.changed.emit()

        def failed(problem: Problem) -> None:
            if isValid(self):
                self._rest(False)
            desk.problem(problem)

        desk.jobs.run("", lambda _: desk.studio.set_up_log(passphrase), done, lane=QUICK, failed=failed)

    def _rest(self, on: bool) -> None:
        show_waiting(self._wait, on=on)
        hold(self._new.fields, (self._new.switch, self._make_button), on=on)
        if not on:
            self._new.first.setFocus()


class SaveSheet(QWidget):
    """The log is made; its recovery sheet is not saved yet. `done` comes when the person goes on."""

    done = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look = desk.look
        self.first = button(look, "Save the recovery sheet", "download", kind="main", act=self._choose)
        self._print = button(look, "Open it to print it", "printer", act=self._open)
        self._go_on = button(look, "I have the sheet, go on", "arrow-right", act=self.done.emit)
        self._why = label("Save the sheet to go on.", "small", wrap=False)
        self._where = label("")
        self._report = telling(look, "done", "circle-check", "The sheet is saved", self._where)
        self._where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._report.hide()
        for made in (self._print, self._go_on):
            made.setEnabled(False)
        steps = (
            "Save the sheet, then print it.",
            "Keep the print away from this laptop, in a locked place.",
            "Then delete the file. Whoever has it can open the log.",
        )
        numbered = [
            row(look, column(look, label(f"{place}.", "strong", wrap=False), None), (label(words), 1))
            for place, words in enumerate(steps, 1)
        ]
        self.setLayout(
            framed(
                look,
                label("Save the recovery sheet", "h2"),
                label(
                    "The log is made. If the passphrase is forgotten, only this sheet opens the log. "
                    "Its key is written once and kept nowhere else.",
                    "lead",
                ),
                step_card(
                    look,
                    *numbered,
                    row(look, self.first, self._print, None),
                    self._report,
                    row(look, self._go_on, self._why, None),
                ),
            )
        )
        if desk.open_log.recovery_at is not None:
            self._written(desk.open_log.recovery_at)

    def save_to(self, path: Path) -> None:
        """Write the sheet there; the way on is open when it is written."""
        desk, groups = self._desk, self._desk.open_log.recovery

        def done(where: Path) -> None:
            desk.open_log.recovery_at = where
            if isValid(self):
                self._written(where)
                self._go_on.setFocus()

        desk.jobs.run("", lambda _: write_recovery_sheet(desk.studio, groups, path), done, lane=QUICK)

    def _choose(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suggested = Path(folder) / "Recovery sheet.docx"
        choose_place(self, "Save the recovery sheet", suggested, "Word document (*.docx)", self.save_to)

    def _written(self, path: Path) -> None:
        self._where.setText(str(path))
        self._report.show()
        self._why.hide()
        for made in (self._print, self._go_on):
            made.setEnabled(True)
        # The next step is the strong one now.
        set_kind(self._desk.look, self.first, "", "download")
        set_kind(self._desk.look, self._go_on, "main", "arrow-right")

    def _open(self) -> None:
        if (path := self._desk.open_log.recovery_at) is not None:
            try:
                open_file(path)
            except Problem as problem:
                self._desk.problem(problem)
