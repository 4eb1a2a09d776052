"""Adaptation ideas from a table (CSV) or from JSON: the files that people keep their idea banks in.

CSV has a row of headings: title and text, and if wanted source, link, tags, settings, professions, contributor,
credit, content note; lists in one cell are separated by semicolons. JSON is a list of objects with the same names.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from natp_studio.domain.items import Item, ItemKind, idea_id
from natp_studio.domain.problems import Problem

MOST_IDEAS = 20_000
_ADVICE = "Its first row (or each object) needs the names “title” and “text”; see the user guide."
_NAMES = {
    "title": "title",
    "idea": "title",
    "text": "text",
    "description": "text",
    "cites": "cites",
    "source": "cites",
    "url": "url",
    "link": "url",
    "tags": "tags",
    "tag": "tags",
    "settings": "settings",
    "setting": "settings",
    "professions": "professions",
    "profession": "professions",
    "contributor": "contributor",
    "credit": "credit",
    "content note": "content_note",
    "content_note": "content_note",
}
_LISTS = ("tags", "settings", "professions")


@dataclass(frozen=True, slots=True)
class IdeaFile:
    """The ideas of a file, and what was wrong with rows that are left out, as (row, why)."""

    ideas: tuple[Item, ...]
    left_out: tuple[tuple[int, str], ...]


def read_ideas(data: bytes, name: str) -> IdeaFile:
    """The ideas in a .csv or .json file; `name` decides which, and is what each idea gives as its file."""
    text = _decoded(data)
    rows = _json_rows(text, name) if name.lower().endswith(".json") else _csv_rows(text, name)
    ideas: dict[str, Item] = {}
    left_out = []
    for number, row in rows:
        if number > MOST_IDEAS:
            raise Problem(f"This file has more than {MOST_IDEAS:,} ideas.", name, "Split it into several files.")
        try:
            idea = _idea(row, name)
        except Problem as problem:
            left_out.append((number, problem.what))
        else:
            ideas.setdefault(idea.id, idea)
    if not ideas:
        raise Problem("There are no ideas in this file.", name, _ADVICE)
    return IdeaFile(tuple(ideas.values()), tuple(left_out))


def _idea(row: Mapping[str, object], name: str) -> Item:
    texts = {key: str(row.get(key) or "").strip() for key in ("title", "text", "cites", "url", "contributor", "credit")}
    if not texts["title"]:
        raise Problem("it has no title")
    cites = texts["cites"]
    if texts["url"] and texts["url"] not in cites:
        cites = f"{cites} {texts['url']}".strip()
    return Item(
        id=idea_id(texts["title"], texts["text"], cites),
        kind=ItemKind.IDEA,
        title=texts["title"],
        text=texts["text"],
        cites=cites,
        source=name,
        contributor=texts["contributor"],
        credit=texts["credit"],
        content_note=str(row.get("content_note") or "").strip(),
        tags=_list(row.get("tags")),
        settings=_list(row.get("settings")),
        professions=_list(row.get("professions")),
    )


def _list(value: object) -> tuple[str, ...]:
    parts = value if isinstance(value, list) else str(value or "").replace("|", ";").split(";")
    return tuple(dict.fromkeys(word for part in parts if (word := str(part).strip())))


def _json_rows(text: str, name: str) -> Iterator[tuple[int, dict[str, object]]]:
    try:
        held = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Problem("This file is not JSON.", name, _ADVICE) from error
    if isinstance(held, dict):
        held = held.get("ideas")
    if not isinstance(held, list):
        raise Problem("There are no ideas in this file.", name, _ADVICE)
    for number, entry in enumerate(held, start=1):
        known = entry if isinstance(entry, dict) else {}
        yield number, {_NAMES[key.lower()]: value for key, value in known.items() if key.lower() in _NAMES}


def _csv_rows(text: str, name: str) -> Iterator[tuple[int, dict[str, object]]]:
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        header = [_NAMES.get(cell.strip().lower(), "") for cell in next(reader, [])]
        if "title" not in header:
            raise Problem("This table has no column “title”.", name, _ADVICE)
        for number, cells in enumerate(reader, start=2):
            if any(cell.strip() for cell in cells):
                yield number, {key: cell for key, cell in zip(header, cells, strict=False) if key}
    except csv.Error as error:
        raise Problem("This table cannot be read.", name, "Save it again as CSV (UTF-8).") from error


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Excel on Windows saves plain CSV like this.
        return data.decode("cp1252", errors="replace")
