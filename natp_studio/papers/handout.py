"""The handout: what participants get before a session and keep after it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from natp_studio.domain.items import Item, ItemKind
from natp_studio.domain.sessions import Block, BlockKind, ItemRef, Session
from natp_studio.domain.slide_words import PieceKind, SlidePiece, SlideWords
from natp_studio.domain.timing import TimedBlock, running_order
from natp_studio.domain.wording import listed
from natp_studio.papers import plan_words
from natp_studio.papers.embedding import Typeface
from natp_studio.papers.paper import Paper
from natp_studio.papers.slides import pieces_to_write, whole_title, write_pieces
from natp_studio.papers.words import cut_paragraphs, one_line, slide_lines

LONGEST_IDEA = 4_000
_PICTURE_CM = 7.5
_WIDTHS_CM = (3.2, 9.2, 4.6)
_UNTITLED = "a slide without a title"
_ABOUT_EXAMPLES = (
    "Some of what is here is example content that came with NATP Studio. It is marked “Example content”. "
    "It was not written by an autistic author."
)


def write_handout(
    session: Session,
    items: Mapping[str, Item],
    to: Path,
    now: dt.date | None = None,
    pictures: Mapping[str, Path] | None = None,
    typeface: Typeface | None = None,
    told: Mapping[str, SlideWords] | None = None,
) -> None:
    """Write the handout of a session for participants to `to` as a Word document.

    `items` has the library's items by id; what is missing is not in the deck, and left out. `pictures` has picture
    files by item id, shown with the words of their item; `typeface` goes inside the paper. `told` has what slides say
    by item id, with their tables; for others the library's words stand in. `now` stands in the document's properties,
    else the session's date does, else 1 January 2000: the same session gives the same bytes. Notes of trainers are not
    in it. Raises OSError where `to` cannot be written, and Problem for a picture that cannot be read.
    """
    paper = Paper(session.title, now or session.date, typeface, "Handout")
    _about(paper, session)
    _what_happens(paper, session, items)
    paper.heading(2, "Good to know before you come")
    if any(plan_words.content_notes(block, items) for block in session.blocks):
        paper.text("A content note says what may be hard to see or hear.")
    paper.to_write("Where the quiet place is:", 1)
    paper.to_write("How to ask for a change:", 1)
    _what_is_shown(paper, session, _Shown(items, pictures or {}, told or {}))
    paper.heading(2, "What I noticed")
    paper.to_write("", 3)
    paper.heading(2, "The small change I will try")
    paper.to_write("One small thing in my own work, and when I will start:", 4)
    _credits(paper, session, items)
    paper.save(to)


def _about(paper: Paper, session: Session) -> None:
    paper.fact("When", plan_words.when(session))
    if session.place.strip():
        paper.fact("Where", session.place)
    paper.fact("Who leads", plan_words.pair(session))
    if session.audience.professions:
        paper.fact("For", listed(session.audience.professions))
    if session.audience.settings:
        paper.fact("Working in", listed(session.audience.settings))
    if session.purpose.strip():
        paper.heading(2, "What this session is for")
        paper.body(session.purpose)


def _what_happens(paper: Paper, session: Session, items: Mapping[str, Item]) -> None:
    paper.heading(2, "What will happen")
    order = running_order(session)
    if not order:
        paper.text("The running order is not planned yet.")
        return
    paper.text(plan_words.breaks(session))
    paper.table(
        "What will happen, with times",
        ("Time", "What", "Who leads"),
        [
            (plan_words.span(timed), _what(timed.block, items), plan_words.leaders_in_lines(session, timed.block))
            for timed in order
        ],
        _WIDTHS_CM,
        strong=1,
        shaded=[number for number, timed in enumerate(order) if timed.block.kind.is_pause],
    )


def _what(block: Block, items: Mapping[str, Item]) -> str:
    name, kind = plan_words.title(block), block.kind.word
    lines = [name]
    # A break with a name of its own still says that it is a break.
    if (block.kind.is_pause or block.kind.always_stays) and kind.casefold() not in name.casefold():
        lines.append(kind)
    lines.extend(f"Content note: {note}" for note in plan_words.content_notes(block, items))
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is known of the items, by their ids."""

    items: Mapping[str, Item]
    pictures: Mapping[str, Path]
    told: Mapping[str, SlideWords]


def _what_is_shown(paper: Paper, session: Session, shown: _Shown) -> None:
    seen: set[str] = set()
    blocks = [
        timed
        for timed in running_order(session)
        # Lived experience may be spoken freely: it has its place here all the same.
        if _there(timed.block, shown.items)
        or any(map(str.strip, timed.block.prompts))
        or timed.block.kind is BlockKind.LIVED
    ]
    if not blocks:
        return
    paper.heading(2, "What we talk about")
    # Without it LibreOffice leaves a row of headings alone at the foot of a page.
    paper.text("What is shown and asked in each part, in order.")
    for timed in blocks:
        _block(paper, session, timed, shown, seen)


def _there(block: Block, items: Mapping[str, Item]) -> list[tuple[ItemRef, Item]]:
    return [(ref, items[ref.item]) for ref in block.items if ref.item in items]


def _block(paper: Paper, session: Session, timed: TimedBlock, shown: _Shown, seen: set[str]) -> None:
    block = timed.block
    paper.heading(3, plan_words.title(block))
    led = f" Led by {plan_words.leaders(session, block)}." if session.leaders(block) else ""
    notes = plan_words.content_notes(block, shown.items)
    there = _there(block, shown.items)
    prompts = [line for prompt in block.prompts if (line := one_line(prompt))]
    has_more = bool(notes or there or prompts)
    paper.under_heading(f"{plan_words.span(timed)}.{led}", keeps=has_more)
    for note in notes:
        paper.labelled("Content note", note, "Note")
    brief, are_written = [], False
    for ref, item in there:
        if ref.item not in seen and _write_item(paper, item, shown):
            are_written = True
        elif name := plan_words.name_of(item):
            brief.append(_brief(ref, item, name, again=ref.item in seen))
        seen.add(ref.item)
    if brief:
        paper.heading(4, "Also shown" if are_written else "Shown")
        paper.bullets(brief)
    if prompts:
        paper.heading(4, "Questions to think about")
        paper.bullets(prompts)


def _write_item(paper: Paper, item: Item, shown: _Shown) -> bool:
    """Write an item that has words or a picture worth keeping; False where its title says it all."""
    picture, told = shown.pictures.get(item.id), shown.told.get(item.id)
    pieces, is_cut = _kept(item, told)
    if not pieces and picture is None:
        return False
    paper.heading(4, whole_title(item.title, told))
    if picture is not None:
        alt = None if item.only_decorates else " ".join(item.alt_texts) or f"{item.kind.word}: {item.title}"
        paper.picture(picture, alt, _PICTURE_CM)
    is_cited = item.kind is ItemKind.IDEA and bool(item.cites.strip())
    write_pieces(paper, item.title, pieces, plan_words.EXAMPLE if item.example and not is_cited else "")
    if is_cut:
        what = "idea" if item.kind is ItemKind.IDEA else "slide"
        paper.text(f"This {what} is longer. The people who lead the session have all of it.", "Small")
    if is_cited:
        paper.cited(item.cites, f"{plan_words.EXAMPLE}. Source" if item.example else "Source")
    return True


def _kept(item: Item, told: SlideWords | None) -> tuple[list[SlidePiece], bool]:
    """What is worth keeping of an item, and whether it had to be cut."""
    if item.kind is ItemKind.IDEA:
        lines, is_cut = cut_paragraphs(item.text, LONGEST_IDEA)
        return _pieces(lines), is_cut
    if item.kind is ItemKind.SLIDE:
        said = told or SlideWords("", tuple(_pieces(slide_lines(item.text, item.title))))
        return pieces_to_write(item.title, said)
    return [], False


def _pieces(lines: Iterable[tuple[str, bool]]) -> list[SlidePiece]:
    return [SlidePiece(PieceKind.POINT if is_point else PieceKind.TEXT, line) for line, is_point in lines]


def _brief(ref: ItemRef, item: Item, name: str, *, again: bool) -> str:
    what = plan_words.what_it_is(ref, item)
    more = ", shown again" if again else ""
    example = f". {plan_words.EXAMPLE}" if item.example else ""
    return f"{plan_words.quoted(name)} ({what[:1].lower()}{what[1:]}{more}){example}"


def _credits(paper: Paper, session: Session, items: Mapping[str, Item]) -> None:
    used = [items[key] for key in session.item_ids() if key in items]
    has_example = plan_words.has_example(session, items)
    # Who is not named cannot be thanked: that is for the trainers to mend, and nothing to tell participants.
    credited = [item for item in used if one_line(item.credit_line)]
    # An idea that is printed has its source beside it.
    others = (item for item in used if item.kind is not ItemKind.IDEA or not item.text.strip())
    sources = list(dict.fromkeys(cites for item in others if (cites := one_line(item.cites))))
    if not credited and not sources and not has_example:
        return
    paper.heading(2, "Thank you")
    if has_example:
        paper.labelled(plan_words.EXAMPLE, _ABOUT_EXAMPLES, "Note")
    by_credit: dict[str, list[str]] = {}
    for item in credited:
        name = plan_words.name_of(item)
        by_credit.setdefault(one_line(item.credit_line), []).append(plan_words.quoted(name) if name else _UNTITLED)
    for credit, titles in by_credit.items():
        paper.credited(credit, f"{plan_words.several(titles)}.")
    if sources:
        paper.heading(3, "Sources")
        for source in sources:
            paper.cited(source, style_name="List Bullet")
