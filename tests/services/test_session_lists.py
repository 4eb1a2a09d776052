"""What the list of sessions shows of each, and making a session from an example."""

from __future__ import annotations

import datetime as dt

from natp_studio.domain.sessions import Audience
from natp_studio.services import planning
from natp_studio.services.examples import example_sessions, session_from_example
from natp_studio.services.studio import Studio


def test_a_row_tells_the_audience_and_when_the_file_was_saved(studio: Studio) -> None:
    before = dt.datetime.now().astimezone() - dt.timedelta(seconds=5)
    planning.create(studio, "A calmer ward", audience=Audience(("Health and justice",), ("Nurses",)))
    [row] = planning.overview(studio)
    assert row.audience == Audience(("Health and justice",), ("Nurses",))
    assert row.saved is not None
    assert before < row.saved


def test_a_damaged_file_tells_what_is_wrong_and_what_to_do(studio: Studio) -> None:
    studio.sessions.path("Broken").write_text('{"format": "natp-session", "version": 99}')
    [row] = planning.overview(studio)
    assert (row.name, row.title) == ("Broken", "")
    assert "newer" in row.problem
    assert row.advice.startswith("Install")


def test_a_session_from_an_example_has_its_items_and_a_life_of_its_own(studio: Studio) -> None:
    path = example_sessions()[0]
    name, brought = session_from_example(studio, path)
    session = studio.sessions.read(name)
    assert brought > 0
    assert planning.items_of(studio, session).keys() == set(session.item_ids())
    again, more = session_from_example(studio, path)
    assert more == 0
    assert again != name
    assert studio.sessions.read(again).id != session.id
