"""Forms over the window: a new idea, what is known of an item, and tags of many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QLayout, QLineEdit, QWidget
from shiboken6 import isValid

from natp_studio.domain.items import Item, ItemKind
from natp_studio.domain.wording import count
from natp_studio.services.catalogue import IdeaWords
from natp_studio.ui.dialogs import Sheet
from natp_studio.ui.look.look import Look
from natp_studio.ui.pages.library.limits import limit_of
from natp_studio.ui.pages.library.several import Several
from natp_studio.ui.parts.boxes import note
from natp_studio.ui.parts.fields import Area, field, line, mark_invalid, wrong_line
from natp_studio.ui.parts.layouts import Thing, column
from natp_studio.ui.parts.words import label

_MOST_TAGS = 40
_CLOSED = "What you typed is kept for later, and not saved."


@dataclass(frozen=True, slots=True)
class Offered:
    """What can be picked in a form."""

    tags: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    professions: tuple[str, ...] = ()


class ItemForm(Sheet):
    """Write an idea, or change what is known of an item. `keep(words)` is called with what was written.

    `words` are those that are kept now, `draft` what was typed before and not kept. Closed without keeping, it calls
    `left` with what was typed, or None where nothing is left of it; `thrown(words)` when a person does not want it.
    """

    def __init__(
        self,
        look: Look,
        parent: QWidget,
        title: str,
        words: IdeaWords,
        offered: Offered,
        keep: Callable[[IdeaWords], object],
        *,
        kind: ItemKind,
        submit: str,
        left: Callable[[IdeaWords | None], object],
        thrown: Callable[[IdeaWords], object],
        draft: IdeaWords | None = None,
    ) -> None:
        super().__init__(look, parent, title)
        self._saved, self._keep = words, keep
        self._left: Callable[[IdeaWords | None], object] | None = left
        self._thrown = thrown
        words = draft or words
        self._title = line(words.title, "A few words that say what it is", most=300)
        self._wrong = wrong_line(look)
        self._text = Area(look, words.text, lines=4, hint="What somebody can do, in plain words")
        self._alt = Area(look, words.alt_text, lines=2, hint="One or two plain sentences", most=1_000)
        self._cites = line(words.cites, "Where the facts of it can be read", most=1_000)
        self._contributor = line(words.contributor, most=200)
        self._credit = line(words.credit, most=500)
        self._consent = line(words.consent, most=200)
        self._note = line(words.content_note, "Leave it empty where there is nothing to say first", most=500)
        self._tags = Several(look, "Tags", "a tag", words.tags, offered.tags)
        self._settings = Several(look, "Settings", "a setting", words.settings, offered.settings)
        self._professions = Several(look, "Professions", "a profession", words.professions, offered.professions)
        again = "This is what you typed before. It is not saved yet."
        things: list[Thing] = [note(look, "info", "pencil-line", "", again)] if draft else []
        things.append(column(look, field(look, "Title", self._title), limit_of(self._title), self._wrong, gap="xs"))
        is_idea = kind is ItemKind.IDEA
        if is_idea:
            things.append(_bounded(look, "The idea", self._text))
        if kind is ItemKind.PICTURE:
            hint = "For people who hear it instead of seeing it."
            things.append(_bounded(look, "What the picture shows", self._alt, hint))
        things += [self._tags, self._settings, self._professions]
        things.append(_bounded(look, "Made by", self._contributor))
        hint = "Empty: the name above is thanked."
        things.append(_bounded(look, "Credit, as it should be worded", self._credit, hint))
        hint = "Where the consent of who made it is filed, such as C-7. A deck carries it unseen."
        things.append(_bounded(look, "Consent", self._consent, hint))
        hint = "It is shown before the item, so that people can choose."
        things.append(_bounded(look, "Content note", self._note, hint))
        if is_idea:
            things.append(_bounded(look, "Facts from", self._cites))
        self._throw = self.add_staying_button("Throw away what I typed", self._throw_away)
        close = self.add_staying_button("Close", self.close, kind="")
        close.setAccessibleDescription(_CLOSED)
        close.setToolTip(_CLOSED)
        self.add_staying_button(submit, self.submit, kind="main")
        closed = label(f"Close: {_CLOSED[0].lower()}{_CLOSED[1:]}", "small")
        self.show_with(label(title, "h2"), column(look, *things, gap="m"), below=closed)
        self._title.setFocus()
        for one in self.findChildren(QLineEdit):
            one.textChanged.connect(self._renew_throw)
        for area in self.findChildren(Area):
            area.textChanged.connect(self._renew_throw)
        self._renew_throw()
        self.finished.connect(lambda _: self._closed())

    @property
    def words(self) -> IdeaWords:
        """What stands in the form."""
        return IdeaWords(
            self._title.text(), self._text.words, self._cites.text(), self._contributor.text(), self._credit.text(),
            self._note.text(), self._tags.words, self._settings.words, self._professions.words,
            self._alt.words, self._consent.text(),
        )  # fmt: skip

    def submit(self) -> None:
        """Keep what was written, unless there is no title."""
        if not self._title.text().strip():
            mark_invalid(self._title, self._wrong, "Write a few words such as “Dim one light”.")
            self._title.setFocus()
            return
        words, self._left = self.words, None
        self.close()
        self._keep(words)

    def _throw_away(self) -> None:
        words, left, self._left = self.words, self._left, None
        self.close()
        if left is not None:
            left(None)
        if words != self._saved:
            self._thrown(words)

    def _renew_throw(self) -> None:
        """There is something to throw away only where something is typed that is not saved."""
        self._throw.setEnabled(self.words != self._saved)

    def _closed(self) -> None:
        if self._left is not None and isValid(self):
            self._left(self.words if self.words != self._saved else None)


class TagForm(Sheet):
    """Tags of several items at once: which of theirs stay, and which come to them. `keep(add, remove)`."""

    def __init__(
        self,
        look: Look,
        parent: QWidget,
        items: Sequence[Item],
        offered: Offered,
        keep: Callable[[tuple[str, ...], tuple[str, ...]], object],
    ) -> None:
        super().__init__(look, parent, "Change tags")
        self._keep = keep
        self._boxes: dict[str, QCheckBox] = {}
        had = Counter(tag for item in items for tag in dict.fromkeys(item.tags))
        for tag, number in had.most_common(_MOST_TAGS):
            every = number == len(items)
            self._boxes[tag] = QCheckBox(
                (tag if every else f"{tag}, on {number:,} of {count(len(items), 'item')}").replace("&", "&&")
            )
            self._boxes[tag].setChecked(True)
        self._add = Several(look, "Add tags", "a tag", (), [tag for tag in offered.tags if tag not in had])
        things: list[Thing] = [self._add]
        if self._boxes:
            words = "Tags that they have. Take the tick away, and the tag is taken off."
            things += [label(words if len(items) > 1 else "Tags that it has", "label"), *self._boxes.values()]
        title = "Tags" if len(items) == 1 else f"Tags of {count(len(items), 'item')}"
        self.add_button("Close")
        self.add_staying_button("Change tags", self.submit, kind="main")
        self.show_with(label(title, "h2"), column(look, *things, gap="s"))
        self._add.line.setFocus()

    def submit(self) -> None:
        """Change the tags; with nothing to change it only closes."""
        add = self._add.words
        remove = tuple(tag for tag, made in self._boxes.items() if not made.isChecked() and tag not in add)
        self.close()
        if add or remove:
            self._keep(add, remove)


def _bounded(look: Look, words: str, widget: QLineEdit | Area, hint: str = "") -> QLayout:
    """A field that says below it when it is full; a long line shows its beginning."""
    if isinstance(widget, QLineEdit):
        widget.setCursorPosition(0)
    return column(look, field(look, words, widget, hint), limit_of(widget), gap="xs")


def words_about(item: Item) -> IdeaWords:
    """What is known of an item, for a form."""
    is_idea = item.kind is ItemKind.IDEA
    return IdeaWords(
        item.title, item.text if is_idea else "", item.cites if is_idea else "", item.contributor, item.credit,
        item.content_note, item.tags, item.settings, item.professions,
        " ".join(item.alt_texts) if item.kind is ItemKind.PICTURE else "", item.consent,
    )  # fmt: skip
