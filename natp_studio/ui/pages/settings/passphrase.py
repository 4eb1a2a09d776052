"""Changing the passphrase of the encrypted log, and making a new recovery sheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from natp_studio.domain.problems import Problem
from natp_studio.services.reflecting import write_new_recovery_sheet
from natp_studio.ui.announcing import announce
from natp_studio.ui.choosing import choose_place
from natp_studio.ui.desk import Desk
from natp_studio.ui.jobs import QUICK
from natp_studio.ui.news import News
from natp_studio.ui.pages.reflections.secrets import TRYING, NewPassphrase, secret_line
from natp_studio.ui.parts.boxes import clear, rule
from natp_studio.ui.parts.buttons import button
from natp_studio.ui.parts.fields import field, mark_invalid, wrong_line
from natp_studio.ui.parts.layouts import Thing, acts, column
from natp_studio.ui.parts.waiting import hold, show_waiting, waiting_line
from natp_studio.ui.parts.words import label

_NEEDED = Problem("The current passphrase is needed for this.", "", "Write it into the first field.")


class PassphraseCard(QFrame):
    """The title, and below it the fields; words to read while there is no log yet."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._has_keys: bool | None = None
        self._inner = QVBoxLayout()
        self._inner.setContentsMargins(0, 0, 0, 0)
        self.setProperty("box", "card")
        title = label("Passphrase of the log of reflections", "h3")
        self.setLayout(column(desk.look, title, self._inner, gap="m", margins=(16, 16, 16, 16)))
        self.look_again()

    def look_again(self) -> None:
        """Show the fields once there is a log: it may have been set up since."""
        desk, has_keys = self._desk, self._desk.studio.has_keys
        if has_keys is self._has_keys:
            return
        self._has_keys = has_keys
        clear(self._inner)
        words = "There is no log yet. It is set up when you write the first reflection."
        self._inner.addWidget(_Fields(desk) if has_keys else label(words, "quiet"))


class _Fields(QWidget):
    """The passphrases and two buttons. While one is worked on nothing can be changed, and the card says so."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look = desk.look
        self._old = secret_line()
        self._new = NewPassphrase(look, self._change, "New passphrase", also_shown=self._old)
        self._old.returnPressed.connect(self._new.first.setFocus)
        self._wrong = wrong_line(look)
        self._wait = waiting_line(TRYING)
        self._change_button = button(look, "Change the passphrase", "key-round", act=self._change)
        self._sheet_button = button(look, "Make a new recovery sheet", "printer", act=self._sheet)
        things: tuple[Thing, ...] = (
            field(look, "Current passphrase", self._old, "It is needed to change it, and for a new recovery sheet."),
            self._wrong,
            self._new,
            label("The recovery sheet that you have stays good when the passphrase changes.", "small"),
            acts(look, self._change_button),
            self._wait,
            rule(),
            label("A new recovery sheet needs only the current passphrase. Older sheets then stop working.", "small"),
            acts(look, self._sheet_button),
        )
        self.setLayout(column(look, *things, gap="m"))

    @property
    def _is_busy(self) -> bool:
        return not self._change_button.isEnabled()

    def _change(self) -> None:
        if self._is_busy or not (old := self._current()):
            return
        if not (new := self._new.words()):
            return
        words = "The passphrase is changed. The recovery sheet stays good."
        self._work(lambda: self._desk.studio.change_passphrase(old, new), lambda _: words)

    def _sheet(self) -> None:
        # Looked at first: a place for a sheet that cannot be made need not be chosen.
        if self._is_busy or not (old := self._current()):
            return

        def write(path: Path) -> None:
            if isValid(self) and not self._is_busy:
                self._work(lambda: write_new_recovery_sheet(self._desk.studio, old, path), _sheet_words)

        choose_place(self, "Save the recovery sheet", Path("Recovery sheet.docx"), "Word document (*.docx)", write)

    def _current(self) -> str:
        """The current passphrase; "" after saying that it is needed."""
        mark_invalid(self._old, self._wrong, "")
        if not self._old.text():
            self._say_wrong(_NEEDED)
        return self._old.text()

    def _work(self, work: Callable[[], Any], words: Callable[[Any], str]) -> None:
        """Try the passphrase in the background; where the page is drawn anew meanwhile, what came of it is told."""
        desk = self._desk
        self._rest(on=True)

        def done(made: Any) -> None:
            desk.tell(News(words(made), "done"))
            if isValid(self):
                self._rest(on=False)
                self._old.clear()
                self._new.clear()

        def failed(problem: Problem) -> None:
            if isValid(self):
                self._rest(on=False)
                self._say_wrong(problem)
            else:
                desk.tell(News(f"{problem.what} {problem.advice}".rstrip(), "warn"))

        desk.jobs.run("", lambda _: work(), done, lane=QUICK, failed=failed)

    def _rest(self, *, on: bool) -> None:
        show_waiting(self._wait, on=on)
        hold((self._old, *self._new.fields), (self._new.switch, self._change_button, self._sheet_button), on=on)

    def _say_wrong(self, problem: Problem) -> None:
        told = f"{problem.what} {problem.advice}"
        mark_invalid(self._old, self._wrong, told)
        announce(self, told)
        self._old.setFocus()


def _sheet_words(path: Path) -> str:
    return (
        f"{path.name} is written. Older sheets no longer work. "
        "Print it, keep it away from this laptop, then delete the file."
    )
