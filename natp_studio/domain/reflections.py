"""What participants say after a session, and the delivery they say it in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from natp_studio.domain.problems import Problem
from natp_studio.domain.sessions import Audience

LONGEST_ANSWER = 20_000


@dataclass(frozen=True, slots=True)
class Delivery:
    """A session given on a date, in a place, to an audience."""

    id: str
    session: str
    session_title: str
    date: dt.date
    place: str = ""
    audience: Audience = Audience()


@dataclass(frozen=True, slots=True)
class Draft:
    """A reflection as it is being typed: not logged yet, at a delivery that may not be chosen yet.

    `corrects` is the id of the logged reflection that it takes the place of once it is logged; "" for none.
    """

    noticed: str = ""
    change: str = ""
    may_quote: bool = False
    delivery: Delivery | None = None
    corrects: str = ""

    @property
    def has_words(self) -> bool:
        """Whether anything would be lost with it."""
        return bool(self.noticed.strip() or self.change.strip())


@dataclass(frozen=True, slots=True)
class Reflection:
    """What one participant noticed and the small change they will try. There is no field for a name.

    `may_quote` is their permission to be quoted; `written` is when it was logged, in UTC.
    """

    id: str
    delivery: str
    noticed: str
    change: str
    may_quote: bool = False
    written: dt.datetime | None = None

    def __post_init__(self) -> None:
        if not self.noticed.strip() and not self.change.strip():
            raise Problem(
                "The reflection is empty.",
                "",
                "Write what was noticed, or the small change that will be tried, or both.",
            )
        if max(len(self.noticed), len(self.change)) > LONGEST_ANSWER:
            raise Problem(
                "The reflection is longer than 20,000 characters.", "", "Split it into two, or keep the main part."
            )
