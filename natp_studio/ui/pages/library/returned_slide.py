"""One slide of a deck that came back: what happened, what to keep of it, and old and new side by side."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QVBoxLayout, QWidget

from natp_studio.domain.items import Item, ItemKind
from natp_studio.domain.round_trips import Fate, Keep, Known, Pair, SlideChange
from natp_studio.domain.wording import count
from natp_studio.ui.items.pictures import Pictures
from natp_studio.ui.items.words import breakable
from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import SPACE
from natp_studio.ui.pages.library.item_picture import ItemPicture
from natp_studio.ui.pages.library.returned_pictures import DeckPictures, SlidePicture
from natp_studio.ui.pages.library.returned_words import (
    KEEPS,
    can_be_kept,
    differences,
    happened,
    line_word,
    marked,
    place_of,
)
from natp_studio.ui.parts.boxes import box, clear
from natp_studio.ui.parts.layouts import Thing, column, fill, holder, row, scrolled
from natp_studio.ui.parts.words import label, parts

_MOST_PAIRS = 120
# What stands above the title in two words needs no sentence below it.
_SAID_ABOVE = ("Its words were changed.", "Its notes were changed.", "It was not in the deck before.")
_STATES = {"New": "done", "Gone": "warn", "Changed": "info"}


class SlidePanel(QWidget):
    """Shows one slide. `picked` is what a person wants kept of it, a `Keep`."""

    picked = Signal(object)

    def __init__(self, look: Look, pictures: Pictures) -> None:
        super().__init__()
        self._look, self._pictures = look, pictures
        self._radios: dict[Keep, QRadioButton] = {}
        self._inner = QVBoxLayout()
        fill(look, self._inner, gap="m")
        frame = box("card", column(look, self._inner, gap="none", margins=(18, 16, 18, 18)))
        self._area = scrolled(column(look, frame, None, gap="none", margins=(6, 6, 8, 16)))
        # Its words are no fields: the arrow keys scroll to them.
        self._area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._area.setAccessibleName("What became of the slide")
        self.setLayout(column(look, self._area, gap="none"))

    def show_slide(
        self, change: SlideChange, old: Item | None, choice: Keep, deck: DeckPictures, *, stacked: bool
    ) -> None:
        """Show this one. `old` is the item that it is known as; `stacked` puts old above new instead of beside it."""
        look = self._look
        clear(self._inner)
        self._radios = {}
        above = label(parts(place_of(change), *happened(change)), "label")
        things: list[Thing] = [holder(column(look, above, label(breakable(change.title), "h2"), gap="hair"))]
        things += [label(breakable(sentence)) for sentence in _told(change) if sentence not in _SAID_ABOVE]
        if can_be_kept(change):
            things.append(self._keeping(change, old, choice, stacked=stacked))
        things.append(self._shown(change, old, deck, stacked=stacked))
        for title, pairs in (("Words on it", change.words), ("Notes for the speaker", change.notes)):
            if pairs:
                things.append(self._pairs(title, pairs, stacked=stacked))
        fill(look, self._inner, *things, gap="l")
        said = (
            place_of(change), change.title, *_told(change), differences(change.words, "Words"),
            differences(change.notes, "Notes"),
        )  # fmt: skip
        self._area.setAccessibleDescription("\n".join(filter(None, said)))
        self._area.verticalScrollBar().setValue(0)

    def show_choice(self, choice: Keep) -> None:
        """Something else is kept of the same slide."""
        if choice in self._radios:
            self._radios[choice].setChecked(True)

    def take_focus(self) -> None:
        """Put the keyboard to what can be chosen, else to the words."""
        chosen = [radio for radio in self._radios.values() if radio.isChecked()]
        (chosen[0] if chosen else self._area).setFocus()

    def _keeping(self, change: SlideChange, old: Item | None, choice: Keep, *, stacked: bool) -> QWidget:
        look = self._look
        group = QButtonGroup(self)
        offered = [keep for keep in KEEPS if keep is not Keep.VERSION or change.item]
        for keep in offered:
            made = self._radios[keep] = QRadioButton(KEEPS[keep])
            made.setAccessibleName(f"{KEEPS[keep]}, {place_of(change).lower()}")
            made.setChecked(keep is choice)
            made.clicked.connect(partial(self._pick, keep))
            group.addButton(made)
        if change.is_made:
            words = "Every export makes this slide anew. Keep it only if you want it as an item."
        elif not change.item:
            words = "It is not an item of the library, so it can only become a new one."
        elif old is not None:
            words = f"The item “{breakable(old.title)}” stays as it is. A new version says where it came from."
        else:
            words = "The item that it was is not in this library. A new version says where it came from."
        radios = self._radios.values()
        beside = column(look, *radios, gap="xs") if stacked else row(look, *radios, None, gap="xl")
        things: list[Thing] = [label("What to keep of it", "label"), beside, label(words, "small")]
        return box("well", column(look, *things, gap="xs", margins=(14, 10, 14, 12)))

    def _pick(self, keep: Keep, _checked: bool = False) -> None:
        self.picked.emit(keep)

    def _shown(self, change: SlideChange, old: Item | None, deck: DeckPictures, *, stacked: bool) -> QWidget:
        """Pictures of the old and the new slide, as far as there are any."""
        look = self._look
        sides: list[tuple[str, QWidget]] = []
        # An idea looks like its words, and they stand below.
        if old is not None and old.kind is not ItemKind.IDEA and change.fate is not Fate.SAME:
            picture = ItemPicture(look, self._pictures)
            picture.show_item(old)
            sides.append(("Before" if change.fate is not Fate.NEW else "Your item", picture))
        if change.slide:
            now = SlidePicture(look, deck, change.slide, change.title)
            sides.append(("Now" if change.fate is not Fate.NEW else "The new slide", now))
        grid = _grid(look)
        for place, (title, widget) in enumerate(sides):
            at = (2 * place, 0) if stacked else (0, place)
            grid.addWidget(label(title, "label"), *at)
            grid.addWidget(widget, at[0] + 1, at[1], Qt.AlignmentFlag.AlignTop)
        if len(sides) == 1 and not stacked:
            # One picture alone is no larger than one of two.
            grid.addWidget(QWidget(), 0, 1)
        if sides:
            grid.addWidget(label("Pictures of slides are approximate.", "small"), 4, 0, 1, 2)
        return holder(grid)

    def _pairs(self, title: str, pairs: Sequence[Pair], *, stacked: bool) -> QWidget:
        look = self._look
        only_new = not any(pair.old for pair in pairs)
        shown = [pair for pair in pairs if pair.old or pair.new][:_MOST_PAIRS]
        if only_new:
            lines = [label(breakable(pair.new)) for pair in shown]
            return holder(column(look, label(title, "h3"), *lines, *_more(pairs), gap="xs"))
        grid = _grid(look)
        if not stacked:
            grid.addWidget(label("Before", "label"), 0, 0)
            grid.addWidget(label("Now", "label"), 0, 1)
        line = 1
        for pair in shown:
            if stacked:
                sides = [
                    self._side(pair, name, is_old=is_old)
                    for name, is_old in (("Before", True), ("Now", False))
                    if pair.is_changed or not is_old
                ]
                for side in sides:
                    grid.addWidget(side, line, 0, 1, 2)
                    line += 1
            else:
                grid.addWidget(self._side(pair, "", is_old=True), line, 0)
                grid.addWidget(self._side(pair, "", is_old=False), line, 1)
                line += 1
        return holder(column(look, label(title, "h3"), grid, *_more(pairs), gap="xs"))

    def _side(self, pair: Pair, name: str, *, is_old: bool) -> QWidget:
        """A line as it was or is, with what became of it in a word; the other side of one that is not there says so."""
        look, words = self._look, pair.old if is_old else pair.new
        if not pair.is_changed:
            same = label(breakable(words), "body")
            return holder(column(look, same, None, gap="none", margins=(16, 4, 8, 4)))
        if not words:
            absent = "It was not there" if is_old else "It is not there now"
            told = label(f"{name}: {absent[0].lower()}{absent[1:]}" if name else absent, "small")
            return holder(column(look, told, None, gap="none", margins=(16, 8, 8, 4)))
        word = line_word(pair)
        line = label("")
        line.setTextFormat(Qt.TextFormat.RichText)
        line.setText(marked(look, pair)[0 if is_old else 1])
        tag = f"{name} · {word}" if name else word
        things: list[Thing] = [label(tag, "label"), line, None]
        return box(_STATES[word], column(look, *things, gap="hair", margins=(12, 6, 10, 8)))


def _grid(look: Look) -> QGridLayout:
    """Two columns of one width."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(look.px(SPACE["l"]))
    grid.setVerticalSpacing(look.px(SPACE["xs"]))
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    return grid


def _told(change: SlideChange) -> list[str]:
    """What happened in sentences, and how the slide was recognised where that is not certain."""
    told = list(change.sentences)
    if change.fate is Fate.SAME and not told:
        told.append("It is as it was.")
    if change.known in (Known.WORDS, Known.ALIKE, Known.TITLE):
        told.append(f"It has no tag. It was recognised {change.known.value}.")
    return told


def _more(pairs: Sequence[Pair]) -> list[QWidget]:
    left = len(pairs) - _MOST_PAIRS
    return [label(f"and {count(left, 'more line')}", "small")] if left > 0 else []
