"""Pictures within a scene: crops, changed colours, tiles, and files that are broken or too large."""

import io
import struct
import zlib

import pytest
from PIL import Image
from scene_making import BLUE, GREEN, RED, at, box, inked, scene, solid

from natp_studio.domain.scenes import (
    Colour,
    Contour,
    Frame,
    Line,
    Picture,
    PictureFill,
    PictureLook,
    Scene,
    Shape,
    Sides,
    Tile,
)
from natp_studio.pictures.images import Images
from natp_studio.pictures.painter import paint

QUARTERS = ((255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0))


def quarters(form: str = "PNG", size: int = 40) -> bytes:
    """A picture of four squares: red and green above, blue and yellow below."""
    image = Image.new("RGB", (size, size))
    half = size // 2
    for number, colour in enumerate(QUARTERS):
        x, y = number % 2 * half, number // 2 * half
        image.paste(colour, (x, y, x + half, y + half))
    file = io.BytesIO()
    image.save(file, form, **({"quality": 95, "subsampling": 0} if form == "JPEG" else {}))
    return file.getvalue()


PLAIN, WHOLE = PictureLook(), Sides()


def shown(look: PictureLook = PLAIN, crop: Sides = WHOLE, data: bytes | None = None, **more: object) -> Scene:
    frame = Frame(50, 0, 100, 100)
    picture = Picture(frame, "p", box(100, 100), crop, look, **more)  # type: ignore[arg-type]
    return scene(picture, images={"p": quarters() if data is None else data})


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"])
def test_pictures_of_each_form_are_painted(form: str) -> None:
    painted = paint(shown(data=quarters(form)), 200)
    assert at(painted, 75, 25) == pytest.approx((255, 0, 0), abs=12)
    assert at(painted, 125, 75) == pytest.approx((255, 255, 0), abs=12)


def test_a_cropped_picture_shows_only_its_middle() -> None:
    painted = paint(shown(crop=Sides(0.5, 0.5, 0, 0)), 200)
    assert {at(painted, 60, 10), at(painted, 100, 50), at(painted, 140, 90)} == {(255, 255, 0)}


def test_a_crop_below_zero_leaves_room_beside_the_picture() -> None:
    painted = paint(shown(crop=Sides(-1, 0, 0, 0)), 200)
    assert at(painted, 75, 25) == (255, 255, 255)
    assert at(painted, 110, 25) == (255, 0, 0)


def test_a_picture_is_cut_out_along_its_outline() -> None:
    triangle = (Contour("MLLZ", (0, 0, 100, 0, 0, 100)),)
    picture = Picture(Frame(50, 0, 100, 100), "p", triangle, line=Line(2, Colour(0, 0, 0)))
    painted = paint(scene(picture, images={"p": quarters()}), 200)
    assert at(painted, 60, 10) == (255, 0, 0)
    assert at(painted, 140, 90) == (255, 255, 255)
    assert max(at(painted, 100, 50)) < 60


def test_a_turned_picture_is_turned() -> None:
    picture = Picture(Frame(50, 0, 100, 100, rotation=90), "p", box(100, 100))
    painted = paint(scene(picture, images={"p": quarters()}), 200)
    assert (at(painted, 125, 25), at(painted, 75, 25)) == ((255, 0, 0), (0, 0, 255))


def test_a_see_through_picture_lets_its_fill_shine() -> None:
    painted = paint(shown(PictureLook(opacity=0.5), fill=solid(GREEN)), 200)
    assert at(painted, 75, 25) == pytest.approx((127, 128, 0), abs=2)


def test_colours_of_a_picture_are_changed_as_asked() -> None:
    def first(look: PictureLook) -> tuple[int, int, int]:
        return at(paint(shown(look), 200), 75, 25)

    grey = first(PictureLook(grey=True))
    assert grey[0] == grey[1] == grey[2]
    duotone = first(PictureLook(duotone=(Colour(0, 0, 100), Colour(0, 0, 255))))
    assert duotone[:2] == (0, 0)
    assert 100 < duotone[2] < 255
    assert first(PictureLook(brightness=0.5)) == pytest.approx((255, 127, 127), abs=2)
    assert first(PictureLook(brightness=-0.5)) == pytest.approx((127, 0, 0), abs=2)
    assert first(PictureLook(see_through=RED)) == (255, 255, 255)


def test_a_picture_fills_a_shape_stretched_or_in_tiles() -> None:
    images = {"p": quarters()}
    stretched = Shape(Frame(0, 0, 200, 100), box(200, 100), PictureFill("p"))
    painted = paint(scene(stretched, images=images), 200)
    assert (at(painted, 50, 25), at(painted, 150, 75)) == ((255, 0, 0), (255, 255, 0))
    tiled = Shape(Frame(0, 0, 200, 100), box(200, 100), PictureFill("p", tile=Tile()))
    painted = paint(scene(tiled, images=images), 200)
    assert at(painted, 5, 5) == at(painted, 35, 35) == (255, 0, 0)


def test_a_picture_as_background_covers_the_page() -> None:
    painted = paint(Scene(200, 100, PictureFill("p"), (), {"p": quarters()}), 200)
    assert (at(painted, 1, 1), at(painted, 198, 98)) == ((255, 0, 0), (255, 255, 0))


# What the decoder says of it is expected.
@pytest.mark.qt_log_ignore("JPEG")
@pytest.mark.parametrize("data", [b"", b"no picture", quarters()[:60], b"\xff\xd8\xff\xe0 cut"])
def test_a_broken_picture_is_a_labelled_box(data: bytes) -> None:
    where = inked(paint(shown(data=data), 200))
    assert where == pytest.approx((50, 0, 150, 99), abs=1)


def test_a_picture_that_would_fill_the_memory_is_not_unpacked() -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 40_000, 10_000, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(40_000 * 3 + 1) * 20, 9)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    assert inked(paint(shown(data=bomb), 200)) == pytest.approx((50, 0, 150, 99), abs=1)


def test_a_picture_is_decoded_no_larger_than_it_is_shown_and_only_once() -> None:
    images, files = Images(), {"p": quarters(size=1000)}
    small = images.get(files, "p", 100)
    assert small is not None
    assert (small.image.width(), small.width) == (128, 1000)
    assert images.get(files, "p", 50) is small
    large = images.get(files, "p", 600)
    assert large is not None
    assert large.image.width() == 1000
    assert images.get(files, "p", 100) is large


def test_two_decks_with_a_picture_of_the_same_name_are_told_apart() -> None:
    images = Images()
    first = paint(shown(), 200, images=images)
    one = io.BytesIO()
    Image.new("RGB", (4, 4), (0, 0, 255)).save(one, "PNG")
    second = paint(shown(data=one.getvalue()), 200, images=images)
    assert (at(first, 75, 25), at(second, 75, 25)) == ((255, 0, 0), (0, 0, 255))
    assert Colour(0, 0, 255) == BLUE


def test_what_was_decoded_is_forgotten_when_it_grows_too_large() -> None:
    images, files = Images(most_bytes=50_000), {str(number): quarters(size=100 + number) for number in range(9)}
    first = images.get(files, "0", 100)
    for key in files:
        images.get(files, key, 100)
    assert images.get(files, "0", 100) is not first
