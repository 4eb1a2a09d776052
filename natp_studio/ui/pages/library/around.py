"""What stands around the items of the library: how many there are, what to filter by, and whether examples are in."""

from __future__ import annotations

from dataclasses import dataclass

from natp_studio.services.catalogue import Catalogue, Facets


@dataclass(frozen=True, slots=True)
class Around:
    """How many items there are, what they can be filtered by, and whether example content is among them."""

    total: int
    facets: Facets
    settings: tuple[str, ...]
    professions: tuple[str, ...]
    has_examples: bool


def look_around(catalogue: Catalogue) -> Around:
    """Ask for all of it, which is worth a job."""
    return Around(
        len(catalogue.numbers()), catalogue.facets(), catalogue.settings_offered(), catalogue.professions_offered(),
        catalogue.has_examples(),
    )  # fmt: skip
