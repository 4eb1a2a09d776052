"""The encrypted log of reflections (private.db, SQLCipher). Open only while it is needed; nothing of it is logged."""

from __future__ import annotations

import contextlib
import datetime as dt
import threading
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import create_engine, event, text
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlmodel import Session, col, delete, select

from natp_studio.domain.problems import Problem
from natp_studio.domain.reflections import Delivery, Draft, Reflection
from natp_studio.domain.sessions import Audience
from natp_studio.store import private_schema
from natp_studio.store.files import whole_file
from natp_studio.store.migrations import migrate
from natp_studio.store.private_tables import DeliveryRow, DraftRow, ReflectionRow
from natp_studio.store.search import match_expression

_WITH_WORDS = "number IN (SELECT rowid FROM reflection_words WHERE reflection_words MATCH :expression)"


class ReflectionLog:
    """private.db, unlocked with its data key (32 bytes)."""

    def __init__(self, path: Path, backups: Path, data_key: bytes) -> None:
        self.path = path
        self._key = data_key
        self._engine = create_engine("sqlite://", module=sqlcipher, creator=self._connection, hide_parameters=True)
        # One thing at a time: two writers would refuse each other, and closing waits for whoever reads.
        self._busy = threading.RLock()
        self._closed = False

        @event.listens_for(self._engine, "begin")
        def _begin(connection: Any) -> None:
            connection.exec_driver_sql("BEGIN")

        with self._problems():
            raw = self._engine.raw_connection()
            try:
                migrate(
                    raw.driver_connection,
                    private_schema.STEPS,
                    private_schema.APPLICATION,
                    path,
                    lambda version: self._back_up(backups / f"private-before-version-{version + 1}.db"),
                )
            finally:
                raw.close()

    def close(self) -> None:
        """Lock it again, when what is being read or written is done. Whoever asks later gets a Problem."""
        with self._busy:
            self._closed = True
            self._engine.dispose()

    def add(self, delivery: Delivery, reflections: Sequence[Reflection], *, drop_draft: bool = False) -> None:
        """Log reflections of a delivery, all or none; see `change`."""
        self.change((), [(delivery, reflection) for reflection in reflections], drop_draft=drop_draft)

    def remove(self, ids: Sequence[str], *, keep_draft: Draft | None = None) -> None:
        """Take reflections out again by their ids, all or none; see `change`."""
        if ids:
            self.change(ids, (), keep_draft=keep_draft)

    def change(
        self,
        out: Sequence[str],
        into: Sequence[tuple[Delivery, Reflection]],
        *,
        drop_draft: bool = False,
        keep_draft: Draft | None = None,
    ) -> tuple[tuple[Delivery, Reflection], ...]:
        """Take reflections out by their ids and log others, all of it or nothing; those that were taken out.

        A delivery that then has none goes. `drop_draft` drops the draft in the same step, for reflections that were
        it; `keep_draft` keeps one, for words that are one again. On disk when this returns.
        """
        with self._problems(), Session(self._engine) as session:
            rows = session.exec(select(ReflectionRow).where(col(ReflectionRow.id).in_(list(out)))).all() if out else ()
            gone = tuple((_delivery(session.get_one(DeliveryRow, row.delivery)), _reflection(row)) for row in rows)
            for row in rows:
                session.delete(row)
            # What comes may be what went before: its place is free first.
            session.flush()
            for delivery, reflection in into:
                if session.get(DeliveryRow, delivery.id) is None:
                    session.add(_delivery_row(delivery))
                    session.flush()
                session.add(_reflection_row(delivery, reflection))
            session.flush()
            for left in {delivery.id for delivery, _ in gone}:
                others = select(ReflectionRow.id).where(ReflectionRow.delivery == left).limit(1)
                held = session.get(DeliveryRow, left)
                if held is not None and session.exec(others).first() is None:
                    session.delete(held)
            if drop_draft:
                session.exec(delete(DraftRow))
            if keep_draft is not None:
                session.merge(_draft_row(keep_draft))
            session.commit()
        return gone

    def keep_draft(self, draft: Draft) -> None:
        """Keep what is being typed, in place of what was kept before. On disk when this returns."""
        with self._problems(), Session(self._engine) as session:
            session.merge(_draft_row(draft))
            session.commit()

    def draft(self) -> Draft | None:
        """What was typed and not logged; None where there is nothing."""
        with self._problems(), Session(self._engine) as session:
            row = session.get(DraftRow, 1)
            if row is None:
                return None
            delivery = _retold(row.delivery) if row.delivery is not None else None
            return Draft(row.noticed, row.change, row.may_quote, delivery, row.corrects)

    def drop_draft(self) -> None:
        """Let go of the draft, if there is one."""
        with self._problems(), Session(self._engine) as session:
            session.exec(delete(DraftRow))
            session.commit()

    def deliveries(self, session_id: str = "") -> tuple[Delivery, ...]:
        """All deliveries, or those of one session, by date."""
        with self._problems(), Session(self._engine) as session:
            statement = select(DeliveryRow).order_by(col(DeliveryRow.date), col(DeliveryRow.id))
            if session_id:
                statement = statement.where(DeliveryRow.session == session_id)
            return tuple(_delivery(row) for row in session.exec(statement))

    def reflections(
        self, words: str = "", session_id: str = "", *, quotable: bool = False
    ) -> tuple[tuple[Delivery, Reflection], ...]:
        """Reflections with their deliveries, by date and in the order they were logged.

        `words` are looked for by their beginnings, all of them; `quotable` leaves out those that may not be quoted.
        """
        statement = (
            select(DeliveryRow, ReflectionRow)
            .join(ReflectionRow, col(ReflectionRow.delivery) == DeliveryRow.id)
            .order_by(col(DeliveryRow.date), col(ReflectionRow.number))
        )
        if session_id:
            statement = statement.where(DeliveryRow.session == session_id)
        if quotable:
            statement = statement.where(col(ReflectionRow.may_quote))
        if expression := match_expression(words):
            statement = statement.where(text(f"reflection.{_WITH_WORDS}").bindparams(expression=expression))
        with self._problems(), Session(self._engine) as session:
            return tuple((_delivery(delivery), _reflection(row)) for delivery, row in session.exec(statement))

    def numbers(
        self, words: str = "", session_id: str = "", *, delivery_id: str = "", quotable: bool = False
    ) -> array[int]:
        """Row numbers of the reflections that match, as in `reflections`, but those of the newest delivery first.

        `delivery_id` narrows it to one delivery.
        """
        sql = "SELECT number FROM reflection JOIN delivery ON delivery.id = reflection.delivery WHERE 1"
        values: dict[str, str] = {}
        if session_id:
            sql, values["session"] = f"{sql} AND delivery.session = :session", session_id
        if delivery_id:
            sql, values["delivery"] = f"{sql} AND delivery.id = :delivery", delivery_id
        if quotable:
            sql = f"{sql} AND may_quote"
        if expression := match_expression(words):
            sql, values["expression"] = f"{sql} AND +{_WITH_WORDS}", expression
        with self._problems(), self._engine.connect() as connection:
            found = connection.execute(text(f"{sql} ORDER BY delivery.date DESC, number DESC"), values)
            return array("q", found.scalars())

    def at(self, numbers: Sequence[int]) -> tuple[tuple[Delivery, Reflection], ...]:
        """The reflections with these row numbers, some hundreds at most, in that order."""
        statement = (
            select(DeliveryRow, ReflectionRow)
            .join(ReflectionRow, col(ReflectionRow.delivery) == DeliveryRow.id)
            .where(col(ReflectionRow.number).in_(list(numbers)))
        )
        with self._problems(), Session(self._engine) as session:
            found = {row.number: (_delivery(delivery), _reflection(row)) for delivery, row in session.exec(statement)}
        return tuple(found[number] for number in numbers if number in found)

    def counts(self) -> dict[str, int]:
        """How many reflections each delivery has, by the delivery's id."""
        with self._problems(), self._engine.connect() as connection:
            found = connection.execute(text("SELECT delivery, count(*) FROM reflection GROUP BY delivery"))
            return {str(delivery): int(many) for delivery, many in found}

    def _connection(self) -> Any:
        connection = sqlcipher.connect(str(self.path), check_same_thread=False)
        # SQLCipher says on stderr that a key is wrong; we say it ourselves.
        connection.execute("PRAGMA cipher_log = off")
        connection.execute(f"PRAGMA key = \"x'{self._key.hex()}'\"")
        connection.isolation_level = None
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    def _back_up(self, to: Path) -> None:
        # Whole, also where an attempt that failed left a copy: SQLite writes into no file that holds something.
        with whole_file(to) as part, contextlib.closing(self._connection()) as connection:
            connection.execute("VACUUM INTO ?", (str(part),))

    @contextlib.contextmanager
    def _problems(self) -> Iterator[None]:
        """One thing at a time with the database; what it refuses is a Problem."""
        try:
            with self._busy:
                if self._closed:
                    raise Problem("The log of reflections is locked.", "", "Unlock it with your passphrase.")
                yield
        except (OperationalError, sqlcipher.OperationalError) as error:
            raise Problem(
                "The log of reflections could not be read or written.",
                str(self.path),
                "Make sure that the disk has room and that you may write in this folder, then try again.",
            ) from error
        except (DatabaseError, sqlcipher.DatabaseError) as error:
            raise Problem(
                "The log of reflections is damaged, or its key file belongs to another studio.",
                str(self.path),
                "Put back private.db and keys.json together from the same backup.",
            ) from error


def _delivery(row: DeliveryRow) -> Delivery:
    return Delivery(
        row.id,
        row.session,
        row.session_title,
        row.date,
        row.place,
        Audience(tuple(row.settings), tuple(row.professions)),
    )


def _reflection(row: ReflectionRow) -> Reflection:
    return Reflection(row.id, row.delivery, row.noticed, row.change, row.may_quote, row.written.replace(tzinfo=dt.UTC))


def _delivery_row(delivery: Delivery) -> DeliveryRow:
    return DeliveryRow(
        id=delivery.id,
        session=delivery.session,
        session_title=delivery.session_title,
        date=delivery.date,
        place=delivery.place,
        settings=list(delivery.audience.settings),
        professions=list(delivery.audience.professions),
    )


def _reflection_row(delivery: Delivery, reflection: Reflection) -> ReflectionRow:
    return ReflectionRow(
        id=reflection.id,
        delivery=delivery.id,
        noticed=reflection.noticed,
        change=reflection.change,
        may_quote=reflection.may_quote,
        written=(reflection.written or dt.datetime.now(dt.UTC)).astimezone(dt.UTC).replace(tzinfo=None),
    )


def _draft_row(draft: Draft) -> DraftRow:
    return DraftRow(
        noticed=draft.noticed,
        change=draft.change,
        may_quote=draft.may_quote,
        delivery=_told(draft.delivery) if draft.delivery is not None else None,
        corrects=draft.corrects,
    )


def _told(delivery: Delivery) -> dict[str, Any]:
    """A delivery as a draft holds it: plain JSON."""
    return {**asdict(delivery), "date": delivery.date.isoformat()}


def _retold(held: dict[str, Any]) -> Delivery:
    audience = Audience(tuple(held["audience"]["settings"]), tuple(held["audience"]["professions"]))
    return Delivery(**{**held, "date": dt.date.fromisoformat(held["date"]), "audience": audience})
