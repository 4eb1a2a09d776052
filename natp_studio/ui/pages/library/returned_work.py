"""The work behind a deck that came back: comparing it, and keeping what was chosen, both with progress and Stop."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from natp_studio.domain.items import Item
from natp_studio.domain.problems import Problem
from natp_studio.domain.progress import Progress
from natp_studio.domain.round_trips import Keep, SlideChange
from natp_studio.domain.undo import Edits
from natp_studio.domain.wording import count
from natp_studio.ui.desk import Desk
from natp_studio.ui.news import News
from natp_studio.ui.pages.library.returned_kept import Outcome, headline, outcome_of
from natp_studio.ui.pages.library.returned_steps import Steps
from natp_studio.ui.pages.library.returned_words import can_be_kept, is_different, summary

if TYPE_CHECKING:
    from natp_studio.services.round_trip import Comparison

Stamp = tuple[int, int]
Choices = Mapping[int, Keep]


@dataclass
class Returned:
    """A deck that was compared: what was found, the items it is known as by their ids, what was chosen, and kept.

    `current` is the slide that is looked at; `others` are decks that come after this one.
    """

    path: Path
    stamp: Stamp
    comparison: Comparison
    items: Mapping[str, Item]
    choices: Edits[Choices]
    current: SlideChange | None = None
    only_different: bool = False
    shows_slide: bool = False
    outcome: Outcome | None = None
    others: tuple[Path, ...] = ()
    steps: Steps = field(default_factory=Steps)

    @property
    def is_open(self) -> bool:
        """True while there is something that could be kept, or was found to be different."""
        found = self.comparison
        return self.outcome is None and (bool(found.lost) or any(map(is_different, found.changes)))


def chosen_only(choices: Choices) -> Choices:
    """What is kept, in order of the slides, without what is not."""
    return {number: how for number, how in sorted(choices.items()) if how is not Keep.NOTHING}


def stamp_of(path: Path) -> Stamp:
    """What tells one state of a file from another; zeros where it cannot be told."""
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size


def compare(
    desk: Desk,
    path: Path,
    others: tuple[Path, ...],
    done: Callable[[Returned], object],
    failed: Callable[[Problem], None],
    stopped: Callable[[], None],
) -> None:
    """Compare a deck in the background, then call one of the three."""
    studio = desk.studio

    def work(progress: Progress) -> Returned:
        from natp_studio.services.round_trip import compare_returned

        stamp = stamp_of(path)
        found = compare_returned(studio, path, progress)
        items = studio.library.get({one.item: None for one in found.changes if one.item})
        usual = found.worth_keeping()
        kept = [one for one in found.changes if one.slide in usual]
        first = next(iter((*kept, *filter(can_be_kept, found.changes), *filter(is_different, found.changes))), None)
        return Returned(path, stamp, found, items, Edits(usual), first, others=others)

    def compared(state: Returned) -> None:
        desk.tell(News(f"{path.name}: {summary(state.comparison)}", "done"))
        done(state)

    desk.jobs.run(
        f"Comparing {path.name}",
        work,
        compared,
        failed=failed,
        stopped=stopped,
    )


def keep_chosen(desk: Desk, state: Returned, ended: Callable[[], object]) -> None:
    """Keep what was chosen in the background; then `state` has its outcome, unless it could not be kept."""
    chosen = chosen_only(state.choices.now)

    def work(progress: Progress) -> Outcome:
        from natp_studio.services.round_trip import keep

        if stamp_of(state.path) != state.stamp:
            raise Problem("The deck was changed meanwhile.", state.path.name, "Compare it again, then choose.")
        return outcome_of(desk.catalogue, keep(desk.studio, state.path, chosen, desk.preferences.who, progress))

    def done(outcome: Outcome) -> None:
        items = outcome.kept.items
        desk.catalogue.was_added(f"Keep {count(len(items), 'slide')}", outcome.kept.arrived.values())
        state.steps = Steps(desk.catalogue.last_edit if outcome.kept.arrived else None)
        state.outcome = outcome
        desk.saved()
        desk.changes.library.emit()
        ids = tuple(item.id for item in items)
        desk.tell(News(headline(outcome), "done", (("Show them", lambda: desk.go("library", items=ids)),)))
        ended()

    def failed(problem: Problem) -> None:
        desk.problem(problem)
        ended()

    def stopped() -> None:
        desk.tell(News("Stopped. Nothing was kept.", "info"))
        ended()

    desk.jobs.run(f"Keeping {count(len(chosen), 'slide')}", work, done, failed=failed, stopped=stopped)
