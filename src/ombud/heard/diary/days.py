"""Days as people wrote them down: what was done from when to when, each day whole or left out with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

WHOLE = 1440  # minutes
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Day:
    """One person's day: a made-up token, which day, its weight, the group, 0 for Monday to 6 (-1 is not known)."""

    person: str
    day: str = ""
    weight: float = 1.0
    group: str = ""
    weekday: int = -1


@dataclass(frozen=True, slots=True, eq=False)
class Diary:
    """Days, and all that was done in them as columns: in which day, from which minute to which, what, on which line.

    Minutes are counted from the hour at which days begin. ``activities`` names what ``activity`` counts.
    """

    days: tuple[Day, ...]
    of_day: Ints
    start: Ints
    end: Ints
    activity: Ints
    line: Ints
    activities: tuple[str, ...]


class Fault(StrEnum):
    """Why a day cannot be used."""

    OVERLAP = "overlap"
    SHORT = "short"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class Left:
    """A day that was left out: the line where it begins, why, and how many minutes of it are told or told twice."""

    line: int
    why: Fault
    minutes: int


@dataclass(frozen=True, slots=True, eq=False)
class Whole:
    """The days that add up to 24 hours, and those that were left out."""

    diary: Diary
    left: tuple[Left, ...]


def whole_days(diary: Diary) -> Whole:
    """Days told from beginning to end, without a gap and with nothing told twice over."""
    order = np.lexsort((diary.end, diary.start, diary.of_day))
    of_day, start, end = diary.of_day[order], diary.start[order], diary.end[order]
    told = np.bincount(of_day, end - start, minlength=len(diary.days))
    follows = of_day[1:] == of_day[:-1]
    overlapping = np.unique(of_day[1:][follows & (start[1:] < end[:-1])])
    first_line = np.full(len(diary.days), np.iinfo(np.int64).max)
    np.minimum.at(first_line, diary.of_day, diary.line)
    left: dict[int, Left] = {}
    for at in np.flatnonzero(told != WHOLE).tolist():
        left[at] = Left(int(first_line[at]), Fault.SHORT, int(told[at]))
    for at in overlapping.tolist():
        why = Fault.TWICE if told[at] >= 2 * WHOLE else Fault.OVERLAP
        left[at] = Left(int(first_line[at]), why, int(told[at]))
    return Whole(_without(diary, left), tuple(sorted(left.values(), key=lambda one: (one.line, one.why))))


def _without(diary: Diary, left: dict[int, Left]) -> Diary:
    kept = np.array([at not in left for at in range(len(diary.days))], bool)
    number = np.cumsum(kept) - 1
    held = kept[diary.of_day]
    return Diary(
        tuple(day for day, keep in zip(diary.days, kept.tolist(), strict=True) if keep),
        number[diary.of_day[held]],
        diary.start[held],
        diary.end[held],
        diary.activity[held],
        diary.line[held],
        diary.activities,
    )


def renamed(diary: Diary, names: Sequence[str]) -> Diary:
    """The same days with activities under other names, alike names together; what follows itself becomes one."""
    activities = tuple(sorted(set(names)))
    number = np.array([activities.index(name) for name in names] or [0], np.int64)[diary.activity]
    order = np.lexsort((diary.end, diary.start, diary.of_day))
    of_day, start, end, done = (column[order] for column in (diary.of_day, diary.start, diary.end, number))
    again = np.zeros(len(of_day), bool)
    again[1:] = (of_day[1:] == of_day[:-1]) & (start[1:] == end[:-1]) & (done[1:] == done[:-1])
    first = np.flatnonzero(~again)
    last = np.append(first[1:], len(of_day)) - 1
    return Diary(diary.days, of_day[first], start[first], end[last], done[first], diary.line[order][first], activities)


def minutes(diary: Diary, activity: str) -> Floats:
    """Minutes of an activity in each day."""
    return _summed(diary, activity, (diary.end - diary.start).astype(np.float64))


def times(diary: Diary, activity: str) -> Floats:
    """How often an activity was begun in each day."""
    return _summed(diary, activity, np.ones(len(diary.of_day)))


def _summed(diary: Diary, activity: str, values: Floats) -> Floats:
    if activity not in diary.activities:
        return np.zeros(len(diary.days))
    held = diary.activity == diary.activities.index(activity)
    found: Floats = np.bincount(diary.of_day[held], values[held], minlength=len(diary.days)).astype(np.float64)
    return found
