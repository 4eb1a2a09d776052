"""Mending what a check found, where one step does it. What needs a person's own words or files is left to them."""

from __future__ import annotations

from collections.abc import Mapping

from natp_studio.domain.checks import Finding
from natp_studio.domain.items import Item
from natp_studio.domain.sessions import BlockKind, Session, TrainerRole, new_block

_PAUSE_AFTER = 30

# What the button says, by the rule of the finding. A rule that is not here has no one-step mend.
MENDS = {
    "lived-experience": "Add this block",
    "reflect": "Add this block",
    "pause": "Put a break in",
    "pair": "Make it a pair",
    "no-lead": "Both lead it",
    "content-note": "Say it in the block",
    "item-missing": "Take it out",
    "archived": "Take it out",
    "empty": "Add a first block",
}


def mended(session: Session, finding: Finding, items: Mapping[str, Item]) -> Session:
    """The session with what was found set right; the same session where there is no one-step mend."""
    match finding.rule:
        case "lived-experience":
            return session.with_block(new_block(BlockKind.LIVED, minutes=10, leads=(_expert(session),)))
        case "reflect":
            return session.with_block(
                new_block(BlockKind.REFLECT, "What we noticed, and one small change", 8, leads=_both(session))
            )
        case "empty":
            return session.with_block(
                new_block(BlockKind.WELCOME, "Welcome and what will happen", 5, leads=_both(session))
            )
        case "pause":
            return session.with_block(
                new_block(BlockKind.BREAK, minutes=10), _last_before_pause(session, finding.block)
            )
        case "pair":
            first, second = session.trainers
            roles = (TrainerRole.PRACTITIONER, TrainerRole.EXPERT)
            return session.with_details(
                trainers=tuple(
                    type(trainer)(trainer.id, trainer.name, role)
                    for trainer, role in zip((first, second), roles, strict=True)
                )
            )
        case "no-lead":
            return session.with_block_changed(finding.block, leads=_both(session))
        case "content-note" if finding.item in items:
            return session.with_block_changed(finding.block, content_note=items[finding.item].content_note)
        case "item-missing" | "archived":
            kept = tuple(ref for ref in session.block(finding.block).items if ref.item != finding.item)
            return session.with_block_changed(finding.block, items=kept)
    return session


def _both(session: Session) -> tuple[str, ...]:
    return tuple(trainer.id for trainer in session.trainers)


def _expert(session: Session) -> str:
    experts = [trainer.id for trainer in session.trainers if trainer.role is TrainerRole.EXPERT]
    return experts[0] if experts else session.trainers[1].id


def _last_before_pause(session: Session, start: str) -> str:
    """The block, from `start` on, behind which some half an hour has passed."""
    ids = [block.id for block in session.blocks]
    minutes, last = 0, start
    for block in session.blocks[ids.index(start) :]:
        last = block.id
        minutes += block.minutes
        if minutes >= _PAUSE_AFTER:
            break
    return last
