"""Small decks for the tests of drawing, and a look at what was drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from lxml import etree
from pptx import Presentation
from pptx.slide import Slide
from pptx.util import Pt

from natp_studio.decks.deck import Deck
from natp_studio.decks.drawing.drawer import SlideDrawer
from natp_studio.decks.xml import NAMESPACES
from natp_studio.domain.scenes import Group, Node, Run, Scene, Shape, TextBody

Kind = TypeVar("Kind")
BLANK, TITLE_AND_BODY = 6, 1


def scene_of(path: Path, number: int = 1) -> Scene:
    """A slide of a deck as a scene."""
    return SlideDrawer(Deck(path)).scene(number)


def scene_with(folder: Path, fill: Callable[[Slide], object], layout: int = BLANK) -> Scene:
    """The scene of a new deck's one slide after `fill` has put something on it. The page is 720 by 540 points."""
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[layout])
    fill(slide)
    presentation.save(str(folder / "drawn.pptx"))
    return scene_of(folder / "drawn.pptx")


def every(nodes: Iterable[Node], kind: type[Kind]) -> Iterator[Kind]:
    """All nodes of a kind, those in groups too."""
    for node in nodes:
        if isinstance(node, kind):
            yield node
        if isinstance(node, Group):
            yield from every(node.nodes, kind)


def the(scene: Scene, kind: type[Kind]) -> Kind:
    """The one node of a kind."""
    (found,) = every(scene.nodes, kind)
    return found


def words(body: TextBody | None) -> str:
    """What a text body says, a line a paragraph."""
    assert body is not None
    return "\n".join("".join(run.text for run in paragraph.runs) for paragraph in body.paragraphs)


def run_of(scene: Scene, text: str) -> Run:
    """The run that holds a text."""
    for shape in every(scene.nodes, Shape):
        for paragraph in shape.text.paragraphs if shape.text else ():
            for run in paragraph.runs:
                if text in run.text:
                    return run
    raise AssertionError(f"nothing says {text!r}")


def text_box(slide: Slide, text: str = "Words", place: tuple[float, float, float, float] = (72, 72, 288, 144)):  # type: ignore[no-untyped-def]
    """A text box at left, top, width, height in points."""
    box = slide.shapes.add_textbox(*(Pt(part) for part in place))
    box.text_frame.text = text
    return box


def element(text: str) -> etree._Element:
    """An element written with the usual prefixes."""
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return etree.fromstring(f"<holder {declared}>{text}</holder>")[0]


def put(parent: etree._Element, text: str) -> etree._Element:
    """Add an element at the end of another."""
    child = element(text)
    parent.append(child)
    return child
