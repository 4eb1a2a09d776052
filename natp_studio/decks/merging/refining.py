"""What is done to the parts of a deck that is gathered and not written yet: films put in place, pictures made smaller.

Also what can be told of it before it is written: how much it will weigh, and which typefaces another laptop may lack.
"""

from __future__ import annotations

from pathlib import Path

from natp_studio.decks.merging.output import FromFile, Output
from natp_studio.decks.merging.plan import Inventory, Replacement, Weight
from natp_studio.decks.merging.shrinking import large_pictures, shrink
from natp_studio.decks.merging.typefaces import not_everywhere
from natp_studio.domain.progress import Progress
from natp_studio.domain.reports import ReportLine, made_smaller, to_check
from natp_studio.domain.wording import count
from natp_studio.domain.wording import size as told

_DECK = "the deck"
_FILMS, _PICTURES = ("video/", "audio/"), ("image/",)


def put_instead(output: Output, replacements: tuple[Replacement, ...]) -> None:
    """Put other files in the place of films and sounds that source decks brought."""
    for new in replacements:
        for name in output.copies_of(new.deck, new.part):
            output.replace(name, new.content_type, new.extension, FromFile(new.file))


def shrink_in(output: Output, size: tuple[int, int], folder: Path, progress: Progress) -> list[ReportLine]:
    """Make large pictures smaller, with files in `folder`; the line that says what it saved."""
    done = shrink(output, size, folder, progress)
    if not done.pictures:
        return []
    why = f"{told(done.before)} became {told(done.after)}; on a screen they look the same"
    return [made_smaller(count(done.pictures, "picture"), _DECK, why)]


def typeface_lines(output: Output) -> list[ReportLine]:
    """A line for each typeface that another laptop may lack."""
    why = "it is not inside, and not every laptop has it; there, words show in another typeface and may break lines"
    return [to_check(f"the typeface {name}", _DECK, f"{why} elsewhere") for name in not_everywhere(output)]


def inventory_of(output: Output) -> Inventory:
    """How many parts of each kind the deck holds."""
    kinds = [output.content_type(name) for name in output.names("")]

    def number(*ends: str) -> int:
        return sum(kind.endswith(ends) for kind in kinds)

    return Inventory(
        slides=number("presentationml.slide+xml"),
        designs=number("slideMaster+xml"),
        pictures=sum(kind.startswith(_PICTURES) for kind in kinds),
        films=sum(kind.startswith(_FILMS) for kind in kinds),
        captions=number("text/vtt"),
        charts=number("drawingml.chart+xml", "office.chartex+xml"),
        diagrams=number("diagramData+xml"),
        notes=number("notesSlide+xml"),
        typefaces=number("application/x-fontdata", "obfuscatedFont"),
    )


def weigh_in(output: Output, slides: int, size: tuple[int, int]) -> Weight:
    """What the gathered deck will weigh, and what smaller pictures would save."""
    by_kind = {
        kinds: sum(output.octets(name) for name in output.names("") if output.content_type(name).startswith(kinds))
        for kinds in (_FILMS, _PICTURES)
    }
    large = large_pictures(output, size)
    return Weight(
        slides=slides,
        octets=output.weight(),
        films=by_kind[_FILMS],
        pictures=by_kind[_PICTURES],
        large_pictures=len(large),
        saving=sum(picture.saving for picture in large),
        typefaces=tuple(not_everywhere(output)),
    )
