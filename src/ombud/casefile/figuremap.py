"""A map of what relies on what as a figure: boxes in columns and lines between, every position computed beforehand.

A face draws each box as a rectangle at (x, y) with its words inside, and each line as its path. What is lost is told
three ways, none of them a colour: by a word in the box, by the box's edge (solid, thick, dashed), and by a cross in
its corner where it is lost at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from pydantic import Field

from ombud.casefile.piece import Piece, Told

WIDTH, HEIGHT, BETWEEN, APART, HEAD, EDGE = 190, 54, 70, 14, 30, 10  # of a box and what is between, in pixels
LETTERS = 26  # of a name on one line of a box
_PATH = r"^[MCLmcl0-9 ,.-]*$"

Fated = Literal["lost", "stops", "worse", "stays"]


class Box(Piece):
    """One box: its name on one or two lines, the word that tells its fate, and where it stands (upper left corner)."""

    key: str
    sort: Literal["vendor", "contract", "system"]
    fate: Fated
    lines: tuple[str, ...]
    word: Told | None = None  # “lost”, “stops too”, “runs worse”; nothing where it stays
    note: Told | None = None  # a second word: the day its contract ends
    column: int = Field(ge=0)
    row: int = Field(ge=0)
    x: float
    y: float


class Line(Piece):
    """A line from one box to another that it holds up, as an SVG path; ``broken`` where what it carried is gone."""

    start: str
    stop: str
    path: str = Field(pattern=_PATH)
    broken: bool


class Heading(Piece):
    """The heading of a column, and where its middle is."""

    title: Told
    x: float


class NodeMap(Piece):
    """Boxes in columns, vendors first; ``width`` and ``height`` are of the whole, ``box`` of one box (pixels)."""

    figure: Literal["nodemap"] = "nodemap"
    title: Told
    description: Told
    width: float
    height: float
    box: tuple[float, float] = (WIDTH, HEIGHT)
    headings: tuple[Heading, ...]
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    table: str


class Placed(Piece):
    """A box before it has a place: in which column it stands, and what it holds up."""

    key: str
    sort: Literal["vendor", "contract", "system"]
    fate: Fated
    name: str
    word: Told | None = None
    note: Told | None = None
    column: int = Field(ge=0)


def node_map(
    title: Told,
    description: Told,
    headings: Sequence[Told],
    placed: Sequence[Placed],
    lines: Sequence[tuple[str, str]],
    table: str,
) -> NodeMap:
    """The figure with every position. ``lines`` are pairs of keys, from what holds up to what is held up.

    Within a column boxes are in the order of the mean row of what holds them up, then by name, so that few lines
    cross; the same boxes in any order give the same figure. ``ValueError`` where a line has no box at its end.
    """
    keys = {one.key for one in placed}
    if any(start not in keys or stop not in keys for start, stop in lines):
        raise ValueError("a line has no box at its end")
    rows = _rows(placed, lines)
    tallest = max((row for row in rows.values()), default=-1) + 1
    boxes = {one.key: _box(one, rows[one.key], tallest, _count(placed, one.column)) for one in placed}
    ordered = tuple(sorted(boxes.values(), key=lambda box: (box.column, box.row)))
    drawn = tuple(_line(boxes[start], boxes[stop]) for start, stop in sorted(set(lines)))
    width = 2 * EDGE + len(headings) * WIDTH + max(0, len(headings) - 1) * BETWEEN
    height = 2 * EDGE + HEAD + tallest * HEIGHT + max(0, tallest - 1) * APART
    heads = tuple(Heading(title=one, x=_x(number) + WIDTH / 2) for number, one in enumerate(headings))
    return NodeMap(
        title=title, description=description, width=width, height=height,
        headings=heads, boxes=ordered, lines=drawn, table=table,
    )  # fmt: skip


def _rows(placed: Sequence[Placed], lines: Sequence[tuple[str, str]]) -> Mapping[str, int]:
    rows: dict[str, int] = {}
    for column in range(max((one.column for one in placed), default=-1) + 1):
        there = [one for one in placed if one.column == column]
        held = {one.key: [rows[start] for start, stop in lines if stop == one.key and start in rows] for one in there}
        there.sort(key=lambda one: (_mean(held[one.key]), one.name.casefold(), one.key))
        rows.update({one.key: row for row, one in enumerate(there)})
    return rows


def _mean(rows: Sequence[int]) -> float:
    return sum(rows) / len(rows) if rows else 1e9


def _count(placed: Sequence[Placed], column: int) -> int:
    return sum(one.column == column for one in placed)


def _box(one: Placed, row: int, tallest: int, in_column: int) -> Box:
    top = (tallest - in_column) * (HEIGHT + APART) / 2  # a short column stands in the middle
    return Box(
        key=one.key, sort=one.sort, fate=one.fate, lines=_lines(one.name), word=one.word, note=one.note,
        column=one.column, row=row, x=_x(one.column), y=round(EDGE + HEAD + top + row * (HEIGHT + APART), 1),
    )  # fmt: skip


def _x(column: int) -> float:
    return EDGE + column * (WIDTH + BETWEEN)


def _lines(name: str) -> tuple[str, ...]:
    """A name on at most two lines, broken between words; what does not fit is cut."""
    lines = [""]
    for word in name.split():
        if not lines[-1] or len(lines[-1]) + 1 + len(word) <= LETTERS:
            lines[-1] = f"{lines[-1]} {word}".strip()
        else:
            lines.append(word)
    if len(lines) > 2:
        lines = [lines[0], " ".join(lines[1:])]
    return tuple(one if len(one) <= LETTERS else one[: LETTERS - 1].rstrip() + "…" for one in lines)


def _line(start: Box, stop: Box) -> Line:
    """From the right side of a box to the left side of the next; back and round within one column or leftwards."""
    x1, y1 = start.x + WIDTH, start.y + HEIGHT / 2
    x2, y2 = stop.x, stop.y + HEIGHT / 2
    if stop.column <= start.column:
        x2 = stop.x + WIDTH
        bend = max(x1, x2) + BETWEEN / 2
        path = f"M{x1:g} {y1:g}C{bend:g} {y1:g} {bend:g} {y2:g} {x2:g} {y2:g}"
    else:
        half = (x2 - x1) / 2
        path = f"M{x1:g} {y1:g}C{x1 + half:g} {y1:g} {x2 - half:g} {y2:g} {x2:g} {y2:g}"
    return Line(start=start.key, stop=stop.key, path=path, broken=start.fate in ("lost", "stops"))
