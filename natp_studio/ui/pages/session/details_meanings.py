"""What the words in the fields of a block and of a session are, and which edit they ask for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace

from natp_studio.domain.sessions import LONGEST_BLOCK, Audience, BlockKind, Session, Trainer, TrainerRole
from natp_studio.domain.vocabulary import PROFESSIONS, SETTINGS
from natp_studio.domain.wording import clock, clock_of, date_of, long_date
from natp_studio.ui.pages.session.details_fields import Meaning
from natp_studio.ui.pages.session.editing import Edit
from natp_studio.ui.parts.fields import joined, words_of

_MINUTES = re.compile(r"(\d{1,4})\s*(?:m|min|mins|minutes?)?\.?", re.IGNORECASE)
WRITE_MINUTES = f"Write a number of minutes from 0 to {LONGEST_BLOCK}, such as 10."
WRITE_TIME = "Write a time such as 13:30."
WRITE_DATE = "Write a date such as 14 October 2027."
WRITE_TITLE = "Write a few words that say what the session is about."


def block_words(block_id: str, name: str, part: str) -> Meaning:
    """A block's notes or content note: any words, kept as they are written."""
    return Meaning(
        name,
        lambda session: getattr(session.block(block_id), part),
        lambda words: lambda session: session.with_block_changed(block_id, **{part: words}),
    )


def block_title(block_id: str) -> Meaning:
    """A block's title: one line; it may be empty, then its kind stands for it."""

    def meant(words: str) -> Edit:
        return lambda session: session.with_block_changed(block_id, title=one_line(words))

    return Meaning("Write title", lambda session: one_line(session.block(block_id).title), meant, one_line)


def block_minutes(block_id: str) -> Meaning:
    """A block's length: whole minutes."""

    def meant(words: str) -> Edit | str:
        minutes = minutes_of(words)
        if minutes is None:
            return WRITE_MINUTES
        return lambda session: session.with_block_changed(block_id, minutes=minutes)

    def tidy(words: str) -> str:
        minutes = minutes_of(words)
        return words if minutes is None else str(minutes)

    return Meaning("Set length", lambda session: str(session.block(block_id).minutes), meant, tidy, soon=False)


def block_prompts(block_id: str) -> Meaning:
    """A block's prompts: one on each line, empty lines are none."""

    def meant(words: str) -> Edit:
        return lambda session: session.with_block_changed(block_id, prompts=lines_in(words))

    def tidy(words: str) -> str:
        return "\n".join(lines_in(words))

    return Meaning("Write prompts", lambda session: "\n".join(session.block(block_id).prompts), meant, tidy)


def with_kind(block_id: str, kind: BlockKind) -> Edit:
    """Another kind; a title that only said the old kind says the new one."""

    def edit(session: Session) -> Session:
        block = session.block(block_id)
        title = kind.word if block.title == block.kind.word else block.title
        return session.with_block_changed(block_id, kind=kind, title=title)

    return edit


def session_title() -> Meaning:
    """A session's title: one line that is not empty."""

    def meant(words: str) -> Edit | str:
        title = one_line(words)
        return (lambda session: session.with_details(title=title)) if title else WRITE_TITLE

    return Meaning("Write title of session", lambda session: one_line(session.title), meant, one_line)


def session_words(name: str, part: str) -> Meaning:
    """A session's purpose or place: any words."""
    return Meaning(
        name,
        lambda session: getattr(session, part),
        lambda words: lambda session: session.with_details(**{part: words}),
    )


def session_date(today: Callable[[], dt.date]) -> Meaning:
    """The date a session is given on, as a person writes it; empty while it is not known."""

    def meant(words: str) -> Edit | str:
        date = date_of(words, today()) if words.strip() else None
        if date is None and words.strip():
            return WRITE_DATE
        return lambda session: session.with_details(date=date)

    def tidy(words: str) -> str:
        date = date_of(words, today())
        return words.strip() if date is None else long_date(date)

    return Meaning("Set date", lambda session: long_date(session.date) if session.date else "", meant, tidy, soon=False)


def session_start() -> Meaning:
    """The time a session starts at, as a person writes it."""

    def meant(words: str) -> Edit | str:
        time = clock_of(words)
        return WRITE_TIME if time is None else lambda session: session.with_details(start=time)

    def tidy(words: str) -> str:
        time = clock_of(words)
        return words if time is None else clock(time)

    return Meaning("Set start", lambda session: clock(session.start), meant, tidy, soon=False)


def trainer_name(trainer_id: str) -> Meaning:
    """The name of one trainer; it may be empty until it is known."""

    def read(session: Session) -> str:
        trainer = session.trainer(trainer_id)
        return trainer.name if trainer is not None else ""

    def meant(words: str) -> Edit:
        return lambda session: _with_trainers(
            session, lambda one: replace(one, name=one_line(words)) if one.id == trainer_id else one
        )

    return Meaning("Write name of trainer", read, meant, one_line)


def with_role(trainer_id: str, role: TrainerRole) -> Edit:
    """Another role for one trainer; the other one has the other role then, so that they stay a pair."""
    other = next(one for one in TrainerRole if one is not role)
    return lambda session: _with_trainers(
        session, lambda one: replace(one, role=role if one.id == trainer_id else other)
    )


def own_audience(part: str) -> Meaning:
    """Settings or professions in the pair's own words, separated by commas, besides those of the vocabulary."""

    def meant(words: str) -> Edit:
        return lambda session: _with_audience(session, part, (*_known(session, part), *words_of(words)))

    def read(session: Session) -> str:
        return joined([word for word in getattr(session.audience, part) if word not in _VOCABULARY[part]])

    def tidy(words: str) -> str:
        return joined([word for word in words_of(words) if word not in _VOCABULARY[part]])

    return Meaning(f"Write {part}", read, meant, tidy)


def with_audience(part: str, word: str, *, on: bool) -> Edit:
    """One setting or profession of the vocabulary more, or less; they stay in the order of the vocabulary."""

    def edit(session: Session) -> Session:
        held = getattr(session.audience, part)
        own = [one for one in held if one not in _VOCABULARY[part]]
        known = [one for one in _VOCABULARY[part] if (on if one == word else one in held)]
        return _with_audience(session, part, (*known, *own))

    return edit


def minutes_of(words: str) -> int | None:
    """The minutes that a person wrote, "12" or "12 min"; None for what is none, or too many."""
    found = _MINUTES.fullmatch(words.strip())
    return int(found[1]) if found and int(found[1]) <= LONGEST_BLOCK else None


def one_line(words: str) -> str:
    """Words with single spaces and no ends of lines."""
    return " ".join(words.split())


def lines_in(words: str) -> tuple[str, ...]:
    """Every line that says something."""
    return tuple(stripped for line in words.splitlines() if (stripped := line.strip()))


_VOCABULARY = {"settings": SETTINGS, "professions": PROFESSIONS}


def _known(session: Session, part: str) -> tuple[str, ...]:
    return tuple(word for word in getattr(session.audience, part) if word in _VOCABULARY[part])


def _with_audience(session: Session, part: str, words: tuple[str, ...]) -> Session:
    audience: Audience = replace(session.audience, **{part: tuple(dict.fromkeys(words))})
    return session.with_details(audience=audience)


def _with_trainers(session: Session, change: Callable[[Trainer], Trainer]) -> Session:
    return session.with_details(trainers=tuple(change(trainer) for trainer in session.trainers))
