"""People who can change places without anyone seeing a difference are one kind; a panel is how many of each kind.

Where at most one person of a household is drawn, two people are alike only if they share their home with the same
kinds of people. Households with the same kinds of people in them are a group. A panel takes at most one person of a
household exactly if it takes from each group at most as many people as the group has households: whichever kinds these
are, each can be found in a household of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from ombud.heard.lottery.pool import Pool

Ints = NDArray[np.int64]
Values = tuple[str, ...]
Home = tuple[tuple[Values, str], ...]
Key = tuple[Values, int]  # the values of a kind, and the number of its group of households


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of person: the value of each trait, those they share a home with, and how many people are of it."""

    values: Values
    home: tuple[Values, ...]
    people: int
    group: int


@dataclass(frozen=True, slots=True, eq=False)
class Kinds:
    """All kinds, in an order that the rows of the file do not change: first the ``told`` ones, by their values.

    The others have fewer people than may be told of; their order follows from ids and a salt, and so from no value.
    ``people`` (kinds,), ``group`` (kinds,), ``households`` (groups,): how many households a group has.
    ``homes``: for each group its households, each as pairs of a kind and an id.
    """

    features: tuple[str, ...]
    kinds: tuple[Kind, ...]
    people: Ints
    group: Ints
    households: Ints
    homes: tuple[tuple[tuple[tuple[int, str], ...], ...], ...]
    told: int = 0

    def __len__(self) -> int:
        return len(self.kinds)

    @property
    def caps(self) -> Ints:
        """How many of each kind a panel can hold at most, shape (kinds,)."""
        caps: Ints = self.households[self.group]
        return caps

    def of_person(self) -> Mapping[str, int]:
        """The kind of each person, by id."""
        return {one: kind for group in self.homes for home in group for kind, one in home}


def kinds_of(pool: Pool, small: int = 1, salt: str = "") -> Kinds:
    """The kinds of people in a pool, and their households.

    Kinds of fewer than ``small`` people are not told of, nor those from which such a kind could be had by subtraction.
    """
    made: dict[tuple[Values, ...], list[Home]] = defaultdict(list)
    for home in _homes(pool):
        made[tuple(values for values, _ in home)].append(home)
    groups = sorted(made, key=lambda one: (len(one), one))
    keys = [(values, at) for at, group in enumerate(groups) for values in sorted(set(group))]
    kinds = {key: _kind(key[0], groups[key[1]], key[1], len(made[groups[key[1]]])) for key in keys}
    told = sorted(_told({key: kinds[key].people for key in keys}, small))
    rest = sorted(set(keys) - set(told), key=lambda key: _lowest(made, groups, key, salt))
    number = {key: place for place, key in enumerate([*told, *rest])}
    return _listed(pool, [kinds[key] for key in number], groups, made, number, len(told))


def _told(people: Mapping[Key, int], small: int) -> set[Key]:
    """The kinds that can be told of: whoever adds up those with a value never has a few people left."""
    told = {key for key, n in people.items() if n >= small}
    while given_away := next(_given_away(people, told, small), None):
        told.remove(min(given_away, key=lambda key: (people[key], key)))
    return told


def _given_away(people: Mapping[Key, int], told: set[Key], small: int) -> Iterator[list[Key]]:
    """For each value of which a few people only are in no told kind: the told kinds that have it."""
    by_value: dict[tuple[int, str], list[Key]] = defaultdict(list)
    for key in people:
        for feature, value in enumerate(key[0]):
            by_value[feature, value].append(key)
    for have_it in (*by_value.values(), list(people)):
        shown = [key for key in have_it if key in told]
        if shown and 0 < sum(people[key] for key in have_it if key not in told) < small:
            yield shown


def _listed(
    pool: Pool,
    kinds: list[Kind],
    groups: list[tuple[Values, ...]],
    made: Mapping[tuple[Values, ...], list[Home]],
    number: Mapping[tuple[Values, int], int],
    told: int,
) -> Kinds:
    return Kinds(
        features=pool.features,
        kinds=tuple(kinds),
        people=np.array([kind.people for kind in kinds], np.int64),
        group=np.array([kind.group for kind in kinds], np.int64),
        households=np.array([len(made[group]) for group in groups], np.int64),
        homes=tuple(
            tuple(tuple((number[values, at], one) for values, one in home) for home in sorted(made[group], key=_ids))
            for at, group in enumerate(groups)
        ),
        told=told,
    )


def _lowest(
    made: Mapping[tuple[Values, ...], list[Home]], groups: list[tuple[Values, ...]], key: tuple[Values, int], salt: str
) -> str:
    """The lowest SHA-256 of ``salt|id`` among the people of a kind."""
    people = (one for home in made[groups[key[1]]] for values, one in home if values == key[0])
    return min(sha256(f"{salt}|{one}".encode()).hexdigest() for one in people)


def _homes(pool: Pool) -> Iterable[Home]:
    """Each household as its people's values and ids, in the order of the values."""
    shared: dict[str, list[tuple[Values, str]]] = defaultdict(list)
    for at, (one, values) in enumerate(zip(pool.ids, pool.values, strict=True)):
        home = pool.homes[at] if pool.homes else ""
        if home:
            shared[home].append((values, one))
        else:
            yield ((values, one),)
    for people in shared.values():
        yield tuple(sorted(people))


def _kind(values: Values, group: tuple[Values, ...], at: int, households: int) -> Kind:
    alike = group.count(values)
    others = list(group)
    others.remove(values)
    return Kind(values, tuple(others), alike * households, at)


def _ids(home: Home) -> list[str]:
    return sorted(one for _, one in home)
