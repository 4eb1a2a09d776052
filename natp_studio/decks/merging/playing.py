"""Films and sounds of carried slides wait for a click: nothing in a deck of ours plays by itself.

PowerPoint starts a film with the slide by a group of animations that begins with the slide (`evt="onBegin"`); here
that group waits for a click, as if the trainer had chosen "In click sequence". What stands in the group before the
film still begins with the slide. Structure of animations: ECMA-376 part 1, 19.5 (`p:timing`), and MS-OE376 on `p:cmd`.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence

from natp_studio.decks.xml import NAMESPACES, Element, find, find_all, is_whole, local, qn
from natp_studio.domain.reports import ReportLine, changed, left_out

_STARTS = ("play", "togglePause", "resume")
_WAITS = "indefinite"
_WHY = "it started by itself in its deck; here it starts on a click"
_WHY_NO_SOUND = "it would sound by itself"


def play_on_click(root: Element, where: str) -> list[ReportLine]:
    """Change a slide in place so that no film and no sound starts without a click; what was changed, in lines."""
    found: list[ReportLine] = []
    for sound in [*root.iter(qn("p:sndAc"))]:
        if find(sound, "p:stSnd") is not None:
            _remove(sound)
            found.append(left_out("the sound of a transition", where, _WHY_NO_SOUND))
    timing = find(root, "p:timing")
    if timing is None:
        return found
    for sounds in [*timing.iter(qn("p:subTnLst"))]:
        for sound in find_all(sounds, "p:audio"):
            sounds.remove(sound)
            found.append(left_out("the sound of an animation", where, _WHY_NO_SOUND))
        if len(sounds) == 0:
            _remove(sounds)
    started = [command for command in timing.iter(qn("p:cmd")) if command.get("cmd", "").startswith(_STARTS)]
    found += [changed(_called(timing, _shape(command)), where, _WHY) for command in started if _wait(timing, command)]
    for node in [*timing.iter(qn("p:cMediaNode"))]:
        if _wait_itself(node):
            shape = _shape(node)
            _make_clickable(root, shape)
            found.append(changed(_called(timing, shape), where, _WHY))
    return list(dict.fromkeys(found))


def _wait(timing: Element, command: Element) -> bool:
    """Make what starts a film wait for a click; False where it waits already."""
    above = list(command.iterancestors())
    sequence = next((node for node in above if local(node) == "seq"), None)
    timer = find(sequence, "p:cTn") if sequence is not None else None
    if timer is None or timer.get("nodeType") != "mainSeq":
        # On a click on the shape (an interactive sequence), or in no sequence at all.
        return timer is None and _hold(above)
    # From the sequence down: the group that a click starts, those that follow in it, and the effect.
    levels = [node for node in reversed(above[: above.index(timer)]) if local(node) == "par"]
    if not levels or _waits(levels[0]):
        return False
    group = levels[0]
    followers = levels[1] if len(levels) > 1 else None
    effect = levels[2] if len(levels) > 2 else None
    if followers is None or (_is_first(followers) and (effect is None or _is_first(effect))):
        _set_waiting(group)
    else:
        _split(timing, group, followers, effect)
    first = find(effect if effect is not None else levels[-1], "p:cTn")
    if first is not None and first.get("nodeType") in ("afterEffect", "withEffect"):
        first.set("nodeType", "clickEffect")
    return True


def _hold(above: Sequence[Element]) -> bool:
    timer = next((node for node in above if local(node) == "cTn"), None)
    conditions = find(timer, "p:stCondLst") if timer is not None else None
    if conditions is None or all(condition.get("delay") == _WAITS for condition in conditions):
        return False
    _only_waiting(conditions)
    return True


def _wait_itself(node: Element) -> bool:
    """Make the player itself wait; False where it does, or where a condition of its own starts it."""
    conditions = find(node, "p:cTn/p:stCondLst")
    if conditions is None or find(node, "p:tgtEl/p:spTgt") is None:
        return False
    if not any(condition.get("delay") != _WAITS and not condition.get("evt") for condition in conditions):
        return False
    _only_waiting(conditions)
    return True


def _waits(group: Element) -> bool:
    conditions = find(group, "p:cTn/p:stCondLst")
    return conditions is not None and all(
        condition.get("delay") == _WAITS and condition.get("evt") is None for condition in conditions
    )


def _set_waiting(group: Element) -> None:
    timer = find(group, "p:cTn")
    assert timer is not None, "a group has its timer"
    conditions = find(timer, "p:stCondLst")
    if conditions is None:
        conditions = timer.makeelement(qn("p:stCondLst"), {})
        timer.insert(0, conditions)
    _only_waiting(conditions)


def _only_waiting(conditions: Element) -> None:
    conditions[:] = [conditions.makeelement(qn("p:cond"), {"delay": _WAITS})]


def _split(timing: Element, group: Element, followers: Element, effect: Element | None) -> None:
    """Move an effect, and all that comes after it in its group, into a group of its own that a click starts."""
    moved = [followers, *followers.itersiblings()]
    if effect is not None and not _is_first(effect):
        rest = [effect, *effect.itersiblings()]
        part = copy.deepcopy(followers)
        _children(part)[:] = rest
        _number(timing, part)
        moved = [part, *followers.itersiblings()]
    waited = _delay(moved[0])
    new = group.makeelement(qn("p:par"), {}, nsmap={"p": NAMESPACES["p"]})
    timer = new.makeelement(qn("p:cTn"), {"fill": "hold"})
    new.append(timer)
    timer.append(timer.makeelement(qn("p:stCondLst"), {}))
    _set_waiting(new)
    inside = timer.makeelement(qn("p:childTnLst"), {})
    timer.append(inside)
    for node in moved:
        if (condition := find(node, "p:cTn/p:stCondLst/p:cond")) is not None and is_whole(condition.get("delay", "")):
            condition.set("delay", str(max(0, _delay(node) - waited)))
        inside.append(node)
    group.addnext(new)
    _number(timing, new)


def _number(timing: Element, node: Element) -> None:
    """Give a timer a number that no other has."""
    timer = find(node, "p:cTn")
    assert timer is not None, "made or copied with its timer"
    numbers = (other.get("id", "") for other in timing.iter(qn("p:cTn")))
    timer.set("id", str(max((int(number) for number in numbers if is_whole(number)), default=0) + 1))


def _delay(node: Element) -> int:
    condition = find(node, "p:cTn/p:stCondLst/p:cond")
    delay = condition.get("delay", "") if condition is not None else ""
    return int(delay) if is_whole(delay) else 0


def _children(node: Element) -> Element:
    children = find(node, "p:cTn/p:childTnLst")
    assert children is not None, "it holds an effect"
    return children


def _is_first(node: Element) -> bool:
    return node.getprevious() is None


def _shape(node: Element) -> str:
    return next((target.get("spid", "") for target in node.iter(qn("p:spTgt"))), "")


def _called(timing: Element, shape: str) -> str:
    for name, word in (("video", "a video"), ("audio", "a sound")):
        if any(_shape(player) == shape for player in timing.iter(qn(f"p:{name}"))):
            return word
    return "a video or sound"


def _make_clickable(root: Element, shape: str) -> None:
    """A click on the shape plays it, also where only the player's own time started it."""
    for properties in root.iter(qn("p:cNvPr")):
        if properties.get("id") == shape and find(properties, "a:hlinkClick") is None:
            properties.insert(
                0, properties.makeelement(qn("a:hlinkClick"), {qn("r:id"): "", "action": "ppaction://media"})
            )


def _remove(node: Element) -> None:
    parent = node.getparent()
    assert parent is not None, "never the root"
    parent.remove(node)
