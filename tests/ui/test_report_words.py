"""What the report panel says of everything that may become of a thing."""

from PySide6.QtWidgets import QApplication, QLabel

from natp_studio.domain.reports import Outcome, are_many, left_out, scaled, to_check
from natp_studio.services.importing import ImportReport
from natp_studio.ui.look.look import Look
from natp_studio.ui.pages.export.folding import Fold
from natp_studio.ui.pages.export.report_lines import _BECAME, grouped
from natp_studio.ui.pages.library.report import left_outs


def test_the_report_panel_has_words_for_whatever_may_become_of_a_thing() -> None:
    assert set(_BECAME) == set(Outcome)
    # What is to be checked says itself what it is.
    assert [outcome for outcome, words in _BECAME.items() if not words] == [Outcome.TO_CHECK]


def test_more_than_one_thing_is_told_in_the_plural() -> None:
    many = ["2 comments", "1,200 pictures", "macros", "the captions", "comments", "the words of “Chart 8”"]
    one = ["1 comment", "the slide", "a line or bar", "“Rooms”", "the custom show “Friends”", "11-minute film", ""]
    assert [what for what in (*many, *one) if are_many(what)] == many


def test_what_is_the_same_for_many_slides_is_one_line_and_file_names_keep_their_letters(qapp: QApplication) -> None:
    why = "its deck has slides of another size"
    report = [scaled("the slide", f"typical 4-3.pptx, slide {n}", why) for n in range(1, 15)]
    report.append(left_out("macros", "macros.pptm", "a deck with macros can do harm on another laptop"))
    groups = [made for made in grouped(Look("light"), report, "x.pptx") if isinstance(made, Fold)]
    assert [made.button.text() for made in groups] == ["Left out: 1", "Scaled: 14, in 1 line"]
    groups[1].turn()
    told = [[one.text().replace("\u200b", "") for one in made.findChildren(QLabel) if one.text()] for made in groups]
    assert told == [
        ["Macros were left out", "macros.pptm: a deck with macros can do harm on another laptop."],
        ["Each slide was scaled", f"Slides 1 to 14 of typical 4-3.pptx: {why}."],
    ]


def test_the_list_after_an_import_leaves_names_as_they_are() -> None:
    lines = (
        left_out("film.mp4", "a.pptx", "the deck only links to it"),
        left_out("the words of “Chart 8” on slide 1", "a.pptx", "the deck is damaged there"),
        to_check("the captions", "a.pptx", "they are short"),
        to_check("the picture “Garden” on slide 2", "a.pptx", "it is damaged"),
    )
    assert [one.what for one in left_outs(ImportReport(lines=lines))] == [
        "film.mp4 was left out: the deck only links to it.",
        "The words of “Chart 8” on slide 1 were left out: the deck is damaged there.",
        "The captions need a look: they are short.",
        "The picture “Garden” on slide 2 needs a look: it is damaged.",
    ]
