"""Small numbers of people in every table that is published: hidden, kept from being reckoned back, and stood in for.

One pattern is found for a city's people by area and group, and every part takes its numbers from it. What a part
reckons with them (shares, means, who is left) it reckons from what is shown and from totals, so that it gives nothing
more away. Where groups have nobody in common and the table is small, the least is hidden, found exactly and audited;
else an area with a small number is hidden whole. A threshold of 1 hides nothing: for tables that are public already.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ombud.casefile.gains.city import City
from ombud.casefile.gains.leasthidden import least_hidden, small
from ombud.casefile.gains.wholeareas import Hidden, whole_areas
from ombud.people.small import Policy, rounded
from ombud.people.table import two_way
from ombud.words import Sentence, say

Numbers = NDArray[np.float64]
Bands = NDArray[np.intp]
CELLS = 300  # beyond, the least is not looked for: the search may take minutes
NOTHING = Policy(threshold=1, level=1)


@dataclass(frozen=True, slots=True, eq=False)
class Protected:
    """People by area and group as they may be published; NaN where hidden, or where nobody counted.

    ``persons`` (areas, groups), ``people`` (areas,) everyone, ``totals`` (groups,), ``everyone`` the sum of all, each
    rounded to the policy's base. ``hidden`` (areas, groups) says where. ``stand_in`` (areas, groups) and
    ``stand_in_people`` (areas,) have what is left of each total shared out over what is hidden: whatever is reckoned
    with them tells no more than what is shown. NaN for a group whose total is hidden. ``bands`` (areas,): areas of one
    number have their true sums in ``stand_in``. ``told``: the policy, and how much is hidden; nothing where nothing is.
    """

    persons: Numbers
    people: Numbers
    totals: Numbers
    everyone: float
    hidden: NDArray[np.bool_]
    stand_in: Numbers
    stand_in_people: Numbers
    bands: Bands
    policy: Policy
    told: tuple[Sentence, ...]


@lru_cache(maxsize=1)
def of_city(city: City) -> Protected:
    """A city's people by area and group, protected once for all parts. Areas that stand for one each hide nobody.

    Where reach is asked for, the sums within each limit are kept true as far as that gives nothing away.
    """
    counts = np.column_stack([*city.groups.values()]) if city.groups else np.empty((len(city.people), 0))
    bands = None
    if city.ways is not None:
        far = city.ways.near.far
        bands = np.where(np.isnan(far), len(city.ways.limits) + 1, np.searchsorted(sorted(city.ways.limits), far))
    return protected(counts, city.people, city.small if city.persons else NOTHING, bands)


def protected(counts: ArrayLike, people: ArrayLike, policy: Policy, bands: Bands | None = None) -> Protected:
    """``counts`` (areas, groups) and ``people`` (areas,) in persons, NaN where nobody counted, with a city's policy.

    The totals of areas, of groups and of everyone are taken to be public, here or elsewhere, unless they are small; so
    are those of ``bands``, ordered numbers of areas (areas,), but bands that a total would give away are joined.
    """
    known, everyone = np.asarray(counts, np.float64), np.asarray(people, np.float64)
    table = np.nan_to_num(known)
    lived = np.maximum(np.where(np.isnan(everyone), table.max(axis=1, initial=0.0), everyone), 0.0)
    apart = bool((table.sum(axis=1) <= lived + 1e-6).all())
    joined, hidden = _by_bands(table, lived, policy, apart, np.zeros(len(lived), np.intp) if bands is None else bands)
    stand_in, stand_in_people = _stand_ins(_round(table, policy), _round(lived, policy), hidden, apart, joined)
    few = bool(small(lived.sum(keepdims=True), policy)[0])
    return Protected(
        persons=_round(np.where(hidden.cells, np.nan, known), policy),
        people=_round(np.where(hidden.areas, np.nan, everyone), policy),
        totals=_round(np.where(hidden.groups, np.nan, table.sum(axis=0)), policy),
        everyone=float("nan") if few else float(_round(lived.sum(), policy)),
        hidden=hidden.cells,
        stand_in=np.where(np.isnan(known) & ~hidden.cells, np.nan, stand_in),
        stand_in_people=np.where(np.isnan(everyone), np.nan, stand_in_people),
        bands=joined,
        policy=policy,
        told=tuple(_told(hidden, policy)),
    )


def policy_told(policy: Policy) -> Sentence:
    """What a city has declared of small numbers, in words."""
    return say(
        "Numbers of people below {threshold} are not shown, and whoever adds and subtracts what is shown stays "
        "{level} or more off each of them, or as far off as there are people at all.",
        threshold=policy.threshold,
        level=policy.level,
    )


def _by_bands(table: Numbers, people: Numbers, policy: Policy, apart: bool, bands: Bands) -> tuple[Bands, Hidden]:
    """A pattern for each band by itself; a band whose totals may not be told is joined with the next one in."""
    joined, known = bands.copy(), dict[bytes, Hidden]()
    while True:
        left = np.unique(joined).tolist()
        parts = []
        for band in left:
            there = joined == band
            if (name := there.tobytes()) not in known:
                known[name] = _pattern(table[there], people[there], policy, apart)
            parts.append((there, known[name]))
        wrong = next((at for at, (_, found) in enumerate(parts) if found.groups.any()), None)
        if wrong is None or len(left) == 1:
            return joined, _put_together(parts, table.shape)
        joined[joined == left[wrong]] = left[wrong - 1] if wrong else left[1]


def _put_together(parts: list[tuple[NDArray[np.bool_], Hidden]], shape: tuple[int, ...]) -> Hidden:
    cells, areas, groups = np.zeros(shape, bool), np.zeros(shape[0], bool), np.zeros(shape[1], bool)
    for there, found in parts:
        cells[there], areas[there] = found.cells, found.areas
        groups |= found.groups
    return Hidden(cells, areas, groups, sum(one.own for _, one in parts), sum(one.others for _, one in parts))


def _pattern(table: Numbers, people: Numbers, policy: Policy, apart: bool) -> Hidden:
    if policy.threshold == 1 and not policy.zeros:
        return Hidden(np.zeros(table.shape, bool), np.zeros(len(people), bool), np.zeros(table.shape[1], bool), 0, 0)
    found = _least(table, people, policy) if apart else None
    return found or whole_areas(table, people, policy, apart)


def _least(table: Numbers, people: Numbers, policy: Policy) -> Hidden | None:
    """The least that protects, with every total shown; None where that cannot be, or would take too long."""
    rest = np.maximum(people - table.sum(axis=1), 0.0)[:, None]
    body = np.hstack([table, rest]) if rest.any() else table
    if body.size > CELLS or min(body.shape) < 2 or not body.any():
        return None
    rows, columns = ([str(at) for at in range(n)] for n in body.shape)
    told = two_way(body, rows, columns)
    if (small(told.values, policy) & told.margins).any():
        return None
    # Those in no group are in no table, so to hide them costs next to nothing.
    free = (np.arange(told.values.size) % body.shape[1] >= table.shape[1]) & ~told.margins
    found = least_hidden(told, policy, [told.margins], np.where(free, 0.01, 1.0))
    if found is None:
        return None
    hidden, own = (one[: body.size].reshape(body.shape)[:, : table.shape[1]] for one in (found.hidden, found.own))
    none = np.zeros(len(people), bool), np.zeros(table.shape[1], bool)
    return Hidden(hidden, *none, int(own.sum()), int((hidden & ~own).sum()))


def _stand_ins(table: Numbers, people: Numbers, hidden: Hidden, apart: bool, bands: Bands) -> tuple[Numbers, Numbers]:
    """What is left of each total, shared out over the hidden areas in proportion to what is left of each area.

    ``table`` and ``people`` are rounded as they are published, so that nothing finer comes out of them.
    """
    lived, found = people.copy(), table.copy()
    for band in np.unique(bands).tolist():
        there = (bands == band) & hidden.areas
        lived[there] = _shared(people[there], np.ones(int(there.sum())))
    left = np.maximum(lived - np.where(hidden.cells, 0.0, table).sum(axis=1), 0.0) if apart else lived
    for band in np.unique(bands).tolist():
        for group in range(table.shape[1]):
            there = (bands == band) & hidden.cells[:, group]
            found[there, group] = _shared(table[there, group], left[there])
    found[:, hidden.groups] = np.nan
    return found, lived


def _shared(values: Numbers, by: Numbers) -> Numbers:
    """The sum of values shared out in proportion to ``by``, or evenly where that is nothing; shapes (n,)."""
    weight = by if by.sum() > 0 else np.ones_like(by)
    return values.sum() * weight / weight.sum() if weight.size else weight


def _round(values: ArrayLike, policy: Policy) -> Numbers:
    held = np.asarray(values, np.float64)
    return held if policy.base == 1 else rounded(np.rint(held), policy.base)


def _told(hidden: Hidden, policy: Policy) -> Iterator[Sentence]:
    if policy.base > 1:
        yield say("Numbers of people are rounded to multiples of {base}.", base=policy.base)
    if not hidden.cells.any() and not hidden.areas.any() and not hidden.groups.any():
        return
    yield policy_told(policy)
    yield say(
        "Numbers of people hidden for what they are: {own}; so that these cannot be reckoned back: {others}.",
        own=hidden.own,
        others=hidden.others,
    )
    if hidden.cells.size and (whole := int(hidden.cells.all(axis=1).sum())):
        yield say("Areas hidden whole, because a number there is small or for the sake of one: {n}.", n=whole)
    if hidden.groups.any():
        yield say("Groups of which no total is shown: {n}.", n=int(hidden.groups.sum()))
