"""The page “Reflections”: set the log up, unlock it, then write, read and export. It shows nothing of a locked log."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from natp_studio.domain.reflections import Draft
from natp_studio.domain.wording import count
from natp_studio.services.reflecting import LogState, log_state
from natp_studio.ui.desk import Desk
from natp_studio.ui.dialogs import question
from natp_studio.ui.draft_keeper import keeper_of
from natp_studio.ui.look.measures import Room
from natp_studio.ui.news import News
from natp_studio.ui.pages.page import Head, Page
from natp_studio.ui.pages.reflections import undoing
from natp_studio.ui.pages.reflections.framing import focus_on, framed
from natp_studio.ui.pages.reflections.opened import OpenedLog
from natp_studio.ui.pages.reflections.setting_up import SaveSheet, SetUp
from natp_studio.ui.pages.reflections.unlocking import Recover, Unlock
from natp_studio.ui.parts.boxes import note
from natp_studio.ui.parts.buttons import button
from natp_studio.ui.parts.layouts import column
from natp_studio.ui.parts.words import label

_BELOW = {
    SetUp: "There is no log yet",
    SaveSheet: "The log is made. One step is left",
    Unlock: "Locked",
    Recover: "Locked",
}


class ReflectionsPage(Page):
    """One screen at a time, by the state of the log. What is typed is in `desk.open_log`, not here."""

    says_undo = True

    def __init__(self, desk: Desk, room: Room) -> None:
        super().__init__(desk, room)
        self._lock = button(desk.look, "Loc&k", "lock", act=self.lock, tip="Lock the log. What is typed is kept")
        self._lock.setParent(self)
        self._lock.hide()
        self._layout = column(desk.look, gap="none")
        self.setLayout(self._layout)
        self._screen: QWidget | None = None
        desk.open_log.changed.connect(self._state_changed)
        desk.open_log.drafted.connect(self.head_changed)
        self._show(self._screen_now())

    def head(self) -> Head:
        """The state of the log, and locking it."""
        if isinstance(self._screen, OpenedLog):
            if self.desk.open_log.is_going_round:
                return Head("Reflections", "Write what you noticed. Nobody’s name is asked for")
            minutes = count(self.desk.preferences.lock_minutes, "minute")
            return Head("Reflections", f"Unlocked. It locks after {minutes} without a key or the mouse", (self._lock,))
        return Head("Reflections", _BELOW.get(type(self._screen), "The key file is missing"))  # type: ignore[arg-type]

    def open(self, **wanted: Any) -> None:
        """Show a view of the open log, such as `view="all"`."""
        if isinstance(self._screen, OpenedLog) and wanted.get("view"):
            self._screen.show_view(wanted["view"])
        self._start()

    @property
    def undo_name(self) -> str:
        """What was logged, corrected or erased last can be taken back."""
        log = self.desk.open_log
        return log.done[-1].name if log.is_open and log.done and not log.is_logging else ""

    @property
    def redo_name(self) -> str:
        """What was taken back can be done again."""
        log = self.desk.open_log
        return log.undone[-1].name if log.is_open and log.undone and not log.is_logging else ""

    def undo(self) -> None:
        """Take the last change of the log back."""
        undoing.undo(self.desk)

    def redo(self) -> None:
        """Make it again."""
        undoing.redo(self.desk)

    def start_search(self) -> None:
        """Search all reflections."""
        if isinstance(self._screen, OpenedLog):
            self._screen.show_view("all")

    def set_room(self, room: Room) -> None:
        """There is more or less room."""
        super().set_room(room)
        if isinstance(self._screen, OpenedLog):
            self._screen.set_room(room)

    def lock(self) -> None:
        """Lock the log."""
        _lock(self.desk, "The log is locked.")

    def may_close(self) -> bool:
        """Ask where words that could not be kept, or a recovery sheet that was not saved, would be lost."""
        log = self.desk.open_log
        if not log.would_be_lost:
            return True
        if log.would_lose_words:
            title = "A reflection is not logged yet"
            words = "It could not be kept on the disk. When the window closes, its words are gone."
            leave, stay = "Close without these words", "Go back to it"
        else:
            title = "The recovery sheet is not saved yet"
            words = "Without it, a forgotten passphrase loses the log. Settings makes another sheet later."
            leave, stay = "Close without a sheet", "Go back and save it"
        question(self.desk.look, self.window(), title, words, (leave, self._close_anyway), (stay, self._start))
        return False

    def _close_anyway(self) -> None:
        self.desk.open_log.forget()
        self.window().close()

    def _screen_now(self) -> QWidget:
        desk, state = self.desk, log_state(self.desk.studio)
        screen: QWidget
        if state is LogState.KEYS_MISSING:
            return _KeysMissing(desk)
        if desk.open_log.recovery:
            screen = SaveSheet(desk)
            screen.done.connect(self._sheet_saved)
        elif state is LogState.NONE:
            screen = SetUp(desk)
        elif desk.open_log.is_open:
            screen = OpenedLog(desk, self.room)
            screen.ended.connect(self.lock)
        else:
            screen = Unlock(desk)
            screen.opened.connect(self._opened)
            screen.lost.connect(self._recover)
        return screen

    def _show(self, screen: QWidget) -> None:
        if (old := self._screen) is not None:
            # Gone at once, not only hidden: nothing of a locked log stays in a widget.
            old.hide()
            self._layout.removeWidget(old)
            old.deleteLater()
        self._screen = screen
        self._layout.addWidget(screen)
        # At once, not with the next event: what is not shown cannot take the keyboard.
        screen.show()

    def _start(self) -> None:
        match self._screen:
            case OpenedLog() as opened:
                opened.start()
            case SetUp() if self.room is Room.NARROW:
                # What it is for is read first; the field is below it, out of sight.
                pass
            case SetUp() | SaveSheet() | Unlock() | Recover() as screen:
                focus_on(screen.first)
            case _:
                pass

    def _state_changed(self) -> None:
        if self.desk.open_log.is_going_round and self.desk.open_log.is_open:
            self.desk.only(("reflections",))
            self.desk.tell(
                News("The laptop goes round. Other pages are closed until you unlock the log again.", "info")
            )
        self._show(self._screen_now())
        self.head_changed.emit()
        if self.isVisible():
            self._start()

    def _recover(self) -> None:
        screen = Recover(self.desk)
        screen.opened.connect(self._opened)
        screen.back.connect(self._state_changed)
        self._show(screen)
        self.head_changed.emit()
        self._start()

    def _sheet_saved(self) -> None:
        self.desk.open_log.recovery, self.desk.open_log.recovery_at = (), None
        self._opened(Draft())

    def _opened(self, kept: Draft) -> None:
        desk, window = self.desk, self.window().windowHandle()

        def rest() -> None:
            minutes = count(desk.preferences.lock_minutes, "minute")
            _lock(desk, f"Nobody was here for {minutes}, so the log is locked.")

        if desk.open_log.is_going_round:
            desk.only(None)
        keeper_of(desk).resume(kept)
        desk.open_log.opened(window, lambda: desk.preferences.lock_minutes, rest, kept)
        back = " Words that were not logged yet are in the form." if desk.open_log.came_back else ""
        desk.tell(News(f"The log is unlocked.{back}", "done"))


class _KeysMissing(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        keys = desk.studio.folder.keys
        self.setLayout(
            framed(
                desk.look,
                label("The key file of the log is missing", "h2"),
                label("The log is here, but without its key file nobody can open it. Nothing was changed.", "lead"),
                note(
                    desk.look,
                    "warn",
                    "wrench",
                    "What would help",
                    f"Put back {keys.name} from a backup into {keys.parent}. Then start NATP Studio again.",
                ),
            )
        )


def _lock(desk: Desk, words: str) -> None:
    """Hide everything at once, then close the log behind it, when what is being read or written is done."""
    keeper_of(desk).lock(lambda kept, state: desk.tell(News(f"{words} {kept}".rstrip(), state)))
