"""Make the pictures of these documents anew, from what the program really does.

Usage: python docs/make_pictures.py
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from PIL import Image

from natp_studio.services.demonstrating import demonstrate
from natp_studio.services.picturing import picture_of
from natp_studio.services.worker import working

PICTURES = Path(__file__).parent / "pictures"
SLIDES = (1, 2, 7, 11, 14, 16)
WIDTH, COLUMNS, GAP, BEHIND = 520, 3, 14, "#DAD6CC"


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, working() as worker:
        folder = Path(name)
        deck = dict(demonstrate(folder / "out").files)["Deck"]
        tiles = []
        for slide in SLIDES:
            picture_of(deck, slide, WIDTH, folder / f"{slide}.png", worker)
            with Image.open(folder / f"{slide}.png") as tile:
                tiles.append(tile.convert("RGB"))
    sheet(tiles).save(PICTURES / "deck.png", optimize=True)


def sheet(tiles: list[Image.Image]) -> Image.Image:
    """Tiles of one size in a grid."""
    width, height = tiles[0].size
    rows = -(-len(tiles) // COLUMNS)
    made = Image.new("RGB", (COLUMNS * (width + GAP) + GAP, rows * (height + GAP) + GAP), BEHIND)
    for number, tile in enumerate(tiles):
        row, column = divmod(number, COLUMNS)
        made.paste(tile, (GAP + column * (width + GAP), GAP + row * (height + GAP)))
    return made


if __name__ == "__main__":
    main()
