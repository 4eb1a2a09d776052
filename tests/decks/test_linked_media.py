"""What a deck only links to: brought in where it lies beside the deck, named where not, and never fetched."""

from pathlib import Path

import pytest
from building import changed, deck, picture, replaced
from package_rules import broken_rules

from natp_studio.decks.deck import Deck
from natp_studio.decks.films import embed_linked, films_in, take_out
from natp_studio.decks.merging.linked import file_beside
from natp_studio.decks.merging.merge import merge
from natp_studio.decks.merging.plan import DeckPlan, Pick

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FILM = b"\x00\x00\x00\x18ftypmp42" + bytes(range(256)) * 20
PICTURE = (
    '<p:pic xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p:nvPicPr><p:cNvPr id="77" name="f"/>'
    '<p:cNvPicPr/><p:nvPr><a:videoFile r:link="rIdV"/>{more}</p:nvPr></p:nvPicPr><p:blipFill><a:blip/></p:blipFill>'
    '<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="99" cy="99"/></a:xfrm><a:prstGeom prst="rect"/></p:spPr></p:pic>'
)
NEWER = '<p:extLst><p:ext uri="{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}"><p14:media r:link="rIdM"/></p:ext></p:extLst>'


def linking(folder: Path, target: str, *, newer: bool = False, kind: str = "video") -> Path:
    """A deck whose slide links to a film."""
    rows = f'<Relationship Id="rIdV" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
    if newer:
        media = "http://schemas.microsoft.com/office/2007/relationships/media"
        rows += f'<Relationship Id="rIdM" Type="{media}" Target="{target}" TargetMode="External"/>'
    return changed(
        deck(folder / "plain.pptx", ["A film"]),
        folder / "linking.pptx",
        {
            "ppt/slides/slide1.xml": replaced(
                "</p:spTree>", PICTURE.format(more=NEWER if newer else "") + "</p:spTree>"
            ),
            "ppt/slides/_rels/slide1.xml.rels": replaced("</Relationships>", rows + "</Relationships>"),
        },
    )


@pytest.mark.parametrize("newer", [False, True])
@pytest.mark.parametrize("target", ["clip.mp4", "file:///C:\\Users\\someone\\Videos\\clip.mp4", "sub/clip.mp4"])
def test_a_linked_film_beside_the_deck_goes_inside(tmp_path: Path, target: str, newer: bool) -> None:
    place = tmp_path / target if target.startswith("sub/") else tmp_path / "clip.mp4"
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(FILM)
    source = linking(tmp_path, target, newer=newer)
    to = tmp_path / "out.pptx"
    done = merge(DeckPlan("x", (Pick(source, 1),)), to)
    assert [line.what for line in done.report] == ["1 linked file"]
    assert broken_rules(to) == []
    package = Deck(to).package
    (stored,) = [name for name in package.names if name.endswith(".mp4")]
    assert package.raw(stored) == FILM
    rels = package.relationships("/ppt/slides/slide1.xml")
    assert [rel.kind for rel in rels if rel.target == stored] == ["video", "media"]
    data = package.raw("/ppt/slides/slide1.xml")
    assert b"p14:media" in data
    assert b"p14:media r:link" not in data


def test_a_linked_film_that_is_not_there_is_named_and_cut(tmp_path: Path) -> None:
    source = linking(tmp_path, "file:///C:/Videos/clip%20one.mp4", newer=True)
    to = tmp_path / "out.pptx"
    done = merge(DeckPlan("x", (Pick(source, 1),)), to)
    assert {line.what for line in done.report} == {"a linked video (clip one.mp4)"}
    assert "beside the deck" in done.report[0].why
    assert broken_rules(to) == []


@pytest.mark.parametrize(
    "target",
    [
        "https://example.org/clip.mp4",
        "//server/share/secret.txt",
        "../clip.mp4/../../outside/clip.mp4",
        "passwords.txt",
        "file:///etc/passwd",
        "clip.mp4\x00.txt",
        "",
    ],
)
def test_only_media_in_the_decks_own_folder_is_ever_taken(tmp_path: Path, target: str) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "clip.mp4").write_bytes(FILM)
    (home / "passwords.txt").write_bytes(b"secret")
    (home / "link.mp4").symlink_to(tmp_path / "outside" / "clip.mp4")
    assert file_beside(home / "a.pptx", target) is None
    assert file_beside(home / "a.pptx", "link.mp4") is None


def test_a_linked_picture_goes_inside_too(tmp_path: Path) -> None:
    picture(tmp_path / "photo.png")
    rows = f'<Relationship Id="rIdP" Type="{OFFICE}/image" Target="photo.png" TargetMode="External"/>'
    source = changed(
        deck(tmp_path / "plain.pptx", ["A"]),
        tmp_path / "linking.pptx",
        {
            "ppt/slides/slide1.xml": replaced(
                "</p:spTree>",
                PICTURE.replace('<a:videoFile r:link="rIdV"/>{more}', "").replace(
                    "<a:blip/>", '<a:blip r:link="rIdP"/>'
                )
                + "</p:spTree>",
            ),
            "ppt/slides/_rels/slide1.xml.rels": replaced("</Relationships>", rows + "</Relationships>"),
        },
    )
    to = tmp_path / "out.pptx"
    merge(DeckPlan("x", (Pick(source, 1),)), to)
    assert broken_rules(to) == []
    package = Deck(to).package
    assert b'<a:blip r:embed="rIdP"/>' in package.raw("/ppt/slides/slide1.xml")
    assert (tmp_path / "photo.png").read_bytes() in [package.raw(n) for n in package.names if n.endswith(".png")]


def test_a_deck_is_made_whole_once_for_the_library_and_the_same_each_time(tmp_path: Path) -> None:
    (tmp_path / "clip.mp4").write_bytes(FILM)
    source = linking(tmp_path, "clip.mp4", newer=True)
    brought = embed_linked(source, tmp_path / "whole.pptx")
    assert (brought.inside, brought.missing) == (("clip.mp4",), ())
    embed_linked(source, tmp_path / "again.pptx")
    assert (tmp_path / "whole.pptx").read_bytes() == (tmp_path / "again.pptx").read_bytes()
    (tmp_path / "clip.mp4").unlink()
    (film,) = films_in([(tmp_path / "whole.pptx", 1)])
    assert (film.slide, film.octets, film.stored) == (1, len(FILM), True)
    take_out(film.deck, film.part, tmp_path / "taken.mp4")
    assert (tmp_path / "taken.mp4").read_bytes() == FILM
    merge(DeckPlan("x", (Pick(tmp_path / "whole.pptx", 1),)), tmp_path / "out.pptx")
    assert broken_rules(tmp_path / "out.pptx") == []
    missing = embed_linked(source, tmp_path / "none.pptx")
    assert (missing.inside, missing.missing) == ((), ("clip.mp4",))
    assert not (tmp_path / "none.pptx").exists()
