"""A session of 45 minutes as a pair would plan it, and what its items are."""

from __future__ import annotations

import datetime as dt

import pytest

from natp_studio.domain.items import CaptionTrack, Item, ItemKind
from natp_studio.domain.sessions import (
    Audience,
    BlockKind,
    ItemRef,
    Session,
    Trainer,
    TrainerRole,
    new_block,
    new_session,
)
from natp_studio.domain.vocabulary import EXAMPLE_CONTRIBUTOR

BOTH = ("a", "b")
PAIR = (Trainer("a", "Alex Green", TrainerRole.PRACTITIONER), Trainer("b", "Sam Hill", TrainerRole.EXPERT))
ITEMS = (
    Item(
        id="slide",
        kind=ItemKind.SLIDE,
        title="Processing time",
        text="Processing time\nAsk one question at a time.\nWait for the answer.\n7",
        source="Working together.pptx",
        slide=4,
        contributor="Maya",
        credit="Words and drawings by Maya R.",
        cites="A survey of services, https://www.example.org/survey.",
    ),
    Item(id="bare", kind=ItemKind.SLIDE, title="Questions", text="Questions", source="Working together.pptx", slide=9),
    Item(
        id="video",
        kind=ItemKind.VIDEO,
        title="The other chair",
        seconds=100.0,
        contributor="Tom",
        content_note="A loud alarm for three seconds.",
        captions=(CaptionTrack("0" * 64, "en-GB", "English"),),
    ),
    Item(id="mute", kind=ItemKind.VIDEO, title="Lights", seconds=62.0, contributor="Tom"),
    Item(
        id="idea",
        kind=ItemKind.IDEA,
        title="Say what will happen next",
        text="Say it in one sentence.\n\n- who does it\n- how long it takes",
        example=True,
        contributor=EXAMPLE_CONTRIBUTOR,
        cites="NICE guideline CG142 (https://www.nice.org.uk/guidance/cg142)",
    ),
)


def refs(*ids: str) -> tuple[ItemRef, ...]:
    known = {item.id: item for item in ITEMS}
    return tuple(ItemRef(key, known[key].title, known[key].kind) for key in ids)


@pytest.fixture
def library() -> dict[str, Item]:
    return {item.id: item for item in ITEMS}


@pytest.fixture
def session() -> Session:
    return new_session(
        "Small changes on the ward",
        (
            new_block(BlockKind.WELCOME, "Welcome", 5, leads=BOTH, notes="Say both names.\n- slowly"),
            new_block(BlockKind.TEACH, "What we want to share", 8, leads=("a",), items=refs("slide", "bare")),
            new_block(
                BlockKind.LIVED,
                "A ward round",
                8,
                leads=("b",),
                items=refs("video"),
                content_note="Restraint is mentioned.",
                prompts=("What would have helped?",),
            ),
            new_block(BlockKind.BREAK, "Tea in the corridor", 5),
            new_block(BlockKind.IDEAS, "Adaptation ideas", 8, leads=("b",), items=refs("idea", "mute", "slide")),
            new_block(BlockKind.REFLECT, "One small change", 8, leads=BOTH),
            new_block(BlockKind.CLOSE, "Close", 3),
        ),
        trainers=PAIR,
        purpose="Small things that make a stay easier.",
        audience=Audience(("Inpatient mental health",), ("Nurses", "Psychologists")),
        date=dt.date(2025, 10, 14),
        place="Larch ward",
    )
