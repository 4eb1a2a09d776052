"""What a deck weighs before it is made, pictures made smaller, files carried once, typefaces named."""

import io
import random
from pathlib import Path

import numpy as np
import pytest
from building import changed, deck, replaced, rich_deck
from package_rules import broken_rules
from PIL import Image
from pptx import Presentation
from pptx.util import Inches

from natp_studio.decks.composing import CarriedSlide, Composition, Part, compose, weigh_composition
from natp_studio.decks.deck import Deck
from natp_studio.decks.made.values import MediaSlide, PictureSlide, WordsSlide
from natp_studio.decks.merging.merge import merge, weigh
from natp_studio.decks.merging.plan import DeckPlan, Pick, Replacement


def noise(size: tuple[int, int], mode: str = "RGB") -> Image.Image:
    values = np.random.default_rng(1).integers(0, 255, (60, 90, len(mode)), dtype=np.uint8)
    return Image.fromarray(values, mode).resize(size, Image.Resampling.BICUBIC)


def with_pictures(path: Path, *pictures: tuple[Path, float], crop: float = 0.0) -> Path:
    """A wide deck with one slide of pictures, each so many inches wide."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Inches(13.333), Inches(7.5)
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    for file, inches in pictures:
        shape = slide.shapes.add_picture(str(file), 0, 0, Inches(inches))
        shape.crop_left = crop
    presentation.save(str(path))
    return path


def carried(path: Path) -> dict[str, Image.Image]:
    package = Deck(path).package
    return {
        name: Image.open(io.BytesIO(package.raw(name)))
        for name in package.names
        if package.content_type(name).startswith("image/")
    }


def test_the_weight_is_right_to_the_byte_whatever_is_in_the_deck(tmp_path: Path) -> None:
    rich = rich_deck(tmp_path / "rich.pptx", tmp_path)
    plain = deck(tmp_path / "plain.pptx", ["One", "Two"], notes="Notes")
    (tmp_path / "film.mp4").write_bytes(random.Random(1).randbytes(700_000))
    noise((300, 200)).save(tmp_path / "still.png")
    film = MediaSlide("Film", tmp_path / "still.png", "A film", tmp_path / "film.mp4", "video/mp4", ".mp4")
    slides = (CarriedSlide(rich, 1), CarriedSlide(plain, 2), WordsSlide("Words", ("One", "Two")), film, film)
    composition = Composition("x", tuple(Part(slide) for slide in slides))
    weight = weigh_composition(composition)
    made = compose(composition, tmp_path / "out.pptx")
    assert weight.octets == made.octets == (tmp_path / "out.pptx").stat().st_size
    assert (weight.slides, weight.films) == (5, 700_000)


def test_pictures_that_no_screen_shows_whole_are_made_smaller_in_kind(tmp_path: Path) -> None:
    profile = b"a colour profile"
    exif = Image.Exif()
    exif[0x0112] = 6
    noise((4000, 3000)).save(tmp_path / "photo.jpg", quality=92, icc_profile=profile, exif=exif)
    noise((2400, 1200), "RGBA").save(tmp_path / "clear.png")
    noise((900, 600)).save(tmp_path / "right.jpg", quality=92)
    source = with_pictures(
        tmp_path / "a.pptx", (tmp_path / "photo.jpg", 4), (tmp_path / "clear.png", 13.333), (tmp_path / "right.jpg", 4)
    )
    plan = DeckPlan("x", (Pick(source, 1),))
    weight = weigh(plan)
    assert weight.large_pictures == 2
    as_it_was = merge(plan, tmp_path / "plain.pptx").octets
    small = DeckPlan("x", (Pick(source, 1),), shrink_pictures=True)
    done = merge(small, tmp_path / "small.pptx")
    assert broken_rules(tmp_path / "small.pptx") == []
    assert done.octets == weigh(small).octets < as_it_was * 0.7
    assert as_it_was - done.octets == pytest.approx(weight.saving, rel=0.35)
    (line,) = [line for line in done.report if line.outcome == "made smaller"]
    assert line.what == "2 pictures"
    sizes = sorted(
        (picture.size, picture.format, picture.mode) for picture in carried(tmp_path / "small.pptx").values()
    )
    assert sizes == [
        ((880, 660), "JPEG", "RGB"), ((900, 600), "JPEG", "RGB"), ((1920, 960), "PNG", "RGBA")
    ]  # fmt: skip
    (photo,) = [one for one in carried(tmp_path / "small.pptx").values() if one.size == (880, 660)]
    assert photo.info["icc_profile"] == profile
    assert photo.getexif()[0x0112] == 6


def test_a_picture_keeps_what_its_largest_place_and_its_crop_need(tmp_path: Path) -> None:
    noise((4000, 2000)).save(tmp_path / "photo.jpg", quality=92)
    source = with_pictures(tmp_path / "a.pptx", (tmp_path / "photo.jpg", 1), (tmp_path / "photo.jpg", 4), crop=0.5)
    merge(DeckPlan("x", (Pick(source, 1),), shrink_pictures=True), tmp_path / "out.pptx")
    # Four inches show half of its width: 880 pixels there, so 1,760 for the whole.
    assert [picture.size for picture in carried(tmp_path / "out.pptx").values()] == [(1760, 880)]


def test_tiles_and_pictures_of_other_parts_keep_all_their_pixels(tmp_path: Path) -> None:
    noise((4000, 2000)).save(tmp_path / "photo.jpg", quality=92)
    source = with_pictures(tmp_path / "a.pptx", (tmp_path / "photo.jpg", 2))
    tiled = changed(
        source, tmp_path / "tiled.pptx", {"ppt/slides/slide1.xml": replaced("<a:stretch>", "<a:tile/><a:stretch>")}
    )
    merge(DeckPlan("x", (Pick(tiled, 1),), shrink_pictures=True), tmp_path / "out.pptx")
    assert [picture.size for picture in carried(tmp_path / "out.pptx").values()] == [(4000, 2000)]


def test_two_shrunk_exports_are_the_same_to_the_byte(tmp_path: Path) -> None:
    noise((4000, 2000)).save(tmp_path / "photo.jpg", quality=92)
    source = with_pictures(tmp_path / "a.pptx", (tmp_path / "photo.jpg", 2))
    plan = DeckPlan("x", (Pick(source, 1),), shrink_pictures=True)
    merge(plan, tmp_path / "one.pptx")
    merge(plan, tmp_path / "two.pptx")
    assert (tmp_path / "one.pptx").read_bytes() == (tmp_path / "two.pptx").read_bytes()


def test_a_photograph_taken_upright_stands_upright_on_its_slide(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    noise((400, 200)).save(tmp_path / "photo.jpg", exif=exif)
    composition = Composition("x", (Part(PictureSlide("Photo", tmp_path / "photo.jpg", "A photo")),))
    compose(composition, tmp_path / "out.pptx")
    (picture,) = carried(tmp_path / "out.pptx").values()
    assert picture.size == (200, 400)
    shape = next(one for one in Presentation(str(tmp_path / "out.pptx")).slides[0].shapes if one.shape_type == 13)
    assert shape.height > shape.width


def test_a_film_of_the_library_that_a_deck_has_too_is_carried_once(tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(random.Random(1).randbytes(400_000))
    (tmp_path / "copy.mp4").write_bytes(film.read_bytes())
    presentation = Presentation()
    presentation.slides.add_slide(presentation.slide_layouts[6]).shapes.add_movie(
        str(film), 0, 0, Inches(3), Inches(2), mime_type="video/mp4"
    )
    presentation.save(str(tmp_path / "a.pptx"))
    noise((300, 200)).save(tmp_path / "still.png")
    slides = [
        MediaSlide("Film", tmp_path / "still.png", "A film", path, "video/mp4", ".mp4")
        for path in (film, tmp_path / "copy.mp4")
    ]
    composition = Composition("x", (Part(CarriedSlide(tmp_path / "a.pptx", 1)), *(Part(slide) for slide in slides)))
    compose(composition, tmp_path / "out.pptx")
    assert broken_rules(tmp_path / "out.pptx") == []
    assert len([name for name in Deck(tmp_path / "out.pptx").package.names if name.endswith(".mp4")]) == 1


def test_another_film_can_stand_in_for_one_inside_a_deck(tmp_path: Path) -> None:
    (tmp_path / "old.avi").write_bytes(random.Random(1).randbytes(9_000))
    (tmp_path / "new.mp4").write_bytes(random.Random(2).randbytes(8_000))
    presentation = Presentation()
    presentation.slides.add_slide(presentation.slide_layouts[6]).shapes.add_movie(
        str(tmp_path / "old.avi"), 0, 0, Inches(3), Inches(2), mime_type="video/avi"
    )
    presentation.save(str(tmp_path / "a.pptx"))
    part = next(name for name in Deck(tmp_path / "a.pptx").package.names if name.endswith(".avi"))
    new = Replacement(tmp_path / "a.pptx", part, tmp_path / "new.mp4", "video/mp4", ".mp4")
    merge(DeckPlan("x", (Pick(tmp_path / "a.pptx", 1),), instead=(new,)), tmp_path / "out.pptx")
    assert broken_rules(tmp_path / "out.pptx") == []
    package = Deck(tmp_path / "out.pptx").package
    (stored,) = [name for name in package.names if package.content_type(name).startswith("video/")]
    assert stored.endswith(".mp4")
    assert package.raw(stored) == (tmp_path / "new.mp4").read_bytes()


def test_typefaces_that_another_laptop_may_lack_are_named_once(tmp_path: Path) -> None:
    presentation = Presentation()
    for name in ("Papyrus Nova", "Arial", "Papyrus Nova"):
        slide = presentation.slides.add_slide(presentation.slide_layouts[6])
        run = slide.shapes.add_textbox(0, 0, Inches(2), Inches(1)).text_frame.paragraphs[0].add_run()
        run.text, run.font.name = "Words", name
    presentation.save(str(tmp_path / "a.pptx"))
    picks = tuple(Pick(tmp_path / "a.pptx", number) for number in (1, 2, 3))
    done = merge(DeckPlan("x", picks), tmp_path / "out.pptx")
    assert [line.what for line in done.report if line.outcome == "to check"] == ["the typeface Papyrus Nova"]
    assert weigh(DeckPlan("x", picks)).typefaces == ("Papyrus Nova",)
