from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from paper_reading import assert_is_accessible, headings, opened, styled, words
from PIL import Image

from natp_studio.domain.items import Item, ItemKind
from natp_studio.domain.problems import Problem
from natp_studio.domain.sessions import BlockKind, ItemRef, Session, new_block, new_session
from natp_studio.papers.handout import LONGEST_IDEA, write_handout

Library = dict[str, Item]
NOTED = (
    "A ward round\nLived experience\nContent note: Restraint is mentioned.\n"
    "Content note: A loud alarm for three seconds."
)


@pytest.fixture
def to(tmp_path: Path) -> Path:
    return tmp_path / "handout.docx"


def test_a_handout_is_accessible(session: Session, library: Library, to: Path) -> None:
    write_handout(session, library, to)
    assert_is_accessible(to)
    assert opened(to).core_properties.title == "Small changes on the ward"


def test_it_says_when_where_who_and_what_for(session: Session, library: Library, to: Path) -> None:
    write_handout(session, library, to)
    assert styled(to, "Fact") == [
        "When:\tTuesday 14 October 2025, 10:00 to 10:45 (45 minutes)",
        "Where:\tLarch ward",
        "Who leads:\tAlex Green (practitioner) and Sam Hill (expert by experience)",
        "For:\tNurses and Psychologists",
        "Working in:\tInpatient mental health",
    ]
    assert "Small things that make a stay easier." in styled(to, "Normal")


def test_what_will_happen_is_a_table_with_breaks_and_content_notes(
    session: Session, library: Library, to: Path
) -> None:
    write_handout(session, library, to)
    rows = [[cell.text for cell in row.cells] for row in opened(to).tables[0].rows]
    assert rows[0] == ["Time", "What", "Who leads"]
    assert rows[3] == [
        "10:13 to 10:21",
        NOTED,
        "Sam Hill",
    ]
    assert rows[4] == ["10:21 to 10:26", "Tea in the corridor\nBreak", "No one"]
    assert rows[7][2] == "Not decided yet"
    shaded = [row._tr.find(f".//{qn('w:shd')}") is not None for row in opened(to).tables[0].rows]
    assert shaded == [False, False, False, False, True, False, False, False]
    assert "Break at 10:21 (5 minutes)." in words(to)


def test_slides_and_ideas_are_whole(session: Session, library: Library, to: Path) -> None:
    write_handout(session, library, to)
    text = words(to)
    assert "Ask one question at a time.\nWait for the answer.\nAlso shown" in text
    assert "Say it in one sentence.\nwho does it\nhow long it takes\nExample content. Source: NICE guideline" in text
    assert "who does it" in styled(to, "List Bullet")
    assert "“Questions” (slide)" in text
    assert "“The other chair” (video, 1:40)" in text
    assert text.count("Ask one question at a time.") == 1
    assert "“Processing time” (slide, shown again)" in text


def test_notes_of_the_trainers_stay_with_the_trainers(session: Session, library: Library, to: Path) -> None:
    write_handout(session, library, to)
    assert "Say both names" not in words(to)


def test_contributors_are_thanked_as_they_word_it_and_example_content_says_so(
    session: Session, library: Library, to: Path
) -> None:
    write_handout(session, library, to)
    text = words(to)
    assert "Words and drawings by Maya R.\n“Processing time”." in text
    assert "Tom\n“The other chair” and “Lights”." in text
    assert "No contributor" not in text
    assert "“Questions”" not in text.split("Thank you")[1], "that nobody is named is not for participants"
    assert "Some of what is here is example content" in text
    without = {key: item for key, item in library.items() if not item.example}
    write_handout(session, without, to)
    assert "example content" not in words(to).casefold()


def test_a_source_is_a_link_that_says_where_it_goes(session: Session, library: Library, to: Path) -> None:
    write_handout(session, library, to)
    links = {link.text: link.address for paragraph in opened(to).paragraphs for link in paragraph.hyperlinks}
    assert links == {
        "NICE guideline CG142": "https://www.nice.org.uk/guidance/cg142",
        "A survey of services": "https://www.example.org/survey",
    }
    assert "A survey of services (example.org)." in words(to)


def test_there_is_room_to_write_the_small_change(session: Session, library: Library, to: Path) -> None:
    write_handout(session, library, to)
    kinds = [paragraph.style.name for paragraph in opened(to).paragraphs if paragraph.style is not None]
    titles = [text for _, text in headings(to)]
    assert titles.index("What I noticed") + 1 == titles.index("The small change I will try")
    assert kinds.count("Writing Line") == 9


def test_an_empty_session_still_makes_a_handout(to: Path) -> None:
    write_handout(new_session("New session"), {}, to)
    assert_is_accessible(to)
    assert "The running order is not planned yet." in words(to)
    assert "Who leads:\tA practitioner and an expert by experience" in words(to)
    assert "content note" not in words(to)
    assert opened(to).core_properties.created.date() == dt.date(2000, 1, 1)  # type: ignore[union-attr]


def test_an_item_that_is_not_in_the_library_is_not_said_to_be_shown(
    session: Session, library: Library, to: Path
) -> None:
    del library["mute"]
    write_handout(session, library, to)
    assert_is_accessible(to)
    assert "“Processing time” (slide, shown again)" in words(to)
    assert "Lights" not in words(to)
    write_handout(session, {}, to)
    assert_is_accessible(to)
    assert "“Say what will happen next”" not in words(to)
    assert "What would have helped?" in words(to)


def test_a_slide_without_a_title_is_listed_by_its_first_words_or_not_at_all(to: Path) -> None:
    slides = [
        Item("a", ItemKind.SLIDE, "Slide 1", slide=1, source="one.pptx", contributor="Maya"),
        Item("b", ItemKind.SLIDE, "Slide 1", slide=1, source="two.pptx", alt_texts=("A dim corridor",)),
        Item("c", ItemKind.SLIDE, "Quiet", text="Quiet", slide=2, source="two.pptx"),
    ]
    refs = tuple(ItemRef(item.id, item.title, item.kind) for item in slides)
    write_handout(
        new_session("Ward", (new_block(BlockKind.TEACH, "Talk", 10, items=refs),)),
        {item.id: item for item in slides},
        to,
    )
    assert_is_accessible(to)
    text = words(to)
    assert "“Slide 1”" not in text
    assert "“A dim corridor” (slide)" in text
    assert "“Quiet” (slide)" in text
    assert "Maya\na slide without a title." in text


def test_texts_of_any_length_make_a_handout_that_can_be_read(to: Path) -> None:
    long = Item(id="long", kind=ItemKind.IDEA, title="An idea " * 400, text="A sentence of words. " * 5000)
    wall = Item(id="wall", kind=ItemKind.SLIDE, title="Slide", text="x" * 100_000)
    empty = Item(id="empty", kind=ItemKind.IDEA, title="Empty", text="")
    items = {item.id: item for item in (long, wall, empty)}
    refs = tuple(ItemRef(item.id, item.title, item.kind) for item in items.values())
    blocks = [new_block(BlockKind.IDEAS, "Title " * 100, 10, items=refs) for _ in range(40)]
    started = time.perf_counter()
    write_handout(new_session("Session " * 200, blocks, purpose="word " * 2000), items, to)
    assert time.perf_counter() - started < 2
    assert_is_accessible(to)
    text = words(to)
    assert "This idea is longer." in text
    assert (1, ("Session " * 200).strip()) in headings(to), "a title is never cut"
    assert "This slide is longer." in text
    assert text.count("A sentence of words.") * len("A sentence of words. ") <= LONGEST_IDEA
    assert "“Empty” (adaptation idea)" in text


@pytest.mark.parametrize("now", [None, dt.date(2025, 10, 1)])
def test_the_same_session_gives_the_same_bytes(
    session: Session, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, now: dt.date | None
) -> None:
    first, second = tmp_path / "1.docx", tmp_path / "2.docx"
    write_handout(session, library, first, now)
    monkeypatch.setattr(time, "localtime", lambda *_: time.struct_time((2031, 2, 3, 4, 5, 6, 0, 34, 0)))
    write_handout(session, dict(reversed(library.items())), second, now)
    assert first.read_bytes() == second.read_bytes()
    assert opened(first).core_properties.created.date() == (now or session.date)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    [
        "null \x00 and \x0b tab",
        "\ud800 half",
        "\ufffe\uffff",
        "\x1b[31m",
        "<w:p/> & ]]>",
        "a\u2028b\x85c",
        "\x07",
        "🙂 \u202e",
    ],
)
def test_hostile_text_cannot_break_the_file(text: str, to: Path) -> None:
    item = Item(id="i", kind=ItemKind.IDEA, title=f"T{text}", text=text, cites=text, credit=text, content_note=text)
    slide = Item(id="s", kind=ItemKind.SLIDE, title=f"S{text}", text=f"one{text}\ntwo", contributor=text)
    items = {"i": item, "s": slide}
    block = new_block(
        BlockKind.IDEAS,
        f"B{text}",
        5,
        notes=text,
        content_note=text,
        prompts=(text,),
        items=(ItemRef("i", item.title, item.kind), ItemRef("s", slide.title, slide.kind)),
    )
    session = new_session(f"T{text}", (block,), purpose=text, place=text)
    write_handout(session, items, to)
    assert_is_accessible(to)


def test_a_picture_has_alt_text_and_fits_the_page(session: Session, library: Library, to: Path, tmp_path: Path) -> None:
    wide, tall = tmp_path / "wide.webp", tmp_path / "tall"
    Image.new("RGB", (3000, 1000), "teal").save(wide, "WEBP")
    Image.new("RGB", (300, 3000), "teal").save(tall, "GIF")
    write_handout(session, library, to, None, {"slide": wide, "bare": tall})
    assert_is_accessible(to)
    shapes = opened(to).inline_shapes
    assert [(round(s.width.cm, 1), round(s.height.cm, 1)) for s in shapes] == [(7.5, 2.5), (1.0, 10.0)]
    assert [s._inline.docPr.get("descr") for s in shapes] == ["Slide: Processing time", "Slide: Questions"]
    assert to.stat().st_size < 60_000


def test_a_picture_that_cannot_be_read_is_a_problem(
    session: Session, library: Library, to: Path, tmp_path: Path
) -> None:
    (tmp_path / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(Problem, match="cannot be put on paper"):
        write_handout(session, library, to, None, {"slide": tmp_path / "broken.png"})


def test_a_disk_that_refuses_is_left_to_the_caller(session: Session, library: Library, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="handout"):
        write_handout(session, library, tmp_path / "missing" / "handout.docx")
