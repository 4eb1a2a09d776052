"""Starts the program: the window, or with a verb the command line."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def main() -> None:
    """Run the program and end with its exit code."""
    window = _window_options(sys.argv[1:])
    sys.exit(_command_line() if window is None else _window(*window))


def _command_line() -> int:
    # Loaded only here: the window needs none of it, and must be painted at once.
    from natp_studio.verbs.common import run
    from natp_studio.verbs.program import app

    return run(lambda: app(prog_name="natp-studio"))


def _window(studio: Path | None, portable: bool) -> int:
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in _SCREENS):
        sys.stderr.write(
            "There is no screen here, so no window can be opened.\n"
            "  What to do: Use a verb such as “natp-studio demo --to out”; --help names all of them.\n"
        )
        return 1
    from natp_studio.ui.running import run

    return run(studio, portable=portable)


def _window_options(arguments: list[str]) -> tuple[Path | None, bool] | None:
    """The folder and whether it is portable, where the window is asked for: no verb, and no other option."""
    studio, portable, rest = None, False, list(arguments)
    while rest:
        match rest:
            case ["--portable", *rest]:
                portable = True
            case ["--studio", folder, *rest]:
                studio = Path(folder)
            case [option, *rest] if option.startswith("--studio="):
                studio = Path(option.removeprefix("--studio="))
            case _:
                return None
    return studio, portable


if __name__ == "__main__":
    main()
