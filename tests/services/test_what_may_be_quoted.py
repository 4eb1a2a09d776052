"""The table of reflections that a session exports has only what may be quoted, and that is known beforehand."""

from __future__ import annotations

from pathlib import Path

from natp_studio.services.exporting import export
from natp_studio.services.exporting_several import outlook
from natp_studio.services.planning import create
from natp_studio.services.reflecting import Entry, add_reflections, delivery_of
from natp_studio.services.studio import Studio


def test_what_may_not_be_quoted_stays_in_the_log_and_is_told(unlocked: Studio, tmp_path: Path) -> None:
    name = create(unlocked, "Ward")
    session = unlocked.sessions.read(name)
    entries = [Entry("The alarm", "", may_quote=True), Entry("My own name", ""), Entry("", "Said in trust")]
    add_reflections(unlocked, delivery_of(session), entries)
    beforehand = outlook(unlocked, session, tmp_path).reveals
    assert "1 reflection goes into it. 2 may not be quoted and stay in the log." in beforehand
    assert beforehand.endswith("The file is not encrypted")
    done = export(unlocked, session, name, "reflections", tmp_path)
    table = done.path.read_text(encoding="utf-8-sig")
    assert "The alarm" in table
    assert "name" not in table
    assert "trust" not in table
    assert done.holds == "1 reflection, not encrypted"
    assert [str(line) for line in done.report] == ["the log: 2 reflections left out: they may not be quoted"]


def test_a_locked_log_says_nothing_beforehand(unlocked: Studio, tmp_path: Path) -> None:
    session = unlocked.sessions.read(create(unlocked, "Ward"))
    unlocked.lock()
    seen = outlook(unlocked, session, tmp_path)
    assert seen.reveals == ""
    assert "reflections" in seen.against
