"""Shape numbers on a slide, and the animations that name them."""

from __future__ import annotations

from natp_studio.decks.xml import Element, find, local, qn

_EFFECTS = ("clickEffect", "withEffect", "afterEffect", "clickPar", "withGroup", "afterGroup")
_TARGETS = (qn("p:spTgt"), qn("p:inkTgt"))


def number_shapes(root: Element) -> bool:
    """Give shapes that share an id numbers of their own; links and animations stay with the first of them.

    Both sides of an alternative (`mc:AlternateContent`) may use the same id, since only one of them is ever read.
    True when anything changed.
    """
    seen: set[str] = set()
    highest = 1
    doubles = []
    for properties in root.iter(qn("p:cNvPr")):
        number = properties.get("id", "")
        highest = max(highest, int(number) if number.isdecimal() else 1)
        if number in seen and not _in_fallback(properties):
            doubles.append(properties)
        seen.add(number)
    for properties in doubles:
        highest += 1
        properties.set("id", str(highest))
    return bool(doubles)


def drop_lost_animations(root: Element) -> int:
    """Take out animations of shapes that are not on the slide; how many there were."""
    timing = find(root, "p:timing")
    if timing is None:
        return 0
    shapes = {node.get("id") for node in root.iter(qn("p:cNvPr"))}
    lost = [target for target in timing.iter(*_TARGETS) if target.get("spid") not in shapes]
    for target in lost:
        _drop(_effect_of(target), timing)
    for build in [node for node in timing.iter() if local(node).startswith("bld") and node.get("spid")]:
        builds = build.getparent()
        if build.get("spid") not in shapes and builds is not None:
            builds.remove(build)
            if not len(builds) and (owner := builds.getparent()) is not None:
                owner.remove(builds)
    return len(lost)


def _effect_of(target: Element) -> Element:
    """The whole effect that a target belongs to, or else its one step."""
    step = target
    for node in target.iterancestors():
        name, parent = local(node), node.getparent()
        if step is target and parent is not None and local(parent) == "childTnLst":
            step = node
        times = find(node, "p:cTn") if name == "par" else None
        if times is not None and times.get("nodeType") in _EFFECTS:
            return node
        if name == "timing":
            break
    return step


def _drop(node: Element, timing: Element) -> None:
    """Take a node out of its timeline, and what is empty without it."""
    parent = node.getparent()
    if parent is None:
        return
    parent.remove(node)
    if len(parent) or local(parent) not in ("childTnLst", "tnLst"):
        return
    if local(parent) == "tnLst":
        if (slide := timing.getparent()) is not None:
            slide.remove(timing)
        return
    owner = parent.getparent()
    above = owner.getparent() if owner is not None else None
    if above is not None:
        _drop(above, timing)


def _in_fallback(node: Element) -> bool:
    return any(local(parent) == "Fallback" for parent in node.iterancestors())
