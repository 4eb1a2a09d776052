"""Verbs about what leaves the studio: formats, export, demo."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from natp_studio.verbs.common import (
    JsonOption,
    StudioOption,
    ToOption,
    passphrase,
    progress_shown,
    say,
    say_report,
    show,
)
from natp_studio.verbs.sessions import SessionArgument


def add_to(app: typer.Typer) -> None:
    """Add these verbs to the command line."""
    app.command()(formats)
    app.command()(export)
    app.command()(demo)


def formats(studio: StudioOption = None, as_json: JsonOption = False) -> None:  # noqa: ARG001
    """List every export format, one line each."""
    from natp_studio.services.exporting import FORMATS

    value = [{"name": one.name, "suffix": one.suffix, "what": one.what} for one in FORMATS]
    show(value, "\n".join(f"{one.name:12} {one.suffix:14} {one.what}" for one in FORMATS), as_json=as_json)


def export(
    session: SessionArgument,
    format_name: Annotated[str, typer.Argument(metavar="FORMAT", help="One of `natp-studio formats`.")],
    to: ToOption,
    studio: StudioOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write a session as a deck, handout, run sheet, plan, or table of reflections."""
    from natp_studio.services.exporting import export as write
    from natp_studio.services.exporting import format_named
    from natp_studio.services.planning import resolve
    from natp_studio.services.studio import Studio

    with Studio(studio) as opened, progress_shown() as progress:
        chosen = format_named(format_name)
        found, name = resolve(opened, session)
        if chosen.needs_log:
            opened.unlock(passphrase())
        done = write(opened, found, name, chosen.name, to, progress)
    report = [
        {"outcome": line.outcome, "what": line.what, "where": line.where, "why": line.why} for line in done.report
    ]
    show({"path": str(done.path), "octets": done.octets, "report": report}, str(done.path), as_json=as_json)
    if not as_json and done.report:
        say("What is not as it was:")
        say_report(done.report)


def demo(
    to: Annotated[Path, typer.Option("--to", metavar="DIR", help="The folder to leave everything in.")],
    studio: StudioOption = None,
    as_json: JsonOption = False,
) -> None:
    """Do the main job with the example library: session, deck, handout, run sheet, plan and log of reflections."""
    from natp_studio.services.demonstrating import demonstrate

    with progress_shown() as progress:
        done = demonstrate(to, studio, progress)
    files = [{"path": str(path), "what": what} for what, path in done.files]
    lines = "\n".join(f"{what}: {path}" for what, path in done.files)
    show({"files": files, "items": done.items}, lines, as_json=as_json)
    say_report(done.report)
