"""How papers put a plan into words: times, who leads, items, breaks and content notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from natp_studio.domain.items import Item, ItemKind
from natp_studio.domain.sessions import Block, BlockKind, ItemRef, Session, Trainer, TrainerRole
from natp_studio.domain.timing import TimedBlock, ends, running_order
from natp_studio.domain.wording import clock, count, duration, listed, long_date
from natp_studio.papers.words import one_line

LONGEST_NAME = 60
LONGEST_NAME_IN_TABLE = 30
EXAMPLE = "Example content"
_LONGEST_FIRST_WORDS = 60
NOBODY_YET = "Not decided yet"
_ROLE = {TrainerRole.PRACTITIONER: "a practitioner", TrainerRole.EXPERT: "an expert by experience"}


def when(session: Session) -> str:
    """The date and the times: "Tuesday 14 October 2025, 10:00 to 10:45"."""
    day = f"{long_date(session.date)}, " if session.date else ""
    if not session.blocks:
        return f"{day}{'starts' if day else 'Starts'} at {clock(session.start)}"
    return f"{day}{clock(session.start)} to {clock(ends(session))} ({count(session.minutes, 'minute')})"


def span(timed: TimedBlock) -> str:
    """From when to when a block goes: "10:05 to 10:13"."""
    return f"{clock(timed.starts)} to {clock(timed.ends)}"


def pair(session: Session) -> str:
    """Both trainers, with their role, by name where it is known."""
    words = listed(_with_role(trainer) for trainer in session.trainers)
    # A name stays as its owner writes it.
    return words if one_line(session.trainers[0].name) else words[:1].upper() + words[1:]


def leaders(session: Session, block: Block) -> str:
    """Who leads a block, by name or role; that it is not decided yet; or nobody in a pause."""
    names = listed(_leaders(session, block, LONGEST_NAME))
    return names[:1].lower() + names[1:] if not any(trainer.name for trainer in session.leaders(block)) else names


def leaders_in_lines(session: Session, block: Block) -> str:
    """The same for a narrow column: "Both", or one name."""
    both = len(session.leaders(block)) == len(session.trainers)
    return "Both" if both else "".join(_leaders(session, block, LONGEST_NAME_IN_TABLE))


def _leaders(session: Session, block: Block, most: int) -> list[str]:
    leaders = session.leaders(block)
    if len(leaders) > 1 and not any(trainer.name for trainer in leaders):
        return ["Both trainers"]
    found = [one_line(trainer.shown, most) for trainer in leaders]
    return found or ["No one" if block.kind.is_pause else NOBODY_YET]


def title(block: Block) -> str:
    """A block's title on one line, or what kind of block it is where it has none."""
    return one_line(block.title) or block.kind.word


def quoted(words: str) -> str:
    """A title in quotation marks, whole."""
    return f"“{one_line(words)}”"


def name_of(item: Item) -> str:
    """What an item is called on paper; of a slide without a title its first words, "" where nobody can read any.

    An import calls such a slide by its number alone, and slides of several decks have the same.
    """
    if not item.is_untitled:
        return item.title
    said = (*item.text.splitlines(), *item.alt_texts)
    return next((line for words in said if (line := one_line(words, _LONGEST_FIRST_WORDS))), "")


def several(words: Iterable[str], most: int = 12) -> str:
    """Words in a row, each once; from `most` on only how many more there are."""
    each = list(dict.fromkeys(words))
    return listed(each) if len(each) <= most else f"{', '.join(each[:most])} and {len(each) - most:,} more"


def content_notes(block: Block, items: Mapping[str, Item]) -> tuple[str, ...]:
    """The block's content note and those of its items, each once, in order."""
    notes = [block.content_note, *(items[ref.item].content_note for ref in block.items if ref.item in items)]
    return tuple(dict.fromkeys(line for note in notes if (line := one_line(note))))


def breaks(session: Session) -> str:
    """When the breaks and quiet times are, as one sentence."""
    pauses = [timed for timed in running_order(session) if timed.block.kind.is_pause]
    if not pauses:
        return "No break is planned."
    times = listed(
        f"{'quiet time' if timed.block.kind is BlockKind.QUIET else 'break'} at {clock(timed.starts)} "
        f"({count(timed.block.minutes, 'minute')})"
        for timed in pauses
    )
    return f"{times[:1].upper()}{times[1:]}."


def summary(refs: Iterable[ItemRef], items: Mapping[str, Item]) -> list[str]:
    """How many items of each kind, and how long the videos and sounds last: "2 slides", "1 video (1:40)"."""
    refs = tuple(refs)
    parts = []
    for kind in ItemKind:
        same = [ref for ref in refs if ref.kind is kind]
        if not same:
            continue
        seconds = sum(item.seconds or 0.0 for ref in same if (item := items.get(ref.item)))
        length = f" ({duration(seconds)})" if seconds else ""
        parts.append(f"{count(len(same), kind.word.lower())}{length}")
    return parts


def what_it_is(ref: ItemRef, item: Item | None) -> str:
    """An item's kind, and its length where it has one: "Video, 1:40"."""
    if item is not None and item.seconds and item.kind in (ItemKind.VIDEO, ItemKind.SOUND):
        return f"{ref.kind.word}, {duration(item.seconds)}"
    return ref.kind.word


def has_example(session: Session, items: Mapping[str, Item]) -> bool:
    """True when anything in the session is example content."""
    return session.example or any(items[key].example for key in session.item_ids() if key in items)


def _with_role(trainer: Trainer) -> str:
    name = one_line(trainer.name, LONGEST_NAME)
    return f"{name} ({trainer.role.value})" if name else _ROLE[trainer.role]
