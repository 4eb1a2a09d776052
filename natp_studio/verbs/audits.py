"""Verbs about decks from anywhere that are looked at closely: audit, returned."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from natp_studio.domain.wording import count
from natp_studio.verbs.common import FINDINGS, JsonOption, StudioOption, progress_shown, say, show

if TYPE_CHECKING:
    from natp_studio.domain.auditing import DeckAudit
    from natp_studio.domain.round_trips import Pair, SlideChange
    from natp_studio.services.round_trip import Comparison, Kept

DeckArgument = Annotated[Path, typer.Argument(readable=False, metavar="DECK", help="A PowerPoint presentation.")]


def add_to(app: typer.Typer) -> None:
    """Add these verbs to the command line."""
    app.command()(audit)
    app.command()(returned)


def audit(
    deck: DeckArgument,
    studio: StudioOption = None,  # noqa: ARG001  every verb takes it; this one needs none
    as_json: JsonOption = False,
) -> None:
    """Say what in a deck is hard to use for people with a screen reader, captions or tired eyes.

    Ends with 3 when something was found.
    """
    from natp_studio.services.auditing import audit as look
    from natp_studio.services.worker import working

    with working() as worker, progress_shown() as progress:
        found = look(deck, worker, progress)
    value = [
        {
            "rule": one.rule,
            "slide": one.slide or None,
            "where": one.where,
            "what": one.what,
            "why": one.why,
            "mend": one.mend,
            "mended": one.mended,
        }
        for one in found.findings
    ]
    show(value, _told(found), as_json=as_json)
    if found.findings:
        raise typer.Exit(FINDINGS)


def returned(
    deck: DeckArgument,
    as_version: Annotated[
        list[int] | None,
        typer.Option(
            metavar="N", min=1, help="Keep slide N as a new version of what it was. Several times if need be."
        ),
    ] = None,
    as_item: Annotated[
        list[int] | None, typer.Option(metavar="N", min=1, help="Keep slide N as a new item. Several times if need be.")
    ] = None,
    keep_all: Annotated[
        bool,
        typer.Option(
            "--keep-all",
            help="Keep changed slides as new versions, and new ones as items; not those that every export makes.",
        ),
    ] = False,
    contributor: Annotated[str, typer.Option(help="Who made what is new.")] = "",
    studio: StudioOption = None,
    as_json: JsonOption = False,
) -> None:
    """Compare a deck that was changed in PowerPoint with what was exported, and keep slides of it."""
    from natp_studio.domain.round_trips import Keep
    from natp_studio.services.round_trip import compare_returned, keep
    from natp_studio.services.studio import Studio

    if both := set(as_version or ()) & set(as_item or ()):
        raise typer.BadParameter(
            f"Slide {min(both)} is named twice, as a new version and as a new item. Choose one of them.",
            param_hint="--as-version, --as-item",
        )
    with Studio(studio) as opened, progress_shown() as progress:
        found = compare_returned(opened, deck, progress)
        choices = dict(found.worth_keeping()) if keep_all else {}
        choices |= dict.fromkeys(as_version or (), Keep.VERSION)
        choices |= dict.fromkeys(as_item or (), Keep.ITEM)
        kept = keep(opened, deck, choices, contributor, progress)
    value = {
        "deck": found.name,
        "session": found.session or None,
        "has_tags": found.is_marked,
        "slides": [_change(change) for change in found.changes],
        "unread": [{"slide": number, "why": why} for number, why in found.lost],
        "kept": [
            {"id": item.id, "kind": item.kind.value, "title": item.title, "came_from": item.came_from or None}
            for item in kept.items
        ],
    }
    show(value, _compared(found), as_json=as_json)
    if kept.items:
        say(f"Kept {count(len(kept.items), 'item')}{_here_before(kept)}. Nothing was overwritten.")


def _here_before(kept: Kept) -> str:
    told = [f"{kept.known} of them here before"] if kept.known else []
    told += [f"{len(kept.back)} of them back from the archive"] if kept.back else []
    return "".join(f", {words}" for words in told)


def _told(found: DeckAudit) -> str:
    if not found.findings:
        return f"{found.name}: nothing was found. Only people who use it can say whether it works for them."
    lines = [f"{found.name}: {count(len(found.findings), 'finding')} on {count(found.slides, 'slide')}."]
    before, told = None, set()
    for one in found.findings:
        if one.slide != before:
            lines += ["", f"Slide {one.slide}" if one.slide else "The whole deck"]
            before = one.slide
        where = f"{one.where}: " if one.where and one.where not in one.what else ""
        lines.append(f"  {where}{one.what}")
        if one.rule not in told:
            # Said once for each rule: nobody wants to hear the same advice forty times.
            lines += [f"    Why it matters: {one.why}", f"    What to do: {one.mend}"]
            told.add(one.rule)
        if one.mended:
            lines.append("    In a deck exported by NATP Studio this is mended.")
    return "\n".join(lines)


def _compared(found: Comparison) -> str:
    lines = [found.name]
    if not found.is_marked:
        lines += [
            "This deck has no tags. It has lost them, or it was not exported by NATP Studio.",
            "Slides are known by their words only, and what was taken out cannot be told.",
        ]
    before = len(lines)
    for change in found.changes:
        if change.fate.value == "unchanged" and not change.sentences:
            continue
        name = f"Slide {change.slide}" if change.slide else "Not there any more"
        lines += ["", f"{name}: {change.title} ({change.fate.value})"]
        lines += [f"  {sentence}" for sentence in change.sentences]
        lines += _pairs("", change.words) if change.place else []
        lines += _pairs("In the notes. ", change.notes)
    if len(lines) == before:
        lines.append("Nothing was changed.")
    lines += [f"Slide {number} cannot be read: {why}" for number, why in found.lost]
    return "\n".join(lines)


def _pairs(start: str, pairs: tuple[Pair, ...]) -> list[str]:
    lines = []
    for pair in pairs:
        if pair.is_changed:
            lines += [f"  {start}Before: {pair.old}"] if pair.old else []
            lines += [f"  {start}Now:    {pair.new}"] if pair.new else []
    return lines


def _change(change: SlideChange) -> dict[str, Any]:
    return {
        "slide": change.slide or None,
        "was_slide": change.place or None,
        "title": change.title,
        "became": change.fate.value,
        "item": change.item or None,
        "known": change.known.value or None,
        "moved": change.moved,
        "in_words": list(change.sentences),
        "words": [{"old": pair.old, "new": pair.new} for pair in change.words],
        "notes": [{"old": pair.old, "new": pair.new} for pair in change.notes],
    }
