"""The library as a person works with it: lists of any length, facets to filter by, edits that can be undone."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Unpack

from natp_studio.domain.ids import new_id
from natp_studio.domain.items import PICTURE_SHAPE, Item, ItemKind
from natp_studio.domain.problems import Problem
from natp_studio.domain.undo import Edit, Edits
from natp_studio.domain.vocabulary import PROFESSIONS, SETTINGS
from natp_studio.services.example_items import brought_and_own
from natp_studio.services.searching import Filters, query_of
from natp_studio.services.studio import Studio

Change = Callable[[Item], Item]

_MOST_AT_ONCE, _MOST_NAMED = 2_000, 5
_RESTORE = "Restore"


@dataclass(frozen=True, slots=True)
class Facets:
    """What there is to filter by, each with how many items have it."""

    tags: tuple[tuple[str, int], ...] = ()
    settings: tuple[tuple[str, int], ...] = ()
    professions: tuple[tuple[str, int], ...] = ()
    contributors: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Use:
    """Where an item stands: the name and title of a session, the id and title of the first block that has it."""

    session: str
    title: str
    block: str
    block_title: str


@dataclass(frozen=True, slots=True)
class Relatives:
    """The item that an item is a newer version of, and the newer versions of it that are not archived, oldest first.

    `before` is None where it came from none, or from one that is not in this library.
    """

    before: Item | None = None
    newer: tuple[Item, ...] = ()

    @property
    def latest(self) -> Item | None:
        """The newest version, if there is one."""
        return self.newer[-1] if self.newer else None


@dataclass(frozen=True, slots=True)
class IdeaWords:
    """What a person writes of an adaptation idea, or about any other item.

    Only an idea's `text` and `cites` count, and only a picture's `alt_text`, which says what it shows.
    """

    title: str
    text: str = ""
    cites: str = ""
    contributor: str = ""
    credit: str = ""
    content_note: str = ""
    tags: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    professions: tuple[str, ...] = ()
    alt_text: str = ""
    consent: str = ""


class Catalogue:
    """The library of an open studio. Each edit is on disk when it returns, and can be undone by its name."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._edits: Edits[tuple[Item, ...]] = Edits(())
        # An import may end while something else is undone: what is written and what can be undone change together.
        self._editing = threading.Lock()

    def numbers(self, words: str = "", **filters: Unpack[Filters]) -> array[int]:
        """Row numbers of all items that match, in the order they are shown; filters as in `searching.find`."""
        return self._studio.library.numbers(query_of(words, **filters))

    def first_numbers(self, most: int, words: str = "", **filters: Unpack[Filters]) -> array[int]:
        """The first `most` of them, quickly, in the order they came in: what a screen needs while the rest is found."""
        return self._studio.library.first_numbers(query_of(words, most, **filters))

    def soonest(self, words: str = "", **filters: Unpack[Filters]) -> tuple[array[int], bool]:
        """What can be shown within hundredths of a second, and whether it is all.

        Up to 2,000 matches come all, in the order of `numbers`; of more only the first, and `numbers` begins with them.
        """
        first = self.first_numbers(_MOST_AT_ONCE + 1, words, **filters)
        return (first, False) if len(first) > _MOST_AT_ONCE else (self.numbers(words, **filters), True)

    def at(self, numbers: Sequence[int]) -> tuple[Item, ...]:
        """The items with these row numbers."""
        return self._studio.library.at(numbers)

    def item(self, item_id: str) -> Item | None:
        """One item as it is now; None when it is gone."""
        return self._studio.library.get([item_id]).get(item_id)

    def facets(self) -> Facets:
        """What there is to filter by, with counts."""
        library = self._studio.library
        return Facets(
            library.values("tag"), library.values("setting"), library.values("profession"), library.contributors()
        )

    def has_examples(self) -> bool:
        """True while something that the example library brought is in the library, archived or not."""
        return bool(brought_and_own(self._studio)[0])

    def settings_offered(self) -> tuple[str, ...]:
        """Settings to choose from: the field's own, then those in the library besides."""
        return _offered(SETTINGS, self._studio.library.values("setting"))

    def professions_offered(self) -> tuple[str, ...]:
        """Professions to choose from: the field's own, then those in the library besides."""
        return _offered(PROFESSIONS, self._studio.library.values("profession"))

    def is_file_missing(self, item: Item) -> bool:
        """True when an item came in a file that is no longer in the studio's folder."""
        return bool(item.media) and item.media not in self._studio.media

    def uses(self, item_id: str) -> tuple[Use, ...]:
        """Every session that an item stands in, once, with its first block that has it."""
        found = []
        for name, session in self._studio.sessions.readable():
            blocks = (block for block in session.blocks if any(ref.item == item_id for ref in block.items))
            if (block := next(blocks, None)) is not None:
                found.append(Use(name, session.title, block.id, block.title))
        return tuple(found)

    def older_ids(self) -> frozenset[str]:
        """The ids of all items that there is a newer version of, in the library and not archived."""
        return self._studio.library.older_ids()

    def relatives(self, item: Item) -> Relatives:
        """Which item this one is a newer version of, and which are newer versions of it."""
        newer = tuple(one for one in self._studio.library.newer_than(item.id) if not one.archived)
        return Relatives(self.item(item.came_from) if item.came_from else None, newer)

    def was_added(self, name: str, items: Iterable[Item]) -> None:
        """Let undo put away what was added elsewhere, as one edit of this name; nothing is thrown away.

        What came back from the archive belongs to it too. What was in the library all along must not be among these.
        """
        added = tuple(item for item in items if not item.archived)
        if added:
            with self._editing:
                self._note(name, _put_away(added), added)

    def add_idea(self, words: IdeaWords) -> Item:
        """Add an adaptation idea that somebody wrote."""
        idea = _with_words(Item(id=new_id(), kind=ItemKind.IDEA, title=words.title.strip()), words)
        with self._editing:
            self._studio.library.add([idea])
            # Undoing it archives it: nothing that somebody wrote is ever thrown away.
            self._note("Add idea", _put_away([idea]), (idea,))
        return idea

    def change_idea(self, item: Item, words: IdeaWords) -> Item:
        """Put other words into an idea."""
        return self.change("Change idea", [item], lambda idea: _with_words(idea, words))[0]

    def change_details(self, item: Item, words: IdeaWords) -> Item:
        """Put other words beside any item: its title, tags, credit, content note. What came in its file stays."""
        kept = replace(words, text=item.text, cites=item.cites)
        return self.change("Change details", [item], lambda old: _described(_with_words(old, kept), words.alt_text))[0]

    def tag(self, items: Iterable[Item], add: Iterable[str] = (), remove: Iterable[str] = ()) -> tuple[Item, ...]:
        """Add tags to items, or take some off, all at once."""
        added, removed = tuple(add), set(remove)

        def retagged(item: Item) -> Item:
            kept = [tag for tag in item.tags if tag not in removed]
            return replace(item, tags=tuple(dict.fromkeys((*kept, *added))))

        return self.change("Change tags", items, retagged)

    def archive(self, items: Iterable[Item]) -> tuple[Item, ...]:
        """Put items away. Sessions that use them keep them."""
        return self.change("Archive", items, lambda item: replace(item, archived=True))

    def restore(self, items: Iterable[Item]) -> tuple[Item, ...]:
        """Bring archived items back."""
        return self.change(_RESTORE, items, lambda item: replace(item, archived=False))

    def change(self, name: str, items: Iterable[Item], change: Change) -> tuple[Item, ...]:
        """Change items, all or none, as one edit of this name; the items as they are then."""
        before = tuple(items)
        after = tuple(change(item) for item in before)
        if after != before:
            with self._editing:
                self._studio.library.change(after)
                self._note(name, before, after)
        return after

    @property
    def undo_name(self) -> str:
        """What undo would take back; "" when nothing."""
        return self._edits.undo_name

    @property
    def last_edit(self) -> object:
        """What undo would take back, to be known again by `is`; None when nothing."""
        return self._edits.done[-1] if self._edits.done else None

    @property
    def last_undone(self) -> object:
        """What redo would do again, to be known again by `is`; None when nothing."""
        return self._edits.undone[-1] if self._edits.undone else None

    @property
    def undo_count(self) -> int:
        """How many items undo would change."""
        return len(self._edits.done[-1].before) if self._edits.done else 0

    @property
    def redo_count(self) -> int:
        """How many items redo would change."""
        return len(self._edits.undone[-1].after) if self._edits.undone else 0

    @property
    def redo_name(self) -> str:
        """What redo would do again; "" when nothing."""
        return self._edits.redo_name

    def forget_items(self, gone: Iterable[Item]) -> None:
        """These items are not in the library any more: undo and redo keep to the others."""
        ids = {item.id for item in gone}

        def others(items: tuple[Item, ...]) -> tuple[Item, ...]:
            return tuple(item for item in items if item.id not in ids)

        def without(edits: tuple[Edit[tuple[Item, ...]], ...]) -> tuple[Edit[tuple[Item, ...]], ...]:
            kept = (replace(edit, before=others(edit.before), after=others(edit.after)) for edit in edits)
            return tuple(edit for edit in kept if edit.before)

        with self._editing:
            self._edits = Edits(others(self._edits.now), without(self._edits.done), without(self._edits.undone))

    def undo(self) -> None:
        """Take the last edit back.

        Raises Problem, and changes nothing, where that archives what was added and a session uses by now.
        """
        with self._editing:
            if self._edits.done:
                self._refuse_what_is_used(self._edits.done[-1])
                self._studio.library.change(self._edits.done[-1].before)
                self._edits = self._edits.undo()

    def redo(self) -> None:
        """Make the last undone edit again."""
        with self._editing:
            if self._edits.undone:
                self._studio.library.change(self._edits.undone[-1].after)
                self._edits = self._edits.redo()

    def _note(self, name: str, before: tuple[Item, ...], after: tuple[Item, ...]) -> None:
        self._edits = Edits(after, (*self._edits.done, Edit(name, before, after)))

    def _refuse_what_is_used(self, edit: Edit[tuple[Item, ...]]) -> None:
        # What was in the archive before somebody restored it may go back there: sessions used it there too.
        if edit.name == _RESTORE:
            return
        away = {old.id for old, new in zip(edit.before, edit.after, strict=True) if old.archived and not new.archived}
        if away and (titles := self._sessions_using(away)):
            raise Problem(
                f"“{edit.name}” cannot be undone now: {'a session uses' if len(titles) == 1 else 'sessions use'} it.",
                ", ".join(f"“{title}”" for title in titles[:_MOST_NAMED]),
                "Undo it in the session first, or take the items out of it. Then undo this.",
            )

    def _sessions_using(self, ids: set[str]) -> list[str]:
        readable = self._studio.sessions.readable()
        return [session.title for _, session in readable if not ids.isdisjoint(session.item_ids())]


def bring_back(studio: Studio, items: Iterable[Item]) -> tuple[Item, ...]:
    """Take those of these items that are archived out of the archive; they as they are then."""
    back = tuple(replace(item, archived=False) for item in items if item.archived)
    if back:
        studio.library.change(back)
    return back


def _put_away(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(replace(item, archived=True) for item in items)


def _with_words(idea: Item, words: IdeaWords) -> Item:
    return replace(
        idea,
        title=words.title.strip(),
        text=words.text.strip(),
        cites=words.cites.strip(),
        contributor=words.contributor.strip(),
        credit=words.credit.strip(),
        content_note=words.content_note.strip(),
        consent=words.consent.strip(),
        tags=words.tags,
        settings=words.settings,
        professions=words.professions,
    )


def _described(item: Item, alt_text: str) -> Item:
    """A picture with its description, or without; anything else as it is."""
    if item.kind is not ItemKind.PICTURE:
        return item
    words = alt_text.strip()
    if item.only_decorates and not words:
        return item
    if item.described:
        # What was typed on another page is the same thing, and must not be another there.
        return replace(item.with_description(PICTURE_SHAPE, words), without_alt=0 if words else 1)
    return replace(item, alt_texts=(words,) if words else (), without_alt=0 if words else 1)


def _offered(own: Sequence[str], found: Sequence[tuple[str, int]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*own, *(value for value, _ in found))))
