"""A series as a stroke and the band around it: broken where nothing is known, and never denser than can be seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ombud.casefile.figures import Series
from ombud.web.figures.scale import Scale
from ombud.web.numbers import known

UNITS = 1000  # the drawing's own units, from one end of an axis to the other
FINEST = 150  # parts of the axis; where more values lie in one, its lowest and highest are drawn
Spot = tuple[int, int]


def path(one: Series, across: Scale, up: Scale, steps: bool) -> str:
    """The line as a path, broken where a value is not known; a value alone is a dot."""
    return "".join(_run(run, steps) for run in _runs(one.x, one.y, across, up))


def _run(run: Sequence[Spot], steps: bool) -> str:
    first, *rest = run
    if not rest:
        return f"M{first[0]} {first[1]}h0"
    moves = (f"H{x}V{y}" for x, y in rest) if steps else (f"L{x} {y}" for x, y in rest)
    return f"M{first[0]} {first[1]}{''.join(moves)}"


def band(one: Series, across: Scale, up: Scale) -> str:
    """The band around a line, broken where one of its edges is not known."""
    lower, upper = ([*_unbroken(one, ends)] for ends in (one.low, one.high))
    edges = zip(_runs(one.x, lower, across, up), _runs(one.x, upper, across, up), strict=True)
    return "".join(_round(below, above) for below, above in edges)


def _round(below: Sequence[Spot], above: Sequence[Spot]) -> str:
    return "M" + " ".join(f"{x} {y}" for x, y in (*below, *reversed(above))) + "z"


def _unbroken(one: Series, ends: Sequence[float | None]) -> Iterator[float | None]:
    """One edge of the band, with a gap wherever either edge has one."""
    for low, high, end in zip(one.low, one.high, ends, strict=False):
        yield None if known(low) is None or known(high) is None else end


def _runs(xs: Iterable[float], ys: Iterable[float | None], across: Scale, up: Scale) -> Iterator[list[Spot]]:
    """Stretches without a gap, as places in the drawing."""
    run: list[Spot] = []
    for x, y in zip(xs, ys, strict=False):
        there_x, there_y = known(x), known(y)
        if there_x is None or there_y is None:
            if run:
                yield _fewer(run)
            run = []
        else:
            run.append(_spot(there_x, there_y, across, up))
    if run:
        yield _fewer(run)


def _spot(x: float, y: float, across: Scale, up: Scale) -> Spot:
    return round(across.part(x) * UNITS), round((1 - up.part(y)) * UNITS)


def _fewer(run: list[Spot]) -> list[Spot]:
    """The same line with no place twice, and where it is denser than can be seen, its lowest and highest."""
    kept = [run[0], *(new for old, new in pairwise(run) if new != old)]
    if len(kept) <= 2 * FINEST:
        return kept
    fewer: list[Spot] = []
    for start in range(0, len(kept), max(1, len(kept) // FINEST)):
        some = kept[start : start + max(1, len(kept) // FINEST)]
        ends = {some.index(min(some, key=_height)), some.index(max(some, key=_height))}
        fewer += [some[at] for at in sorted(ends)]
    return [kept[0], *fewer, kept[-1]]


def _height(spot: Spot) -> int:
    return spot[1]
