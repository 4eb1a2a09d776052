"""What the page says of a session and of each block, in words, for the eye and for a screen reader."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from natp_studio.domain.checks import Finding
from natp_studio.domain.items import ItemKind
from natp_studio.domain.sessions import Block, BlockKind, ItemRef, Session
from natp_studio.domain.timing import ends, running_order
from natp_studio.domain.wording import clock, count, listed, long_date
from natp_studio.ui.parts.words import parts

STAYS = "Always stays"
_MANY = {ItemKind.IDEA: ("idea", "ideas")}
# What a block says by a wrench, by the rule of a finding, the weightiest first.
_FLAGS = {
    "item-missing": "An item is missing",
    "no-captions": "No captions yet",
    "no-time": "No minutes yet",
    "no-lead": "Nobody leads it yet",
    "content-note": "Content note not said yet",
    "no-alt-text": "No alt text yet",
    "archived": "An item is archived",
    "pause": "Long time without a break",
}


@dataclass(frozen=True, slots=True)
class BlockRow:
    """One block of the running order. `flag` is what would help it, `items` how many items it has, "" for nothing."""

    id: str
    kind: BlockKind
    title: str
    starts: str
    ends: str
    minutes: int
    leads: str
    items: str
    notes: str
    content_note: str
    flag: str
    lead_ids: tuple[str, ...]

    @property
    def second(self) -> str:
        """The line below the title: what kind, and who leads; a break says here that it always stays."""
        if self.kind.is_pause:
            return " · ".join(filter(None, (self.kind.word, STAYS if self.kind.always_stays else "")))
        return " · ".join(filter(None, (self.kind.word, self.leads)))

    @property
    def third(self) -> str:
        """The last line: what would help, or that it always stays, and its items; "" where there is nothing to say."""
        stays = STAYS if self.kind.always_stays and not self.kind.is_pause else ""
        return " · ".join(filter(None, (self.flag, stays, self.items)))

    @property
    def spoken(self) -> str:
        """Everything as sentences: "14:08, 12 minutes. Lived experience: … Sam leads. Always stays. 2 slides."""
        said = [f"{self.starts}, {count(self.minutes, 'minute')}", f"{self.kind.word}: {self.title.rstrip('.')}"]
        if self.leads:
            said.append("Both lead" if self.leads == "Both" else f"{self.leads} leads")
        if self.kind.always_stays:
            said.append(STAYS)
        said.extend(filter(None, (self.items, self.flag)))
        if self.content_note:
            said.append(f"Content note: {self.content_note.rstrip('.')}")
        return ". ".join(said) + "."


def block_rows(session: Session, findings: Iterable[Finding]) -> tuple[BlockRow, ...]:
    """Every block of a session with its times, and the weightiest thing that would help it."""
    flags: dict[str, str] = {}
    weight = list(_FLAGS)
    for finding in sorted((f for f in findings if f.block and f.rule in _FLAGS), key=lambda f: weight.index(f.rule)):
        flags.setdefault(finding.block, _FLAGS[finding.rule])
    return tuple(
        BlockRow(
            timed.block.id,
            timed.block.kind,
            shown_title(timed.block),
            clock(timed.starts),
            clock(timed.ends),
            timed.block.minutes,
            session.leading(timed.block),
            items_in_words(timed.block.items),
            timed.block.notes,
            timed.block.content_note,
            flags.get(timed.block.id, ""),
            timed.block.leads,
        )
        for timed in running_order(session)
    )


def shown_title(block: Block) -> str:
    """A block's title on one line, or its kind where it has none."""
    return " ".join(block.title.split()) or block.kind.word


def session_line(session: Session) -> str:
    """When a session is, how long, and for whom: "14:00 to 14:45 · 45 minutes · Inpatient mental health"."""
    times = (
        f"{clock(session.start)} to {clock(ends(session))}" if session.blocks else f"Starts at {clock(session.start)}"
    )
    when = f"{long_date(session.date)}, {times}" if session.date is not None else times
    lasts = count(session.minutes, "minute") if session.blocks else ""
    return parts(when, lasts, ", ".join(session.audience.settings), ", ".join(session.audience.professions))


def items_in_words(items: Sequence[ItemRef]) -> str:
    """How many there are of each kind: "2 slides and 1 video"."""
    told = []
    for kind in ItemKind:
        number = sum(ref.kind is kind for ref in items)
        if number:
            told.append(count(number, *_MANY.get(kind, (kind.value,))))
    return listed(told)
