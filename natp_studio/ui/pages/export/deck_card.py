"""The card “The deck”: what a person chooses for it, and what it will weigh then."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from natp_studio.domain.wording import count, listed, size
from natp_studio.services.before_export import DeckOutlook
from natp_studio.services.deck_plans import DeckWishes
from natp_studio.services.preferences import Preferences
from natp_studio.ui.desk import Desk
from natp_studio.ui.items.words import breakable
from natp_studio.ui.pages.export.folding import free_words
from natp_studio.ui.parts.boxes import card, rule
from natp_studio.ui.parts.fields import choice, choose, field
from natp_studio.ui.parts.layouts import column, holder
from natp_studio.ui.parts.words import label

_NOT_YET = "What the deck will weigh is being worked out."
_BOXES = (
    "deck_mend",
    "deck_credit_lines",
    "deck_convert_media",
    "deck_shrink_pictures",
    "deck_without_comments",
    "deck_keep_hidden",
)
_MOST_NAMES = 5


class DeckCard(QWidget):
    """Choices for the deck, remembered on this laptop, and its shape for each session. Emits `wishes_changed`."""

    wishes_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look = desk.look
        self._declared = {one.name: one for one in fields(Preferences)}
        self._boxes: dict[str, QCheckBox] = {}
        self._abouts: dict[str, QLabel] = {}
        self._rows = {name: self._row(name) for name in _BOXES}
        self._session = ""
        shape = self._declared["deck_shapes"]
        self._shape = choice(shape.metadata["choices"])
        self._shape.activated.connect(lambda _: self._prefer_shape(self._shape.currentData()))
        self._weight, self._parts, self._lacking = label("", "strong"), free_words("", "small"), free_words("", "small")
        self._weight.setMinimumWidth(1)
        self.setLayout(
            column(
                look,
                card(
                    look,
                    label("The deck", "h2"),
                    self._rows["deck_mend"],
                    self._rows["deck_credit_lines"],
                    self._rows["deck_convert_media"],
                    self._rows["deck_shrink_pictures"],
                    self._rows["deck_without_comments"],
                    self._rows["deck_keep_hidden"],
                    field(look, shape.metadata["words"], self._shape, shape.metadata["about"], narrow=True),
                    rule(),
                    column(look, self._weight, self._parts, self._lacking, gap="xs"),
                    gap="m",
                    pad=20,
                ),
            )
        )
        self.show_outlook(None)

    @property
    def wishes(self) -> DeckWishes:
        """What is chosen now."""
        kept = self._desk.preferences
        return DeckWishes(
            kept.deck_mend,
            kept.deck_credit_lines,
            kept.deck_convert_media,
            kept.deck_shrink_pictures,
            kept.shape_of(self._session),
            kept.deck_without_comments,
            kept.deck_keep_hidden,
        )

    @property
    def shape_words(self) -> str:
        """Which shape was chosen for this session, in a sentence; "" where it is that of most slides."""
        return f"Slides will be {self.wishes.shape}" if self.wishes.shape else ""

    def show_session(self, session: str) -> None:
        """Show what was chosen for the session of this id."""
        self._session = session
        choose(self._shape, self.wishes.shape)

    def show_outlook(self, outlook: DeckOutlook | None, why_not: str = "") -> None:
        """Show what is known of the deck; None while it is not known yet, or where it cannot be: `why_not`."""
        films = outlook.films if outlook is not None else ()
        large = outlook.large_pictures if outlook is not None else 0
        self._rows["deck_convert_media"].setVisible(bool(films))
        self._rows["deck_shrink_pictures"].setVisible(bool(large))
        if films:
            more = len(films) - _MOST_NAMES
            named = listed(films if more <= 0 else (*films[:_MOST_NAMES], f"{more:,} more"))
            self._tell("deck_convert_media", f"PowerPoint may not play {named}.")
        if outlook is not None and large:
            saved = "" if outlook.saving < 1000 else f" Smaller saves about {size(outlook.saving)}."
            have = f"{count(large, 'picture')} {'has' if large == 1 else 'have'} more pixels than a screen shows."
            self._tell("deck_shrink_pictures", f"{have}{saved}")
        comments = outlook.comments if outlook is not None else ""
        self._rows["deck_without_comments"].setVisible(bool(comments))
        if comments:
            are = "stay out of the deck." if self.wishes.without_comments else "can be read by whoever opens the deck."
            self._tell("deck_without_comments", f"{comments} {are}")
        hidden = outlook.hidden if outlook is not None else 0
        self._rows["deck_keep_hidden"].setVisible(bool(hidden))
        if hidden:
            are = "is hidden in its deck" if hidden == 1 else "are hidden in their decks"
            then = "A show will pass over it" if self.wishes.keep_hidden else "It will be shown"
            then = then if hidden == 1 else then.replace("It", "They").replace("over it", "over them")
            self._tell("deck_keep_hidden", f"{count(hidden, 'slide')} {are}. {then}.")
        told = (outlook.words, outlook.parts, outlook.lacking) if outlook is not None else (why_not or _NOT_YET, "", "")
        for made, words in zip((self._weight, self._parts, self._lacking), told, strict=True):
            made.setText(words)
            made.setHidden(not words)

    def _row(self, name: str) -> QWidget:
        declared = self._declared[name]
        box = QCheckBox(declared.metadata["words"])
        box.setAccessibleName(declared.metadata["words"])
        box.setChecked(getattr(self._desk.preferences, name))
        box.clicked.connect(lambda on: self._prefer(name, on))
        self._boxes[name] = box
        self._abouts[name] = free_words("", "small")
        self._tell(name, declared.metadata["about"])
        return holder(column(self._desk.look, box, self._abouts[name], gap="hair"))

    def _tell(self, name: str, words: str) -> None:
        self._abouts[name].setText(breakable(words))
        self._boxes[name].setAccessibleDescription(words)

    def _prefer_shape(self, shape: str) -> None:
        if shape != self.wishes.shape:
            self._desk.prefer(self._desk.preferences.with_shape(self._session, shape))
            self.wishes_changed.emit()

    def _prefer(self, name: str, value: Any) -> None:
        if getattr(self._desk.preferences, name) != value:
            self._desk.prefer(replace(self._desk.preferences, **{name: value}))
            self.wishes_changed.emit()
