"""Nothing plays by itself: what of a slide's animations is changed, and what is not."""

from pathlib import Path

import pytest
from building import deck, picture
from lxml import etree
from package_rules import broken_rules
from pptx import Presentation
from pptx.util import Inches

from natp_studio.decks.deck import Deck
from natp_studio.decks.merging.merge import merge
from natp_studio.decks.merging.plan import DeckPlan, Pick
from natp_studio.decks.merging.playing import play_on_click
from natp_studio.decks.xml import NAMESPACES, Element, find_all, qn

BEGIN = '<p:cond delay="indefinite"/><p:cond evt="onBegin" delay="0"><p:tn val="2"/></p:cond>'
CLICK = '<p:cond delay="indefinite"/>'


def effect(number: int, shape: int, kind: str, command: str = "") -> str:
    what = (
        f'<p:cmd type="call" cmd="{command}"><p:cBhvr><p:cTn id="{number + 1}" dur="1"/><p:tgtEl>'
        f'<p:spTgt spid="{shape}"/></p:tgtEl></p:cBhvr></p:cmd>'
        if command
        else f'<p:set><p:cBhvr><p:cTn id="{number + 1}" dur="1"/><p:tgtEl><p:spTgt spid="{shape}"/></p:tgtEl></p:cBhvr>'
        '<p:to><p:strVal val="visible"/></p:to></p:set>'
    )
    return (
        f'<p:par><p:cTn id="{number}" presetID="1" presetClass="{"mediacall" if command else "entr"}" '
        f'fill="hold" nodeType="{kind}"><p:stCondLst><p:cond delay="0"/></p:stCondLst><p:childTnLst>{what}'
        "</p:childTnLst></p:cTn></p:par>"
    )


def followers(number: int, delay: int, *effects: str) -> str:
    return (
        f'<p:par><p:cTn id="{number}" fill="hold"><p:stCondLst><p:cond delay="{delay}"/></p:stCondLst><p:childTnLst>'
        f"{''.join(effects)}</p:childTnLst></p:cTn></p:par>"
    )


def slide(conditions: str, *inside: str, own: str = '<p:cond delay="indefinite"/>', more: str = "") -> Element:
    group = (
        f'<p:par><p:cTn id="3" fill="hold"><p:stCondLst>{conditions}</p:stCondLst><p:childTnLst>{"".join(inside)}'
        "</p:childTnLst></p:cTn></p:par>"
    )
    return etree.fromstring(
        f'<p:sld xmlns:p="{NAMESPACES["p"]}" xmlns:a="{NAMESPACES["a"]}" xmlns:r="{NAMESPACES["r"]}"><p:cSld><p:spTree>'
        '<p:pic><p:nvPicPr><p:cNvPr id="4" name="film"/></p:nvPicPr></p:pic></p:spTree></p:cSld>'
        f'{more}<p:timing><p:tnLst><p:par><p:cTn id="1" nodeType="tmRoot"><p:childTnLst>'
        f'<p:seq><p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst>{group}</p:childTnLst></p:cTn></p:seq>'
        f'<p:video><p:cMediaNode><p:cTn id="90" fill="hold"><p:stCondLst>{own}</p:stCondLst></p:cTn>'
        '<p:tgtEl><p:spTgt spid="4"/></p:tgtEl></p:cMediaNode></p:video>'
        "</p:childTnLst></p:cTn></p:par></p:tnLst></p:timing></p:sld>"
    )


def groups(root: Element) -> list[Element]:
    return find_all(root, "p:timing/p:tnLst/p:par/p:cTn/p:childTnLst/p:seq/p:cTn/p:childTnLst/p:par")


def waits(group: Element) -> bool:
    return [dict(one.attrib) for one in find_all(group, "p:cTn/p:stCondLst/p:cond")] == [{"delay": "indefinite"}]


def ids_are_unique(root: Element) -> bool:
    ids = [node.get("id") for node in root.iter(qn("p:cTn"))]
    return len(ids) == len(set(ids))


def test_a_film_that_starts_with_its_slide_waits_for_a_click() -> None:
    root = slide(BEGIN, followers(4, 0, effect(5, 4, "afterEffect", "playFrom(0.0)")))
    (line,) = play_on_click(root, "a.pptx, slide 1")
    assert str(line).startswith("a.pptx, slide 1: a video changed: it started by itself")
    (group,) = groups(root)
    assert waits(group)
    assert [node.get("nodeType") for node in group.iter(qn("p:cTn")) if node.get("presetClass")] == ["clickEffect"]
    assert play_on_click(root, "again") == []


def test_what_comes_before_the_film_still_begins_with_the_slide() -> None:
    root = slide(
        BEGIN,
        followers(4, 0, effect(5, 7, "afterEffect"), effect(7, 4, "withEffect", "playFrom(0.0)")),
        followers(9, 500, effect(10, 8, "afterEffect")),
    )
    assert len(play_on_click(root, "x")) == 1
    first, second = groups(root)
    assert not waits(first)
    assert [target.get("spid") for target in first.iter(qn("p:spTgt"))] == ["7"]
    assert waits(second)
    assert [target.get("spid") for target in second.iter(qn("p:spTgt"))] == ["4", "8"]
    assert [
        find_all(node, "p:cTn/p:stCondLst/p:cond")[0].get("delay")
        for node in find_all(second, "p:cTn/p:childTnLst/p:par")
    ] == ["0", "500"]
    assert ids_are_unique(root)


def test_a_film_behind_a_pause_moves_with_what_follows_and_keeps_its_distance() -> None:
    root = slide(
        BEGIN,
        followers(4, 0, effect(5, 7, "afterEffect")),
        followers(7, 2000, effect(8, 4, "afterEffect", "playFrom(0.0)")),
        followers(10, 3500, effect(11, 8, "afterEffect")),
    )
    play_on_click(root, "x")
    first, second = groups(root)
    assert len(find_all(first, "p:cTn/p:childTnLst/p:par")) == 1
    delays = [
        find_all(node, "p:cTn/p:stCondLst/p:cond")[0].get("delay")
        for node in find_all(second, "p:cTn/p:childTnLst/p:par")
    ]
    assert delays == ["0", "1500"]
    assert ids_are_unique(root)


@pytest.mark.parametrize("command", ["playFrom(0.0)", "togglePause"])
def test_a_film_that_a_click_starts_stays_as_it_is(command: str) -> None:
    root = slide(CLICK, followers(4, 0, effect(5, 4, "clickEffect", command)))
    before = etree.tostring(root)
    assert play_on_click(root, "x") == []
    assert etree.tostring(root) == before


def test_a_player_that_starts_itself_waits_and_can_be_clicked_on() -> None:
    root = slide(CLICK, followers(4, 0, effect(5, 7, "clickEffect")), own='<p:cond delay="0"/>')
    (line,) = play_on_click(root, "x")
    assert line.what == "a video"
    assert [node.get("delay") for node in root.iterfind(".//p:cMediaNode//p:cond", NAMESPACES)] == ["indefinite"]
    assert [node.get("action") for node in root.iter(qn("a:hlinkClick"))] == ["ppaction://media"]


def test_sounds_of_transitions_and_animations_are_left_out_and_told() -> None:
    sound = (
        '<p:transition><p:fade/><p:sndAc><p:stSnd><p:snd r:embed="rId9" name="applause.wav"/></p:stSnd></p:sndAc>'
        "</p:transition>"
    )
    inside = effect(5, 7, "clickEffect").replace(
        "</p:cTn></p:par>",
        '<p:subTnLst><p:audio><p:cMediaNode><p:cTn id="30"><p:stCondLst><p:cond evt="begin" delay="0"><p:tn val="5"/>'
        '</p:cond></p:stCondLst></p:cTn><p:tgtEl><p:sndTgt r:embed="rId8" name="x.wav"/></p:tgtEl></p:cMediaNode>'
        "</p:audio></p:subTnLst></p:cTn></p:par>",
    )
    root = slide(CLICK, followers(4, 0, inside), more=sound)
    lines = play_on_click(root, "x")
    assert [line.what for line in lines] == ["the sound of a transition", "the sound of an animation"]
    assert not [node for node in root.iter() if node.tag in (qn("p:sndAc"), qn("p:subTnLst"))]
    assert [node.tag for node in root.iter(qn("p:fade"))]


def test_a_merged_slide_waits_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_bytes(b"\x00\x00\x00\x18ftypmp42" + bytes(2000))
    presentation = Presentation()
    made = presentation.slides.add_slide(presentation.slide_layouts[6])
    made.shapes.add_movie(str(tmp_path / "film.mp4"), 0, 0, Inches(3), Inches(2), mime_type="video/mp4")
    shape = made.shapes[0].shape_id
    timing = made._element.find(qn("p:timing"))
    node = timing.find(f".//{qn('p:cMediaNode')}//{qn('p:cond')}")
    node.set("delay", "0")
    presentation.save(str(tmp_path / "a.pptx"))
    done = merge(DeckPlan("x", (Pick(tmp_path / "a.pptx", 1),)), tmp_path / "out.pptx")
    assert [(line.what, line.where) for line in done.report] == [("a video", "a.pptx, slide 1")]
    assert broken_rules(tmp_path / "out.pptx") == []
    data = Deck(tmp_path / "out.pptx").package.raw("/ppt/slides/slide1.xml")
    assert f'spid="{shape}"'.encode() in data
    assert b'delay="0"' not in data


@pytest.mark.parametrize("of_master", [False, True])
def test_what_a_layout_or_master_plays_waits_too(tmp_path: Path, of_master: bool) -> None:
    presentation = Presentation()
    layout = presentation.slide_layouts[6]
    design = (layout.slide_master if of_master else layout)._element
    playing = slide(BEGIN, followers(5, 0, effect(6, 4, "afterEffect", "playFrom(0)")))
    timing = playing.find(qn("p:timing"))
    design.insert(list(design).index(design.find(qn("p:sldLayoutIdLst" if of_master else "p:clrMapOvr"))) + 1, timing)
    for number in (1, 2):
        presentation.slides.add_slide(layout).shapes.add_textbox(0, 0, Inches(1), Inches(1)).text = f"Words {number}"
    presentation.save(str(tmp_path / "a.pptx"))
    done = merge(DeckPlan("x", tuple(Pick(tmp_path / "a.pptx", number) for number in (1, 2))), tmp_path / "out.pptx")
    assert [(line.outcome.value, line.where) for line in done.report] == [("changed", "a.pptx, its design")]
    part = "/ppt/slideMasters/slideMaster1.xml" if of_master else "/ppt/slideLayouts/slideLayout1.xml"
    root = Deck(tmp_path / "out.pptx").package.xml(part)
    assert all(waits(group) for group in groups(root))


def test_a_plain_slide_is_not_touched(tmp_path: Path) -> None:
    picture(tmp_path / "p.png")
    path = deck(tmp_path / "a.pptx", ["A"])
    root = Deck(path).package.xml("/ppt/slides/slide1.xml")
    before = etree.tostring(root)
    assert play_on_click(root, "x") == []
    assert etree.tostring(root) == before
