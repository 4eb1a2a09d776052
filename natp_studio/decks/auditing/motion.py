"""What moves, flashes or makes a sound by itself: films, transitions, animations (ECMA-376 19.5)."""

from __future__ import annotations

from collections.abc import Iterator

from natp_studio.decks.slide_tree import all_shapes, name_of, properties_of
from natp_studio.decks.xml import Element, elements, find, find_all, is_whole, local, qn
from natp_studio.domain.auditing import DeckFinding

# Transitions: "flash" is PowerPoint 2010's (MS-PPTX 2.1), "random" may choose any of them.
_FLASHING_TRANSITIONS = {"flash": "Flash", "newsflash": "Newsflash", "random": "Random"}
# Numbers of animations as PowerPoint writes them: class of the effect, and its preset.
_FLASHING_EFFECTS = {
    ("entr", "11"): "Flash Once",
    ("exit", "11"): "Flash Once",
    ("emph", "10"): "Bold Flash",
    ("emph", "26"): "Pulse",
    ("emph", "35"): "Blink",
}
_WITHOUT_CLICK = ("afterEffect", "withEffect")


def motion_findings(root: Element) -> Iterator[DeckFinding]:
    """What moves by itself on one slide."""
    names = {
        properties.get("id", ""): name_of(shape)
        for shape in all_shapes(root)
        if (properties := properties_of(shape)) is not None
    }
    yield from _transitions(root)
    timing = find(root, "p:timing")
    if timing is None:
        return
    for shape in sorted(_playing(timing)):
        yield DeckFinding(
            "plays-by-itself",
            0,
            names.get(shape, "film"),
            "This film or sound starts before anybody clicks.",
            shape=shape,
        )
    flashing: dict[str, str] = {}
    for node in timing.iter(qn("p:cTn")):
        effect = _FLASHING_EFFECTS.get((node.get("presetClass", ""), node.get("presetID", "")))
        target = next(node.iter(qn("p:spTgt")), None) if effect else None
        if effect and target is not None:
            flashing[target.get("spid", "")] = effect
    for shape, effect in flashing.items():
        yield DeckFinding(
            "flashing", 0, names.get(shape, "animation"), f"The animation “{effect}” may flash.", shape=shape
        )


def _transitions(root: Element) -> Iterator[DeckFinding]:
    found = [node for node in elements(root) if local(node) == "transition"]
    flashing = {word for node in found for child in node if (word := _FLASHING_TRANSITIONS.get(local(child)))}
    for word in sorted(flashing):
        yield DeckFinding("flashing", 0, "transition", f"The transition “{word}” may flash.")
    timed = {node.get("advTm", "") for node in found} - {""}
    if timed:
        seconds = min((int(time) for time in timed if is_whole(time)), default=0) / 1000
        yield DeckFinding("moves-on", 0, "transition", f"The slide moves on by itself after {seconds:g} seconds.")
    if any(local(node) == "stSnd" for transition in found for node in elements(transition)):
        yield DeckFinding("plays-by-itself", 0, "transition", "A sound plays when the slide appears.")


def _playing(timing: Element) -> set[str]:
    """The ids of shapes whose film or sound starts without a click."""
    found = set()
    for node in timing.iter(qn("p:cTn")):
        if node.get("presetClass") != "mediacall" or node.get("nodeType") not in _WITHOUT_CLICK:
            continue
        if any(_at_once(parent) for parent in node.iterancestors(qn("p:cTn"))):
            found |= {target.get("spid", "") for target in node.iter(qn("p:spTgt"))}
    for media in timing.iter(qn("p:cMediaNode")):
        started = find(media, "p:cTn/p:stCondLst/p:cond")
        if started is not None and started.get("delay", "").isdigit() and started.get("evt") is None:
            found |= {target.get("spid", "") for target in media.iter(qn("p:spTgt"))}
    return found - {""}


def _at_once(step: Element) -> bool:
    """True for a step of the main sequence that begins with the slide, not with a click."""
    return any(cond.get("evt") == "onBegin" for cond in find_all(step, "p:stCondLst/p:cond"))
