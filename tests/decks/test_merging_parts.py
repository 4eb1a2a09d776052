from __future__ import annotations

from pathlib import Path

from building import changed, deck, picture, replaced, rich_deck
from deck_parts import THREAD, commented, row, threaded, with_parts
from package_rules import broken_rules
from pptx import Presentation
from pptx.util import Inches

from natp_studio.decks.deck import Deck
from natp_studio.decks.merging.merge import merge
from natp_studio.decks.merging.plan import DeckPlan, Merged, Pick
from natp_studio.decks.package import Package
from natp_studio.decks.xml import find_all, local, qn
from natp_studio.domain.reports import Outcome


def merged(to: Path, *picks: Pick) -> Merged:
    result = merge(DeckPlan("x", picks), to)
    assert broken_rules(to) == []
    return result


def test_comments_come_with_each_author_once_and_answers_stay_answers(tmp_path: Path) -> None:
    one, two, three = (commented(tmp_path, name, who) for name, who in (("a", "Ann"), ("b", "Ann"), ("c", "Bo")))
    result = merged(tmp_path / "out.pptx", Pick(one, 1), Pick(two, 1), Pick(three, 1), Pick(one, 1))
    package = Deck(tmp_path / "out.pptx").package
    (authors,) = package.related(package.main, "commentAuthors")
    found = [(node.get("name"), node.get("lastIdx")) for node in package.xml(authors)]
    assert found == [("Ann", "6"), ("Bo", "2")]
    for number in (1, 2, 3, 4):
        (part,) = package.related(f"/ppt/slides/slide{number}.xml", "comments")
        first, second = package.xml(part)
        (parent,) = [node for node in second.iter() if local(node) == "parentCm"]
        assert parent.attrib == {"authorId": first.get("authorId"), "idx": first.get("idx")}
    told = {(line.where, line.what) for line in result.report}
    assert told == {("a.pptx", "4 comments by Ann"), ("b.pptx", "2 comments by Ann"), ("c.pptx", "2 comments by Bo")}
    assert {line.outcome for line in result.report} == {Outcome.CARRIED}


def test_threads_name_their_new_slide_and_each_has_an_id_of_its_own(tmp_path: Path) -> None:
    source = threaded(tmp_path, "b", "Ann")
    merged(tmp_path / "out.pptx", Pick(source, 1), Pick(source, 1))
    package = Deck(tmp_path / "out.pptx").package
    roots = [package.xml(package.related(f"/ppt/slides/slide{number}.xml", "comments")[0]) for number in (1, 2)]
    assert [next(n for n in root.iter() if local(n) == "sldMk").get("sldId") for root in roots] == ["256", "257"]
    assert roots[0][0].get("id") == THREAD != roots[1][0].get("id")
    assert len(package.xml(package.related(package.main, "authors")[0])) == 1


def test_embedded_typefaces_stand_in_the_deck_once_for_each_style(tmp_path: Path) -> None:
    def with_font(name: str, styles: tuple[str, ...]) -> Path:
        rows = "".join(f'<p:{style} r:id="rIdF{style}"/>' for style in styles)
        return with_parts(
            deck(tmp_path / f"{name}0.pptx", [name]),
            tmp_path / f"{name}.pptx",
            {f"ppt/fonts/{name}{style}.fntdata": ("application/x-fontdata", f"{name} {style}") for style in styles},
            {
                "ppt/_rels/presentation.xml.rels": "".join(
                    row(f"rIdF{style}", "font", f"fonts/{name}{style}.fntdata") for style in styles
                )
            },
            f'<p:embeddedFontLst><p:embeddedFont><p:font typeface="Calm Sans"/>{rows}</p:embeddedFont>'
            "</p:embeddedFontLst>",
        )

    one, two = with_font("one", ("regular",)), with_font("two", ("regular", "bold"))
    merged(tmp_path / "out.pptx", Pick(one, 1), Pick(two, 1))
    found = Deck(tmp_path / "out.pptx")
    (entry,) = find_all(found.presentation, "p:embeddedFontLst/p:embeddedFont")
    targets = {rel.id: rel.target for rel in found.package.relationships(found.package.main)}
    held = {local(node): found.package.raw(targets[node.get(qn("r:id"), "")]) for node in entry[1:]}
    assert held == {"regular": b"one regular", "bold": b"two bold"}
    assert find_all(found.presentation, "p:embeddedFontLst/p:embeddedFont/p:font")[0].get("typeface") == "Calm Sans"


def test_custom_shows_keep_their_slides_and_the_links_that_start_them(tmp_path: Path) -> None:
    made = deck(tmp_path / "a.pptx", ["A", "B", "C"])
    ids = [rel.id for rel in Deck(made).package.relationships("/ppt/presentation.xml") if rel.kind == "slide"]
    slide = [f'<p:sld r:id="{number}"/>' for number in ids]
    shows = (
        f'<p:custShow name="Gone" id="3"><p:sldLst>{slide[1]}</p:sldLst></p:custShow>'
        f'<p:custShow name="Short" id="5"><p:sldLst>{slide[2]}{slide[0]}{slide[1]}</p:sldLst></p:custShow>'
    )
    link = '<a:hlinkClick r:id="" action="ppaction://customshow?id={}&amp;return=true"/>'
    source = with_parts(made, tmp_path / "b.pptx", {}, {}, f"<p:custShowLst>{shows}</p:custShowLst>")
    source = changed(
        source,
        tmp_path / "c.pptx",
        {
            "ppt/slides/slide1.xml": replaced('name="Title 1"/>', f'name="Title 1">{link.format(5)}</p:cNvPr>'),
            "ppt/slides/slide3.xml": replaced('name="Title 1"/>', f'name="Title 1">{link.format(3)}</p:cNvPr>'),
        },
    )
    result = merged(tmp_path / "out.pptx", Pick(source, 1), Pick(source, 3))
    found = Deck(tmp_path / "out.pptx")
    (show,) = find_all(found.presentation, "p:custShowLst/p:custShow")
    targets = {rel.id: rel.target for rel in found.package.relationships(found.package.main)}
    assert [targets[node.get(qn("r:id"), "")] for node in show.iter(qn("p:sld"))] == [found.slides[1], found.slides[0]]
    assert b"ppaction://customshow?id=0&amp;return=true" in found.package.raw(found.slides[0])
    assert b"customshow" not in found.package.raw(found.slides[1])
    assert {line.what for line in result.report} == {
        "the custom show “Gone”", "the custom show “Short”", "a link to a custom show",
    }  # fmt: skip


def test_a_zoom_leads_to_its_slide_or_leaves_its_picture(tmp_path: Path) -> None:
    made = deck(tmp_path / "a.pptx", ["A", "B"])
    number = find_all(Deck(made).presentation, "p:sldIdLst/p:sldId")[1].get("id")
    zoom = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice '
        'xmlns:pslz="http://schemas.microsoft.com/office/powerpoint/2016/slidezoom" Requires="pslz"><p:graphicFrame>'
        '<p:nvGraphicFramePr><p:cNvPr id="9" name="Zoom"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="9" cy="9"/></p:xfrm><a:graphic><a:graphicData uri="x"><pslz:sldZm>'
        f'<pslz:sldZmObj sldId="{number}" cId="0"/></pslz:sldZm></a:graphicData></a:graphic></p:graphicFrame>'
        "</mc:Choice><mc:Fallback><p:pic><p:nvPicPr>"
        '<p:cNvPr id="9" name="Zoom"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill/>'
        "<p:spPr/></p:pic></mc:Fallback></mc:AlternateContent></p:spTree>"
    )
    source = changed(made, tmp_path / "b.pptx", {"ppt/slides/slide1.xml": replaced("</p:spTree>", zoom)})
    assert merged(tmp_path / "both.pptx", Pick(source, 2), Pick(source, 1)).report == ()
    assert b'sldId="256"' in Package(tmp_path / "both.pptx").raw("/ppt/slides/slide2.xml")
    assert [line.what for line in merged(tmp_path / "one.pptx", Pick(source, 1)).report] == ["a zoom"]
    root = Package(tmp_path / "one.pptx").xml("/ppt/slides/slide1.xml")
    assert [local(node) for node in find_all(root, "p:cSld/p:spTree/p:pic")] == ["pic"]
    assert not [node for node in root.iter() if local(node) == "AlternateContent"]


def test_custom_xml_comes_once_however_many_decks_have_it(tmp_path: Path) -> None:
    def with_data(name: str, content: str) -> Path:
        return with_parts(
            deck(tmp_path / f"{name}0.pptx", [name]),
            tmp_path / f"{name}.pptx",
            {
                "customXml/item1.xml": ("application/xml", content),
                "customXml/itemProps1.xml": (
                    "application/vnd.openxmlformats-officedocument.customXmlProperties+xml", "<props/>",
                ),
            },
            {
                "ppt/_rels/presentation.xml.rels": row("rIdX", "customXml", "../customXml/item1.xml"),
                "customXml/_rels/item1.xml.rels": row("rId1", "customXmlProps", "itemProps1.xml"),
            },
        )  # fmt: skip

    picks = [Pick(with_data(name, content), 1) for name, content in (("a", "<x/>"), ("b", "<x/>"), ("c", "<y/>"))]
    merged(tmp_path / "out.pptx", *picks)
    package = Deck(tmp_path / "out.pptx").package
    stores = package.related(package.main, "customXml")
    assert [package.raw(part) for part in stores] == [b"<x/>", b"<y/>"]
    assert all(len(package.related(part, "customXmlProps")) == 1 for part in stores)


def test_relationships_that_nobody_knows_are_carried_and_circles_end(tmp_path: Path) -> None:
    source = with_parts(
        deck(tmp_path / "a.pptx", ["A"]),
        tmp_path / "b.pptx",
        {
            "ppt/odd/one.xml": ("application/x-odd+xml", "<one/>"),
            "ppt/odd/two.xml": ("application/x-odd+xml", "<two/>"),
        },
        {
            "ppt/slides/_rels/slide1.xml.rels": row("rIdOdd", "http://example.org/odd", "../odd/one.xml"),
            "ppt/odd/_rels/one.xml.rels": row("rId1", "http://example.org/next", "two.xml"),
            "ppt/odd/_rels/two.xml.rels": row("rId1", "http://example.org/next", "one.xml")
            + row("rId2", "http://example.org/home", "../presentation.xml"),
        },
    )
    result = merged(tmp_path / "out.pptx", Pick(source, 1))
    package = Deck(tmp_path / "out.pptx").package
    (one,) = package.related("/ppt/slides/slide1.xml", "odd")
    (two,) = package.related(one, "next")
    assert package.related(two, "next") == (one,)
    assert package.raw(two) == b"<two/>" or b"<two" in package.raw(two)
    assert [line.what for line in result.report] == ["a link inside the deck (home)"]


def test_an_animation_of_a_shape_that_is_not_there_goes_and_is_told(tmp_path: Path) -> None:
    effect = (
        '<p:par><p:cTn id="{}" nodeType="clickEffect"><p:childTnLst><p:set><p:cBhvr><p:cTn id="{}" dur="1"/><p:tgtEl>'
        '<p:spTgt spid="{}"/></p:tgtEl></p:cBhvr></p:set></p:childTnLst></p:cTn></p:par>'
    )
    timing = (
        '<p:timing><p:tnLst><p:par><p:cTn id="1" nodeType="tmRoot"><p:childTnLst>'
        f"{effect.format(2, 3, 2)}{effect.format(4, 5, 77)}</p:childTnLst></p:cTn></p:par></p:tnLst>"
        '<p:bldLst><p:bldP spid="77" grpId="0"/></p:bldLst></p:timing></p:sld>'
    )
    source = changed(
        deck(tmp_path / "a.pptx", ["A"]), tmp_path / "b.pptx", {"ppt/slides/slide1.xml": replaced("</p:sld>", timing)}
    )
    result = merged(tmp_path / "out.pptx", Pick(source, 1))
    root = Deck(tmp_path / "out.pptx").package.xml("/ppt/slides/slide1.xml")
    assert [node.get("spid") for node in root.iter(qn("p:spTgt"))] == ["2"]
    assert not list(root.iter(qn("p:bldP")))
    assert [line.what for line in result.report] == ["an animation"]


def test_charts_of_powerpoint_2007_say_what_that_program_left_unsaid(tmp_path: Path) -> None:
    rich = rich_deck(tmp_path / "rich.pptx", tmp_path)
    bare = changed(
        rich,
        tmp_path / "old.pptx",
        {
            r"ppt/charts/chart\d+\.xml": lambda data: data.replace(b'<c:minorTickMark val="none"/>', b""),
            "docProps/app.xml": lambda _: b"<Properties><AppVersion>12.0000</AppVersion></Properties>",
        },
    )
    merged(tmp_path / "out.pptx", Pick(bare, 1))
    chart = Package(tmp_path / "out.pptx").xml("/ppt/charts/chart1.xml")
    assert {node.get("val") for node in chart.iter(qn("c:minorTickMark"))} == {"none"}
    merged(tmp_path / "new.pptx", Pick(rich, 1))
    assert Package(tmp_path / "new.pptx").raw("/ppt/charts/chart1.xml") == next(
        Package(rich).raw(name) for name in Package(rich).names if name.startswith("/ppt/charts/chart")
    )


def test_two_charts_that_begin_with_one_workbook_keep_one_each(tmp_path: Path) -> None:
    rich = rich_deck(tmp_path / "rich.pptx", tmp_path)
    presentation = Presentation(str(rich))
    slide = presentation.slides[0]
    frame = next(shape for shape in slide.shapes if shape.has_chart)
    data = frame.chart.part.chart_workbook.xlsx_part.blob
    from_first = frame.chart.part.blob
    presentation.save(str(tmp_path / "two.pptx"))
    source = with_parts(
        tmp_path / "two.pptx",
        tmp_path / "both.pptx",
        {
            "ppt/charts/chart99.xml": (
                "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
                from_first.decode(),
            )
        },
        {
            "ppt/slides/_rels/slide1.xml.rels": row("rIdOther", "chart", "../charts/chart99.xml"),
            "ppt/charts/_rels/chart99.xml.rels": row("rId1", "package", "../embeddings/other.xlsx"),
        },
    )
    source = changed(source, tmp_path / "whole.pptx", {"ppt/embeddings/other.xlsx": lambda _: data})
    merged(tmp_path / "out.pptx", Pick(source, 1))
    assert sum("/embeddings/" in name for name in Package(tmp_path / "out.pptx").names) == 2


def test_an_embedded_program_leaves_its_picture_and_is_told(tmp_path: Path) -> None:
    def with_object(name: str, inside: bytes) -> Path:
        presentation = Presentation()
        slide = presentation.slides.add_slide(presentation.slide_layouts[6])
        held = tmp_path / f"{name}.bin"
        held.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + "\x01Ole10Native".encode("utf-16-le") + inside)
        icon = str(picture(tmp_path / f"{name}.png"))
        slide.shapes.add_ole_object(str(held), "Package", 0, 0, Inches(1), Inches(1), icon)
        presentation.save(str(tmp_path / f"{name}.pptx"))
        return tmp_path / f"{name}.pptx"

    harmful, harmless = with_object("bad", b"\2\0run.EXE\0C:\\run.EXE\0"), with_object("good", b"\2\0plan.pdf\0")
    result = merged(tmp_path / "out.pptx", Pick(harmful, 1), Pick(harmless, 1))
    assert [line.what for line in result.report] == ["an embedded program"]
    package = Package(tmp_path / "out.pptx")
    assert sum("/embeddings/" in name for name in package.names) == 1
    assert len(list(package.xml("/ppt/slides/slide1.xml").iter(qn("p:pic")))) == 1
    assert not list(package.xml("/ppt/slides/slide1.xml").iter(qn("p:graphicFrame")))
