"""Files written whole or not at all, and what the operating system says turned into Problems."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from natp_studio.domain.problems import Problem

BLOCK = 1 << 20
_STALE_SECONDS = 3600
_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_FOLDER = {errno.EEXIST, errno.ENOTDIR}
# Windows: the file is open in another program (ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION).
_IN_USE = {32, 33}
# Windows says this (ERROR_ACCESS_DENIED) of a file that is to be replaced while another program has it open.
_REFUSED = 5


@contextlib.contextmanager
def whole_file(to: Path) -> Iterator[Path]:
    """A temporary file beside `to`; when the block ends well it is on disk and takes the place of `to` at once.

    When anything goes wrong `to` is as it was before, and the temporary file is gone. Raises Problem for a folder
    that is missing, full or not to be written, and for a file that is write-protected.
    """
    check_writable(to)
    _sweep(to)
    part = to.with_name(f".{to.name[:60]}.{os.urandom(4).hex()}.part")
    try:
        with files_as_problems(to):
            os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        with files_as_problems(to):
            yield part
        with files_as_problems(to):
            sync_file(part)
            with contextlib.suppress(OSError):
                # Who may read the older file, and nobody else, may read the new one.
                shutil.copymode(to, part)
            _put_in_place(part, to)
            sync_folder(to.parent)
    except Problem as problem:
        if part.name in problem.where:
            # The temporary file is our affair: what a person knows is the file that they chose.
            raise Problem(problem.what, str(to), problem.advice) from problem
        raise
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


@contextlib.contextmanager
def files_as_problems(where: Path) -> Iterator[None]:
    """Turn what the operating system refuses inside the block into a Problem about `where`."""
    try:
        yield
    except OSError as error:
        raise problem_of(error, where) from error


def problem_of(error: OSError, where: Path) -> Problem:
    """The Problem that an OSError means for a user."""
    if getattr(error, "winerror", None) in _IN_USE:
        return _open_elsewhere(where)
    if error.errno in _FULL:
        return Problem("There is no room left on this disk.", str(where), "Make room, or choose another disk.")
    if error.errno == errno.ENAMETOOLONG:
        return Problem("This name is too long for this disk.", str(where), "Give it a shorter name.")
    if error.errno in _FORBIDDEN and _is_file(where) and not os.access(where, os.R_OK):
        return Problem("This laptop does not let you read this file.", str(where), "Ask who it belongs to.")
    if error.errno in _FORBIDDEN:
        return Problem("This laptop does not let you write here.", str(where), "Choose another folder.")
    if error.errno == errno.ENOENT:
        return Problem("There is no such file or folder.", str(where), "Check the name, or choose another folder.")
    if error.errno in _NO_FOLDER:
        return Problem("A file stands where a folder is needed.", str(where), "Choose another folder.")
    said = error.strerror or type(error).__name__
    return Problem("This file could not be read or written.", str(where), f"The system says: {said}.")


def check_writable(to: Path) -> None:
    """Raise Problem where no file can be put at `to`: a folder, a missing folder, a write-protected file."""
    with files_as_problems(to):
        if to.is_dir():
            raise Problem("This is a folder, not a file.", str(to), "Give the file a name.")
        if not to.parent.is_dir():
            raise Problem("There is no such folder.", str(to.parent), "Choose a folder that is there.")
        mode = to.stat().st_mode if to.exists() else stat.S_IFREG | _WRITABLE
    if not stat.S_ISREG(mode):
        raise Problem("This name belongs to something that is no file.", str(to), "Give the file another name.")
    # The rights are asked for as well: an administrator may write everywhere, and still protected this file.
    if not mode & _WRITABLE or (to.exists() and not os.access(to, os.W_OK)):
        raise Problem(
            "This file is write-protected.", str(to), "Give the new file another name, or take the protection away."
        )


def write_whole(to: Path, data: bytes) -> None:
    """Write a small file whole, on disk when this returns."""
    with whole_file(to) as part:
        part.write_bytes(data)


def sync_file(path: Path) -> None:
    """Wait until a file's content is on disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Wait until a folder's list of names is on disk. Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        # A folder on the way there may not be looked into.
        return False


def _put_in_place(part: Path, to: Path) -> None:
    try:
        part.replace(to)
    except PermissionError as error:
        # The part could be written in this folder, so it is the older file that stands in the way.
        if getattr(error, "winerror", None) == _REFUSED and to.exists():
            raise _open_elsewhere(to) from error
        raise


def _open_elsewhere(where: Path) -> Problem:
    return Problem(
        "Another program has this file open.",
        str(where),
        "Close it there (perhaps PowerPoint or Word), then try again.",
    )


def _sweep(to: Path) -> None:
    """Remove what an export that was killed left beside its target. Young files may belong to one still running."""
    old = time.time() - _STALE_SECONDS
    with contextlib.suppress(OSError):
        for part in to.parent.glob(f".{_no_pattern(to.name[:60])}.*.part"):
            if part.stat().st_mtime < old:
                part.unlink(missing_ok=True)


def _no_pattern(name: str) -> str:
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in name)
