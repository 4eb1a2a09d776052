"""Several files of a session in one go: what speaks against it beforehand, and a report of all of it afterwards."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from natp_studio.domain.checks import Finding
from natp_studio.domain.problems import Cancelled, Problem
from natp_studio.domain.progress import Progress
from natp_studio.domain.sessions import Session
from natp_studio.domain.wording import clock, count, long_date, size
from natp_studio.services.deck_plans import USUAL_WISHES, DeckWishes
from natp_studio.services.exporting import FORMATS, Exported, Format, export, file_name
from natp_studio.services.planning import what_would_help
from natp_studio.services.reflecting import count_quotable
from natp_studio.services.reporting import report_text as file_report_text
from natp_studio.services.studio import Studio
from natp_studio.services.targets import check_report, check_target, is_in_studio
from natp_studio.store.files import files_as_problems, write_whole
from natp_studio.store.session_files import safe_name

_STEPS = 1000


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is known before an export: names of formats whose file is there already, and what speaks against each.

    `folder` is what is wrong with the folder, None where files can be made in it. `reveals` says what the table of
    reflections will reveal, "" where it cannot be made.
    """

    folder: Problem | None
    there: frozenset[str]
    against: dict[str, str]
    reveals: str = ""


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file: it was made, or a Problem kept it from it, or neither, since a person stopped before."""

    format: Format
    path: Path
    made: Exported | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class ExportReport:
    """A whole export: of what, where to, when it ended, each file, and what would still have helped the session."""

    title: str
    folder: Path
    ended: dt.datetime
    files: tuple[FileReport, ...]
    findings: tuple[Finding, ...]

    @property
    def made(self) -> tuple[FileReport, ...]:
        """The files that are there."""
        return tuple(one for one in self.files if one.made is not None)

    @property
    def failed(self) -> tuple[FileReport, ...]:
        """The files that a Problem kept from being made."""
        return tuple(one for one in self.files if one.problem is not None)

    @property
    def not_begun(self) -> tuple[FileReport, ...]:
        """The files that were not made because a person stopped."""
        return tuple(one for one in self.files if one.made is None and one.problem is None)


def outlook(studio: Studio, session: Session, folder: Path) -> Outlook:
    """Look at the folder and at what each format needs, before a person waits for an export in vain."""
    problem = _problem_with(folder)
    there: set[str] = set()
    if problem is None:
        there = {one.name for one in FORMATS if (folder / file_name(session, one)).exists()}
    locked = _locked(studio)
    against = {one.name: locked for one in FORMATS if one.needs_log and locked}
    return Outlook(problem, frozenset(there), against, "" if locked else _revealed(studio, session))


def export_several(
    studio: Studio,
    session: Session,
    name: str,
    formats: Sequence[Format],
    folder: Path,
    progress: Progress | None = None,
    wishes: DeckWishes = USUAL_WISHES,
) -> ExportReport:
    """Make one file after the other in a folder. What cannot be made is told, and does not keep the others from it.

    When the progress is cancelled the file that was being made is not there; the ones before it are. `wishes` are for
    the deck.
    """
    progress = progress or Progress()
    files = [FileReport(one, folder / file_name(session, one)) for one in formats]
    for place, one in enumerate(files):
        part = _Part(progress, one.format.title, place, len(files))
        try:
            progress.report(place * _STEPS, len(files) * _STEPS, one.format.title)
            made = export(studio, session, name, one.format.name, folder, Progress(part.tell), wishes)
        except Cancelled:
            break
        except Problem as problem:
            files[place] = replace(one, problem=problem)
        else:
            files[place] = replace(one, made=made)
    return ExportReport(session.title, folder, _now(), tuple(files), what_would_help(studio, session))


def nothing_begun(session: Session, formats: Sequence[Format], folder: Path) -> ExportReport:
    """The report of an export that was stopped while it still waited for its turn."""
    files = tuple(FileReport(one, folder / file_name(session, one)) for one in formats)
    return ExportReport(session.title, folder, _now(), files, ())


def with_later(report: ExportReport, later: ExportReport) -> ExportReport:
    """The report after some of its files were tried again: those files as they are now, the others as they were."""
    again = {one.format.name: one for one in later.files}
    return replace(later, files=tuple(again.get(one.format.name, one) for one in report.files))


def report_name(report: ExportReport) -> str:
    """The name that the report's file gets beside the others."""
    return f"{safe_name(report.title)} - Export report.txt"


def report_text(report: ExportReport) -> str:
    """The report as plain text, to keep or to send; for each file as `natp-studio export --report` writes it."""
    return "\n".join(_lines(report)) + "\n"


def save_report(report: ExportReport, to: Path) -> Path:
    """Write the report as plain text to a file; where it is. Raises Problem where it would destroy what was made."""
    for one in report.made:
        check_report(to, one.path)
    check_target(to)
    write_whole(to, report_text(report).encode("utf-8", "replace"))
    return to


class _Part:
    """Makes one progress of several: each file has the same share, and what was reached is never taken back."""

    def __init__(self, whole: Progress, title: str, place: int, files: int) -> None:
        self._whole = whole
        self._title = title
        self._place = place
        self._files = files
        self._from = 0.0
        self._last = (0, 0)
        self._reached = 0.0

    def tell(self, done: int, total: int, _: str) -> None:
        """Hear of a step within the file. A writer that begins to count anew shares what is left of the way."""
        if total != self._last[1] or done < self._last[0]:
            self._from = self._reached
        self._last = (done, total)
        self._reached = self._from + (1 - self._from) * 0.5 * done / max(1, total)
        self._whole.report(round((self._place + self._reached) * _STEPS), self._files * _STEPS, self._title)


def _locked(studio: Studio) -> str:
    if not studio.has_keys:
        return "There are no reflections yet."
    try:
        assert studio.log, "raises where it is locked"
    except Problem as problem:
        return f"{problem.what} {problem.advice}"
    return ""


def _revealed(studio: Studio, session: Session) -> str:
    """How many reflections the table takes out of the encrypted log, and how many stay there."""
    try:
        goes, stays = count_quotable(studio, session.id)
    except Problem:
        # The log was locked meanwhile: then the export says so.
        return ""
    verb = "goes" if goes == 1 else "go"
    said = [f"{count(goes, 'reflection')} {verb} into it" if goes else "No reflection goes into it"]
    if stays:
        kept = "1 may not be quoted and stays" if stays == 1 else f"{stays} may not be quoted and stay"
        said.append(f"{kept} in the log. The page Reflections can export all, and shows beforehand what that reveals")
    return ". ".join((*said, "The file is not encrypted"))


def _problem_with(folder: Path) -> Problem | None:
    try:
        with files_as_problems(folder):
            if folder.is_file():
                return Problem("This is a file, not a folder.", str(folder), "Choose another folder.")
            if not folder.is_dir():
                return Problem("There is no such folder.", str(folder), "Choose another folder.")
            if is_in_studio(folder):
                return Problem(
                    "This folder belongs to your studio.", str(folder), "Choose another folder, outside of it."
                )
            # Asking for rights is no proof on every system; a file without a name is.
            tempfile.TemporaryFile(dir=folder).close()
    except Problem as problem:
        return problem
    return None


def _lines(report: ExportReport) -> Iterator[str]:
    yield f"Export of “{report.title}”"
    yield f"{long_date(report.ended.date())}, {clock(report.ended)}"
    yield f"Folder: {report.folder}"
    if report.made:
        yield from ("", f"Made: {count(len(report.made), 'file')}")
    for one in report.made:
        assert one.made is not None, "only files that were made"
        yield f"- {one.path.name}: {one.made.holds}, {size(one.made.octets)}"
    if report.failed or report.not_begun:
        yield from ("", f"Not made: {count(len(report.failed) + len(report.not_begun), 'file')}")
    for one in report.failed:
        assert one.problem is not None, "only files with a Problem"
        yield f"- {one.path.name}: {one.problem.what} {one.problem.advice}"
    for one in report.not_begun:
        yield f"- {one.path.name}: You stopped before it was whole."
    if report.findings:
        yield from ("", "What would still help the session")
    for finding in report.findings:
        yield f"- {finding.where}: {finding.why} {finding.mend}"
    for one in report.made:
        assert one.made is not None, "only files that were made"
        if lines := (*one.made.report, *one.made.carried):
            # The same words that the command line writes with --report.
            yield from ("", file_report_text(one.path.name, one.made.octets, lines).rstrip("\n"))


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone()
