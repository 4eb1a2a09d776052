"""Shapes that are mostly a line: straight lines, connectors, brackets and braces."""

from __future__ import annotations

from collections.abc import Mapping

from natp_studio.decks.drawing.pen import Outline, Pen
from natp_studio.decks.drawing.presets.box import Box, Preset, mirrored, outline
from natp_studio.decks.drawing.presets.rectangles import CORNER

_FURTHEST = 100.0


def _line(box: Box) -> Outline:
    return outline(Pen(filled=False).move(0, 0).line(box.width, box.height))


def _rising_line(box: Box) -> Outline:
    return outline(Pen(filled=False).move(0, box.height).line(box.width, 0))


def _across(box: Box, name: str) -> float:
    return box.width * box.adjust(name, 50_000, -_FURTHEST, _FURTHEST)


def _down(box: Box, name: str) -> float:
    return box.height * box.adjust(name, 50_000, -_FURTHEST, _FURTHEST)


def _bent_two(box: Box) -> Outline:
    return outline(Pen(filled=False).move(0, 0).line(box.width, 0, box.width, box.height))


def _bent_three(box: Box) -> Outline:
    x = _across(box, "adj1")
    return outline(Pen(filled=False).move(0, 0).line(x, 0, x, box.height, box.width, box.height))


def _bent_four(box: Box) -> Outline:
    x, y = _across(box, "adj1"), _down(box, "adj2")
    return outline(Pen(filled=False).move(0, 0).line(x, 0, x, y, box.width, y, box.width, box.height))


def _bent_five(box: Box) -> Outline:
    x, y, other = _across(box, "adj1"), _down(box, "adj2"), _across(box, "adj3")
    pen = Pen(filled=False).move(0, 0).line(x, 0, x, y, other, y, other, box.height, box.width, box.height)
    return outline(pen)


def _curved_two(box: Box) -> Outline:
    pen = Pen(filled=False).move(0, 0)
    return outline(pen.cubic(box.middle_x, 0, box.width, box.middle_y, box.width, box.height))


def _curved_three(box: Box) -> Outline:
    x, width, height = _across(box, "adj1"), box.width, box.height
    pen = Pen(filled=False).move(0, 0).cubic(x / 2, 0, x, height / 4, x, height / 2)
    return outline(pen.cubic(x, height * 3 / 4, (width + x) / 2, height, width, height))


def _curved_four(box: Box) -> Outline:
    x, y, width, height = _across(box, "adj1"), _down(box, "adj2"), box.width, box.height
    far = (width + x) / 2
    pen = Pen(filled=False).move(0, 0).cubic(x / 2, 0, x, y / 4, x, y / 2)
    pen.cubic(x, y * 3 / 4, (x + far) / 2, y, far, y)
    return outline(pen.cubic((far + width) / 2, y, width, (height + y) / 2, width, height))


def _curved_five(box: Box) -> Outline:
    x, y, other, width, height = _across(box, "adj1"), _down(box, "adj2"), _across(box, "adj3"), box.width, box.height
    middle, low = (x + other) / 2, (height + y) / 2
    pen = Pen(filled=False).move(0, 0).cubic(x / 2, 0, x, y / 4, x, y / 2)
    pen.cubic(x, y * 3 / 4, (x + middle) / 2, y, middle, y)
    pen.cubic((other + middle) / 2, y, other, (low + y) / 2, other, low)
    return outline(pen.cubic(other, (low + height) / 2, (other + width) / 2, height, width, height))


def _both(draw: Preset) -> Preset:
    # Brackets are filled without an outline at their open side, and outlined without a fill.
    def twice(box: Box) -> Outline:
        drawn = draw(box)
        return outline(_copied(drawn, filled=True), _copied(drawn, filled=False), text=_corners(drawn))

    return twice


def _copied(drawn: Outline, *, filled: bool) -> Pen:
    pen = Pen(filled=filled, stroked=not filled)
    part = drawn.contours[0]
    place = 0
    for verb in part.verbs:
        if verb == "M":
            pen.move(part.points[place], part.points[place + 1])
        elif verb == "L":
            pen.line(part.points[place], part.points[place + 1])
        elif verb == "C":
            pen.cubic(*part.points[place : place + 6])
        place += {"M": 2, "L": 2, "C": 6}.get(verb, 0)
    return pen.close() if filled else pen


def _corners(drawn: Outline) -> tuple[float, float, float, float] | None:
    area = drawn.text
    return None if area is None else (area.x, area.y, area.x + area.width, area.y + area.height)


def _left_bracket(box: Box) -> Outline:
    bend = box.short * box.adjust("adj", 8_333, most=box.shares(box.height) / 2)
    pen = Pen().move(box.width, box.height).arc(box.width, bend, 90, 90).line(0, bend).arc(box.width, bend, 180, 90)
    text = (box.width * CORNER, bend * CORNER, box.width, box.height - bend * CORNER)
    return outline(pen, text=text)


def _left_brace(box: Box) -> Outline:
    part = box.adjust("adj2", 50_000)
    bend = box.short * box.adjust("adj1", 8_333, most=min(part, 1 - part) / 2 * box.shares(box.height))
    x, tip = box.middle_x, box.height * part
    pen = Pen().move(box.width, box.height).arc(x, bend, 90, 90).line(x, tip + bend).arc(x, bend, 0, -90)
    pen.arc(x, bend, 90, -90).line(x, bend).arc(x, bend, 180, 90)
    inset = bend * CORNER
    return outline(pen, text=(x + x * CORNER, inset, box.width, box.height - inset))


def _bracket_pair(box: Box) -> Outline:
    bend = box.short * box.adjust("adj", 16_667, most=0.5)
    width, height = box.width, box.height
    body = Pen(stroked=False).move(0, bend).arc(bend, bend, 180, 90).line(width - bend, 0).arc(bend, bend, 270, 90)
    body.line(width, height - bend).arc(bend, bend, 0, 90).line(bend, height).arc(bend, bend, 90, 90).close()
    edges = Pen(filled=False).move(bend, height).arc(bend, bend, 90, 90).line(0, bend).arc(bend, bend, 180, 90)
    edges.move(width - bend, 0).arc(bend, bend, 270, 90).line(width, height - bend).arc(bend, bend, 0, 90)
    inset = bend * CORNER
    return outline(body, edges, text=(inset, inset, width - inset, height - inset))


def _brace_pair(box: Box) -> Outline:
    bend = box.short * box.adjust("adj", 8_333, most=0.25)
    width, height, middle = box.width, box.height, box.middle_y

    def left(pen: Pen) -> Pen:
        pen.move(2 * bend, height).arc(bend, bend, 90, 90).line(bend, middle + bend).arc(bend, bend, 0, -90)
        return pen.arc(bend, bend, 90, -90).line(bend, bend).arc(bend, bend, 180, 90)

    def right(pen: Pen) -> Pen:
        pen.arc(bend, bend, 270, 90).line(width - bend, middle - bend).arc(bend, bend, 180, -90)
        return pen.arc(bend, bend, 270, -90).line(width - bend, height - bend).arc(bend, bend, 0, 90)

    body = right(left(Pen(stroked=False)).line(width - 2 * bend, 0)).close()
    edges = right(left(Pen(filled=False)).move(width - 2 * bend, 0))
    inset = bend + bend * CORNER
    return outline(body, edges, text=(inset, bend * CORNER, width - inset, height - bend * CORNER))


STROKES: Mapping[str, Preset] = {
    "line": _line,
    "straightConnector1": _line,
    "lineInv": _rising_line,
    "bentConnector2": _bent_two,
    "bentConnector3": _bent_three,
    "bentConnector4": _bent_four,
    "bentConnector5": _bent_five,
    "curvedConnector2": _curved_two,
    "curvedConnector3": _curved_three,
    "curvedConnector4": _curved_four,
    "curvedConnector5": _curved_five,
    "leftBracket": _both(_left_bracket),
    "rightBracket": mirrored(_both(_left_bracket)),
    "leftBrace": _both(_left_brace),
    "rightBrace": mirrored(_both(_left_brace)),
    "bracketPair": _bracket_pair,
    "bracePair": _brace_pair,
}
