"""Which items of a library the example library brought, told apart from what a trainer made out of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

from natp_studio.domain.idea_files import read_ideas
from natp_studio.domain.items import Item, ItemKind, idea_id, media_id, slide_id
from natp_studio.services.shipped import shipped
from natp_studio.services.studio import Studio
from natp_studio.store.hashes import sha256_of


@dataclass(frozen=True, slots=True)
class ExampleItems:
    """What is labelled as example content: `brought` came with the program, `own` are items that a trainer made of it.

    `sessions` are the titles of the sessions that use something of what was brought.
    """

    brought: tuple[Item, ...] = ()
    own: tuple[Item, ...] = ()
    sessions: tuple[str, ...] = ()


def brought_and_own(studio: Studio) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """The items that the example library brought, and those of a trainer that hold example content.

    An item of the example library is known by its id, which is made from the file that comes with the program. An
    idea whose words a trainer has changed is the trainer's own.
    """
    labelled = studio.library.examples()
    if not labelled:
        return (), ()
    files, ideas = _what_comes()
    brought = tuple(item for item in labelled if _is_brought(item, files, ideas))
    ids = {item.id for item in brought}
    return brought, tuple(item for item in labelled if item.id not in ids)


def example_items(studio: Studio) -> ExampleItems:
    """What is labelled as example content, and which sessions use it. A session that cannot be read is left out."""
    brought, own = brought_and_own(studio)
    ids = {item.id for item in brought}
    using = (session.title for _, session in studio.sessions.readable() if not ids.isdisjoint(session.item_ids()))
    return ExampleItems(brought, own, tuple(using))


@cache
def _what_comes() -> tuple[frozenset[str], frozenset[str]]:
    """The SHA-256 of the files of the example library, and the ids of its ideas."""
    folder = shipped("assets/library")
    manifest = json.loads((folder / "library.json").read_text(encoding="utf-8"))
    files = frozenset(sha256_of(folder / entry["file"]) for entry in (*manifest["decks"], *manifest["videos"]))
    ideas = folder / manifest["ideas"]
    return files, frozenset(idea.id for idea in read_ideas(ideas.read_bytes(), ideas.name).ideas)


def _is_brought(item: Item, files: frozenset[str], ideas: frozenset[str]) -> bool:
    if item.kind is ItemKind.IDEA:
        return item.id in ideas and item.id == idea_id(item.title, item.text, item.cites)
    if item.media not in files:
        return False
    return item.id == (media_id(item.kind, item.media) if item.slide is None else slide_id(item.media, item.slide))
