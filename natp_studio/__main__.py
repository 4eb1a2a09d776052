"""The command line: each verb is one call of a service."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from natp_studio import __version__
from natp_studio.verbs import decks, exports, library, reflections, sessions
from natp_studio.verbs.common import new_app, run

app = new_app("NATP Studio: plan, export and reflect on co-produced training sessions, offline.")
for group in (library, decks, sessions, exports, reflections):
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
) -> None:
    """NATP Studio: plan, export and reflect on co-produced training sessions, offline."""


def main() -> None:
    """Run the command line and end with its exit code."""
    sys.exit(run(lambda: app(prog_name="natp-studio")))


if __name__ == "__main__":
    main()
