"""What the preview says of an item in words: facts as pairs, and what a person should know before using it."""

from __future__ import annotations

from dataclasses import dataclass

from natp_studio.domain.checks import silent_things
from natp_studio.domain.items import Item, ItemKind
from natp_studio.domain.wording import count, duration, listed, long_date, size
from natp_studio.ui.items.words import source_line

_FILMS = (ItemKind.VIDEO, ItemKind.SOUND)


@dataclass(frozen=True, slots=True)
class Word:
    """One message of the preview: a state of the look, an icon, a title and a sentence."""

    state: str
    icon: str
    title: str
    words: str


def to_know(item: Item, *, gone: bool) -> tuple[Word, ...]:
    """What a person should know before using an item, the weightiest first."""
    told = []
    if gone:
        name = item.source or "the original file"
        told.append(Word("warn", "triangle-alert", "Its file is missing", f"Import {name} again. Sessions keep it."))
    if item.archived:
        told.append(Word("warn", "archive", "Archived", "It is put away. Sessions that use it keep it."))
    if item.content_note:
        told.append(Word("info", "info", "Content note", item.content_note))
    if item.why_not:
        told.append(Word("warn", "wrench", "May not play in PowerPoint", item.why_not))
    if item.kind in _FILMS and not item.captions:
        told.append(Word("warn", "captions", "No captions yet", "Put a .vtt file beside it, and import it again."))
    if item.hidden:
        told.append(Word("info", "eye", "Hidden in its deck", "PowerPoint leaves it out of a slide show."))
    return tuple(told)


def facts(item: Item) -> tuple[tuple[str, str], ...]:
    """Everything else that is known, as (name, words); what is not known is left out."""
    pairs = [
        ("Credit", item.credit_line),
        ("Made by", item.contributor if item.contributor != item.credit_line else ""),
        ("Consent", item.consent),
        ("Source", source_line(item)),
        ("Facts from", item.cites),
        ("Length", duration(item.seconds) if item.seconds else ""),
        ("Size", _size(item)),
        ("Captions", listed(track.label or track.language for track in item.captions)),
        ("Contains", listed(item.contains)),
        ("Alt text", alt_state(item)),
        ("Tags", ", ".join(item.tags)),
        ("Settings", ", ".join(item.settings)),
        ("For", ", ".join(item.professions)),
        ("Added", long_date(item.added.astimezone().date()) if item.added else ""),
    ]
    return tuple((name, words) for name, words in pairs if words)


def alt_state(item: Item) -> str:
    """Whether its pictures are described in words; "" where there is nothing to describe."""
    if item.kind is ItemKind.PICTURE:
        if item.only_decorates:
            return "Only decoration, so nothing is read out"
        return " ".join(item.alt_texts) or "Not described yet. “Change details” has a place for it."
    decorating = sum(one.is_decoration for one in item.described)
    if item.without_alt:
        said = [f"{silent_things(item)} without a description"]
    else:
        said = [f"{count(len(item.alt_texts), 'picture')} described"] if item.alt_texts else []
    if decorating:
        said.append(f"{f'{decorating:,}' if said else count(decorating, 'picture')} only decoration")
    return ", ".join(said)


def _size(item: Item) -> str:
    octets = size(item.octets) if item.octets else ""
    if item.kind is ItemKind.SLIDE or not item.width or not item.height:
        return octets
    return " · ".join(filter(None, (f"{item.width} × {item.height} pixels", octets)))
