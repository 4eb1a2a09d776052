"""Merge the latin and latin-ext web fonts of Atkinson Hyperlegible Next into one TTF for each weight.

Usage: python make_fonts.py PACKAGE FONTS

PACKAGE is the unpacked folder of the npm package `@fontsource/atkinson-hyperlegible-next`; FONTS is where the files
go (`assets/fonts`). It needs fonttools and brotli, which the app itself does not.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

WEIGHTS = {400: "Regular", 600: "SemiBold", 700: "Bold"}
MUST_HAVE = "aAőŐűŰéłŻ“”‘’–—…•€£½×"


def main() -> None:
    package, fonts = Path(sys.argv[1]), Path(sys.argv[2])
    fonts.mkdir(parents=True, exist_ok=True)
    for weight, style in WEIGHTS.items():
        target = fonts / f"AtkinsonHyperlegibleNext-{style}.ttf"
        merge(package, weight, target)
        missing = [sign for sign in MUST_HAVE if ord(sign) not in TTFont(target).getBestCmap()]
        if missing:
            raise SystemExit(f"{target.name} cannot show {' '.join(missing)}")
        print(f"{target.name}: {target.stat().st_size:,} bytes")
    shutil.copyfile(package / "LICENSE", fonts / "OFL.txt")


def merge(package: Path, weight: int, target: Path) -> None:
    latin = _opened(package, "latin", weight)
    extra = _opened(package, "latin-ext", weight)
    stamps = latin["head"].created, latin["head"].modified
    # Both files map a few letters and accents. Left twice, the merger would choose between them by language.
    _keep(extra, set(extra.getBestCmap()) - set(latin.getBestCmap()))
    with tempfile.TemporaryDirectory() as folder:
        parts = []
        for name, font in (("latin", latin), ("extra", extra)):
            part = Path(folder) / f"{name}.ttf"
            font.save(part)
            parts.append(str(part))
        merged = Merger().merge(parts)
    merged.recalcTimestamp = False
    merged["head"].created, merged["head"].modified = stamps
    merged["name"].names = latin["name"].names
    merged["OS/2"].recalcUnicodeRanges(merged)
    merged.save(target)


def _opened(package: Path, script: str, weight: int) -> TTFont:
    name = f"atkinson-hyperlegible-next-{script}-{weight}-normal.woff2"
    font = TTFont(package / "files" / name, recalcTimestamp=False)
    font.flavor = None
    # One upright style a file: the table that describes the axes of the variable family has nothing to say here.
    del font["STAT"]
    return font


def _keep(font: TTFont, codepoints: set[int]) -> None:
    options = Options()
    options.layout_features = ["*"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codepoints)
    subsetter.subset(font)


if __name__ == "__main__":
    main()
