"""Charts and SmartArt in words: what a chart shows as one sentence, and the points of a diagram in their order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from natp_studio.decks.package import Package
from natp_studio.decks.slide_tree import paragraph_words
from natp_studio.decks.xml import Element, elements, find, is_whole, local, qn
from natp_studio.domain.problems import Problem
from natp_studio.domain.wording import count, listed

_KINDS = {
    "lineChart": "Line chart", "pieChart": "Pie chart", "ofPieChart": "Pie chart", "doughnutChart": "Doughnut chart",
    "areaChart": "Area chart", "scatterChart": "Scatter chart", "bubbleChart": "Bubble chart",
    "radarChart": "Radar chart", "stockChart": "Stock chart", "surfaceChart": "Surface chart",
}  # fmt: skip
_ROUND = ("Pie chart", "Doughnut chart")
# What a program calls a row or column that nobody named.
_AUTOMATIC = re.compile(
    r"(?:series|category|column|row|chart title|[xyz]-values?|datenreihe|reihe|kategorie|spalte|série|catégorie|serie"
    r"|categoría|categoria|reeks|categorie|ряд|категория|столбец)\s*\d*",
    re.IGNORECASE,
)
# The kinds of relationships that lead to what a frame shows.
CHARTS = ("chart", "chartEx")
_SHOWN = (*CHARTS, "diagramData")
_MOST_CATEGORIES = 8
_MOST_SERIES = 12


def part_shown(package: Package, part: str, frame: Element) -> tuple[str, str]:
    """The kind of part that a graphic frame in `part` shows (chart, chartEx, diagramData), its name; "" for none."""
    targets = package.targets(part)
    for node in elements(frame):
        for name, value in node.attrib.items():
            rel = targets.get(str(value)) if str(name).endswith(("}id", "}dm")) else None
            if rel is not None and rel.kind in _SHOWN and rel.target in package:
                return rel.kind, rel.target
    return "", ""


def figure_shown(package: Package, part: str, frame: Element) -> tuple[str, Element | None]:
    """The kind of part that a graphic frame in `part` shows, and its XML; "" and None for none, or a damaged one."""
    try:
        kind, target = part_shown(package, part, frame)
        return (kind, package.xml(target)) if kind else ("", None)
    except Problem:
        # Import and export name it; here there is nothing to tell of it.
        return "", None


def chart_sentence(root: Element) -> str:
    """What a chart shows (ECMA-376 21.2): its kind, its title, and what its rows and columns are called."""
    kind = _kind(root)
    series = [_name(one) for one in root.iter(qn("c:ser"))] or _extended_series(root)
    named = [name for name in dict.fromkeys(series) if name and not _AUTOMATIC.fullmatch(name)]
    categories = _categories(root)
    title = _title(root)
    if kind in _ROUND or (len(series) == 1 and not categories):
        title = title or "".join(named[:1])
        named = []
    elif len(series) == 1 and not title:
        title, named = "".join(named), []
    shown = named if len(named) <= _MOST_SERIES else [*named[:_MOST_SERIES], f"{len(named) - _MOST_SERIES} more"]
    parts = []
    if shown and categories:
        parts.append(f"It shows {listed(shown)}, {_across(categories)}")
    elif shown:
        parts.append(f"It shows {listed(shown)}")
    elif categories:
        is_few = len(categories) <= _MOST_CATEGORIES
        parts.append(f"It shows {listed(categories)}" if is_few else f"It goes {_across(categories)}")
    elif len(series) > 1:
        parts.append(f"It compares {count(len(series), 'row')} of numbers")
    head = f"{kind}: {title}" if title else kind
    return " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in (head, *parts))


def diagram_points(root: Element) -> Iterator[tuple[int, str]]:
    """The words of SmartArt (ECMA-376 21.4) in their order, each with how deep it stands, from 0."""
    words: dict[str, str] = {}
    top = ""
    for point in root.iter(qn("dgm:pt")):
        number, kind = point.get("modelId", ""), point.get("type", "node")
        if kind == "doc":
            top = number
        elif kind in ("node", "asst"):
            words[number] = " ".join(line for node in point.iter(qn("a:p")) if (line := paragraph_words(node)))
    below: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for link in root.iter(qn("dgm:cxn")):
        if link.get("type", "parOf") == "parOf" and link.get("destId", "") in words:
            place = link.get("srcOrd", "0")
            below[link.get("srcId", "")].append((int(place) if is_whole(place) else 0, link.get("destId", "")))
    told: set[str] = set()
    waiting = [(0, inner) for _, inner in sorted(below[top], reverse=True)]
    while waiting:
        depth, number = waiting.pop()
        if number in told:
            continue
        told.add(number)
        if words[number]:
            yield depth, words[number]
        deeper = depth + 1 if words[number] else depth
        waiting += [(deeper, inner) for _, inner in sorted(below[number], reverse=True)]
    # Whatever hangs on nothing is told all the same.
    yield from ((0, line) for number, line in words.items() if line and number not in told)


def _kind(root: Element) -> str:
    area = next(root.iter(qn("c:plotArea")), None)
    for node in () if area is None else area:
        name = local(node).replace("3D", "")
        if name == "barChart":
            direction = find(node, "c:barDir")
            return "Bar chart" if direction is not None and direction.get("val", "col") == "bar" else "Column chart"
        if name in _KINDS:
            return _KINDS[name]
    return "Chart"


def _title(root: Element) -> str:
    """The title of the chart itself; those of its axes say something else."""
    for chart in root.iter():
        if local(chart) != "chart":
            continue
        title = next((node for node in chart if local(node) == "title"), None)
        if title is not None:
            words = " ".join(line for node in title.iter(qn("a:p")) if (line := paragraph_words(node)))
            words = words or _cached(title)
            return "" if _AUTOMATIC.fullmatch(words) else words
    return ""


def _name(series: Element) -> str:
    text = find(series, "c:tx")
    return "" if text is None else _cached(text)


def _cached(holder: Element) -> str:
    return " ".join(words for node in holder.iter(qn("c:v")) if (words := " ".join((node.text or "").split())))


def _extended_series(root: Element) -> list[str]:
    """Names of the series of a newer chart (MS-ODRAWXML, 2.24)."""
    names = []
    for series in root.iter():
        if local(series) == "series":
            data = next((node for node in series.iter() if local(node) == "v"), None)
            names.append("" if data is None else " ".join((data.text or "").split()))
    return names


def _categories(root: Element) -> list[str]:
    """What the categories are called, of the first series that says so; none where they are only counted."""
    for series in root.iter(qn("c:ser")):
        holder = find(series, "c:cat")
        if holder is None:
            continue
        level = next(holder.iter(qn("c:lvl")), holder)
        names = [words for node in level.iter(qn("c:v")) if (words := " ".join((node.text or "").split()))]
        is_words = next(holder.iter(qn("c:numCache")), None) is None
        return names if names and is_words and not all(_AUTOMATIC.fullmatch(name) for name in names) else []
    return []


def _across(categories: list[str]) -> str:
    if len(categories) > _MOST_CATEGORIES:
        return f"from {categories[0]} to {categories[-1]}"
    return f"for {listed(categories)}"
