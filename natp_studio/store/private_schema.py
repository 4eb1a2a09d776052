"""The steps that make private.db, oldest first. A step that was ever released is never changed."""

from __future__ import annotations

APPLICATION = 0x4E415452  # "NATR"

STEPS = (
    (
        """CREATE TABLE delivery (
            id VARCHAR NOT NULL PRIMARY KEY,
            session VARCHAR NOT NULL,
            session_title VARCHAR NOT NULL,
            date DATE NOT NULL,
            place VARCHAR NOT NULL,
            settings JSON NOT NULL,
            professions JSON NOT NULL
        )""",
        "CREATE INDEX ix_delivery_session ON delivery (session)",
        """CREATE TABLE reflection (
            number INTEGER NOT NULL PRIMARY KEY,
            id VARCHAR NOT NULL UNIQUE,
            delivery VARCHAR NOT NULL REFERENCES delivery (id),
            noticed VARCHAR NOT NULL,
            change VARCHAR NOT NULL,
            may_quote BOOLEAN NOT NULL,
            written DATETIME NOT NULL
        )""",
        "CREATE INDEX ix_reflection_delivery ON reflection (delivery)",
        """CREATE VIRTUAL TABLE reflection_words USING fts5(
            noticed, change, content='reflection', content_rowid='number', tokenize='unicode61 remove_diacritics 2'
        )""",
        """CREATE TRIGGER reflection_words_insert AFTER INSERT ON reflection BEGIN
            INSERT INTO reflection_words (rowid, noticed, change) VALUES (new.number, new.noticed, new.change);
        END""",
        """CREATE TRIGGER reflection_words_delete AFTER DELETE ON reflection BEGIN
            INSERT INTO reflection_words (reflection_words, rowid, noticed, change)
            VALUES ('delete', old.number, old.noticed, old.change);
        END""",
        """CREATE TRIGGER reflection_words_update AFTER UPDATE OF noticed, change ON reflection BEGIN
            INSERT INTO reflection_words (reflection_words, rowid, noticed, change)
            VALUES ('delete', old.number, old.noticed, old.change);
            INSERT INTO reflection_words (rowid, noticed, change) VALUES (new.number, new.noticed, new.change);
        END""",
    ),
    (
        # At most one row. Nothing may have been logged for its delivery yet, so that one is held whole, not by its id.
        """CREATE TABLE draft (
            number INTEGER NOT NULL PRIMARY KEY CHECK (number = 1),
            noticed VARCHAR NOT NULL,
            change VARCHAR NOT NULL,
            may_quote BOOLEAN NOT NULL,
            delivery JSON
        )""",
    ),
    # The id of the reflection that the draft is a correction of; "" where it is a new one.
    ("ALTER TABLE draft ADD COLUMN corrects VARCHAR NOT NULL DEFAULT ''",),
)
