"""The run sheet: what the pair holds in its hands on the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path

from natp_studio.domain.items import Item, ItemKind
from natp_studio.domain.sessions import ItemRef, Session
from natp_studio.domain.timing import TimedBlock, running_order
from natp_studio.domain.wording import clock, count
from natp_studio.papers import plan_words
from natp_studio.papers.embedding import Typeface
from natp_studio.papers.paper import Paper
from natp_studio.papers.words import one_line

MOST_IN_LIST = 6
_HEADER = ("Start", "End", "Minutes", "Block and content note", "Who leads", "Items")
# Each column holds its longest word (“Minutes”, “experience”, “adaptation”) at 12 points.
_WIDTHS_CM = (1.5, 1.5, 2.0, 6.5, 2.65, 2.85)
_NOTHING = "None"
# The words of `Item.contains` for what is played.
_PLAYED = frozenset({"video", "sound"})


def write_run_sheet(
    session: Session,
    items: Mapping[str, Item],
    to: Path,
    now: dt.date | None = None,
    typeface: Typeface | None = None,
) -> None:
    """Write the run sheet of a session for the trainer pair to `to` as a Word document.

    `items` has the library's items by id; what is missing is named by the title in the plan, and said to be missing.
    `now` stands in the document's properties, else the session's date does, else 1 January 2000: the same session
    gives the same bytes. Raises OSError where `to` cannot be written.
    """
    paper = Paper(f"Run sheet: {one_line(session.title)}", now or session.date, typeface, "Run sheet")
    order = running_order(session)
    paper.fact("When", plan_words.when(session))
    if session.place.strip():
        paper.fact("Where", session.place)
    paper.fact("Who leads", plan_words.pair(session))
    paper.heading(2, "Running order")
    if order:
        _table(paper, session, order, items)
        paper.heading(2, "When time runs short")
        _when_short(paper, order)
    else:
        paper.text("No block is planned yet.")
    paper.heading(2, "Before you start")
    paper.checklist(_before(session, order, items))
    if order:
        paper.heading(2, "Block by block")
        # Without it LibreOffice leaves a row of headings alone at the foot of a page.
        paper.text("What to say, ask and show in each block, in order.")
        for timed in order:
            _block(paper, session, timed, items)
    paper.save(to)


def _table(paper: Paper, session: Session, order: tuple[TimedBlock, ...], items: Mapping[str, Item]) -> None:
    rows = []
    for timed in order:
        block = timed.block
        name, kind = plan_words.title(block), block.kind.word
        about = [name] if name.casefold() == kind.casefold() else [name, kind]
        notes = plan_words.content_notes(block, items)
        about.extend(f"Content note: {note}" for note in notes)
        rows.append(
            (
                clock(timed.starts),
                clock(timed.ends),
                str(block.minutes),
                "\n".join(about),
                plan_words.leaders_in_lines(session, block),
                "\n".join(plan_words.summary(block.items, items)) or _NOTHING,
            )
        )
    paper.table(
        "Running order",
        _HEADER,
        rows,
        _WIDTHS_CM,
        strong=3,
        shaded=[number for number, timed in enumerate(order) if timed.block.kind.is_pause],
    )


def _when_short(paper: Paper, order: tuple[TimedBlock, ...]) -> None:
    stays = [timed for timed in order if timed.block.kind.always_stays]
    others = [timed for timed in order if not timed.block.kind.always_stays and timed.block.minutes]
    if stays:
        paper.text("These always stay, at their full length:")
        paper.bullets(
            f"{clock(timed.starts)} {_short(timed.block.title)}: {timed.block.kind.word.lower()}, "
            f"{count(timed.block.minutes, 'minute')}"
            for timed in stays
        )
    else:
        paper.text("This plan has no break and no block about lived experience.")
    if others:
        paper.text("If you both agree, any of these may be shorter or left out. Leaving it out saves:")
        paper.bullets(
            f"{count(timed.block.minutes, 'minute')}: {clock(timed.starts)} {_short(timed.block.title)}"
            for timed in others
        )


def _before(session: Session, order: tuple[TimedBlock, ...], items: Mapping[str, Item]) -> list[str]:
    lines = ["You both know who leads which block today. Roles may still change."]
    noted = [timed for timed in order if plan_words.content_notes(timed.block, items)]
    if noted:
        titles = _several(timed.block.title for timed in noted)
        lines.append(f"The content notes are said beforehand: {titles}.")
    played = [ref for ref in _refs(order) if ref.kind in (ItemKind.VIDEO, ItemKind.SOUND)]
    inside = [ref for ref in _refs(order) if _plays_inside(items.get(ref.item))]
    if played or inside:
        lines.append("One video or sound was played on this laptop, in this room. It can be heard.")
    if played:
        bare = [ref for ref in played if ref.item in items and not items[ref.item].captions]
        if len(bare) < len(played):
            lines.append("Captions are on.")
        if bare:
            titles = _several(ref.title for ref in bare)
            lines.append(f"No captions: {titles}. You know what you do instead.")
    if inside:
        # What an import keeps of a slide does not tell whether a film on it has captions.
        titles = _several(_shown_title(items[ref.item]) for ref in inside)
        lines.append(f"A video or sound is inside the slide: {titles}. Captions are on where it has them.")
        lines.append("Where it has no captions, you know what you do instead.")
    missing = [ref for ref in _refs(order) if ref.item not in items]
    if missing:
        titles = _several(ref.title for ref in missing)
        lines.append(f"Not in this library: {titles}. You know what you do instead.")
    if any(timed.block.kind.is_pause for timed in order):
        lines.append(f"Everyone knows when the breaks are. {plan_words.breaks(session)}")
    return [
        *lines,
        "Everyone knows where the quiet place is.",
        "Everyone knows how to ask for a change, and that they may leave and come back.",
        "Light and noise in the room are as calm as they can be.",
        "The handout is with everyone.",
    ]


def _plays_inside(item: Item | None) -> bool:
    return item is not None and item.kind is ItemKind.SLIDE and bool(_PLAYED.intersection(item.contains))


def _shown_title(item: Item) -> str:
    return plan_words.name_of(item) or item.title


def _short(title: str) -> str:
    return plan_words.quoted(title)


def _several(titles: Iterable[str]) -> str:
    return plan_words.several((_short(title) for title in titles), MOST_IN_LIST)


def _refs(order: tuple[TimedBlock, ...]) -> list[ItemRef]:
    return [ref for timed in order for ref in timed.block.items]


def _block(paper: Paper, session: Session, timed: TimedBlock, items: Mapping[str, Item]) -> None:
    block = timed.block
    paper.heading(3, f"{clock(timed.starts)} {plan_words.title(block)}")
    parts = [block.kind.word, f"{plan_words.span(timed)}, {count(block.minutes, 'minute')}"]
    if not block.kind.is_pause or session.leaders(block):
        parts.append(f"Who leads: {plan_words.leaders(session, block)}")
    if block.kind.always_stays:
        parts.append("Always stays")
    notes = plan_words.content_notes(block, items)
    prompts = [line for prompt in block.prompts if (line := one_line(prompt))]
    has_more = bool(notes or block.notes.strip() or prompts or block.items)
    paper.under_heading(". ".join(parts) + ".", keeps=has_more)
    for note in notes:
        paper.labelled("Content note", note, "Note")
    if block.notes.strip():
        paper.heading(4, "Notes")
        paper.body(block.notes)
    if prompts:
        paper.heading(4, "Prompts")
        paper.bullets(prompts)
    if block.items:
        paper.heading(4, "Items")
        paper.bullets(_item(ref, items.get(ref.item)) for ref in block.items)


def _item(ref: ItemRef, item: Item | None) -> str:
    if item is None:
        return f"{ref.kind.word}: {plan_words.quoted(ref.title)}. It is not in this library."
    parts = [f"{plan_words.what_it_is(ref, item)}: {plan_words.quoted(item.title)}"]
    if item.slide is not None and item.source:
        parts.append(f"Slide {item.slide} of {one_line(item.source, plan_words.LONGEST_NAME)}")
    elif item.kind in (ItemKind.VIDEO, ItemKind.SOUND):
        parts.append("With captions" if item.captions else "No captions")
    if _plays_inside(item):
        parts.append("With a video or sound inside")
    if item.example:
        parts.append(plan_words.EXAMPLE)
    return ". ".join(parts) + "."
