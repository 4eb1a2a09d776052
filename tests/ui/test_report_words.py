"""What the report panel says of everything that may become of a thing."""

from natp_studio.domain.reports import Outcome
from natp_studio.ui.pages.export.report_lines import _BECAME


def test_the_report_panel_has_words_for_whatever_may_become_of_a_thing() -> None:
    assert set(_BECAME) == set(Outcome)
    # What is to be checked says itself what it is.
    assert [outcome for outcome, words in _BECAME.items() if not words] == [Outcome.TO_CHECK]
