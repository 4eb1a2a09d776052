"""Where a new file may go: never over what somebody brought, into a studio, or over another file made with it."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from natp_studio.domain.problems import Problem
from natp_studio.store.files import check_writable, files_as_problems

# Endings that say of what kind a file is. Any other may be a part of a name, as in “Session 3.2”.
_ENDINGS = frozenset(
    f".{ending}"
    for ending in (
        "pptx", "pptm", "ppt", "potx", "potm", "pot", "ppsx", "ppsm", "pps", "odp", "key", "pdf", "docx", "docm", "doc",
        "dotx", "odt", "rtf", "txt", "md", "csv", "tsv", "xlsx", "xlsm", "xls", "ods", "json", "xml", "html", "htm",
        "zip", "natp", "png", "jpg", "jpeg", "gif", "webp", "bmp", "tif", "tiff", "svg", "mp4", "m4v", "mov", "webm",
        "mkv", "avi", "wmv", "mp3", "m4a", "wav", "ogg", "flac", "vtt", "srt", "db",
    )
)  # fmt: skip
_ANOTHER = "Give the new file another name."


def named(to: Path, ending: str, *, may_be_folder: bool = False) -> Path:
    """The file that a person means by `to`: with its ending, such as ".pptx", which is added where the name has none.

    Raises Problem for the ending of another kind of file; where it `may_be_folder`, also for a name without an ending
    that is not there, since a folder is meant then. A folder that is there is given back as it is.
    """
    with files_as_problems(to):
        is_folder, is_there = to.is_dir(), to.exists()
    if is_folder or to.name.casefold().endswith(ending):
        return to
    own = to.suffix.casefold()
    if own and own == Path(ending).suffix:
        return to
    if own in _ENDINGS:
        raise Problem(
            f"This kind of file ends in {ending}, not in {to.suffix}.", str(to), f"Name it {to.stem}{ending}."
        )
    if may_be_folder and not is_there:
        raise Problem("There is no such folder.", str(to), f"Make it first. For a file, write {to.name}{ending}.")
    return to.with_name(f"{to.name}{ending}")


def check_target(to: Path, sources: Iterable[Path] = (), report: Path | None = None) -> None:
    """Raise Problem where a file at `to`, or its report at `report`, would destroy something.

    `sources` are files that are read for it. Files are told apart by what they are on the disk: another name, a link
    or other capitals are the same file still. Nothing is written.
    """
    sources = tuple(sources)
    for path in (to,) if report is None else (to, report):
        if any(_is_there(path, source) for source in sources):
            raise Problem("This file is one of your sources.", str(path), _ANOTHER)
        _check_outside(path)
        if path == to or _exists(path):
            # A report that cannot be made at all costs nobody a file: the other one is made then, and that is said.
            check_writable(path)
    if report is not None:
        check_report(report, to)


def check_report(report: Path, made: Path) -> None:
    """Raise Problem where a report would stand in the place of the file that it is about."""
    if is_same(made, report):
        what = "deck" if made.suffix.casefold() == ".pptx" else "what it is about"
        raise Problem(f"Report and {what} cannot be the same file.", str(report), "Give the report another name.")


def is_same(one: Path, other: Path) -> bool:
    """True where two paths mean one file, there or still to be made."""
    if _exists(one) or _exists(other):
        return _is_there(one, other)
    return _key(one) == _key(other)


def is_in_studio(path: Path) -> bool:
    """True for a studio's own folder, whoever's it is, and for whatever lies in it."""
    real = Path(os.path.realpath(path))
    return any(_is_studio(folder) for folder in (real, *real.parents))


def _is_studio(folder: Path) -> bool:
    try:
        return (folder / "library.db").is_file() and (folder / "media").is_dir()
    except OSError:
        # Nothing can be written where nothing can be looked up, and that is told by whoever writes.
        return False


def _check_outside(path: Path) -> None:
    if is_in_studio(path):
        raise Problem("This folder belongs to your studio.", str(path.parent), "Choose another folder, outside of it.")


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _is_there(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _key(path: Path) -> str:
    """What two names have in common that are one file on some systems: without regard to capitals."""
    return unicodedata.normalize("NFC", os.path.realpath(path)).casefold()
