"""What every page works with: the open studio, the look, background jobs, ways to say something. Made in `app`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from natp_studio.domain.problems import Problem
from natp_studio.services.preferences import Preferences
from natp_studio.ui.jobs import Jobs
from natp_studio.ui.look.look import Look
from natp_studio.ui.news import News
from natp_studio.ui.open_log import OpenLog

if TYPE_CHECKING:
    from natp_studio.services.catalogue import Catalogue
    from natp_studio.services.planning import OpenSessions
    from natp_studio.services.studio import Studio
    from natp_studio.services.thumbnails import Thumbnails


class Changes(QObject):
    """What changed in the studio, for every page that shows it."""

    library = Signal()
    session = Signal(str)
    reflections = Signal()


@dataclass
class Desk:
    """Handed to each page. `go` opens a page by its name, with what it should show; `prefer` keeps new preferences.

    `only` closes all pages but some, None opens them again.
    """

    look: Look
    jobs: Jobs
    changes: Changes
    studio: Studio
    catalogue: Catalogue
    thumbnails: Thumbnails
    sessions: OpenSessions
    preferences: Preferences
    tell: Callable[[News], None]
    saved: Callable[[], None]
    problem: Callable[[Problem], None]
    go: Callable[..., None]
    prefer: Callable[[Preferences], None]
    use_studio: Callable[[Path | None], None]
    only: Callable[[tuple[str, ...] | None], None]
    open_log: OpenLog = field(default_factory=OpenLog)
