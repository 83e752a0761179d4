"""The people that a room is held against, as they were when it took place.

A population is counted anew, and groups and borders change. So the count used is the last one made by the day of the
room, and it goes with the answer: what is counted later changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ombud.heard.whocame.rows import EVERYWHERE, Living
from ombud.people.population import Group, Population


@dataclass(frozen=True, slots=True)
class Reference:
    """One population by one trait: people by group and area, the day that they were counted, and who says so.

    ``later``: it was counted only after the room, because there is no earlier count.
    """

    name: str
    trait: str
    people: Mapping[tuple[str, str], int]  # (group, area)
    as_of: date | None
    source: str = ""
    later: bool = False

    @property
    def groups(self) -> tuple[str, ...]:
        """In order of their names: a table's order is an accident."""
        return tuple(sorted({group for group, _ in self.people}))

    @property
    def areas(self) -> tuple[str, ...]:
        return tuple(sorted({area for _, area in self.people} - {EVERYWHERE}))

    @property
    def totals(self) -> dict[str, int]:
        """How many of each group, areas added up, in order of the groups' names."""
        found = dict.fromkeys(self.groups, 0)
        for (group, _), count in self.people.items():
            found[group] += count
        return found

    @property
    def everyone(self) -> int:
        return sum(self.people.values())

    @property
    def population(self) -> Population:
        """The same as every "who" is held against it, areas added up, groups in order of their names."""
        groups = tuple(Group(self.trait, name, people) for name, people in self.totals.items())
        return Population(self.name, self.everyone, groups, self.source, self.as_of.isoformat() if self.as_of else "")


def references(living: Iterable[Living], on: date | None) -> tuple[Reference, ...]:
    """Each reference and trait as it was on a day, by name; the last count where no day is known."""
    found: dict[tuple[str, str], list[Living]] = defaultdict(list)
    for one in living:
        found[one.reference, one.trait].append(one)
    return tuple(_as_of(name, trait, found[name, trait], on) for name, trait in sorted(found))


def _as_of(name: str, trait: str, living: Sequence[Living], on: date | None) -> Reference:
    counted = sorted({one.as_of for one in living}, key=lambda day: day or date.min)
    by_then = [day for day in counted if day is None or on is None or day <= on]
    used = by_then[-1] if by_then else counted[0]
    mine = [one for one in living if one.as_of == used]
    people = {(one.group, one.area): one.people for one in mine}
    source = next((one.source for one in mine if one.source), "")
    return Reference(name, trait, people, used, source, later=not by_then)


def over_areas(those: Sequence[Reference], name: str) -> tuple[Reference, ...]:
    """For each population that knows areas, its areas as the groups of a trait, by the trait that counts most."""
    best: dict[str, Reference] = {}
    for one in those:
        if one.areas and (one.name not in best or one.everyone > best[one.name].everyone):
            best[one.name] = one
    return tuple(
        Reference(one.name, name, _areas(one), one.as_of, one.source, one.later)
        for one in best.values()
    )


def _areas(one: Reference) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {(area, EVERYWHERE): 0 for area in one.areas}
    for (_, area), count in one.people.items():
        if area:
            found[area, EVERYWHERE] += count
    return found
