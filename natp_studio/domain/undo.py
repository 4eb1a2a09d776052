"""Undo and redo: a named pair of values for each edit, nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Edit(Generic[Value]):
    """One edit: what it is called, and the value before and after it.

    `joins` is the same word for all steps of one visit to a field, so that they are one edit; "" stands alone.
    """

    name: str
    before: Value
    after: Value
    joins: str = ""


@dataclass(frozen=True, slots=True)
class Edits(Generic[Value]):
    """The edits made so far, as a value of its own. `now` is what a person sees."""

    now: Value
    done: tuple[Edit[Value], ...] = ()
    undone: tuple[Edit[Value], ...] = ()

    def made(self, name: str, after: Value, joins: str = "") -> Edits[Value]:
        """After an edit. An edit that changes nothing is not kept; a new edit ends what could be redone.

        An edit that `joins` the last one takes its place, and is gone where it comes back to how all began.
        """
        if after == self.now:
            return self
        last = self.done[-1] if self.done else None
        if not joins or last is None or last.joins != joins or self.undone:
            return Edits(after, (*self.done, Edit(name, self.now, after, joins)))
        kept = self.done[:-1]
        return Edits(after, kept if after == last.before else (*kept, Edit(name, last.before, after, joins)))

    def undo(self) -> Edits[Value]:
        """One edit back; the same value when there is none."""
        if not self.done:
            return self
        last = self.done[-1]
        return Edits(last.before, self.done[:-1], (*self.undone, last))

    def redo(self) -> Edits[Value]:
        """One edit forward again; the same value when there is none."""
        if not self.undone:
            return self
        last = self.undone[-1]
        return Edits(last.after, (*self.done, last), self.undone[:-1])

    @property
    def undo_name(self) -> str:
        """What undo would take back; "" when nothing."""
        return self.done[-1].name if self.done else ""

    @property
    def redo_name(self) -> str:
        """What redo would do again; "" when nothing."""
        return self.undone[-1].name if self.undone else ""
