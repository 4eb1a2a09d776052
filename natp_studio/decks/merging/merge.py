"""Merging: a plan of slides in, one deck on disk out, and a report of everything that is not as it was."""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from natp_studio.decks.deck import Deck
from natp_studio.decks.merging.attachments import MediaShelf
from natp_studio.decks.merging.carrying import Carrier, Scope
from natp_studio.decks.merging.comments import Comments
from natp_studio.decks.merging.data_stores import carry_data_stores
from natp_studio.decks.merging.finishing import Finisher
from natp_studio.decks.merging.fonts import carry_fonts
from natp_studio.decks.merging.masters import Layout, Masters, design_of
from natp_studio.decks.merging.output import Copied, Output, office_type, presentation_type
from natp_studio.decks.merging.plan import DeckPlan, Inventory, Merged, Pick, Weight
from natp_studio.decks.merging.presentation import FIRST_SLIDE_ID, Contents, add_presentation
from natp_studio.decks.merging.refining import inventory_of, put_instead, shrink_in, typeface_lines, weigh_in
from natp_studio.decks.merging.reshaping import Reshaping
from natp_studio.decks.merging.scaling import Fit
from natp_studio.decks.merging.shows import CustomShows
from natp_studio.decks.merging.slides import SlideXml
from natp_studio.decks.package import Relationship
from natp_studio.decks.picture_files import damaged_pictures
from natp_studio.decks.xml import find_all
from natp_studio.domain.problems import Problem
from natp_studio.domain.progress import Progress
from natp_studio.domain.reports import DAMAGED_PICTURE, ReportLine, left_out, scaled, to_check
from natp_studio.domain.wording import size

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def merge(plan: DeckPlan, to: Path, progress: Progress | None = None, finisher: Finisher | None = None) -> Merged:
    """Write the planned deck to `to`. The same plan over the same files gives the same bytes.

    A slide that its damaged deck no longer gives is left out and named in the report, as is all that is lost in
    smaller parts. Raises Problem when a deck cannot be read at all, has no slide of that number, or no slide is left.
    `to` is written straight: whoever calls gives a temporary name and renames.
    """
    with _gathered(plan, progress or Progress(), finisher) as (merger, slides):
        try:
            with to.open("w+b", 1 << 20) as file:
                merger.write(file)
        except OSError as error:
            if error.errno not in _FULL:
                raise
            needed = size(merger.weigh(slides).octets)
            advice = f"The deck needs {needed}. Make room, or choose another disk."
            raise Problem("There is no room left on this disk.", to.name, advice) from error
    return Merged(slides, to.stat().st_size, tuple(merger.report), merger.inventory())


def weigh(plan: DeckPlan, progress: Progress | None = None, finisher: Finisher | None = None) -> Weight:
    """What `merge` would write, in bytes, with nothing written. Raises the Problems that `merge` raises."""
    with _gathered(plan, progress or Progress(), finisher) as (merger, slides):
        return merger.weigh(slides)


@contextmanager
def _gathered(plan: DeckPlan, progress: Progress, finisher: Finisher | None) -> Iterator[tuple[_Merger, int]]:
    """A merge with all its parts gathered, as long as the block runs, and how many slides it has."""
    if not plan.picks:
        raise Problem("There are no slides to put into a deck.", plan.title, "Choose at least one slide.")
    merger = _Merger(plan, progress, finisher)
    with tempfile.TemporaryDirectory(prefix="natp-") as folder:
        slides = merger.gather()
        merger.refine(Path(folder))
        yield merger, slides


class _Merger:
    """One merge. First everything is gathered in an Output, then that is written."""

    def __init__(self, plan: DeckPlan, progress: Progress, finisher: Finisher | None) -> None:
        self.report: list[ReportLine] = []
        self._plan = plan
        self._progress = progress
        self._finisher = finisher
        self._output = Output()
        self._decks: dict[Path, Deck] = {}
        for pick in plan.picks:
            if pick.deck not in self._decks:
                self._decks[pick.deck] = Deck(pick.deck, pick.called)
        self._reshaping = Reshaping([self._decks[pick.deck] for pick in plan.picks], plan.size)
        self._carrier = Carrier(self._output, self.report)
        self._masters = Masters(self._output, self._carrier, self._reshaping, self.report)
        self._media = MediaShelf(self._output)
        self._comments = Comments(self._output, self.report, wanted=not plan.without_comments)
        self._notes_master: tuple[str, Deck] | None = None
        self._told_designs: set[tuple[Deck, str]] = set()
        self._names = [self._output.new_name(presentation_type("slide"), ".xml") for _ in plan.picks]
        self._problems: dict[tuple[Path, int], Problem | None] = {}
        self._places: dict[tuple[Deck, str], list[int]] = {}
        for place, pick in enumerate(plan.picks):
            deck = self._decks[pick.deck]
            self._places.setdefault((deck, deck.part_of(pick.slide)), []).append(place)
        self._shows = CustomShows(list(self._decks.values()), self._first_name, self.report)

    def gather(self) -> int:
        """Carry every slide, then write down the presentation that lists them; how many slides there are."""
        slides = []
        for place, pick in enumerate(self._plan.picks):
            self._progress.report(place, len(self._plan.picks), pick.where)
            opened = self._open(pick)
            if isinstance(opened, Problem):
                self.report.append(left_out("the slide", pick.where, opened.what))
                continue
            self._slide(place, pick, *opened)
            slides.append((FIRST_SLIDE_ID + place, self._names[place], pick.section))
        if not slides:
            raise next(problem for problem in self._problems.values() if problem is not None)
        decks = list(self._decks.values())
        for deck in decks:
            self._tell_about(deck)
        fonts, related = carry_fonts(decks, self._carrier)
        contents = Contents(
            masters=self._masters.finish(),
            slides=slides,
            notes_master=self._notes_master[0] if self._notes_master else None,
            notes_size=self._notes_master[1].notes_size if self._notes_master else None,
            theme=self._masters.theme_of_first(),
            size=self._reshaping.size,
            text_style=self._reshaping.text_style,
            shows=self._shows,
            table_styles=self._reshaping.table_styles.part(),
            fonts=fonts,
            related=[*related, *self._comments.finish(), *carry_data_stores(decks, self._carrier)],
            tags=self._finisher.deck_tags() if self._finisher else None,
        )
        add_presentation(self._output, self._plan, contents)
        return len(slides)

    def refine(self, folder: Path) -> None:
        """Do to the gathered parts what the plan asks for, with files in `folder` that are there until it is written.

        What this finds stands in the report too.
        """
        put_instead(self._output, self._plan.instead)
        self._output.join_twins()
        if self._plan.shrink_pictures:
            self.report.extend(shrink_in(self._output, self._reshaping.size, folder, self._progress))
        self.report.extend(typeface_lines(self._output))

    def inventory(self) -> Inventory:
        """What the gathered deck holds."""
        return inventory_of(self._output)

    def weigh(self, slides: int) -> Weight:
        """What the gathered deck will weigh."""
        weight = weigh_in(self._output, slides, self._reshaping.size)
        return replace(weight, comments=self._comments.number, commenters=self._comments.authors)

    def write(self, file: BinaryIO) -> None:
        """Write the gathered deck."""
        self._output.write(file, self._progress)

    def _slide(self, place: int, pick: Pick, slide: SlideXml, layout: Layout) -> None:
        """Carry one slide with all it points to, and change of it what the new deck needs to be other."""
        deck, part, name = slide.deck, slide.part, self._names[place]
        dropped = self._finisher.begin(slide, pick.finish) if self._finisher else frozenset()
        brought = self._media.bring_in(deck.package, part)
        scope = self._scope(place, pick, slide, layout, brought)
        if dropped:
            scope.special["tags"] = lambda rel: (
                None if rel.id in dropped else self._carrier.carry_if_sound(deck.package, rel, scope)
            )
        related, cut_ids = self._carrier.related(deck.package, part, scope)
        slide.cut(cut_ids | self._carrier.lost_in(deck.package, part, slide.root, pick.where))
        slide.cut_actions()
        slide.point_to_shows(lambda number: self._shows.number(deck, number))
        slide.point_zooms(lambda number: self._zoom(deck, number, place))
        slide.show(keep_hidden=pick.keep_hidden)
        slide.number_shapes()
        slide.wait_for_clicks()
        related.extend(slide.embed(brought))
        slide.changed |= self._reshaping.reshape_slide(deck, part, slide.root, layout.design)
        for attachment in pick.attachments:
            related.extend(self._media.attach(slide.root, name, attachment))
            slide.changed = True
        self._tell_size(pick, self._reshaping.fit_of(deck))
        self._tell_damaged(slide, pick.where)
        for new in self._finisher.end(slide, pick.finish, place, self._reshaping.size) if self._finisher else ():
            tags = self._output.add(presentation_type("tags"), ".xml", new.data)
            related.append(Relationship(new.id, office_type("tags"), tags))
        self._output.put(name, presentation_type("slide"), slide.data() or Copied(deck.package, part))
        self._output.relate(name, _with_one_layout(related, layout.name))

    def _scope(self, place: int, pick: Pick, slide: SlideXml, layout: Layout, brought: Mapping[str, str]) -> Scope:
        """What becomes of that which a slide points to and which is not simply carried."""
        deck, part = slide.deck, slide.part
        scope = Scope(
            pick.where,
            {
                "slideLayout": lambda _: layout.name,
                "slide": lambda rel: self._jump(pick, rel.target, part, place),
                "notesSlide": lambda rel: self._notes_page(slide, place, rel, scope),
                "notesMaster": lambda _: self._notes(),
                "comments": lambda rel: self._comment(deck, rel, place, pick.where),
            },
            self._reshaping.fit_of(deck),
            brought={(part, number): inside for number, inside in brought.items()},
        )
        return scope

    def _open(self, pick: Pick) -> tuple[SlideXml, Layout] | Problem:
        """A slide's XML and the new name of its layout, carried now; the Problem where its deck is damaged there."""
        deck, key = self._decks[pick.deck], (pick.deck, pick.slide)
        try:
            slide = SlideXml(deck, deck.slide(pick.slide), pick.where, self.report)
            deck.package.relationships(slide.part)
            layout = self._masters.layout_for(deck, slide.part, slide.root, pick.where)
        except Problem as problem:
            self._problems[key] = problem
            return problem
        self._problems[key] = None
        return slide, layout

    def _first_name(self, deck: Deck, part: str) -> str | None:
        places = self._places.get((deck, part))
        return self._names[places[0]] if places and part in deck.package else None

    def _jump(self, pick: Pick, target: str, part: str, place: int) -> str | None:
        """The new name of a slide that another slide, or its own notes, points to."""
        if target == part:
            return self._names[place]
        there = self._place_of(self._decks[pick.deck], target, place)
        if there is None:
            self.report.append(left_out("a jump to another slide", pick.where, "that slide is not in this deck"))
            return None
        return self._names[there]

    def _zoom(self, deck: Deck, number: str, place: int) -> int | None:
        """The new id of the slide that had this id in its deck."""
        for entry, part in zip(find_all(deck.presentation, "p:sldIdLst/p:sldId"), deck.slides, strict=True):
            if entry.get("id") == number:
                there = self._place_of(deck, part, place)
                return FIRST_SLIDE_ID + there if there is not None else None
        return None

    def _place_of(self, deck: Deck, part: str, place: int) -> int | None:
        """Where a slide of a deck stands in the new one, seen from a place: the next time, else the first."""
        places = self._places.get((deck, part))
        if places is None:
            return None
        pick = self._plan.picks[places[0]]
        if (pick.deck, pick.slide) not in self._problems:
            self._open(pick)
        if self._problems[pick.deck, pick.slide] is not None:
            return None
        return next((later for later in places if later > place), places[0])

    def _notes_page(self, slide: SlideXml, place: int, rel: Relationship, scope: Scope) -> str | None:
        """The new name of a slide's notes; None where there is no master to show them on."""
        master = self._notes()
        if master is None:
            self.report.append(left_out("notes", scope.where, "no deck has a sound master for notes"))
            return None
        package = slide.deck.package
        if self._carrier.is_sound(package, rel.target) and slide.part not in package.related(rel.target, "slide"):
            # Notes that the deck gives to another slide too, or to none.
            scope = replace(scope, special={**scope.special, "slide": lambda _: self._names[place]})
        name = self._carrier.carry_if_sound(package, rel, scope)
        if name is None:
            return None
        related = self._output.relationships(name)
        kinds = {own.kind for own in related}
        for kind, target in (("notesMaster", master), ("slide", self._names[place])):
            if kind not in kinds:
                related.append(Relationship(f"rIdOf{kind}", office_type(kind), target))
        return name

    def _notes(self) -> str | None:
        """The one notes master of the new deck: the first sound one."""
        if self._notes_master is None:
            for deck in self._decks.values():
                for part in deck.package.related(deck.package.main, "notesMaster"):
                    themes = deck.package.related(part, "theme") if self._carrier.is_sound(deck.package, part) else ()
                    if themes and self._carrier.is_sound(deck.package, themes[0]):
                        name = self._carrier.carry(deck.package, part, Scope(f"{deck.name}, its notes", {}))
                        self._notes_master = name, deck
                        return name
        return self._notes_master[0] if self._notes_master is not None else None

    def _comment(self, deck: Deck, rel: Relationship, place: int, where: str) -> str | None:
        try:
            return self._comments.carry(deck, rel.target, FIRST_SLIDE_ID + place, self._reshaping.fit_of(deck))
        except Problem:
            self.report.append(left_out("comments", where, "the source deck is damaged there"))
            return None

    def _tell_size(self, pick: Pick, fitting: Fit | None) -> None:
        if fitting is not None:
            how = f"to {fitting.factor:.0%}" if fitting.is_resized else "in place, with free strips at two edges"
            self.report.append(
                scaled("the slide", pick.where, f"its deck has slides of another size; it is fitted {how}")
            )

    def _tell_damaged(self, slide: SlideXml, where: str) -> None:
        """Name the pictures of a slide and of its design that are carried although their files are cut off."""
        deck = slide.deck
        layout = deck.layout_of(slide.part)
        found = [(where, damaged_pictures(deck, slide.part, slide.root))]
        for sheet in (layout, deck.master_of(layout) if layout else None):
            if sheet is not None and (deck, sheet) not in self._told_designs:
                self._told_designs.add((deck, sheet))
                found.append((design_of(deck), damaged_pictures(deck, sheet)))
        for place, pictures in found:
            for target, name in pictures.items():
                line = to_check(name, place, DAMAGED_PICTURE)
                if self._carrier.is_sound(deck.package, target) and line not in self.report:
                    self.report.append(line)

    def _tell_about(self, deck: Deck) -> None:
        if deck.has_macros:
            self.report.append(left_out("macros", deck.name, "a deck with macros can do harm on another laptop"))


def _with_one_layout(related: list[Relationship], layout: str) -> list[Relationship]:
    """A slide has one layout and at most one set of notes; damaged decks list more, or none."""
    seen, kept = set(), []
    for rel in related:
        if rel.kind in ("slideLayout", "notesSlide"):
            if rel.kind in seen:
                continue
            seen.add(rel.kind)
        kept.append(rel)
    if "slideLayout" not in seen:
        kept.append(Relationship("rIdLayout", office_type("slideLayout"), layout))
    return kept
