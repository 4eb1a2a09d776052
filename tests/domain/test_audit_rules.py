import pytest

from natp_studio.domain.auditing import RULES, contrast, least_contrast
from natp_studio.domain.scenes import Colour

WHITE = Colour(255, 255, 255)


@pytest.mark.parametrize(("colour", "ratio"), [(Colour(0, 0, 0), 21.0), (WHITE, 1.0), (Colour(0x76, 0x76, 0x76), 4.54)])
def test_contrast_is_that_of_wcag(colour: Colour, ratio: float) -> None:
    assert contrast(colour, WHITE) == pytest.approx(ratio, abs=0.005)
    assert contrast(WHITE, colour) == contrast(colour, WHITE)


def test_large_and_bold_words_need_less_contrast() -> None:
    assert (least_contrast(18, bold=False), least_contrast(14, bold=True)) == (3.0, 3.0)
    assert (least_contrast(17.9, bold=False), least_contrast(13.9, bold=True)) == (4.5, 4.5)


def test_every_rule_says_why_and_how_in_sentences() -> None:
    for name, rule in RULES.items():
        assert rule.why.endswith("."), name
        assert rule.mend.endswith("."), name
