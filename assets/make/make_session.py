"""Turn the plan of the example session into a session file, with the ids that its items have in every library.

Usage: python make_session.py PLAN.json OUT.session.json

Run it after the decks or the animation were made anew: an item's id follows from its file's content.
"""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import replace
from datetime import time
from pathlib import Path

from natp_studio.domain.ids import derived_id
from natp_studio.domain.items import Item
from natp_studio.domain.sessions import (
    Audience,
    BlockKind,
    ItemRef,
    Session,
    Trainer,
    TrainerRole,
    new_block,
    new_session,
)
from natp_studio.services.examples import add_examples
from natp_studio.services.studio import Studio
from natp_studio.store.session_files import to_json


def main() -> None:
    plan = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder, Studio(Path(folder)) as studio:
        items = add_examples(studio)
    session = _session(plan, items)
    Path(sys.argv[2]).write_bytes(to_json(session))
    print(f"{session.title}: {session.minutes} minutes, {len(session.item_ids())} items")


def _session(plan: dict, items: tuple[Item, ...]) -> Session:
    blocks = []
    for number, entry in enumerate(plan["blocks"], start=1):
        refs = tuple(_ref(reference, items) for reference in entry["items"])
        block = new_block(
            BlockKind(entry["kind"]),
            entry["title"],
            entry["minutes"],
            leads=tuple(entry["leads"]),
            notes=entry["notes"],
            content_note=entry["content_note"],
            prompts=tuple(entry["prompts"]),
            items=refs,
        )
        blocks.append(replace(block, id=derived_id("example-block", plan["title"], number)))
    session = new_session(
        plan["title"],
        blocks,
        purpose=plan["purpose"],
        audience=Audience(tuple(plan["audience"]["settings"]), tuple(plan["audience"]["professions"])),
        start=time.fromisoformat(plan["start"]),
        trainers=tuple(Trainer(one["id"], one["name"], TrainerRole(one["role"])) for one in plan["trainers"]),
        example=True,
    )
    return replace(session, id=derived_id("example-session", plan["title"]))


def _ref(reference: dict, items: tuple[Item, ...]) -> ItemRef:
    for item in items:
        if "idea" in reference and item.title == reference["idea"]:
            break
        source = reference.get("deck") or reference.get("video") or ""
        if source and item.source == Path(source).name and item.slide == reference.get("slide"):
            break
    else:
        raise SystemExit(f"not in the example library: {reference}")
    return ItemRef(item.id, item.title, item.kind)


if __name__ == "__main__":
    main()
