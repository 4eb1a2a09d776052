"""Where the cells of a list stand: places, what is seen, and where keys lead, for a grid, a list and a strip."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize

from natp_studio.ui.items.cells import Cells, Moves

GRID = Cells(total=10, columns=4, width=50, height=30)
STRIP = Cells(total=10, columns=10, width=50, height=30, is_strip=True)
ROOM = QSize(200, 60)


@pytest.mark.parametrize("cells", [GRID, STRIP, Cells(total=10, columns=1, width=200, height=30)])
def test_the_cell_at_its_own_middle_is_itself(cells: Cells) -> None:
    assert [cells.row_at(cells.rect(row).center()) for row in range(cells.total)] == list(range(cells.total))


def test_beside_all_columns_and_above_the_first_line_there_is_no_cell() -> None:
    assert {GRID.row_at(QPoint(*place)) for place in ((-1, 5), (5, -1), (200, 5))} == {-1}


def test_only_the_lines_that_meet_a_rectangle_are_seen_in_it() -> None:
    assert GRID.rows_in(QRect(0, 35, 200, 20)) == range(4, 8)
    assert GRID.rows_in(QRect(0, 70, 200, 500)) == range(8, 10)
    assert STRIP.rows_in(QRect(120, 0, 100, 30)) == range(2, 5)


def test_a_strip_is_as_wide_as_all_its_cells_and_a_grid_as_high_as_its_lines() -> None:
    assert (GRID.size.height(), STRIP.size) == (90, QSize(500, 30))


def test_keys_lead_by_lines_columns_and_pages_and_never_out_of_the_list() -> None:
    assert [GRID.moved(1, move, ROOM) for move in (Moves.MoveDown, Moves.MoveUp, Moves.MoveRight)] == [5, 1, 2]
    assert [GRID.moved(1, move, ROOM) for move in (Moves.MovePageDown, Moves.MoveEnd)] == [9, 9]
    assert [STRIP.moved(1, move, ROOM) for move in (Moves.MoveDown, Moves.MovePageDown)] == [2, 5]


def test_down_into_a_line_that_is_not_full_leads_to_its_last_cell_and_from_there_nowhere() -> None:
    assert (GRID.moved(7, Moves.MoveDown, ROOM), GRID.moved(9, Moves.MoveDown, ROOM)) == (9, 9)
