"""Speaker notes in one form, and the source of each slide."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SlideFacts:
    """Where a slide's facts come from, and what may be hard to see or hear on it ("" where nothing is)."""

    cites: str
    content_note: str = ""


def notes(say: str, who: str, ask: str, facts: SlideFacts, extra: str = "") -> str:
    """The notes of a slide: how to say it, who of the pair may say it, what to ask, and the source."""
    parts = [f"How to say it: {say}", f"Who may say it: {who}", f"Ask: {ask}"]
    if extra:
        parts.append(f"On this slide: {extra}")
    if facts.content_note:
        parts.insert(0, f"Content note, to be said beforehand: {facts.content_note}")
    parts.append(f"Source: {facts.cites}")
    return "\n".join(parts)
