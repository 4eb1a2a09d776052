"""The catalogue's tables as SQLModel rows. Rows never leave the store: `library` turns them into values and back.

The tables themselves are made by the numbered steps of `library_schema`; a test holds the two against each other.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import JSON, Column, DateTime
from sqlmodel import Field, SQLModel


class ItemRow(SQLModel, table=True):
    """One item of the library. `number` is the row's place in the order of import, and the key of the search index."""

    __tablename__ = "item"

    number: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    kind: str
    title: str
    text: str
    notes: str
    alt_texts: list[str] = Field(sa_column=Column(JSON, nullable=False))
    without_alt: int
    contains: list[str] = Field(sa_column=Column(JSON, nullable=False))
    media: str = Field(index=True)
    source: str
    slide: int | None
    hidden: bool
    seconds: float | None
    width: int | None
    height: int | None
    octets: int | None
    codec: str
    content_type: str
    why_not: str
    poster: str
    captions: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
    contributor: str = Field(index=True)
    credit: str
    cites: str
    example: bool
    content_note: str
    tags: list[str] = Field(sa_column=Column(JSON, nullable=False))
    settings: list[str] = Field(sa_column=Column(JSON, nullable=False))
    professions: list[str] = Field(sa_column=Column(JSON, nullable=False))
    language: str
    added: dt.datetime = Field(sa_column=Column(DateTime, nullable=False))
    archived: bool
    described: list[dict[str, str]] = Field(sa_column=Column(JSON, nullable=False))
    came_from: str
    consent: str


class FacetRow(SQLModel, table=True):
    """One tag, setting or profession of an item, for filters. Written with the item, never by itself."""

    __tablename__ = "facet"

    item: int = Field(primary_key=True, foreign_key="item.number")
    kind: str = Field(primary_key=True)
    value: str = Field(primary_key=True)


class MediaRow(SQLModel, table=True):
    """One imported file: its SHA-256, the name it came with, its length in bytes."""

    __tablename__ = "media"

    sha256: str = Field(primary_key=True)
    name: str
    octets: int
    added: dt.datetime = Field(sa_column=Column(DateTime, nullable=False))
