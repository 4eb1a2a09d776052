"""The steps that make library.db, oldest first. A step that was ever released is never changed."""

from __future__ import annotations

APPLICATION = 0x4E415450  # "NATP"

_ITEMS = (
    """CREATE TABLE item (
        number INTEGER NOT NULL PRIMARY KEY,
        id VARCHAR NOT NULL UNIQUE,
        kind VARCHAR NOT NULL,
        title VARCHAR NOT NULL,
        text VARCHAR NOT NULL,
        notes VARCHAR NOT NULL,
        alt_texts JSON NOT NULL,
        without_alt INTEGER NOT NULL,
        contains JSON NOT NULL,
        media VARCHAR NOT NULL,
        source VARCHAR NOT NULL,
        slide INTEGER,
        hidden BOOLEAN NOT NULL,
        seconds FLOAT,
        width INTEGER,
        height INTEGER,
        octets INTEGER,
        codec VARCHAR NOT NULL,
        content_type VARCHAR NOT NULL,
        why_not VARCHAR NOT NULL,
        poster VARCHAR NOT NULL,
        captions JSON NOT NULL,
        contributor VARCHAR NOT NULL,
        credit VARCHAR NOT NULL,
        cites VARCHAR NOT NULL,
        example BOOLEAN NOT NULL,
        content_note VARCHAR NOT NULL,
        tags JSON NOT NULL,
        settings JSON NOT NULL,
        professions JSON NOT NULL,
        language VARCHAR NOT NULL,
        added DATETIME NOT NULL,
        archived BOOLEAN NOT NULL
    )""",
    # Lists of all items, or of one kind, are read from this index alone.
    "CREATE INDEX ix_item_list ON item (archived, number, kind)",
    "CREATE INDEX ix_item_contributor ON item (contributor)",
    "CREATE INDEX ix_item_media ON item (media)",
    """CREATE TABLE facet (
        item INTEGER NOT NULL REFERENCES item (number),
        kind VARCHAR NOT NULL,
        value VARCHAR NOT NULL,
        PRIMARY KEY (item, kind, value)
    )""",
    "CREATE INDEX ix_facet_value ON facet (kind, value, item)",
    """CREATE TABLE media (
        sha256 VARCHAR NOT NULL PRIMARY KEY,
        name VARCHAR NOT NULL,
        octets INTEGER NOT NULL,
        added DATETIME NOT NULL
    )""",
)

_COLUMNS = "title, text, notes, alt_texts, tags, contributor"
_OLD = "old.title, old.text, old.notes, old.alt_texts, old.tags, old.contributor"
_NEW = "new.title, new.text, new.notes, new.alt_texts, new.tags, new.contributor"
_REMOVE = f"INSERT INTO item_words (item_words, rowid, {_COLUMNS}) VALUES ('delete', old.number, {_OLD});"  # noqa: S608
_ADD = f"INSERT INTO item_words (rowid, {_COLUMNS}) VALUES (new.number, {_NEW});"  # noqa: S608

# Put together from the constants above only. The index keeps no copy of the words (`content=item`); triggers keep it
# true whoever writes.
_SEARCH = (
    f"""CREATE VIRTUAL TABLE item_words USING fts5(
        {_COLUMNS}, content='item', content_rowid='number',
        tokenize='unicode61 remove_diacritics 2', prefix='2 3'
    )""",
    f"CREATE TRIGGER item_words_insert AFTER INSERT ON item BEGIN {_ADD} END",
    f"CREATE TRIGGER item_words_delete AFTER DELETE ON item BEGIN {_REMOVE} END",
    f"CREATE TRIGGER item_words_update AFTER UPDATE OF {_COLUMNS} ON item BEGIN {_REMOVE} {_ADD} END",
)

_VERSIONS = (
    "ALTER TABLE item ADD COLUMN described JSON NOT NULL DEFAULT '[]'",
    "ALTER TABLE item ADD COLUMN came_from VARCHAR NOT NULL DEFAULT ''",
    "ALTER TABLE item ADD COLUMN consent VARCHAR NOT NULL DEFAULT ''",
    "CREATE INDEX ix_item_came_from ON item (came_from) WHERE came_from != ''",
)

STEPS = ((*_ITEMS, *_SEARCH), _VERSIONS)
