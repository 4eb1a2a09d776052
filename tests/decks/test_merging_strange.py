"""Decks that other programs wrote, in ways that PowerPoint does not: carried like any other, with nothing lost."""

import posixpath
import urllib.parse
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
import strange
from building import changed, deck, replaced, rich_deck
from lxml import etree
from package_rules import broken_rules

from natp_studio.decks import strict
from natp_studio.decks.deck import Deck
from natp_studio.decks.merging.merge import merge
from natp_studio.decks.merging.plan import DeckPlan, Merged, Pick
from natp_studio.decks.reading import read_deck
from natp_studio.domain.problems import Problem


def merged(to: Path, *picks: Pick) -> Merged:
    result = merge(DeckPlan("x", picks), to)
    assert broken_rules(to) == []
    return result


def same_as(plain: Path, other: Path, to: Path) -> Merged:
    """Merge both decks' first slides; they must come out alike."""
    result = merged(to, Pick(plain, 1), Pick(other, 1))
    first, second = read_deck(to).slides
    assert (first.title, first.text, first.notes, first.contains) == (
        second.title,
        second.text,
        second.notes,
        second.contains,
    )
    one, two = (sorted(kinds(to, f"/ppt/slides/slide{number}.xml")) for number in (1, 2))
    assert one == two
    return result


def kinds(path: Path, part: str) -> list[tuple[str, str]]:
    package = Deck(path).package
    return [(rel.kind, package.content_type(rel.target)) for rel in package.relationships(part) if not rel.external]


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rich")
    return rich_deck(folder / "rich.pptx", folder)


def spaced(name: str) -> str:
    return posixpath.join(posixpath.dirname(name), "my part " + posixpath.basename(name))


def abroad(name: str) -> str:
    return posixpath.join(posixpath.dirname(name), "Übersicht " + posixpath.basename(name))


def bare(name: str) -> str:
    return name.replace(".", "-")


def odd(name: str) -> str:
    return f"{name}.Foo Bar~1"


@pytest.mark.parametrize(
    ("name", "linked", "zipped"),
    [
        (spaced, urllib.parse.quote, urllib.parse.quote),
        (spaced, urllib.parse.quote, strange.as_it_is),
        (spaced, strange.as_it_is, strange.as_it_is),
        (abroad, urllib.parse.quote, strange.as_it_is),
        (abroad, strange.as_it_is, urllib.parse.quote),
        (bare, urllib.parse.quote, strange.as_it_is),
        (odd, urllib.parse.quote, strange.as_it_is),
        (str.upper, str.lower, strange.as_it_is),
    ],
)
def test_parts_may_be_called_and_spelt_in_any_way(
    rich: Path, tmp_path: Path, name: strange.Spelling, linked: strange.Spelling, zipped: strange.Spelling
) -> None:
    other = strange.renamed(rich, tmp_path / "other.pptx", name, linked, zipped)
    assert same_as(rich, other, tmp_path / "out.pptx").report == ()
    with zipfile.ZipFile(tmp_path / "out.pptx") as made:
        assert all(member.replace("[", "").replace("]", "").replace("_", "").isascii() for member in made.namelist())
        assert not any(" " in member or "~" in member for member in made.namelist())


def test_names_in_utf_8_that_the_zip_does_not_call_so_are_read(rich: Path, tmp_path: Path) -> None:
    other = strange.renamed(rich, tmp_path / "other.pptx", abroad, strange.as_it_is)
    data = bytearray(other.read_bytes())
    for header, flags in ((b"PK\x01\x02", 9), (b"PK\x03\x04", 7)):
        at = data.find(header)
        while at >= 0:
            data[at + flags] &= ~8
            at = data.find(header, at + 4)
    other.write_bytes(bytes(data))
    assert same_as(rich, other, tmp_path / "out.pptx").report == ()


def plain_xml(types: bytes) -> bytes:
    root = etree.fromstring(types)
    for node in root:
        if node.get("PartName") and not node.get("PartName").endswith(".xlsx"):
            node.set("ContentType", "application/xml")
        elif node.get("Extension") not in ("rels", "xml", None):
            root.remove(node)
    return etree.tostring(root)


def with_parameters(types: bytes) -> bytes:
    root = etree.fromstring(types)
    for node in root:
        node.set("ContentType", f" {node.get('ContentType').replace('image/', 'Image/')}; charset=utf-8")
    return etree.tostring(root)


@pytest.mark.parametrize("change", [plain_xml, with_parameters])
def test_types_that_a_file_does_not_tell_or_tells_oddly_are_found_out(
    rich: Path, tmp_path: Path, change: Callable[[bytes], bytes]
) -> None:
    other = changed(rich, tmp_path / "other.pptx", {r"\[Content_Types\].xml": change})
    assert same_as(rich, other, tmp_path / "out.pptx").report == ()


def test_comments_inside_xml_change_nothing(tmp_path: Path) -> None:
    plain = deck(tmp_path / "plain.pptx", ["One title"])
    other = changed(
        plain,
        tmp_path / "other.pptx",
        {
            "ppt/slides/slide1.xml": lambda data: data.replace(b"One title", b"One <!-- and only -->title").replace(
                b"<p:sp>", b"<!-- a shape --><?program note?><p:sp>"
            ),
            "ppt/_rels/presentation.xml.rels": lambda data: data.replace(
                b"<Relationship ", b"<!-- -->\n<Relationship "
            ),
        },
    )
    assert same_as(plain, other, tmp_path / "out.pptx").report == ()


def test_numbers_of_shapes_that_no_program_takes_are_given_anew_and_animations_follow(tmp_path: Path) -> None:
    plain = deck(tmp_path / "plain.pptx", ["A"])
    for number in ("99999999999", "²", "-4", "9" * 5000):
        timing = (
            '<p:timing><p:tnLst><p:par><p:cTn id="1" nodeType="tmRoot"><p:childTnLst>'
            f'<p:set><p:cBhvr><p:cTn id="1"/><p:tgtEl><p:spTgt spid="{number}"/></p:tgtEl></p:cBhvr></p:set>'
            "</p:childTnLst></p:cTn></p:par></p:tnLst></p:timing></p:sld>"
        )
        slide = Deck(plain).package.raw("/ppt/slides/slide1.xml").decode()
        slide = slide.replace(' id="2"', f' id="{number}"').replace("</p:sld>", timing)
        other = changed(
            plain, tmp_path / "b.pptx", {"ppt/slides/slide1.xml": partial(lambda new, _: new, slide.encode())}
        )
        assert merged(tmp_path / "out.pptx", Pick(other, 1)).report == ()
        assert b"spTgt" in Deck(tmp_path / "out.pptx").package.raw("/ppt/slides/slide1.xml")


def test_notes_that_two_slides_share_belong_to_each(tmp_path: Path) -> None:
    plain = deck(tmp_path / "plain.pptx", ["A", "B"], notes="Slowly.")
    shared = changed(
        plain, tmp_path / "b.pptx", {"ppt/slides/_rels/slide2.xml.rels": replaced("notesSlide2", "notesSlide1")}
    )
    assert merged(tmp_path / "out.pptx", Pick(shared, 2)).report == ()
    merged(tmp_path / "out.pptx", Pick(shared, 1), Pick(shared, 2))
    made = Deck(tmp_path / "out.pptx")
    owners = [made.package.related(made.package.related(slide, "notesSlide")[0], "slide") for slide in made.slides]
    assert owners == [(slide,) for slide in made.slides]


def test_a_slide_may_stand_twice_in_one_deck_and_a_size_that_cannot_be_is_not_taken(tmp_path: Path) -> None:
    plain = deck(tmp_path / "plain.pptx", ["A"])
    twice = changed(
        plain,
        tmp_path / "b.pptx",
        {
            "ppt/presentation.xml": lambda data: data.replace(
                b"</p:sldIdLst>", data[data.index(b"<p:sldId ") : data.index(b"</p:sldIdLst>")] + b"</p:sldIdLst>"
            ).replace(b'cx="12191695"', b'cx="99999999999"')
        },
    )
    assert Deck(twice).size == (9_144_000, 6_858_000)
    assert merged(tmp_path / "out.pptx", Pick(twice, 1), Pick(twice, 2)).slides == 2


def test_strict_parts_are_read_in_utf_16_and_with_single_quotes() -> None:
    start = "<p:sld xmlns:p='http://purl.oclc.org/ooxml/presentationml/main' conformance='strict'/>"
    wanted = "{http://schemas.openxmlformats.org/presentationml/2006/main}sld"
    for data in (
        start.encode(),
        f'<?xml version="1.0" encoding="UTF-16"?>{start}'.encode("utf-16"),
        b"\xfe\xff" + start.encode("utf-16-be"),
    ):
        assert strict.is_strict(data)
        root = etree.fromstring(strict.to_transitional(data))
        assert (root.tag, dict(root.attrib)) == (wanted, {})


def test_a_presentation_without_its_type_is_read_and_one_without_slides_is_named(tmp_path: Path) -> None:
    plain = deck(tmp_path / "plain.pptx", ["A"])
    untyped = changed(
        plain,
        tmp_path / "b.pptx",
        {
            r"\[Content_Types\].xml": replaced(
                "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", "application/xml"
            )
        },
    )
    assert merged(tmp_path / "out.pptx", Pick(untyped, 1)).report == ()
    with pytest.raises(Problem, match="no slides in this deck"):
        merge(DeckPlan("x", (Pick(deck(tmp_path / "none.pptx", []), 1),)), tmp_path / "out.pptx")
    lost = changed(plain, tmp_path / "c.pptx", {"ppt/presentation.xml": lambda _: None})
    with pytest.raises(Problem, match="damaged"):
        Deck(lost)


def test_lengths_with_a_unit_are_scaled_and_numbers_of_thousands_of_digits_harm_nothing(tmp_path: Path) -> None:
    words = (
        '<p:sp><p:nvSpPr><p:cNvPr id="9" name="Words"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="1in" y="{"9" * 5000}"/><a:ext cx="2.54cm" cy="{"9" * 400}"/></a:xfrm></p:spPr>'
        '<p:txBody><a:bodyPr/><a:p><a:r><a:rPr sz="²"/><a:t>Words</a:t></a:r></a:p></p:txBody></p:sp></p:spTree>'
    )
    source = changed(
        deck(tmp_path / "a.pptx", ["A"]), tmp_path / "b.pptx", {"ppt/slides/slide1.xml": replaced("</p:spTree>", words)}
    )
    merge(DeckPlan("x", (Pick(source, 1),), (6_096_000, 3_429_000)), tmp_path / "out.pptx")
    assert broken_rules(tmp_path / "out.pptx") == []
    slide = Deck(tmp_path / "out.pptx").package.raw("/ppt/slides/slide1.xml")
    assert b'x="457' in slide
    assert b'cx="457' in slide
    assert "Words" in read_deck(tmp_path / "out.pptx").slides[0].text
