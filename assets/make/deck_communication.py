"""The deck "Communication that works both ways": cool white, ink blue, the metrics of Arial."""

from __future__ import annotations

import icons
import pictures
from deck_items import Card, Drawing, put_bars, put_cards, put_picture, put_table, source_last
from deck_master import Layout, Look, Place, Shape
from deck_notes import SlideFacts, notes
from deck_parts import LABEL, add_slide, new_deck
from pptx.enum.dml import MSO_THEME_COLOR as THEME
from pptx.presentation import Presentation as Deck

FILE = "communication-both-ways.pptx"
TITLE = "Communication that works both ways"
TAGS = ("accessible communication", "double empathy", "clear words", "written options")
KEYWORDS = "autism, communication, double empathy, clear words, written options"

LOOK = Look(
    "Ink and air",
    ("1B2430", "F5F7FA", "243A6E", "FFFFFF", "2F4B8A", "E3E9F5", "DDECEC", "F6ECD6", "2F6F73", "475467"),
    "Arial",
    "Arial",
)
BAND = (Shape("rect", (0, 0, 13.333, 1.4), "dk2"), Shape("rect", (0, 1.4, 13.333, 0.09), "accent5"))
TITLE_PLACE = Place("title", 0, "Title", (0.75, 0.2, 11.83, 1.0), "title on dark")
SOURCE_PLACE = Place("body", 13, "Source", (0.75, 6.6, 11.83, 0.6), "source")
LAYOUTS = (
    Layout(
        "Opening",
        (
            Place("title", 0, "Title", (0.95, 1.2, 7.4, 2.1), "opening on dark"),
            Place("body", 10, "Subtitle", (0.95, 3.6, 6.9, 1.3), "lead on dark"),
            Place("body", 11, "Label", (0.95, 5.25, 6.6, 0.9), "label on dark"),
            Place("body", 13, "Source", (0.95, 6.6, 7.0, 0.6), "source on dark"),
        ),
        (
            Shape("rect", (0, 0, 13.333, 7.5), "dk2"),
            Shape("ellipse", (8.0, 2.0, 4.6, 4.6), "accent1"),
            Shape("ellipse", (10.3, 2.0, 4.6, 4.6), "accent5", 80),
        ),
        "dk2",
    ),
    Layout(
        "Text and picture",
        (
            TITLE_PLACE,
            Place("body", 10, "Text", (0.75, 1.9, 6.0, 4.5), "middle"),
            Place("pic", 11, "Picture", (7.15, 1.9, 5.43, 4.38)),
            SOURCE_PLACE,
        ),
        BAND,
    ),
    Layout(
        "Three parts",
        (TITLE_PLACE, Place("body", 10, "Text", (0.75, 1.85, 11.83, 1.0), "plain"), SOURCE_PLACE),
        BAND,
    ),
    Layout("Table", (TITLE_PLACE, Place("tbl", 10, "Table", (0.75, 1.95, 11.83, 4.4)), SOURCE_PLACE), BAND),
    Layout(
        "Text and chart",
        (
            TITLE_PLACE,
            Place("body", 10, "Text", (0.75, 1.9, 3.9, 4.5), "middle"),
            Place("chart", 11, "Chart", (4.95, 1.8, 7.63, 4.7)),
            SOURCE_PLACE,
        ),
        BAND,
    ),
)

FACTS = {
    1: SlideFacts(
        "NHS England, “Autism-informed inpatient care. Culture of care standards: Annex A”, section “Autism and "
        "neurodivergence”."
    ),
    2: SlideFacts(
        "Crompton, Ropar, Evans-Williams, Flynn and Fletcher-Watson, “Autistic peer-to-peer information transfer is "
        "highly effective”, Autism, 2020, abstract; Milton, Waldock and Keates, “Autism and the ‘double empathy "
        "problem’”, introduction."
    ),
    3: SlideFacts(
        "Crompton, Ropar, Evans-Williams, Flynn and Fletcher-Watson, “Autistic peer-to-peer information transfer is "
        "highly effective”, Autism, 2020, abstract and lay abstract."
    ),
    4: SlideFacts(
        "Shaw, Davis and Doherty, “Considering autistic patients in the era of telemedicine”, BJGP Open, 2022, table "
        "1; “Ten top tips on autism-friendly consultations”, Nursing in Practice, tips 2 and 3. The sentences are "
        "made up for this slide."
    ),
    5: SlideFacts(
        "Doherty, Neilson, O’Sullivan and others, “Barriers to healthcare and self-reported adverse outcomes for "
        "autistic adults: a cross-sectional study”, BMJ Open, 2022, results."
    ),
    6: SlideFacts(
        "Howard and Sedgewick, “‘Anything but the phone!’: Communication mode preferences in the autism community”, "
        "Autism, 2021, abstract; NHS England, “Accessible Information Standard: requirements (DAPB1605)”, "
        "introduction."
    ),
}


def build() -> Deck:
    deck = new_deck(LOOK, (), LAYOUTS)
    _opening(deck)
    _both_directions(deck)
    _passed_on(deck)
    _one_meaning(deck)
    _barriers(deck)
    _ways_to_answer(deck)
    for slide in deck.slides:
        source_last(slide)
    return deck


def _opening(deck: Deck) -> None:
    add_slide(
        deck,
        "Opening",
        TITLE,
        notes(
            say="For a long time research looked at what autistic people were said to lack. This part looks at both "
            "sides: how two people who experience the world differently can understand each other better. What you "
            "learn here is a way of asking, not a set of rules about autistic people.",
            who="Both, one sentence each.",
            ask="When did you last notice that you and somebody else meant different things by the same word?",
            facts=FACTS[1],
        ),
        Subtitle="Clear words, more than one way to answer, and understanding in both directions",
        Label=LABEL,
        Source="Sources are named on each slide and in the notes.",
    )


def _both_directions(deck: Deck) -> None:
    slide = add_slide(
        deck,
        "Text and picture",
        "Not understanding goes in both directions",
        notes(
            say="The “double empathy problem” is an idea by an autistic researcher. Two people with different ways of "
            "experiencing the world can misread each other. It is a matter between two people, not a fault in one. In "
            "health care the two do not have the same power, so the first step is ours.",
            who="The expert by experience may want to say this one. If not, the practitioner.",
            ask="Think of a conversation that went wrong on the ward. What might you have missed?",
            facts=FACTS[2],
        ),
        Text=[
            "Two people who experience the world differently can misread **each other**",
            "So it is not only for autistic people to adapt",
            "Ask yourself: **what may I be missing?**",
        ],
        Source="Sources: Crompton and others, Autism (2020); Milton, Waldock and Keates, The ‘double empathy problem’",
    )
    put_picture(
        slide,
        "Picture",
        pictures.both_ways(),
        "Drawing of two overlapping circles, one with dots and one with stripes. In the middle one arrow goes from "
        "left to right and one from right to left.",
    )


def _passed_on(deck: Deck) -> None:
    slide = add_slide(
        deck,
        "Three parts",
        "A story passed on: where details were lost",
        notes(
            say="Seventy-two people took part, in nine groups of eight. One person heard a story and passed it on, "
            "and so on to the eighth. Groups of autistic people passed on as many details as groups of non-autistic "
            "people. In mixed groups more was lost, and people felt less at ease with each other. So it is the mix "
            "that needs care.",
            who="Either.",
            ask="A handover passes through many people. Where on this ward do details get lost?",
            facts=FACTS[3],
        ),
        Text="Eight people in a row, one story. Nine groups, 72 people.",
        Source="Source: Crompton and others, Autistic peer-to-peer information transfer is highly effective, Autism "
        "(2020)",
    )
    put_cards(
        slide,
        [
            Card("All autistic", ("Shared the story well.", "Felt at ease together."), THEME.ACCENT_2, THEME.TEXT_2),
            Card("All non-autistic", ("Shared it as well as the autistic groups.",), THEME.ACCENT_2, THEME.TEXT_2),
            Card("Mixed", ("More details were lost.", "Felt less at ease."), THEME.ACCENT_4, THEME.TEXT_2),
        ],
        2.7,
        3.6,
        Drawing(
            "Three chains",
            icons.chains(),
            "Three drawn chains of eight. The first has dots only, the second diamonds only. The third has dots and "
            "diamonds in turn, and its line is broken.",
        ),
    )


def _one_meaning(deck: Deck) -> None:
    slide = add_slide(
        deck,
        "Table",
        "Say it so that it can only mean one thing",
        notes(
            say="The left column is everyday ward talk. It is friendly, and it can be read in more than one way. The "
            "right column says who, what and when, and whether there is a choice. The sentences are made up for this "
            "slide; nobody is quoted.",
            who="Either. Read one row each.",
            ask="In pairs, two minutes: write down one sentence you say every day, and change it.",
            facts=FACTS[4],
        ),
        Source="Sources: Shaw and others, BJGP Open (2022), table 1; Ten top tips, Nursing in Practice, tips 2 and 3",
    )
    put_table(
        slide,
        "Table",
        [
            ("Instead of", "Not clear", "You could say"),
            ("“I’ll be back in a bit.”", "When?", "“I will be back at 3 o’clock. If I am late, I will tell you.”"),
            (
                "“Can you pop in for bloods?”",
                "Is it a choice?",
                "“A blood test is at 10. It is your choice. Do you want it?”",
            ),
            ("“How are we doing today?”", "About what?", "“Did you sleep more or less than the night before?”"),
            ("“Just let us know.”", "Whom, and how?", "“Tell any nurse, or write on the card by your door.”"),
        ],
        (3.7, 2.1, 6.03),
        0.9,
        "Table with four rows. Each has an everyday sentence, what is not clear in it, and a clearer sentence.",
    )


def _barriers(deck: Deck) -> None:
    slide = add_slide(
        deck,
        "Text and chart",
        "What makes it hard to see a doctor",
        notes(
            say="507 autistic adults answered an international online survey about seeing a general practitioner. "
            "These are the five barriers they rated highest. Three of the five are about communication. Eighty in a "
            "hundred autistic adults said that visiting is difficult, against 37 in a hundred non-autistic adults.",
            who="The practitioner.",
            ask="It is about general practice. Which of the five is also true for this ward?",
            facts=FACTS[5],
        ),
        Text=["507 autistic adults, online survey", "Three of the five are about **communication**"],
        Source="Source: Doherty and others, Barriers to healthcare … for autistic adults, BMJ Open (2022)",
    )
    put_bars(
        slide,
        "Chart",
        "Autistic adults who named the barrier",
        {
            "Is it worth a visit?": 72,
            "Booking by telephone": 62,
            "Not feeling understood": 56,
            "Talking with the doctor": 53,
            "The waiting room": 51,
        },
        across=True,
        number_format='0"%"',
        alt="Bar chart of five barriers to seeing a general practitioner. Deciding whether symptoms are worth a "
        "visit 72 per cent, booking by telephone 62, not feeling understood 56, communicating with the doctor 53, "
        "the waiting room 51.",
    )


def _ways_to_answer(deck: Deck) -> None:
    slide = add_slide(
        deck,
        "Three parts",
        "Offer more than one way to answer",
        notes(
            say="In one study 245 autistic adults ranked ways to communicate. With services, e-mail came high and "
            "the telephone was unpopular. With people they know, speaking face to face and writing were both liked. "
            "So ask, and offer a choice. Then record it, so that nobody is asked again by the next shift.",
            who="Either. The expert by experience may say which ways they use, if they want to.",
            ask="Which of the four can people use on this ward today? Where is it written down?",
            facts=FACTS[6],
        ),
        Text="Ask on the first day, write it in the record, tell the next shift.",
        Source="Sources: Howard and Sedgewick, Autism (2021); NHS England, Accessible Information Standard",
    )
    put_cards(
        slide,
        [
            Card("Writing", ("A note, a whiteboard, an e-mail or a text.",), THEME.ACCENT_2, THEME.TEXT_2),
            Card("Showing", ("Pictures, symbols or a device.",), THEME.ACCENT_3, THEME.TEXT_2),
            Card("Speaking", ("One person, one question at a time.",), THEME.ACCENT_2, THEME.TEXT_2),
            Card("Later", ("Time to think, and answer tomorrow.",), THEME.ACCENT_4, THEME.TEXT_2),
        ],
        2.7,
        3.6,
        Drawing(
            "Four ways",
            icons.ways_to_answer(),
            "Four small drawings: a written page with a pencil, a picture card, a speech bubble, a clock.",
        ),
    )
