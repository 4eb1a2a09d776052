"""Undo of what is done in the list of sessions: put away, brought back, renamed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from natp_studio.domain.problems import Problem
from natp_studio.domain.undo import Edit, Edits
from natp_studio.services import planning
from natp_studio.ui.desk import Desk
from natp_studio.ui.dialogs import Act
from natp_studio.ui.news import News


@dataclass(frozen=True)
class Standing:
    """A session as the list knows it: the name of its file, its title, and whether it is in the archive."""

    name: str
    title: str
    is_archived: bool = False


class SessionsEdits:
    """The edits of the list, the last first. It outlives the list where that is drawn anew, so it is no widget.

    `shown(name)` is called after each change of a session, to show it.
    """

    def __init__(self, desk: Desk, shown: Callable[[str], object]) -> None:
        self.desk, self.shown = desk, shown
        self._edits: Edits[Standing | None] = Edits(None)

    @property
    def undo_name(self) -> str:
        """What undo would take back; "" when nothing, or when the session was changed elsewhere since."""
        done = self._edits.done
        return done[-1].name if done and self._stands(done[-1].after) else ""

    @property
    def redo_name(self) -> str:
        """The last one that was undone."""
        undone = self._edits.undone
        return undone[-1].name if undone and self._stands(undone[-1].before) else ""

    def archive(self, one: Standing) -> None:
        """Put a session away."""
        self._make("Archive", one, replace(one, is_archived=True), f"“{short(one.title)}” is in the archive now.")

    def restore(self, one: Standing, *acts: Act) -> None:
        """Bring a session back; the news of it has these buttons too."""
        words = f"“{short(one.title)}” is back from the archive."
        self._make("Restore", one, replace(one, is_archived=False), words, *acts)

    def rename(self, one: Standing, title: str) -> None:
        """Give a session another title."""
        self._make("Rename", one, replace(one, title=title), f"It is called “{title}” now.")

    def undo(self) -> None:
        """Take the last edit back."""
        if self.undo_name and self._set(self._edits.done[-1].after, self._edits.done[-1].before):
            self._end(self._edits.undo())

    def redo(self) -> None:
        """Make the last undone edit again."""
        if self.redo_name and self._set(self._edits.undone[-1].before, self._edits.undone[-1].after):
            self._end(self._edits.redo())

    def _make(self, what: str, before: Standing, after: Standing, words: str, *acts: Act) -> None:
        if after == before or not self._set(before, after):
            return
        edit: Edit[Standing | None] = Edit(f"{what} “{short(before.title)}”", before, after)
        self._end(Edits(after, (*self._edits.done, edit)))

        def is_last() -> bool:
            return bool(self._edits.done) and self._edits.done[-1] is edit and bool(self.undo_name)

        def undo() -> None:
            if is_last():
                self.undo()
                if not (self._edits.done and self._edits.done[-1] is edit):
                    self.desk.tell(News(f"Undone: {edit.name}.", "done"))

        self.desk.tell(News(words, "done", (*acts, ("Undo", undo)), can_act=is_last))

    def _end(self, edits: Edits[Standing | None]) -> None:
        last = edits.now or self._edits.now
        self._edits = edits
        self.desk.saved()
        if last is not None:
            self.desk.changes.session.emit(last.name)
            self.shown(last.name)

    def _set(self, before: Standing | None, after: Standing | None) -> bool:
        """Make a session stand as it is wanted; False, and told, where that cannot be."""
        if before is None or after is None:
            return False
        desk, open_now = self.desk, self.desk.sessions.current
        try:
            if after.is_archived and not before.is_archived:
                planning.archive(desk.sessions, desk.studio, after.name)
            elif before.is_archived and not after.is_archived:
                planning.restore(desk.studio, after.name)
            else:
                planning.rename(desk.sessions.open(after.name), after.title)
        except Problem as problem:
            desk.problem(problem)
            return False
        finally:
            # Renaming one is not opening it.
            if open_now is not None and open_now is not desk.sessions.current and open_now.name != after.name:
                desk.sessions.open(open_now.name)
        return True

    def _stands(self, wanted: Standing | None) -> bool:
        """Whether a session is still as an edit left it."""
        held = self.desk.studio.sessions
        if wanted is None:
            return False
        if wanted.is_archived:
            return wanted.name in held.archived_names()
        try:
            return wanted.name in held.names() and held.read(wanted.name).title == wanted.title
        except Problem:
            # One that cannot be read can be put away again all the same.
            return True


def short(title: str) -> str:
    """A title, cut where it is too long for a message."""
    return title if len(title) <= 60 else f"{title[:57].rstrip()}…"
