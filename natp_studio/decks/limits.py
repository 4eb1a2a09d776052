"""What a package may be before anything in it is parsed. A file that is too much is refused, not tried."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence

from natp_studio.domain.problems import Problem
from natp_studio.domain.wording import size

# Ratios are of unpacked to packed bytes; sizes are in bytes.
MOST_PARTS = 5_000
MOST_RATIO = 100
LARGEST_XML = 64_000_000
LARGEST_PACKAGE = 16_000_000_000
SMALL_ENOUGH = 1_000_000
_ASK = "It may not be safe to open. Ask whoever sent it for the file again, saved by PowerPoint."
_OPEN_IT = "Open it in PowerPoint, take the password off (File, Info), save it and try again."
_SAVE = "Open it in PowerPoint, let it repair the file, save it under a new name, and choose that one."
XML_ENDINGS = (".xml", ".rels", ".vml")


def check_members(members: Sequence[zipfile.ZipInfo], where: str) -> None:
    """Raise a Problem for a zip that is a bomb, or whose names reach outside it.

    Sizes are as the zip declares them; zipfile reads no more than that.
    """
    if len(members) > MOST_PARTS:
        raise Problem(f"This file has {len(members):,} parts; {MOST_PARTS:,} is the most.", where, _ASK)
    _check_sizes(members, where)
    _check_names(members, where)
    _check_overlap(members, where)


def too_large(where: str) -> Problem:
    """The Problem of XML that is larger than `LARGEST_XML`."""
    return Problem(f"Something in this file is larger than {size(LARGEST_XML)}.", where, _ASK)


def _check_sizes(members: Sequence[zipfile.ZipInfo], where: str) -> None:
    total = packed = 0
    for member in members:
        if member.flag_bits & 0x1:
            raise Problem("This file is protected by a password.", where, _OPEN_IT)
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Problem("This file is packed in a way that cannot be read here.", where, _SAVE)
        if member.file_size > SMALL_ENOUGH and member.file_size > MOST_RATIO * max(1, member.compress_size):
            raise Problem(
                f"Something in this file would grow to {size(member.file_size)} when it is opened.",
                f"{where}, {member.filename[:80]}",
                _ASK,
            )
        if member.filename.lower().endswith(XML_ENDINGS) and member.file_size > LARGEST_XML:
            raise too_large(f"{where}, {member.filename[:80]}")
        total += member.file_size
        packed += member.compress_size
    if total > LARGEST_PACKAGE or (total > 50 * SMALL_ENOUGH and total > MOST_RATIO * max(1, packed)):
        raise Problem(f"This file would grow to {size(total)} when it is opened.", where, _ASK)


def _check_names(members: Sequence[zipfile.ZipInfo], where: str) -> None:
    seen: set[str] = set()
    for member in members:
        name = member.filename.replace("\\", "/")
        if name.startswith("/") or ":" in name or ".." in name.split("/") or "\x00" in member.orig_filename:
            raise Problem("This file has a part that reaches outside the file.", f"{where}, {name[:80]}", _ASK)
        if name.lower() in seen:
            raise Problem("Something in this file is there twice.", f"{where}, {name[:80]}", _SAVE)
        seen.add(name.lower())


def _check_overlap(members: Sequence[zipfile.ZipInfo], where: str) -> None:
    end = 0
    for member in sorted(members, key=lambda member: member.header_offset):
        if member.header_offset < end:
            raise Problem("Parts of this file lie on top of each other.", where, _ASK)
        # 30 bytes is the least a local header takes; its name and extra field come on top.
        end = member.header_offset + 30 + member.compress_size
