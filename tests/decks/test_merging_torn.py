"""Decks of which something is lost or wrong inside: the rest is carried, and the report names what is not."""

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import strange
from building import changed, deck, picture, replaced, rich_deck
from lxml import etree
from package_rules import broken_rules
from PIL import Image
from pptx import Presentation

from natp_studio.decks.deck import Deck
from natp_studio.decks.films import films_in
from natp_studio.decks.merging.merge import merge
from natp_studio.decks.merging.plan import DeckPlan, Merged, Pick
from natp_studio.decks.package import Package
from natp_studio.decks.reading import read_deck


def merged(to: Path, *picks: Pick) -> Merged:
    result = merge(DeckPlan("x", picks), to)
    assert broken_rules(to) == []
    return result


def torn(source: Path, to: Path, change: Callable[[str, etree._Element], None]) -> Path:
    return strange.write(to, strange.relationships(strange.members(source), change))


def without(owner_start: str, kind: str) -> Callable[[str, etree._Element], None]:
    """A change that takes relationships of a kind out of parts whose names start so."""

    def change(owner: str, root: etree._Element) -> None:
        for rel in list(root):
            if owner.startswith(owner_start) and rel.get("Type").endswith(f"/{kind}"):
                root.remove(rel)

    return change


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rich")
    return rich_deck(folder / "rich.pptx", folder)


@pytest.mark.parametrize(
    ("owner", "kind", "told"),
    [
        ("ppt/slides/", "image", "a missing image"),
        ("ppt/slides/", "chart", "a missing chart"),
        ("ppt/slides/", "hyperlink", "a missing link"),
        ("ppt/charts/", "package", "a missing workbook"),
    ],
)
def test_what_a_part_names_and_no_relationship_leads_to_is_told(
    rich: Path, tmp_path: Path, owner: str, kind: str, told: str
) -> None:
    result = merged(tmp_path / "out.pptx", Pick(torn(rich, tmp_path / "b.pptx", without(owner, kind)), 1))
    assert [line.what for line in result.report] == [told]
    slide = Deck(tmp_path / "out.pptx").package.xml("/ppt/slides/slide1.xml")
    frames = [node for node in slide.iter() if str(node.tag).endswith("}graphicData")]
    assert all(len(frame) for frame in frames)


@pytest.mark.parametrize("part", ["ppt/slideLayouts/slideLayout2.xml", "ppt/slideMasters/slideMaster1.xml"])
def test_what_a_design_names_and_no_relationship_leads_to_is_told(tmp_path: Path, part: str) -> None:
    background = (
        f'<p:bg><p:bgPr><a:blipFill><a:blip xmlns:r="{strange.OFFICE}" r:embed="rIdLost"/><a:stretch/></a:blipFill>'
        "<a:effectLst/></p:bgPr></p:bg><p:spTree>"
    )
    made = changed(
        deck(tmp_path / "a.pptx", ["A"]),
        tmp_path / "b.pptx",
        {part: lambda data: data.replace(b"<p:spTree>", background.encode(), 1)},
    )
    result = merged(tmp_path / "out.pptx", Pick(made, 1))
    assert [(line.what, line.where) for line in result.report] == [("a missing image", "b.pptx, its design")]


def test_relationships_with_one_id_or_none_are_kept_apart(rich: Path, tmp_path: Path) -> None:
    def alike(_: str, root: etree._Element) -> None:
        for rel in list(root):
            root.append(root.makeelement(strange.RELATIONSHIP, dict(rel.attrib)))
            bare = {name: value for name, value in rel.attrib.items() if name != "Id"}
            root.append(root.makeelement(strange.RELATIONSHIP, bare))
        root.append(root.makeelement(strange.RELATIONSHIP, {"Id": "rIdNothing"}))

    result = merged(tmp_path / "out.pptx", Pick(torn(rich, tmp_path / "b.pptx", alike), 1))
    assert result.report == ()


def test_a_list_of_slides_that_leads_to_a_master_loses_that_slide_only(tmp_path: Path) -> None:
    made = deck(tmp_path / "a.pptx", ["A", "B"])
    presentation = Presentation(str(made))
    master = next(rel.rId for rel in presentation.part.rels.values() if rel.reltype.endswith("/slideMaster"))
    second = presentation.slides._sldIdLst[1].rId
    other = changed(made, tmp_path / "b.pptx", {"ppt/presentation.xml": replaced(f'"{second}"', f'"{master}"')})
    result = merged(tmp_path / "out.pptx", Pick(other, 1), Pick(other, 2))
    assert [(line.what, line.where) for line in result.report] == [("the slide", "b.pptx, slide 2")]


@pytest.mark.parametrize(
    ("part", "told"),
    [
        (r"ppt/charts/chart\d+\.xml", "a damaged chart"),
        ("ppt/slideLayouts/slideLayout6.xml", "the layout"),
        (r"ppt/notesSlides/notesSlide1\.xml", "a damaged page of notes"),
    ],
)
def test_a_part_that_is_not_what_it_is_called_is_not_carried(rich: Path, tmp_path: Path, part: str, told: str) -> None:
    other = changed(rich, tmp_path / "b.pptx", {part: lambda _: b"<html/>"})
    assert [line.what for line in merged(tmp_path / "out.pptx", Pick(other, 1)).report] == [told]


def test_a_large_picture_whose_bytes_changed_is_left_out(tmp_path: Path) -> None:
    noise = Image.frombytes("RGB", (400, 400), random.Random(1).randbytes(400 * 400 * 3))
    file = io.BytesIO()
    noise.save(file, "PNG")
    assert file.tell() > 400_000
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = "Noise"
    slide.shapes.add_picture(file, 0, 0)
    presentation.save(str(tmp_path / "a.pptx"))
    package = Package(tmp_path / "a.pptx")
    (name,) = [part for part in package.names if part.endswith(".png")]
    data = bytearray((tmp_path / "a.pptx").read_bytes())
    with (tmp_path / "a.pptx").open("rb") as opened:
        start = package.packed_start(name, opened)
    data[start + 200_000] ^= 0x55
    (tmp_path / "a.pptx").write_bytes(bytes(data))
    result = merged(tmp_path / "out.pptx", Pick(tmp_path / "a.pptx", 1))
    assert [line.what for line in result.report] == ["a damaged image"]


def test_a_film_that_is_lost_leaves_its_poster_and_no_empty_timeline(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_bytes(b"no film at all")
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = "Film"
    slide.shapes.add_movie(
        str(tmp_path / "film.mp4"), 0, 0, 99, 99, poster_frame_image=str(picture(tmp_path / "poster.png"))
    )
    presentation.save(str(tmp_path / "a.pptx"))
    gone = changed(tmp_path / "a.pptx", tmp_path / "b.pptx", {r"ppt/media/.*\.mp4": lambda _: None})
    result = merged(tmp_path / "out.pptx", Pick(gone, 1))
    assert {line.what for line in result.report} == {"a missing video"}
    root = Deck(tmp_path / "out.pptx").package.xml("/ppt/slides/slide1.xml")
    names = {str(node.tag).rpartition("}")[2] for node in root.iter()}
    assert "pic" in names
    assert not names & {"timing", "videoFile", "media"}


def test_a_picture_of_the_design_that_is_torn_does_not_spoil_the_design(tmp_path: Path) -> None:
    presentation = Presentation()
    presentation.slides.add_slide(presentation.slide_layouts[5]).shapes.title.text = "A"
    layout = presentation.slide_layouts[5]
    _, number = layout.part.get_or_add_image_part(str(picture(tmp_path / "logo.png")))
    presentation.save(str(tmp_path / "a.pptx"))
    logo = (
        f'<p:pic><p:nvPicPr><p:cNvPr id="77" name="Logo"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
        f'<a:blip xmlns:r="{strange.OFFICE}" r:embed="{number}"/></p:blipFill><p:spPr/></p:pic></p:spTree>'
    )
    made = changed(
        tmp_path / "a.pptx", tmp_path / "b.pptx", {"ppt/slideLayouts/slideLayout6.xml": replaced("</p:spTree>", logo)}
    )
    package = Package(made)
    (name,) = [part for part in package.names if part.endswith(".png")]
    data = bytearray(made.read_bytes())
    with made.open("rb") as opened:
        start = package.packed_start(name, opened)
    data[start : start + 8] = b"\xff" * 8
    made.write_bytes(bytes(data))
    result = merged(tmp_path / "out.pptx", Pick(made, 1))
    assert [line.what for line in result.report] == ["a damaged image"]
    assert Presentation(str(tmp_path / "out.pptx")).slides[0].slide_layout.name == "Title Only"


@pytest.mark.parametrize(
    "harm", [lambda data: data[: len(data) // 2], lambda _: b"<html/>", None], ids=["cut", "other", "lost"]
)
def test_harm_to_any_one_part_leaves_the_other_slides(
    rich: Path, tmp_path: Path, harm: Callable[[bytes], bytes] | None
) -> None:
    other = deck(tmp_path / "other.pptx", ["Other"], wide=False, notes="Notes of it")
    parts = strange.members(rich)
    needed = (strange.TYPES, "_rels/.rels", "ppt/presentation.xml", "ppt/_rels/presentation.xml.rels")
    for place, name in enumerate(name for name in parts if name not in needed):
        changed_parts = {key: data for key, data in parts.items() if key != name}
        if harm is not None:
            changed_parts[name] = harm(parts[name])
        hurt = strange.write(tmp_path / "hurt.pptx", changed_parts)
        size = (None, (12_192_000, 6_858_000), (9_144_000, 6_858_000))[place % 3]
        merge(DeckPlan("x", (Pick(hurt, 1), Pick(other, 1)), size), tmp_path / "out.pptx")
        assert broken_rules(tmp_path / "out.pptx") == [], name
        last = read_deck(tmp_path / "out.pptx").slides[-1]
        assert (last.title, last.notes) == ("Other", "Notes of it"), name


@pytest.mark.parametrize("torn_part", ["customXml/item1.xml", "customXml/_rels/item1.xml.rels"])
def test_a_torn_store_of_data_beside_the_slides_is_left_out_and_told(tmp_path: Path, torn_part: str) -> None:
    row = f'<Relationship Id="rIdStore" Type="{strange.OFFICE}/customXml" Target="../customXml/item1.xml"/>'
    rels = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    parts = {"customXml/item1.xml": b"<store/>", "customXml/_rels/item1.xml.rels": rels.encode()}
    parts[torn_part] = parts[torn_part][:7]
    made = changed(
        deck(tmp_path / "a.pptx", ["A"]),
        tmp_path / "b.pptx",
        {
            "ppt/_rels/presentation.xml.rels": replaced("</Relationships>", f"{row}</Relationships>"),
            "customXml/item1.xml": lambda _: parts["customXml/item1.xml"],
            "customXml/_rels/item1.xml.rels": lambda _: parts["customXml/_rels/item1.xml.rels"],
        },
    )
    result = merged(tmp_path / "out.pptx", Pick(made, 1))
    assert [(line.what, line.where) for line in result.report] == [("a damaged store of data", "b.pptx, its data")]


@pytest.mark.parametrize("octets", [5_000, 21_000_000], ids=["short", "too long to be read beforehand"])
def test_a_film_that_cannot_be_found_in_its_deck_is_left_out_and_told(tmp_path: Path, octets: int) -> None:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    film = io.BytesIO(random.Random(0).randbytes(octets))
    slide.shapes.add_movie(film, 0, 0, 914_400, 914_400, str(picture(tmp_path / "p.png")), "video/mp4")
    presentation.save(str(tmp_path / "a.pptx"))
    with zipfile.ZipFile(tmp_path / "a.pptx") as opened:
        (member,) = [info for info in opened.infolist() if info.filename.endswith(".mp4")]
    data = bytearray((tmp_path / "a.pptx").read_bytes())
    data[member.header_offset : member.header_offset + 4] = b"torn"
    (tmp_path / "b.pptx").write_bytes(data)
    result = merged(tmp_path / "out.pptx", Pick(tmp_path / "b.pptx", 1))
    assert "a damaged video" in [line.what for line in result.report]
    assert films_in([(tmp_path / "b.pptx", 1)]) == ()
    assert len(films_in([(tmp_path / "a.pptx", 1)])) == 1
