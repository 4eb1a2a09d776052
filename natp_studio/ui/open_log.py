"""The log of reflections as this window has it: open or locked, and what was typed and is not logged yet.

It outlives the pages, which are made anew with every change of colours or sizes. What it holds is in memory only: it is
never written to a disk, and it comes back when the log is unlocked again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow

if TYPE_CHECKING:
    # The window is there sooner without them: every page's desk has one of these.
    from natp_studio.domain.reflections import Delivery, Reflection

_INPUT = frozenset((
    QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel,
    QEvent.Type.TouchBegin, QEvent.Type.TabletMove,
))  # fmt: skip


@dataclass
class Draft:
    """A reflection as it is being typed."""

    noticed: str = ""
    change: str = ""
    may_quote: bool = False

    @property
    def has_words(self) -> bool:
        """Whether anything would be lost with it."""
        return bool(self.noticed.strip() or self.change.strip())


@dataclass(frozen=True)
class Step:
    """Something that was logged, and can be taken back while the log is open."""

    delivery: Delivery
    reflections: tuple[Reflection, ...]


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
    """Everything that was typed or chosen since the studio was opened, and is kept nowhere else."""

    draft: Draft = field(default_factory=Draft)
    delivery: Delivery | None = None
    new: NewDelivery = field(default_factory=NewDelivery)
    shown: Shown = field(default_factory=Shown)


class OpenLog(QObject):
    """Whether the log is open in this window, and what was typed.

    `changed` says that it was opened or locked, `drafted` that the draft is another one than what was typed, `refused`
    that it could not be logged and is still here.
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
        self.done: list[Step] = []
        self.undone: list[Step] = []
        self._window: QWindow | None = None
        self._minutes: Callable[[], int] = lambda: 1
        self._lock: Callable[[], object] = lambda: None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self.rested)

    @property
    def would_be_lost(self) -> bool:
        """Whether closing the window would lose something: words, or a recovery key whose sheet is not saved."""
        return self.typed.draft.has_words or (bool(self.recovery) and self.recovery_at is None)

    def opened(self, window: QWindow | None, minutes: Callable[[], int], lock: Callable[[], object]) -> None:
        """The log is open. When nobody touched the window for so many minutes, call `lock`."""
        self._stop_watching()
        self.is_open = True
        self._window, self._minutes, self._lock = window, minutes, lock
        if window is not None:
            window.installEventFilter(self)
        self._start()
        self.changed.emit()

    def locked(self) -> None:
        """The log is locked, or is about to be: nothing of it is shown any more, what was typed is kept."""
        self._stop_watching()
        self.is_open = self.is_going_round = False
        self.done.clear()
        self.undone.clear()
        self.typed.shown.words = ""
        self.changed.emit()

    def go_round(self) -> None:
        """From now on, until it is locked, participants write: nothing that others wrote can be shown."""
        self.is_going_round = True
        self.typed.shown = Shown()
        self.done.clear()
        self.undone.clear()
        self.changed.emit()

    def was_logged(self, step: Step) -> None:
        """The draft is on disk, encrypted. The delivery stays for the next one."""
        self.is_logging = False
        self.typed.draft = Draft()
        self.undone.clear()
        if not self.is_going_round:
            # Whoever writes next must not see these words again.
            self.done.append(step)
        self.drafted.emit()

    def was_taken_back(self, step: Step) -> None:
        """A step is undone: its words are in the form again, unless others are there."""
        self.is_logging = False
        self.done.remove(step)
        self.undone.append(step)
        if not self.typed.draft.has_words:
            self.typed.draft = _draft_of(step)
            self.typed.delivery = step.delivery
        self.drafted.emit()

    def was_logged_again(self, step: Step) -> None:
        """An undone step is made again: its words leave the form, where nobody changed them."""
        self.is_logging = False
        self.undone.remove(step)
        self.done.append(step)
        if self.typed.draft == _draft_of(step):
            self.typed.draft = Draft()
        self.drafted.emit()

    def was_refused(self) -> None:
        """The draft could not be logged."""
        self.is_logging = False
        self.refused.emit()

    def forget(self) -> None:
        """Let go of what would be lost."""
        self.typed.draft = Draft()
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
            self._window.removeEventFilter(self)
            self._window = None


def _draft_of(step: Step) -> Draft:
    first = step.reflections[0]
    return Draft(first.noticed, first.change, first.may_quote)
