"""How long work tells how far it is, and hears that it should stop."""

from __future__ import annotations

import threading
from collections.abc import Callable

from natp_studio.domain.problems import Cancelled

Tell = Callable[[int, int, str], None]


class Progress:
    """Handed to long work. The work calls `report`; whoever waits calls `cancel` from any thread."""

    def __init__(self, tell: Tell | None = None) -> None:
        self._tell = tell
        self._cancelled = threading.Event()

    def report(self, done: int, total: int, what: str) -> None:
        """Say that `done` of `total` steps are finished and `what` comes next. Raises Cancelled when asked to stop."""
        self.check()
        if self._tell is not None:
            self._tell(done, total, what)

    def check(self) -> None:
        """Raise Cancelled when somebody asked to stop."""
        if self._cancelled.is_set():
            raise Cancelled

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """True once somebody asked to stop."""
        return self._cancelled.is_set()
