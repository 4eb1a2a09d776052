"""What somebody will stumble over: in any deck, and in the slides of a session before they are exported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from natp_studio.decks.auditing.audit import audit_deck, audit_slides
from natp_studio.domain.auditing import Ask, DeckAudit, DeckFinding
from natp_studio.domain.items import PICTURE_SHAPE, TITLE_SHAPE, Item, ItemKind
from natp_studio.domain.problems import Problem
from natp_studio.domain.progress import Progress
from natp_studio.domain.sessions import Session
from natp_studio.services.catalogue import Catalogue
from natp_studio.services.studio import Studio
from natp_studio.services.worker import Worker

# What the edits are called in the list of what can be undone.
WRITE_ALT_TEXT, WRITE_TITLE = "Write alt text", "Write title"
MARK_DECORATION, UNMARK_DECORATION = "Mark as only decoration", "Unmark decoration"
EDIT_NAMES = (WRITE_ALT_TEXT, WRITE_TITLE, MARK_DECORATION, UNMARK_DECORATION)
_NO_ALT = "no-alt-text"


@dataclass(frozen=True, slots=True)
class ItemFinding:
    """A finding about an item of a session, with the first block that it stands in.

    Where `finding.ask` says so, a person can type what is missing (`describe`); `typed` is what was typed before, and
    `decoration` says that the shape was called mere decoration instead.
    """

    block: str
    block_title: str
    item: Item
    finding: DeckFinding
    typed: str = ""
    decoration: bool = False

    @property
    def is_said(self) -> bool:
        """True where a person typed words, or said that there is nothing to say."""
        return bool(self.typed) or self.decoration

    @property
    def is_open(self) -> bool:
        """True where neither an export from here nor what a person said sets it right."""
        return not (self.is_said or self.finding.mended)

    def of(self, item: Item) -> ItemFinding:
        """The same finding, with what is kept with its item now."""
        said = [one for one in item.described if self.finding.ask and one.shape == self.finding.shape]
        words, decoration = (said[0].words, said[0].is_decoration) if said else ("", False)
        return replace(self, item=item, typed=words, decoration=decoration)


def audit(deck: Path, worker: Worker, progress: Progress | None = None) -> DeckAudit:
    """What is found in any deck. Raises Problem when it cannot be read."""
    return worker.run(audit_deck, deck, progress=progress)


def findings_of(studio: Studio, session: Session, progress: Progress | None = None) -> tuple[ItemFinding, ...]:
    """What is found in the slides, pictures and films of a session, in the order of its plan.

    Items that are not in the library, and files that cannot be read, are told by `check` and by the export.
    """
    items = studio.library.get(session.item_ids())
    slides = _slide_findings(studio, list(items.values()), progress or Progress())
    found: list[ItemFinding] = []
    seen = set()
    for block in session.blocks:
        for ref in block.items:
            item = items.get(ref.item)
            if item is None or item.id in seen:
                continue
            seen.add(item.id)
            found.extend(
                ItemFinding(block.id, block.title, item, finding).of(item)
                for finding in slides.get(item.id, tuple(_file_findings(item)))
            )
    return tuple(found)


def describe(
    studio: Studio,
    catalogue: Catalogue,
    item: Item,
    shape: str,
    words: str,
    known: tuple[DeckFinding, ...] | None = None,
    *,
    decoration: bool = False,
) -> Item:
    """Keep alt text (or a title) that a person typed for a shape, as one edit that can be undone; the item then.

    It is kept beside the file, which nobody changes, and goes into every deck that the item is exported in. Empty words
    take away what was typed. With `decoration` there are no words: the shape only decorates. `known` are the item's
    findings where they are known already; its file is not read then.
    """
    was_decoration = any(one.shape == shape and one.is_decoration for one in item.described)
    changed = item.with_decoration(shape) if decoration else item.with_description(shape, words)
    if known is None:
        known = _slide_findings(studio, [item], Progress()).get(item.id)
    if known is None and item.kind is ItemKind.PICTURE:
        known = tuple(_file_findings(replace(item, alt_texts=())))
    if known is not None:
        typed = {one.shape for one in changed.described}
        left = sum(finding.rule == _NO_ALT and finding.shape not in typed for finding in known)
        changed = replace(changed, without_alt=left)
    name = WRITE_TITLE if shape == TITLE_SHAPE else WRITE_ALT_TEXT
    if decoration:
        name = MARK_DECORATION
    elif was_decoration and not words.strip():
        name = UNMARK_DECORATION
    return catalogue.change(name, [item], lambda _: changed)[0]


def _slide_findings(studio: Studio, items: list[Item], progress: Progress) -> dict[str, tuple[DeckFinding, ...]]:
    """The findings of slides by the ids of their items: each deck is opened once."""
    decks: dict[str, dict[int, str]] = {}
    for item in items:
        if item.kind is ItemKind.SLIDE and item.slide is not None:
            decks.setdefault(item.media, {})[item.slide] = item.id
    found: dict[str, list[DeckFinding]] = {}
    for media, slides in decks.items():
        try:
            path = studio.media.path(media)
            audited = studio.worker.run(audit_slides, path, tuple(sorted(slides)), progress=progress)
        except Problem:
            continue
        for number in slides:
            found[slides[number]] = []
        for finding in audited.findings:
            found[slides[finding.slide]].append(finding)
    return {item: tuple(findings) for item, findings in found.items()}


def _file_findings(item: Item) -> Iterator[DeckFinding]:
    """What is known of an item that is no slide."""
    if item.kind is ItemKind.PICTURE and not (item.alt_texts and not item.described):
        what = "This picture has no alt text."
        yield DeckFinding(_NO_ALT, 0, item.title, what, shape=PICTURE_SHAPE, ask=Ask.ALT_TEXT, may_decorate=True)
    if item.kind in (ItemKind.VIDEO, ItemKind.SOUND) and not item.captions:
        yield DeckFinding("no-captions", 0, item.title, f"This {item.kind.value} has no captions.")
