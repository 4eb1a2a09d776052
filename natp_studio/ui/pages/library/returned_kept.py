"""What was made of a deck that came back, in words, and where the new versions can take the place of the old ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from natp_studio.domain.items import Item
from natp_studio.domain.problems import Problem
from natp_studio.domain.wording import count
from natp_studio.ui.desk import Desk
from natp_studio.ui.items.words import breakable
from natp_studio.ui.news import News
from natp_studio.ui.pages.library.returned_steps import KeptEdits, Steps, Used
from natp_studio.ui.parts.boxes import card, clear, rule
from natp_studio.ui.parts.buttons import button
from natp_studio.ui.parts.layouts import Thing, acts, column, fill, holder, row, scrolled
from natp_studio.ui.parts.words import label, picture

if TYPE_CHECKING:
    from natp_studio.services.catalogue import Catalogue
    from natp_studio.services.round_trip import Kept

_MOST_SHOWN = 60


@dataclass(frozen=True)
class Place:
    """A session that uses old items: its name and title, the first block that has one, and the new versions."""

    session: str
    title: str
    block: str
    versions: tuple[Item, ...]


@dataclass(frozen=True)
class Outcome:
    """What was kept, titles of the old items by id, and the sessions that use them."""

    kept: Kept
    old: dict[str, str]
    places: tuple[Place, ...]


def outcome_of(catalogue: Catalogue, kept: Kept) -> Outcome:
    """Look for the old items of what was kept, and for the sessions that use them."""
    versions = {item.came_from: item for item in kept.items if item.came_from}
    old = {one: item.title for one in versions if (item := catalogue.item(one)) is not None}
    found: dict[str, Place] = {}
    for came_from, item in versions.items():
        for use in catalogue.uses(came_from):
            place = found.get(use.session, Place(use.session, use.title, use.block, ()))
            found[use.session] = Place(place.session, place.title, place.block, (*place.versions, item))
    return Outcome(kept, old, tuple(found.values()))


def kept_words(outcome: Outcome, item: Item, *, is_undone: bool = False) -> str:
    """What became of one slide, and what has become of it since where all was undone."""
    title, kept = f"“{item.title}”", outcome.kept
    if item.id not in kept.arrived:
        return f"{title} was here already." if not is_undone else f"{title} was here before, and still is."
    if is_undone:
        return f"{title} is in the archive."
    if item.id in kept.back:
        return f"{title} was in the archive and is back."
    if not item.came_from:
        return f"{title} is a new item."
    old = outcome.old.get(item.came_from)
    return f"{title} is a new version of “{old}”." if old else f"{title} is a new version."


def headline(outcome: Outcome) -> str:
    """The first line: "3 slides were kept."."""
    kept = outcome.kept
    said = [f"{count(len(kept.items), 'slide')} {_were(len(kept.items))} kept."]
    if kept.known:
        said.append(f"{kept.known:,} of them {_were(kept.known)} here already.")
    if back := len(kept.back):
        said.append(f"{count(back, 'item')} {_were(back)} in the archive and {'is' if back == 1 else 'are'} back.")
    return " ".join(said)


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


class KeptPanel(QWidget):
    """The words, a button for each session, and ways on."""

    def __init__(
        self, desk: Desk, outcome: Outcome, steps: Steps, edits: KeptEdits, show: Callable[[], object]
    ) -> None:
        super().__init__()
        look = self._look = desk.look
        self._desk, self._steps, self._edits = desk, steps, edits
        self._sessions: list[tuple[Place, QLabel, QPushButton, QPushButton]] = []
        self._outcome = outcome
        self._undone = False
        self._title = label(headline(outcome), "h2")
        # A screen reader says all of it here, and the arrow keys scroll to the buttons.
        self._title.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lines = QVBoxLayout()
        fill(look, self._lines, gap="m")
        self._safe = label("", "quiet")
        things: list[Thing] = [self._title, self._lines, self._safe]
        if outcome.places:
            things += [rule(), label("Sessions that use the old ones", "h3")]
            things += [self._session(place) for place in outcome.places]
        things.append(4)
        self._show = button(look, "Show them", "library", kind="main", act=show, name="Show them in the library")
        things.append(acts(look, self._show))
        inner = card(look, *things, gap="m", pad=22)
        inner.setMaximumWidth(look.px(820))
        area = scrolled(column(look, row(look, (inner, 100), None, gap="none"), None, margins=(6, 6, 8, 16)))
        self.setLayout(column(look, area, gap="none"))
        self._tell()
        self._renew()
        desk.changes.library.connect(self._look_again)
        desk.changes.session.connect(self._renew)

    def take_focus(self) -> None:
        """Put the keyboard to the heading."""
        self._title.setFocus()

    def _tell(self) -> None:
        """Say what was kept, or that it was undone."""
        look, outcome, undone = self._look, self._outcome, self._undone
        title = "What was kept is in the archive now." if undone else headline(outcome)
        words = [kept_words(outcome, item, is_undone=undone) for item in outcome.kept.items]
        self._title.setText(title)
        self._title.setAccessibleName(title)
        self._title.setAccessibleDescription("\n".join(words))
        told: list[Thing] = []
        for item, line in zip(outcome.kept.items[:_MOST_SHOWN], words, strict=False):
            icon = "check" if item.id not in outcome.kept.arrived else "archive" if undone else "circle-check"
            colour = "done_edge" if icon == "circle-check" else "text_2"
            mark = column(look, picture(look, icon, colour), None)
            told.append(row(look, mark, (label(breakable(line)), 1), gap="m"))
        if (more := len(words) - _MOST_SHOWN) > 0:
            told.append(label(f"and {count(more, 'more', 'more')}", "quiet"))
        clear(self._lines)
        fill(look, self._lines, holder(column(look, *told, gap="m")), gap="m")
        self._safe.setText(f"Nothing was {'lost' if undone else 'overwritten'}. Every old item is as it was.")
        self._show.setEnabled(not undone)

    def _look_again(self) -> None:
        """What was kept may have been put away by undo, and brought back by redo."""
        arrived = (self._desk.catalogue.item(one) for one in list(self._outcome.kept.arrived)[:_MOST_SHOWN])
        states = [item is None or item.archived for item in arrived]
        undone = bool(states) and all(states)
        if undone != self._undone:
            self._undone = undone
            self._tell()
            self._renew()

    def _session(self, place: Place) -> QWidget:
        look, what = self._look, _versions(place)
        words = label("")
        use = button(look, f"Use the new {what}", "check", name=f"Use the new {what} in {place.title}")
        use.clicked.connect(lambda _checked=False: self._use(place))
        see = button(
            look, "See it in the session", "calendar-clock",
            act=lambda: self._desk.go("session", session=place.session, block=place.block),
            name=f"See {place.title}",
        )  # fmt: skip
        self._sessions.append((place, words, use, see))
        return holder(column(look, words, acts(look, use, see), gap="xs"))

    def _renew(self) -> None:
        """Say of each session what it uses now: somebody may have undone it there."""
        for place, words, use, see in self._sessions:
            title = breakable(_short(place.title))
            is_old = self._uses_old(place)
            number = count(len(place.versions), "old item")
            words.setText(f"“{title}” uses {number}." if is_old else f"“{title}” uses the new {_versions(place)} now.")
            if (not is_old or self._undone) and use.hasFocus():
                see.setFocus()
            use.setEnabled(is_old and not self._undone)

    def _uses_old(self, place: Place) -> bool:
        try:
            ids = self._desk.studio.sessions.read(place.session).item_ids()
        except Problem:
            # What cannot be read is told of where sessions are listed.
            return True
        return any(item.came_from in ids for item in place.versions)

    def _use(self, place: Place) -> None:
        from natp_studio.services.round_trip import use_versions

        desk, before = self._desk, self._desk.sessions.current
        try:
            opened = desk.sessions.open(place.session)
            now = use_versions(opened, place.versions)
        except Problem as problem:
            desk.problem(problem)
            return
        finally:
            if before is not None:
                desk.sessions.open(before.name)

        steps, edits = self._steps, self._edits
        step = Used(place.session, f"Use the new {_versions(place)} in “{_short(place.title)}”", opened, now)
        steps.used(step)

        def can_undo() -> bool:
            return steps.last is step

        def undo() -> None:
            if can_undo():
                edits.undo()
                if step in steps.undone:
                    desk.tell(News(f"“{_short(place.title)}” is as it was.", "done"))

        desk.saved()
        desk.changes.session.emit(place.session)
        words = f"“{_short(place.title)}” uses the new {_versions(place)} now."
        desk.tell(News(words, "done", (("Undo", undo),), can_act=can_undo))


def _versions(place: Place) -> str:
    return "version" if len(place.versions) == 1 else "versions"


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:57].rstrip()}…"
