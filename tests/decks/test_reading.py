from pathlib import Path

import pytest
from building import changed, deck, replaced, rich_deck

from natp_studio.decks.deck import Deck
from natp_studio.decks.reading import read_deck
from natp_studio.decks.slide_tree import free_id
from natp_studio.decks.xml import qn
from natp_studio.domain.problems import Problem


def test_everything_that_a_slide_says_is_read(tmp_path: Path) -> None:
    (slide,) = read_deck(rich_deck(tmp_path / "x.pptx", tmp_path)).slides
    assert slide.title == "Everything at once"
    for words in ("Sense | ", " | Sound", "In a group", "Rooms", "quiet", "Read more"):
        assert words in slide.text
    assert slide.notes == "Say this slowly."
    assert slide.alt_texts == ("A plain teal rectangle",)
    assert slide.without_alt == 1  # the chart
    assert slide.contains == ("chart", "embedded object", "link", "picture", "table") or set(slide.contains) >= {
        "chart",
        "link",
        "picture",
        "table",
    }


def test_hidden_slides_and_decorative_pictures_are_known(tmp_path: Path) -> None:
    rich = rich_deck(tmp_path / "x.pptx", tmp_path)
    marked = changed(
        rich,
        tmp_path / "y.pptx",
        {
            "ppt/slides/slide1.xml": lambda data: data.replace(b"<p:sld ", b'<p:sld show="0" ', 1).replace(
                b'descr="A plain teal rectangle"/>',
                b'><a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec='
                b'"http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst></p:cNvPr>',
            )
        },
    )
    (slide,) = read_deck(marked).slides
    assert slide.hidden
    assert slide.alt_texts == ()
    assert slide.without_alt == 1


def test_without_a_title_placeholder_the_largest_words_are_the_title(tmp_path: Path) -> None:
    made = deck(tmp_path / "x.pptx", ["One"])
    untitled = changed(
        made,
        tmp_path / "y.pptx",
        {
            "ppt/slides/slide1.xml": lambda data: data.replace(b'<p:ph type="title"/>', b"").replace(
                b"<a:t>Words", b"<a:t>Words"
            )
        },
    )
    assert read_deck(untitled).slides[0].title == "One"


def test_a_size_or_a_number_of_a_shape_in_raised_digits_is_no_size_and_no_number(tmp_path: Path) -> None:
    odd = {
        "ppt/slides/slide1.xml": lambda data: (
            data.replace(b'<p:ph type="title"/>', b"")
            .replace(b'<p:cNvPr id="2"', '<p:cNvPr id="²"'.encode())
            .replace(b"<a:r>", '<a:r><a:rPr sz="²"/>'.encode())
        )
    }
    found = changed(deck(tmp_path / "x.pptx", ["One"]), tmp_path / "y.pptx", odd)
    assert "One" in read_deck(found).slides[0].text
    root = Deck(found).package.xml("/ppt/slides/slide1.xml")
    assert "²" in [node.get("id") for node in root.iter(qn("p:cNvPr"))]
    assert free_id(root) == 4


def test_a_slide_without_words_is_called_by_its_number(tmp_path: Path) -> None:
    made = deck(tmp_path / "x.pptx", ["", "Two"], body=" ")
    assert [slide.title for slide in read_deck(made).slides] == ["Slide 1", "Two"]


def test_damaged_slides_are_named_and_the_others_read(tmp_path: Path) -> None:
    made = deck(tmp_path / "x.pptx", ["One", "Two", "Three"])
    torn = changed(
        made,
        tmp_path / "y.pptx",
        {"ppt/slides/slide1.xml": lambda _: None, "ppt/slides/slide3.xml": lambda data: data[: len(data) // 2]},
    )
    found = read_deck(torn)
    assert [slide.title for slide in found.slides] == ["Two"]
    assert [number for number, _ in found.lost] == [1, 3]


@pytest.mark.parametrize(
    ("part", "unread"),
    [
        (r"ppt/charts/chart[^/]*\.xml", ("the words of “Chart 2”",)),
        (r"ppt/notesSlides/notesSlide1\.xml", ("the notes",)),
    ],
)
def test_a_slide_is_kept_whose_chart_or_notes_are_damaged(tmp_path: Path, part: str, unread: tuple[str, ...]) -> None:
    rich = rich_deck(tmp_path / "x.pptx", tmp_path)
    (whole,) = read_deck(rich).slides
    torn = changed(rich, tmp_path / "y.pptx", {part: lambda data: data[: len(data) // 2]})
    found = read_deck(torn)
    assert found.lost == ()
    assert [slide.title for slide in found.slides] == [whole.title]
    assert found.slides[0].unread == unread
    assert whole.unread == ()
    assert whole.notes == "Say this slowly."


def test_a_deck_without_slides_or_without_a_sound_one_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="no slides"):
        read_deck(deck(tmp_path / "x.pptx", []))
    made = deck(tmp_path / "y.pptx", ["One"])
    with pytest.raises(Problem, match="No slide"):
        read_deck(changed(made, tmp_path / "z.pptx", {"ppt/slides/slide1.xml": replaced("<p:cSld", "<p:cSld<")}))


def test_every_public_deck_is_read_or_refused_with_a_reason(shared_decks: Path) -> None:
    files = [path for path in sorted(shared_decks.rglob("*")) if path.suffix in (".pptx", ".potx", ".pptm", ".ppsm")]
    assert len(files) > 290
    slides = 0
    for path in files:
        try:
            contents = read_deck(path)
        except Problem as problem:
            assert problem.what in ("There are no slides in this deck.", "This file is empty."), path.name
        else:
            assert contents.lost == ()
            slides += len(contents.slides)
    assert slides > 600
