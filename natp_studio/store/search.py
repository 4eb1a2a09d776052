"""Finding items: words through SQLite's FTS5, filters beside it. The one file that knows how search is asked.

FTS5 syntax: https://sqlite.org/fts5.html. Every word is looked for by its beginning, and all words must be there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from natp_studio.domain.items import ItemKind

# bm25 weights in the order of the index: title, text, notes, alt texts, tags, contributor.
_RANK = "bm25(item_words, 10.0, 3.0, 1.0, 1.0, 5.0, 2.0)"
# Fields of an item that are kept as JSON lists, and the filters that are kept beside the items.
LISTS = ("alt_texts", "contains", "tags", "settings", "professions")
FACETS = {"tag": "tags", "setting": "settings", "profession": "professions"}
_WORD = re.compile(r"\w+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for. Empty fields do not filter; of several settings, professions or ids one is enough."""

    words: str = ""
    kinds: tuple[ItemKind, ...] = ()
    tags: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    professions: tuple[str, ...] = ()
    contributor: str = ""
    archived: bool = False
    limit: int = 100
    offset: int = 0
    ids: tuple[str, ...] = ()


def match_expression(words: str) -> str:
    """The words as FTS5 understands them, quoted so that nothing in them is an operator; "" without words."""
    return " ".join(f'"{word}"*' for word in _WORD.findall(words))


def numbers_statement(query: Query, *, ranked: bool, limited: bool) -> tuple[str, tuple[object, ...]]:
    """SQL, and its values, for the row numbers of all items that match: best first when `ranked`, else as they came in.

    Written by hand: a hundred thousand numbers have to come back within a few hundredths of a second. Everything is
    asked of indexes; the wide rows of items are never read for it.
    """
    expression = match_expression(query.words)
    if expression:
        # The plus keeps SQLite from starting at the filters and asking the words of every single row.
        sql, number = "SELECT rowid FROM item_words WHERE item_words MATCH ?", "+rowid"
        values: list[object] = [expression]
        if query.kinds or query.archived:
            listed, listed_values = _listed(query)
            sql += f" AND +rowid IN (SELECT number FROM item WHERE {listed})"  # noqa: S608
            values.extend(listed_values)
        else:
            sql += " AND +rowid NOT IN (SELECT number FROM item WHERE archived = 1)"
    else:
        listed, values = _listed(query)
        sql, number = f"SELECT number FROM item WHERE {listed}", "number"  # noqa: S608
    if query.contributor:
        sql += f" AND {number} IN (SELECT number FROM item WHERE contributor = ?)"  # noqa: S608
        values.append(query.contributor)
    if query.ids:
        # One value however many they are: SQLite counts question marks.
        sql += f" AND {number} IN (SELECT number FROM item WHERE id IN (SELECT value FROM json_each(?)))"  # noqa: S608
        values.append(json.dumps(query.ids))
    wanted: list[tuple[str, tuple[str, ...]]] = [("tag", (tag,)) for tag in query.tags]
    wanted += [(kind, each) for kind, each in (("setting", query.settings), ("profession", query.professions)) if each]
    for kind, each in wanted:
        sql += f" AND {number} IN (SELECT item FROM facet WHERE kind = ? AND value IN ({marks(each)}))"  # noqa: S608
        values.extend((kind, *each))
    sql += f" ORDER BY {f'{_RANK}, ' if ranked and expression else ''}{number.lstrip('+')}"
    if limited:
        sql += " LIMIT ? OFFSET ?"
        values.extend((query.limit, query.offset))
    return sql, tuple(values)


def _listed(query: Query) -> tuple[str, list[object]]:
    values: list[object] = [int(query.archived)]
    if not query.kinds:
        return "archived = ?", values
    values.extend(kind.value for kind in query.kinds)
    return f"archived = ? AND kind IN ({marks(query.kinds)})", values


def marks(values: Sequence[object]) -> str:
    """Question marks for as many values."""
    return ", ".join("?" * len(values))
