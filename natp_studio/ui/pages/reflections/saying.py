"""Deliveries and reflections in words, as lists, filters and screen readers say them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from natp_studio.domain.reflections import Delivery, Reflection
from natp_studio.domain.wording import count, long_date
from natp_studio.ui.parts.words import parts

Scope = tuple[str, str]
EVERYTHING: Scope = ("", "")
_SPOKEN_LETTERS = 600


def day(delivery: Delivery) -> str:
    """14 October 2025."""
    return long_date(delivery.date).split(" ", 1)[1]


def heard_by(delivery: Delivery) -> str:
    """The settings and professions in one line of parts."""
    return parts(", ".join(delivery.audience.settings), ", ".join(delivery.audience.professions))


def delivery_line(delivery: Delivery) -> str:
    """Day, title and place in one line of parts."""
    return parts(day(delivery), short(delivery.session_title), delivery.place)


def spoken(delivery: Delivery, reflection: Reflection) -> str:
    """All that a row of the list says."""
    said = [f"{delivery.session_title}, {day(delivery)}{f', {delivery.place}' if delivery.place else ''}."]
    for name, words in (("Noticed", reflection.noticed), ("Will try", reflection.change)):
        if words:
            said.append(f"{name}: {words[:_SPOKEN_LETTERS]}.")
    said.append("May be quoted." if reflection.may_quote else "Not to be quoted.")
    return " ".join(said)


def scopes(held: Sequence[tuple[Delivery, int]]) -> Iterable[tuple[str, Scope]]:
    """What a list can be narrowed to: everything, a session that was given more than once, each delivery."""
    yield "Every delivery", EVERYTHING
    titles: dict[str, str] = {}
    times: dict[str, int] = {}
    for delivery, _ in held:
        titles.setdefault(delivery.session, delivery.session_title)
        times[delivery.session] = times.get(delivery.session, 0) + 1
    for session, title in titles.items():
        if times[session] > 1:
            yield f"{short(title)}, every time", (session, "")
    for delivery, many in held:
        yield f"{day(delivery)}, {short(delivery.session_title)}: {count(many, 'reflection')}", ("", delivery.id)


def short(title: str, most: int = 48) -> str:
    """A title that fits into a list of choices."""
    return title if len(title) <= most else f"{title[:most].rsplit(' ', 1)[0]}…"
