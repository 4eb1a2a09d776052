"""Finding items: words through SQLite's FTS5, filters beside it. The one file that knows how search is asked.

FTS5 syntax: https://sqlite.org/fts5.html. Every word is looked for by its beginning, and all words must be there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import ColumnElement, column, table, text
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from natp_studio.domain.items import ItemKind
from natp_studio.store.tables import FacetRow, ItemRow

# bm25 weights in the order of the index: title, text, notes, alt texts, tags, contributor.
_RANK = "bm25(item_words, 10.0, 3.0, 1.0, 1.0, 5.0, 2.0)"
_WORDS = table("item_words", column("rowid"))
_WORD = re.compile(r"\w+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for. Empty fields do not filter; of several settings or professions one is enough."""

    words: str = ""
    kinds: tuple[ItemKind, ...] = ()
    tags: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    professions: tuple[str, ...] = ()
    contributor: str = ""
    archived: bool = False
    limit: int = 100
    offset: int = 0


def match_expression(words: str) -> str:
    """The words as FTS5 understands them, quoted so that nothing in them is an operator; "" without words."""
    return " ".join(f'"{word}"*' for word in _WORD.findall(words))


def matching(query: Query) -> SelectOfScalar[ItemRow]:
    """The statement that finds a query's rows, best first."""
    statement = select(ItemRow).where(col(ItemRow.archived) == query.archived)
    expression = match_expression(query.words)
    if expression:
        statement = (
            statement.join(_WORDS, _WORDS.c.rowid == col(ItemRow.number))
            .where(text("item_words MATCH :expression").bindparams(expression=expression))
            .order_by(text(_RANK), col(ItemRow.number))
        )
    else:
        statement = statement.order_by(col(ItemRow.number))
    if query.kinds:
        statement = statement.where(col(ItemRow.kind).in_([kind.value for kind in query.kinds]))
    if query.contributor:
        statement = statement.where(ItemRow.contributor == query.contributor)
    for tag in query.tags:
        statement = statement.where(_has("tag", (tag,)))
    for kind, values in (("setting", query.settings), ("profession", query.professions)):
        if values:
            statement = statement.where(_has(kind, values))
    return statement.limit(query.limit).offset(query.offset)


def _has(kind: str, values: tuple[str, ...]) -> ColumnElement[bool]:
    chosen = select(FacetRow.item).where(FacetRow.kind == kind, col(FacetRow.value).in_(values))
    return col(ItemRow.number).in_(chosen)
