"""The main job from end to end with the example library: what a newcomer sees first."""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from natp_studio.domain.problems import Problem
from natp_studio.domain.progress import Progress
from natp_studio.domain.reports import ReportLine
from natp_studio.services.examples import add_example_session, add_examples, example_sessions
from natp_studio.services.exporting import FORMATS, export
from natp_studio.services.reflecting import Entry, add_reflections, delivery_of, write_recovery_sheet
from natp_studio.services.studio import Studio
from natp_studio.services.targets import is_in_studio
from natp_studio.store.files import files_as_problems
from natp_studio.store.places import default_folder

PASSPHRASE = "NATP_PASSPHRASE"  # noqa: S105  the name of a variable, not a passphrase

# Said of the example itself, so that no word of it can be taken for a participant's.
_ENTRIES = (
    Entry(
        "Example entry, not written by a participant: here stands what somebody noticed in the session.",
        "Example entry: here stands the small change that they will try.",
    ),
    Entry(
        "Example entry, not written by a participant: permission to be quoted was given for this one.",
        "Example entry: tell people the evening before what will happen, who will come and when.",
        may_quote=True,
    ),
)


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What the demonstration left: files with what they are, how many items the library had, and the report."""

    files: tuple[tuple[str, Path], ...]
    items: int
    report: tuple[ReportLine, ...]


def demonstrate(to: Path, studio_folder: Path | None = None, progress: Progress | None = None) -> Demonstration:
    """Build, export and log the example session into the folder `to`, in a studio of its own: never the user's."""
    if studio_folder is not None and studio_folder.resolve() == default_folder().resolve():
        raise Problem(
            "The demonstration does not touch your own studio.",
            str(studio_folder),
            "Name another folder with --studio.",
        )
    if is_in_studio(to) or (studio_folder is not None and to.resolve().is_relative_to(studio_folder.resolve())):
        raise Problem("This folder belongs to a studio.", str(to), "Choose another folder, outside of it.")
    with files_as_problems(to):
        to.mkdir(parents=True, exist_ok=True)
    with _place(studio_folder) as folder, Studio(folder) as studio:
        progress = progress or Progress()
        items = add_examples(studio, progress)
        name = add_example_session(studio, example_sessions()[0])
        session = studio.sessions.read(name)
        files: list[tuple[str, Path]] = []
        groups = _unlocked(studio)
        if groups and studio_folder is not None:
            # A studio that stays needs its sheet; one that goes with this demonstration has nothing left to open.
            files.append(("Recovery sheet of the log", write_recovery_sheet(studio, groups, to)))
        add_reflections(studio, delivery_of(session), _ENTRIES)
        report: list[ReportLine] = []
        for chosen in FORMATS:
            done = export(studio, studio.sessions.read(name), name, chosen.name, to, progress)
            files.append((chosen.title, done.path))
            report.extend(done.report)
    return Demonstration(tuple(files), len(items), tuple(report))


def _unlocked(studio: Studio) -> tuple[str, ...]:
    """Unlock the log; the recovery key when this set it up. Without a passphrase given, only that key opens it."""
    given = os.environ.get(PASSPHRASE, "")
    if studio.has_keys:
        studio.unlock(given)
        return ()
    return studio.set_up_log(given or secrets.token_urlsafe(24))


@contextmanager
def _place(folder: Path | None) -> Iterator[Path]:
    if folder is not None:
        yield folder
        return
    with tempfile.TemporaryDirectory(prefix="natp-studio-") as temporary:
        yield Path(temporary)
