"""A drawing made light enough for a slow line: its corners set on a coarser and coarser grid until it fits.

Corners that areas share go to the same place of the grid, so neighbours still meet; an area smaller than the grid
vanishes from the drawing and stays in the table.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import isfinite

GRIDS = (1, 2, 3, 4, 6, 8, 12, 16)  # units of the drawing
_WORD = re.compile(r"[MmLlHhVvZz]|-?[0-9]*\.?[0-9]+")
Ring = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Light:
    """Paths, alike many as were given and some of them perhaps empty, and what was counted as dots."""

    paths: tuple[str, ...]
    points: str
    grid: int


@lru_cache(maxsize=32)
def lighter(paths: tuple[str, ...], points: str, budget: int) -> Light:
    """The finest drawing of no more than ``budget`` bytes, compressed; without its dots if nothing else helps."""
    rings, dots = [list(_rings(path)) for path in paths], list(_rings(points))
    made = Light(("",) * len(paths), "", GRIDS[-1])
    for with_dots in (True, False):
        for grid in GRIDS:
            drawn = tuple("".join(_ring(ring, grid) for ring in some) for some in rings)
            made = Light(drawn, _dots(dots, grid) if with_dots else "", grid)
            if len(zlib.compress(" ".join((*made.paths, made.points)).encode(), 6)) <= budget:
                return made
    return made


def _rings(path: str) -> Iterator[list[tuple[float, float]]]:
    """A path as lists of corners; moves, lines and closings are all that a map is drawn with."""
    x = y = 0.0
    ring: list[tuple[float, float]] = []
    for command, numbers in _commands(path):
        if command in "Zz":
            if ring:
                x, y = ring[0]
            continue
        for at, (to_x, to_y) in enumerate(_steps(command, numbers)):
            x, y = _moved(command, (x, y), to_x, to_y)
            if command in "Mm" and at == 0:
                if ring:
                    yield ring
                ring = []
            ring.append((x, y))
    if ring:
        yield ring


def _commands(path: str) -> Iterator[tuple[str, list[float]]]:
    command, numbers = "", list[float]()
    for word in _WORD.findall(path):
        if word.isalpha():
            if command:
                yield command, numbers
            command, numbers = word, list[float]()
        else:
            numbers.append(float(word))
    if command:
        yield command, numbers


def _steps(command: str, numbers: list[float]) -> Iterable[tuple[float | None, float | None]]:
    if command in "Hh":
        return [(one, None) for one in numbers]
    if command in "Vv":
        return [(None, one) for one in numbers]
    return zip(numbers[::2], numbers[1::2], strict=False)


def _moved(command: str, here: tuple[float, float], x: float | None, y: float | None) -> tuple[float, float]:
    """Where the pen is after one step, in absolute or relative numbers."""
    relative = command.islower()
    there = tuple(old if new is None else old + new if relative else new for old, new in zip(here, (x, y), strict=True))
    return (there[0], there[1]) if all(map(isfinite, there)) else here


def _ring(ring: Iterable[tuple[float, float]], grid: int) -> str:
    """One ring as moves by whole units, each corner on the grid; nothing where no area is left."""
    corners = _straightened([(round(x / grid), round(y / grid)) for x, y in ring])
    if len(set(corners)) < 3:
        return ""
    (x, y), *rest = corners
    moves = []
    path = f"M{x * grid} {y * grid}l"
    for to_x, to_y in rest:
        moves.append(f"{(to_x - x) * grid} {(to_y - y) * grid}")
        x, y = to_x, to_y
    return f"{path}{' '.join(moves)}z".replace(" -", "-")


def _straightened(corners: Ring) -> Ring:
    """Without places told twice, spikes that go nowhere, and corners on a straight line."""
    kept: Ring = []
    for corner in corners:
        if kept and corner == kept[-1]:
            continue
        while len(kept) > 1 and _between(kept[-2], kept[-1], corner):
            kept.pop()
        if not kept or corner != kept[-1]:
            kept.append(corner)
    if len(kept) > 1 and kept[0] == kept[-1]:
        kept.pop()
    return kept


def _between(first: tuple[int, int], middle: tuple[int, int], last: tuple[int, int]) -> bool:
    """Whether the middle of three corners lies on the line through the others, or the pen only went there and back."""
    (ax, ay), (bx, by), (cx, cy) = first, middle, last
    return (bx - ax) * (cy - ay) == (by - ay) * (cx - ax)


def _dots(rings: Iterable[Sequence[tuple[float, float]]], grid: int) -> str:
    """The first place of each, in the order that takes the fewest signs; two in one place are one dot."""
    places = sorted({(round(ring[0][1] / grid), round(ring[0][0] / grid)) for ring in rings})
    told, x, y = [], 0, 0
    for to_y, to_x in places:
        told.append(f"m{(to_x - x) * grid} {(to_y - y) * grid}h0")
        x, y = to_x, to_y
    return "".join(told).replace(" -", "-")
