"""The studio folder: where each thing in it lies, and the lock that keeps a second process out."""

from __future__ import annotations

from pathlib import Path

import filelock

from natp_studio.domain.problems import Problem
from natp_studio.store.files import files_as_problems
from natp_studio.store.places import check_place


class StudioFolder:
    """One studio on disk. Opening it makes what is missing and takes the lock; `close` gives the lock back."""

    def __init__(self, root: Path) -> None:
        check_place(root)
        self.root = root
        with files_as_problems(root):
            for folder in (root, self.media, self.sessions, self.backups):
                folder.mkdir(parents=True, exist_ok=True)
        self._lock = filelock.FileLock(root / "studio.lock", thread_local=False)
        with files_as_problems(root):
            try:
                self._lock.acquire(timeout=0)
            except filelock.Timeout as error:
                raise Problem(
                    "This studio is open already.",
                    str(root),
                    "Go on in the window that has it open, or close that window first.",
                ) from error

    @property
    def library(self) -> Path:
        """The catalogue of items."""
        return self.root / "library.db"

    @property
    def private(self) -> Path:
        """The encrypted log."""
        return self.root / "private.db"

    @property
    def keys(self) -> Path:
        """The wrapped keys of the encrypted log."""
        return self.root / "keys.json"

    @property
    def media(self) -> Path:
        """Imported files by SHA-256."""
        return self.root / "media"

    @property
    def sessions(self) -> Path:
        """Session files and their histories."""
        return self.root / "sessions"

    @property
    def backups(self) -> Path:
        """Copies made before something risky."""
        return self.root / "backups"

    def close(self) -> None:
        """Give the lock back."""
        self._lock.release()
