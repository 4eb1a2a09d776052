"""Ribbons, scrolls and waves."""

from __future__ import annotations

from collections.abc import Mapping

from natp_studio.decks.drawing.pen import Outline, Pen
from natp_studio.decks.drawing.presets.box import Box, Preset, outline, transposed, upside_down


def _ribbon_up(box: Box) -> Outline:
    width, height = box.width, box.height
    share = box.adjust("adj1", 16_667, most=0.33333)
    half = width * box.adjust("adj2", 50_000, 0.25, 0.75) / 2
    left, right, step, curl = box.middle_x - half, box.middle_x + half, width / 32, height * share / 4
    low, flap = height - height * share, height * share
    under = height - flap / 2
    notch = (flap + height) / 2
    tail_left, tail_right = left + width / 8, right - width / 8
    pen = Pen().move(0, height).line(tail_left - step, height).arc(step, curl, 90, -180).line(left + step, under)
    pen.arc(step, curl, 90, 180).line(right - step, low).arc(step, curl, 270, 180).line(tail_right + step, under)
    pen.arc(step, curl, 270, -180).line(width, height, width - width / 8, notch, width, flap, right, flap)
    pen.line(right, curl).arc(step, curl, 0, -90).line(left + step, 0).arc(step, curl, 270, -90)
    pen.line(left, flap, 0, flap, width / 8, notch).close()
    folds = Pen(stroked=False, tone=-0.2)
    folds.move(tail_left, height - curl).arc(step, curl, 0, -90).line(left + step, under).arc(step, curl, 90, 180)
    folds.line(tail_left, low).close()
    folds.move(tail_right, height - curl).arc(step, curl, 180, 90).line(right - step, under).arc(step, curl, 90, -180)
    folds.line(tail_right, low).close()
    creases = Pen(filled=False).move(tail_left, low).line(tail_left, height - curl).move(tail_right, height - curl)
    creases.line(tail_right, low).move(left, low + curl).line(left, flap).move(right, flap).line(right, low + curl)
    return outline(pen, folds, creases, text=(left, 0, right, low))


def _curved_ribbon(box: Box) -> Outline:
    width, height = box.width, box.height
    drop = height * box.adjust("adj1", 25_000)
    half = width * box.adjust("adj2", 50_000, 0.25, 0.75) / 2
    left, right, band = box.middle_x - half, box.middle_x + half, max(0.0, height - drop)
    tails = Pen().polygon(
        0, 0, width, 0, width - width / 8, band / 2, width, band, right, band + drop / 4,
        left, band + drop / 4, 0, band, width / 8, band / 2,
    )  # fmt: skip
    front = Pen().move(left, drop / 2).quad(box.middle_x, drop * 1.5, right, drop / 2).line(right, band + drop / 2)
    front.quad(box.middle_x, band + drop * 1.5, left, band + drop / 2).close()
    return outline(tails, front, text=(left, drop, right, height))


def _double_ribbon(box: Box) -> Outline:
    head = box.short * box.adjust("adj2", 50_000, most=box.shares(box.width) / 2)
    half = box.height * box.adjust("adj1", 50_000) / 2
    middle, rise = box.middle_y, box.height * box.adjust("adj3", 16_667, most=0.33333) / 2
    width, height = box.width, box.height
    pen = Pen().polygon(
        0, middle - rise, head, 0, head, middle - rise - half / 2, width - head, middle + rise - half,
        width - head, middle - rise, width, middle + rise, width - head, height,
        width - head, middle + rise + half / 2, head, middle - rise + half, head, middle + rise,
    )  # fmt: skip
    return outline(pen, text=(head, middle - half, width - head, middle + half))


def _scroll(box: Box) -> Outline:
    roll = box.short * box.adjust("adj", 12_500, most=0.25)
    half, quarter = roll / 2, roll / 4
    width, height = box.width, box.height
    right = width - roll
    pen = Pen().move(half, height).arc(half, half, 90, 180).line(roll, height - roll, roll, half)
    pen.arc(half, half, 180, 90).line(width - half, 0).arc(half, half, 270, 180).line(right, roll)
    pen.line(right, height - half).arc(half, half, 0, 90).close()
    curls = Pen(stroked=False, tone=-0.2).move(2 * roll, half).arc(half, half, 0, 90)
    curls.arc(quarter, quarter, 90, 180).close()
    curls.move(roll, height - half).arc(half, half, 0, 90).arc(half, half, 90, 180).arc(quarter, quarter, 270, 180)
    lines = Pen(filled=False).move(right, roll).line(roll + half, roll).arc(quarter, quarter, 90, 180)
    lines.move(roll, height - half).arc(half, half, 0, 90).move(roll, height - roll).line(roll, height - half)
    return outline(pen, curls.close(), lines, text=(roll, roll, right, height - half))


def _wave(box: Box) -> Outline:
    rise = box.height * box.adjust("adj1", 12_500, most=0.2)
    lean = box.width * box.adjust("adj2", 0, -0.1, 0.1) * 2
    swing = rise * 10 / 3
    left, right = max(0.0, -lean), box.width - max(0.0, lean)
    low_left, low_right, low = max(0.0, lean), box.width + min(0.0, lean), box.height - rise
    third, under = (right - left) / 3, (low_right - low_left) / 3
    pen = Pen().move(left, rise)
    pen.cubic(left + third, rise - swing, left + 2 * third, rise + swing, right, rise).line(low_right, low)
    pen.cubic(low_right - under, low + swing, low_right - 2 * under, low - swing, low_left, low).close()
    text = (max(left, low_left), 2 * rise, min(right, low_right), box.height - 2 * rise)
    return outline(pen, text=text)


def _double_wave(box: Box) -> Outline:
    rise = box.height * box.adjust("adj1", 6_250, most=0.125)
    lean = box.width * box.adjust("adj2", 0, -0.1, 0.1) * 2
    swing = rise * 10 / 3
    left, right = max(0.0, -lean), box.width - max(0.0, lean)
    low_left, low_right, low = max(0.0, lean), box.width + min(0.0, lean), box.height - rise
    sixth, under = (right - left) / 6, (low_right - low_left) / 6
    pen = Pen().move(left, rise)
    for start in (left, left + 3 * sixth):
        pen.cubic(start + sixth, rise - swing, start + 2 * sixth, rise + swing, start + 3 * sixth, rise)
    pen.line(low_right, low)
    for start in (low_right, low_right - 3 * under):
        pen.cubic(start - under, low + swing, start - 2 * under, low - swing, start - 3 * under, low)
    text = (max(left, low_left), 2 * rise, min(right, low_right), box.height - 2 * rise)
    return outline(pen.close(), text=text)


BANNERS: Mapping[str, Preset] = {
    "ribbon2": _ribbon_up,
    "ribbon": upside_down(_ribbon_up),
    "ellipseRibbon": _curved_ribbon,
    "ellipseRibbon2": upside_down(_curved_ribbon),
    "leftRightRibbon": _double_ribbon,
    "verticalScroll": _scroll,
    "horizontalScroll": transposed(_scroll),
    "wave": _wave,
    "doubleWave": _double_wave,
}
