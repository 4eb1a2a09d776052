"""How much one slide may hold before the rest of it is left out. A hostile deck costs no more than a large one."""

from __future__ import annotations

from dataclasses import dataclass, field

MOST_NODES = 4_000
MOST_CHARACTERS = 100_000
MOST_RUNS = 10_000
MOST_RUNS_TOGETHER = 500
MOST_POINTS = 150_000
MOST_CELLS = 4_000
DEEPEST_GROUP = 24
LARGEST_PICTURE = 100_000_000
MOST_PICTURE_BYTES = 300_000_000


@dataclass
class Budget:
    """What is left to spend. `spent_out` turns True as soon as something had to be left out."""

    nodes: int = MOST_NODES
    characters: int = MOST_CHARACTERS
    runs: int = MOST_RUNS
    points: int = MOST_POINTS
    cells: int = MOST_CELLS
    picture_bytes: int = MOST_PICTURE_BYTES
    spent_out: bool = field(default=False, init=False)

    def take_node(self) -> bool:
        """Ask for one more node."""
        self.nodes -= 1
        return self._granted(self.nodes >= 0)

    def take_cells(self, number: int) -> bool:
        """Ask for the cells of a table."""
        self.cells -= number
        return self._granted(self.cells >= 0)

    def take_points(self, number: int) -> bool:
        """Ask for the points of a path."""
        self.points -= number
        return self._granted(self.points >= 0)

    def take_picture(self, size: int) -> bool:
        """Ask for a picture of `size` bytes."""
        if not self._granted(size <= min(LARGEST_PICTURE, self.picture_bytes)):
            return False
        self.picture_bytes -= size
        return True

    def take_text(self, text: str) -> str:
        """As much of a text as there is room for."""
        taken = text[: max(0, self.characters)]
        self.characters -= len(taken)
        self._granted(len(taken) == len(text))
        return taken

    def take_run(self, before: int) -> bool:
        """Ask for one more run in a paragraph that has `before` runs already."""
        self.runs -= 1
        return self._granted(self.runs >= 0 and before < MOST_RUNS_TOGETHER)

    def take_depth(self, depth: int) -> bool:
        """Ask for a group within `depth` others."""
        return self._granted(depth < DEEPEST_GROUP)

    def _granted(self, granted: bool) -> bool:
        self.spent_out = self.spent_out or not granted
        return granted
