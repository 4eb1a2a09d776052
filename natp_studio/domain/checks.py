"""What would help a session before it is given. Advice, never a gate: only the pair decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from natp_studio.domain.items import Item, ItemKind
from natp_studio.domain.sessions import Block, BlockKind, Session, TrainerRole
from natp_studio.domain.timing import longest_stretch, speaking_minutes
from natp_studio.domain.wording import listed

LONGEST_WITHOUT_PAUSE = 50
FEWEST_SPEAKING_SHARE = 0.25
_SHOWN_LETTERS = 60
_MOST_TITLES = 3
# What an item can contain that needs alt text, and what a person calls it.
_NEED_ALT_TEXT: Mapping[str, str] = {
    "picture": "picture",
    "chart": "chart",
    "SmartArt": "SmartArt drawing",
    "embedded object": "embedded object",
    "ink": "ink drawing",
    "video": "video",
    "sound": "sound",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that would help: the rule's name, where (a block's title or the session's), why, and how to mend it.

    `block` and `item` are ids to go to; "" where the finding is about the whole session.
    """

    rule: str
    where: str
    why: str
    mend: str
    block: str = ""
    item: str = ""

    @property
    def is_in_details(self) -> bool:
        """True where what is missing is written under the details of the session."""
        return self.rule == "unnamed"


def check_session(session: Session, items: Mapping[str, Item]) -> tuple[Finding, ...]:
    """Everything that would help, the whole session first, then block by block. `items` holds what the library has."""
    findings = [*_whole(session), *_unnamed(session, items)]
    for block in session.blocks:
        findings.extend(_block(session, block))
        for ref in block.items:
            item = items.get(ref.item)
            if item is None:
                findings.append(
                    Finding(
                        "item-missing",
                        block.title,
                        f"“{_short(ref.title)}” is not in this library, so it cannot be exported.",
                        "Import the file it came from, or take it out of the block.",
                        block.id,
                        ref.item,
                    )
                )
            else:
                findings.extend(_item(block, item))
    return tuple(findings)


def silent_things(item: Item) -> str:
    """How many things on an item lack alt text, and what they are: "1 chart", "2 pictures or sounds"."""
    kinds = _silent_kinds(item)
    named = [kind if item.without_alt == 1 else f"{kind}s" for kind in kinds]
    either = " or ".join(filter(None, (", ".join(named[:-1]), named[-1])))
    return f"{item.without_alt:,} {either}"


def _silent_kinds(item: Item) -> tuple[str, ...]:
    """What those things can be, by what the item contains; a picture where nothing else is known."""
    kinds = tuple(words for word, words in _NEED_ALT_TEXT.items() if word in item.contains)
    return kinds or ("picture",)


def _whole(session: Session) -> Iterator[Finding]:
    kinds = {block.kind for block in session.blocks}
    if not session.blocks:
        yield Finding("empty", session.title, "The session has no blocks yet.", "Add a first block.")
        return
    if {trainer.role for trainer in session.trainers} != set(TrainerRole):
        yield Finding(
            "pair",
            session.title,
            "A session is led by a practitioner and an expert by experience together.",
            "Change the role of one trainer.",
        )
    elif not session.example and not all(trainer.name.strip() for trainer in session.trainers):
        # An example cannot know who will give it; whoever makes a session of their own from it can.
        yield Finding(
            "unnamed",
            session.title,
            "It is not said yet who the trainers are.",
            "Write both names under Session details, once you know them.",
        )
    if not session.item_ids():
        yield Finding(
            "nothing-to-show",
            session.title,
            "The plan holds nothing to show yet.",
            "Add slides, films or ideas from your library, or leave it if you only talk.",
        )
    if BlockKind.LIVED not in kinds:
        yield Finding("lived-experience", session.title, "No block is about lived experience.", "Add such a block.")
    if BlockKind.REFLECT not in kinds:
        yield Finding(
            "reflect",
            session.title,
            "Nobody is asked what they noticed and which small change they will try.",
            "Add a block to reflect.",
        )
    stretch, start = longest_stretch(session)
    if stretch > LONGEST_WITHOUT_PAUSE and start is not None:
        yield Finding(
            "pause",
            start.title,
            f"From here on there are {stretch} minutes without a break or quiet time.",
            "Put a break or quiet time in between.",
            start.id,
        )
    minutes = speaking_minutes(session)
    total = sum(minutes.values())
    for trainer in session.trainers:
        if total and minutes[trainer.id] / total < FEWEST_SPEAKING_SHARE:
            yield Finding(
                "equal-partners",
                session.title,
                f"{trainer.shown} leads {minutes[trainer.id]:.0f} of {total:.0f} minutes.",
                "Talk about it together: is this what both of you want?",
            )


def _unnamed(session: Session, items: Mapping[str, Item]) -> Iterator[Finding]:
    """What nobody can be thanked for. An idea is named by its source too."""
    used = [items[key] for key in session.item_ids() if key in items]
    titles = [
        f"“{_short(item.title)}”"
        for item in used
        if not item.credit_line and not (item.kind is ItemKind.IDEA and item.cites.strip())
    ]
    if not titles:
        return
    more = len(titles) - _MOST_TITLES
    named = listed(titles if more <= 0 else [*titles[:_MOST_TITLES], f"{more:,} more"])
    one = len(titles) == 1
    yield Finding(
        "no-contributor",
        session.title,
        f"Nobody is named as the maker of {named}. The credits leave {'it' if one else 'them'} out.",
        "Say who made what in the library, under “Change details”.",
    )


def _block(session: Session, block: Block) -> Iterator[Finding]:
    if block.minutes == 0:
        yield Finding("no-time", block.title, "This block has no minutes.", "Give it a length.", block.id)
    if not block.kind.is_pause and not session.leaders(block):
        yield Finding("no-lead", block.title, "Nobody leads this block yet.", "Choose one or both.", block.id)
    if block.kind is BlockKind.LIVED and not (block.notes.strip() or block.prompts or block.items):
        yield Finding(
            "lived-experience-open",
            block.title,
            "Nothing is planned for this block yet.",
            "Plan it with the person who leads it. It may be spoken freely: then say so in the notes.",
            block.id,
        )


def _item(block: Block, item: Item) -> Iterator[Finding]:
    if item.kind in (ItemKind.VIDEO, ItemKind.SOUND) and not item.captions:
        yield Finding(
            "no-captions",
            block.title,
            f"“{_short(item.title)}” has no captions.",
            "Import a .vtt or .srt file of the same name beside it.",
            block.id,
            item.id,
        )
    if item.without_alt:
        kinds = _silent_kinds(item)
        says = "what it shows or plays" if {"sound", "video"} & set(kinds) else "what it shows"
        tick = ", or tick “Only decoration”" if {"picture", "ink drawing"} & set(kinds) else ""
        yield Finding(
            "no-alt-text",
            block.title,
            f"{silent_things(item)} on “{_short(item.title)}” cannot be read aloud: no alt text.",
            f"On the page “Export”, write {says}{tick}.",
            block.id,
            item.id,
        )
    if item.content_note and not block.content_note:
        yield Finding(
            "content-note",
            block.title,
            f"“{_short(item.title)}” has a content note, and the block does not say it.",
            f"Say beforehand: {item.content_note}",
            block.id,
            item.id,
        )
    if item.archived:
        yield Finding(
            "archived",
            block.title,
            f"“{_short(item.title)}” has been archived in the library.",
            "Restore it, or take it out of the block.",
            block.id,
            item.id,
        )


def _short(title: str) -> str:
    """A title in a sentence: one line, at most so many letters of it."""
    words = " ".join(title.split())
    return words if len(words) <= _SHOWN_LETTERS else f"{words[: _SHOWN_LETTERS - 1].rstrip()}…"
