from pathlib import Path

import pytest
from building import changed, deck

from natp_studio.decks.deck import Deck
from natp_studio.decks.reading import read_deck
from natp_studio.decks.strict import to_transitional, transitional_type

PAIRS = (
    (b"http://schemas.openxmlformats.org/presentationml/2006/main", b"http://purl.oclc.org/ooxml/presentationml/main"),
    (b"http://schemas.openxmlformats.org/drawingml/2006/main", b"http://purl.oclc.org/ooxml/drawingml/main"),
    (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
)


def strict(path: Path, to: Path) -> Path:
    """The same deck in the Strict form, as far as these tests need it."""

    def change(data: bytes) -> bytes:
        for transitional, form in PAIRS:
            data = data.replace(transitional, form)
        return data

    return changed(path, to, {r".*\.(xml|rels)": change})


def test_a_strict_deck_reads_like_its_twin(tmp_path: Path) -> None:
    plain = deck(tmp_path / "plain.pptx", ["One", "Two"], notes="Slowly.")
    twin = strict(plain, tmp_path / "strict.pptx")
    assert Deck(twin).package.strict
    assert not Deck(plain).package.strict
    assert read_deck(twin) == read_deck(plain)


@pytest.mark.parametrize(
    ("form", "wanted"),
    [
        (b'<a:lumMod val="75%"/>', b'<a:lumMod val="75000"/>'),
        (b'<a:gs pos="33.5%">', b'<a:gs pos="33500">'),
        (b'<a:srcRect l="-5%" t="10%"/>', b'<a:srcRect l="-5000" t="10000"/>'),
        (b'<a:t>75%</a:t> <p:x name="75%"/>', b'<a:t>75%</a:t> <p:x name="75%"/>'),
    ],
)
def test_percentages_become_thousandths_and_words_stay(form: bytes, wanted: bytes) -> None:
    assert to_transitional(form) == wanted


def test_relationship_types_get_their_transitional_names() -> None:
    strict_types = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
    assert transitional_type(strict_types + "slide").endswith("/officeDocument/2006/relationships/slide")
    assert transitional_type(strict_types + "extendedProperties").endswith("/extended-properties")
    assert transitional_type(strict_types + "metadata/thumbnail").startswith(
        "http://schemas.openxmlformats.org/package/"
    )
    assert transitional_type("urn:other") == "urn:other"
