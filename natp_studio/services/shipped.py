"""What comes with the program: the example library, example sessions, fonts."""

from __future__ import annotations

from pathlib import Path

import natp_studio
from natp_studio.domain.problems import Problem

_PACKAGE = Path(natp_studio.__file__).parent


def shipped(name: str) -> Path:
    """A folder or file that comes with the program, such as "assets/library".

    Installed, it lies inside the package; in a checkout (or an editable install), beside it.
    """
    for place in (_PACKAGE / "shipped" / name, _PACKAGE.parent / name):
        if place.exists():
            return place
    raise Problem("A file that comes with NATP Studio is missing.", name, "Install NATP Studio again.")


def typeface_files() -> tuple[Path, Path]:
    """The font files of the typeface that comes with the program: regular and bold."""
    fonts = shipped("assets/fonts")
    return fonts / "AtkinsonHyperlegibleNext-Regular.ttf", fonts / "AtkinsonHyperlegibleNext-Bold.ttf"
