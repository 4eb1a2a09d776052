"""What a file is called by: its SHA-256. Apart from `files`, which is loaded before the window is painted."""

from __future__ import annotations

import hashlib
from pathlib import Path

from natp_studio.domain.progress import Progress
from natp_studio.store.files import BLOCK, files_as_problems


def sha256_of(path: Path, progress: Progress | None = None) -> str:
    """The SHA-256 of a file's content: 64 hexadecimal digits."""
    digest = hashlib.sha256()
    with files_as_problems(path), path.open("rb", buffering=0) as file:
        while block := file.read(BLOCK):
            if progress is not None:
                progress.check()
            digest.update(block)
    return digest.hexdigest()
