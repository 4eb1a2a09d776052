"""Verbs about the encrypted log: reflections add, list, export, and its passphrase and recovery sheet."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from natp_studio.domain.problems import Problem
from natp_studio.domain.wording import count
from natp_studio.verbs.common import JsonOption, StudioOption, ToOption, new_app, passphrase, say, show
from natp_studio.verbs.sessions import SessionArgument

if TYPE_CHECKING:
    from natp_studio.services.studio import Studio


def add_to(app: typer.Typer) -> None:
    """Add these verbs to the command line."""
    reflections = new_app("Log what participants noticed and will change: add, list, export. Encrypted, without names.")
    reflections.command()(add)
    reflections.command("list")(list_)
    reflections.command()(export)
    reflections.command("recovery-sheet")(recovery_sheet)
    reflections.command()(recover)
    reflections.command("new-passphrase")(new_passphrase)
    app.add_typer(reflections, name="reflections")


def add(
    session: SessionArgument,
    from_file: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="FILE|-",
            help='JSON: {"noticed", "change", "may_quote"}, or a list; - reads standard input.',
        ),
    ],
    date: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="When the session was given.")] = "",
    place: Annotated[str, typer.Option(help="Where it was given.")] = "",
    studio: StudioOption = None,
    as_json: JsonOption = False,
) -> None:
    """Log reflections of a session. The first time, this sets the log up and shows its recovery key once."""
    from natp_studio.services.planning import resolve
    from natp_studio.services.reflecting import add_reflections, delivery_of, read_entries
    from natp_studio.services.studio import Studio

    data = sys.stdin.buffer.read() if from_file == "-" else _bytes(Path(from_file))
    entries = read_entries(data, "standard input" if from_file == "-" else Path(from_file).name)
    with Studio(studio) as opened:
        found, _ = resolve(opened, session)
        _open(opened)
        delivery = delivery_of(found, _date(date), place)
        logged = add_reflections(opened, delivery, entries)
    show(
        {"delivery": delivery.id, "date": delivery.date.isoformat(), "ids": [one.id for one in logged]},
        f"{count(len(logged), 'reflection')} logged.",
        as_json=as_json,
    )


def list_(
    session: Annotated[str, typer.Argument(metavar="[SESSION]", help="Only those of this session.")] = "",
    words: Annotated[str, typer.Option("--words", help="Only those with these words.")] = "",
    studio: StudioOption = None,
    as_json: JsonOption = False,
) -> None:
    """List reflections."""
    from natp_studio.services.planning import resolve
    from natp_studio.services.reflecting import TABLE_HEADER, table_rows
    from natp_studio.services.studio import Studio

    with Studio(studio) as opened:
        session_id = resolve(opened, session)[0].id if session else ""
        opened.unlock(passphrase())
        rows = table_rows(opened.log.reflections(words, session_id))
    keys = [name.lower().replace(" ", "_") for name in TABLE_HEADER]
    value = [dict(zip(keys, row, strict=True)) for row in rows]
    lines = "\n\n".join(
        "\n".join(f"{name}: {cell}" for name, cell in zip(TABLE_HEADER, row, strict=True)) for row in rows
    )
    show(value, lines or "There are no reflections.", as_json=as_json)


def export(
    to: ToOption,
    session: Annotated[str, typer.Argument(metavar="[SESSION]", help="Only those of this session.")] = "",
    words: Annotated[str, typer.Option("--words", help="Only those with these words.")] = "",
    studio: StudioOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write reflections as a table (.csv). They leave the encrypted log by this only."""
    from natp_studio.services.planning import resolve
    from natp_studio.services.reflecting import NOT_ENCRYPTED, export_table
    from natp_studio.services.studio import Studio
    from natp_studio.services.targets import named

    with Studio(studio) as opened:
        session_id = resolve(opened, session)[0].id if session else ""
        opened.unlock(passphrase())
        path, rows = export_table(opened, named(to, ".csv", may_be_folder=True), words, session_id)
    show({"path": str(path), "reflections": rows}, f"{path}: {count(rows, 'reflection')}.", as_json=as_json)
    say(NOT_ENCRYPTED)


def recovery_sheet(to: ToOption, studio: StudioOption = None, as_json: JsonOption = False) -> None:
    """Make a new recovery sheet (.docx) to print. Older sheets no longer open the log."""
    from natp_studio.services.reflecting import write_new_recovery_sheet
    from natp_studio.services.studio import Studio
    from natp_studio.services.targets import named

    with Studio(studio) as opened:
        path = write_new_recovery_sheet(opened, passphrase(), named(to, ".docx", may_be_folder=True))
    show(
        {"path": str(path)}, f"{path}\nPrint it, keep it away from this laptop, then delete the file.", as_json=as_json
    )


def recover(studio: StudioOption = None, as_json: JsonOption = False) -> None:
    """Set a new passphrase with the key on the recovery sheet (read from standard input)."""
    from natp_studio.services.studio import Studio

    if sys.stdin.isatty():
        say("Type the recovery key, then press Enter.")
    typed = sys.stdin.readline()
    with Studio(studio) as opened:
        opened.recover(typed, passphrase("New passphrase: "))
    show({"changed": True}, "The log opens with the new passphrase.", as_json=as_json)


def new_passphrase(studio: StudioOption = None, as_json: JsonOption = False) -> None:
    """Change the passphrase. The new one is read from standard input."""
    from natp_studio.services.studio import Studio

    with Studio(studio) as opened:
        old = passphrase("Current passphrase: ")
        if sys.stdin.isatty():
            say("Type the new passphrase, then press Enter.")
        opened.change_passphrase(old, sys.stdin.readline().rstrip("\r\n"))
    show({"changed": True}, "The log opens with the new passphrase.", as_json=as_json)


def _open(studio: Studio) -> None:
    if studio.has_keys:
        studio.unlock(passphrase())
        return
    groups = studio.set_up_log(passphrase("Choose a passphrase for the log of reflections: "))
    say("The log of reflections is set up. If the passphrase is ever lost, only this key opens the log:")
    say(f"  {' '.join(groups)}")
    say("Write it down now, or make a sheet to print: natp-studio reflections recovery-sheet --to FILE.docx")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Problem("This file cannot be read.", str(path), "Check the name and the folder.") from error


def _date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise Problem(f"“{text}” is not a date.", "--date", "Write a date such as 2026-03-17.") from error
