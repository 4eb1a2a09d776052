"""A slide as a display list: what to draw, where and in which colours, with nothing left to look up.

Lengths are points (1/72 inch), angles degrees clockwise, shares fractions of one; x runs right and y runs down.
`decks` writes scenes, `pictures` paints them. What neither can draw stands as a `LabelledBox` that says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Colour:
    """sRGB, each from 0 to 255, and how opaque it is, from 0 to 1."""

    red: int
    green: int
    blue: int
    alpha: float = 1.0

    def mixed(self, other: Colour, part: float) -> Colour:
        """A colour between the two: `part` (0 to 1) of the other."""
        return Colour(
            round(self.red + (other.red - self.red) * part),
            round(self.green + (other.green - self.green) * part),
            round(self.blue + (other.blue - self.blue) * part),
            self.alpha + (other.alpha - self.alpha) * part,
        )


@dataclass(frozen=True, slots=True)
class Sides:
    """Four distances, inwards where positive. As shares of a picture they are a crop."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


@dataclass(frozen=True, slots=True)
class Area:
    """An upright rectangle."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a node stands on the page: its rectangle before it is mirrored, then turned, about its middle."""

    x: float
    y: float
    width: float
    height: float
    rotation: float = 0.0
    flip_h: bool = False
    flip_v: bool = False


@dataclass(frozen=True, slots=True)
class Stop:
    """A colour of a gradient and its place, from 0 to 1."""

    position: float
    colour: Colour


@dataclass(frozen=True, slots=True)
class SolidFill:
    """One colour."""

    colour: Colour


@dataclass(frozen=True, slots=True)
class GradientFill:
    """Colours that run into each other.

    "linear" runs along `angle`; with `scaled` the angle is that of a square stretched to the shape. "circle" and
    "rect" run outwards from `focus`, which is given as shares of the shape cut off at each side.
    """

    stops: tuple[Stop, ...]
    path: Literal["linear", "circle", "rect"] = "linear"
    angle: float = 0.0
    scaled: bool = False
    focus: Sides = Sides(0.5, 0.5, 0.5, 0.5)


@dataclass(frozen=True, slots=True)
class PatternFill:
    """A small pattern in two colours, by its name in ECMA-376 (20.1.10.51), such as "pct50"."""

    preset: str
    foreground: Colour
    background: Colour


@dataclass(frozen=True, slots=True)
class PictureLook:
    """How a picture's colours are changed. Brightness and contrast run from -1 to 1."""

    opacity: float = 1.0
    grey: bool = False
    duotone: tuple[Colour, Colour] | None = None
    brightness: float = 0.0
    contrast: float = 0.0
    see_through: Colour | None = None


@dataclass(frozen=True, slots=True)
class Tile:
    """A picture repeated. `scale` is of its natural size; `anchor` is where the first one lies, such as "tl"."""

    scale_x: float = 1.0
    scale_y: float = 1.0
    shift_x: float = 0.0
    shift_y: float = 0.0
    anchor: str = "tl"


@dataclass(frozen=True, slots=True)
class PictureFill:
    """A picture, cropped, and stretched over the shape less `inset` (shares), or repeated as `tile` says."""

    image: str
    crop: Sides = Sides()
    inset: Sides = Sides()
    tile: Tile | None = None
    look: PictureLook = PictureLook()


Fill = SolidFill | GradientFill | PatternFill | PictureFill


@dataclass(frozen=True, slots=True)
class LineEnd:
    """An arrow head. `width` and `length` are multiples of the line's width."""

    kind: Literal["triangle", "stealth", "diamond", "oval", "arrow"]
    width: float = 3.0
    length: float = 3.0


@dataclass(frozen=True, slots=True)
class Line:
    """An outline. `dashes`: lengths on and off, in widths of the line. `parallel`: how many lines it is made of."""

    width: float
    colour: Colour
    dashes: tuple[float, ...] = ()
    cap: Literal["flat", "square", "round"] = "flat"
    join: Literal["round", "bevel", "miter"] = "round"
    start: LineEnd | None = None
    end: LineEnd | None = None
    parallel: int = 1


@dataclass(frozen=True, slots=True)
class Shadow:
    """A shadow thrown `dx`, `dy` away, soft over `blur`."""

    colour: Colour
    dx: float
    dy: float
    blur: float


@dataclass(frozen=True, slots=True)
class Contour:
    """A path in the frame's own coordinates. `verbs` holds M (1 point), L (1), C (3) and Z (0); `points` x, y, x, y, …

    `tone` makes its part of the shape lighter (above 0) or darker (below 0), as the side of a cube is.
    """

    verbs: str
    points: tuple[float, ...]
    filled: bool = True
    stroked: bool = True
    tone: float = 0.0


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike. `families` are tried in order, `size` and `spacing` (between letters) are points.

    `baseline` lifts the words by so many points, or lowers them. `underline` and `strike` are words of ECMA-376 such as
    "sng" and "dbl", "" for none. `symbols` marks a family whose letters are signs, such as Wingdings.
    """

    text: str
    families: tuple[str, ...]
    size: float
    colour: Colour
    bold: bool = False
    italic: bool = False
    underline: str = ""
    strike: str = ""
    baseline: float = 0.0
    spacing: float = 0.0
    highlight: Colour | None = None
    symbols: bool = False


@dataclass(frozen=True, slots=True)
class Bullet:
    """What stands before a paragraph: words, or a picture by its key where `image` is set."""

    text: str
    families: tuple[str, ...]
    size: float
    colour: Colour
    bold: bool = False
    italic: bool = False
    image: str = ""


@dataclass(frozen=True, slots=True)
class Spacing:
    """A distance between lines: `points` where it is set, else a share of a line's height."""

    share: float = 1.0
    points: float | None = None


@dataclass(frozen=True, slots=True)
class TabStop:
    """A place that a tab jumps to, from the left of the text."""

    position: float
    align: Literal["left", "centre", "right", "decimal"] = "left"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs up to a paragraph's end. `end` gives the look, thus the height, of an empty one."""

    runs: tuple[Run, ...]
    end: Run
    align: Literal["left", "centre", "right", "justify"] = "left"
    margin_left: float = 0.0
    margin_right: float = 0.0
    indent: float = 0.0
    line: Spacing = Spacing()
    before: Spacing = Spacing(0.0)
    after: Spacing = Spacing(0.0)
    bullet: Bullet | None = None
    tabs: tuple[TabStop, ...] = ()
    tab_every: float = 72.0
    right_to_left: bool = False


@dataclass(frozen=True, slots=True)
class TextBody:
    """The words of a shape. `area` is in the frame's coordinates; the words keep off its edges by `insets`.

    `turn` (0, 90 or 270) turns the lines within the area, `rotation` the whole about the area's middle; `upright`
    words stay level however the shape is turned; `stacked` sets one letter under another.
    """

    area: Area
    paragraphs: tuple[Paragraph, ...]
    insets: Sides = Sides(7.2, 3.6, 7.2, 3.6)
    anchor: Literal["top", "middle", "bottom"] = "top"
    centred: bool = False
    wraps: bool = True
    turn: Literal[0, 90, 270] = 0
    rotation: float = 0.0
    upright: bool = False
    stacked: bool = False
    columns: int = 1
    column_gap: float = 0.0


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline with a fill, a line and words, each of which may be missing."""

    frame: Frame
    contours: tuple[Contour, ...]
    fill: Fill | None = None
    line: Line | None = None
    text: TextBody | None = None
    shadow: Shadow | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, cropped to shares, cut out along `contours`. `plays` marks the poster of a video or sound."""

    frame: Frame
    image: str
    contours: tuple[Contour, ...]
    crop: Sides = Sides()
    look: PictureLook = PictureLook()
    fill: Fill | None = None
    line: Line | None = None
    shadow: Shadow | None = None
    plays: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, from 0, over `rows` and `columns`. Its words' area is the cell itself."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1
    fill: Fill | None = None
    left: Line | None = None
    top: Line | None = None
    right: Line | None = None
    bottom: Line | None = None
    text: TextBody | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table. A row is as high as `heights` says, or higher where its words need it."""

    frame: Frame
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    cells: tuple[Cell, ...]
    fill: Fill | None = None


@dataclass(frozen=True, slots=True)
class LabelledBox:
    """Stands for something that is not painted; `label` says what it is. `plays` adds a play sign."""

    frame: Frame
    label: str
    plays: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Nodes that belong together. They already stand where the group's transform puts them on the page."""

    frame: Frame
    nodes: tuple[Node, ...]


Node = Shape | Picture | Table | LabelledBox | Group


@dataclass(frozen=True, slots=True)
class Scene:
    """A slide of `width` by `height`. `images` holds the files of its pictures; a key may be missing from it.

    `shortened` is True where the slide held more than the reader takes and something was left out.
    """

    width: float
    height: float
    background: Fill | None
    nodes: tuple[Node, ...]
    images: Mapping[str, bytes] = field(default_factory=dict)
    shortened: bool = False
