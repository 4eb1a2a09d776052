"""Tables as CSV that Excel and LibreOffice open right, and that never run as formulas.

A cell that a spreadsheet could take for a formula gets an apostrophe in front. That is: after any leading apostrophes,
white space and invisible characters, it starts with = + - @ (also in their full-width forms), or it starts with a tab
or a carriage return. To undo it, take one apostrophe off every cell that `unguarded` changes; cells that came with
apostrophes of their own get one more, so that nothing is lost. Source: OWASP, "CSV Injection".
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

_SIGNS = "=+\\-@＝＋－＠﹦﹢﹣﹫−"
# White space of any script, and what is not seen at all: a spreadsheet may skip it.
_SKIPPED = "\\s\x00-\x1f\x7f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff"
_RISKY = re.compile(rf"'*(?:[\t\r]|[{_SKIPPED}]*[{_SIGNS}])")
_SURROGATES = re.compile("[\ud800-\udfff]")


def write_csv(header: Sequence[str], rows: Iterable[Sequence[str]], to: Path) -> None:
    """Write a table to `to`: UTF-8 with a byte order mark, lines that end in CR LF, quotes where they are needed.

    Cells are guarded as the module says. Half a surrogate pair, which UTF-8 cannot hold, becomes U+FFFD. Raises
    OSError where `to` cannot be written.
    """
    with to.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, dialect="excel")
        writer.writerow([guarded(cell) for cell in header])
        writer.writerows([guarded(cell) for cell in row] for row in rows)


def guarded(cell: str) -> str:
    """The cell as it is written."""
    whole = _SURROGATES.sub("\ufffd", cell)
    return f"'{whole}" if _RISKY.match(whole) else whole


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`."""
    return cell[1:] if cell.startswith("'") and _RISKY.match(cell) else cell
