"""Shape numbers on a slide, and the animations that name them."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator

from natp_studio.decks.xml import Element, elements, find, local, qn

_EFFECTS = ("clickEffect", "withEffect", "afterEffect", "clickPar", "withGroup", "afterGroup")
_CONNECTED = ("stCxn", "endCxn")
_IDS, _LONGEST_ID = 1 << 31, 10
_TARGETS = (qn("p:spTgt"), qn("p:inkTgt"))


def number_shapes(root: Element) -> bool:
    """Give shapes that share an id, or have none that can be, numbers of their own.

    Links and animations stay with the first of those that share one. Both sides of an alternative
    (`mc:AlternateContent`) may use the same id, since only one of them is ever read. True when anything changed.
    """
    seen: set[str] = set()
    wrong = []
    for properties in root.iter(qn("p:cNvPr")):
        number = properties.get("id", "")
        if not _is_id(number) or (number in seen and not _in_fallback(properties)):
            wrong.append(properties)
        seen.add(number)
    used = {int(number) for number in seen if _is_id(number)}
    free = _free_numbers(used)
    renamed: dict[str, str] = {}
    for properties in wrong:
        number = properties.get("id", "")
        if number in renamed and _in_fallback(properties):
            properties.set("id", renamed[number])
            continue
        properties.set("id", str(next(free)))
        if not _is_id(number):
            renamed.setdefault(number, properties.get("id", ""))
    if renamed:
        for node in elements(root):
            for name in ("spid", *(("id",) if local(node) in _CONNECTED else ())):
                if node.get(name) in renamed:
                    node.set(name, renamed[node.get(name, "")])
    return bool(wrong)


def number_timers(root: Element) -> bool:
    """Give timers of animations that share an id numbers of their own; True when there were any."""
    timers = [node for node in root.iter(qn("p:cTn")) if "id" in node.attrib]
    seen: set[str] = set()
    doubles = []
    for timer in timers:
        number = timer.get("id", "")
        if number in seen:
            doubles.append(timer)
        seen.add(number)
    free = _free_numbers({int(number) for number in seen if _is_id(number)})
    for timer in doubles:
        timer.set("id", str(next(free)))
    return bool(doubles)


def _is_id(number: str) -> bool:
    """True for a number that PowerPoint takes as an id: 0 to 2^31 - 1, in digits."""
    return number.isascii() and number.isdecimal() and len(number) <= _LONGEST_ID and int(number) < _IDS


def _free_numbers(used: Collection[int]) -> Iterator[int]:
    """Numbers that are not used, from the highest used one on, or from 2 where that is the highest there can be."""
    highest = max(used, default=1)
    start = highest + 1 if highest < _IDS // 2 else 2
    return (number for number in itertools.count(start) if number not in used)


def drop_lost_animations(root: Element) -> int:
    """Take out animations of shapes that are not on the slide; how many there were."""
    timing = find(root, "p:timing")
    if timing is None:
        return 0
    shapes = {node.get("id") for node in root.iter(qn("p:cNvPr"))}
    lost = [target for target in timing.iter(*_TARGETS) if target.get("spid") not in shapes]
    for target in lost:
        drop(effect_of(target), timing)
    for build in [node for node in timing.iter() if local(node).startswith("bld") and node.get("spid")]:
        builds = build.getparent()
        if build.get("spid") not in shapes and builds is not None:
            builds.remove(build)
            if not len(builds) and (owner := builds.getparent()) is not None:
                owner.remove(builds)
    return len(lost)


def effect_of(target: Element) -> Element:
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


def drop(node: Element, timing: Element) -> None:
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
        drop(above, timing)


def _in_fallback(node: Element) -> bool:
    return any(local(parent) == "Fallback" for parent in node.iterancestors())
