"""The locked log: opening it by its passphrase, or by the recovery sheet with a new passphrase."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from natp_studio.domain.problems import Problem
from natp_studio.domain.progress import Progress
from natp_studio.domain.reflections import Draft
from natp_studio.services.reflecting import kept_draft
from natp_studio.ui.announcing import announce
from natp_studio.ui.desk import Desk
from natp_studio.ui.jobs import QUICK
from natp_studio.ui.pages.reflections.framing import framed, step_card
from natp_studio.ui.pages.reflections.secrets import TRYING, NewPassphrase, secret_line, show_switch
from natp_studio.ui.parts.boxes import note
from natp_studio.ui.parts.buttons import button
from natp_studio.ui.parts.fields import field, line, mark_invalid, wrong_line
from natp_studio.ui.parts.layouts import Thing, row
from natp_studio.ui.parts.waiting import hold, show_waiting, waiting_line
from natp_studio.ui.parts.words import label

_LONGEST_KEY = 200


class Unlock(QWidget):
    """Asks for the passphrase. `opened` brings the draft when it was the right one, `lost` comes when there is none."""

    opened = Signal(object)
    lost = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look = desk.look
        self.first = secret_line()
        self._wrong = wrong_line(look)
        self._wait = waiting_line(TRYING)
        self._unlock = button(look, "&Unlock", "lock-open", kind="main", act=self._try)
        self._recover = button(look, "Use the recovery sheet", "key-round", act=self.lost.emit)
        self._show = show_switch(self.first)
        self.first.returnPressed.connect(self._try)
        kept: list[Thing] = []
        if desk.open_log.has_hidden:
            kept.append(note(look, "info", "info", "", "Words that are not logged yet are here again when you unlock."))
        if desk.open_log.is_going_round:
            kept.append(
                note(look, "info", "users-round", "", "Other pages are closed until a trainer unlocks the log.")
            )
        self.setLayout(
            framed(
                look,
                label("The log of reflections is locked", "h2"),
                label("Nobody can read it without the passphrase.", "lead"),
                *kept,
                step_card(
                    look,
                    field(look, "Passphrase", self.first),
                    self._wrong,
                    self._show,
                    row(look, self._unlock, self._recover, None),
                    self._wait,
                ),
            )
        )

    def _try(self) -> None:
        words = self.first.text()
        if not words:
            mark_invalid(self.first, self._wrong, "Write the passphrase of this studio.")
            self.first.setFocus()
        elif self._unlock.isEnabled():
            self._rest(True)
            _run(self._desk, self, lambda _: self._desk.studio.unlock(words), self.opened.emit, self._failed)

    def _failed(self, problem: Problem) -> None:
        self._rest(False)
        told = f"{problem.what} {problem.advice}"
        mark_invalid(self.first, self._wrong, told)
        announce(self, told)
        self.first.setFocus()
        self.first.selectAll()

    def _rest(self, on: bool) -> None:
        mark_invalid(self.first, self._wrong, "")
        show_waiting(self._wait, on=on)
        hold((self.first,), (self._unlock, self._recover, self._show), on=on)


class Recover(QWidget):
    """Asks for the key on the recovery sheet and a new passphrase. `opened` brings the draft, `back` leads back."""

    opened = Signal(object)
    back = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look = desk.look
        self.first = line(most=_LONGEST_KEY)
        self._wrong = wrong_line(look)
        self._new = NewPassphrase(look, self._try, "New passphrase")
        self._wait = waiting_line(TRYING)
        self._set = button(look, "Set the new passphrase", "key-round", kind="main", act=self._try)
        self._back = button(look, "Back to the passphrase", "chevron-left", act=self.back.emit)
        self.first.returnPressed.connect(self._new.first.setFocus)
        self.setLayout(
            framed(
                look,
                label("Open the log with the recovery sheet", "h2"),
                label("You set a new passphrase. The sheet stays good, and no words are lost."),
                step_card(
                    look,
                    field(
                        look,
                        "Key on the recovery sheet",
                        self.first,
                        "Eight groups of four. Spaces, dashes and small letters make no difference.",
                    ),
                    self._wrong,
                    self._new,
                    row(look, self._set, self._back, None),
                    self._wait,
                ),
            )
        )

    def _try(self) -> None:
        key = self.first.text()
        mark_invalid(self.first, self._wrong, "")
        if not key.strip():
            mark_invalid(self.first, self._wrong, "Write the key as it stands on the sheet.")
            self.first.setFocus()
            return
        passphrase = self._new.words()
        if passphrase and self._set.isEnabled():
            self._rest(True)
            studio = self._desk.studio
            _run(self._desk, self, lambda _: studio.recover(key, passphrase), self.opened.emit, self._failed)

    def _failed(self, problem: Problem) -> None:
        self._rest(False)
        told = f"{problem.what} {problem.advice}"
        mark_invalid(self.first, self._wrong, told)
        announce(self, told)
        self.first.setFocus()

    def _rest(self, on: bool) -> None:
        show_waiting(self._wait, on=on)
        hold((self.first, *self._new.fields), (self._new.switch, self._set, self._back), on=on)


def _run(
    desk: Desk,
    screen: QWidget,
    work: Callable[[Progress], object],
    opened: Callable[[Draft], object],
    failed: Callable[[Problem], object],
) -> None:
    """Try to open the log; what comes of it is told to the screen while it is there."""

    def open_it(progress: Progress) -> Draft:
        work(progress)
        return kept_draft(desk.studio)

    def done(kept: Draft) -> None:
        if isValid(screen):
            opened(kept)
        else:
            # The window was drawn anew meanwhile: nobody waits any more, so it is locked again.
            desk.jobs.run("", lambda _: desk.studio.lock(), lambda _: None, lane=QUICK)

    def refused(problem: Problem) -> None:
        if isValid(screen):
            failed(problem)

    desk.jobs.run("", open_it, done, lane=QUICK, failed=refused)
