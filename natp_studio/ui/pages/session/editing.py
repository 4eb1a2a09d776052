"""Every change that this page makes: words being typed first, then the edit; on disk before it is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from natp_studio.domain.problems import Problem
from natp_studio.domain.sessions import Session
from natp_studio.services.planning import OpenSession
from natp_studio.ui.desk import Desk

Edit = Callable[[Session], Session]
Key = tuple[str, ...]
SAVED_AFTER_MS, PAUSE_MS = 1_000, 2_000


@dataclass(frozen=True)
class Draft:
    """Words in a field that are not saved yet. `edit` puts them into the session; None while they make no sense."""

    words: str
    name: str
    edit: Edit | None
    visit: str


class Editing(QObject):
    """Edits of the one session that is shown.

    Typed words are saved a second after the first unsaved key at the latest. All that is typed in one visit to a field,
    or up to a pause of two seconds, is one edit. Words that cannot be saved stay as drafts until they can.

    `changed` says that the session has another value; `failed(Problem)` that an edit was not made.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._opened: OpenSession | None = None
        self._drafts: dict[Key, Draft] = {}
        self._visit = 0
        self._field: Key = ()
        self._saving = self._timer(SAVED_AFTER_MS, self._save_drafts)
        self._pause = self._timer(PAUSE_MS, self.settle)

    @property
    def opened(self) -> OpenSession | None:
        """The session that is edited, with its undo; None while none is shown."""
        return self._opened

    @property
    def session(self) -> Session:
        """The session as it is saved."""
        assert self._opened is not None, "no session is shown"
        return self._opened.session

    @property
    def drafts(self) -> Mapping[Key, Draft]:
        """What is typed and not saved."""
        return self._drafts

    def use(self, opened: OpenSession | None, drafts: Mapping[Key, Draft] | None = None) -> None:
        """Edit another session from now on; `drafts` are words typed into it before everything was drawn anew."""
        self._opened = opened
        self._drafts = dict(drafts or {})

    def draft(self, key: Key) -> str | None:
        """What stands in a field and is not saved; None where nothing is."""
        held = self._drafts.get(key)
        return held.words if held is not None else None

    def edit(self, name: str, edit: Edit) -> bool:
        """Make an edit by this name, after what was typed; False when it could not be saved."""
        self.settle()
        return self._told(self._make(name, edit))

    def do(self, act: Callable[[OpenSession], object]) -> bool:
        """Let a service make its own edit of the session, after what was typed; False when it could not be saved."""
        self.settle()
        opened = self._opened
        assert opened is not None, "no session is shown"
        return self._told(self._tried(lambda: act(opened)))

    def typed(self, key: Key, words: str, name: str, edit: Edit | None, *, soon: bool = True) -> None:
        """Words stand in a field now. They are saved within a second, or on leaving or a pause when not `soon`."""
        if key != self._field:
            self.settle()
            self._field = key
        self._drafts[key] = Draft(words, name, edit, f"typing {self._visit}")
        self._pause.start()
        if soon and not self._saving.isActive():
            self._saving.start()

    def settle(self) -> bool:
        """Save what was typed, and end the visit to the field; False when something of it cannot be saved."""
        self._pause.stop()
        self._save_drafts()
        self._visit += 1
        self._field = ()
        return not self._drafts

    def forget(self, key: Key) -> None:
        """Drop what was typed into a field."""
        self._drafts.pop(key, None)

    def undo(self) -> None:
        """Take the last edit back, which is what was typed when something was."""
        self.do(lambda opened: opened.undo())

    def redo(self) -> None:
        """Make the last undone edit again."""
        self.do(lambda opened: opened.redo())

    def _save_drafts(self) -> None:
        self._saving.stop()
        for key, draft in list(self._drafts.items()):
            if draft.edit is None or self._opened is None:
                continue
            # Taken out first: whoever hears of the edit must not find the same words unsaved still.
            del self._drafts[key]
            problem = self._make(draft.name, draft.edit, draft.visit)
            if problem is not None:
                # Back before anybody is told: whoever hears of it finds the words among what is not saved.
                self._drafts[key] = draft
                self._told(problem)

    def _told(self, problem: Problem | None) -> bool:
        if problem is not None:
            self.failed.emit(problem)
        return problem is None

    def _make(self, name: str, edit: Edit, joins: str = "") -> Problem | None:
        assert self._opened is not None, "no session is shown"
        opened = self._opened
        return self._tried(lambda: opened.edit(name, edit, joins))

    def _tried(self, act: Callable[[], object]) -> Problem | None:
        assert self._opened is not None, "no session is shown"
        before = self._opened.session
        try:
            act()
        except Problem as problem:
            return problem
        if self._opened.session != before:
            self._desk.saved()
            self._desk.changes.session.emit(self._opened.name)
            self.changed.emit()
        return None

    def _timer(self, milliseconds: int, act: Callable[[], object]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(milliseconds)
        made.timeout.connect(act)
        return made
