"""Pictures whose files are cut off: named by import, merge and audit; whole ones are left in peace."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from building import changed
from PIL import Image
from pptx import Presentation
from pptx.util import Inches

from natp_studio.decks.auditing.audit import audit_deck
from natp_studio.decks.deck import Deck
from natp_studio.decks.merging.merge import merge
from natp_studio.decks.merging.plan import DeckPlan, Pick
from natp_studio.decks.picture_files import damaged_pictures
from natp_studio.decks.reading import read_deck


def photo(form: str) -> bytes:
    file = io.BytesIO()
    Image.effect_noise((200, 150), 90).convert("RGB").save(file, form)
    return file.getvalue()


def with_picture(path: Path, form: str, *, on_master: bool = False) -> Path:
    """A deck of two slides; the second, or the master, shows a picture that is called “Our garden”."""
    presentation = Presentation()
    for _ in range(2):
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    shape = slide.shapes.add_picture(io.BytesIO(photo(form)), 0, 0, Inches(3))
    shape.name = "Our garden"
    if on_master:
        master = presentation.slide_master
        picture = shape._element
        picture.find(".//{*}blip").set(
            "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed",
            master.part.relate_to(slide.part.related_part(shape._element.blip_rId), _IMAGE),
        )
        master.shapes._spTree.append(picture)
    presentation.save(str(path))
    return path


_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


def damaged(path: Path, change: Callable[[bytes], bytes]) -> Path:
    return changed(path, path.with_name("damaged.pptx"), {r"ppt/media/image.*": change})


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF"])
def test_a_picture_that_was_cut_off_is_named_by_import_merge_and_audit(tmp_path: Path, form: str) -> None:
    path = damaged(with_picture(tmp_path / "a.pptx", form), lambda data: data[:2000])
    assert read_deck(path).damaged == ((2, "the picture “Our garden”"),)
    report = merge(DeckPlan("x", (Pick(path, 1), Pick(path, 2), Pick(path, 2))), tmp_path / "out.pptx").report
    (line,) = [line for line in report if line.outcome == "to check"]
    assert (line.what, line.where) == ("the picture “Our garden”", "damaged.pptx, slide 2")
    found = [finding for finding in audit_deck(path).findings if finding.rule == "damaged-picture"]
    assert [(finding.slide, "“Our garden” is damaged" in finding.what) for finding in found] == [(2, True)]
    # The slide itself is carried all the same.
    assert len(Presentation(str(tmp_path / "out.pptx")).slides) == 3


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "BMP", "TIFF"])
def test_whole_pictures_are_not_called_damaged(tmp_path: Path, form: str) -> None:
    path = with_picture(tmp_path / "a.pptx", form)
    assert read_deck(path).damaged == ()
    assert merge(DeckPlan("x", (Pick(path, 2),)), tmp_path / "out.pptx").report == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data + b"what a phone keeps behind its photos" * 20,
        lambda _: photo("PNG"),
        lambda _: photo("TIFF"),
    ],
    ids=["something behind its end", "a PNG called JPEG", "a TIFF called JPEG"],
)
def test_an_odd_picture_that_can_be_shown_is_not_called_damaged(
    tmp_path: Path, change: Callable[[bytes], bytes]
) -> None:
    path = damaged(with_picture(tmp_path / "a.pptx", "JPEG"), change)
    assert read_deck(path).damaged == ()


@pytest.mark.parametrize("change", [lambda _: b"", lambda _: b"no picture at all"], ids=["empty", "words"])
def test_what_is_no_picture_at_all_is_named(tmp_path: Path, change: Callable[[bytes], bytes]) -> None:
    path = damaged(with_picture(tmp_path / "a.pptx", "PNG"), change)
    assert read_deck(path).damaged == ((2, "the picture “Our garden”"),)


def test_a_damaged_picture_of_the_design_is_told_once(tmp_path: Path) -> None:
    path = damaged(with_picture(tmp_path / "a.pptx", "JPEG", on_master=True), lambda data: data[:2000])
    report = merge(DeckPlan("x", (Pick(path, 1), Pick(path, 2))), tmp_path / "out.pptx").report
    assert [(line.what, line.where) for line in report] == [("the picture “Our garden”", "damaged.pptx, its design")]


def test_a_damaged_picture_of_a_design_that_is_damaged_itself_stops_nothing(tmp_path: Path) -> None:
    path = damaged(with_picture(tmp_path / "a.pptx", "JPEG", on_master=True), lambda data: data[:2000])
    torn = changed(path, tmp_path / "torn.pptx", {"ppt/slideMasters/slideMaster1.xml": lambda data: data[:900]})
    merged = merge(DeckPlan("x", (Pick(torn, 1), Pick(torn, 2))), tmp_path / "out.pptx")
    assert merged.slides == 2
    assert [line.where[:9] for line in merged.report if line.outcome == "mended"] == ["torn.pptx"] * 2


def test_the_first_and_last_bytes_of_a_part_are_those_of_the_whole(tmp_path: Path) -> None:
    deck = Deck(with_picture(tmp_path / "a.pptx", "PNG"))
    (part,) = [name for name in deck.package.names if "/media/" in name]
    data = deck.package.raw(part)
    assert deck.package.ends(part) == (data[:64], data[-64:])
    assert damaged_pictures(deck, deck.slides[1]) == {}
