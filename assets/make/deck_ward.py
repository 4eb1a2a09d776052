"""The deck "Autism-informed care on a mental health ward": warm paper, spruce, Verdana."""

from __future__ import annotations

import pictures
from deck_items import Card, put_bars, put_cards, put_panel, put_picture, put_table, source_last
from deck_master import Layout, Look, Place, Shape
from deck_notes import SlideFacts, notes
from deck_parts import LABEL, add_slide, fade_in_on_click, new_deck
from pptx.enum.dml import MSO_THEME_COLOR as THEME
from pptx.presentation import Presentation as Deck

FILE = "autism-informed-ward.pptx"
TITLE = "Autism-informed care on a mental health ward"
TAGS = ("inpatient wards", "sensory environment", "predictability", "processing time")
KEYWORDS = "autism, inpatient ward, sensory environment, predictability, processing time"

LOOK = Look(
    "Warm paper",
    ("1F2628", "F4F2ED", "164951", "FCFBF8", "1E5B66", "E4EDEC", "F1E7CF", "E3ECDF", "8D6251", "4D585B"),
    "Verdana",
    "Verdana",
)
EDGE = (Shape("rect", (0, 0, 0.2, 7.5), "accent1"),)
TITLE_PLACE = Place("title", 0, "Title", (0.75, 0.5, 11.83, 0.95), "title")
SOURCE_PLACE = Place("body", 13, "Source", (0.75, 6.55, 11.83, 0.6), "source")
LAYOUTS = (
    Layout(
        "Opening",
        (
            Place("title", 0, "Title", (0.95, 1.15, 8.3, 2.3), "opening"),
            Place("body", 10, "Subtitle", (0.95, 3.75, 7.3, 1.0), "lead"),
            Place("body", 11, "Label", (0.95, 5.0, 6.6, 0.95), "label"),
            Place("body", 13, "Source", (0.95, 6.55, 7.0, 0.6), "source"),
        ),
        (
            Shape("ellipse", (8.9, 1.6, 7.4, 7.4), "accent4"),
            Shape("ellipse", (9.9, 3.1, 6.6, 6.6), "accent2"),
            Shape("ellipse", (7.9, 5.1, 7.2, 7.2), "accent3", 85),
            Shape("ellipse", (9.05, 3.05, 0.34, 0.34), "accent1"),
            Shape("ellipse", (9.85, 2.45, 0.34, 0.34), "accent1"),
            Shape("ellipse", (10.75, 2.1, 0.34, 0.34), "accent1"),
            Shape("ellipse", (11.7, 2.0, 0.34, 0.34), "accent1"),
        ),
    ),
    Layout(
        "Picture and list",
        (
            TITLE_PLACE,
            Place("pic", 10, "Picture", (0.75, 1.7, 5.83, 4.7)),
            Place("body", 11, "Text", (7.0, 1.7, 5.58, 4.7), "numbers"),
            SOURCE_PLACE,
        ),
    ),
    Layout(
        "Wide picture",
        (
            TITLE_PLACE,
            Place("pic", 10, "Picture", (0.75, 1.6, 10.83, 3.361)),
            Place("body", 11, "Text", (0.75, 5.15, 11.83, 1.2), "text"),
            SOURCE_PLACE,
        ),
    ),
    Layout(
        "Chart and text",
        (
            TITLE_PLACE,
            Place("chart", 10, "Chart", (0.75, 1.7, 6.2, 4.7)),
            Place("body", 11, "Text", (7.4, 1.7, 5.18, 4.7), "middle"),
            SOURCE_PLACE,
        ),
    ),
    Layout("Table", (TITLE_PLACE, Place("tbl", 10, "Table", (0.75, 1.65, 11.83, 4.7)), SOURCE_PLACE)),
    Layout("Steps", (TITLE_PLACE, Place("body", 11, "Text", (0.75, 1.6, 11.83, 0.7), "plain"), SOURCE_PLACE)),
    Layout(
        "Questions",
        (TITLE_PLACE, Place("body", 11, "Text", (1.35, 2.1, 10.8, 3.9), "questions"), SOURCE_PLACE),
        (Shape("rect", (0.75, 1.75, 11.83, 4.6), "accent2"), Shape("rect", (0.75, 1.75, 0.14, 4.6), "accent1")),
    ),
)

FACTS = {
    1: SlideFacts("Article on the National Autism Trainer Programme, by its programme director, 2025."),
    2: SlideFacts(
        "National Autistic Society, “Number of autistic people in mental health hospitals: October 2023”, 2023, "
        "first section (figures from the NHS Assuring Transformation collection)."
    ),
    3: SlideFacts(
        "NHS England, “Sensory-friendly resource pack”, 2022, section “Sensory sensitivities and autism”; National "
        "Development Team for Inclusion, “It’s Not Rocket Science”, 2020, ten recommendations; Mersey Care NHS "
        "Foundation Trust, “Appointments: neurodiverse friendly”, 2022 (one voice at a time)."
    ),
    4: SlideFacts(
        "National Development Team for Inclusion, “It’s Not Rocket Science”, 2020, ten recommendations; National "
        "Autistic Society, “Accessible environments”, hints and tips."
    ),
    5: SlideFacts(
        "National Development Team for Inclusion, “It’s Not Rocket Science”, 2020, recommendation 1; NHS Greater "
        "Glasgow and Clyde, “Meeting the needs of autistic people: acute patient pathway”, 2024."
    ),
    6: SlideFacts(
        "Shaw, Davis and Doherty, “Considering autistic patients in the era of telemedicine”, BJGP Open, 2022, table "
        "1; Doherty, McCowan and Shaw, “Autistic SPACE”, British Journal of Hospital Medicine, 2023, “Processing "
        "space”."
    ),
    7: SlideFacts("Article on the National Autism Trainer Programme, by its programme director, 2025."),
}


def build() -> Deck:
    deck = new_deck(LOOK, EDGE, LAYOUTS)
    _opening(deck)
    _count(deck)
    _senses(deck)
    _sense_table(deck)
    _predictable(deck)
    _ask_once(deck)
    _small_change(deck)
    for slide in deck.slides:
        source_last(slide)
    return deck


def _opening(deck: Deck) -> None:
    add_slide(
        deck,
        "Opening",
        TITLE,
        notes(
            say="Welcome. This is about small changes on a ward: to the senses, to what people can expect, and to "
            "time. There are seven slides and a break. We will say before each part what it is about. Nobody has to "
            "speak.",
            who="Both. The expert by experience chooses first whether to open or to listen.",
            ask="Is there anything in this room that we can change now: light, sound, seats, the door?",
            facts=FACTS[1],
        ),
        Subtitle="Senses, predictability and processing time",
        Label=LABEL,
        Source="Sources are named on each slide and in the notes.",
    )


def _count(deck: Deck) -> None:
    slide = add_slide(
        deck,
        "Chart and text",
        "In this count, two in three are autistic",
        notes(
            say="This is a national count for England. It counts autistic people and people with a learning "
            "disability who are in a mental health hospital. In 2015, 38 in 100 of them were autistic. In October "
            "2023 it was 66 in 100: 1,335 of 2,035 people. It is not a share of everybody on a ward, and it only has "
            "people whom services know to be autistic.",
            who="The practitioner. It is a number, not a story.",
            ask="How would you know who on this ward is autistic? Who may be autistic without anybody knowing?",
            facts=FACTS[2],
        ),
        Text=[
            "Mental health hospitals in England",
            "Counted: autistic people, and people with a learning disability",
            "October 2023: **1,335 of 2,035** were autistic",
        ],
        Source="Source: National Autistic Society, Number of autistic people in mental health hospitals: October 2023",
    )
    put_bars(
        slide,
        "Chart",
        "Autistic people among those counted",
        {"2015": 38, "October 2023": 66},
        across=False,
        number_format='0"%"',
        alt="Column chart. Share of autistic people among the people counted: 38 per cent in 2015, 66 per cent in "
        "October 2023.",
    )


def _senses(deck: Deck) -> None:
    slide = add_slide(
        deck,
        "Picture and list",
        "A ward asks a lot of the senses",
        notes(
            say="Look at the picture from 1 to 5. Light. Alarms. Voices. Smells. Touch. Each may be small for one "
            "person and painful for another. They add up. Usually neither patients nor staff can turn them down.",
            who="Either. If the expert by experience wants to say what a corridor is like, this is a good place. "
            "Only if they want to.",
            ask="Be quiet for half a minute. What do you hear, see and smell in here now?",
            facts=FACTS[3],
        ),
        Text=[
            "**Light** that is bright or flickers",
            "**Alarms** and echo",
            "**Voices**, many at once",
            "**Smells** of food and cleaning",
            "**Touch** and texture",
        ],
        Source="Sources: NHS England, Sensory-friendly resource pack (2022); NDTi, It’s Not Rocket Science (2020)",
    )
    put_picture(
        slide,
        "Picture",
        pictures.corridor(),
        "Drawing of a ward corridor with five numbers. 1: strip lights on the ceiling. 2: an alarm above a door. 3: "
        "three speech bubbles at the far end. 4: a trolley with hot food. 5: a chair with a rough cover.",
    )


def _sense_table(deck: Deck) -> None:
    slide = add_slide(
        deck,
        "Table",
        "Small changes, sense by sense",
        notes(
            say="Read one row together, not all. Most of these cost nothing. The report asks services to look at "
            "sound, light, smell and touch with autistic people, because every place is different. What we suggest "
            "for smell and touch is our own wording; the report asks to think about both. What helps one person can "
            "be hard for another, so ask.",
            who="Either. Take turns, row by row.",
            ask="Which row could this ward do before Friday? Who else needs to agree?",
            facts=FACTS[4],
        ),
        Source="Sources: NDTi, It’s Not Rocket Science (2020); National Autistic Society, Accessible environments",
    )
    put_table(
        slide,
        "Table",
        [
            ("Sense", "What can be too much", "A small change to try"),
            ("Sight", "Fluorescent or very bright light", "Dim or switch off one light"),
            ("Sound", "Alarms, echo, hand dryers, music", "Paper towels, ear defenders to borrow"),
            ("Smell", "Cleaning products, food, perfume", "Ask which smells are hard"),
            ("Touch", "Rough textures, sudden touch", "Ask before touching"),
            ("People", "Crowds and queues", "Say which times are quiet"),
        ],
        (1.6, 4.8, 5.43),
        0.78,
        "Table with five rows. For sight, sound, smell, touch and people it names what can be too much and a small "
        "change to try.",
    )


def _predictable(deck: Deck) -> None:
    slide = add_slide(
        deck,
        "Steps",
        "Predictable: what, who, when, changed",
        notes(
            say="Knowing what comes next makes a place safer. Say what will happen, who will come and when. If "
            "something changes, say it as soon as you know, and say why. Write it down, so that it can be read "
            "again.",
            who="The practitioner opens. The expert by experience may add what they want to know beforehand.",
            ask="Think of ward round. What do people know about it the evening before?",
            facts=FACTS[5],
            extra="Each click fades in one card. On paper and in the PDF all four are there.",
        ),
        Text="Tell people beforehand, and write it down.",
        Source="Sources: NDTi, It’s Not Rocket Science (2020); NHSGGC, Acute patient pathway (2024)",
    )
    cards = put_cards(
        slide,
        [
            Card("What", ("What will happen, in which order.",), THEME.ACCENT_2, THEME.ACCENT_1),
            Card("Who", ("Who will come. Their name and their role.",), THEME.ACCENT_4, THEME.ACCENT_1),
            Card("When", ("When it starts and when it ends.",), THEME.ACCENT_3, THEME.ACCENT_1),
            Card("Changed", ("What changed and why. At once.",), THEME.BACKGROUND_2, THEME.ACCENT_1),
        ],
        2.4,
        2.4,
    )
    put_panel(
        slide,
        "Example",
        "**For example:** Ward round. Tuesday, 10:30 to 10:45, room 2. The doctor and your named nurse. "
        "They will ask about sleep and about leave.",
        (0.75, 5.15, 11.83, 1.2),
        THEME.BACKGROUND_2,
    )
    fade_in_on_click(slide, cards)


def _ask_once(deck: Deck) -> None:
    slide = add_slide(
        deck,
        "Wide picture",
        "Processing time: ask once, then wait",
        notes(
            say="Some people need longer to take in a question and to find the answer. Waiting can feel long to the "
            "person who asks. Repeating or rephrasing can start the thinking again. So: ask one thing, then wait. "
            "Let us try it: I ask a question, and we stay quiet for twenty seconds.",
            who="Either. The one who asks the practice question keeps the time silently, without showing a clock.",
            ask="How did the silence feel? Where on this ward is there no time for it?",
            facts=FACTS[6],
        ),
        Text=["Repeating or rephrasing can start the thinking again", "Say: “Take the time you need. I will wait.”"],
        Source="Sources: Shaw and others, BJGP Open (2022), table 1; Doherty and others, Autistic SPACE (2023)",
    )
    put_picture(
        slide,
        "Picture",
        pictures.ask_once(),
        "Drawing of two rows. Asked once: a question, a long row of dots that grow, then an answer. Asked again in "
        "other words: three questions, each followed by a short row of dots that starts again, and an empty bubble "
        "at the end.",
    )


def _small_change(deck: Deck) -> None:
    add_slide(
        deck,
        "Questions",
        "One small change on this ward, this week",
        notes(
            say="Many people think that change must be large, and feel bad about what they have not done. Many small "
            "changes together can change a culture. Choose one. Small means: this week, with what is here.",
            who="Both. The practitioner asks, the expert by experience says which change would matter, if they want "
            "to.",
            ask="What is your small change? Who will notice it? You can write it down, say it, or keep it for "
            "yourself.",
            facts=FACTS[7],
        ),
        Text=[
            "What did you **notice** today: light, sound, smell, touch, people?",
            "What could be **told beforehand** or written down?",
            "Which change is **small enough** for this week?",
        ],
        Source="Source: article on the National Autism Trainer Programme (2025): many small changes shift a culture",
    )
