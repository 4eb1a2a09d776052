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

FILM = Item(id="film", kind=ItemKind.VIDEO, title="A corridor", contributor="Jo")
SLIDE = Item(
    id="slide",
    kind=ItemKind.SLIDE,
    title="Sounds",
    without_alt=2,
    content_note="Talks about restraint.",
    credit="Jo and Sam",
)


# What a plan that is only begun is told, whatever else it holds.
BEGUN = {"unnamed", "nothing-to-show", "lived-experience-open"}


def rules(session: Session, *items: Item) -> set[str]:
    return {finding.rule for finding in check_session(session, {item.id: item for item in items})} - BEGUN


def begun(session: Session) -> set[str]:
    return {finding.rule for finding in check_session(session, {})} & BEGUN


def with_items(*items: Item) -> Session:
    session = new_session("x", starting_blocks())
    for item in items:
        session = session.with_item(session.blocks[1].id, item)
    return session


def test_the_plan_a_new_session_starts_with_needs_no_mending_only_content() -> None:
    assert rules(with_items()) == set()
    assert begun(with_items()) == BEGUN


def test_a_plan_with_names_an_item_and_words_on_lived_experience_is_not_called_begun() -> None:
    session = with_items(SLIDE)
    assert begun(session) == {"unnamed", "lived-experience-open"}
    lived = next(block for block in session.blocks if block.kind is BlockKind.LIVED)
    session = session.with_block_changed(lived.id, notes="Spoken freely.")
    first, second = session.trainers
    assert begun(session.with_details(trainers=(replace(first, name="Sam"), second))) == {"unnamed"}
    pair = (replace(first, name="Sam"), replace(second, name="Noor"))
    assert begun(session.with_details(trainers=pair)) == set()


def test_an_example_is_not_asked_who_gives_it() -> None:
    assert "unnamed" not in begun(with_items().with_details(example=True))


def test_a_long_title_is_shortened_in_what_would_help() -> None:
    film = replace(FILM, title="A corridor " * 30)
    (why,) = [one.why for one in check_session(with_items(film), {film.id: film}) if one.rule == "no-captions"]
    assert len(why) < 90
    assert "…” has no captions." in why


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


def test_the_trainers_are_told_once_what_nobody_is_named_for() -> None:
    bare = [Item(id=f"bare{number}", kind=ItemKind.SLIDE, title=f"Slide {number}") for number in range(1, 6)]
    cited = Item(id="idea", kind=ItemKind.IDEA, title="Wait", cites="A guideline")
    items = {item.id: item for item in (FILM, cited, *bare)}
    told = [one for one in check_session(with_items(*items.values()), items) if one.rule == "no-contributor"]
    assert [one.why for one in told] == [
        "Nobody is named as the maker of “Slide 1”, “Slide 2”, “Slide 3” and 2 more. The credits leave them out."
    ]
    assert "no-contributor" not in rules(with_items(FILM, cited), FILM, cited)
