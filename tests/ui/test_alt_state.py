"""What the library says of the alt texts of an item."""

from natp_studio.domain.items import PICTURE_SHAPE, Item, ItemKind
from natp_studio.ui.pages.library.facts import alt_state


def test_what_only_decorates_is_told_beside_what_is_described() -> None:
    slide = Item("1", ItemKind.SLIDE, "Rooms", alt_texts=("A door",))
    assert alt_state(slide) == "1 picture described"
    assert alt_state(slide.with_decoration("4")) == "1 picture described, 1 only decoration"
    plain = Item("2", ItemKind.SLIDE, "Rooms")
    assert alt_state(plain.with_decoration("4").with_decoration("5")) == "2 pictures only decoration"
    assert alt_state(Item("3", ItemKind.SLIDE, "Rooms", without_alt=1)) == "1 picture without a description"


def test_a_picture_that_only_decorates_is_not_said_to_lack_a_description() -> None:
    picture = Item("1", ItemKind.PICTURE, "Leaf")
    assert alt_state(picture).startswith("Not described yet.")
    assert alt_state(picture.with_decoration(PICTURE_SHAPE)) == "Only decoration, so nothing is read out"
    assert alt_state(picture.with_description(PICTURE_SHAPE, "A leaf")) == "A leaf"
