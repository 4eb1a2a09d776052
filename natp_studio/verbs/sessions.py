"""Verbs about sessions: session new, list, show, check."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from natp_studio.domain.problems import Problem
from natp_studio.domain.wording import count
from natp_studio.verbs.common import FINDINGS, JsonOption, StudioOption, new_app, show

if TYPE_CHECKING:
    from natp_studio.domain.sessions import Session
    from natp_studio.services.planning import SessionRow

SessionArgument = Annotated[str, typer.Argument(metavar="SESSION", help="A name in the studio, or a .session.json.")]
Several = Annotated[list[str] | None, typer.Option(metavar="WORDS", help="May be given several times.")]


def add_to(app: typer.Typer) -> None:
    """Add these verbs to the command line."""
    sessions = new_app("Plan sessions: new, list, show, check.")
    sessions.command()(new)
    sessions.command("list")(list_)
    sessions.command("show")(show_)
    sessions.command()(check)
    app.add_typer(sessions, name="session")


def new(
    title: Annotated[str, typer.Argument(help="What it is called.")] = "",
    from_file: Annotated[
        Path | None,
        typer.Option("--from", readable=False, metavar="PLAN.session.json", help="Start from this plan instead."),
    ] = None,
    empty: Annotated[bool, typer.Option("--empty", help="Start without blocks.")] = False,
    purpose: Annotated[str, typer.Option(help="What people should take away.")] = "",
    start: Annotated[str, typer.Option(metavar="HH:MM", help="When it starts.")] = "10:00",
    date: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="The day.")] = "",
    place: Annotated[str, typer.Option(help="Where.")] = "",
    setting: Several = None,
    profession: Several = None,
    practitioner: Annotated[str, typer.Option(help="The practitioner's name.")] = "",
    expert: Annotated[str, typer.Option(help="The name of the expert by experience.")] = "",
    studio: StudioOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a session."""
    from natp_studio.domain.sessions import Audience, Trainer, TrainerRole
    from natp_studio.services.planning import adopt, create, read_plan
    from natp_studio.services.studio import Studio

    if not title and from_file is None:
        raise Problem("A session needs a title.", "", "Write: natp-studio session new “A calmer ward”.")
    with Studio(studio) as opened:
        if from_file is not None:
            plan = read_plan(from_file)
            name = adopt(opened, plan.with_details(title=title) if title else plan)
        else:
            name = create(
                opened,
                title,
                empty=empty,
                purpose=purpose,
                start=_time(start),
                date=_date(date),
                place=place,
                audience=Audience(tuple(setting or ()), tuple(profession or ())),
                trainers=(
                    Trainer("a", practitioner, TrainerRole.PRACTITIONER),
                    Trainer("b", expert, TrainerRole.EXPERT),
                ),
            )
        path = opened.sessions.path(name)
    show({"name": name, "path": str(path)}, f"{name}\n{path}", as_json=as_json)


def list_(studio: StudioOption = None, as_json: JsonOption = False) -> None:
    """List the sessions of the studio."""
    from natp_studio.services.planning import overview
    from natp_studio.services.studio import Studio

    with Studio(studio) as opened:
        rows = overview(opened)
    value = [
        {
            "name": row.name,
            "title": row.title,
            "date": row.date.isoformat() if row.date else None,
            "minutes": row.minutes,
            "blocks": row.blocks,
            "problem": row.problem or None,
        }
        for row in rows
    ]
    lines = "\n".join(f"{row.name}: {row.problem or _length(row)}" for row in rows)
    show(value, lines or "There are no sessions in this studio yet.", as_json=as_json)


def show_(session: SessionArgument, studio: StudioOption = None, as_json: JsonOption = False) -> None:
    """Show a session's running order."""
    from natp_studio.services.planning import as_text, resolve
    from natp_studio.services.studio import Studio

    with Studio(studio) as opened:
        found, _ = resolve(opened, session)
        value = json.loads(as_text(found))
    show(value, _running_order(found), as_json=as_json)


def check(session: SessionArgument, studio: StudioOption = None, as_json: JsonOption = False) -> None:
    """Say what would help a session before it is given. Ends with 3 when there is anything."""
    from natp_studio.services.planning import resolve, what_would_help
    from natp_studio.services.studio import Studio

    with Studio(studio) as opened:
        found, _ = resolve(opened, session)
        findings = what_would_help(opened, found)
    value = [{"rule": one.rule, "where": one.where, "why": one.why, "mend": one.mend} for one in findings]
    lines = "\n".join(f"{one.where}: {one.why}\n  What would help: {one.mend}" for one in findings)
    show(value, lines or "Nothing to mend was found.", as_json=as_json)
    if findings:
        raise typer.Exit(FINDINGS)


def _length(row: SessionRow) -> str:
    return f"{count(row.minutes, 'minute')}, {count(row.blocks, 'block')}"


def _running_order(session: Session) -> str:
    from natp_studio.domain.timing import running_order
    from natp_studio.domain.wording import clock, long_date

    lines = [session.title]
    if session.date:
        lines.append(long_date(session.date))
    for timed in running_order(session):
        block = timed.block
        leads = session.leading(block)
        lines.append(f"{clock(timed.starts)}  {block.minutes:3d} min  {block.kind.word}: {block.title}")
        lines.extend(f"                {ref.kind.word}: {ref.title}" for ref in block.items)
        if leads:
            lines.append(f"                Leads: {leads}")
    return "\n".join(lines)


def _time(text: str) -> dt.time:
    try:
        return dt.time.fromisoformat(text)
    except ValueError as error:
        raise Problem(f"“{text}” is not a time.", "--start", "Write a time such as 13:30.") from error


def _date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise Problem(f"“{text}” is not a date.", "--date", "Write a date such as 2026-03-17.") from error
