"""What leaves the studio: one list of formats, and one way of writing each of them whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from natp_studio.decks.finished import compose_finished, weigh_finished
from natp_studio.decks.merging.plan import Weight
from natp_studio.domain.problems import Problem
from natp_studio.domain.progress import Progress
from natp_studio.domain.reports import Outcome, ReportLine, left_out
from natp_studio.domain.sessions import Session
from natp_studio.domain.wording import count
from natp_studio.papers.handout import write_handout
from natp_studio.papers.run_sheet import write_run_sheet
from natp_studio.papers.tables import write_csv
from natp_studio.services.deck_plans import USUAL_WISHES, DeckWishes, deck_of
from natp_studio.services.known_names import KnownNames
from natp_studio.services.planning import items_of
from natp_studio.services.playable import playable
from natp_studio.services.reflecting import TABLE_HEADER, count_quotable, table_rows
from natp_studio.services.reporting import inventory_line
from natp_studio.services.studio import Studio
from natp_studio.services.targets import check_target
from natp_studio.services.telling_slides import slides_told
from natp_studio.services.typefaces import paper_typeface
from natp_studio.store.files import whole_file
from natp_studio.store.session_files import safe_name, to_json

_SHOWN_IN_WORD = ("image/png", "image/jpeg")


@dataclass(frozen=True, slots=True)
class Exported:
    """A finished export: where, how many bytes, what is not as it was, what it holds ("25 slides").

    `carried` says what a deck has in it.
    """

    path: Path
    octets: int
    report: tuple[ReportLine, ...]
    holds: str = ""
    carried: tuple[ReportLine, ...] = ()


@dataclass(frozen=True, slots=True)
class _Job:
    studio: Studio
    session: Session
    part: Path
    progress: Progress
    wishes: DeckWishes


@dataclass(frozen=True, slots=True)
class _Written:
    """What a writer tells of the file it wrote."""

    holds: str
    report: tuple[ReportLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """One thing that can be exported: its name on the command line, the ending of its file, and what it is."""

    name: str
    suffix: str
    title: str
    what: str
    write: Callable[[_Job], _Written]
    needs_log: bool = False


def _deck(job: _Job) -> _Written:
    items = items_of(job.studio, job.session)
    names = KnownNames(items.values())
    composition, lines = deck_of(job.session, items, job.studio.media, job.wishes)
    studio = job.studio
    with (
        names.problems(),
        playable(composition, studio.worker, job.wishes, job.progress, studio.media.derived) as ready,
    ):
        merged = studio.worker.run(compose_finished, ready.composition, job.session.id, job.part, progress=job.progress)
    report = names.lines((*lines, *ready.lines, *merged.report))
    slides = count(merged.slides, "slide")
    holds = slides if report else f"{slides}, nothing left out or changed"
    return _Written(holds, (*report, inventory_line(merged.inventory)))


def _handout(job: _Job) -> _Written:
    items = items_of(job.studio, job.session)
    pictures = {
        item.id: job.studio.media.path(item.media)
        for item in items.values()
        if item.content_type in _SHOWN_IN_WORD and item.media in job.studio.media
    }
    told = slides_told(job.studio, items, job.progress)
    write_handout(job.session, items, job.part, pictures=pictures, typeface=paper_typeface(), told=told)
    missing = tuple(
        left_out(f"“{ref.title}”", block.title, "it is not in this library")
        for block in job.session.blocks
        for ref in block.items
        if ref.item not in items
    )
    return _Written(_blocks(job.session).holds, missing)


def _run_sheet(job: _Job) -> _Written:
    write_run_sheet(job.session, items_of(job.studio, job.session), job.part, typeface=paper_typeface())
    return _blocks(job.session)


def _plan(job: _Job) -> _Written:
    job.part.write_bytes(to_json(job.session))
    return _blocks(job.session)


def _reflections(job: _Job) -> _Written:
    # What may not be quoted leaves only from where a person sees beforehand what the file will show.
    rows = table_rows(job.studio.log.reflections(session_id=job.session.id, quotable=True))
    write_csv(TABLE_HEADER, rows, job.part)
    _, kept_back = count_quotable(job.studio, job.session.id)
    why = "it may not be quoted" if kept_back == 1 else "they may not be quoted"
    lines = (left_out(count(kept_back, "reflection"), "the log", why),) if kept_back else ()
    return _Written(f"{count(len(rows), 'reflection')}, not encrypted", lines)


def _blocks(session: Session) -> _Written:
    return _Written(count(len(session.blocks), "block"))


FORMATS = (
    Format("deck", ".pptx", "Deck", "the slides, as a PowerPoint presentation, videos inside", _deck),
    Format("handout", ".docx", "Handout", "what participants take home, as a Word document", _handout),
    Format(
        "run-sheet",
        ".docx",
        "Run sheet",
        "times, leads, notes and prompts, as a Word document",
        _run_sheet,
    ),
    Format("session", ".session.json", "Session plan", "the plan itself, to open on another laptop", _plan),
    Format(
        "reflections",
        ".csv",
        "Reflections",
        "what participants said that may be quoted, as a table",
        _reflections,
        True,
    ),
)


def format_named(name: str) -> Format:
    """The format with this name."""
    for known in FORMATS:
        if known.name == name.lower():
            return known
    raise Problem(
        f"There is no export format called “{name}”.", "", f"Choose one of: {', '.join(f.name for f in FORMATS)}."
    )


def deck_weight(
    studio: Studio, session: Session, progress: Progress | None = None, wishes: DeckWishes = USUAL_WISHES
) -> Weight:
    """What the deck of a session will weigh, before it is made. Films that are to be converted are converted now."""
    progress = progress or Progress()
    items = items_of(studio, session)
    composition, _ = deck_of(session, items, studio.media, wishes)
    shelf = studio.media.derived
    with KnownNames(items.values()).problems(), playable(composition, studio.worker, wishes, progress, shelf) as ready:
        return studio.worker.run(weigh_finished, ready.composition, session.id, progress=progress)


def export(
    studio: Studio,
    session: Session,
    name: str,
    format_name: str,
    to: Path,
    progress: Progress | None = None,
    wishes: DeckWishes = USUAL_WISHES,
    *,
    report: Path | None = None,
    sources: Sequence[Path] = (),
) -> Exported:
    """Write a session in one format to a file, or into a folder under a name made from its title.

    `name` is the session's name in the studio ("" for one from a file): when the plan itself leaves, that version is
    kept in the session's history. An older file of that name stays as it was unless the new one is whole. `wishes` are
    for the deck. Raises Problem, with nothing written, where the file or the `report` that is to be written afterwards
    would destroy one of the `sources`, or something in a studio.
    """
    chosen = format_named(format_name)
    path = to / file_name(session, chosen) if to.is_dir() else to
    check_target(path, sources, report)
    if chosen.name == "session" and name:
        session = note_that_it_leaves(studio, session, name, path.name)
    with whole_file(path) as part:
        written = chosen.write(_Job(studio, session, part, progress or Progress(), wishes))
    carried = tuple(line for line in written.report if line.outcome is Outcome.CARRIED)
    told = tuple(line for line in written.report if line.outcome is not Outcome.CARRIED)
    return Exported(path, path.stat().st_size, told, written.holds, carried)


def file_name(session: Session, chosen: Format) -> str:
    """The name that a session's file of this format gets in a folder."""
    return f"{safe_name(session.title)} - {chosen.title}{chosen.suffix}"


def note_that_it_leaves(studio: Studio, session: Session, name: str, file: str) -> Session:
    """Keep the plan as it is now in the session's history, since it leaves the laptop; the session that says so.

    Whoever edits the session meanwhile calls this beforehand, in the same thread: what is noted is not saved again.
    """
    noted = studio.sessions.record(name, session, f"exported as {file}")
    if noted != session:
        studio.sessions.write(name, noted)
    return noted
