from collections.abc import Callable
from pathlib import Path

import pytest
from building import deck, picture

from natp_studio.services.before_export import Foreseen, keep_words
from natp_studio.services.catalogue import Catalogue
from natp_studio.services.deck_plans import USUAL_WISHES, DeckWishes
from natp_studio.services.exporting import export
from natp_studio.services.importing import ImportDetails, import_files
from natp_studio.services.planning import OpenSession, create
from natp_studio.services.studio import Studio


@pytest.fixture
def ward(studio: Studio) -> OpenSession:
    return OpenSession(studio, create(studio, "Ward"))


@pytest.fixture
def bring(studio: Studio, ward: OpenSession) -> Callable[[Path], None]:
    """Brings a file into the session."""

    def brought(path: Path) -> None:
        (item,) = import_files(studio, [path], ImportDetails("Jo", credit="Drawn by Jo")).items
        ward.edit("Add", lambda session: session.with_item(session.blocks[1].id, item))

    return brought


def test_the_outlook_follows_the_wishes_and_is_what_the_file_weighs(
    studio: Studio, ward: OpenSession, bring: Callable[[Path], None], tmp_path: Path
) -> None:
    bring(deck(tmp_path / "a.pptx", ["Wait"]))
    foreseen = Foreseen(studio)
    for wishes in (USUAL_WISHES, DeckWishes(credit_lines=True), DeckWishes(shape="4:3")):
        seen = foreseen.outlook(ward.session, wishes)
        made = export(studio, ward.session, ward.name, "deck", tmp_path / "out.pptx", wishes=wishes)
        assert seen.octets == made.octets
        assert foreseen.outlook(ward.session, wishes) is seen, "nothing is another than before"
    ward.edit("Rename", lambda session: session.with_details(title="Another ward"))
    assert foreseen.outlook(ward.session, wishes) is not seen


def test_findings_are_kept_until_the_session_or_its_files_change(
    studio: Studio, ward: OpenSession, bring: Callable[[Path], None], tmp_path: Path
) -> None:
    bring(picture(tmp_path / "map.png"))
    catalogue, foreseen = Catalogue(studio), Foreseen(studio)
    (one,) = foreseen.findings(ward.session)
    assert keep_words(studio, catalogue, (one,), one, "  The way  in ")
    assert not keep_words(studio, catalogue, (one,), one, "The way in")
    (typed,) = foreseen.findings(ward.session)
    assert typed.finding is one.finding, "the file was not looked at again"
    assert (typed.typed, typed.item.without_alt) == ("The way in", 0)
    assert keep_words(studio, catalogue, (typed,), typed, "")
    assert foreseen.findings(ward.session)[0].typed == ""
    bring(picture(tmp_path / "door.png", "#aa3300"))
    assert len(foreseen.findings(ward.session)) == 2
    studio.media.path(one.item.media).unlink()
    assert foreseen.findings(ward.session)[0].finding is not one.finding
