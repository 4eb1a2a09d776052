"""Pictures, posters, charts and embedded objects, read from decks."""

from pathlib import Path

import pytest
from building import changed, picture, png_bytes, replaced
from drawn import every, put, scene_of, scene_with, the
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Pt

from natp_studio.decks.deck import Deck
from natp_studio.decks.drawing.drawer import SlideDrawer
from natp_studio.decks.drawing.gallery import picture_form
from natp_studio.domain.scenes import Colour, Frame, LabelledBox, Picture, PictureFill, Sides


def test_a_picture_comes_with_its_bytes_and_its_crop(tmp_path: Path) -> None:
    file = picture(tmp_path / "p.png")

    def fill(slide: Slide) -> None:
        shown = slide.shapes.add_picture(str(file), Pt(10), Pt(20), Pt(100), Pt(50))
        shown.crop_left, shown.crop_top, shown.crop_bottom = 0.25, 0.5, -0.1

    scene = scene_with(tmp_path, fill)
    shown = the(scene, Picture)
    assert (shown.frame, shown.crop) == (Frame(10, 20, 100, 50), Sides(0.25, 0.5, 0, -0.1))
    assert scene.images == {shown.image: file.read_bytes()}


def test_the_same_picture_twice_is_carried_once(tmp_path: Path) -> None:
    file = str(picture(tmp_path / "p.png"))
    scene = scene_with(tmp_path, lambda slide: [slide.shapes.add_picture(file, 0, 0) for _ in range(3)])
    assert len(list(every(scene.nodes, Picture))) == 3
    assert len(scene.images) == 1


def test_changes_of_a_pictures_colours_are_read(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        blip = slide.shapes.add_picture(str(picture(tmp_path / "p.png")), 0, 0)._element.find(".//" + qn("a:blip"))
        put(blip, '<a:alphaModFix amt="40000"/>')
        put(blip, '<a:lum bright="20000" contrast="-30000"/>')
        put(blip, '<a:duotone><a:srgbClr val="000000"/><a:srgbClr val="FF0000"/></a:duotone>')

    look = the(scene_with(tmp_path, fill), Picture).look
    assert (look.opacity, look.brightness, look.contrast) == (0.4, 0.2, -0.3)
    assert look.duotone == (Colour(0, 0, 0), Colour(255, 0, 0))


def test_a_shape_can_be_filled_with_a_picture(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        pictured = slide.shapes.add_picture(str(picture(tmp_path / "p.png")), 0, 0)
        number = pictured._element.find(".//" + qn("a:blip")).get(qn("r:embed"))
        slide.shapes._spTree.remove(pictured._element)
        shape = slide.shapes.add_shape(1, 0, 0, Pt(50), Pt(50))
        put(
            shape._element.spPr, f'<a:blipFill><a:blip r:embed="{number}"/><a:tile sx="50000" sy="25000"/></a:blipFill>'
        )

    scene = scene_with(tmp_path, fill)
    (shape,) = scene.nodes
    assert isinstance(shape.fill, PictureFill)  # type: ignore[union-attr]
    assert shape.fill.tile is not None  # type: ignore[union-attr]
    assert (shape.fill.tile.scale_x, shape.fill.tile.scale_y) == (0.5, 0.25)  # type: ignore[union-attr]
    assert shape.fill.image in scene.images  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("data", "label"),
    [
        (b"\x01\x00\x00\x00" + bytes(36) + b" EMF" + bytes(40), "EMF picture: A quiet room"),
        (b"\xd7\xcd\xc6\x9a" + bytes(40), "WMF picture: A quiet room"),
        (b"no picture at all", "Picture of an unknown form: A quiet room"),
    ],
)
def test_a_picture_in_a_form_that_is_not_painted_is_a_box_with_its_alt_text(
    tmp_path: Path, data: bytes, label: str
) -> None:
    def fill(slide: Slide) -> None:
        shown = slide.shapes.add_picture(str(picture(tmp_path / "p.png")), 0, 0)
        shown._element.nvPicPr.cNvPr.set("descr", "A quiet room")

    scene_with(tmp_path, fill)
    odd = changed(tmp_path / "drawn.pptx", tmp_path / "odd.pptx", {r"ppt/media/.*": lambda _png: data})
    scene = scene_of(odd)
    assert the(scene, LabelledBox).label == label
    assert scene.images == {}


def test_a_picture_whose_file_is_missing_or_elsewhere_is_a_box(tmp_path: Path) -> None:
    scene_with(tmp_path, lambda slide: slide.shapes.add_picture(str(picture(tmp_path / "p.png")), 0, 0))
    rels = r"ppt/slides/_rels/slide1\.xml\.rels"
    lost = changed(tmp_path / "drawn.pptx", tmp_path / "lost.pptx", {rels: replaced("image1.png", "image9.png")})
    assert the(scene_of(lost), LabelledBox).label == "Missing picture: p.png"
    slide = r"ppt/slides/slide1\.xml"
    linked = changed(tmp_path / "drawn.pptx", tmp_path / "linked.pptx", {slide: replaced("r:embed", "r:link")})
    assert the(scene_of(linked), LabelledBox).label == "Linked picture: p.png"


def test_a_video_shows_its_poster_with_a_play_sign(tmp_path: Path) -> None:
    video = tmp_path / "v.mp4"
    video.write_bytes(b"\x00\x00\x00\x18ftypmp42" + bytes(64))

    def fill(slide: Slide) -> None:
        slide.shapes.add_movie(str(video), 0, 0, Pt(160), Pt(90), str(picture(tmp_path / "poster.png")))

    shown = the(scene_with(tmp_path, fill), Picture)
    assert shown.plays
    assert shown.frame == Frame(0, 0, 160, 90)


def test_a_chart_is_a_box_with_its_title(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        data = CategoryChartData()
        data.categories = ["quiet", "loud"]
        data.add_series("Rooms", (3, 1))
        for title in ("Where people rest", ""):
            chart = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, 0, 0, Pt(300), Pt(200), data).chart
            if title:
                chart.chart_title.text_frame.text = title
            else:
                chart.has_title = False

    named, nameless = every(scene_with(tmp_path, fill).nodes, LabelledBox)
    assert (named.label, nameless.label) == ("Chart: Where people rest", "Chart")
    assert named.frame == Frame(0, 0, 300, 200)


def test_an_embedded_object_shows_its_preview_or_says_what_it_is(tmp_path: Path) -> None:
    book = tmp_path / "b.xlsx"
    book.write_bytes(b"not read here")

    def fill(slide: Slide) -> None:
        slide.shapes.add_ole_object(str(book), "Excel.Sheet.12", Pt(10), Pt(20), Pt(100), Pt(80))

    scene_with(tmp_path, fill)
    as_png = changed(tmp_path / "drawn.pptx", tmp_path / "o.pptx", {r"ppt/media/.*": lambda _old: png_bytes()})
    assert the(scene_of(as_png), Picture).frame == Frame(10, 20, 100, 80)
    as_emf = {r"ppt/media/.*": lambda _old: b"\x01\x00\x00\x00" + bytes(36) + b" EMF"}
    windows = changed(tmp_path / "drawn.pptx", tmp_path / "w.pptx", as_emf)
    assert the(scene_of(windows), LabelledBox).label == "Excel sheet (EMF picture)"


def test_pictures_of_the_master_come_with_each_slide(tmp_path: Path) -> None:
    presentation = Presentation()
    file = str(picture(tmp_path / "p.png"))
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    shown = slide.shapes.add_picture(file, 0, 0)
    _part, number = presentation.slide_master.part.get_or_add_image_part(file)
    shown._element.find(".//" + qn("a:blip")).set(qn("r:embed"), number)
    presentation.slide_master.shapes._spTree.append(shown._element)
    presentation.save(str(tmp_path / "x.pptx"))
    scene = scene_of(tmp_path / "x.pptx")
    assert the(scene, Picture).image in scene.images


def test_whoever_only_measures_gets_the_same_nodes_and_no_files(tmp_path: Path) -> None:
    drawn = scene_with(tmp_path, lambda slide: slide.shapes.add_picture(str(picture(tmp_path / "p.png")), Pt(9), Pt(8)))
    measured = SlideDrawer(Deck(tmp_path / "drawn.pptx"), holds_files=False).scene(1)
    assert measured.nodes == drawn.nodes
    assert (len(drawn.images), len(measured.images)) == (1, 0)


def test_the_form_of_a_picture_is_told_by_its_first_bytes() -> None:
    assert picture_form(png_bytes()) == "png"
    assert picture_form(b"GIF89a") == "gif"
    assert picture_form(b"RIFF\x00\x00\x00\x00WEBPVP8 ") == "webp"
    assert picture_form(b'<?xml version="1.0"?><svg xmlns="x"/>') == "SVG"
    assert picture_form(b"") == ""
