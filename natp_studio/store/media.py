"""Imported files, kept by what is in them: the same file twice is one file, and nobody changes it."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from natp_studio.domain.problems import Problem
from natp_studio.domain.progress import Progress
from natp_studio.store.files import BLOCK, files_as_problems, sync_file, sync_folder

_HEX = set("0123456789abcdef")
_STALE_SECONDS = 3600
_DERIVED = "derived"


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file in the store: its SHA-256, its ending (".pptx") and its length in bytes."""

    sha256: str
    suffix: str
    octets: int


class MediaStore:
    """The folder `media/ab/abcd….pptx`. Files come in whole and are never changed after."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def path(self, sha256: str) -> Path:
        """Where the file with this SHA-256 lies. Raises Problem when it is gone."""
        found = self._find(sha256)
        if found is None:
            raise Problem(
                "A file of the library is missing from the studio folder.",
                f"{sha256[:12]}…",
                "Import the original file again; everything else stays as it is.",
            )
        return found

    def __contains__(self, sha256: str) -> bool:
        return self._find(sha256) is not None

    def add(self, source: Path, progress: Progress | None = None) -> StoredFile:
        """Copy a file in. The copy is on disk, whole, before this returns; a file that is there already stays."""
        part = self._root / f".{secrets.token_hex(8)}.part"
        with files_as_problems(source):
            reading = source.open("rb", buffering=0)
        with reading, files_as_problems(self._root):
            try:
                digest, octets = _copy(reading, part, progress)
                return self._keep(part, digest, safe_suffix(source.name), octets)
            finally:
                with contextlib.suppress(OSError):
                    part.unlink(missing_ok=True)

    def add_bytes(self, data: bytes, suffix: str) -> StoredFile:
        """Keep a small file that was made here, such as captions or a poster frame."""
        part = self._root / f".{secrets.token_hex(8)}.part"
        with files_as_problems(self._root):
            try:
                part.write_bytes(data)
                return self._keep(part, hashlib.sha256(data).hexdigest(), suffix, len(data))
            finally:
                with contextlib.suppress(OSError):
                    part.unlink(missing_ok=True)

    def discard(self, sha256: str) -> None:
        """Remove a file that no item came to use, because it could not be read."""
        found = self._find(sha256)
        if found is not None:
            with contextlib.suppress(OSError):
                found.unlink()

    def derived(self, sha256: str, suffix: str, make: Callable[[Path], None]) -> Path:
        """A file made from the file with this SHA-256, such as a converted film; `make` writes it the first time.

        It is kept beside the files that came in and can be made again at any time, so it needs no row in the library.
        """
        target = self._root / _DERIVED / f"{sha256}{suffix}"
        if target.is_file():
            return target
        part = self._root / f".{secrets.token_hex(8)}.part"
        with files_as_problems(self._root):
            target.parent.mkdir(exist_ok=True)
            try:
                make(part)
                sync_file(part)
                part.replace(target)
                sync_folder(target.parent)
            finally:
                with contextlib.suppress(OSError):
                    part.unlink(missing_ok=True)
        return target

    def sweep(self, used: Collection[str]) -> int:
        """Remove files that no item uses, left by an import that was cut short; how many there were.

        Young files stay: an import that is running now has not written its rows yet.
        """
        removed = 0
        old = time.time() - _STALE_SECONDS
        with contextlib.suppress(OSError):
            for path in [
                *self._root.glob("[0-9a-f][0-9a-f]/*"),
                *self._root.glob(f"{_DERIVED}/*"),
                *self._root.glob(".*.part"),
            ]:
                if path.stem not in used and path.stat().st_mtime < old:
                    path.unlink(missing_ok=True)
                    removed += 1
        return removed

    def _find(self, sha256: str) -> Path | None:
        if len(sha256) != 64 or not _HEX.issuperset(sha256):
            return None
        folder = self._root / sha256[:2]
        return next((path for path in sorted(folder.glob(f"{sha256}.*")) if path.is_file()), None)

    def _keep(self, part: Path, sha256: str, suffix: str, octets: int) -> StoredFile:
        known = self._find(sha256)
        if known is not None:
            return StoredFile(sha256, known.suffix, octets)
        target = self._root / sha256[:2] / f"{sha256}{suffix}"
        target.parent.mkdir(exist_ok=True)
        sync_file(part)
        part.replace(target)
        sync_folder(target.parent)
        return StoredFile(sha256, target.suffix, octets)


def _write_all(descriptor: int, block: bytes) -> None:
    view = memoryview(block)
    while view:
        view = view[os.write(descriptor, view) :]


def safe_suffix(name: str) -> str:
    """The ending of a file's name in small letters, ".bin" where it has none that is safe to keep."""
    suffix = Path(name).suffix.lower()
    return suffix if suffix[1:].isalnum() and suffix.isascii() and len(suffix) <= 10 else ".bin"


def _copy(reading: IO[bytes], part: Path, progress: Progress | None) -> tuple[str, int]:
    digest, octets = hashlib.sha256(), 0
    with part.open("xb", buffering=0) as writing:
        while block := reading.read(BLOCK):
            if progress is not None:
                progress.check()
            digest.update(block)
            octets += len(block)
            _write_all(writing.fileno(), block)
    return digest.hexdigest(), octets
