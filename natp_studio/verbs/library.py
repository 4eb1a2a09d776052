"""Verbs about the library: import and search."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from natp_studio.domain.wording import count, listed
from natp_studio.verbs.common import (
    PROBLEM,
    JsonOption,
    StudioOption,
    new_app,
    progress_shown,
    say,
    say_problem,
    say_report,
    show,
)

if TYPE_CHECKING:
    from natp_studio.domain.items import Item

Several = Annotated[list[str] | None, typer.Option(metavar="WORDS", help="May be given several times.")]


def add_to(app: typer.Typer) -> None:
    """Add these verbs to the command line."""
    app.command("import")(import_)
    app.command()(search)
    examples = new_app("The example library and session: add, remove.")
    examples.command()(add)
    examples.command()(remove)
    app.add_typer(examples, name="examples")


def import_(
    paths: Annotated[list[Path], typer.Argument(readable=False, metavar="PATH…", help="Files and folders.")],
    contributor: Annotated[str, typer.Option(help="Who made them, as they wish to be named.")] = "",
    credit: Annotated[str, typer.Option(help="The credit as they word it, where it is not just the name.")] = "",
    consent: Annotated[str, typer.Option(help="Under which number or name their consent is filed.")] = "",
    tag: Several = None,
    setting: Several = None,
    profession: Several = None,
    studio: StudioOption = None,
    as_json: JsonOption = False,
) -> None:
    """Bring decks, videos, sounds, pictures and tables of ideas into the library."""
    from natp_studio.services.importing import ImportDetails, import_files
    from natp_studio.services.round_trip import ours_among
    from natp_studio.services.studio import Studio

    details = ImportDetails(
        contributor, credit, tuple(tag or ()), tuple(setting or ()), tuple(profession or ()), consent=consent
    )
    with Studio(studio) as opened, progress_shown() as progress:
        ours = ours_among(opened, paths)
        report = import_files(opened, paths, details, progress)
    lines = "\n".join(f"{item.id}  {item.kind.word}: {item.title}" for item in report.items)
    show([_told(item) for item in report.items], lines, as_json=as_json)
    back = f", {report.back} back from the archive" if report.back else ""
    say(f"{report.new} new, {len(report.items) - len(report.arrived)} here before{back}.")
    say_report(report.lines)
    for problem in report.problems:
        say_problem(problem)
    for deck in ours:
        say(f"{deck.name} was exported from this studio, so all its slides came in once more, as they are now.")
        say(f'  To see only what was changed, and keep that: natp-studio returned "{deck}"')
    if report.stopped:
        say("Stopped. What is listed above is in the library.")
    if report.problems:
        raise typer.Exit(PROBLEM)


def search(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WORDS", help="Beginnings of words; all must be there.")
    ] = None,
    kind: Annotated[list[str] | None, typer.Option(help="slide, video, sound, picture or idea.")] = None,
    tag: Several = None,
    setting: Several = None,
    profession: Several = None,
    contributor: Annotated[str, typer.Option(help="Only what this contributor made.")] = "",
    archived: Annotated[bool, typer.Option("--archived", help="Only what was archived.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=100_000, help="At most so many.")] = 50,
    studio: StudioOption = None,
    as_json: JsonOption = False,
) -> None:
    """Find items in the library."""
    from natp_studio.services.searching import find
    from natp_studio.services.studio import Studio

    with Studio(studio) as opened:
        items = find(
            opened,
            " ".join(words or ()),
            kinds=kind or (),
            tags=tag or (),
            settings=setting or (),
            professions=profession or (),
            contributor=contributor,
            archived=archived,
            limit=limit,
        )
    lines = "\n".join(f"{item.id}  {item.kind.word}: {item.title}{_place(item)}" for item in items)
    show([_told(item) for item in items], lines or "Nothing was found.", as_json=as_json)


def add(studio: StudioOption = None, as_json: JsonOption = False) -> None:
    """Bring the example library and session into your studio. Each item says that it is an example."""
    from natp_studio.services.examples import add_example_session, add_examples, example_sessions
    from natp_studio.services.studio import Studio

    with Studio(studio) as opened, progress_shown() as progress:
        items = add_examples(opened, progress)
        sessions = [add_example_session(opened, path) for path in example_sessions()]
    show(
        {"items": len(items), "sessions": sessions},
        f"{count(len(items), 'example item')}, and the session {listed(f'“{name}”' for name in sessions)}.",
        as_json=as_json,
    )


def remove(studio: StudioOption = None, as_json: JsonOption = False) -> None:
    """Take the example items out again. What you made of them stays; sessions that use one say what is missing."""
    from natp_studio.services.examples import remove_examples
    from natp_studio.services.studio import Studio

    with Studio(studio) as opened:
        removed = remove_examples(opened)
    show({"removed": removed}, f"{count(removed, 'example item')} removed.", as_json=as_json)


def _told(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "kind": item.kind.value,
        "title": item.title,
        "source": item.source,
        "slide": item.slide,
        "contributor": item.contributor,
        "example": item.example,
        "tags": list(item.tags),
    }


def _place(item: Item) -> str:
    return f"  ({item.source}, slide {item.slide})" if item.slide else f"  ({item.source})" if item.source else ""
