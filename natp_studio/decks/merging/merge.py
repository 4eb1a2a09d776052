"""Merging: a plan of slides in, one deck on disk out, and a report of everything that is not as it was."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import BinaryIO

from natp_studio.decks.deck import Deck
from natp_studio.decks.merging.attachments import MediaShelf
from natp_studio.decks.merging.carrying import Carrier, Scope
from natp_studio.decks.merging.masters import Masters
from natp_studio.decks.merging.output import Copied, Output, presentation_type
from natp_studio.decks.merging.plan import DeckPlan, Merged, Pick
from natp_studio.decks.merging.presentation import Contents, add_presentation
from natp_studio.decks.merging.slides import SlideXml
from natp_studio.decks.merging.text_defaults import bake, default_text_style, fingerprint
from natp_studio.decks.package import Relationship
from natp_studio.decks.xml import Element, find
from natp_studio.domain.problems import Problem
from natp_studio.domain.progress import Progress
from natp_studio.domain.reports import ReportLine, changed, left_out


def merge(plan: DeckPlan, to: Path, progress: Progress | None = None) -> Merged:
    """Write the planned deck to `to`. The same plan over the same files gives the same bytes.

    Raises Problem when a picked slide cannot be carried at all; what is lost in smaller parts is in the report.
    `to` is written straight: whoever calls gives a temporary name and renames.
    """
    if not plan.picks:
        raise Problem("There are no slides to put into a deck.", plan.title, "Choose at least one slide.")
    merger = _Merger(plan, progress or Progress())
    merger.gather()
    with to.open("w+b", buffering=1 << 20) as file:
        merger.write(file)
    return Merged(len(plan.picks), to.stat().st_size, tuple(merger.report))


class _Merger:
    """One merge. First everything is gathered in an Output, then that is written."""

    def __init__(self, plan: DeckPlan, progress: Progress) -> None:
        self.report: list[ReportLine] = []
        self._plan = plan
        self._progress = progress
        self._output = Output()
        self._decks: dict[Path, Deck] = {}
        for pick in plan.picks:
            if pick.deck not in self._decks:
                self._decks[pick.deck] = Deck(pick.deck)
        self._size = plan.size or self._commonest_size()
        self._text_style, self._text_key = self._commonest_text_style()
        self._carrier = Carrier(self._output, self.report)
        self._masters = Masters(self._output, self._carrier, self._reshape)
        self._media = MediaShelf(self._output)
        self._notes_master: str | None = None
        self._names = [self._output.new_name(presentation_type("slide"), ".xml") for _ in plan.picks]
        self._places: dict[tuple[Path, str], list[int]] = {}
        for place, pick in enumerate(plan.picks):
            self._places.setdefault((pick.deck, self._decks[pick.deck].slide(pick.slide)), []).append(place)

    def gather(self) -> None:
        """Carry every slide, then write down the presentation that lists them."""
        for place, pick in enumerate(self._plan.picks):
            self._progress.report(place, len(self._plan.picks), pick.where)
            self._slide(place, pick)
        for deck in self._decks.values():
            self._tell_about(deck)
        contents = Contents(
            masters=self._masters.finish(),
            slides=[(name, pick.section) for name, pick in zip(self._names, self._plan.picks, strict=True)],
            notes_master=self._notes_master,
            theme=self._masters.theme_of_first(),
            size=self._size,
            text_style=self._text_style,
        )
        add_presentation(self._output, self._plan, contents, list(self._decks.values()))

    def write(self, file: BinaryIO) -> None:
        """Write the gathered deck."""
        self._output.write(file, self._progress)

    def _slide(self, place: int, pick: Pick) -> None:
        deck, name = self._decks[pick.deck], self._names[place]
        part = deck.slide(pick.slide)
        slide = SlideXml(deck, part, pick.where, self.report)
        layout = self._masters.layout_for(deck, part)
        scope = Scope(
            pick.where,
            {
                "slideLayout": lambda _: layout,
                "slide": lambda rel: self._jump(pick, rel, part, place),
                "notesMaster": lambda rel: self._notes(deck, rel),
            },
        )
        related, cut_ids = self._carrier.related(deck.package, part, scope)
        slide.cut(cut_ids)
        slide.cut_actions()
        slide.show(keep_hidden=pick.keep_hidden)
        slide.number_shapes()
        slide.changed |= self._reshape(deck, slide.root)
        for attachment in pick.attachments:
            related.extend(self._media.attach(slide.root, name, attachment))
            slide.changed = True
        if deck.size != self._size:
            self.report.append(
                changed("the slide", pick.where, "it has another shape than the deck; nothing is scaled")
            )
        self._output.put(name, presentation_type("slide"), slide.data() or Copied(deck.package, part))
        self._output.relate(name, _one_of_each(related))

    def _jump(self, pick: Pick, rel: Relationship, part: str, place: int) -> str | None:
        """The new name of a slide that another slide, or its own notes, points to."""
        if rel.target == part:
            return self._names[place]
        places = self._places.get((pick.deck, rel.target))
        if places is None:
            self.report.append(left_out("a jump to another slide", pick.where, "that slide is not in this deck"))
            return None
        return self._names[next((later for later in places if later > place), places[0])]

    def _notes(self, deck: Deck, rel: Relationship) -> str | None:
        """The one notes master of the new deck: the first that any notes need."""
        if self._notes_master is None and rel.target in deck.package:
            self._notes_master = self._carrier.carry(deck.package, rel.target, Scope(f"{deck.name}, its notes", {}))
        return self._notes_master

    def _reshape(self, deck: Deck, root: Element) -> bool:
        """Change a slide, layout or master of `deck` for the new deck; True when anything changed."""
        style = default_text_style(deck.presentation)
        if style is None or fingerprint(style) == self._text_key:
            return False
        return bake(root, style)

    def _tell_about(self, deck: Deck) -> None:
        if deck.has_macros:
            self.report.append(left_out("macros", deck.name, "a deck with macros can do harm on another laptop"))
        if find(deck.presentation, "p:embeddedFontLst") is not None:
            self.report.append(
                left_out("embedded fonts", deck.name, "words show in another font where the laptop lacks it")
            )

    def _commonest_size(self) -> tuple[int, int]:
        sizes = Counter(self._decks[pick.deck].size for pick in self._plan.picks)
        return max(sizes, key=lambda size: sizes[size])

    def _commonest_text_style(self) -> tuple[Element | None, bytes]:
        styles = {deck: default_text_style(deck.presentation) for deck in self._decks.values()}
        keys = Counter(fingerprint(styles[self._decks[pick.deck]]) for pick in self._plan.picks)
        best = max(keys, key=lambda key: keys[key])
        return next(style for style in styles.values() if fingerprint(style) == best), best


def _one_of_each(related: list[Relationship]) -> list[Relationship]:
    """A slide has one layout and at most one set of notes; damaged decks list more."""
    seen, kept = set(), []
    for rel in related:
        if rel.kind in ("slideLayout", "notesSlide"):
            if rel.kind in seen:
                continue
            seen.add(rel.kind)
        kept.append(rel)
    return kept
