"""Captions: cues with times, read from WebVTT or SubRip, written as WebVTT.

Formats: WebVTT (W3C), SubRip as commonly written. Players differ in what they forgive; we forgive what cannot be
misread (missing hours, comma or point, numbered or unnumbered cues, any line ending) and refuse the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from natp_studio.domain.encodings import decoded
from natp_studio.domain.problems import Problem

_TIME = re.compile(r"(?:(\d{1,3}):)?([0-5]?\d):([0-5]?\d)[.,](\d{1,3})")
_ARROW = re.compile(rf"^\s*({_TIME.pattern})\s*-->\s*({_TIME.pattern})(?:\s+(.*))?$")
_SRT_TAG = re.compile(r"</?(?:font|u|s)\b[^>]*>|\{\\[^}]*\}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cue:
    """Words shown from `start` to `end`, in seconds. `settings` is WebVTT's own placement, kept as it came."""

    start: float
    end: float
    text: str
    settings: str = ""


def read_captions(data: bytes, name: str, language: str = "") -> tuple[Cue, ...]:
    """The cues of a .vtt or .srt file, in order of time. `name` is what a Problem calls the file.

    Any encoding is read; `language` (BCP 47), where it is known, helps to tell old ones apart.
    """
    text = decoded(data, language).replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    is_vtt = text.startswith("WEBVTT")
    cues = []
    for number, block in enumerate(re.split(r"\n[ \t]*\n", text), start=1):
        cue = _cue(block, is_vtt=is_vtt, where=f"{name}, part {number}")
        if cue is not None:
            cues.append(cue)
    if not cues:
        raise Problem(
            "There are no captions in this file.",
            name,
            "Choose a WebVTT (.vtt) or SubRip (.srt) file that has times such as 00:00:01.000 --> 00:00:04.000.",
        )
    return tuple(sorted(cues, key=lambda cue: (cue.start, cue.end)))


def write_webvtt(cues: tuple[Cue, ...]) -> bytes:
    """The cues as a WebVTT file, UTF-8. The same cues give the same bytes."""
    parts = ["WEBVTT"]
    for cue in cues:
        settings = f" {cue.settings}" if cue.settings else ""
        parts.append(f"{_timestamp(cue.start)} --> {_timestamp(cue.end)}{settings}\n{cue.text}")
    return ("\n\n".join(parts) + "\n").encode()


def transcript(cues: tuple[Cue, ...]) -> str:
    """The words alone, one line a cue, without marks such as <i> or <v Name>."""
    lines = (re.sub(r"<v(?:\.[^ >]*)?\s+([^>]+)>", r"\1: ", cue.text) for cue in cues)
    return "\n".join(_unescape(re.sub(r"<[^>]*>", "", line)).replace("\n", " ").strip() for line in lines)


def _cue(block: str, *, is_vtt: bool, where: str) -> Cue | None:
    lines = block.strip("\n").split("\n")
    timed = next((place for place, line in enumerate(lines[:2]) if "-->" in line), None)
    if timed is None:
        return None
    match = _ARROW.match(lines[timed])
    if match is None:
        raise Problem("A caption's time cannot be read.", where, "Write it as 00:00:01.000 --> 00:00:04.000.")
    start, end = _seconds(match, 2), _seconds(match, 7)
    text = "\n".join(line.rstrip() for line in lines[timed + 1 :]).strip()
    if not is_vtt:
        text = re.sub(r"&(?!(?:amp|lt|gt|nbsp|lrm|rlm);)", "&amp;", _SRT_TAG.sub("", text)).replace("-->", "→")
    if end <= start or not text:
        return None
    settings = (match.group(11) or "").strip() if is_vtt else ""
    return Cue(start, end, text, settings)


def _seconds(match: re.Match[str], first: int) -> float:
    hours, minutes, seconds, fraction = match.group(first, first + 1, first + 2, first + 3)
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int(fraction.ljust(3, "0")) / 1000


def _timestamp(seconds: float) -> str:
    millis = round(seconds * 1000)
    return f"{millis // 3_600_000:02d}:{millis // 60_000 % 60:02d}:{millis // 1000 % 60:02d}.{millis % 1000:03d}"


def _unescape(text: str) -> str:
    for name, sign in (("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&lrm;", ""), ("&rlm;", ""), ("&amp;", "&")):
        text = text.replace(name, sign)
    return text
