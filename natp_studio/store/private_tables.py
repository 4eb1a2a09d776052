"""The encrypted log's tables as SQLModel rows. They have their own metadata: they are never in library.db."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import JSON, Column, DateTime
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel


class PrivateModel(SQLModel, registry=registry()):
    """What keeps these tables apart from those of the catalogue."""


class DeliveryRow(PrivateModel, table=True):
    """A session given on a date."""

    __tablename__ = "delivery"

    id: str = Field(primary_key=True)
    session: str = Field(index=True)
    session_title: str
    date: dt.date
    place: str
    settings: list[str] = Field(sa_column=Column(JSON, nullable=False))
    professions: list[str] = Field(sa_column=Column(JSON, nullable=False))


class ReflectionRow(PrivateModel, table=True):
    """What one participant said. There is no column for a name."""

    __tablename__ = "reflection"

    number: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    delivery: str = Field(foreign_key="delivery.id", index=True)
    noticed: str
    change: str
    may_quote: bool
    written: dt.datetime = Field(sa_column=Column(DateTime, nullable=False))


class DraftRow(PrivateModel, table=True):
    """The one reflection that is being typed, with its delivery whole: None while none is chosen."""

    __tablename__ = "draft"

    number: int = Field(default=1, primary_key=True)
    noticed: str
    change: str
    may_quote: bool
    delivery: dict[str, Any] | None = Field(sa_column=Column(JSON(none_as_null=True), nullable=True))
    corrects: str = ""
