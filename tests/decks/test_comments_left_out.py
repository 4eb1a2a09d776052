"""Comments of source decks that are left out on request: neither they nor who wrote them stay in the file."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from building import changed, deck
from deck_parts import commented, row, threaded
from package_rules import broken_rules

from natp_studio.decks.deck import Deck
from natp_studio.decks.merging.merge import merge, weigh
from natp_studio.decks.merging.plan import DeckPlan, Pick
from natp_studio.domain.reports import Outcome


def everything(path: Path) -> bytes:
    """All that a package says, the names of its parts too."""
    with zipfile.ZipFile(path) as package:
        return b"\n".join(name.encode() + b"\n" + package.read(name) for name in package.namelist())


@pytest.fixture
def sources(tmp_path: Path) -> tuple[Path, Path]:
    """A deck with a comment and an answer of the older kind by Ann, and one with a thread of two by Bo."""
    return commented(tmp_path, "old", "Ann Reviewer"), threaded(tmp_path, "new", "Bo Reviewer")


def test_neither_comments_nor_their_authors_stay_in_a_deck_without_them(
    sources: tuple[Path, Path], tmp_path: Path
) -> None:
    picks = tuple(Pick(source, 1) for source in sources)
    merge(DeckPlan("x", picks), tmp_path / "with.pptx")
    said = everything(tmp_path / "with.pptx")
    assert all(word in said for word in (b"Ann Reviewer", b"Bo Reviewer", b"Slower", b"commentRel"))
    done = merge(DeckPlan("x", picks, without_comments=True), tmp_path / "without.pptx")
    assert broken_rules(tmp_path / "without.pptx") == []
    said = everything(tmp_path / "without.pptx").lower()
    assert [word for word in (b"reviewer", b"comment", b"authors", b"slower", b"{aaaa}") if word in said] == []
    assert done.slides == 2
    assert [(line.outcome, line.where, line.what) for line in done.report] == [
        (Outcome.LEFT_OUT, "old.pptx", "2 comments"),
        (Outcome.LEFT_OUT, "new.pptx", "2 comments"),
    ]
    assert not any("Reviewer" in str(line) for line in done.report), "the report names nobody either"


def test_what_a_slide_points_to_and_what_else_it_says_outlive_its_comments(tmp_path: Path) -> None:
    source = threaded(tmp_path, "a", "Bo")
    merge(DeckPlan("x", (Pick(source, 1),), without_comments=True), tmp_path / "out.pptx")
    opened = Deck(tmp_path / "out.pptx")
    root = opened.package.xml(opened.slides[0])
    assert [node for node in root.iter("{*}extLst") if not len(node)] == []
    assert [node for node in root.iter("{*}ext") if node.get("uri") and not len(node)] == []
    assert [rel.kind for rel in opened.package.relationships(opened.slides[0])] == ["slideLayout"]
    assert "Words of a" in "".join(node.text or "" for node in root.iter("{*}t"))


def test_a_deck_without_comments_says_nothing_of_them_and_a_weight_names_them_beforehand(
    sources: tuple[Path, Path], tmp_path: Path
) -> None:
    plain = deck(tmp_path / "plain.pptx", ["Plain"])
    assert merge(DeckPlan("x", (Pick(plain, 1),), without_comments=True), tmp_path / "out.pptx").report == ()
    for wanted in (True, False):
        plan = DeckPlan("x", (Pick(sources[0], 1, "Ward round.pptx"), Pick(sources[1], 1)), without_comments=not wanted)
        weight = weigh(plan)
        assert (weight.comments, weight.commenters) == (4, ("Ann Reviewer", "Bo Reviewer"))
        done = merge(plan, tmp_path / "out.pptx")
        assert weight.octets == done.octets
        assert {line.where for line in done.report} == {"Ward round.pptx", "new.pptx"}, "a deck has its own name"


def test_comments_on_a_design_are_never_carried_with_authors_that_nobody_lists(tmp_path: Path) -> None:
    source = commented(tmp_path, "a", "Ann Reviewer")
    rel = row("rIdC", "comments", "../comments/comment1.xml").encode()
    odd = changed(
        source,
        tmp_path / "odd.pptx",
        {
            "ppt/slideLayouts/_rels/slideLayout2.xml.rels": lambda data: data.replace(
                b"</Relationships>", rel + b"</Relationships>"
            )
        },
    )
    merge(DeckPlan("x", (Pick(odd, 1),), without_comments=True), tmp_path / "out.pptx")
    assert broken_rules(tmp_path / "out.pptx") == []
    assert b"Slower" not in everything(tmp_path / "out.pptx")


def test_damaged_comments_are_told_and_keep_nothing_from_being_carried(tmp_path: Path) -> None:
    source = commented(tmp_path, "a", "Ann")
    broken = changed(source, tmp_path / "broken.pptx", {"ppt/comments/comment1.xml": lambda _: b"<p:cmLst"})
    for without in (False, True):
        plan = DeckPlan("x", (Pick(broken, 1),), without_comments=without)
        done = merge(plan, tmp_path / "out.pptx")
        assert [(line.outcome, line.what) for line in done.report] == [(Outcome.LEFT_OUT, "comments")]
        assert b"cmLst" not in everything(tmp_path / "out.pptx")
