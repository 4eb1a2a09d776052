"""Sizes of type, space, corners and targets, in pixels at 100 % text. Everything that holds words grows with them."""

from __future__ import annotations

from enum import StrEnum

FAMILY = "Atkinson Hyperlegible Next"
TYPE = {"small": 14, "label": 14, "body": 16, "lead": 18, "h3": 18, "h2": 22, "h1": 28, "display": 44}
SPACE = {"none": 0, "hair": 2, "xs": 4, "s": 8, "m": 12, "l": 16, "xl": 24, "xxl": 32, "section": 48}
CONTROL_CORNER, CARD_CORNER = 6, 10
CHOSEN_LINE, FOCUS_LINE, FOCUS_GAP = 2, 3, 2
ICON = {"small": 16, "normal": 20, "large": 28, "empty": 56}
ICON_STROKE = 1.75
LEAST_TARGET = 24
# Below it the names of the kinds of item, and the title beside the buttons of the library, would be cut.
_MIDDLE_FROM = 980
TEXT_SIZES = (80, 90, 100, 115, 130, 150, 175, 200)


class Density(StrEnum):
    """How much air is around words in controls. It changes padding only, never text or the place of a thing."""

    COMPACT = "compact"
    COMFORTABLE = "comfortable"
    ROOMY = "roomy"

    @property
    def control(self) -> int:
        """The height of a button or field at 100 %."""
        return {"compact": 32, "comfortable": 37, "roomy": 48}[self.value]


class Room(StrEnum):
    """How much there is room for: the window's width divided by the text size decides."""

    WIDE = "wide"
    MIDDLE = "middle"
    NARROW = "narrow"

    @staticmethod
    def of(width: int, height: int, text_size: int) -> Room:
        """The room in a window of so many pixels, at a text size in per cent."""
        effective, tall = width * 100 / text_size, height * 100 / text_size
        if effective >= 1400 and tall >= 800:
            return Room.WIDE
        return Room.MIDDLE if effective >= _MIDDLE_FROM else Room.NARROW
