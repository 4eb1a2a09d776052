import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from building import changed, deck, replaced

from natp_studio.decks.deck import Deck
from natp_studio.decks.limits import MOST_PARTS
from natp_studio.decks.package import Package
from natp_studio.domain.problems import Problem


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    return deck(tmp_path / "sound.pptx", ["One", "Two"])


def test_parts_are_read_by_name_without_regard_to_capitals(sound: Path) -> None:
    package = Package(sound)
    assert package.main == "/ppt/presentation.xml"
    assert package.raw("/PPT/Presentation.xml") == package.raw("/ppt/presentation.xml")
    assert package.content_type("/ppt/slides/slide1.xml").endswith("presentationml.slide+xml")
    assert [rel.kind for rel in package.relationships("/ppt/slides/slide1.xml")] == ["slideLayout"]
    assert "/ppt/slides/slide9.xml" not in package


def test_a_part_can_be_streamed_without_holding_it(sound: Path) -> None:
    package = Package(sound)
    for name in package.names:
        assert b"".join(package.blocks(name)) == package.raw(name)


def test_no_file_is_kept_open(sound: Path) -> None:
    before = len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").exists() else 0
    decks = [Deck(sound) for _ in range(50)]
    assert [number.slide(1) for number in decks]
    if before:
        assert len(list(Path("/proc/self/fd").iterdir())) <= before


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"hello", "damaged"),
        (b"PK\x03\x04 and then nothing", "damaged"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "before 2007"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "password"),
    ],
)
def test_what_is_no_deck_is_a_problem_that_says_what_it_is(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "x.pptx"
    path.write_bytes(data)
    with pytest.raises(Problem, match=words):
        Deck(path)


def test_a_missing_file_a_folder_and_a_word_document_are_problems(tmp_path: Path, sound: Path) -> None:
    with pytest.raises(Problem, match="no such file"):
        Deck(tmp_path / "none.pptx")
    with pytest.raises(Problem, match="folder"):
        Deck(tmp_path)
    other = changed(
        sound,
        tmp_path / "x.docx",
        {r"\[Content_Types\].xml": replaced("presentationml.presentation.main", "wordprocessingml.document.main")},
    )
    with pytest.raises(Problem, match="not a PowerPoint"):
        Deck(other)


def test_a_truncated_deck_is_damaged(sound: Path) -> None:
    data = sound.read_bytes()
    for part in (0.2, 0.5, 0.9):
        sound.write_bytes(data[: int(len(data) * part)])
        with pytest.raises(Problem, match="damaged"):
            Deck(sound)


def test_a_flipped_byte_in_a_part_is_found_by_its_checksum(sound: Path) -> None:
    with zipfile.ZipFile(sound) as opened:
        info = opened.getinfo("ppt/slides/slide1.xml")
    data = bytearray(sound.read_bytes())
    data[info.header_offset + 30 + len(info.filename) + info.compress_size // 2] ^= 0xFF
    sound.write_bytes(bytes(data))
    with pytest.raises(Problem, match="damaged"):
        Deck(sound).package.raw("/ppt/slides/slide1.xml")


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, sound: Path) -> None:
    bomb = changed(sound, tmp_path / "x.pptx", {"ppt/media/zeros.bin": lambda _: bytes(60_000_000)})
    assert bomb.stat().st_size < 200_000
    with pytest.raises(Problem, match="would grow to 60 MB"):
        Deck(bomb)


def test_too_many_parts_are_refused(tmp_path: Path, sound: Path) -> None:
    path = tmp_path / "x.pptx"
    path.write_bytes(sound.read_bytes())
    with zipfile.ZipFile(path, "a") as opened:
        for number in range(MOST_PARTS):
            opened.writestr(f"ppt/media/{number}.bin", b"")
    with pytest.raises(Problem, match="parts"):
        Deck(path)


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/passwd", "ppt/../../evil", "C:evil.xml", "..\\evil.xml"])
def test_a_part_that_reaches_outside_is_refused(tmp_path: Path, sound: Path, name: str) -> None:
    path = tmp_path / "x.pptx"
    path.write_bytes(sound.read_bytes())
    with zipfile.ZipFile(path, "a") as opened:
        opened.writestr(zipfile.ZipInfo(name), b"x")
    with pytest.raises(Problem, match="outside"):
        Deck(path)


def test_twins_by_case_are_refused(tmp_path: Path, sound: Path) -> None:
    twins = changed(sound, tmp_path / "x.pptx", {"ppt/SLIDES/slide1.xml": lambda _: b"<x/>"})
    with pytest.raises(Problem, match="there twice") as caught:
        Deck(twins)
    assert "save it under a new name" in caught.value.advice


def test_members_that_overlap_are_refused(tmp_path: Path) -> None:
    """Two names for the same bytes: the shape of a zip that quotes itself."""
    path = tmp_path / "x.pptx"
    payload = zlib.compress(b"x" * 1000)[2:-4]
    local = struct.pack(
        "<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 0x21, zlib.crc32(b"x" * 1000), len(payload), 1000, 1, 0
    )
    out = io.BytesIO()
    out.write(local + b"a" + payload)
    start = out.tell()
    for name in (b"a", b"b"):
        out.write(
            struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 8, 0, 0x21, zlib.crc32(b"x" * 1000), len(payload),
                        1000, 1, 0, 0, 0, 0, 0, 0) + name
        )  # fmt: skip
    out.write(struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 2, 2, out.tell() - start, start, 0))
    path.write_bytes(out.getvalue())
    with pytest.raises(Problem, match="on top of each other"):
        Package(path)


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
    ],
)
def test_a_doctype_is_refused_and_no_entity_is_expanded(tmp_path: Path, sound: Path, doctype: str) -> None:
    hostile = changed(
        sound,
        tmp_path / "x.pptx",
        {"ppt/slides/slide1.xml": lambda data: data.replace(b"<p:sld", doctype.encode() + b"<p:sld", 1)},
    )
    with pytest.raises(Problem, match="DOCTYPE"):
        Deck(hostile).package.xml("/ppt/slides/slide1.xml")


def test_an_encrypted_member_is_refused(tmp_path: Path, sound: Path) -> None:
    data = bytearray(sound.read_bytes())
    at = data.rfind(b"PK\x01\x02")
    data[at + 8] |= 1
    sound.write_bytes(bytes(data))
    with pytest.raises(Problem, match="protected by a password"):
        Deck(sound)


def test_a_slide_that_the_file_has_lost_is_named_and_the_others_are_there(tmp_path: Path, sound: Path) -> None:
    torn = changed(sound, tmp_path / "x.pptx", {"ppt/slides/slide1.xml": lambda _: None})
    found = Deck(torn)
    assert found.slide(2) == "/ppt/slides/slide2.xml"
    with pytest.raises(Problem, match=r"Slide 1 .* missing"):
        found.slide(1)
    with pytest.raises(Problem, match="no slide 3"):
        found.slide(3)
