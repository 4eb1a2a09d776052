from dataclasses import replace

from natp_studio.domain.checks import check_session
from natp_studio.domain.items import CaptionTrack, Item, ItemKind
from natp_studio.domain.sessions import (
    BlockKind,
    Session,
    Trainer,
    TrainerRole,
    new_block,
    new_session,
    starting_blocks,
)

FILM = Item(id="film", kind=ItemKind.VIDEO, title="A corridor")
SLIDE = Item(id="slide", kind=ItemKind.SLIDE, title="Sounds", without_alt=2, content_note="Talks about restraint.")


def rules(session: Session, *items: Item) -> set[str]:
    return {finding.rule for finding in check_session(session, {item.id: item for item in items})}


def with_items(*items: Item) -> Session:
    session = new_session("x", starting_blocks())
    for item in items:
        session = session.with_item(session.blocks[1].id, item)
    return session


def test_the_plan_a_new_session_starts_with_needs_no_help() -> None:
    assert rules(with_items()) == set()


def test_a_film_without_captions_and_pictures_without_alt_text_are_named() -> None:
    assert rules(with_items(FILM, SLIDE), FILM, SLIDE) == {"no-captions", "no-alt-text", "content-note"}
    captioned = replace(FILM, captions=(CaptionTrack("a" * 64, "en-GB", "English"),))
    assert rules(with_items(captioned), captioned) == set()


def test_a_content_note_that_the_block_says_is_no_finding() -> None:
    session = with_items(SLIDE)
    session = session.with_block_changed(session.blocks[1].id, content_note="Restraint is talked about.")
    assert "content-note" not in rules(session, SLIDE)


def test_an_item_that_the_library_lacks_or_archived_is_named() -> None:
    assert rules(with_items(FILM)) == {"item-missing"}
    archived = replace(FILM, archived=True)
    assert "archived" in rules(with_items(archived), archived)


def test_a_long_session_without_a_pause_or_lived_experience_is_told_so() -> None:
    both = ("a", "b")
    session = new_session("x", [new_block(BlockKind.TEACH, minutes=60, leads=both)])
    assert rules(session) == {"pause", "lived-experience", "reflect"}


def test_an_empty_session_says_only_that() -> None:
    assert rules(new_session("x")) == {"empty"}


def test_partners_who_do_not_share_the_time_are_asked_about_it() -> None:
    session = with_items()
    for block in session.blocks:
        session = session.with_block_changed(block.id, leads=("a",))
    assert rules(session) == {"equal-partners"}


def test_a_pair_of_two_practitioners_is_no_trainer_pair() -> None:
    pair = (Trainer("a", "", TrainerRole.PRACTITIONER), Trainer("b", "", TrainerRole.PRACTITIONER))
    assert "pair" in rules(with_items().with_details(trainers=pair))


def test_blocks_without_minutes_or_lead_are_named_but_a_break_needs_nobody() -> None:
    session = with_items()
    session = session.with_block_changed(session.blocks[1].id, minutes=0, leads=())
    assert {"no-time", "no-lead"} <= rules(session)
