"""What a person asks the library for, as one value: words and what narrows them down, and both again in words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from natp_studio.domain.wording import count
from natp_studio.services.searching import Filters


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words of the search, and a kind, setting, profession, tag and contributor; "" is any.

    `ids` are certain items that somebody asked to be shown, such as those that were just made; none are all.
    """

    words: str = ""
    kind: str = ""
    setting: str = ""
    profession: str = ""
    tag: str = ""
    contributor: str = ""
    archived: bool = False
    ids: tuple[str, ...] = ()

    @property
    def filters(self) -> Filters:
        """The same as the catalogue takes it."""
        filters: Filters = {}
        if self.kind:
            filters["kinds"] = (self.kind,)
        if self.setting:
            filters["settings"] = (self.setting,)
        if self.profession:
            filters["professions"] = (self.profession,)
        if self.tag:
            filters["tags"] = (self.tag,)
        if self.contributor:
            filters["contributor"] = self.contributor
        if self.archived:
            filters["archived"] = True
        if self.ids:
            filters["ids"] = self.ids
        return filters

    @property
    def narrows(self) -> bool:
        """True when not everything is asked for."""
        return replace(self, words=self.words.strip()) != Wanted()

    @property
    def hidden_filters(self) -> int:
        """How many filters are set, the words aside."""
        return sum(
            map(bool, (self.kind, self.setting, self.profession, self.tag, self.contributor, self.archived, self.ids))
        )

    def told(self) -> str:
        """The filters in words: "Setting: Inpatient mental health · Tag: sensory"."""
        named = (
            ("Setting", self.setting), ("Profession", self.profession), ("Tag", self.tag), ("Made by", self.contributor)
        )  # fmt: skip
        said = [f"{name}: {value}" for name, value in named if value]
        return " · ".join(["What just came in"] * bool(self.ids) + ["Archived"] * self.archived + said)


def counted(wanted: Wanted, found: int, total: int, *, complete: bool) -> str:
    """How many there are, in words: "12 of 48 items · Setting: Inpatient mental health"."""
    if not complete:
        told = f"{count(found, 'item')} and more"
    elif wanted.narrows and not wanted.archived:
        told = f"{found:,} of {count(max(found, total), 'item')}"
    else:
        told = count(found, "item")
    return " · ".join(filter(None, (told, wanted.told())))
