"""The log of reflections as this window has it: open or locked, and what was typed and is not logged yet.

It outlives the pages, which are made anew with every change of colours or sizes. What is typed is on the disk only in
the encrypted log (`draft_keeper`), and comes back from there when the log is unlocked again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow
from shiboken6 import isValid

if TYPE_CHECKING:
    # The window is there sooner without them: every page's desk has one of these.
    from natp_studio.domain.reflections import Delivery, Draft, Reflection

_INPUT = frozenset((
    QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel,
    QEvent.Type.TouchBegin, QEvent.Type.TabletMove,
))  # fmt: skip


@dataclass
class Form:
    """What stands in the form: a reflection as it is being typed; `corrects` as in a draft."""

    noticed: str = ""
    change: str = ""
    may_quote: bool = False
    corrects: str = ""

    @property
    def has_words(self) -> bool:
        """Whether anything would be lost with it."""
        return bool(self.noticed.strip() or self.change.strip())


@dataclass(frozen=True)
class Step:
    """One change of the log that can be taken back while it is open: what came into it, and what went out of it.

    Logging has only what came, erasing only what went, correcting both.
    """

    came: tuple[tuple[Delivery, Reflection], ...] = ()
    went: tuple[tuple[Delivery, Reflection], ...] = ()

    @property
    def name(self) -> str:
        """What it is called where it can be undone."""
        return f"{'Log' if not self.went else 'Correct' if self.came else 'Erase'} a reflection"


@dataclass
class NewDelivery:
    """A delivery as it is being chosen: the session's id, an earlier delivery's id, and the words of the fields.

    None where nothing was typed.
    """

    session: str = ""
    date: str | None = None
    place: str | None = None
    earlier: str = ""
    settings: str | None = None
    professions: str | None = None


@dataclass
class Shown:
    """What the page shows: a view, what is searched for in it, and the filters as (session's id, delivery's id)."""

    view: str = "write"
    words: str = ""
    listed: tuple[str, str] = ("", "")
    number: int = 0
    exported: tuple[str, str] = ("", "")
    quotable: bool = True


@dataclass
class Typed:
    """Everything that was typed or chosen since the studio was opened."""

    form: Form = field(default_factory=Form)
    delivery: Delivery | None = None
    new: NewDelivery = field(default_factory=NewDelivery)
    shown: Shown = field(default_factory=Shown)


class KeepsDraft(Protocol):
    """What the log asks of whoever keeps the draft (`draft_keeper`)."""

    @property
    def is_kept(self) -> bool:
        """Whether what is typed is on disk as it is."""

    def typed(self) -> None:
        """Something in the form, or its delivery, may be another one."""

    def keep_now(self) -> None:
        """Keep it before this returns, where that is possible."""


class OpenLog(QObject):
    """Whether the log is open in this window, and what was typed.

    `changed` says that it was opened or locked, `drafted` that the form is another one than what was typed, `refused`
    that it could not be logged and is still here. `came_back` is whether the words in the form are from before it was
    locked, `has_hidden` whether words wait behind the lock.
    """

    changed = Signal()
    drafted = Signal()
    refused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.typed = Typed()
        self.recovery: tuple[str, ...] = ()
        self.recovery_at: Path | None = None
        self.is_open = False
        self.is_logging = False
        self.is_going_round = False
        self.came_back = False
        self.has_hidden = False
        self.done: list[Step] = []
        self.undone: list[Step] = []
        self.keeper: KeepsDraft | None = None
        self._window: QWindow | None = None
        self._minutes: Callable[[], int] = lambda: 1
        self._lock: Callable[[], object] = lambda: None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self.rested)

    @property
    def would_be_lost(self) -> bool:
        """Whether closing the window would lose something: words that could not be kept, or a sheet not saved."""
        return self.would_lose_words or (bool(self.recovery) and self.recovery_at is None)

    @property
    def would_lose_words(self) -> bool:
        """Whether words stand in the form that are not on the disk. `keep_now` comes first."""
        return self.typed.form.has_words and (self.keeper is None or not self.keeper.is_kept)

    def keep_now(self) -> None:
        """Keep what is typed before this returns, where that is possible."""
        if self.keeper is not None and not self.keeper.is_kept:
            self.keeper.keep_now()

    def opened(
        self, window: QWindow | None, minutes: Callable[[], int], lock: Callable[[], object], kept: Draft
    ) -> None:
        """The log is open, and this is its draft. When nobody touched the window for so many minutes, call `lock`.

        The laptop is with the trainers again: they know the passphrase.
        """
        self._stop_watching()
        self.is_open, self.is_going_round, self.has_hidden = True, False, False
        # Words that could not be kept when it was locked are newer than what is kept.
        if kept.has_words and not self.typed.form.has_words:
            self.typed.form = Form(kept.noticed, kept.change, kept.may_quote, kept.corrects)
            self.typed.delivery = kept.delivery or self.typed.delivery
        self.came_back = self.typed.form.has_words
        self._window, self._minutes, self._lock = window, minutes, lock
        if window is not None:
            window.installEventFilter(self)
        self._start()
        self.changed.emit()

    def locked(self) -> None:
        """The log is locked, or is about to be: nothing of it is shown any more, what was typed is kept."""
        self._stop_watching()
        self.is_open = False
        self.has_hidden = self.typed.form.has_words
        self.done.clear()
        self.undone.clear()
        self.typed.shown.words = ""
        self.changed.emit()

    def was_kept(self, *, has_words: bool) -> None:
        """The log is locked, and what was typed is in it: memory lets go of it."""
        if not self.is_open:
            self.typed.form = Form()
            self.has_hidden = has_words

    def go_round(self) -> None:
        """From now on, until it is unlocked again, participants write: nothing that others wrote can be shown."""
        self.is_going_round = True
        self.typed.shown = Shown()
        self.done.clear()
        self.undone.clear()
        self.changed.emit()

    def was_logged(self, step: Step) -> None:
        """What stood in the form is logged. The delivery stays for the next one."""
        self.is_logging = False
        self.typed.form = Form()
        self.undone.clear()
        if self.is_open and not self.is_going_round:
            # Whoever writes next must not see these words again.
            self.done.append(step)
        self.drafted.emit()

    def was_erased(self, step: Step) -> None:
        """Words were taken out of the log; until it is locked they can come back."""
        self.is_logging = False
        self.undone.clear()
        if self.is_open and not self.is_going_round:
            self.done.append(step)
        self.drafted.emit()

    def was_taken_back(self, step: Step) -> None:
        """A step is undone: its words are in the form again, unless others are there."""
        self.is_logging = False
        if step in self.done:
            self.done.remove(step)
            self.undone.append(step)
        if self.is_open and step.came and not self.typed.form.has_words:
            self.typed.form = form_of(step)
            self.typed.delivery = step.came[0][0]
        self.drafted.emit()

    def was_logged_again(self, step: Step) -> None:
        """An undone step is made again: its words leave the form, where nobody changed them."""
        self.is_logging = False
        if step in self.undone:
            self.undone.remove(step)
            self.done.append(step)
        if step.came and self.typed.form == form_of(step):
            self.typed.form = Form()
        self.drafted.emit()

    def was_refused(self) -> None:
        """It could not be logged, or not be taken back."""
        self.is_logging = False
        self.refused.emit()
        if self.keeper is not None:
            self.keeper.typed()

    def forget(self) -> None:
        """Let go of what would be lost."""
        self.typed.form = Form()
        self.recovery, self.recovery_at = (), None

    def rested(self) -> None:
        """Nobody touched the window for long enough."""
        if self.is_open:
            self._lock()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever types or moves the mouse is there."""
        if self.is_open and event.type() in _INPUT:
            self._start()
        return False

    def _start(self) -> None:
        self._rest.start(self._minutes() * 60_000)

    def _stop_watching(self) -> None:
        self._rest.stop()
        if self._window is not None:
            # The window may have been closed while the timer still ran.
            if isValid(self._window):
                self._window.removeEventFilter(self)
            self._window = None


def form_of(step: Step) -> Form:
    """What stood in the form when this was logged, without spaces around it."""
    _, first = step.came[0]
    return Form(first.noticed, first.change, first.may_quote, step.went[0][1].id if step.went else "")
