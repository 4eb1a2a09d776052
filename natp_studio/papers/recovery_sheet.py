"""The recovery sheet: one page that opens a studio's reflections when the passphrase is lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from natp_studio.domain.wording import long_date
from natp_studio.papers.embedding import Typeface
from natp_studio.papers.paper import Paper
from natp_studio.papers.style import TEXT_WIDTH_CM
from natp_studio.papers.words import one_line

GROUPS_A_LINE = 4
LONGEST_NAME = 60
_LINE_CM = 2.2


def write_recovery_sheet(
    key_groups: Sequence[str], studio_name: str, made: dt.date, to: Path, typeface: Typeface | None = None
) -> None:
    """Write the recovery sheet of a studio to `to` as a Word document of one page.

    `key_groups` are the parts of the recovery key in their order, each a few letters and digits; some 16 of four fit on
    the page. The file holds the key in plain words: the caller sees to where it goes. Raises OSError where `to` cannot
    be written.
    """
    paper = Paper("Recovery sheet", made, typeface)
    paper.fact("Studio", one_line(studio_name, LONGEST_NAME))
    paper.fact("Made on", long_date(made))
    paper.fact("It opens", "reflections and private notes, when the passphrase is lost")
    paper.heading(2, "Recovery key")
    lines = [key_groups[start : start + GROUPS_A_LINE] for start in range(0, len(key_groups), GROUPS_A_LINE)]
    paper.table(
        "Recovery key, in lines of four groups",
        ("Line", "Type these groups"),
        [(str(number), "\t".join(groups)) for number, groups in enumerate(lines, start=1)],
        (_LINE_CM, TEXT_WIDTH_CM - _LINE_CM),
        cell_style="Key",
    )
    paper.heading(3, "Where to keep it")
    paper.bullets(
        (
            "Print this page. Then delete the file.",
            "Keep it in a locked place, away from the laptop.",
            "Whoever has this page and the laptop can read the reflections.",
        )
    )
    paper.heading(3, "When the passphrase is lost")
    paper.bullets(
        (
            "Where NATP Studio asks for the passphrase, choose the recovery key.",
            "Type the groups, line by line.",
            "Choose a new passphrase. Then make a new recovery sheet.",
        )
    )
    paper.heading(3, "What it cannot do")
    paper.bullets(
        (
            "It opens no other studio. It brings back nothing that was erased.",
            "If this page and the passphrase are both lost, nobody can help.",
        )
    )
    paper.save(to)
