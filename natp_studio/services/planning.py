"""Planning a session: new ones, opening them, every edit saved at once and undone at will, and what would help."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from natp_studio.domain.checks import Finding, check_session
from natp_studio.domain.ids import new_id
from natp_studio.domain.items import Item, ItemKind
from natp_studio.domain.mending import MENDS, mended
from natp_studio.domain.problems import Problem
from natp_studio.domain.sessions import (
    LONGEST_BLOCK,
    Audience,
    Block,
    BlockKind,
    ItemRef,
    Session,
    new_block,
    new_session,
    starting_blocks,
)
from natp_studio.domain.undo import Edits
from natp_studio.domain.wording import count
from natp_studio.services.studio import Studio
from natp_studio.store.session_files import read_session, to_json

Edit = Callable[[Session], Session]


class OpenSession:
    """A session being worked on. Each edit is on disk when it returns; undo and redo are edits like any other.

    `current_block` is the id of the block that is being worked on, "" for none.
    """

    def __init__(self, studio: Studio, name: str) -> None:
        self.name = name
        self.current_block = ""
        self._studio = studio
        self._edits: Edits[Session] = Edits(studio.sessions.read(name))
        self._stamp = self._stamp_now()

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

    def edit(self, name: str, edit: Edit, joins: str = "") -> Session:
        """Make an edit, called `name` in the list of what can be undone; `joins` as in `domain.undo`.

        Raises Problem, and changes nothing, when it cannot be saved or the file holds something else meanwhile.
        """
        return self._save(self._edits.made(name, edit(self.session), joins))

    def undo(self) -> Session:
        """Take the last edit back."""
        return self._save(self._edits.undo())

    def redo(self) -> Session:
        """Make the last undone edit again."""
        return self._save(self._edits.redo())

    def save_as_copy(self) -> str:
        """Put the session as it is here into a file of its own, beside what its file holds now; the copy's name."""
        return adopt(self._studio, replace(self.session, id=new_id(), title=f"{self.session.title}, copy", based_on=""))

    @property
    def is_gone(self) -> bool:
        """True where the file of the session is no longer there; the next edit makes it again."""
        return self._stamp_now() is None

    @property
    def is_changed_elsewhere(self) -> bool:
        """True where the file holds something else than what is shown, or cannot be read any more."""
        try:
            self._left_as()
        except Problem:
            return True
        return False

    def save_again(self) -> None:
        """Make the file again that is gone. Raises Problem where it cannot be written."""
        self._studio.sessions.write(self.name, self.session)
        self._stamp = self._stamp_now()

    def _save(self, edits: Edits[Session]) -> Session:
        # First the disk, then what is shown: an edit that could not be saved was not made.
        if edits.now != self._edits.now:
            edits = replace(edits, now=replace(edits.now, based_on=self._left_as()))
            self._studio.sessions.write(self.name, edits.now)
            self._stamp = self._stamp_now()
        self._edits = edits
        return edits.now

    def _left_as(self) -> str:
        """The version that last left the laptop, as the file says; Problem where it holds another session by now."""
        if self._stamp_now() in (self._stamp, None):
            return self.session.based_on
        held = self._studio.sessions.read(self.name)
        if replace(held, based_on="") != replace(self.session, based_on=""):
            raise Problem(
                "Something else changed this session meanwhile.",
                self._studio.sessions.path(self.name).name,
                "Keep what you see as a copy, or take what the file holds.",
            )
        return held.based_on

    def _stamp_now(self) -> tuple[int, int, int] | None:
        """What tells one state of the file from another; None where there is no file."""
        try:
            status = self._studio.sessions.path(self.name).stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size, status.st_ino


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


def rename(opened: OpenSession, title: str) -> Session:
    """Give a session another title. Raises Problem where it is empty."""
    return opened.edit("Rename session", lambda session: session.with_details(title=title.strip()))


def archive(sessions: OpenSessions, studio: Studio, name: str) -> None:
    """Put a session away, with its history. It can be restored; what could be undone in it is forgotten."""
    studio.sessions.archive(name)
    sessions.close(name)


def restore(studio: Studio, name: str) -> None:
    """Bring an archived session back. Raises Problem when another has taken its name meanwhile."""
    studio.sessions.restore(name)


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
    """One line of the list of sessions; `problem` says why a session cannot be read, and the rest is empty then.

    `advice` says what to do about it. `saved` is when the file was last written; None for an archived session.
    """

    name: str
    title: str = ""
    date: dt.date | None = None
    minutes: int = 0
    blocks: int = 0
    problem: str = ""
    advice: str = ""
    audience: Audience = Audience()
    saved: dt.datetime | None = None


def overview(studio: Studio) -> tuple[SessionRow, ...]:
    """Every session of the studio, in order of the alphabet. One that is damaged does not hide the others."""
    return tuple(
        replace(_row(name, studio.sessions.read), saved=_saved(studio.sessions.path(name)))
        for name in studio.sessions.names()
    )


def archived_overview(studio: Studio) -> tuple[SessionRow, ...]:
    """The same of the sessions that were put away."""
    return tuple(_row(name, studio.sessions.read_archived) for name in studio.sessions.archived_names())


def _row(name: str, read: Callable[[str], Session]) -> SessionRow:
    try:
        session = read(name)
    except Problem as problem:
        return SessionRow(name, problem=problem.what, advice=problem.advice)
    return SessionRow(
        name, session.title, session.date, session.minutes, len(session.blocks), audience=session.audience
    )


def _saved(path: Path) -> dt.datetime | None:
    try:
        return dt.datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except OSError:
        return None


def items_of(studio: Studio, session: Session) -> Mapping[str, Item]:
    """The items of a session that are in this library, by id."""
    return studio.library.get(session.item_ids())


def what_would_help(studio: Studio, session: Session) -> tuple[Finding, ...]:
    """What would help this session before it is given."""
    return check_session(session, items_of(studio, session))


def mend(studio: Studio, opened: OpenSession, finding: Finding) -> Session:
    """Set right what was found, as one edit that is called as the button for it is."""
    name = MENDS.get(finding.rule, "Mend")
    return opened.edit(name, lambda session: mended(session, finding, items_of(studio, session)))


def add_items(opened: OpenSession, items: Sequence[Item]) -> Block:
    """Add items to the current block, else the last one, as one edit; to a block of their own where there is none.

    The block as it is then, which is the current one from now on.
    """
    if not opened.session.blocks:
        return add_block_with(opened, items, 0)
    ids = [block.id for block in opened.session.blocks]
    target = opened.current_block if opened.current_block in ids else ids[-1]
    refs = tuple(ItemRef(item.id, item.title, item.kind) for item in items)
    opened.edit(
        f"Add {count(len(items), 'item')}",
        lambda session: session.with_block_changed(target, items=(*session.block(target).items, *refs)),
    )
    opened.current_block = target
    return opened.session.block(target)


def add_block_with(opened: OpenSession, items: Sequence[Item], place: int) -> Block:
    """Make a block of a fitting kind with these items in it, at `place` from 0, as one edit; the block."""
    refs = tuple(ItemRef(item.id, item.title, item.kind) for item in items)
    made = new_block(fitting_kind(items), items[0].title, fitting_minutes(items), items=refs)
    after = [block.id for block in opened.session.blocks]
    opened.edit(
        f"Add a block with {count(len(items), 'item')}",
        lambda session: session.with_block(made, after[-1] if after else None).with_block_moved(made.id, place),
    )
    opened.current_block = made.id
    return opened.session.block(made.id)


def fitting_minutes(items: Sequence[Item]) -> int:
    """Minutes of a block for these items: as long as they play, rounded up; ten at least where one has no length."""
    playing = max(1, math.ceil(sum(item.seconds or 0.0 for item in items) / 60))
    return min(LONGEST_BLOCK, playing if all(item.seconds for item in items) else max(10, playing))


def fitting_kind(items: Sequence[Item]) -> BlockKind:
    """The kind of a block made for these items: for videos alone, for ideas alone, else one to teach."""
    kinds = {item.kind for item in items}
    if kinds == {ItemKind.VIDEO}:
        return BlockKind.VIDEO
    return BlockKind.IDEAS if kinds == {ItemKind.IDEA} else BlockKind.TEACH
