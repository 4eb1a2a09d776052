"""What a person chooses once on this laptop: who they are, how the window looks, where their studio is.

Each preference is declared here with its type, default and description; the settings page is made from the list. They
belong to the laptop, not to the studio: a studio that is copied elsewhere does not take a text size along.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import platformdirs

from natp_studio.domain.problems import Problem
from natp_studio.store.files import write_whole

ENVIRONMENT = "NATP_SETTINGS"
TEXT_SIZES = (80, 90, 100, 115, 130, 150, 175, 200)
_MOST_SHAPES = 500
LOCK_MINUTES = (2, 5, 10, 20, 30, 60)


def _preference(default: Any, words: str, about: str, choices: tuple[tuple[str, Any], ...] = ()) -> Any:
    return field(default=default, metadata={"words": words, "about": about, "choices": choices})


@dataclass(frozen=True, slots=True)
class Preferences:
    """All preferences. `dataclasses.fields` gives their declarations: words, about, and choices as (words, value)."""

    who: str = _preference("", "Who you are on this laptop", "Your name, as your partner knows it. It stays here.")
    theme: str = _preference(
        "system",
        "Colours",
        "Nothing moves and nothing makes a sound, in every one of them.",
        (
            ("As the system", "system"),
            ("Light", "light"),
            ("Dark", "dark"),
            ("Muted", "muted"),
            ("Low contrast", "low"),
        ),
    )
    text_size: int = _preference(
        100, "Text size", "Everything that holds words grows with them.", tuple((f"{n} %", n) for n in TEXT_SIZES)
    )
    density: str = _preference(
        "comfortable",
        "Space between things",
        "How much space there is between things. Nothing moves to another place.",
        (("Compact", "compact"), ("Comfortable", "comfortable"), ("Roomy", "roomy")),
    )
    studio: str = _preference("", "Folder of your studio", "One folder holds everything. Empty means the usual place.")
    export_folder: str = _preference("", "Folder for exports", "Empty means your documents.")
    lock_minutes: int = _preference(
        10,
        "Lock the reflections after",
        "Without a key or the mouse for so long. Words that are not logged yet are kept.",
        tuple((f"{n} minutes", n) for n in LOCK_MINUTES),
    )
    table_view: bool = _preference(
        False, "Running order as a table", "For people who read tables more easily than cards."
    )
    library_list: bool = _preference(False, "Library as a list", "Rows below each other instead of cards.")
    deck_mend: bool = _preference(
        True, "Mend what is safe", "Titles to read aloud, reading order, languages, header rows."
    )
    deck_credit_lines: bool = _preference(False, "Credit line on slides", "Small, as the contributor words it.")
    deck_convert_media: bool = _preference(False, "Films as MP4", "PowerPoint may not play them as they are.")
    deck_shrink_pictures: bool = _preference(False, "Smaller pictures", "They have more pixels than a screen shows.")
    deck_without_comments: bool = _preference(
        False, "Leave out comments", "Whoever opens the deck in PowerPoint can read them, with the names."
    )
    deck_keep_hidden: bool = _preference(
        False, "Keep hidden slides hidden", "They are in the deck, but a show passes over them."
    )
    deck_shapes: tuple[tuple[str, str], ...] = _preference(
        (),
        "Shape of the slides",
        "What has another shape is fitted in whole. This is kept for this session.",
        (("As most slides", ""), ("Wide, 16:9", "16:9"), ("Older screens, 4:3", "4:3")),
    )

    def studio_folder(self) -> Path | None:
        """The chosen folder, or None for the usual place."""
        return Path(self.studio) if self.studio else None

    def shape_of(self, session: str) -> str:
        """The shape that was chosen for the slides of a session, by its id; "" for that of most of its slides."""
        return dict(self.deck_shapes).get(session, "")

    def with_shape(self, session: str, shape: str) -> Preferences:
        """With another shape for the slides of this session, by its id; those of other sessions stay as they are."""
        others = tuple(pair for pair in self.deck_shapes if pair[0] != session)
        kept = (*others, (session, shape)) if shape else others
        return replace(self, deck_shapes=kept[-_MOST_SHAPES:])

    def exports_folder(self) -> Path:
        """The folder that was last exported to; at first the documents, else the user's own folder."""
        if self.export_folder:
            return Path(self.export_folder)
        documents = platformdirs.user_documents_path()
        return documents if documents.is_dir() else Path.home()


def preferences_file() -> Path:
    """Where they are kept: NATP_SETTINGS, else the platform's folder for a user's settings."""
    named = os.environ.get(ENVIRONMENT)
    return (
        Path(named) if named else Path(platformdirs.user_config_dir("NATP Studio", appauthor=False)) / "settings.json"
    )


def load_preferences() -> tuple[Preferences, bool]:
    """The preferences, and whether this is the first start. What cannot be read or has no sense is the default."""
    path = preferences_file()
    try:
        held = json.loads(path.read_bytes())
    except FileNotFoundError:
        return Preferences(), True
    except (OSError, ValueError, RecursionError):
        return Preferences(), False
    return _sensible(held if isinstance(held, dict) else {}), False


def save_preferences(preferences: Preferences) -> None:
    """Keep the preferences; whole or not at all."""
    path = preferences_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Problem("Your settings cannot be kept.", str(path.parent), "Check that you may write there.") from error
    write_whole(path, json.dumps(asdict(preferences), ensure_ascii=False, indent=2).encode("utf-8", "replace") + b"\n")


def _sensible(held: dict[str, Any]) -> Preferences:
    sensible: dict[str, Any] = {}
    for one in fields(Preferences):
        value = held.get(one.name)
        allowed = {choice for _, choice in one.metadata["choices"]}
        if one.name == "deck_shapes":
            sensible[one.name] = _shapes(value, allowed)
        elif type(value) is type(one.default) and (not allowed or value in allowed):
            sensible[one.name] = value
    return Preferences(**sensible)


def _shapes(held: Any, allowed: set[str]) -> tuple[tuple[str, str], ...]:
    pairs = [pair for pair in held if isinstance(pair, list)] if isinstance(held, list) else []
    told = [tuple(pair) for pair in pairs if len(pair) == 2 and all(isinstance(word, str) for word in pair)]
    return tuple((session, shape) for session, shape in told if shape in allowed)[-_MOST_SHAPES:]
