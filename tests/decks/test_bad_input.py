"""Decks that are wrong in ways that harm: refused with a Problem before anything large is read, or made harmless."""

import random
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from building import changed, deck, replaced, rich_deck
from lxml import etree
from package_rules import broken_rules

from natp_studio.decks.deck import Deck
from natp_studio.decks.merging.merge import merge
from natp_studio.decks.merging.plan import DeckPlan, Pick
from natp_studio.decks.reading import read_deck
from natp_studio.domain.problems import Problem

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FAR = "https://example.org/far.mp4"
NOBODYS = "http://example.org/2031/relationships/hologram"


def with_members(source: Path, to: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        for name, data in members.items():
            new.writestr(name, data)
    return to


def bomb(folder: Path) -> Path:
    return with_members(deck(folder / "a.pptx", ["A"]), folder / "b.pptx", {"ppt/media/x.png": bytes(60_000_000)})


def many_parts(folder: Path) -> Path:
    parts = {f"ppt/media/m{number}.png": b"x" for number in range(5_001)}
    return with_members(deck(folder / "a.pptx", ["A"]), folder / "b.pptx", parts)


def entities(folder: Path) -> Path:
    rows = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lol"}">' for n in range(9))
    doctype = f"<!DOCTYPE sld [{rows}]>"
    return changed(
        deck(folder / "a.pptx", ["A"]),
        folder / "b.pptx",
        {"ppt/presentation.xml": lambda data: data.replace(b"?>", b"?>" + doctype.encode(), 1)},
    )


def outside(folder: Path) -> Path:
    return with_members(deck(folder / "a.pptx", ["A"]), folder / "b.pptx", {"../../evil.xml": b"<x/>"})


def twins(folder: Path) -> Path:
    return with_members(deck(folder / "a.pptx", ["A"]), folder / "b.pptx", {"ppt/Slides/SLIDE1.xml": b"<x/>"})


def large_beneath_another_name(folder: Path) -> Path:
    """The part that is read first, with a name that is none of XML: 70 MB that the zip holds in one."""
    path, name = deck(folder / "a.pptx", ["A"]), "ppt/presentation.bin"
    large = b"<p>" + random.Random(0).randbytes(1_000_000) + bytes(70_000_000)
    renamed = changed(
        path,
        folder / "c.pptx",
        {
            "ppt/presentation.xml": lambda _: None,
            r"_rels/\.rels": replaced("ppt/presentation.xml", name),
            r"\[Content_Types\]\.xml": replaced("/ppt/presentation.xml", f"/{name}"),
        },
    )
    return with_members(renamed, folder / "b.pptx", {name: large})


def many_slides(folder: Path) -> Path:
    rows = "".join(f'<p:sldId id="{1000 + n}" r:id="rId9999"/>' for n in range(10_000))
    return changed(
        deck(folder / "a.pptx", ["A"]),
        folder / "b.pptx",
        {"ppt/presentation.xml": replaced("</p:sldIdLst>", f"{rows}</p:sldIdLst>")},
    )


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (bomb, "would grow to"),
        (many_parts, "parts; 5,000 is the most"),
        (entities, "DOCTYPE"),
        (outside, "reaches outside"),
        (twins, "there twice"),
        (large_beneath_another_name, "larger than 64 MB"),
        (many_slides, "10,001 slides; 5,000 is the most"),
    ],
)
def test_it_is_refused_with_a_problem_soon_and_with_little_memory(
    tmp_path: Path, make: Callable[[Path], Path], words: str
) -> None:
    path = make(tmp_path)
    started = time.perf_counter()
    tracemalloc.start()
    with pytest.raises(Problem, match=words) as caught:
        merge(DeckPlan("x", (Pick(path, 1),)), tmp_path / "out.pptx")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert caught.value.where.startswith("b.pptx")
    assert caught.value.advice
    assert peak < 30_000_000
    assert time.perf_counter() - started < 5
    assert not (tmp_path / "out.pptx").exists()
    with pytest.raises(Problem, match=words):
        read_deck(path)


def test_relationships_that_go_in_circles_are_carried_once(tmp_path: Path) -> None:
    rich = rich_deck(tmp_path / "rich.pptx", tmp_path)
    chart = next(name for name in Deck(rich).package.names if "/charts/chart" in name and name.endswith(".xml"))
    file = chart.rpartition("/")[2]
    rows = (
        f'<Relationship Id="rIdSelf" Type="{OFFICE}/chart" Target="{file}"/>'
        f'<Relationship Id="rIdUp" Type="{OFFICE}/slide" Target="../slides/slide1.xml"/>'
    )
    circle = changed(
        rich,
        tmp_path / "circle.pptx",
        {f"ppt/charts/_rels/{file}.rels": replaced("</Relationships>", f"{rows}</Relationships>")},
    )
    merge(DeckPlan("x", (Pick(circle, 1), Pick(circle, 1))), tmp_path / "out.pptx")
    assert broken_rules(tmp_path / "out.pptx") == []
    package = Deck(tmp_path / "out.pptx").package
    assert len([name for name in package.names if package.content_type(name).endswith("drawingml.chart+xml")]) == 2


def test_relationships_of_a_kind_that_nobody_knows_are_carried_with_their_parts(tmp_path: Path) -> None:
    source = changed(
        deck(tmp_path / "a.pptx", ["A"]),
        tmp_path / "b.pptx",
        {
            "ppt/slides/_rels/slide1.xml.rels": replaced(
                "</Relationships>",
                f'<Relationship Id="rIdH" Type="{NOBODYS}" Target="../holograms/one.holo"/>'
                f'<Relationship Id="rIdFar" Type="{NOBODYS}" Target="http://example.org/x" TargetMode="External"/>'
                "</Relationships>",
            ),
            "ppt/holograms/one.holo": lambda _: b"a hologram",
        },
    )
    done = merge(DeckPlan("x", (Pick(source, 1),)), tmp_path / "out.pptx")
    assert broken_rules(tmp_path / "out.pptx") == []
    package = Deck(tmp_path / "out.pptx").package
    (rel,) = [rel for rel in package.relationships("/ppt/slides/slide1.xml") if rel.type == NOBODYS]
    assert package.raw(rel.target) == b"a hologram"
    assert [line.what for line in done.report] == ["a linked hologram (x)"]


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("ppt/slides/_rels/slide1.xml.rels", "slideLayout"),
        ("ppt/slideLayouts/_rels/slideLayout2.xml.rels", "slideMaster"),
    ],
)
def test_a_design_that_is_on_another_computer_is_never_fetched(tmp_path: Path, part: str, kind: str) -> None:
    def far(data: bytes) -> bytes:
        root = etree.fromstring(data)
        for rel in root:
            if rel.get("Type", "").endswith(f"/{kind}"):
                rel.attrib.update({"Target": "http://example.org/design.xml", "TargetMode": "External"})
        return etree.tostring(root)

    source = changed(deck(tmp_path / "a.pptx", ["A"]), tmp_path / "b.pptx", {part: far})
    done = merge(DeckPlan("x", (Pick(source, 1),)), tmp_path / "out.pptx")
    assert [line for line in done.report if "slide 1" in line.where]
    assert broken_rules(tmp_path / "out.pptx") == []
    assert no_address(tmp_path / "out.pptx")


def no_address(path: Path) -> bool:
    with zipfile.ZipFile(path) as out:
        return not any(b"example.org" in out.read(name) for name in out.namelist() if name.endswith(".rels"))


def test_a_remote_film_and_a_remote_theme_picture_are_cut_and_told(tmp_path: Path) -> None:
    rows = "".join(
        f'<Relationship Id="rId{kind}" Type="{OFFICE}/{kind}" Target="{FAR}" TargetMode="External"/>'
        for kind in ("video", "image", "oleObject", "attachedTemplate")
    )
    source = changed(
        deck(tmp_path / "a.pptx", ["A"]),
        tmp_path / "b.pptx",
        {
            "ppt/slides/_rels/slide1.xml.rels": replaced("</Relationships>", f"{rows}</Relationships>"),
            "ppt/theme/_rels/theme1.xml.rels": lambda _: (
                '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                f'<Relationship Id="rId1" Type="{OFFICE}/image" Target="{FAR}" TargetMode="External"/>'
                "</Relationships>"
            ).encode(),
        },
    )
    done = merge(DeckPlan("x", (Pick(source, 1),)), tmp_path / "out.pptx")
    assert broken_rules(tmp_path / "out.pptx") == []
    assert no_address(tmp_path / "out.pptx")
    assert len(done.report) == 5


def test_a_missing_part_anywhere_is_told_and_leaves_nothing_dangling(tmp_path: Path) -> None:
    rich = rich_deck(tmp_path / "rich.pptx", tmp_path)
    for pattern in (r"ppt/charts/chart.*\.xml", r"ppt/embeddings/.*", r"ppt/media/.*", r"ppt/notesSlides/[^/]*\.xml"):
        gone = changed(rich, tmp_path / "gone.pptx", {pattern: lambda _: None})
        done = merge(DeckPlan("x", (Pick(gone, 1),)), tmp_path / "out.pptx")
        assert broken_rules(tmp_path / "out.pptx") == [], pattern
        assert any("missing" in line.what for line in done.report), pattern
