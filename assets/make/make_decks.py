"""Make the three example decks and the manifest that names them, the animation and the ideas.

Usage: python make_decks.py LIBRARY

LIBRARY is `assets/library`. Slides, notes and sources stand in deck_ward.py, deck_communication.py and
deck_distress.py; the manifest repeats their sources and content notes by slide number, so that the two cannot differ.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import deck_communication
import deck_distress
import deck_ward
from arrival import SCENES
from deck_parts import AUTHOR, LABEL, save
from pictures import painter_ready

DECKS = (deck_ward, deck_communication, deck_distress)
SUBJECT = "Example content for training sessions in health care"
INPATIENT = ["Inpatient mental health"]
EVERYWHERE = [
    "Inpatient mental health",
    "Community mental health",
    "Residential special education",
    "Health and justice",
]
PROFESSIONS = {
    deck_ward.FILE: ["Nurses", "Psychologists", "Psychiatrists", "Occupational therapists"],
    deck_communication.FILE: [
        "Nurses",
        "Psychologists",
        "Psychiatrists",
        "Occupational therapists",
        "Speech and language therapists",
    ],
    deck_distress.FILE: ["Nurses", "Psychologists", "Psychiatrists", "Occupational therapists", "Dietitians"],
}
VIDEO = {
    "file": "videos/arriving-on-the-ward.mp4",
    "captions": [{"file": "videos/arriving-on-the-ward.vtt", "language": "en-GB", "label": "English"}],
    "title": "Arriving on the ward: six calm steps",
    "tags": ["inpatient wards", "predictability", "transitions"],
    "settings": INPATIENT,
    "cites": "National Development Team for Inclusion, “It’s Not Rocket Science”, 2020, recommendations 1 and 4; NHS "
    "Greater Glasgow and Clyde, “Meeting the needs of autistic people: acute patient pathway”, 2024.",
    "content_note": "It shows somebody’s arrival on a ward, in drawings without people. The sound is soft, steady "
    "tones; nobody speaks.",
}


def main() -> None:
    library = Path(sys.argv[1])
    painter_ready()
    for module in DECKS:
        path = library / "decks" / module.FILE
        save(module.build(), path, module.TITLE, SUBJECT, module.KEYWORDS)
        print(f"{path.name}: {path.stat().st_size:,} bytes")
    manifest = json.dumps(_manifest(), ensure_ascii=False, indent=2) + "\n"
    (library / "library.json").write_text(manifest, encoding="utf-8", newline="\n")
    print(f"library.json; the animation lasts {sum(scene.seconds for scene in SCENES):.0f} s")


def _manifest() -> dict[str, object]:
    return {
        "contributor": AUTHOR,
        "credit": LABEL,
        "decks": [
            {
                "file": f"decks/{module.FILE}",
                "tags": list(module.TAGS),
                "settings": EVERYWHERE if module is deck_communication else INPATIENT,
                "professions": PROFESSIONS[module.FILE],
                "content_notes": {
                    str(number): facts.content_note for number, facts in module.FACTS.items() if facts.content_note
                },
                "cites": {str(number): facts.cites for number, facts in module.FACTS.items()},
            }
            for module in DECKS
        ],
        "videos": [VIDEO],
        "ideas": "ideas.json",
    }


if __name__ == "__main__":
    main()
