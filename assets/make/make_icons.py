"""Take the icons that the window uses out of Lucide.

Usage: python make_icons.py LUCIDE ICONS

LUCIDE is the unpacked npm package `lucide-static`, ICONS is `assets/icons`. Each picture is kept as it is drawn there,
without its comment and class; its licence (ISC) goes beside it.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

NAMES = (
    "archive", "archive-restore", "arrow-down", "arrow-right", "arrow-up", "book-open", "calendar-clock", "captions",
    "check", "chevron-down", "chevron-left", "chevron-right", "chevron-up", "circle-alert", "circle-check",
    "circle-question-mark", "clapperboard", "clock", "coffee", "copy", "door-open", "download", "eye", "file-text",
    "film", "flag", "folder-open", "grip-vertical", "image", "info", "key-round", "layout-grid", "library", "lightbulb",
    "list", "lock", "lock-open", "message-circle-heart", "message-square-text", "messages-square", "minus", "moon",
    "notebook-pen", "package-check", "panel-right", "pencil-line", "play", "plus", "presentation", "printer", "quote",
    "redo-2", "search", "settings", "shield-check", "sliders-horizontal", "table", "tag", "trash-2", "triangle-alert",
    "type", "undo-2", "upload", "user-round", "users-round", "volume-2", "wrench", "x",
)  # fmt: skip


def main() -> None:
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    target.mkdir(parents=True, exist_ok=True)
    for name in NAMES:
        drawn = (source / "icons" / f"{name}.svg").read_text(encoding="utf-8")
        drawn = re.sub(r"<!--.*?-->\n?", "", drawn, flags=re.DOTALL)
        drawn = re.sub(r'\s+class="[^"]*"', "", drawn)
        (target / f"{name}.svg").write_text(drawn, encoding="utf-8", newline="\n")
    shutil.copy(source / "LICENSE", target / "LICENSE")
    print(f"{len(NAMES)} icons")


if __name__ == "__main__":
    main()
