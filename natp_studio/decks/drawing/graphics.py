"""What stands in a graphic frame besides tables: charts, diagrams and embedded objects (ECMA-376 19.3.1.21)."""

from __future__ import annotations

from natp_studio.decks.drawing.alternate import child, children
from natp_studio.decks.drawing.measures import flag
from natp_studio.decks.drawing.sheet import Sheet, relationships
from natp_studio.decks.xml import Element, find, local, qn

_LONGEST_LABEL = 200
_MOST_WORDS = 60
_OLE_NAMES = (("excel", "Excel sheet"), ("word", "Word document"), ("powerpoint", "PowerPoint slides"), ("acro", "PDF"))


def graphic_data(element: Element) -> Element | None:
    """The first element inside graphicData: a tbl, chart, relIds, oleObj, …"""
    data = child(child(element, "graphic"), "graphicData")
    return None if data is None else next(children(data), None)


def chart_label(data: Element, sheet: Sheet) -> str:
    """What a chart is called: Chart, and its title."""
    root = sheet.root(sheet.target(data.get(qn("r:id"))))
    title = "" if root is None else _chart_title(root)
    return f"Chart: {title[:_LONGEST_LABEL]}" if title else "Chart"


def _chart_title(root: Element) -> str:
    chart = child(root, "chart")
    title = _words(child(chart, "title"))
    if title or chart is None:
        return title
    # With one row of numbers PowerPoint takes that row's name for the title.
    rows = [node for node in chart.iter() if local(node) == "ser"]
    deleted = child(chart, "autoTitleDeleted")
    if len(rows) != 1 or (deleted is not None and flag(deleted.get("val"), default=True)):
        return ""
    values = child(rows[0], "tx")
    return "" if values is None else " ".join(node.text or "" for node in values.iter() if local(node) == "v")


def _words(element: Element | None) -> str:
    if element is None:
        return ""
    return "".join(node.text or "" for node in element.iter() if local(node) in ("t", "v")).strip()


def diagram_tree(data: Element, sheet: Sheet) -> tuple[str, Element | None]:
    """The part that holds a diagram as PowerPoint last drew it, and its tree of shapes, where the deck has one."""
    model = sheet.root(sheet.target(data.get(qn("r:dm"))))
    wanted = ""
    if model is not None:
        wanted = next((node.get("relId", "") for node in model.iter() if local(node) == "dataModelExt"), "")
    drawings = [
        rel for rel in relationships(sheet.package, sheet.part) if rel.kind == "diagramDrawing" and not rel.external
    ]
    named = [rel for rel in drawings if rel.id == wanted] or (drawings if len(drawings) == 1 else [])
    for rel in named:
        root = sheet.root(rel.target)
        tree = None if root is None else child(root, "spTree")
        if tree is not None and any(local(node) in ("sp", "grpSp", "pic", "cxnSp") for node in tree):
            return rel.target, tree
    return "", None


def diagram_label(data: Element, sheet: Sheet) -> str:
    """What a diagram is called: Diagram, and its words."""
    model = sheet.root(sheet.target(data.get(qn("r:dm"))))
    words: list[str] = []
    for point in [] if model is None else model.iter(qn("dgm:pt")):
        lines = ("".join(node.text or "" for node in line.iter(qn("a:t"))) for line in point.iter(qn("a:p")))
        text = " ".join(" ".join(lines).split())
        if text and point.get("type", "node") in ("node", "asst"):
            words.append(text)
    told = ", ".join(words[:_MOST_WORDS])[:_LONGEST_LABEL]
    return f"Diagram: {told}" if told else "Diagram"


def object_preview(data: Element) -> Element | None:
    """The picture that an embedded object shows, as a pic element."""
    return find(data, "p:pic")


def object_label(data: Element) -> str:
    """What kind of object is embedded."""
    program = data.get("progId", "").lower()
    return next((name for word, name in _OLE_NAMES if word in program), "Embedded object")
