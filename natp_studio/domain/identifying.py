"""What in somebody's free words may tell who a person is. It only advises: nothing is changed, nothing is refused.

It finds what has a form of its own: e-mail addresses, phone numbers, NHS numbers, and names after a title. It cannot
find a first name alone, a job or a place, so "nothing found" never means that nobody can be recognised.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Sign(StrEnum):
    """What a found part of the words looks like. The value is what a person reads."""

    EMAIL = "an e-mail address"
    PHONE = "a phone number"
    NHS_NUMBER = "an NHS number"
    NAME = "somebody’s name"


@dataclass(frozen=True, slots=True)
class Hint:
    """A part of the words, and what it looks like."""

    words: str
    sign: Sign

    def __str__(self) -> str:
        return f"“{self.words}” looks like {self.sign.value}."


# RFC 5321, 4.5.3.1.1: the part before the @ has at most 64 octets. The bound keeps long runs of letters quick.
_EMAIL = re.compile(r"(?<![\w.+'-])[\w.+'-]{1,64}@\w[\w-]{0,62}(?:\.\w[\w-]{0,62}){1,8}")
# Ten digits, together or as 3 3 4: NHS Data Dictionary, "NHS number".
_NHS_NUMBER = re.compile(r"(?<![\d+])(\d{3})([ -]?)(\d{3})\2(\d{4})(?!\d)")
# Numbers of the United Kingdom have ten or eleven digits with the 0 in front (Ofcom, National Telephone Numbering
# Plan); international ones at most fifteen behind the + (ITU-T E.164).
_PHONE = re.compile(r"(?<![\w+])(?:0\d(?:[ -]?\d){8,9}|\(0\d{2,5}\)(?:[ -]?\d){4,8}|\+\d(?:[ ()-]{0,2}\d){7,14})(?!\d)")
_TITLES = (
    "[Dd]r|DR|Doctor|[Mm]r|MR|[Mm]rs|MRS|[Mm]s|MS|Miss|[Mm]x|[Pp]rof|Professor|Rev|Reverend|Sir|Dame|Lady|Nurse|Sister"
)
_NAME = re.compile(
    rf"(?<!\w)(?:{_TITLES})\b\.?[ \u00a0]{{1,3}}"
    r"(?:(?:de|da|di|del|der|van|von|la|le|al|el|bin|ter)[ -]){0,2}"
    r"(?P<initial>[^\W\d_]\.?[ \u00a0])?(?P<name>[^\W\d_][\w'’-]*)"
)
# Words that begin a sentence after a title that ended the one before.
_NO_NAMES = frozenset((
    "A", "After", "All", "And", "As", "At", "Be", "Before", "But", "By", "Did", "Do", "For", "From", "He", "Her",
    "His", "How", "I", "If", "In", "Is", "It", "May", "My", "No", "Not", "Of", "On", "Or", "Our", "She", "So",
    "That", "The", "Their", "Then", "There", "They", "This", "To", "Was", "We", "What", "When", "Who", "Why",
    "With", "You", "Your",
))  # fmt: skip


def identifying(words: str) -> tuple[Hint, ...]:
    """What in the words may tell who somebody is, in the order it stands there, each once."""
    found = sorted(_found(words))
    hints: list[Hint] = []
    end = 0
    for start, behind, sign in found:
        hint = Hint(words[start:behind].strip(), sign)
        if start >= end and hint not in hints:
            hints.append(hint)
        end = max(end, behind)
    return tuple(hints)


def is_nhs_number(digits: str) -> bool:
    """True for ten digits of which the last is the check digit of the others, modulus 11 (NHS Data Dictionary)."""
    if len(digits) != 10 or not digits.isdecimal():
        return False
    rest = sum(int(digit) * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True)) % 11
    return (11 - rest) % 11 == int(digits[9])


def _found(words: str) -> Iterator[tuple[int, int, Sign]]:
    for match in _EMAIL.finditer(words):
        yield match.start(), match.end(), Sign.EMAIL
    for match in _NHS_NUMBER.finditer(words):
        if is_nhs_number(match[1] + match[3] + match[4]):
            yield match.start(), match.end(), Sign.NHS_NUMBER
    for match in _PHONE.finditer(words):
        yield match.start(), match.end(), Sign.PHONE
    for match in _NAME.finditer(words):
        if _is_name(match["name"]):
            yield match.start(), match.end(), Sign.NAME
        elif match["initial"] and _is_name(match["initial"].strip(" .\u00a0")):
            yield match.start(), match.end("initial"), Sign.NAME


def _is_name(word: str) -> bool:
    return word[0].isupper() and word not in _NO_NAMES
