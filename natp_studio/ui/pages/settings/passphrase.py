"""Changing the passphrase of the encrypted log, and making a new recovery sheet."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFrame, QLineEdit

from natp_studio.domain.problems import Problem
from natp_studio.services.reflecting import write_new_recovery_sheet
from natp_studio.ui.choosing import choose_place
from natp_studio.ui.desk import Desk
from natp_studio.ui.jobs import QUICK
from natp_studio.ui.news import News
from natp_studio.ui.parts.buttons import button
from natp_studio.ui.parts.fields import field, line, mark_invalid
from natp_studio.ui.parts.layouts import Thing, acts, column
from natp_studio.ui.parts.words import label


class PassphraseCard(QFrame):
    """Two fields and two buttons; words to read while there is no log yet."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setProperty("box", "card")
        look = desk.look
        things: list[Thing] = [label("Passphrase of the log of reflections", "h3")]
        if desk.studio.has_keys:
            self._old, self._new = _secret(), _secret()
            self._wrong = label("", "small")
            self._wrong.hide()
            things += [
                field(look, "Passphrase until now", self._old),
                field(look, "New passphrase", self._new, "Ten characters or more: three or four words do well."),
                self._wrong,
                acts(
                    look,
                    button(look, "Change the passphrase", "key-round", act=self._change),
                    button(look, "Make a new recovery sheet", "printer", act=self._sheet),
                ),
            ]
        else:
            things.append(label("There is no log yet. It is set up when you write the first reflection.", "quiet"))
        self.setLayout(column(look, *things, gap="m", margins=(16, 16, 16, 16)))

    def _change(self) -> None:
        old, new = self._old.text(), self._new.text()
        self._desk.jobs.run(
            "", lambda _: self._desk.studio.change_passphrase(old, new), self._changed, lane=QUICK, failed=self._failed
        )

    def _changed(self, _: object) -> None:
        self._clear()
        self._desk.tell(News("The passphrase is changed. The recovery sheet stays good.", "done"))

    def _sheet(self) -> None:
        # Looked at first: a place for a sheet that cannot be made need not be chosen.
        if not self._old.text():
            self._failed(Problem("The passphrase is needed for this.", "", "Write it into the first field."))
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
        words = f"{path.name} is written. Print it, keep it away from this laptop, then delete the file."
        self._desk.tell(News(words, "done"))

    def _failed(self, problem: Problem) -> None:
        mark_invalid(self._old, self._wrong, f"{problem.what} {problem.advice}")
        self._old.setFocus()

    def _clear(self) -> None:
        mark_invalid(self._old, self._wrong, "")
        self._old.clear()
        self._new.clear()


def _secret() -> QLineEdit:
    made = line(most=200)
    made.setEchoMode(QLineEdit.EchoMode.Password)
    return made
