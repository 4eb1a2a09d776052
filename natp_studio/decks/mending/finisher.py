"""Everything that is done to slides on their way into a session's deck: described, mended, credited and tagged."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from natp_studio.decks.deck import Deck
from natp_studio.decks.mending.credit import add_credit, remove_credits
from natp_studio.decks.mending.decoration import mark_as_told, plain_decoration
from natp_studio.decks.mending.languages import in_language, language_of, say_language, without_language
from natp_studio.decks.mending.order import title_to_move
from natp_studio.decks.mending.tables import can_mark_header, mark_header, plain_styles, tables_of
from natp_studio.decks.mending.titles import add_title, move_first, proposed_title, title_of
from natp_studio.decks.merging.finishing import Finish, NewTags
from natp_studio.decks.merging.slides import SlideXml
from natp_studio.decks.provenance import (
    DeckMark,
    Mark,
    deck_tags,
    drop_tags_reference,
    said_on,
    set_tags_reference,
    slide_tags,
    tag_list,
    tags_of,
    without_ours,
)
from natp_studio.decks.slide_tree import Ground, Grounds, mark_decorative, one_line, shape_keys
from natp_studio.domain.items import TITLE_SHAPE
from natp_studio.domain.languages import plain_name
from natp_studio.domain.reports import ReportLine, left_out, mended
from natp_studio.domain.scenes import Scene
from natp_studio.domain.wording import count

_TAGS_ID = "rIdOrigin"
_OTHER = "other"


class SlideFinisher:
    """Finishes the slides of one merge.

    `export` and `session` are ids that the deck is known by when it comes back, "" for none. `scene_of` draws a slide
    of a deck by its number; without it there are no credit lines, for nobody knows where there is room.
    """

    def __init__(
        self, language: str, export: str = "", session: str = "", scene_of: Callable[[Deck, int], Scene] | None = None
    ) -> None:
        self._scene_of = scene_of
        self._export = export
        self._session = session
        self._language = language
        self._grounds: dict[Deck, Grounds] = {}
        self._plain: dict[Deck, frozenset[str]] = {}
        self._titles: set[str] = set()
        self._told: set[ReportLine] = set()
        self._places: dict[int, str] = {}
        self._title = ""
        self._foreign: dict[str, str] = {}

    def begin(self, slide: SlideXml, finish: Finish) -> Collection[str]:
        """Describe and mend a slide while it stands in its own deck's measures."""
        self._foreign = {}
        self._title = one_line(dict(finish.descriptions).get(TITLE_SHAPE, ""))
        slide.changed |= remove_credits(slide.root)
        slide.changed |= self._describe(slide, finish)
        if finish.mend:
            self._mend(slide)
        if finish.origin is None:
            return ()
        self._foreign = without_ours(tags_of(slide.deck, slide.part, slide.root))
        dropped = drop_tags_reference(slide.root)
        return (dropped,) if dropped else ()

    def end(self, slide: SlideXml, finish: Finish, place: int, size: tuple[int, int]) -> Sequence[NewTags]:
        """Give a slide its title above, its credit line and its tags."""
        if self._title and not title_of(slide.root):
            words = self._unique(self._title)
            add_title(slide.root, words, size, self._language)
            slide.changed = True
            slide.report.append(mended("the title", slide.where, f"it had none; screen readers now say “{words}”"))
        self._titles.add(title_of(slide.root).casefold())
        number = slide.deck.slides.index(slide.part) + 1
        credit = one_line(finish.credit)
        if credit and self._scene_of is not None:
            if add_credit(slide.root, self._scene_of(slide.deck, number), size, credit, self._language):
                slide.changed = True
            else:
                slide.report.append(
                    left_out("the credit line", slide.where, "the slide has no free place; the credits slide has it")
                )
        if finish.origin is None:
            self._places[place] = _OTHER
            return ()
        origin = finish.origin
        self._places[place] = origin.item or origin.made or _OTHER
        said = said_on(slide.deck, number)
        mark = Mark(self._export, place + 1, origin, said.words_hash, said.notes_hash)
        set_tags_reference(slide.root, _TAGS_ID)
        slide.changed = True
        return (NewTags(_TAGS_ID, tag_list({**self._foreign, **slide_tags(mark)})),)

    def deck_tags(self) -> bytes | None:
        """Which export this deck is, and what stood at each place."""
        if not self._export:
            return None
        # A slide that could not be carried leaves its place empty.
        places = tuple(self._places.get(place, _OTHER) for place in range(max(self._places, default=-1) + 1))
        return tag_list(deck_tags(DeckMark(self._export, self._session, places)))

    def _describe(self, slide: SlideXml, finish: Finish) -> bool:
        typed = {key: line for key, words in finish.descriptions if key != TITLE_SHAPE and (line := one_line(words))}
        done = False
        for key, properties in shape_keys(slide.root) if typed else ():
            if key in typed:
                properties.set("descr", typed[key])
                done = True
        return mark_as_told(slide.root, finish.decoration) or done

    def _mend(self, slide: SlideXml) -> None:
        root, deck = slide.root, slide.deck
        ground = self._ground(slide)
        if not title_of(root):
            self._title = self._title or proposed_title(root, ground)
        title = title_to_move(root, ground)
        if title is not None:
            move_first(root, title)
            self._tell(slide, "the reading order", "the title is read first now")
        for shape in plain_decoration(root, ground, deck.size):
            mark_decorative(shape)
            self._tell(slide, "a line or bar", "it is marked as decoration, so that it is not read out")
        headed = [table for _, table in tables_of(root) if can_mark_header(table, self._plain_styles(deck))]
        for table in headed:
            mark_header(table)
            self._tell(slide, "a table", "its first row is marked as the header now")
        silent = without_language(root)
        language = language_of(root, ground, self._language) if silent else ""
        silent = in_language(root, silent, language) if silent else []
        if silent:
            say_language(silent, language)
            pieces = count(len(silent), "piece")
            self._tell(slide, "the language", f"{pieces} of text did not say it; now it is {plain_name(language)}")

    def _tell(self, slide: SlideXml, what: str, why: str) -> None:
        slide.changed = True
        line = mended(what, slide.where, why)
        if line not in self._told:
            self._told.add(line)
            slide.report.append(line)

    def _unique(self, title: str) -> str:
        wanted, number = title, 2
        while wanted.casefold() in self._titles:
            wanted, number = f"{title} ({number})", number + 1
        return wanted

    def _ground(self, slide: SlideXml) -> Ground:
        if slide.deck not in self._grounds:
            self._grounds[slide.deck] = Grounds(slide.deck)
        return self._grounds[slide.deck].of(slide.part)

    def _plain_styles(self, deck: Deck) -> frozenset[str]:
        if deck not in self._plain:
            self._plain[deck] = plain_styles(deck)
        return self._plain[deck]
