"""How many came of each group in each area, by step: events added up, and what is not known of them kept apart.

Where an event has a head-count, those whom no row of a trait names are people whose group nobody knows. An event
that was only counted by heads is so for every trait. A person who came to two events is counted twice.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ombud.heard.whocame.rows import EVERYWHERE, Row, Step
from ombud.people.intervals import kish
from ombud.words import Sentence, say


class CountsContradict(ValueError):
    """More people of a trait than heads at an event: where it stands, and what to do."""

    def __init__(self, told: Sentence, place: str) -> None:
        super().__init__(told, place)
        self.told, self.place = told, place


@dataclass(frozen=True, slots=True)
class Counted:
    """One trait at one step: people by group and area, those whose group nobody knows by area, and their weights.

    ``only_heads`` are the people of events that say nothing of the trait; they are among the unknown.
    """

    trait: str
    step: Step
    people: Mapping[tuple[str, str], int]  # (group, area)
    unknown: Mapping[str, int]  # area
    only_heads: int = 0
    weights: Sequence[tuple[str, int, float]] = field(default=())  # group, count, weight

    @property
    def known(self) -> int:
        return sum(self.people.values())

    @property
    def unknowns(self) -> int:
        return sum(self.unknown.values())

    @property
    def totals(self) -> Counter[str]:
        """People of each group, all areas together."""
        found: Counter[str] = Counter()
        for (group, _), count in self.people.items():
            found[group] += count
        return found

    def cell(self, group: str, area: str) -> int:
        return self.people.get((group, area), 0)

    @property
    def areas(self) -> tuple[str, ...]:
        """The areas that anybody was counted in, in order; "" is not one."""
        return tuple(sorted(({area for _, area in self.people} | set(self.unknown)) - {EVERYWHERE}))

    @property
    def weighed(self) -> bool:
        return any(weight != 1 for _, _, weight in self.weights)

    @property
    def effective(self) -> float:
        """How many people of equal weight the known are worth (Kish)."""
        return kish((count, weight) for _, count, weight in self.weights)


def steps(rows: Iterable[Row]) -> tuple[Step, ...]:
    """The steps that anything was counted at, first to last."""
    there = {row.step for row in rows}
    return tuple(step for step in Step if step in there)


def traits(rows: Iterable[Row]) -> tuple[str, ...]:
    """The traits that people were counted by, in order."""
    return tuple(sorted({row.trait for row in rows if row.trait}))


def days(rows: Iterable[Row], step: Step) -> tuple[date, ...]:
    """The days on which something was counted at a step, oldest first."""
    return tuple(sorted({row.on for row in rows if row.step is step and row.on is not None}))


def counted(rows: Sequence[Row], trait: str, step: Step) -> Counted:
    """One trait at one step, all events together. Raises :class:`CountsContradict`."""
    people: dict[tuple[str, str], int] = defaultdict(int)
    unknown: dict[str, int] = defaultdict(int)
    weights, only_heads = [], 0
    for event in events(rows, step):
        mine = [row for row in event.rows if row.trait == trait]
        for row in mine:
            if row.group:
                people[row.group, row.area] += row.count
                weights.append((row.group, row.count, row.weight))
            else:
                unknown[row.area] += row.count
        for area, left in event.unnamed(trait).items():
            unknown[area] += left
        only_heads += 0 if mine else event.total
    told = {area: count for area, count in unknown.items() if count}
    return Counted(trait, step, dict(people), told, only_heads, tuple(sorted(weights)))


@dataclass(frozen=True, slots=True)
class Event:
    """One event at one step, with all that was counted there."""

    name: str
    on: date | None
    rows: tuple[Row, ...]

    @property
    def heads(self) -> Mapping[str, int] | None:
        """The head-count by area; None where nobody counted heads."""
        found: dict[str, int] = defaultdict(int)
        for row in self.rows:
            if not row.trait:
                found[row.area] += row.count
        return dict(found) if any(not row.trait for row in self.rows) else None

    @property
    def traits(self) -> tuple[str, ...]:
        return traits(self.rows)

    @property
    def total(self) -> int:
        """How many were there: the head-count, or the most that any trait counted."""
        heads = self.heads
        if heads is not None:
            return sum(heads.values())
        return max(self.of_trait(trait) for trait in self.traits)

    def of_trait(self, trait: str) -> int:
        return sum(row.count for row in self.rows if row.trait == trait)

    def unnamed(self, trait: str) -> Mapping[str, int]:
        """By area, those who were there and whom no row of the trait speaks of. Raises :class:`CountsContradict`."""
        heads = self.heads
        if heads is None:
            return {EVERYWHERE: self.total - self.of_trait(trait)}
        self._check(trait, sum(heads.values()))
        if set(heads) == {EVERYWHERE}:
            return {EVERYWHERE: self.total - self.of_trait(trait)}
        return self._left(trait, heads)

    def _left(self, trait: str, heads: Mapping[str, int]) -> Mapping[str, int]:
        """By area where heads were counted by area; where a trait names no area, what is left is in none."""
        named: dict[str, int] = defaultdict(int)
        for row in self.rows:
            if row.trait == trait:
                named[row.area] += row.count
        if named.keys() - heads.keys() or any(count > heads[area] for area, count in named.items()):
            return {EVERYWHERE: self.total - self.of_trait(trait)}
        return {area: count - named.get(area, 0) for area, count in heads.items()}

    def _check(self, trait: str, heads: int) -> None:
        if self.of_trait(trait) > heads:
            at = next(row for row in self.rows if row.trait == trait)
            told = say("{event}: {n} people by {trait}, and {heads} heads were counted",
                       event=self.name, n=self.of_trait(trait), trait=trait, heads=heads)  # fmt: skip
            raise CountsContradict(told, at.place)


def events(rows: Iterable[Row], step: Step) -> tuple[Event, ...]:
    """The events of one step by name."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.step is step:
            found[row.event].append(row)
    return tuple(_event(name, found[name]) for name in sorted(found))


def _event(name: str, rows: Sequence[Row]) -> Event:
    return Event(name, next((row.on for row in rows if row.on is not None), None), tuple(rows))


def by_area(rows: Sequence[Row], step: Step, name: str) -> Counted | None:
    """Areas as the groups of a trait of their own: by heads, else by the trait that names most people."""
    people: dict[tuple[str, str], int] = defaultdict(int)
    unknown = 0
    for event in events(rows, step):
        best = _most_with_area(event)
        for area, count in best.items():
            people[area, EVERYWHERE] += count
        unknown += event.total - sum(best.values())
    if not people:
        return None
    weights = tuple(sorted((area, count, 1.0) for (area, _), count in people.items()))
    return Counted(name, step, dict(people), {EVERYWHERE: unknown} if unknown else {}, 0, weights)


def _most_with_area(event: Event) -> Mapping[str, int]:
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in event.rows:
        if row.area:
            found[row.trait][row.area] += row.count
    return max((found[trait] for trait in sorted(found)), key=lambda one: sum(one.values()), default={})
