"""What people say beside what their diaries show: the same persons where tokens tell, else groups beside groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from ombud.heard.diary.days import Diary, minutes, times
from ombud.heard.diary.means import apart, by_chance, chance, mean, worth

FEWEST = 10  # persons
EVERYONE = ""
Floats = NDArray[np.float64]


class Unit(StrEnum):
    """What was said, as it is compared."""

    MINUTES = "minutes a day"
    TIMES = "times a day"


class Verdict(StrEnum):
    """What the comparison says."""

    MORE = "said_more"
    LESS = "said_less"
    ALIKE = "cannot_be_told_apart"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True)
class Stated:
    """How much of an activity a person says to do. ``person`` is a made-up token, "" where there is none."""

    activity: str
    amount: float
    unit: Unit = Unit.MINUTES
    person: str = ""
    group: str = ""
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Persons one by one: the share who say more than they did, and between which differences 95 of 100 lie."""

    more: float
    more_low: float
    more_high: float
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Beside:
    """One comparison, in its unit. ``gap`` is said less observed, with its interval; ``agreement`` only for the same
    persons. ``worth_said`` and ``worth_seen`` are the persons after weights. No figures where they are too few.
    """

    activity: str
    group: str
    unit: Unit
    same_people: bool
    people_said: int
    people_seen: int
    verdict: Verdict
    worth_said: float | None = None
    worth_seen: float | None = None
    said: float | None = None
    seen: float | None = None
    gap: float | None = None
    low: float | None = None
    high: float | None = None
    agreement: Agreement | None = None


@dataclass(frozen=True, slots=True)
class _Person:
    """What a diary shows of one person: the mean of their days, the weight, and the group."""

    amount: float
    weight: float
    group: str


def beside(stated: Sequence[Stated], diary: Diary, seed: int) -> tuple[Beside, ...]:
    """Each activity and unit that people were asked about, for everyone and for each group.

    The verdict looks at all comparisons together (Holm).
    """
    asked = sorted({(one.activity, one.unit) for one in stated})
    pairs = []
    for activity, unit in asked:
        said = [one for one in _in_order(stated) if (one.activity, one.unit) == (activity, unit)]
        seen = _by_person(diary, activity, unit)
        for group in (EVERYONE, *_groups(said, seen)):
            pairs.append(_sides(activity, unit, group, said, seen))
    return _judged([_compared(one, seed) for one in pairs])


def _judged(told: Sequence[tuple[Beside, float]]) -> tuple[Beside, ...]:
    """Which differ by more than chance: Holm's step-down over all comparisons with enough people, at 5 per cent."""
    found = {at: one for at, (one, _) in enumerate(told)}
    tests = sorted((p, at) for at, (one, p) in enumerate(told) if one.gap is not None)
    for rank, (p, at) in enumerate(tests):
        gap = told[at][0].gap
        if p > 0.05 / (len(tests) - rank) or gap is None:
            break
        found[at] = replace(found[at], verdict=Verdict.MORE if gap > 0 else Verdict.LESS)
    return tuple(found[at] for at in range(len(told)))


def _in_order(stated: Sequence[Stated]) -> list[Stated]:
    return sorted(stated, key=lambda one: (one.person == "", one.person, one.group, one.amount, one.weight or 0))


def _by_person(diary: Diary, activity: str, unit: Unit) -> dict[str, _Person]:
    """Persons with the mean over their days, each day by its weight: two days of one person are not two persons."""
    amounts = minutes(diary, activity) if unit is Unit.MINUTES else times(diary, activity)
    held: dict[str, list[tuple[float, float, str]]] = {}
    for day, amount in zip(diary.days, amounts.tolist(), strict=True):
        held.setdefault(day.person, []).append((amount, day.weight, day.group))
    found = {}
    for person in sorted(held):
        weight = sum(one[1] for one in held[person])
        found[person] = _Person(sum(a * w for a, w, _ in held[person]) / weight, weight, held[person][0][2])
    return found


def _groups(said: Sequence[Stated], seen: dict[str, _Person]) -> list[str]:
    """Groups that both sides know, or that one side knows of the same persons."""
    of_seen = {one.group for one in seen.values()}
    of_said = {one.group for one in said}
    same = any(one.person in seen for one in said)
    return sorted((of_said | of_seen if same else of_said & of_seen) - {""})


@dataclass(frozen=True, slots=True, eq=False)
class _Sides:
    activity: str
    unit: Unit
    group: str
    same: bool
    said: Floats
    seen: Floats
    weight_said: Floats
    weight_seen: Floats

    @property
    def enough(self) -> bool:
        return min(len(self.said), len(self.seen)) >= FEWEST


def _sides(activity: str, unit: Unit, group: str, said: Sequence[Stated], seen: dict[str, _Person]) -> _Sides:
    """The two columns that are compared: pairs where enough persons are on both sides, else one beside the other."""
    pairs = [(one, seen[one.person]) for one in said if one.person in seen]
    pairs = [(one, other) for one, other in pairs if group in (EVERYONE, one.group, other.group)]
    if len(pairs) >= FEWEST or (pairs and len(pairs) == len(said)):
        weight = _array([one.weight if one.weight is not None else other.weight for one, other in pairs])
        both = _array([one.amount for one, _ in pairs]), _array([other.amount for _, other in pairs])
        return _Sides(activity, unit, group, True, *both, weight, weight)
    asked = [one for one in said if group in (EVERYONE, one.group)]
    held = [one for one in seen.values() if group in (EVERYONE, one.group)]
    return _Sides(
        activity,
        unit,
        group,
        False,
        _array([one.amount for one in asked]),
        _array([one.amount for one in held]),
        _array([1.0 if one.weight is None else one.weight for one in asked]),
        _array([one.weight for one in held]),
    )


def _array(values: Sequence[float]) -> Floats:
    return np.array(values, np.float64)


def _compared(one: _Sides, seed: int) -> tuple[Beside, float]:
    """The comparison, not yet judged, and its p-value."""
    bare = Beside(one.activity, one.group, one.unit, one.same, len(one.said), len(one.seen), Verdict.TOO_FEW)
    if not one.enough:
        return bare, 1.0
    random = chance(seed, f"{one.activity} {one.unit} {one.group}")
    said, seen = (one.said, one.weight_said), (one.seen, one.weight_seen)
    if one.same:
        gaps = (one.said - one.seen, one.weight_said)
        whole = mean(*gaps, random)
        gap, low, high, p = whole.value, whole.low, whole.high, by_chance(whole.value, [gaps])
    else:
        gap, low, high = apart(said, seen, random)
        p = by_chance(gap, [said, seen])
    found = replace(
        bare,
        verdict=Verdict.ALIKE,
        worth_said=worth(one.weight_said),
        worth_seen=worth(one.weight_seen),
        said=_weighted(one.said, one.weight_said),
        seen=_weighted(one.seen, one.weight_seen),
        gap=gap,
        low=low,
        high=high,
        agreement=_agreement(one) if one.same else None,
    )
    return found, p


def _weighted(values: Floats, weights: Floats) -> float:
    return float((values * weights).sum() / weights.sum())


def _agreement(one: _Sides) -> Agreement:
    """Limits of agreement (Bland & Altman 1986), and the share who say more with Wilson's interval, after weights."""
    gaps, weights = one.said - one.seen, one.weight_said
    middle, n = _weighted(gaps, weights), worth(weights)
    spread = sqrt(_weighted((gaps - middle) ** 2, weights) * n / max(n - 1, 1e-9))
    more = _weighted((gaps > 0).astype(np.float64), weights)
    z = 1.959964
    centre, half = more + z * z / (2 * n), z * sqrt(more * (1 - more) / n + z * z / (4 * n * n))
    wide = 1 + z * z / n
    return Agreement(more, (centre - half) / wide, (centre + half) / wide, middle - z * spread, middle + z * spread)
