"""Automatic numbers before paragraphs, in the forms of ECMA-376 20.1.10.61."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from natp_studio.decks.drawing.measures import integer
from natp_studio.decks.xml import Element

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_CHINESE = "〇一二三四五六七八九"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_THAI = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_HINDI = "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह"
_ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ENDINGS = (("ParenBoth", "({})"), ("ParenR", "{})"), ("Period", "{}."), ("Minus", "{}-"), ("Plain", "{}"))


class Numbering:
    """Counts along the paragraphs of one text body."""

    def __init__(self) -> None:
        self._counts: dict[int, tuple[str, int]] = {}

    def next(self, level: int, element: Element) -> str:
        """The number of a paragraph that asks for one."""
        form = element.get("type", "arabicPeriod")
        first = min(32_767, max(1, integer(element.get("startAt"), 1)))
        known = f"{form} {first}"
        before, count = self._counts.get(level, ("", 0))
        count = count + 1 if before == known else first
        self._counts[level] = (known, count)
        self._forget(deeper_than=level)
        return written(count, form)

    def interrupt(self, level: int) -> None:
        """A paragraph without a number ends the counts at its level and below."""
        self._forget(deeper_than=level - 1)

    def _forget(self, deeper_than: int) -> None:
        for level in [level for level in self._counts if level > deeper_than]:
            del self._counts[level]


def written(count: int, form: str) -> str:
    """A number, from 1, in a form such as "romanUcPeriod"."""
    if form.startswith("circleNum"):
        return _circled(count, black="Black" in form)
    for ending, pattern in _ENDINGS:
        if form.endswith(ending):
            return pattern.format(_digits(count, form.removesuffix(ending)))
    return f"{_digits(count, form)}."


def _digits(count: int, script: str) -> str:
    for beginning, writer in _SCRIPTS.items():
        if script.startswith(beginning):
            return writer(count)
    return str(count)


def _letters(alphabet: str) -> Callable[[int], str]:
    # PowerPoint doubles the letter after the last one: y, z, aa, bb.
    return lambda count: alphabet[(count - 1) % len(alphabet)] * min(20, 1 + (count - 1) // len(alphabet))


def _roman(count: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        times, count = divmod(count, value)
        text += letters * times
    return text


def _chinese(count: int) -> str:
    if count > 99:  # longer ones are read digit by digit
        return "".join(_CHINESE[int(digit)] for digit in str(count))
    tens, ones = divmod(count, 10)
    return ((_CHINESE[tens] if tens > 1 else "") + "十" if tens else "") + (_CHINESE[ones] if ones else "")


def _circled(count: int, *, black: bool) -> str:
    if count > 20:
        return str(count)
    if not black:
        return chr(0x2460 + count - 1)
    return chr(0x2776 + count - 1) if count <= 10 else chr(0x24EB + count - 11)


_SCRIPTS: Mapping[str, Callable[[int], str]] = {
    "alphaLc": _letters("abcdefghijklmnopqrstuvwxyz"),
    "alphaUc": _letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "romanLc": _roman,
    "romanUc": lambda count: _roman(count).upper(),
    "ea1": _chinese,
    "hebrew2": _letters(_HEBREW),
    "thaiAlpha": _letters(_THAI),
    "hindiAlpha1": _letters(_HINDI),
    "hindiAlpha": _letters(_HINDI),
    "arabic1": _letters(_ARABIC),
    "arabic2": _letters(_ARABIC),
}
