"""The facts of a picture file. It is decoded once, so that a damaged one is found here and not on a slide."""

from __future__ import annotations

import struct
import warnings
import zlib
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from natp_studio.domain.problems import Problem
from natp_studio.media.kinds import Family, FileKind, kind_of

_FORMATS = {
    FileKind.PNG: "PNG",
    FileKind.JPEG: "JPEG",
    FileKind.GIF: "GIF",
    FileKind.WEBP: "WEBP",
    FileKind.BMP: "BMP",
    FileKind.TIFF: "TIFF",
}
_CAN_MOVE = (FileKind.GIF, FileKind.WEBP, FileKind.PNG)
# Exif: the tag that says how a camera was held, and the values from which on width and height change places.
_ORIENTATION = 0x0112
_TURNED = (5, 6, 7, 8)
_JPEG_PREVIEW = (512, 512)


@dataclass(frozen=True, slots=True)
class StillFacts:
    """What a picture file is. `width` and `height` are pixels as displayed, turned as its Exif orientation says."""

    kind: FileKind
    content_type: str
    extension: str
    width: int
    height: int
    animated: bool


def still(path: Path) -> StillFacts:
    """The facts of the picture at `path`.

    Raises Problem for what is not a picture, does not decode, has more pixels than Pillow's decompression-bomb limit
    (some 89 million; it is refused before decoding), or is of a kind that PowerPoint does not show everywhere.
    """
    kind = kind_of(path)
    _check_kind(path, kind)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            # What else Pillow finds odd in a file that decodes is no matter for a trainer.
            warnings.simplefilter("ignore", UserWarning)
            return _facts(path, kind)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Problem(
            f"This picture has more than {(Image.MAX_IMAGE_PIXELS or 0) // 1_000_000} million pixels.",
            path.name,
            "Save it smaller, for example 3,000 pixels wide.",
        ) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error) as error:
        raise _damaged(path) from error
    except (IndexError, KeyError, TypeError, OverflowError) as error:
        # Pillow's readers in Python stumble like this over headers that contradict themselves.
        raise _damaged(path) from error


def _facts(path: Path, kind: FileKind) -> StillFacts:
    with Image.open(path, formats=[_FORMATS[kind]]) as picture:
        width, height = picture.size
        if picture.getexif().get(_ORIENTATION) in _TURNED:
            width, height = height, width
        animated = kind in _CAN_MOVE and bool(getattr(picture, "is_animated", False))
        # A JPEG decodes to a smaller size at once, which takes a fraction of the memory.
        picture.draft(None, _JPEG_PREVIEW)
        picture.load()
    return StillFacts(kind, kind.content_type, kind.extension, width, height, animated)


def _check_kind(path: Path, kind: FileKind) -> None:
    if kind in _FORMATS:
        return
    if kind is FileKind.SVG:
        raise Problem(
            "An SVG picture can hold scripts and links, and PowerPoint does not show it everywhere.",
            path.name,
            "Open it in the program that made it and save it as PNG.",
        )
    if kind is FileKind.HEIF:
        raise Problem(
            "PowerPoint does not show this kind of picture on every computer (HEIC or AVIF).",
            path.name,
            "Save it as JPEG. Many phones do that when they send a photo by e-mail.",
        )
    if kind.family in (Family.VIDEO, Family.SOUND):
        raise Problem(
            f"This is a {kind.family.value}, not a picture.", path.name, f"Import it as a {kind.family.value}."
        )
    raise Problem("This is not a picture.", path.name, "Choose a PNG, JPEG, GIF, WebP, BMP or TIFF file.")


def _damaged(path: Path) -> Problem:
    return Problem(
        "This picture is damaged, or a part of it is missing.",
        path.name,
        "Open it in a picture editor and save it again, or ask for the original file.",
    )
