"""Which files an import is about: single files, everything in a folder, and captions beside their videos."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from natp_studio.domain.problems import Problem
from natp_studio.domain.reports import ReportLine, left_out

MOST_FILES = 20_000
_CAPTIONS = (".vtt", ".srt")
_LANGUAGE = re.compile(r"^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*$")
_HIDDEN = ("~$", ".", "._")
_SYSTEM = {"thumbs.db", "desktop.ini", "icon\r"}


@dataclass(frozen=True, slots=True)
class Found:
    """A file to import; `named` when the user chose it itself rather than a folder around it."""

    path: Path
    named: bool
    captions: tuple[tuple[Path, str], ...] = ()


@dataclass(slots=True)
class Collection:
    """What was found, in order, and what was passed over."""

    files: list[Found] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    passed_over: list[ReportLine] = field(default_factory=list)


def collect(paths: Iterable[Path]) -> Collection:
    """Every file that the paths mean. Caption files go with the video or sound of the same name, if there is one."""
    collection = Collection()
    chosen: dict[Path, bool] = {}
    for path in paths:
        if path.is_dir():
            for file in _inside(path, collection):
                chosen.setdefault(file, False)
        elif path.exists():
            chosen[path] = True
        else:
            collection.problems.append(
                Problem("There is no such file or folder.", str(path), "Check the name, or choose another one.")
            )
    if len(chosen) > MOST_FILES:
        raise Problem(
            f"There are more than {MOST_FILES:,} files to import.", "", "Import one folder after another instead."
        )
    used: set[Path] = set()
    for path, named in chosen.items():
        if path.suffix.lower() in _CAPTIONS:
            continue
        # A video that was chosen by itself takes the captions that lie beside it on the disk.
        captions = _captions_of(path, path.parent.iterdir() if named else chosen)
        used.update(caption for caption, _ in captions)
        collection.files.append(Found(path, named, captions))
    for path, named in chosen.items():
        if path.suffix.lower() in _CAPTIONS and path not in used:
            line = left_out("the captions", path.name, "no video or sound of the same name is beside them")
            collection.passed_over.append(line)
            if named:
                collection.problems.append(
                    Problem(
                        "These captions belong to no video or sound.",
                        path.name,
                        "Give them the name of their video, put both in one folder, and import the video.",
                    )
                )
    return collection


def _inside(folder: Path, collection: Collection) -> list[Path]:
    found: list[Path] = []
    for root, folders, files in os.walk(folder, onerror=lambda error: _unreadable(error, collection)):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found.extend(
            Path(root) / name for name in sorted(files) if not name.startswith(_HIDDEN) and name.lower() not in _SYSTEM
        )
    return found


def _unreadable(error: OSError, collection: Collection) -> None:
    collection.passed_over.append(left_out("a folder", str(error.filename), "this laptop does not let you read it"))


def _captions_of(path: Path, others: Iterable[Path]) -> tuple[tuple[Path, str], ...]:
    """Caption files for a video and their languages: `clip.vtt` (language ""), `clip.en.vtt`, `clip.srt`."""
    found: list[tuple[Path, str]] = []
    stem = path.stem.casefold()
    for other in others:
        if other.suffix.lower() not in _CAPTIONS or other.parent != path.parent:
            continue
        name = other.stem
        if name.casefold() == stem:
            found.append((other, ""))
        elif name.casefold().startswith(stem + ".") and _LANGUAGE.match(language := name[len(stem) + 1 :]):
            found.append((other, language))
    # One file a language: WebVTT before SubRip, since it holds more.
    best: dict[str, tuple[Path, str]] = {}
    for other, language in sorted(found, key=lambda pair: (pair[1].lower(), pair[0].suffix.lower() != ".vtt")):
        best.setdefault(language.lower(), (other, language))
    return tuple(best.values())
