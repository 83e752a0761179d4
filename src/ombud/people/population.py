"""The people who live in a place, by group: what every "who" is held against."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


class ImpossibleCount(ValueError):
    """A population that cannot be: fewer than none, or a group larger than the whole."""


@dataclass(frozen=True, slots=True)
class Group:
    """How many people of one group live in a place.

    ``trait`` is what people are grouped by (age, tenure), ``margin`` half the width of the 95 per cent
    interval in persons where the count is itself an estimate, None where nobody says.
    """

    trait: str
    name: str
    people: int
    margin: float | None = None


@dataclass(frozen=True, slots=True)
class Population:
    """The people of a place on a day, with the source that counted them. Numbers are persons."""

    place: str
    total: int
    groups: tuple[Group, ...] = ()
    source: str = ""
    as_of: str = ""

    def __post_init__(self) -> None:
        for group in self.groups:
            if not 0 <= group.people <= self.total:
                raise ImpossibleCount(
                    f"{self.place}: {group.people} people in “{group.name}” ({group.trait}) do not fit in a population "
                    f"of {self.total}; check both numbers at {self.source or 'the source'}."
                )

    def people(self, trait: str, name: str) -> int | None:
        """How many people of a group live here; None where it was not counted, which is not zero."""
        return next((g.people for g in self.groups if (g.trait, g.name) == (trait, name)), None)

    def share(self, trait: str, name: str) -> float | None:
        """The group's share of everyone, 0 to 1; None where it was not counted or nobody lives here."""
        people = self.people(trait, name)
        return None if people is None or not self.total else people / self.total

    def uncounted(self, trait: str) -> int:
        """How many people stand in none of the groups of a trait, where the groups do not overlap."""
        return max(0, self.total - sum(group.people for group in self.groups if group.trait == trait))


def missing(population: Population, trait: str, seen: Iterable[str]) -> tuple[Group, ...]:
    """The groups of a trait that live here and were not seen, largest first."""
    there = set(seen)
    absent = [g for g in population.groups if g.trait == trait and g.people and g.name not in there]
    return tuple(sorted(absent, key=lambda group: -group.people))
