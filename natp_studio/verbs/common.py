"""What all verbs share: the options that stand everywhere, how results and Problems are printed, and the passphrase."""

from __future__ import annotations

import getpass
import json
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from natp_studio.domain.problems import Cancelled, Problem
from natp_studio.domain.progress import Progress
from natp_studio.domain.reports import ReportLine, in_groups

PROBLEM, FINDINGS, BUG, STOPPED = 1, 3, 70, 130
STUDIO = "NATP_STUDIO"
PASSPHRASE = "NATP_PASSPHRASE"  # noqa: S105  the name of a variable, not a passphrase

StudioOption = Annotated[
    Path | None,
    typer.Option(
        "--studio",
        readable=False,
        metavar="DIR",
        help="The studio folder. Without it: NATP_STUDIO, else your own studio.",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else on standard output.")]
ToOption = Annotated[
    Path, typer.Option("--to", readable=False, metavar="PATH", help="Where to write it: a file, or a folder.")
]

ConvertOption = Annotated[
    bool,
    typer.Option("--convert-media", help="In a deck: turn films and sounds that PowerPoint may not play into MP4."),
]
ShrinkOption = Annotated[
    bool, typer.Option("--shrink-pictures", help="In a deck: make pictures smaller that no screen shows whole.")
]
CommentsOption = Annotated[
    bool,
    typer.Option("--without-comments", help="In a deck: leave out comments of the source decks, and who wrote them."),
]
SizeOption = Annotated[
    str,
    typer.Option("--size", metavar="16:9|4:3", help="The deck's slide size; without it, the one most slides have."),
]
ReportOption = Annotated[
    Path | None,
    typer.Option(
        "--report",
        readable=False,
        metavar="FILE",
        help="Also write the report here: JSON if it ends in .json, else text.",
    ),
]


def new_app(words: str) -> typer.Typer:
    """An app of verbs, without colours and boxes: they cost time, and screen readers read them out."""
    return typer.Typer(
        help=words, no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
    )


def show(value: Any, text: str, *, as_json: bool) -> None:
    """Print a result: as JSON, or as text for people."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2) if as_json else text)


def say(text: str) -> None:
    """Tell something that is not the result, on standard error."""
    typer.echo(text, err=True)


def say_problem(problem: Problem) -> None:
    """Print a Problem on standard error: what, where, what to do."""
    say(problem.what)
    if problem.where:
        say(f"  Where: {problem.where}")
    if problem.advice:
        say(f"  What to do: {problem.advice}")


def say_report(lines: Sequence[ReportLine]) -> None:
    """Print the lines of a report on standard error, those of one outcome together."""
    for title, told in in_groups(lines):
        say(f"{title}:")
        for line in told:
            say(f"  {line.under_title}")


@contextmanager
def progress_shown() -> Iterator[Progress]:
    """A Progress that shows how far the work is, on a terminal; silent when output goes elsewhere."""
    if not sys.stderr.isatty():
        yield Progress()
        return

    def tell(done: int, total: int, what: str) -> None:
        sys.stderr.write(f"\r\x1b[K{done} of {total}: {what[:60]}")
        sys.stderr.flush()

    try:
        yield Progress(tell)
    finally:
        sys.stderr.write("\r\x1b[K")


def passphrase(question: str = "Passphrase of this studio: ") -> str:
    """The passphrase: from NATP_PASSPHRASE, else asked for without showing it."""
    given = os.environ.get(PASSPHRASE)
    if given:
        return given
    if not sys.stdin.isatty():
        raise Problem("The passphrase is needed.", "", f"Set the variable {PASSPHRASE}, or use a terminal.")
    return getpass.getpass(question)


def run(main: Callable[[], object]) -> int:
    """Run the program; its exit code where it did not end by itself (0 done, 2 wrong usage, 3 findings).

    1 is a Problem, 70 a mistake of ours, 130 stopped by the user.
    """
    try:
        main()
    except Problem as problem:
        say_problem(problem)
        return PROBLEM
    except (Cancelled, KeyboardInterrupt):
        say("Stopped.")
        return STOPPED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001  the last resort: a mistake of ours is told without anybody's words
        say("Something went wrong inside NATP Studio. Your work is as it was before.")
        say("  What to do: Tell us what you did, with the lines below. They hold no words of yours.")
        say("".join(traceback.format_tb(error.__traceback__)) + type(error).__qualname__)
        return BUG
    return 0
