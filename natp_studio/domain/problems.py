"""The one kind of failure that a person can do something about."""

from __future__ import annotations


class Problem(Exception):
    """A failure to be shown to the user, in words they can act on.

    `what` happened, `where` (a file, a slide, a field; may be empty) and `advice`: what to do next.
    All three are whole sentences or plain names; none holds the words of a reflection.
    """

    def __init__(self, what: str, where: str = "", advice: str = "") -> None:
        super().__init__(what, where, advice)
        self.what = what
        self.where = where
        self.advice = advice

    def __str__(self) -> str:
        return " ".join(part for part in (self.what, self.where and f"({self.where})", self.advice) if part)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Problem) and self.args == other.args

    def __hash__(self) -> int:
        return hash(self.args)


class Cancelled(Exception):
    """The user asked to stop. Not a failure: what was finished before stays."""
