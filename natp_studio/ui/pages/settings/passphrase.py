"""Changing the passphrase of the encrypted log, and making a new recovery sheet."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFrame

from natp_studio.domain.problems import Problem
from natp_studio.services.reflecting import write_new_recovery_sheet
from natp_studio.ui.choosing import choose_place
from natp_studio.ui.desk import Desk
from natp_studio.ui.jobs import QUICK
from natp_studio.ui.news import News
from natp_studio.ui.pages.reflections.framing import wrong_line
from natp_studio.ui.pages.reflections.secrets import NewPassphrase, secret_line
from natp_studio.ui.parts.boxes import rule
from natp_studio.ui.parts.buttons import button
from natp_studio.ui.parts.fields import field, mark_invalid
from natp_studio.ui.parts.layouts import Thing, acts, column
from natp_studio.ui.parts.words import label


class PassphraseCard(QFrame):
    """Fields for the passphrase and two buttons; words to read while there is no log yet."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setProperty("box", "card")
        look = desk.look
        things: list[Thing] = [label("Passphrase of the log of reflections", "h3")]
        if desk.studio.has_keys:
            self._old = secret_line()
            self._new = NewPassphrase(look, self._change, "New passphrase", also_shown=self._old)
            self._old.returnPressed.connect(self._new.first.setFocus)
            self._wrong = wrong_line(look)
            things += [
                field(
                    look, "Current passphrase", self._old, "It is needed to change it, and for a new recovery sheet."
                ),
                self._wrong,
                self._new,
                label("The recovery sheet that you have stays good when the passphrase changes.", "small"),
                acts(look, button(look, "Change the passphrase", "key-round", act=self._change)),
                rule(),
                label(
                    "A new recovery sheet needs only the current passphrase. Older sheets then stop working.", "small"
                ),
                acts(look, button(look, "Make a new recovery sheet", "printer", act=self._sheet)),
            ]
        else:
            things.append(label("There is no log yet. It is set up when you write the first reflection.", "quiet"))
        self.setLayout(column(look, *things, gap="m", margins=(16, 16, 16, 16)))

    def _change(self) -> None:
        old = self._old.text()
        if not old:
            self._failed(Problem("The current passphrase is needed for this.", "", "Write it into the first field."))
            return
        mark_invalid(self._old, self._wrong, "")
        if not (new := self._new.words()):
            return
        self._desk.jobs.run(
            "", lambda _: self._desk.studio.change_passphrase(old, new), self._changed, lane=QUICK, failed=self._failed
        )

    def _changed(self, _: object) -> None:
        self._clear()
        self._desk.tell(News("The passphrase is changed. The recovery sheet stays good.", "done"))

    def _sheet(self) -> None:
        # Looked at first: a place for a sheet that cannot be made need not be chosen.
        if not self._old.text():
            self._failed(Problem("The current passphrase is needed for this.", "", "Write it into the first field."))
            return
        choose_place(
            self, "Save the recovery sheet", Path("Recovery sheet.docx"), "Word document (*.docx)", self._write_sheet
        )

    def _write_sheet(self, path: Path) -> None:
        old = self._old.text()
        self._desk.jobs.run(
            "",
            lambda _: write_new_recovery_sheet(self._desk.studio, old, path),
            self._written,
            lane=QUICK,
            failed=self._failed,
        )

    def _written(self, path: Path) -> None:
        self._clear()
        words = (
            f"{path.name} is written. Older sheets no longer work. "
            "Print it, keep it away from this laptop, then delete the file."
        )
        self._desk.tell(News(words, "done"))

    def _failed(self, problem: Problem) -> None:
        mark_invalid(self._old, self._wrong, f"{problem.what} {problem.advice}")
        self._old.setFocus()

    def _clear(self) -> None:
        mark_invalid(self._old, self._wrong, "")
        self._old.clear()
        self._new.clear()
