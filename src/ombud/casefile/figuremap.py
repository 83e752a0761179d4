"""A map of what relies on what as a figure: boxes in columns and lines between, every position computed beforehand.

A face draws each box as a rectangle at (x, y) with its words inside, and each line as its path. What is lost is told
three ways, none of them a colour: by a word in the box, by the box's edge (solid, thick, dashed), and by a cross in
its corner where it is lost at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from pydantic import Field

from ombud.casefile.piece import Piece, Told

WIDTH, HEIGHT, BETWEEN, APART, HEAD, EDGE = 210, 84, 60, 14, 30, 10  # of a box and what is between, in pixels
LANE = 6  # height that is kept free in a column for a line that passes it
LETTERS = 24  # of a name on one line of a box
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
    lines: Iterable[tuple[str, str]],
    table: str,
) -> NodeMap:
    """The figure with every position. ``lines`` are pairs of keys, from what holds up to what is held up.

    Within a column what is held up stands at the mean height of what holds it, then by name, so that few lines cross;
    a line that passes a column keeps a lane free in it. The same boxes in any order give the same figure.
    ``ValueError`` where a line has no box at its end.
    """
    pairs = tuple(sorted(set(lines)))
    at = {one.key: one for one in placed}
    if any(start not in at or stop not in at for start, stop in pairs):
        raise ValueError("a line has no box at its end")
    slots = _slots(at, pairs)
    tops, tallest = _tops(slots)
    boxes = {one.key: _box(one, tops) for one in placed}
    ordered = tuple(sorted(boxes.values(), key=lambda box: (box.column, box.y)))
    heads = tuple(Heading(title=one, x=_x(number) + WIDTH / 2) for number, one in enumerate(headings))
    return NodeMap(
        title=title,
        description=description,
        width=2 * EDGE + len(headings) * WIDTH + max(0, len(headings) - 1) * BETWEEN,
        height=2 * EDGE + HEAD + tallest,
        headings=heads,
        boxes=ordered,
        lines=tuple(_line(boxes[start], boxes[stop], tops) for start, stop in pairs),
        table=table,
    )


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place in a column: a box, or the lane of a line (then its two ends); what stands left of it holds it up."""

    key: str
    column: int
    height: int
    name: str
    held: tuple[str, ...]


def _slots(at: dict[str, Placed], lines: Sequence[tuple[str, str]]) -> list[list[_Slot]]:
    """Column by column, from the left, each in its order."""
    held: dict[str, list[str]] = {key: [] for key in at}
    slots: list[_Slot] = []
    for start, stop in lines:
        way = _way(at[start], at[stop])
        for before, here in pairwise(way):
            if here in held:
                held[here].append(before)
            else:
                slots.append(_Slot(here, int(here.partition(" ")[0]), LANE, at[stop].name, (before,)))
    slots += [_Slot(key, one.column, HEIGHT, one.name, tuple(held[key])) for key, one in at.items()]
    rank: dict[str, int] = {}
    columns = []
    for column in range(max((slot.column for slot in slots), default=-1) + 1):
        there = sorted((slot for slot in slots if slot.column == column), key=lambda slot: _order(slot, rank))
        rank |= {slot.key: number for number, slot in enumerate(there)}
        columns.append(there)
    return columns


def _way(start: Placed, stop: Placed) -> tuple[str, ...]:
    """Through what a line goes: its two ends, and between them the lanes of the columns that it passes."""
    return start.key, *(_lane(start.key, stop.key, one) for one in range(start.column + 1, stop.column)), stop.key


def _lane(start: str, stop: str, column: int) -> str:
    return f"{column} {start} > {stop}"


def _order(slot: _Slot, rank: dict[str, int]) -> tuple[float, str, str]:
    ranks = [rank[one] for one in slot.held if one in rank]
    return (sum(ranks) / len(ranks) if ranks else 1e9), slot.name.casefold(), slot.key


def _tops(columns: Sequence[Sequence[_Slot]]) -> tuple[dict[str, float], float]:
    """The upper edge of each slot, each column in the middle of the tallest, and how tall that is."""
    heights = [sum(slot.height for slot in column) + APART * max(0, len(column) - 1) for column in columns]
    tallest = max(heights, default=0)
    tops: dict[str, float] = {}
    for column, height in zip(columns, heights, strict=True):
        top = EDGE + HEAD + (tallest - height) / 2
        for slot in column:
            tops[slot.key] = round(top, 1)
            top += slot.height + APART
    return tops, tallest


def _box(one: Placed, tops: dict[str, float]) -> Box:
    return Box(
        key=one.key,
        sort=one.sort,
        fate=one.fate,
        lines=_lines(one.name),
        word=one.word,
        note=one.note,
        column=one.column,
        x=_x(one.column),
        y=tops[one.key],
    )


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


def _line(start: Box, stop: Box, tops: dict[str, float]) -> Line:
    """From the right side of a box to the left side of another, through its lanes; round the right within a column."""
    x, y = start.x + WIDTH, start.y + HEIGHT / 2
    path = f"M{x:g} {y:g}"
    if stop.column <= start.column:
        right, there = max(x, stop.x + WIDTH) + BETWEEN / 2, stop.y + HEIGHT / 2
        path += f"C{right:g} {y:g} {right:g} {there:g} {stop.x + WIDTH:g} {there:g}"
    else:
        for column in range(start.column + 1, stop.column):
            lane = tops[_lane(start.key, stop.key, column)] + LANE / 2
            path += _bend(x, y, _x(column), lane) + f"L{_x(column) + WIDTH:g} {lane:g}"
            x, y = _x(column) + WIDTH, lane
        path += _bend(x, y, stop.x, stop.y + HEIGHT / 2)
    return Line(start=start.key, stop=stop.key, path=path, broken=start.fate in ("lost", "stops"))


def _bend(x: float, y: float, to_x: float, to_y: float) -> str:
    """A curve that leaves and arrives level."""
    half = (to_x - x) / 2
    return f"C{x + half:g} {y:g} {to_x - half:g} {to_y:g} {to_x:g} {to_y:g}"
