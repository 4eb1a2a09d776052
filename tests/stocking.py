"""The example library for tests that are not about importing: imported once in a process, and copied from then on."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from itertools import groupby
from pathlib import Path

from natp_studio.domain.items import Item
from natp_studio.services.examples import add_examples
from natp_studio.services.studio import Studio


def stock_with_examples(studio: Studio) -> tuple[Item, ...]:
    """Put the example library into a studio, as its import leaves it; all its items."""
    items, files = _imported()
    shutil.copytree(files, studio.folder.media, dirs_exist_ok=True)
    for media, group in groupby(items, lambda item: item.media):
        made = tuple(group)
        studio.library.add(made, (media, made[0].source, studio.media.path(media).stat().st_size) if media else None)
    return items


@cache
def _imported() -> tuple[tuple[Item, ...], Path]:
    """The items of the example library, and a folder with their files, which goes when the process ends."""
    folder = tempfile.TemporaryDirectory(prefix="natp-examples-")
    atexit.register(folder.cleanup)
    with Studio(Path(folder.name) / "studio") as studio:
        return add_examples(studio), studio.folder.media
