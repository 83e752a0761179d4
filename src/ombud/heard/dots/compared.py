"""Rounds of dots compared: each by itself, the first against a later one, the same people, and the time of day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import erfc, sqrt

import numpy as np
from numpy.typing import NDArray

from ombud.heard.dots.again import Became, Moved, Swings, Twice, became, moved, swings, told_by_kind, twice
from ombud.heard.dots.dealt import chance, deal_kinds, deal_rounds
from ombud.heard.dots.marks import Daypart, Marks
from ombud.heard.dots.patterns import Elsewhere, elsewhere
from ombud.heard.dots.portions import Portion, gap, portion
from ombud.heard.dots.scan import Scanned, scan
from ombud.heard.dots.squares import Squares, squares

LEAST = 5  # persons behind anything that is shown of a place
SIDE = 200.0  # metres
DARK, LIGHT = (Daypart.EVENING, Daypart.NIGHT), (Daypart.MORNING, Daypart.DAY)
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class OfRound:
    """One round: its number, dots, persons, and the share of each kind."""

    number: int
    dots: int
    people: int
    kinds: tuple[tuple[str, Portion], ...]
    by_part: tuple[tuple[Daypart, Portion], ...]
    scanned: Scanned | None


@dataclass(frozen=True, slots=True)
class Change:
    """One kind in the first round against the later one: its share of dots, where it lies, and the same persons."""

    kind: str
    share: tuple[float, float, float] | None
    elsewhere: Elsewhere | None
    twice: Twice | None
    moved: Moved | None
    swings: Swings | None
    share_apart: bool = False  # by more than chance, with all comparisons of all kinds taken together
    place_apart: bool = False

    @property
    def enough(self) -> bool:
        """Whether anything can be told of it."""
        return self.share is not None or self.elsewhere is not None


@dataclass(frozen=True, slots=True)
class Cell:
    """A square that at least ``least`` persons marked: persons by round, and those who marked the kind, or None."""

    square: int
    people: tuple[int, ...]
    of_kind: tuple[int | None, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """All of it. ``first`` and ``later`` are the rounds that are compared; ``newly`` where the later marks crowd."""

    marks: Marks
    kind: str
    grid: Squares
    least: int
    rounds: tuple[OfRound, ...]
    first: int
    later: int
    changes: tuple[Change, ...]
    became: tuple[Became, ...]
    newly: Scanned | None
    parts: tuple[tuple[Daypart, Portion], ...]
    dark: tuple[float, float, float] | None
    groups: tuple[tuple[str, Portion], ...]
    cells: tuple[Cell, ...]


def compared(held: Marks, kind: str, *, seed: int, told: Progress, side: float = SIDE, least: int = LEAST) -> Compared:
    """Compare the first round with the last. ``kind`` is the one that is looked for, such as "unsafe"."""
    grid = squares(held.x, held.y, side)
    steps = 3 + len(held.rounds)
    rounds = []
    for number, one in enumerate(held.rounds):
        told("round", number, steps)
        rounds.append(_of_round(held, one, kind, grid, seed, least))
    first, later = held.rounds[0], held.rounds[-1]
    told("changes", steps - 3, steps)
    again = became(held, first, later, grid.side / 2) if later > first else {}
    changes: tuple[Change, ...] = ()
    if later > first:
        changes = judged([_change(held, one, first, later, grid, seed, least, again) for one in held.kinds])
    told("newly", steps - 2, steps)
    newly = _newly(held, kind, first, later, side, seed, least) if later > first else None
    told("parts", steps - 1, steps)
    everything = np.ones(len(held.x), bool)
    return Compared(
        held,
        kind,
        grid,
        least,
        tuple(rounds),
        first,
        later,
        changes,
        told_by_kind(held, again),
        newly,
        parts=_by_part(held, kind, everything, seed, least, "all"),
        dark=gap(held.of(kind), _at(held, DARK), _at(held, LIGHT), held.person, chance(seed, "dark"), least),
        groups=_by_group(held, kind, seed, least),
        cells=_cells(held, kind, grid, least),
    )


def _of_round(held: Marks, number: int, kind: str, grid: Squares, seed: int, least: int) -> OfRound:
    among = held.round == number
    kinds = tuple(
        (one, portion(held.of(one), among, held.person, chance(seed, f"round {number} {one}"), least))
        for one in held.kinds
    )
    here = Squares(grid.side, *_renumbered(grid, among))
    cases, person = held.of(kind)[among], held.person[among]
    found = scan(here, cases, person, deal_kinds(cases, person), chance(seed, f"scan {number}"), least)
    parts = _by_part(held, kind, among, seed, least, f"round {number}")
    return OfRound(number, int(among.sum()), held.people(among), kinds, parts, found)


def _renumbered(grid: Squares, among: Mask) -> tuple[NDArray[np.float64], Ints]:
    """The squares that hold some of these dots, and in which each lies."""
    used, of_dot = np.unique(grid.of_dot[among], return_inverse=True)
    return grid.middles[used], of_dot.reshape(-1).astype(np.int64)


def _change(
    held: Marks,
    kind: str,
    first: int,
    later: int,
    grid: Squares,
    seed: int,
    least: int,
    again: dict[tuple[int, int, int], int],
) -> Change:
    random = chance(seed, f"change {kind}")
    one, two = held.round == first, held.round == later
    share = gap(held.of(kind), two, one, held.person, random, least)
    among = held.of(kind) & (one | two)
    where = None
    if among.any():
        here = Squares(grid.side, *_renumbered(grid, among))
        where = elsewhere(here, two[among], held.person[among], random)
    return Change(
        kind,
        share,
        where,
        twice(held, first, later, kind),
        moved(held, first, later, kind, grid.side, random),
        swings(held, again, kind, random),
    )


def judged(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Which changes are more than chance: Holm's step-down over both tests of every kind, together at 5 per cent."""
    tests = [(_by_interval(one.share), at, "share") for at, one in enumerate(changes) if one.share]
    tests += [(one.elsewhere.chance, at, "place") for at, one in enumerate(changes) if one.elsewhere]
    apart: set[tuple[int, str]] = set()
    for rank, (p, at, what) in enumerate(sorted(tests)):
        if p > 0.05 / (len(tests) - rank):
            break
        apart.add((at, what))
    return tuple(
        replace(one, share_apart=(at, "share") in apart, place_apart=(at, "place") in apart)
        for at, one in enumerate(changes)
    )


def _by_interval(share: tuple[float, float, float]) -> float:
    """The p-value that belongs to a difference with a 95 per cent interval, taken as normal."""
    middle, low, high = share
    if high <= low:
        return 0.0 if middle else 1.0
    return erfc(abs(middle) / ((high - low) / (2 * 1.959964)) / sqrt(2))


def _newly(held: Marks, kind: str, first: int, later: int, side: float, seed: int, least: int) -> Scanned | None:
    """Where the later round has more of the kind than the first, beyond chance; rounds are dealt among persons."""
    among = held.of(kind) & ((held.round == first) | (held.round == later))
    if not among.any():
        return None
    cases, person = held.round[among] == later, held.person[among]
    here = squares(held.x[among], held.y[among], side)
    return scan(here, cases, person, deal_rounds(cases, person), chance(seed, "newly"), least)


def _at(held: Marks, parts: tuple[Daypart, ...]) -> Mask:
    return np.array([one.part in parts for one in held.dots], bool)


def _by_part(
    held: Marks, kind: str, among: Mask, seed: int, least: int, name: str
) -> tuple[tuple[Daypart, Portion], ...]:
    found = []
    for part in Daypart:
        here = among & _at(held, (part,))
        if here.any():
            found.append((part, portion(held.of(kind), here, held.person, chance(seed, f"{name} {part}"), least)))
    return tuple(found)


def _by_group(held: Marks, kind: str, seed: int, least: int) -> tuple[tuple[str, Portion], ...]:
    groups = sorted({one.group for one in held.dots} - {""})
    found = []
    for group in groups:
        here = np.array([one.group == group for one in held.dots], bool)
        found.append((group, portion(held.of(kind), here, held.person, chance(seed, f"group {group}"), least)))
    return tuple(found)


def _cells(held: Marks, kind: str, grid: Squares, least: int) -> tuple[Cell, ...]:
    """Squares with enough persons. Persons are counted and never dots: a person may stand in several squares, so that
    nobody can take one square from a total."""
    there = _persons(held, grid, np.ones(len(held.x), bool))
    of_kind = _persons(held, grid, held.of(kind))
    found = []
    for square in sorted(there):
        rounds = tuple(len(there[square].get(one, ())) for one in held.rounds)
        marked = tuple(len(of_kind.get(square, {}).get(one, ())) for one in held.rounds)
        if all(n == 0 or n >= least for n in rounds):
            found.append(Cell(square, rounds, tuple(None if 0 < n < least else n for n in marked)))
    return tuple(found)


def _persons(held: Marks, grid: Squares, where: Mask) -> dict[int, dict[int, set[int]]]:
    """Persons by square and round."""
    found: dict[int, dict[int, set[int]]] = {}
    for at in np.flatnonzero(where).tolist():
        by_round = found.setdefault(int(grid.of_dot[at]), {})
        by_round.setdefault(int(held.round[at]), set()).add(int(held.person[at]))
    return found
