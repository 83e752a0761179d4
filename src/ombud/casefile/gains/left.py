"""How much of it is left for each head once all who can reach a place share it: by area, and by group."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from ombud.casefile.figures import Figure
from ombud.casefile.gains.answer import code_columns, per
from ombud.casefile.gains.city import City, Numbers, Ways
from ombud.casefile.gains.small import Protected
from ombud.casefile.gains.wording import EVERYONE, all_of_them, limit_told
from ombud.casefile.measured import Column, Table
from ombud.casefile.written import column, known
from ombud.served.catchment import Catchment, catchment
from ombud.words import Sentence, say

Parts = tuple[list[Sentence], tuple[Figure, ...], tuple[Table, ...]]


@dataclass(frozen=True)
class _Left:
    """What is left within each limit for the areas and places that say everything; rows are those of the city."""

    limits: tuple[float, ...]
    unit: str
    rows: NDArray[np.intp]
    people: Numbers
    found: tuple[Catchment, ...]
    dropped: tuple[int, int]  # areas and places of which something is not known

    def head(self, at: int, weights: Numbers, scale: float) -> float:
        """What a group has for each so many of its people, on average."""
        n = np.nan_to_num(weights[self.rows])
        return float(scale * (n @ self.found[at].per_head) / n.sum()) if n.sum() > 0 else float("nan")


def left_for_each(city: City, held: Protected) -> Parts:
    """Two-step floating catchments within each limit; nothing where nobody says how much each place has to give."""
    ways = city.ways
    if ways is None or ways.far is None or ways.supply is None or not city.persons:
        return [], (), ()
    left = _shared_out(ways, held)
    if left is None:
        return [], (), ()
    told = [sentence for at in range(len(left.limits)) for sentence in _told(city, held, left, at)]
    if any(left.dropped):
        told.append(say("Left out of what is left for each, since something is not known of them: areas {n}, "
                        "places {m}.", n=left.dropped[0], m=left.dropped[1]))  # fmt: skip
    return told, (), (_by_group(city, held, left), _by_area(city, left))


def _shared_out(ways: Ways, held: Protected) -> _Left | None:
    far, supply = ways.far, ways.supply
    assert far is not None  # noqa: S101 -- looked at before
    assert supply is not None  # noqa: S101
    places = np.flatnonzero(np.isfinite(supply))
    there = ~np.isnan(far[:, places]).any(axis=1) & ~np.isnan(held.stand_in_people)
    rows = np.flatnonzero(there)
    if not rows.size or not places.size:
        return None
    limits = tuple(sorted({one for one in ways.limits if one > 0}))
    people = held.stand_in_people[rows]
    found = tuple(catchment(far[np.ix_(rows, places)], people, supply[places], limit) for limit in limits)
    return _Left(limits, ways.near.unit, rows, people, found, (len(far) - len(rows), len(supply) - len(places)))


def _groups(city: City, held: Protected) -> list[tuple[str, Numbers]]:
    return [(EVERYONE, held.stand_in_people), *((name, held.stand_in[:, at]) for at, name in enumerate(city.groups))]


def _told(city: City, held: Protected, left: _Left, at: int) -> list[Sentence]:
    within = limit_told(left.limits[at], left.unit)
    told = [(left.head(at, n, city.per), name) for name, n in _groups(city, held)[1:]]
    told = [one for one in told if isfinite(one[0])]
    everyone = _figure(left.head(at, held.stand_in_people, city.per))
    what = {"within": within, "supply": _supply(city), "per": per(city), "everyone": everyone}
    said = []
    if len(told) > 1:
        (low, least), (high, most) = min(told), max(told)
        said.append(say("If all within {within} share a place, {group} have least left ({low} of {supply} {per}), "
                        "{other} most ({high}); {all}: {everyone}.", group=least, low=_figure(low), other=most,
                        high=_figure(high), all=all_of_them(city), **what))  # fmt: skip
    else:
        said.append(say("If all within {within} share a place, {everyone} of {supply} are left {per}.", **what))
    if unused := left.found[at].unused:
        said.append(say("Places with something to give and nobody within {within}: {n}.", n=len(unused), within=within))
    return said


def _supply(city: City) -> str:
    return city.ways.supply_is if city.ways and city.ways.supply_is else city.what


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _by_group(city: City, held: Protected, left: _Left) -> Table:
    columns = [column("group", say("Group")), *_columns(city, left)]
    rows = tuple(
        (name, *(known(left.head(at, n, city.per), 4) for at in range(len(left.limits))))
        for name, n in _groups(city, held)
    )
    return Table(
        name="left-for-each", title=say("What is left for each group"), columns=tuple(columns), rows=rows, shown=40
    )


def _by_area(city: City, left: _Left) -> Table:
    """Every area; nothing in reach is a known zero, and an area of which something is not known is left empty."""
    values = np.full((len(city.areas), len(left.limits)), np.nan)
    values[left.rows] = np.column_stack([city.per * one.per_head for one in left.found])
    rows = tuple(
        (code, name, *(known(float(one), 4) for one in row))
        for code, name, row in zip(city.areas.codes, city.areas.names, values, strict=True)
    )
    note = say("Each place's supply is divided by all within the limit; each area adds up what the places within the "
               "limit have for a head (two-step floating catchment, Luo & Wang 2003).")  # fmt: skip
    columns = (*code_columns(), *_columns(city, left))
    return Table(name="left-by-area", title=say("What is left for a head in each area"), columns=columns, rows=rows,
                 areal=True, notes=(note,))  # fmt: skip


def _columns(city: City, left: _Left) -> list[Column]:
    return [
        column(f"within {limit_told(limit, left.unit)}", say("Within {within}", within=limit_told(limit, left.unit)),
               f"{_supply(city)} {per(city)}", 2)
        for limit in left.limits
    ]  # fmt: skip
