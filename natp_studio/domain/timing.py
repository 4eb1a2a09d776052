"""The running order: clock times that follow from the start, and who speaks how long."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from natp_studio.domain.sessions import Block, Session

_LEAST_HEIGHT, _PER_MINUTE, _PER_LATER_MINUTE = 48.0, 1.15, 0.2


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


def time_at(session: Session, place: int, without: str = "") -> dt.time:
    """When a block would start that stood at `place`, from 0; the block `without` is taken out before it is counted."""
    others = [block for block in session.blocks if block.id != without]
    before = sum(block.minutes for block in others[: max(0, place)])
    return (dt.datetime.combine(dt.date(2000, 1, 1), session.start) + dt.timedelta(minutes=before)).time()


def place_of_gap(session: Session, gap: int, moved: str) -> int:
    """Where a moved block goes that is put into gap `gap`, from 0 above the first block, as `with_block_moved` counts.

    The gaps right above and right below a block are both its own place.
    """
    ids = [block.id for block in session.blocks]
    return gap - 1 if moved in ids and ids.index(moved) < gap else gap


def drawn_height(minutes: int) -> float:
    """How tall a block is drawn, in pixels at 100 %: it follows the minutes, softened, so that none is a sliver.

    Up to 5 minutes are as tall as two lines of words need; half an hour more adds some 35; beyond an hour it adds less.
    """
    return _LEAST_HEIGHT + _PER_MINUTE * max(0, min(minutes, 60) - 5) + _PER_LATER_MINUTE * max(0, minutes - 60)


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
