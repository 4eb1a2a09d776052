"""Names for things: random for what a person makes, derived for what a file holds.

An item that comes out of a file gets its id from the file's content. So a partner who imports the same deck
on another laptop has the same items, and a session that travels between the two still finds them.
"""

from __future__ import annotations

import hashlib
import uuid

ID_LENGTH = 32


def new_id() -> str:
    """A random id: 32 hexadecimal digits."""
    return uuid.uuid4().hex


def derived_id(*parts: object) -> str:
    """An id that is the same for the same parts on every laptop: 32 hexadecimal digits."""
    text = "\x1f".join(str(part) for part in parts)
    # Words from a file may hold half a surrogate pair, which UTF-8 has no bytes for.
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:ID_LENGTH]
