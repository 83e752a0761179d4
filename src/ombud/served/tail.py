"""The unserved tail: what share of each group is reached, how far one must go to reach all, and who is left over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ombud.served.distance import Nearest, UnfitPlaces
from ombud.words import Sentence, say

Floats = NDArray[np.float64]
LEVELS = (0.95, 0.99, 1.0)


@dataclass(frozen=True, slots=True)
class People:
    """Who lives where: persons (areas, groups), NaN where nobody counted. Each area and group has one name."""

    areas: tuple[str, ...]
    groups: tuple[str, ...]
    persons: Floats

    def __post_init__(self) -> None:
        if self.persons.shape != (len(self.areas), len(self.groups)):
            raise UnfitPlaces(say("People must be a table of areas by groups, with a name for each."))
        for names in (self.areas, self.groups):
            if len(set(names)) < len(names):
                twice = next(name for row, name in enumerate(names) if name in names[:row])
                raise UnfitPlaces(say("{code} is listed twice: one row for each, please.", code=twice))
        if (wrong := np.argwhere((self.persons < 0) | np.isinf(self.persons))).size:
            area, group = self.areas[wrong[0][0]], self.groups[wrong[0][1]]
            raise UnfitPlaces(say("{area} has an impossible number of people in “{group}”.", area=area, group=group))

    @classmethod
    def of(cls, areas: Sequence[str], groups: Sequence[str], persons: ArrayLike) -> People:
        """The same from any sequences; raises :class:`UnfitPlaces` for counts below zero and names told twice."""
        return cls(tuple(areas), tuple(groups), np.asarray(persons, np.float64))

    @property
    def total(self) -> Floats:
        """Persons of each group that were counted (groups,)."""
        total: Floats = np.nansum(self.persons, axis=0)
        return total

    @property
    def uncounted(self) -> dict[str, tuple[str, ...]]:
        """For each group the areas where nobody counted it."""
        return {
            group: tuple(np.array(self.areas, object)[np.isnan(self.persons[:, g])])
            for g, group in enumerate(self.groups)
        }


@dataclass(frozen=True, slots=True)
class Reached:
    """What share of each group lives within each limit, 0 to 1: arrays (limits, groups).

    The share lies between ``least``, if all whose distance is not known live beyond, and ``most``, if they live within;
    the two are one where all is known. NaN for a group without people.
    """

    limits: tuple[float, ...]
    groups: tuple[str, ...]
    unit: str
    least: Floats
    most: Floats
    notes: tuple[Sentence, ...]


def reached(near: Nearest, people: People, limits: Sequence[float]) -> Reached:
    """The share of each group within each of ``limits`` (in ``near.unit``); a limit itself counts as within.

    Raises :class:`UnfitPlaces` for limits below zero and where areas and distances are not equally many.
    """
    if not all(limit >= 0 for limit in limits):
        raise UnfitPlaces(say("A limit of reach must be zero or more."))
    _aligned(near, people)
    persons, total = np.nan_to_num(people.persons), people.total
    inside = near.far[None, :] <= np.asarray(limits, np.float64)[:, None]
    unknown = np.isnan(near.far)[None, :]
    whole = np.where(total > 0, total, np.nan)
    least, most = (mask.astype(np.float64) @ persons / whole for mask in (inside, inside | unknown))
    return Reached(tuple(limits), people.groups, near.unit, least, most, _notes(near, people))


@dataclass(frozen=True, slots=True)
class Left:
    """One area of the tail: its code, how far it is from the nearest place, and persons there by group."""

    area: str
    far: float
    persons: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Tail:
    """Who is not reached within ``limit``, and how far one must go to reach nearly all and all.

    ``distance`` (levels, groups): where that share of the group is reached; infinity where some have no way at all, NaN
    where too many live at an unknown distance to tell, or the group has no people.
    ``missing`` (groups,): persons short of everyone.
    """

    limit: float
    unit: str
    groups: tuple[str, ...]
    levels: tuple[float, ...]
    distance: Floats
    missing: Floats
    whole: Floats  # (groups,): persons counted, all of them
    left: tuple[Left, ...]  # most people first; an unknown distance is not here but in ``unknown``
    unknown: tuple[Left, ...]
    notes: tuple[Sentence, ...]

    def sentence(self, group: str) -> Sentence:
        """How far a group is from being reached altogether, in a sentence."""
        g = self.groups.index(group)
        limit = say("{limit} {unit}", limit=round(self.limit), unit=self.unit)
        if not self.whole[g] > 0:
            return say("Of {group} nothing can be told.", group=group)
        if lost := sum(one.persons[g] for one in self.unknown if one.persons[g] > 0):
            return say("Of {group} {n} people live at an unknown distance, and {out} or more beyond {limit}.",
                       n=round(lost), group=group, out=round(float(self.missing[g])), limit=limit)  # fmt: skip
        where = sorted((one for one in self.left if one.persons[g] > 0), key=lambda one: -one.persons[g])
        if not where:
            return say("All of {group} who were counted are reached within {limit}.", group=group, limit=limit)
        return say(
            "{n} of {all} people of {group} live beyond {limit}, most of them in {area}; the furthest: {far}.",
            n=round(float(self.missing[g])),
            all=round(float(self.whole[g])),
            group=group,
            area=where[0].area,
            limit=limit,
            far=_told(max(one.far for one in where), self.unit),
        )


def tail(near: Nearest, people: People, limit: float, levels: Sequence[float] = LEVELS) -> Tail:
    """Who lives beyond ``limit`` and at which distance each of ``levels`` (above 0, up to 1) of a group is reached."""
    if not all(0 < level <= 1 for level in levels):
        raise UnfitPlaces(say("A share to be reached lies above 0 and is at most 1."))
    _aligned(near, people)
    persons = np.nan_to_num(people.persons)
    out = near.far > limit
    distance = np.array([[level_reached(near.far, persons[:, g], level) for g in range(persons.shape[1])]
                         for level in levels])  # fmt: skip
    return Tail(
        limit=limit,
        unit=near.unit,
        groups=people.groups,
        levels=tuple(levels),
        distance=distance.reshape(len(levels), len(people.groups)),
        missing=persons[out].sum(axis=0),
        whole=people.total,
        left=_listed(out, near, people),
        unknown=_listed(np.isnan(near.far), near, people),
        notes=_notes(near, people),
    )


def level_reached(far: Floats, persons: Floats, level: float) -> float:
    """The least distance within which ``level`` of the persons live: a weighted quantile from below.

    People at an unknown distance count among the whole, never among the reached: a level that needs them is NaN.
    """
    total = persons.sum()
    if not total > 0:
        return np.nan
    known = np.flatnonzero(~np.isnan(far))
    order = known[np.argsort(far[known], kind="stable")]
    # A sum of floats may fall a hair short of the whole.
    enough = np.flatnonzero(np.cumsum(persons[order]) >= level * total * (1 - 1e-12))
    return float(far[order][enough[0]]) if enough.size else np.nan


def _told(far: float, unit: str) -> Sentence:
    if np.isinf(far):
        return say("without any way there")
    return say("{limit} {unit}", limit=round(far), unit=unit)


def _aligned(near: Nearest, people: People) -> None:
    if near.far.shape != (len(people.areas),):
        raise UnfitPlaces(say("There are {n} distances for {all} areas.", n=int(near.far.size), all=len(people.areas)))
    if (wrong := np.flatnonzero(near.far < 0)).size:
        raise UnfitPlaces(
            say("{area} is {far} {unit} from the nearest place, which cannot be.",
                area=people.areas[wrong[0]], far=float(near.far[wrong[0]]), unit=near.unit)
        )  # fmt: skip


def _listed(mask: NDArray[np.bool_], near: Nearest, people: People) -> tuple[Left, ...]:
    rows = [Left(people.areas[i], float(near.far[i]), tuple(people.persons[i].tolist())) for i in np.flatnonzero(mask)]
    return tuple(sorted(rows, key=lambda one: -float(np.nansum(one.persons))))


def _notes(near: Nearest, people: People) -> tuple[Sentence, ...]:
    notes = [say("Nobody of “{group}” is counted here: there is nothing to tell.", group=group)
             for group, total in zip(people.groups, people.total, strict=True) if not total > 0]  # fmt: skip
    if near.unknown.size:
        notes.append(
            say("Areas whose distance is not known: {n} of {all}.", n=near.unknown.size, all=len(people.areas))
        )
    for group, areas in people.uncounted.items():
        if areas:
            notes.append(say("“{group}” was not counted in {n} of {all} areas: its shares are of those counted.",
                             group=group, n=len(areas), all=len(people.areas)))  # fmt: skip
    return tuple(notes)
