"""Verbs about what leaves the studio: formats, export, demo."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Annotated

import typer

from natp_studio.verbs.common import (
    CommentsOption,
    ConvertOption,
    JsonOption,
    ReportOption,
    ShrinkOption,
    SizeOption,
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
    app.command()(weigh)
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
    credit_lines: Annotated[
        bool, typer.Option("--credit-lines", help="In a deck: a small line with the credit on each slide.")
    ] = False,
    as_they_are: Annotated[
        bool, typer.Option("--as-they-are", help="In a deck: do not mend what is safe to mend.")
    ] = False,
    convert_media: ConvertOption = False,
    shrink_pictures: ShrinkOption = False,
    without_comments: CommentsOption = False,
    keep_hidden: Annotated[
        bool, typer.Option("--keep-hidden", help="In a deck: slides that are hidden in their decks stay hidden.")
    ] = False,
    size: SizeOption = "",
    report: ReportOption = None,
    studio: StudioOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write a session as a deck, handout, run sheet, plan, or table of the reflections that may be quoted."""
    from natp_studio.services.deck_plans import DeckWishes
    from natp_studio.services.exporting import export as write
    from natp_studio.services.exporting import format_named
    from natp_studio.services.planning import resolve
    from natp_studio.services.reflecting import NOT_ENCRYPTED
    from natp_studio.services.reporting import told, write_report
    from natp_studio.services.studio import Studio
    from natp_studio.services.targets import is_same, named

    with Studio(studio) as opened, progress_shown() as progress:
        chosen = format_named(format_name)
        found, name = resolve(opened, session)
        if chosen.needs_log:
            opened.unlock(passphrase())
        wishes = DeckWishes(
            mend=not as_they_are,
            credit_lines=credit_lines,
            convert_media=convert_media,
            shrink_pictures=shrink_pictures,
            shape=size,
            without_comments=without_comments,
            keep_hidden=keep_hidden,
        )
        sources = () if name else (Path(session),)
        path = to if any(is_same(to, source) for source in sources) else named(to, chosen.suffix, may_be_folder=True)
        done = write(opened, found, name, chosen.name, path, progress, wishes, report=report, sources=sources)
    lines = (*done.report, *done.carried)
    show({"path": str(done.path), "octets": done.octets, **told(lines)}, str(done.path), as_json=as_json)
    if not as_json:
        say_report(lines)
    if chosen.needs_log:
        say(NOT_ENCRYPTED)
    if report is not None:
        write_report(report, done.path, done.octets, lines)


def weigh(
    session: SessionArgument,
    convert_media: ConvertOption = False,
    shrink_pictures: ShrinkOption = False,
    studio: StudioOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say what the deck of a session will weigh, before it is made."""
    from natp_studio.domain.wording import count, listed, size
    from natp_studio.services.deck_plans import DeckWishes
    from natp_studio.services.exporting import deck_weight
    from natp_studio.services.planning import resolve
    from natp_studio.services.studio import Studio

    with Studio(studio) as opened, progress_shown() as progress:
        found, _ = resolve(opened, session)
        wishes = DeckWishes(convert_media=convert_media, shrink_pictures=shrink_pictures)
        weight = deck_weight(opened, found, progress, wishes)
    lines = [
        f"{size(weight.octets)} for {count(weight.slides, 'slide')}.",
        f"Films and sounds: {size(weight.films)}. Pictures: {size(weight.pictures)}.",
    ]
    if weight.large_pictures:
        large = count(weight.large_pictures, "picture")
        lines.append(f"{large} with more pixels than a screen shows: smaller, they save about {size(weight.saving)}.")
    if weight.typefaces:
        lines.append(f"Typefaces that another laptop may lack: {', '.join(weight.typefaces)}.")
    if weight.comments:
        who = f" by {listed(weight.commenters)}" if weight.commenters else ""
        lines.append(f"{count(weight.comments, 'comment')}{who}. An export with --without-comments leaves them out.")
    show(dataclasses.asdict(weight), "\n".join(lines), as_json=as_json)


def demo(
    to: Annotated[Path, typer.Option("--to", readable=False, metavar="DIR", help="The folder to leave everything in.")],
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
