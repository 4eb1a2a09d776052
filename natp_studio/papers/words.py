"""Text as it may stand on paper: without characters that a file cannot hold, and short where a page is short."""

from __future__ import annotations

import re

_ELLIPSIS = "…"
# PowerPoint writes a line break inside a paragraph as a vertical tab.
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Everything that XML 1.0 has no place for (section 2.2, "Char"), and Unicode's non-characters in the first plane.
_NOT_IN_XML = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_BULLET = re.compile(r"^\s*(?:[•‣▪◦●○*·–—-]|\d{1,2}[.)])\s+")
_SENTENCE_END = re.compile(r"[.!?](?=\s)")
_SOURCES = re.compile(r"(?:sources?|references?):\s", re.IGNORECASE)
_ONLY_SIGNS = re.compile(r"\d{0,2}|[\W_]*")


def clean(text: str) -> str:
    """The text without what XML cannot hold; half a surrogate pair becomes U+FFFD, each kind of break a line feed."""
    return _SURROGATES.sub("\ufffd", _NOT_IN_XML.sub("", _BREAKS.sub("\n", text)))


def one_line(text: str, most: int = 0) -> str:
    """The text on one line with single spaces; cut to `most` characters at a word where that is given."""
    line = " ".join(clean(text).split())
    return shortened(line, most) if most else line


def shortened(text: str, most: int) -> str:
    """At most `most` characters: cut behind a sentence if one ends in the second half, else behind a word, with "…"."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    ends = [match.end() for match in _SENTENCE_END.finditer(text[:most])]
    if ends and ends[-1] > most // 2:
        return f"{text[: ends[-1]]} {_ELLIPSIS}" if ends[-1] + 2 <= most else text[: ends[-1]]
    # A space right behind the head means that its last word is whole.
    space = text[:most].rfind(" ")
    return (head[:space] if space > most // 2 else head).rstrip(" ,;:") + _ELLIPSIS


def paragraphs(text: str) -> list[tuple[str, bool]]:
    """The lines that hold anything, each with True where it was written as a point of a list. Nothing is left out."""
    found = []
    for line in clean(text).split("\n"):
        stripped = " ".join(line.split())
        if stripped:
            point = _BULLET.sub("", stripped)
            found.append((point or stripped, point != stripped and bool(point)))
    return found


def cut_paragraphs(text: str, most: int) -> tuple[list[tuple[str, bool]], bool]:
    """Like `paragraphs`, up to some `most` characters together; True when something was left out."""
    kept: list[tuple[str, bool]] = []
    room = most
    for line, is_point in paragraphs(text):
        if room < len(line):
            if room > most // 10 or not kept:
                kept.append((shortened(line, max(room, 2)), is_point))
            return kept, True
        kept.append((line, is_point))
        room -= len(line)
    return kept, False


def slide_lines(text: str, title: str) -> list[tuple[str, bool]]:
    """All lines of a slide's text as the library keeps it, each with True where there are several: points of a list.

    Its title is not said again, nor a line without words, such as a page number. Cells of a table's row, which the
    library keeps apart with bars, read as "first: second; third".
    """
    wanted = one_line(title).casefold()
    found = [line for line, _ in paragraphs(text) if line.casefold() != wanted and not _ONLY_SIGNS.fullmatch(line)]
    rows = [line.strip(" |").replace(" | ", ": ", 1).replace(" | ", "; ") for line in found]
    return [(line, len(rows) > 1) for line in rows]


def is_source(line: str) -> bool:
    """True for a line of a slide that names its sources."""
    return _SOURCES.match(line) is not None
