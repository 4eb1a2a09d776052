from __future__ import annotations

from pathlib import Path

import pytest
from docx.oxml.ns import qn
from paper_reading import assert_is_accessible, headings, opened, styled, words

from natp_studio.domain.items import Item, ItemKind
from natp_studio.domain.sessions import BlockKind, ItemRef, Session, new_block, new_session
from natp_studio.papers.run_sheet import write_run_sheet

Library = dict[str, Item]
NOTED = (
    "A ward round\nLived experience\nContent note: Restraint is mentioned.\n"
    "Content note: A loud alarm for three seconds."
)


@pytest.fixture
def to(tmp_path: Path) -> Path:
    return tmp_path / "run sheet.docx"


def test_a_run_sheet_is_accessible(session: Session, library: Library, to: Path) -> None:
    write_run_sheet(session, library, to)
    assert_is_accessible(to)
    assert opened(to).core_properties.title == "Run sheet: Small changes on the ward"


def test_the_running_order_is_one_table(session: Session, library: Library, to: Path) -> None:
    write_run_sheet(session, library, to)
    (table,) = opened(to).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["Start", "End", "Minutes", "Block and content note", "Who leads", "Items"]
    assert rows[1] == ["10:00", "10:05", "5", "Welcome", "Both", "None"]
    assert rows[2] == ["10:05", "10:13", "8", "What we want to share\nTeach", "Alex Green", "2 slides"]
    assert rows[3][3:] == [
        NOTED,
        "Sam Hill",
        "1 video (1:40)",
    ]
    assert rows[5][5] == "1 slide\n1 video (1:02)\n1 adaptation idea"


def test_each_block_has_a_section_with_notes_prompts_and_items(session: Session, library: Library, to: Path) -> None:
    write_run_sheet(session, library, to)
    assert [text for level, text in headings(to) if level == 3] == [
        "10:00 Welcome",
        "10:05 What we want to share",
        "10:13 A ward round",
        "10:21 Tea in the corridor",
        "10:26 Adaptation ideas",
        "10:34 One small change",
        "10:42 Close",
    ]
    text = words(to)
    assert "Say both names.\nslowly" in text
    assert "What would have helped?" in styled(to, "List Bullet")
    assert "Slide: “Processing time”. Slide 4 of Working together.pptx." in text
    assert "Video, 1:40: “The other chair”. With captions." in text
    assert "Video, 1:02: “Lights”. No captions." in text
    assert "Adaptation idea: “Say what will happen next”. Example content." in text
    assert "Lived experience. 10:13 to 10:21, 8 minutes. Who leads: Sam Hill. Always stays." in text


def test_it_says_what_always_stays_and_what_may_be_left_out(session: Session, library: Library, to: Path) -> None:
    write_run_sheet(session, library, to)
    text = words(to)
    stays, others = text.split("These always stay")[1].split("Before you start")[0].split("If you both agree")
    assert "10:13 “A ward round”: lived experience, 8 minutes" in stays
    assert "10:21 “Tea in the corridor”: break, 5 minutes" in stays
    assert "8 minutes: 10:26 “Adaptation ideas”" in others
    assert "A ward round" not in others
    assert "Tea" not in others


def test_a_plan_without_break_or_lived_experience_says_so(to: Path) -> None:
    write_run_sheet(new_session("Short", (new_block(BlockKind.TEACH, "Talk", 10),)), {}, to)
    assert "This plan has no break and no block about lived experience." in words(to)


def test_the_checklist_names_what_this_session_needs(session: Session, library: Library, to: Path) -> None:
    write_run_sheet(session, library, to)
    lines = [line.strip() for line in styled(to, "Checklist")]
    assert "The content notes are said beforehand: “A ward round”." in lines
    assert "Captions are on." in lines
    assert "No captions: “Lights”. You know what you do instead." in lines
    assert "Everyone knows when the breaks are. Break at 10:21 (5 minutes)." in lines
    assert "Everyone knows where the quiet place is." in lines
    boxes = list(opened(to).element.body.iter(qn("w:sdt")))
    assert len(boxes) == len(lines)
    write_run_sheet(new_session("Empty"), {}, to)
    assert not any("aptions" in line or "content note" in line for line in styled(to, "Checklist"))


def test_a_film_inside_a_slide_is_tried_beforehand_too(to: Path) -> None:
    slides = [
        Item("a", ItemKind.SLIDE, "A ward round", slide=1, source="one.pptx", contains=("picture", "video")),
        Item("b", ItemKind.SLIDE, "Plain", slide=2, source="one.pptx", contains=("picture",)),
    ]
    refs = tuple(ItemRef(item.id, item.title, item.kind) for item in slides)
    session = new_session("Ward", (new_block(BlockKind.TEACH, "Talk", 10, items=refs),))
    write_run_sheet(session, {item.id: item for item in slides}, to)
    lines = [line.strip() for line in styled(to, "Checklist")]
    assert "One video or sound was played on this laptop, in this room. It can be heard." in lines
    assert any("inside the slide: “A ward round”. Captions are on where it has them." in line for line in lines)
    assert "Slide: “A ward round”. Slide 1 of one.pptx. With a video or sound inside." in words(to)
    assert "Slide: “Plain”. Slide 2 of one.pptx." in words(to)
    write_run_sheet(session, {"b": slides[1]}, to)
    assert not any("played" in line for line in styled(to, "Checklist"))


def test_what_is_missing_in_the_library_is_said_twice(session: Session, library: Library, to: Path) -> None:
    del library["mute"]
    write_run_sheet(session, library, to)
    assert "Video: “Lights”. It is not in this library." in words(to)
    assert "Not in this library: “Lights”. You know what you do instead." in words(to)


def test_an_empty_session_still_makes_a_run_sheet(to: Path) -> None:
    write_run_sheet(new_session("New session"), {}, to)
    assert_is_accessible(to)
    assert "No block is planned yet." in words(to)


def test_no_title_and_no_note_of_a_long_plan_is_cut(to: Path) -> None:
    note = "A sentence of a note. " * 400
    blocks = [
        new_block(kind, f"{number} {'title ' * 60}", 10, notes=note, content_note="Something loud. " * 30)
        for number, kind in enumerate([*BlockKind] * 4)
    ]
    write_run_sheet(new_session("Session " * 60, blocks), {}, to)
    assert_is_accessible(to)
    assert "…" not in words(to)
    assert headings(to)[0] == (1, f"Run sheet: {'Session ' * 60}".strip())
    cells = [row.cells[3].text for row in opened(to).tables[0].rows[1:]]
    assert all(("Something loud. " * 30).strip() in cell and ("title " * 60).strip() in cell for cell in cells)
    assert words(to).count("A sentence of a note.") == 400 * len(blocks)


@pytest.mark.parametrize("text", ["\x00\x0b\x1f", "\udfff half", "\ufffe", "<&>\"'"])
def test_hostile_text_cannot_break_the_file(text: str, to: Path) -> None:
    block = new_block(BlockKind.TEACH, f"B{text}", 5, notes=f"n{text}", content_note=text, prompts=(text,))
    write_run_sheet(new_session(f"T{text}", (block,), place=text), {}, to)
    assert_is_accessible(to)


def test_the_same_session_gives_the_same_bytes(session: Session, library: Library, tmp_path: Path) -> None:
    for name in ("1", "2"):
        write_run_sheet(session, library, tmp_path / name)
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()
