"""Planning a session: new ones, opening them, every edit saved at once and undone at will, and what would help."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from natp_studio.domain.checks import Finding, check_session
from natp_studio.domain.ids import new_id
from natp_studio.domain.items import Item
from natp_studio.domain.problems import Problem
from natp_studio.domain.sessions import Session, new_session, starting_blocks
from natp_studio.domain.undo import Edits
from natp_studio.services.studio import Studio
from natp_studio.store.session_files import read_session, to_json

Edit = Callable[[Session], Session]


class OpenSession:
    """A session being worked on. Each edit is on disk when it returns; undo and redo are edits like any other."""

    def __init__(self, studio: Studio, name: str) -> None:
        self.name = name
        self._studio = studio
        self._edits: Edits[Session] = Edits(studio.sessions.read(name))

    @property
    def session(self) -> Session:
        """The session as it is now."""
        return self._edits.now

    @property
    def undo_name(self) -> str:
        """What undo would take back; "" when nothing."""
        return self._edits.undo_name

    @property
    def redo_name(self) -> str:
        """What redo would do again; "" when nothing."""
        return self._edits.redo_name

    def edit(self, name: str, edit: Edit) -> Session:
        """Make an edit, called `name` in the list of what can be undone."""
        return self._save(self._edits.made(name, edit(self.session)))

    def undo(self) -> Session:
        """Take the last edit back."""
        return self._save(self._edits.undo())

    def redo(self) -> Session:
        """Make the last undone edit again."""
        return self._save(self._edits.redo())

    def _save(self, edits: Edits[Session]) -> Session:
        # First the disk, then what is shown: an edit that could not be saved was not made.
        if edits.now != self._edits.now:
            self._studio.sessions.write(self.name, edits.now)
        self._edits = edits
        return edits.now


class OpenSessions:
    """The sessions that are being worked on. Whoever asks for one gets the same, so its undo is one for all."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._open: dict[str, OpenSession] = {}
        self._current = ""

    @property
    def current(self) -> OpenSession | None:
        """The session that was last opened, if it is still there."""
        return self._open.get(self._current)

    def open(self, name: str) -> OpenSession:
        """The session of this name, which is the current one from now on. Raises Problem where it cannot be read."""
        if name not in self._open:
            self._open[name] = OpenSession(self._studio, name)
        self._current = name
        return self._open[name]

    def close(self, name: str) -> None:
        """Forget a session that was archived or changed by somebody else; its undo goes with it."""
        self._open.pop(name, None)


def create(studio: Studio, title: str, *, empty: bool = False, **details: object) -> str:
    """Make a session, with a first running order unless `empty`, and give its name."""
    return studio.sessions.add(new_session(title, () if empty else starting_blocks(), **details))


def adopt(studio: Studio, session: Session) -> str:
    """Put a session that came from elsewhere into the studio, and give its name."""
    return studio.sessions.add(session)


def duplicate(studio: Studio, name: str) -> str:
    """Make a copy of a session, with a life and history of its own, and give its name."""
    session = studio.sessions.read(name)
    title = f"{session.title}, copy"
    return studio.sessions.add(replace(session, id=new_id(), title=title, based_on="", example=False))


def resolve(studio: Studio, word: str) -> tuple[Session, str]:
    """The session that a person means by a name, a title or a file, and its name in the studio ("" for a file)."""
    path = Path(word)
    if path.is_file():
        return read_session(path), ""
    name = studio.sessions.find(word)
    return studio.sessions.read(name), name


def read_plan(path: Path) -> Session:
    """The session in a file from anywhere."""
    return read_session(path)


def as_text(session: Session) -> str:
    """A session as the text of its file."""
    return to_json(session).decode()


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One line of the list of sessions; `problem` says why a session cannot be read, and the rest is empty then."""

    name: str
    title: str = ""
    date: dt.date | None = None
    minutes: int = 0
    blocks: int = 0
    problem: str = ""


def overview(studio: Studio) -> tuple[SessionRow, ...]:
    """Every session of the studio, in order of the alphabet. One that is damaged does not hide the others."""
    rows = []
    for name in studio.sessions.names():
        try:
            session = studio.sessions.read(name)
        except Problem as problem:
            rows.append(SessionRow(name, problem=problem.what))
        else:
            rows.append(SessionRow(name, session.title, session.date, session.minutes, len(session.blocks)))
    return tuple(rows)


def items_of(studio: Studio, session: Session) -> Mapping[str, Item]:
    """The items of a session that are in this library, by id."""
    return studio.library.get(session.item_ids())


def what_would_help(studio: Studio, session: Session) -> tuple[Finding, ...]:
    """What would help this session before it is given."""
    return check_session(session, items_of(studio, session))
