"""One open studio: its folder, its library, its files, and the worker that reads files for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Self

from natp_studio.domain.problems import Problem
from natp_studio.services.worker import Worker
from natp_studio.store import keys
from natp_studio.store.folder import StudioFolder
from natp_studio.store.library import Library
from natp_studio.store.media import MediaStore
from natp_studio.store.places import default_folder, portable_folder
from natp_studio.store.session_files import SessionFiles

if TYPE_CHECKING:
    from natp_studio.store.reflection_log import ReflectionLog

__all__ = ["Studio", "portable_folder"]


class Studio:
    """A studio that this process has open; nobody else has it meanwhile. Use it in a `with` block, or close it."""

    def __init__(self, root: Path | None = None) -> None:
        self.folder = StudioFolder(root or default_folder())
        self._log: ReflectionLog | None = None
        try:
            self.library = Library(self.folder.library, self.folder.backups)
            self.media = MediaStore(self.folder.media)
            self.sessions = SessionFiles(self.folder.sessions)
            self.media.sweep(self.library.used_media())
            self.worker = Worker()
        except BaseException:
            self.folder.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close everything and give the lock back."""
        self.lock()
        self.worker.close()
        self.library.close()
        self.folder.close()

    @property
    def has_keys(self) -> bool:
        """True once the encrypted log was set up."""
        return self.folder.keys.exists()

    @property
    def log(self) -> ReflectionLog:
        """The encrypted log; unlock it first."""
        if self._log is None:
            raise Problem("The log of reflections is locked.", "", "Unlock it with your passphrase.")
        return self._log

    def set_up_log(self, passphrase: str, cost: keys.Cost | None = None) -> tuple[str, ...]:
        """Make the encrypted log and unlock it; the recovery key in groups, which is kept nowhere."""
        if self.folder.private.exists():
            raise _keys_missing(self.folder)
        made = keys.set_up(self.folder.keys, passphrase, cost)
        self._open_log(made.data_key)
        return made.recovery

    def unlock(self, passphrase: str) -> None:
        """Open the encrypted log with the passphrase."""
        if not self.has_keys:
            if self.folder.private.exists():
                raise _keys_missing(self.folder)
            raise Problem("There is no log of reflections yet.", "", "Choose a passphrase to set it up.")
        self._open_log(keys.unlock(self.folder.keys, passphrase))

    def recover(self, recovery_key: str, new_passphrase: str, cost: keys.Cost | None = None) -> None:
        """Open the encrypted log with the key on the recovery sheet, and set a new passphrase."""
        keys.check_passphrase(new_passphrase)
        data_key = keys.unlock_with_recovery(self.folder.keys, recovery_key)
        keys.change_passphrase(self.folder.keys, data_key, new_passphrase, cost)
        self._open_log(data_key)

    def change_passphrase(self, old: str, new: str, cost: keys.Cost | None = None) -> None:
        """Take another passphrase. The recovery sheet stays good."""
        keys.change_passphrase(self.folder.keys, keys.unlock(self.folder.keys, old), new, cost)

    def new_recovery_key(self, passphrase: str) -> tuple[str, ...]:
        """A new recovery key in groups; older sheets no longer open anything."""
        return keys.new_recovery(self.folder.keys, keys.unlock(self.folder.keys, passphrase))

    def lock(self) -> None:
        """Close the encrypted log."""
        if self._log is not None:
            self._log.close()
            self._log = None

    def _open_log(self, data_key: bytes) -> None:
        # Loaded only here: it takes longer than opening the window, which does not need it.
        from natp_studio.store.reflection_log import ReflectionLog

        self.lock()
        self._log = ReflectionLog(self.folder.private, self.folder.backups, data_key)


def _keys_missing(folder: StudioFolder) -> Problem:
    return Problem(
        "The key file of this studio's log is missing.",
        str(folder.keys),
        "Put back keys.json from a backup. Without it nobody can open the log; nothing was changed.",
    )
