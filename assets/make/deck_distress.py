"""The deck "Distress, masking and diagnostic overshadowing": pale lilac, plum, serif headings."""

from __future__ import annotations

import icons
import pictures
from deck_items import Card, Drawing, put_bars, put_cards, put_picture, put_table, source_last
from deck_master import Layout, Look, Place, Shape
from deck_notes import SlideFacts, notes
from deck_parts import LABEL, add_slide, new_deck
from pptx.enum.dml import MSO_THEME_COLOR as THEME
from pptx.presentation import Presentation as Deck

FILE = "distress-masking-overshadowing.pptx"
TITLE = "Distress, masking and diagnostic overshadowing"
TAGS = ("meltdown and shutdown", "masking and burnout", "diagnostic overshadowing", "eating-disorder pathways")
KEYWORDS = "autism, meltdown, shutdown, masking, burnout, diagnostic overshadowing"

LOOK = Look(
    "Plum and linen",
    ("2A1F2B", "F7F3F6", "4F2A4C", "FFFFFF", "6B3A66", "EEE0ED", "E4ECDE", "F5E4DC", "4F6B4A", "5A4A5A"),
    "Georgia",
    "Calibri",
)
LINE = (Shape("rect", (0.75, 1.56, 1.6, 0.06), "accent1"), Shape("ellipse", (11.9, -1.5, 3.0, 3.0), "accent2"))
TITLE_PLACE = Place("title", 0, "Title", (0.75, 0.45, 10.9, 1.0), "title serif")
SOURCE_PLACE = Place("body", 13, "Source", (0.75, 6.65, 11.83, 0.55), "source")
LAYOUTS = (
    Layout(
        "Opening",
        (
            Place("title", 0, "Title", (0.95, 1.1, 7.9, 2.2), "opening serif"),
            Place("body", 10, "Subtitle", (0.95, 3.6, 7.2, 1.1), "lead"),
            Place("body", 11, "Label", (0.95, 5.0, 6.8, 0.95), "label"),
            Place("body", 13, "Source", (0.95, 6.65, 7.2, 0.55), "source"),
        ),
        (
            Shape("ellipse", (8.6, -1.2, 8.2, 8.2), "accent2"),
            Shape("ellipse", (9.9, 0.1, 5.6, 5.6), "accent4"),
            Shape("ellipse", (11.2, 1.4, 3.0, 3.0), "lt2"),
        ),
    ),
    Layout(
        "Content note",
        (TITLE_PLACE, Place("body", 10, "Text", (1.35, 2.15, 10.6, 4.0), "questions"), SOURCE_PLACE),
        (*LINE, Shape("roundRect", (0.75, 1.95, 11.83, 4.4), "accent3")),
    ),
    Layout(
        "Picture and text",
        (
            TITLE_PLACE,
            Place("pic", 10, "Picture", (0.75, 1.85, 5.7, 4.597)),
            Place("body", 11, "Text", (6.85, 1.85, 5.73, 4.6), "middle"),
            SOURCE_PLACE,
        ),
        LINE,
    ),
    Layout("Table", (TITLE_PLACE, Place("tbl", 10, "Table", (0.75, 1.9, 11.83, 4.5)), SOURCE_PLACE), LINE),
    Layout("Cards", (TITLE_PLACE, Place("body", 10, "Text", (0.75, 1.85, 11.83, 0.7), "plain"), SOURCE_PLACE), LINE),
    Layout(
        "Text and chart",
        (
            TITLE_PLACE,
            Place("body", 10, "Text", (0.75, 1.85, 6.2, 4.6), "middle"),
            Place("chart", 11, "Chart", (7.3, 1.85, 5.28, 4.6)),
            SOURCE_PLACE,
        ),
        LINE,
    ),
    Layout(
        "Backup",
        (TITLE_PLACE, Place("body", 10, "Text", (1.35, 2.15, 10.8, 4.0), "questions"), SOURCE_PLACE),
        (*LINE, Shape("roundRect", (0.75, 1.95, 11.83, 4.4), "accent4")),
    ),
)

FACTS = {
    1: SlideFacts("NHS England, “Meeting the needs of autistic adults in mental health services”, 2023, foreword."),
    2: SlideFacts(
        "NHS Confederation and Centre for Mental Health, “No wrong door”, 2022, element 3 (people do not have to "
        "repeat their stories)."
    ),
    3: SlideFacts(
        "Autistica, “Supporting meltdowns”, “About meltdowns and shut downs”; NHS Greater Glasgow and Clyde, "
        "“Meeting the needs of autistic people: autistic meltdowns and shutdowns”, 2024.",
        "This slide describes what extreme distress can look like, in general words. It has no story and no "
        "photograph.",
    ),
    4: SlideFacts(
        "Autistica, “Supporting meltdowns”, “How you can help”; NHS Greater Glasgow and Clyde, “Meeting the needs of "
        "autistic people: autistic meltdowns and shutdowns”, 2024.",
        "This slide is about supporting somebody in extreme distress. It mentions keeping a person safe from hurt.",
    ),
    5: SlideFacts(
        "Hull, Petrides, Allison and others, “‘Putting on My Best Normal’: Social Camouflaging in Adults with Autism "
        "Spectrum Conditions”, Journal of Autism and Developmental Disorders, 2017, abstract; Raymaker, Teo, "
        "Steckler and others, “Defining Autistic Burnout”, Autism in Adulthood, 2020, results.",
        "This slide is about long exhaustion. Some people in the room may know it themselves.",
    ),
    6: SlideFacts(
        "Kentrou and others, “Perceived misdiagnosis of psychiatric conditions in autistic adults”, "
        "eClinicalMedicine, 2024, findings; Think Local Act Personal, Jargon Buster, “Diagnostic overshadowing”; "
        "Care Quality Commission, “How you see me matters”, 2023, background.",
        "This slide is about illness that was missed and diagnoses that people felt were wrong.",
    ),
    7: SlideFacts(
        "King’s College London, “Making eating disorder treatment more inclusive: the PEACE Pathway”, 2025; PEACE "
        "Pathway, “Supporting eating difficulties”.",
        "This slide is about eating disorders. It names no weights, numbers or behaviours.",
    ),
}


def build() -> Deck:
    deck = new_deck(LOOK, (), LAYOUTS)
    _opening(deck)
    _content_note(deck)
    _overload(deck)
    _less(deck)
    _masking(deck)
    _look_twice(deck)
    _eating(deck)
    for slide in deck.slides:
        source_last(slide)
    return deck


def _opening(deck: Deck) -> None:
    add_slide(
        deck,
        "Opening",
        TITLE,
        notes(
            say="This part is about what distress can mean, about what people hide and what it costs, and about "
            "looking twice. It is written to help staff feel more sure of what to do, and calmer while they do it.",
            who="Both. Agree beforehand who leads which slide. Either may hand over at any time, without a reason.",
            ask="What do you need in order to stay calm when somebody else is overwhelmed?",
            facts=FACTS[1],
        ),
        Subtitle="What it can mean when somebody is overwhelmed, and why we look twice",
        Label=LABEL,
        Source="Sources are named on each slide and in the notes.",
    )


def _content_note(deck: Deck) -> None:
    add_slide(
        deck,
        "Content note",
        "Before we start: what this part is about",
        notes(
            say="Read the slide slowly, then wait. Say where the quiet place is and that coming back is welcome. Say "
            "that nobody here is asked to tell their story, staff included.",
            who="The practitioner reads. The expert by experience says whether they want to add something.",
            ask="Nothing. Leave a pause of half a minute instead.",
            facts=FACTS[2],
        ),
        Text=[
            "We talk about **overload**, **exhaustion** and **missed illness**",
            "There are no stories of a person and no photographs",
            "You may leave, stand, or look away. You need no reason",
            "If one of us needs to stop, we stop",
        ],
        Source="Source: NHS Confederation, No wrong door (2022): people will not have to repeat their stories",
    )


def _overload(deck: Deck) -> None:
    slide = add_slide(
        deck,
        "Picture and text",
        "When it is too much: meltdown and shutdown",
        notes(
            say="Noise, light, change, people, the effort of hiding it: they add up. When it is too much, it can go "
            "outwards, as a meltdown: crying, shouting, moving. Or inwards, as a shutdown: silent, still, not able "
            "to answer. A shutdown is easy to miss. Neither is chosen.",
            who="Either. Only the person whose experience it is may say what it is like.",
            ask="Which of the five layers is high on this ward at six in the evening?",
            facts=FACTS[3],
        ),
        Text=[
            "**Meltdown:** it goes outwards. Crying, shouting, moving",
            "**Shutdown:** it goes inwards. Silent, still, not able to answer",
            "Neither is chosen. Both are **extreme distress**",
        ],
        Source="Sources: Autistica, Supporting meltdowns; NHSGGC, Autistic meltdowns and shutdowns (2024)",
    )
    put_picture(
        slide,
        "Picture",
        pictures.overload(),
        "Drawing of a full glass with five layers: noise, light, change, people, effort. One dotted path leads "
        "outwards to a sun of rays, one leads inwards to a small dense centre.",
    )


def _less(deck: Deck) -> None:
    slide = add_slide(
        deck,
        "Table",
        "While it lasts: less of everything",
        notes(
            say="What helps is mostly less. One person, few words, less light, fewer demands. Take away what could "
            "hurt. Afterwards there is tiredness: give time, and do not ask for explanations now. The person’s own "
            "plan comes before this table.",
            who="Either. The expert by experience may change a row, if they want to.",
            ask="Who steps back on this ward, and how do they know that it is them?",
            facts=FACTS[4],
        ),
        Source="Sources: Autistica, Supporting meltdowns; NHSGGC, Autistic meltdowns and shutdowns (2024)",
    )
    put_table(
        slide,
        "Table",
        [
            ("Less", "What that can mean"),
            ("People", "One person stays near. The others step back"),
            ("Words", "Few, short and slow. A low voice. No questions that can wait"),
            ("Light and noise", "A quiet place without bright light, if they want it"),
            ("Danger", "Take away what could hurt"),
            ("Demands", "Space and time to recover. Talk about it another day"),
        ],
        (3.0, 8.83),
        0.76,
        "Table with five rows. Less of people, words, light and noise, danger and demands, and what each can mean.",
        24,
    )


def _masking(deck: Deck) -> None:
    slide = add_slide(
        deck,
        "Cards",
        "Masking and burnout: often not seen",
        notes(
            say="Masking means to hide autistic ways of being, or to make up for them, often to fit in or to "
            "connect. In one study 92 autistic adults spoke of exhaustion afterwards. Autistic burnout is long "
            "exhaustion, with lost skills and less tolerance for light, sound and touch, typically for three months "
            "or more. Somebody who looks well may be near it.",
            who="The expert by experience, if they choose. Otherwise the practitioner, in general words.",
            ask="What do we praise on the ward that may be masking?",
            facts=FACTS[5],
        ),
        Text="“Looks fine” and “is fine” are two different observations.",
        Source="Sources: Hull and others (2017); Raymaker and others, Autism in Adulthood (2020)",
    )
    put_cards(
        slide,
        [
            Card(
                "Masking",
                ("Hiding or making up for autistic ways of being. It can be exhausting.",),
                THEME.ACCENT_2,
                THEME.TEXT_2,
            ),
            Card(
                "Burnout",
                ("Long exhaustion, lost skills, less tolerance for light, sound and touch.",),
                THEME.ACCENT_4,
                THEME.TEXT_2,
            ),
            Card("What helps", ("Acceptance, fewer demands, time off, adjustments.",), THEME.ACCENT_3, THEME.TEXT_2),
        ],
        2.65,
        3.75,
        Drawing(
            "Three drawings",
            icons.masking(),
            "Three small drawings: a circle half hidden behind a panel, a nearly empty battery, a plant in a pot.",
        ),
    )


def _look_twice(deck: Deck) -> None:
    slide = add_slide(
        deck,
        "Text and chart",
        "Diagnostic overshadowing: look twice",
        notes(
            say="Overshadowing means that one diagnosis is used to explain everything, so something else is missed. "
            "It can go two ways: pain or depression is seen as part of autism, or autism is seen as something else. "
            "In a Dutch study 1,211 autistic adults were asked: about one in four felt that an earlier psychiatric "
            "diagnosis had been wrong, among women about one in three. It is what people felt, not a second opinion.",
            who="The practitioner. It asks something of staff, not of autistic people.",
            ask="What changed, since when, and what else could it be: pain, sleep, side effects, a new noise?",
            facts=FACTS[6],
        ),
        Text=[
            "**One diagnosis explains everything**, so something else is missed",
            "Distress read as “just autism”; autism read as something else",
            "First ask: **what has changed?** Pain, sleep, side effects, noise",
        ],
        Source="Sources: Kentrou and others, eClinicalMedicine (2024), n = 1,211; TLAP Jargon Buster; CQC (2023)",
    )
    put_bars(
        slide,
        "Chart",
        "Felt an earlier diagnosis was wrong",
        {"All": 24.6, "Women": 31.7, "Men": 16.7},
        across=False,
        number_format='0.0"%"',
        alt="Column chart. Share of autistic adults who felt that an earlier psychiatric diagnosis was wrong: all "
        "24.6 per cent, women 31.7, men 16.7.",
    )


def _eating(deck: Deck) -> None:
    slide = add_slide(
        deck,
        "Backup",
        "Backup: eating, the senses and autism",
        notes(
            say="Use this slide only if the ward asks for it. An eating plan can fail because of texture, smell or "
            "an uncertain menu, and not only because of the eating disorder. Ask which habits are older than the "
            "illness.",
            who="The practitioner, best with a dietitian or an occupational therapist in the room.",
            ask="Who here could offer a sensory screener in the first week?",
            facts=FACTS[7],
            extra="The slide is hidden. It does not show unless you choose it.",
        ),
        Text=[
            "First ask about taste, texture, smell and **the room**",
            "Offer a menu whose textures and flavours **stay the same**",
            "Use a **sensory screener** and a **communication passport**",
            "Ask which ways of eating are **older** than the eating disorder",
        ],
        Source="Sources: King’s College London, The PEACE Pathway (2025); PEACE Pathway, Supporting eating "
        "difficulties",
    )
    slide.element.set("show", "0")
