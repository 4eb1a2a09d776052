"""Verbs about decks and media that need no studio: deck, picture, video."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from natp_studio.domain.wording import count
from natp_studio.verbs.common import (
    CommentsOption,
    ConvertOption,
    JsonOption,
    ReportOption,
    ShrinkOption,
    SizeOption,
    StudioOption,
    progress_shown,
    say_report,
    show,
)


def add_to(app: typer.Typer) -> None:
    """Add these verbs to the command line."""
    app.command()(deck)
    app.command()(picture)
    app.command()(video)


def deck(
    picks: Annotated[
        Path, typer.Argument(readable=False, metavar="PICKS.json", help="What goes in; the user guide shows how.")
    ],
    to: Annotated[Path, typer.Option("--to", readable=False, metavar="OUT.pptx", help="The deck to write.")],
    mend: Annotated[bool, typer.Option("--mend", help="Mend what is safe to mend, such as missing titles.")] = False,
    convert_media: ConvertOption = False,
    shrink_pictures: ShrinkOption = False,
    without_comments: CommentsOption = False,
    size: SizeOption = "",
    report: ReportOption = None,
    studio: StudioOption = None,  # noqa: ARG001  every verb takes it; this one needs none
    as_json: JsonOption = False,
) -> None:
    """Make one deck out of slides of other decks, videos and words."""
    from natp_studio.services.deck_picks import deck_from_picks
    from natp_studio.services.deck_plans import DeckWishes
    from natp_studio.services.reporting import inventory_line, told, write_report
    from natp_studio.services.targets import is_same, named
    from natp_studio.services.worker import working

    with working() as worker, progress_shown() as progress:
        wishes = DeckWishes(
            mend=mend,
            convert_media=convert_media,
            shrink_pictures=shrink_pictures,
            shape=size,
            without_comments=without_comments,
        )
        path = to if is_same(to, picks) else named(to, ".pptx")
        made = deck_from_picks(picks, path, worker, progress, wishes, report)
    lines = (*made.report, inventory_line(made.inventory))
    show(
        {"path": str(path), "slides": made.slides, "octets": made.octets, **told(lines)},
        f"{path}: {count(made.slides, 'slide')}.",
        as_json=as_json,
    )
    if not as_json:
        say_report(lines)
    if report is not None:
        write_report(report, path, made.octets, lines)


def picture(
    deck_file: Annotated[Path, typer.Argument(readable=False, metavar="DECK", help="A presentation.")],
    to: Annotated[Path, typer.Option("--to", readable=False, metavar="OUT.png", help="The picture to write.")],
    slide: Annotated[int, typer.Option(min=1, help="Which slide, from 1.")] = 1,
    width: Annotated[int, typer.Option(min=16, max=8192, help="Width in pixels.")] = 1280,
    studio: StudioOption = None,  # noqa: ARG001  every verb takes it; this one needs none
    as_json: JsonOption = False,
) -> None:
    """Paint one slide to a PNG. The picture is approximate: PowerPoint draws some things differently."""
    from natp_studio.services.picturing import picture_of
    from natp_studio.services.targets import is_same, named
    from natp_studio.services.worker import working

    path = to if is_same(to, deck_file) else named(to, ".png")
    with working() as worker:
        size = picture_of(deck_file, slide, width, path, worker)
    show(
        {"path": str(path), "width": size[0], "height": size[1], "approximate": True},
        f"{path}: {size[0]} by {size[1]} pixels, approximate.",
        as_json=as_json,
    )


def video(
    file: Annotated[Path, typer.Argument(readable=False, metavar="FILE", help="A video or sound.")],
    studio: StudioOption = None,  # noqa: ARG001  every verb takes it; this one needs none
    as_json: JsonOption = False,
) -> None:
    """Say what a video or sound is: length, size, codecs. null means: not measured yet."""
    from natp_studio.services.films import facts_of
    from natp_studio.services.worker import working

    with working() as worker:
        facts = facts_of(file, worker)
    text = "\n".join(
        f"{name.replace('_', ' ')}: {'not measured' if value is None else value}" for name, value in facts.items()
    )
    show(facts, text, as_json=as_json)
