"""What the main job leaves behind, before judges of its own: every slide is drawn, and nothing in it is invalid."""

from pathlib import Path

import pytest
from rendering import needs_libreoffice, needs_validator, pages, validator_errors

from natp_studio.decks.deck import Deck
from natp_studio.decks.merging.merge import merge
from natp_studio.decks.merging.plan import DeckPlan, Pick
from natp_studio.services.demonstrating import demonstrate


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The files of the demonstration, by what they are."""
    return dict(demonstrate(tmp_path_factory.mktemp("out")).files)


@pytest.mark.full
@needs_libreoffice
def test_libreoffice_draws_every_slide_and_opens_every_paper(left: dict[str, Path], tmp_path: Path) -> None:
    assert pages(left["Deck"], tmp_path) == len(Deck(left["Deck"]).slides)
    assert pages(left["Handout"], tmp_path) > 1
    assert pages(left["Run sheet"], tmp_path) > 1


@pytest.mark.full
@needs_validator
def test_the_validator_finds_nothing_in_what_leaves(left: dict[str, Path]) -> None:
    for name in ("Deck", "Handout", "Run sheet"):
        assert validator_errors(left[name]) == {}, name


@pytest.mark.full
@needs_validator
def test_a_hundred_public_decks_merged_have_no_kind_of_error_that_they_did_not_have(
    shared_decks: Path, tmp_path: Path
) -> None:
    files = [path for path in sorted(shared_decks.rglob("*.pptx")) if path.stat().st_size and Deck(path).slides][:100]
    merge(DeckPlan("A hundred", tuple(Pick(path, 1) for path in files)), tmp_path / "out.pptx")
    before = {kind for path in files for kind in validator_errors(path)}
    assert set(validator_errors(tmp_path / "out.pptx")) <= before
