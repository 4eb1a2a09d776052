"""The command line as a whole: all groups of verbs, and the options that stand before a verb."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from natp_studio import __version__
from natp_studio.verbs import audits, decks, exports, library, reflections, sessions
from natp_studio.verbs.common import STUDIO, new_app

app = new_app(
    "NATP Studio: plan, export and reflect on co-produced training sessions, offline. Without a verb: the window."
)
for group in (library, decks, audits, sessions, exports, reflections):
    group.add_to(app)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    studio: Annotated[
        Path | None,
        typer.Option("--studio", readable=False, metavar="DIR", help="The studio folder for the window or the verb."),
    ] = None,
    portable: Annotated[
        bool, typer.Option("--portable", help="Open the window with a studio that is kept beside the program.")
    ] = False,
) -> None:
    """NATP Studio: plan, export and reflect on co-produced training sessions, offline. Without a verb: the window."""
    if portable:
        raise typer.BadParameter("It opens the window; a verb takes --studio DIR instead.", param_hint="--portable")
    if studio is not None:
        os.environ[STUDIO] = str(studio)
