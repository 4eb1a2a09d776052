"""Bytes from one file into another, by the operating system itself where it can, and their checksum meanwhile.

On Linux `copy_file_range` copies inside the kernel, which is what makes a deck with hundreds of megabytes of video
nearly as quick to write as to copy. Elsewhere one buffer serves for all.
"""

from __future__ import annotations

import errno
import os
import threading
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Self

_PIECE = 8 << 20
# Small enough to stay in the cache of one core: four times as much takes up to twice as long.
_BUFFER = 1 << 16
# What systems say where two files cannot be joined in the kernel; then the bytes go through a buffer.
_NOT_HERE = {errno.ENOSYS, errno.EXDEV, errno.EINVAL, errno.EOPNOTSUPP, errno.EPERM, errno.EBADF, errno.ETXTBSY}

Check = Callable[[], None]


def copy_range(source: BinaryIO, start: int, length: int, to: BinaryIO, check: Check = lambda: None) -> int:
    """Copy `length` bytes of `source` from `start` to where `to` stands; how many there were to copy.

    `source` must be a file without a buffer. `check` is called every few megabytes; what it raises ends the copying.
    """
    done = _in_kernel(source, start, length, to, check) if length > _BUFFER else 0
    source.seek(start + done)
    buffer = memoryview(bytearray(min(_BUFFER, max(1, length - done))))
    while done < length:
        check()
        got = source.readinto(buffer[: min(len(buffer), length - done)])  # type: ignore[attr-defined]
        if not got:
            break
        to.write(buffer[:got])
        done += got
    return done


class Checksum:
    """The CRC-32 of a file, computed in a thread of its own while the file is copied."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._crc = self._octets = 0
        self._error: OSError | None = None
        self._stop = False
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop = True
        self._thread.join()

    def result(self) -> tuple[int, int]:
        """The checksum and how many bytes it is of, once the file has been read to its end."""
        self._thread.join()
        if self._error is not None:
            raise self._error
        return self._crc, self._octets

    def _run(self) -> None:
        buffer = memoryview(bytearray(_BUFFER))
        try:
            with self._path.open("rb", buffering=0) as file:
                while not self._stop and (got := file.readinto(buffer)):
                    self._crc = zlib.crc32(buffer[:got], self._crc)
                    self._octets += got
        except OSError as error:
            self._error = error


def _in_kernel(source: BinaryIO, start: int, length: int, to: BinaryIO, check: Check) -> int:
    """Copy as much as the kernel copies by itself; 0 where it does not, or where `to` is no file."""
    copier = getattr(os, "copy_file_range", None)
    if copier is None:
        return 0
    try:
        out = to.fileno()
    except OSError:
        return 0
    to.flush()
    at, done = to.tell(), 0
    try:
        while done < length:
            check()
            copied = copier(source.fileno(), out, min(_PIECE, length - done), start + done, at + done)
            if not copied:
                break
            done += copied
    except OSError as error:
        if error.errno not in _NOT_HERE:
            raise
    to.seek(at + done)
    return done
