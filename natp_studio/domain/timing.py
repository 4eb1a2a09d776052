"""The running order: clock times that follow from the start, and who speaks how long."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from natp_studio.domain.sessions import Block, Session


@dataclass(frozen=True, slots=True)
class TimedBlock:
    """A block with the clock times it starts and ends at."""

    block: Block
    starts: dt.time
    ends: dt.time


def running_order(session: Session) -> tuple[TimedBlock, ...]:
    """Every block with its times. A session that passes midnight goes on at 00:00."""
    now = dt.datetime.combine(dt.date(2000, 1, 1), session.start)
    timed = []
    for block in session.blocks:
        then = now + dt.timedelta(minutes=block.minutes)
        timed.append(TimedBlock(block, now.time(), then.time()))
        now = then
    return tuple(timed)


def ends(session: Session) -> dt.time:
    """When the last block ends."""
    order = running_order(session)
    return order[-1].ends if order else session.start


def speaking_minutes(session: Session) -> dict[str, float]:
    """Minutes each trainer leads, by trainer id. A block that both lead counts half for each; pauses for nobody."""
    minutes = {trainer.id: 0.0 for trainer in session.trainers}
    for block in session.blocks:
        leaders = session.leaders(block)
        for trainer in leaders if not block.kind.is_pause else ():
            minutes[trainer.id] += block.minutes / len(leaders)
    return minutes


def longest_stretch(session: Session) -> tuple[int, Block | None]:
    """The most minutes without a pause, and the block that stretch starts with."""
    best, best_block, run, run_block = 0, None, 0, None
    for block in session.blocks:
        if block.kind.is_pause:
            run, run_block = 0, None
            continue
        run_block = run_block or block
        run += block.minutes
        if run > best:
            best, best_block = run, run_block
    return best, best_block
