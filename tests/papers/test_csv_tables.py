from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from natp_studio.papers.tables import guarded, unguarded, write_csv


def _read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_a_table_reads_back_as_it_was(tmp_path: Path) -> None:
    rows = [
        ["plain", "with, comma", 'with "quotes"'],
        ["two\nlines", "two\r\nlines", " led by a space"],
        ["Café, 日本, 🙂", "", "'quoted'"],
    ]
    write_csv(["a", "b", "c"], rows, tmp_path / "t.csv")
    assert _read(tmp_path / "t.csv") == [["a", "b", "c"], *rows]
    data = (tmp_path / "t.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfa,b,c\r\n")
    assert data.endswith(b"\r\n")


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\ttext",
        "\r=1",
        "\rtext",
        "   =1",
        "\u00a0=1",
        "\u3000＝1",
        "\ufeff=1",
        "\u200b=1",
        "\n=1",
        "＝1",
        "＋1",
        "－1",
        "＠A",
        "'=1",
        "''=1",
        '=HYPERLINK("http://example.org","x")',
    ],
)
def test_what_could_run_as_a_formula_is_guarded_and_can_be_undone(cell: str, tmp_path: Path) -> None:
    write_csv([cell], [[cell]], tmp_path / "t.csv")
    for (written,) in _read(tmp_path / "t.csv"):
        assert written == f"'{cell}"
        assert unguarded(written) == cell


@pytest.mark.parametrize("cell", ["", "word", "a=b", "1-2", "'quoted'", "mail@example.org", " spaced", "\nline"])
def test_what_is_plain_stays_as_it_is(cell: str) -> None:
    assert guarded(cell) == cell == unguarded(cell)


@given(st.lists(st.text(st.characters(codec="utf-8")), min_size=1, max_size=4))
def test_any_cell_comes_back_and_none_starts_a_formula(cells: list[str]) -> None:
    for cell in cells:
        assert unguarded(guarded(cell)) == cell
        assert not guarded(cell).lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


def test_half_a_surrogate_pair_does_not_stop_the_table(tmp_path: Path) -> None:
    write_csv(["a"], [["x\ud800y"]], tmp_path / "t.csv")
    assert _read(tmp_path / "t.csv") == [["a"], ["x\ufffdy"]]


def test_a_table_without_rows_has_its_header(tmp_path: Path) -> None:
    write_csv(["a", "b"], [], tmp_path / "t.csv")
    assert _read(tmp_path / "t.csv") == [["a", "b"]]
