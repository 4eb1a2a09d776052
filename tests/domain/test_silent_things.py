"""What lacks alt text is called what it is, in what would help a session."""

from __future__ import annotations

import pytest

from natp_studio.domain.checks import check_session, silent_things
from natp_studio.domain.items import Item, ItemKind
from natp_studio.domain.sessions import BlockKind, new_block, new_session


@pytest.mark.parametrize(
    ("number", "contains", "words"),
    [
        (1, ("chart", "link"), "1 chart"),
        (2, ("SmartArt",), "2 SmartArt drawings"),
        (1, ("picture", "sound"), "1 picture or sound"),
        (3, ("chart", "picture", "video"), "3 pictures, charts or videos"),
        (1, (), "1 picture"),
    ],
)
def test_things_without_alt_text_are_called_what_they_can_be(
    number: int, contains: tuple[str, ...], words: str
) -> None:
    assert silent_things(Item("1", ItemKind.SLIDE, "Rooms", without_alt=number, contains=contains)) == words


def advice(contains: tuple[str, ...]) -> tuple[str, str]:
    item = Item("1", ItemKind.SLIDE, "Rooms", without_alt=1, contains=contains)
    session = new_session("Ward", [new_block(BlockKind.TEACH, "Rooms", 10)])
    session = session.with_item(session.blocks[0].id, item)
    (found,) = [one for one in check_session(session, {"1": item}) if one.rule == "no-alt-text"]
    return found.why, found.mend


def test_a_chart_is_no_picture_and_cannot_be_decoration() -> None:
    assert advice(("chart",)) == (
        "1 chart on “Rooms” cannot be read aloud: no alt text.",
        "On the page “Export”, write what it shows.",
    )
    assert advice(("picture", "sound"))[1] == (
        "On the page “Export”, write what it shows or plays, or tick “Only decoration”."
    )
