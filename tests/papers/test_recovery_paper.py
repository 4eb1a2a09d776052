from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from docx.shared import Pt
from paper_reading import assert_is_accessible, opened, words

from natp_studio.papers.paper import Paper
from natp_studio.papers.recovery_sheet import write_recovery_sheet

GROUPS = "7KQF MX2P 9RTA HW4C ZB6N JE3V D8YS G5LU QP2X 4TMR AC7K W9HF 6NZB".split()  # noqa: SIM905


def test_the_key_stands_in_large_groups_in_their_order(tmp_path: Path) -> None:
    to = tmp_path / "sheet.docx"
    write_recovery_sheet(GROUPS, "Larch \x00 ward", dt.date(2025, 10, 14), to)
    assert_is_accessible(to)
    rows = [[cell.text for cell in row.cells] for row in opened(to).tables[0].rows]
    assert rows[0] == ["Line", "Type these groups"]
    assert [group for _, cell in rows[1:] for group in cell.split("\t")] == GROUPS
    assert [number for number, _ in rows[1:]] == ["1", "2", "3", "4"]
    style = opened(to).styles["Key"]
    assert style.font.size == Pt(20)
    assert style.font.name == "Atkinson Hyperlegible Mono"
    assert "Studio:\tLarch ward" in words(to)
    assert "Made on:\tTuesday 14 October 2025" in words(to)
    assert "both lost" in words(to)


def test_the_same_key_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("1", "2"):
        write_recovery_sheet(GROUPS, "Studio", dt.date(2025, 10, 14), tmp_path / name)
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


def test_a_paper_refuses_to_skip_a_heading_level() -> None:
    paper = Paper("Title", None)
    with pytest.raises(ValueError, match="level 3 behind one of level 1"):
        paper.heading(3, "Too deep")


def test_a_title_without_a_single_letter_that_a_file_can_hold_is_named(tmp_path: Path) -> None:
    paper = Paper("\x00\x01", None)
    paper.save(tmp_path / "paper.docx")
    assert words(tmp_path / "paper.docx") == "Untitled"
