"""Sessions as readable files, one each, and the history of versions that left the laptop.

`NAME.session.json` is written whole at every autosave. `NAME.history` has a line of JSON for each version that was
exported or handed over, with the versions it came from; lines are only ever added.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from natp_studio.domain.ids import derived_id
from natp_studio.domain.problems import Problem
from natp_studio.domain.sessions import Session
from natp_studio.store.files import files_as_problems, write_whole

if TYPE_CHECKING:
    from pydantic import TypeAdapter
    from pydantic_core import ErrorDetails

SUFFIX, HISTORY_SUFFIX = ".session.json", ".history"
_FORMAT, _VERSION = "natp-session", 1
_ARCHIVE = "archive"
# What should stand somewhere, by the first word of pydantic's name for what is wrong.
_WANTED = {
    "missing": "Something is missing there.",
    "dataclass": "A group in curly brackets, with a name for each part, belongs there.",
    "string": "Words in quotation marks belong there.",
    "int": "A whole number, such as 5, belongs there.",
    "bool": "The word true or the word false belongs there.",
    "tuple": "A list in square brackets belongs there.",
    "too": "The list there has too few or too many parts.",
    "time": "A time such as 13:30 belongs there.",
    "date": "A date such as 2026-03-17 belongs there.",
}
_LARGEST = 20_000_000
# In letters, and in bytes of UTF-8: disks take 255 bytes, endings such as “ - Session plan.session.json” among them.
_LONGEST_NAME, _MOST_OCTETS = 80, 200
_NOT_IN_NAMES = set('<>:"/\\|?*')
_RESERVED = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))}


@dataclass(frozen=True, slots=True)
class Version:
    """A version that left the laptop: its id, the ids it came from, when (UTC) and why it left, and the session."""

    id: str
    parents: tuple[str, ...]
    when: dt.datetime
    why: str
    session: Session


@cache
def _sessions() -> TypeAdapter[Session]:
    # Loaded when the first session is read or written: the window is there before that.
    from pydantic import TypeAdapter

    return TypeAdapter(Session)


@cache
def _history_lines() -> TypeAdapter[Version]:
    from pydantic import TypeAdapter

    return TypeAdapter(Version)


def to_json(session: Session) -> bytes:
    """A session as the text of its file, UTF-8. The same session gives the same bytes."""
    return _text({"format": _FORMAT, "version": _VERSION, "session": _sessions().dump_python(session, mode="json")})


def from_json(data: bytes, where: str) -> Session:
    """The session in a file's text. Raises Problem for anything that is not a session, or a newer kind of one."""
    if len(data) > _LARGEST:
        raise Problem("This file is too large to be a session.", where, "Choose a file that ends in .session.json.")
    try:
        held = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise _no_session(where) from error
    if not isinstance(held, dict) or held.get("format") != _FORMAT:
        raise _no_session(where)
    if not isinstance(held.get("version"), int) or held["version"] > _VERSION:
        raise Problem(
            "This session was made with a newer NATP Studio.", where, "Install the newer version on this laptop too."
        )
    from pydantic import ValidationError

    try:
        return _sessions().validate_python(held.get("session"), strict=False)
    except ValidationError as error:
        first = error.errors()[0]
        raise Problem(
            "A part of this session cannot be read.",
            f"{where}: {_place(first['loc'])}",
            f"{_wanted(first)} Open an earlier copy, or mend the file in a text editor.",
        ) from error
    except RecursionError as error:
        raise _no_session(where) from error


def read_session(path: Path) -> Session:
    """The session in a file."""
    with files_as_problems(path):
        if path.stat().st_size > _LARGEST:
            raise Problem("This file is too large to be a session.", path.name, "Choose another file.")
        return from_json(path.read_bytes(), path.name)


class SessionFiles:
    """The folder of sessions. A session's name is its file's name without the ending."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def names(self) -> tuple[str, ...]:
        """The names of all sessions, in order of the alphabet."""
        found = (path.name.removesuffix(SUFFIX) for path in self._root.glob(f"*{SUFFIX}"))
        return tuple(sorted((name for name in found if not name.startswith(".")), key=str.casefold))

    def path(self, name: str) -> Path:
        """Where the session of this name is."""
        return self._root / f"{name}{SUFFIX}"

    def read(self, name: str) -> Session:
        """The session of this name."""
        return read_session(self.path(name))

    def readable(self) -> Iterator[tuple[str, Session]]:
        """Every session that can be read, with its name; a damaged one is told of where sessions are listed."""
        for name in self.names():
            try:
                session = self.read(name)
            except Problem:
                continue
            yield name, session

    def write(self, name: str, session: Session) -> None:
        """Save a session: on disk, whole, when this returns."""
        write_whole(self.path(name), to_json(session))

    def add(self, session: Session) -> str:
        """Save a new session under a free name made from its title, and give that name."""
        wanted = safe_name(session.title)
        taken = {name.casefold() for name in self.names()}
        name, number = wanted, 2
        while name.casefold() in taken:
            name, number = f"{wanted} {number}", number + 1
        self.write(name, session)
        return name

    def find(self, word: str) -> str:
        """The name of the session that has this name or title, without regard to capitals."""
        names = self.names()
        same = [name for name in names if name.casefold() == word.casefold()]
        if not same:
            same = [name for name in names if self._title(name).casefold() == word.casefold()]
        if len(same) == 1:
            return same[0]
        if same:
            raise Problem(
                f"{len(same)} sessions are called “{word}”.", "", f"Say which one by its name: {', '.join(same)}."
            )
        there = f"There are: {', '.join(names)}." if names else "There are no sessions in this studio yet."
        raise Problem(f"There is no session called “{word}”.", "", there)

    def archive(self, name: str) -> None:
        """Put a session away, with its history; it can be restored."""
        self._move(self._root, name, self._archive())

    def restore(self, name: str) -> None:
        """Bring an archived session back under its name. Raises Problem when another has taken that name meanwhile."""
        if name.casefold() in {other.casefold() for other in self.names()}:
            raise Problem(f"There is another session called “{name}” now.", "", "Give that one another name first.")
        self._move(self._archive(), name, self._root)

    def archived_names(self) -> tuple[str, ...]:
        """The names of archived sessions, in order of the alphabet."""
        return SessionFiles(self._archive()).names() if (self._root / _ARCHIVE).is_dir() else ()

    def read_archived(self, name: str) -> Session:
        """The archived session of this name."""
        return SessionFiles(self._archive()).read(name)

    def history(self, name: str) -> tuple[Version, ...]:
        """Every version of a session that left the laptop, oldest first. A torn last line is passed over."""
        from pydantic import ValidationError

        path = self._history(name)
        if not path.exists():
            return ()
        with files_as_problems(path):
            lines = path.read_bytes().split(b"\n")
        versions = []
        for number, line in enumerate(lines):
            if not line.strip():
                continue
            try:
                versions.append(_history_lines().validate_json(line))
            except ValidationError as error:
                if number == len(lines) - 1:
                    break
                raise Problem(
                    "The history of this session is damaged.",
                    f"{path.name}, line {number + 1}",
                    "The session itself is safe. Put back the history from a backup.",
                ) from error
        return tuple(versions)

    def record(self, name: str, session: Session, why: str) -> Session:
        """Note that a session leaves the laptop as it is now; the session that says which version that was.

        A session that has not changed since it last left is the same version still.
        """
        versions = self.history(name)
        # As a file has it: half a surrogate pair, say, does not come back from one.
        plain = from_json(to_json(replace(session, based_on="")), name)
        last = next((version for version in versions if version.id == session.based_on), None)
        if last is not None and replace(last.session, based_on="") == plain:
            return session
        parents = (session.based_on,) if session.based_on else ()
        version = Version(
            derived_id("version", to_json(plain).decode(), *parents), parents, dt.datetime.now(dt.UTC), why, plain
        )
        if version.id not in {known.id for known in versions}:
            self._append(self._history(name), _history_lines().dump_json(version))
        return replace(session, based_on=version.id)

    def _archive(self) -> Path:
        folder = self._root / _ARCHIVE
        with files_as_problems(folder):
            folder.mkdir(exist_ok=True)
        return folder

    @staticmethod
    def _move(source: Path, name: str, to: Path) -> None:
        with files_as_problems(source / name):
            # The history first: a session without its history loses nothing that cannot be brought together again.
            history = source / f"{name}{HISTORY_SUFFIX}"
            if history.exists():
                history.replace(to / history.name)
            (source / f"{name}{SUFFIX}").replace(to / f"{name}{SUFFIX}")

    def _append(self, path: Path, line: bytes) -> None:
        with files_as_problems(path), path.open("a+b") as file:
            # What stands behind the last end of line was cut short while it was written, so nobody relied on it.
            file.seek(0)
            file.truncate(file.read().rfind(b"\n") + 1)
            file.write(line + b"\n")
            file.flush()
            os.fsync(file.fileno())

    def _history(self, name: str) -> Path:
        return self._root / f"{name}{HISTORY_SUFFIX}"

    def _title(self, name: str) -> str:
        try:
            return self.read(name).title
        except Problem:
            return ""


def safe_name(title: str) -> str:
    """A title as a file name that every system takes."""
    kept = "".join(
        " " if sign in _NOT_IN_NAMES or unicodedata.category(sign)[0] == "C" else sign
        for sign in unicodedata.normalize("NFC", title)
    )
    octets = " ".join(kept.split())[:_LONGEST_NAME].encode("utf-8", "ignore")
    name = octets[:_MOST_OCTETS].decode("utf-8", "ignore").strip(" .")
    return f"{name} session" if name.casefold() in _RESERVED else name or "Session"


def _text(held: dict[str, Any]) -> bytes:
    return json.dumps(held, ensure_ascii=False, indent=2).encode("utf-8", "replace") + b"\n"


def _place(parts: Sequence[int | str]) -> str:
    """Where in a file something stands, counted from 1: "block 2, item 1, title"."""
    words: list[str] = []
    for part in parts:
        if isinstance(part, int) and words:
            words[-1] = f"{words[-1].removesuffix('s')} {part + 1}"
        else:
            words.append(str(part).replace("_", " "))
    return ", ".join(words) or "the whole of it"


def _wanted(error: ErrorDetails) -> str:
    """What should stand in the place of an error, in a sentence."""
    if error["type"] == "enum":
        return f"Only one of these can stand there: {error['ctx']['expected']}."
    kind = error["type"].partition("_")[0]
    return _WANTED.get(kind, "What stands there cannot be understood.")


def _no_session(where: str) -> Problem:
    return Problem("This file is not a session.", where, "Choose a file that ends in .session.json.")
