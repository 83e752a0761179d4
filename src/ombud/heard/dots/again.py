"""The same person asked again: whether they mark the kind at all, how far they moved, and what changed its kind."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binom

from ombud.heard.dots.expanded import ends
from ombud.heard.dots.marks import Marks

DRAWS = 1999
FEWEST = 10  # persons who answered twice
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Twice:
    """Persons who answered in both rounds: how many marked the kind in both, only first, only later, in neither.

    ``change`` is the share later less the share first (0 to 1) with its interval; ``chance`` McNemar's exact p-value.
    """

    kind: str
    people: int
    both: int
    first_only: int
    later_only: int
    neither: int
    change: float
    low: float
    high: float
    chance: float


@dataclass(frozen=True, slots=True)
class Moved:
    """How far a later place is from the nearest that the same person marked so before: metres, median over persons.

    ``others``: the same against other persons' first places; ``stayed``: persons whose places stayed within a side.
    """

    kind: str
    people: int
    metres: float
    low: float
    high: float
    others: float
    stayed: int
    within: float


@dataclass(frozen=True, slots=True)
class Became:
    """Places that the same persons marked in both rounds: what kind they were and became, and how many persons."""

    before: str
    after: str
    people: int


@dataclass(frozen=True, slots=True)
class Swings:
    """Persons of whose places more became the kind than ceased to be, and the other way; p-value by flipped signs."""

    kind: str
    towards: int
    away: int
    chance: float


def twice(held: Marks, first: int, later: int, kind: str) -> Twice | None:
    """McNemar's exact test, and Agresti and Min's interval (2005); None where fewer than ten persons answered twice."""
    people = _twice(held, first, later)
    if len(people) < FEWEST:
        return None
    marked = held.of(kind)
    one = np.isin(people, held.person[marked & (held.round == first)])
    two = np.isin(people, held.person[marked & (held.round == later)])
    b, c, n = int((one & ~two).sum()), int((~one & two).sum()), len(people)
    wide, gone, came = n + 2, b + 0.5, c + 0.5
    half = 1.959964 * np.sqrt(gone + came - (came - gone) ** 2 / wide) / wide
    middle = (came - gone) / wide
    chance = min(1.0, 2 * float(binom.cdf(min(b, c), b + c, 0.5))) if b + c else 1.0
    return Twice(
        kind,
        n,
        int((one & two).sum()),
        b,
        c,
        int((~one & ~two).sum()),
        (c - b) / n,
        float(max(-1.0, middle - half)),
        float(min(1.0, middle + half)),
        chance,
    )


def _twice(held: Marks, first: int, later: int) -> Ints:
    known = held.person < held.known
    return np.intersect1d(held.person[known & (held.round == first)], held.person[known & (held.round == later)])


def moved(held: Marks, first: int, later: int, kind: str, within: float, random: np.random.Generator) -> Moved | None:
    """Distances in metres; None where fewer than ten persons marked the kind in both rounds."""
    marked = held.of(kind)
    firsts = _places(held, marked & (held.round == first))
    laters = _places(held, marked & (held.round == later))
    people = sorted(set(firsts) & set(laters))
    if len(people) < FEWEST:
        return None
    own = np.array([_nearest(laters[one], firsts[one]) for one in people])
    turned = np.array([_nearest(laters[one], firsts[other]) for one, other in _others(people, random)])
    drawn = np.median(own[random.integers(0, len(own), (DRAWS, len(own)))], axis=1)
    low, high = np.quantile(drawn, ends(len(own)))
    stayed = int((own <= within).sum())
    return Moved(
        kind, len(own), float(np.median(own)), float(low), float(high), float(np.median(turned)), stayed, within
    )


def _places(held: Marks, where: Mask) -> dict[int, Floats]:
    """The places of each person with a token, (n, 2) in metres."""
    found: dict[int, list[tuple[float, float]]] = {}
    for at in np.flatnonzero(where & (held.person < held.known)).tolist():
        found.setdefault(int(held.person[at]), []).append((float(held.x[at]), float(held.y[at])))
    return {person: np.array(places) for person, places in found.items()}


def _nearest(places: Floats, before: Floats) -> float:
    """The mean over places of the distance to the nearest place before."""
    away = np.hypot(places[:, None, 0] - before[None, :, 0], places[:, None, 1] - before[None, :, 1])
    return float(away.min(axis=1).mean())


def _others(people: list[int], random: np.random.Generator) -> list[tuple[int, int]]:
    """Each person with another one, drawn."""
    order = random.permutation(len(people)).tolist()
    return [(people[order[at]], people[order[at - 1]]) for at in range(len(order))]


def became(held: Marks, first: int, later: int, within: float) -> dict[tuple[int, int, int], int]:
    """Later places with an own first place within so many metres: (person, kind before, kind after) -> how many."""
    firsts: dict[int, list[int]] = {}
    for at in np.flatnonzero((held.round == first) & (held.person < held.known)).tolist():
        firsts.setdefault(int(held.person[at]), []).append(at)
    found: dict[tuple[int, int, int], int] = {}
    for at in np.flatnonzero((held.round == later) & (held.person < held.known)).tolist():
        own = firsts.get(int(held.person[at]), [])
        away = np.hypot(held.x[own] - held.x[at], held.y[own] - held.y[at])
        if len(own) and away.min() <= within:
            key = int(held.person[at]), int(held.kind[own[int(np.argmin(away))]]), int(held.kind[at])
            found[key] = found.get(key, 0) + 1
    return found


def told_by_kind(held: Marks, changes: dict[tuple[int, int, int], int]) -> tuple[Became, ...]:
    """The same by kinds, with how many persons stand behind each."""
    people: dict[tuple[int, int], set[int]] = {}
    for person, before, after in changes:
        people.setdefault((before, after), set()).add(person)
    return tuple(Became(held.kinds[b], held.kinds[a], len(who)) for (b, a), who in sorted(people.items()))


def swings(
    held: Marks, changes: dict[tuple[int, int, int], int], kind: str, random: np.random.Generator
) -> Swings | None:
    """Whether places became the kind more often than they ceased to be, over persons; None where nobody's changed."""
    if kind not in held.kinds:
        return None
    which = held.kinds.index(kind)
    net: dict[int, int] = {}
    for (person, before, after), places in changes.items():
        net[person] = net.get(person, 0) + places * (int(after == which) - int(before == which))
    score = np.array([one for one in net.values() if one], np.float64)
    if len(net) < FEWEST or not len(score):
        return None
    signs = random.integers(0, 2, (DRAWS, len(score))) * 2 - 1
    extreme = np.abs(signs @ score) >= abs(score.sum())
    return Swings(kind, int((score > 0).sum()), int((score < 0).sum()), (1 + int(extreme.sum())) / (1 + DRAWS))
