"""Pictures with more pixels than a screen shows, made smaller in the deck that is being made.

What a picture needs follows from the largest place it has on any slide: 220 pixels an inch there, as PowerPoint's own
"Print" setting has it, and never more than 1,920 on the longer side. JPEG stays JPEG and PNG stays PNG, transparency
and colour profile stay, and so does the note which way up a photograph was taken: what is seen is the same.
"""

from __future__ import annotations

import io
import math
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from natp_studio.decks.merging.output import FromFile, Output
from natp_studio.decks.xml import Element, find, local, parse, qn
from natp_studio.domain.problems import Problem
from natp_studio.domain.progress import Progress

MOST_PIXELS, MOST_PER_INCH = 1920, 220
_EMU_PER_INCH = 914_400
_KINDS = ("image/jpeg", "image/jpg", "image/png")
_MODES = {"JPEG": ("RGB", "L"), "PNG": ("RGB", "RGBA", "L", "LA", "P", "1")}
_PLACES = ("presentationml.slide+xml", "slideLayout+xml", "slideMaster+xml")
# Below these it is not worth a change: of the side's length, of the file's bytes, and in bytes.
_WORTH_SIDE, _WORTH_OCTETS, _SMALL = 1.15, 0.9, 60_000
# Bytes: a larger picture is left alone, since all of it would be in memory.
_LARGEST = 200_000_000
_QUALITY = 85
_ROUNDING = 0.01
# The note which way up a photograph was taken (Exif 2.3, 4.6.4).
_ORIENTATION = 0x0112


@dataclass(frozen=True, slots=True)
class LargePicture:
    """A picture with more pixels than it needs: the part, its size and the size that will do, and its bytes."""

    name: str
    size: tuple[int, int]
    enough: tuple[int, int]
    octets: int

    @property
    def saving(self) -> int:
        """About how many bytes less it takes once it is made smaller; files shrink as their area does."""
        share = self.enough[0] * self.enough[1] / (self.size[0] * self.size[1])
        return round(self.octets * (1 - share))


@dataclass(frozen=True, slots=True)
class Shrunk:
    """What became of the large pictures: how many are smaller, and their bytes before and after."""

    pictures: int = 0
    before: int = 0
    after: int = 0


def large_pictures(output: Output, slide_size: tuple[int, int]) -> list[LargePicture]:
    """Every JPEG and PNG of the deck that has more pixels than a screen shows where it stands.

    Pictures that something else than slides, layouts and masters use (charts, SmartArt) are left alone, and so are
    tiles, whose pixels set how large they are drawn.
    """
    needs = _needs(output, slide_size)
    found = []
    for name in output.names(*_KINDS):
        need = needs.get(name)
        octets = output.octets(name)
        if need is None or not _SMALL < octets < _LARGEST:
            continue
        size = _size(output.start(name)) or _size(output.read(name))
        factor = max(need[0] / size[0], need[1] / size[1]) if size is not None else 1.0
        if size is not None and factor * _WORTH_SIDE < 1:
            enough = (max(1, math.ceil(size[0] * factor - _ROUNDING)), max(1, math.ceil(size[1] * factor - _ROUNDING)))
            found.append(LargePicture(name, size, enough, octets))
    return found


def shrink(output: Output, slide_size: tuple[int, int], folder: Path, progress: Progress) -> Shrunk:
    """Put smaller files, made in `folder`, in the place of large pictures. One that would not be smaller stays."""
    pictures = before = after = 0
    large = large_pictures(output, slide_size)
    for number, picture in enumerate(large):
        progress.report(number, len(large), picture.name.rpartition("/")[2])
        data = _resized(output.read(picture.name), picture.enough)
        if data is None or len(data) > picture.octets * _WORTH_OCTETS:
            continue
        path = folder / f"picture{number}"
        path.write_bytes(data)
        extension = posixpath.splitext(picture.name)[1].lower()
        output.replace(picture.name, output.content_type(picture.name), extension, FromFile(path))
        pictures, before, after = pictures + 1, before + picture.octets, after + len(data)
    return Shrunk(pictures, before, after)


def _needs(output: Output, slide_size: tuple[int, int]) -> dict[str, tuple[float, float]]:
    """The pixels that each picture needs at most; without those that must keep all of theirs."""
    users = output.users(output.names(*_KINDS))
    places = set(output.names(*_PLACES))
    asked: dict[str, dict[str, str]] = {}
    untouchable = set()
    for name, uses in users.items():
        for owner, number in uses:
            if owner in places:
                asked.setdefault(owner, {})[number] = name
            else:
                untouchable.add(name)
    needs: dict[str, tuple[float, float]] = {}
    for owner, numbers in asked.items():
        try:
            root = parse(output.read(owner), owner)
        except Problem:
            untouchable.update(numbers.values())
            continue
        seen = set()
        for number, width, height in _uses(root, slide_size):
            seen.add(number)
            if number in numbers:
                before = needs.get(numbers[number], (0.0, 0.0))
                needs[numbers[number]] = (max(before[0], width), max(before[1], height))
        untouchable.update(name for number, name in numbers.items() if number not in seen)
    return {name: need for name, need in needs.items() if name not in untouchable and math.isfinite(sum(need))}


def _uses(root: Element, slide_size: tuple[int, int]) -> Iterator[tuple[str, float, float]]:
    """Each use of a picture: its relationship id, and how many pixels the whole of it needs there."""
    for blip in root.iter(qn("a:blip")):
        number = blip.get(qn("r:embed"), "")
        fill = blip.getparent()
        if not number or fill is None:
            continue
        if find(fill, "a:tile") is not None or local(fill).startswith("bu"):
            yield number, math.inf, math.inf
            continue
        width, height = _place(fill, slide_size)
        pixels = [side / _EMU_PER_INCH * MOST_PER_INCH for side in (width, height)]
        cap = min(1.0, MOST_PIXELS / max(*pixels, 1.0))
        shown = _shown_share(fill)
        yield number, pixels[0] * cap / shown[0], pixels[1] * cap / shown[1]


def _place(fill: Element, slide_size: tuple[int, int]) -> tuple[float, float]:
    """Width and height in EMU of what a fill fills; the whole slide where it does not say."""
    shape = next((node for node in fill.iterancestors() if local(node) in ("pic", "sp", "graphicFrame", "bg")), None)
    extent = find(shape, "p:spPr/a:xfrm/a:ext") if shape is not None and local(shape) in ("pic", "sp") else None
    width, height = _sides(extent) if extent is not None else (0.0, 0.0)
    if shape is None or width <= 0 or height <= 0:
        return slide_size
    for group in shape.iterancestors(qn("p:grpSp")):
        outer, inner = find(group, "p:grpSpPr/a:xfrm/a:ext"), find(group, "p:grpSpPr/a:xfrm/a:chExt")
        if outer is not None and inner is not None:
            (wide, tall), (inner_wide, inner_tall) = _sides(outer), _sides(inner)
            width *= wide / inner_wide if inner_wide > 0 else 1
            height *= tall / inner_tall if inner_tall > 0 else 1
    return width, height


def _sides(extent: Element) -> tuple[float, float]:
    try:
        return float(extent.get("cx", "0")), float(extent.get("cy", "0"))
    except ValueError:
        return 0.0, 0.0


def _shown_share(fill: Element) -> tuple[float, float]:
    """Which share of a picture's width and height a crop leaves."""
    crop = find(fill, "a:srcRect")
    if crop is None:
        return 1.0, 1.0
    left, top, right, bottom = (_thousandths(crop.get(side, "0")) for side in ("l", "t", "r", "b"))
    return max(0.01, min(1.0, 1 - left - right)), max(0.01, min(1.0, 1 - top - bottom))


def _thousandths(text: str) -> float:
    try:
        return float(text.rstrip("%")) / (100 if text.endswith("%") else 100_000)
    except ValueError:
        return 0.0


def _size(data: bytes) -> tuple[int, int] | None:
    try:
        with Image.open(io.BytesIO(data)) as picture:
            return picture.size
    except (OSError, ValueError, UnidentifiedImageError, Image.DecompressionBombError):
        return None


def _resized(data: bytes, size: tuple[int, int]) -> bytes | None:
    """The picture with fewer pixels, in its own format; None for one that cannot be made smaller faithfully."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            kind = picture.format or ""
            if picture.mode not in _MODES.get(kind, ()) or getattr(picture, "n_frames", 1) > 1:
                return None
            profile = picture.info.get("icc_profile")
            turned = picture.getexif().get(_ORIENTATION)
            if kind == "JPEG":
                picture.draft(picture.mode, size)
            whole: Image.Image = picture
            if picture.mode in ("P", "1"):
                whole = picture.convert("RGBA" if "transparency" in picture.info else "RGB")
            small = whole.resize(size, Image.Resampling.LANCZOS)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    options: dict[str, object] = {"icc_profile": profile} if profile else {}
    if turned:
        exif = Image.Exif()
        exif[_ORIENTATION] = turned
        options["exif"] = exif
    options |= {"quality": _QUALITY, "optimize": True} if kind == "JPEG" else {"compress_level": 7}
    made = io.BytesIO()
    small.save(made, kind, **options)
    return made.getvalue()
