"""The example library and session that come with the program: brought in like any import, labelled, removable."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from natp_studio.domain.ids import new_id
from natp_studio.domain.items import Item
from natp_studio.domain.progress import Progress
from natp_studio.services.example_items import brought_and_own
from natp_studio.services.importing import ImportDetails, ImportReport, import_files
from natp_studio.services.planning import adopt, items_of, read_plan
from natp_studio.services.shipped import shipped
from natp_studio.services.studio import Studio
from natp_studio.store.session_files import SUFFIX


def add_examples(studio: Studio, progress: Progress | None = None) -> tuple[Item, ...]:
    """Bring the example library in, each item labelled as an example with its sources; all its items."""
    folder = shipped("assets/library")
    manifest = json.loads((folder / "library.json").read_text(encoding="utf-8"))
    items: list[Item] = []
    for entry in manifest["decks"]:
        report = _bring(studio, folder / entry["file"], manifest, entry, progress)
        labelled = tuple(_with_manifest(item, entry) for item in report.items)
        studio.library.change(labelled)
        items.extend(labelled)
    for entry in manifest["videos"]:
        report = _bring(studio, folder / entry["file"], manifest, entry, progress)
        labelled = tuple(
            replace(item, title=entry["title"], cites=entry["cites"], content_note=entry["content_note"])
            for item in report.items
        )
        studio.library.change(labelled)
        items.extend(labelled)
    items.extend(_bring(studio, folder / manifest["ideas"], manifest, {}, progress).items)
    return tuple(items)


def remove_examples(studio: Studio) -> int:
    """Take the items that the example library brought out of the library again; how many there were.

    What a trainer made of them stays: a newer version, a slide kept from a deck that came back, an idea with other
    words. A session that uses one that is gone says that it is missing.
    """
    return len(take_examples_out(studio))


def take_examples_out(studio: Studio) -> tuple[Item, ...]:
    """Do what `remove_examples` does; the items that are gone."""
    removed, _ = brought_and_own(studio)
    studio.library.remove(removed)
    still_used = studio.library.used_media()
    for sha256 in {one for item in removed for one in (item.media, item.poster, *(t.media for t in item.captions))}:
        if sha256 and sha256 not in still_used:
            studio.media.discard(sha256)
    return removed


def example_sessions() -> tuple[Path, ...]:
    """The files of the example sessions."""
    return tuple(sorted(shipped("sessions").glob(f"*{SUFFIX}")))


def add_example_session(studio: Studio, path: Path) -> str:
    """Put an example session into the studio as a session of one's own, and give its name."""
    return studio.sessions.add(read_plan(path))


def session_from_example(studio: Studio, path: Path, progress: Progress | None = None) -> tuple[str, int]:
    """Make a session from an example session: its name, and how many example items came into the library for it.

    The example library comes in only where the session would miss items of it.
    """
    session = read_plan(path)
    here = items_of(studio, session)
    brought = 0
    if any(item_id not in here for item_id in session.item_ids()):
        brought = len(add_examples(studio, progress))
    return adopt(studio, replace(session, id=new_id())), brought


def _bring(
    studio: Studio, path: Path, manifest: Mapping[str, Any], entry: Mapping[str, Any], progress: Progress | None
) -> ImportReport:
    details = ImportDetails(
        manifest["contributor"],
        manifest["credit"],
        tuple(entry.get("tags", ())),
        tuple(entry.get("settings", ())),
        tuple(entry.get("professions", ())),
        example=True,
    )
    report = import_files(studio, [path], details, progress)
    if report.problems:
        raise report.problems[0]
    return report


def _with_manifest(item: Item, entry: Mapping[str, Any]) -> Item:
    number = str(item.slide)
    return replace(
        item, cites=entry["cites"].get(number, ""), content_note=entry["content_notes"].get(number, item.content_note)
    )
