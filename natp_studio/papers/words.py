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
_ONLY_SIGNS = re.compile(r"[\W\d_]*")


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


def key_lines(text: str, title: str, most_lines: int = 6, most: int = 360) -> list[str]:
    """What is worth keeping of a slide's text: its first lines, without title, sources, page numbers and repeats.

    Cells of a table's row, which the library keeps apart with bars, read as "first: second; third".

    At most `most_lines` lines and some `most` characters; the last line ends in "…" where more came.
    """
    seen = {one_line(title).casefold(), ""}
    kept: list[str] = []
    room = most
    for line, _ in paragraphs(text):
        folded = line.casefold()
        if folded in seen or _ONLY_SIGNS.fullmatch(line) or _SOURCES.match(line):
            continue
        seen.add(folded)
        if len(kept) == most_lines or room < min(len(line), 40):
            if kept and not kept[-1].endswith(_ELLIPSIS):
                kept[-1] = f"{kept[-1]} {_ELLIPSIS}"
            break
        kept.append(shortened(line.replace(" | ", ": ", 1).replace(" | ", "; "), room))
        room -= len(kept[-1])
    return kept
