import pytest

from natp_studio.domain.checks import check_session
from natp_studio.domain.items import Item, ItemKind
from natp_studio.domain.mending import MENDS, mended
from natp_studio.domain.sessions import (
    BlockKind,
    Session,
    Trainer,
    TrainerRole,
    new_block,
    new_session,
    starting_blocks,
)

NOTED = Item(id="n", kind=ItemKind.SLIDE, title="Restraint", content_note="Talks about restraint.")
GONE = Item(id="g", kind=ItemKind.SLIDE, title="Gone")
PAIR = (Trainer("a", "Jo", TrainerRole.PRACTITIONER), Trainer("b", "Sam", TrainerRole.PRACTITIONER))


def broken() -> list[Session]:
    """A session for each thing that one step can mend."""
    start = new_session("x", starting_blocks())
    block = start.blocks[1].id
    return [
        new_session("empty"),
        new_session("long", [new_block(BlockKind.TEACH, minutes=30, leads=("a", "b")) for _ in range(3)]),
        start.with_details(trainers=PAIR),
        start.with_block_changed(block, leads=()),
        start.with_item(block, NOTED),
        start.with_item(block, GONE),
    ]


@pytest.mark.parametrize("session", broken(), ids=lambda session: session.title)
def test_every_mend_takes_its_finding_away(session: Session) -> None:
    items = {NOTED.id: NOTED}
    seen = 0
    for _ in range(10):
        findings = [finding for finding in check_session(session, items) if finding.rule in MENDS]
        if not findings:
            break
        after = mended(session, findings[0], items)
        assert after != session
        session, seen = after, seen + 1
    assert seen
    assert not [finding for finding in check_session(session, items) if finding.rule in MENDS]


def test_what_needs_a_persons_own_words_is_left_alone() -> None:
    session = new_session("x", starting_blocks())
    film = Item(id="f", kind=ItemKind.VIDEO, title="Film")
    session = session.with_item(session.blocks[1].id, film)
    found = check_session(session, {"f": film})
    assert {finding.rule for finding in found} == {"unnamed", "no-contributor", "no-captions", "lived-experience-open"}
    for finding in found:
        assert finding.rule not in MENDS
        assert mended(session, finding, {"f": film}) is session
