"""The tables of reach, and the line of how many are reached within each distance."""

from __future__ import annotations

import numpy as np

from ombud.casefile.figures import Lines, Series
from ombud.casefile.gains.answer import code_columns
from ombud.casefile.gains.city import Numbers
from ombud.casefile.gains.within import Within
from ombud.casefile.gains.wording import limit_told
from ombud.casefile.measured import Table
from ombud.casefile.piece import Cell
from ombud.casefile.written import column, known
from ombud.words import Sentence, say

LINES = 7  # everyone and six groups
NUMBERS = 300  # in a figure, so that its page stays light


def tables(found: Within) -> tuple[Table, ...]:
    """Each group within each limit; how far each group is; and every area, the furthest first."""
    return _by_limit(found), _by_distance(found), _by_area(found)


def _by_limit(found: Within) -> Table:
    columns = (
        column("group", say("Group")),
        column("within", say("Within"), found.near.unit),
        column("total", _heads(found)),
        column("reached", say("Reached"), "%", 1),
        column("at_least", say("At least"), "%", 1),
        column("at_most", say("At most"), "%", 1),
        column("left", say("Not reached")),
        column("where", say("Most of them in")),
    )
    return Table(
        name="reach",
        title=say("Each group within each distance"),
        columns=columns,
        rows=tuple(_row(found, at, group) for group in range(len(found.groups)) for at in range(len(found.limits))),
        shown=40,
        notes=(say("At least and at most: if all whose distance is not known, or whose number is hidden, live as far "
                   "off as can be, or as near."),),
    )  # fmt: skip


def _row(found: Within, at: int, group: int) -> tuple[Cell, ...]:
    least, most = (float(one[at, group]) for one in found.bounds)
    few = found.totals[group] < found.held.policy.threshold
    return (
        found.groups[group],
        found.limits[at],
        _total(found, group),
        known(100 * found.share(at, group), 3),
        None if few else known(100 * least, 3),
        None if few else known(100 * most, 3),
        found.left(at, group),
        "; ".join(found.where(at, group)),
    )


def _total(found: Within, group: int) -> float | None:
    return known(found.held.everyone if not group else float(found.held.totals[group - 1]), 1)


def _heads(found: Within) -> Sentence:
    return say("People") if found.city.persons else say("Areas")


def _by_distance(found: Within) -> Table:
    unit = found.near.unit
    columns = (
        column("group", say("Group")),
        column("mean", say("Mean"), unit, 0),
        column("median", say("Half within"), unit, 0),
        column("p95", say("95 per cent within"), unit, 0),
        column("p99", say("99 per cent within"), unit, 0),
        column("p100", say("All within"), unit, 0),
    )
    rows = tuple(
        (name, known(found.mean(at), 2), *(known(found.level(level, at), 2) for level in (0.5, 0.95, 0.99, 1.0)))
        for at, name in enumerate(found.groups)
    )
    return Table(
        name="reach-distances", title=say("How far it is for each group"), columns=columns, rows=rows, shown=40
    )


def _by_area(found: Within) -> Table:
    """Every area, the furthest first: the tail stands at the top."""
    columns = [*code_columns(), column("distance", say("Distance"), found.near.unit, 0)]
    columns.append(column("beyond", say("Beyond the limit of"), found.near.unit))
    columns += [column(f"people: {name}", say("{group}", group=name)) for name in found.groups]
    far = np.where(np.isnan(found.near.far), np.inf, found.near.far)
    order = np.lexsort((-np.nan_to_num(found.persons[:, 0]), -far)).tolist()
    return Table(
        name="reach-areas",
        title=say("How far each area is, the furthest first"),
        columns=tuple(columns),
        rows=tuple(_area(found, at) for at in order),
        areal=True,
        notes=(say("Nothing stands where a number is too small to be told, or hidden for the sake of one."),)
        if found.held.hidden.any()
        else (),
    )


def _area(found: Within, at: int) -> tuple[Cell, ...]:
    far, city = float(found.near.far[at]), found.city
    beyond = [limit for limit in found.limits if far > limit]
    people = (known(float(n), 1) for n in found.shown[at])
    return city.areas.codes[at], city.areas.names[at], known(far, 1), max(beyond, default=None), *people


def drawn(found: Within) -> Lines:
    """The share reached by distance: everyone, and the groups whose shares lie furthest apart."""
    groups = _drawn_groups(found)
    x = _distances(found, len(groups))
    shares = found.line(tuple(x.tolist()))
    return Lines(
        title=say("Reached within each distance"),
        description=say(
            "A line for each group: how many per cent of it are within so far of {what}. Marked is {limit}.",
            what=found.city.what,
            limit=", ".join(limit_told(one, found.near.unit) for one in found.limits),
        ),
        across=say("Distance, {unit}", unit=found.near.unit),
        up=say("Reached, per cent"),
        series=tuple(
            Series(
                name=found.groups[group],
                x=tuple(x.tolist()),
                y=tuple(known(round(100 * float(one), 1)) for one in shares[:, group]),
            )
            for group in groups
        ),
        marked=found.limits[0],
        table="reach",
    )


def _drawn_groups(found: Within) -> list[int]:
    """Everyone first, then at most six groups: all of them, or the three reached least and the three reached most."""
    told = [at for at in range(1, len(found.groups)) if np.isfinite(found.share(0, at))]
    if len(told) >= LINES:
        told.sort(key=lambda at: found.share(0, at))
        told = sorted([*told[:3], *told[-3:]])
    return [0, *told]


def _distances(found: Within, lines: int) -> Numbers:
    """As many distances as a light figure bears, up to where everyone is reached, with the limits among them."""
    points = min(60, NUMBERS // (2 * lines)) - len(found.limits)
    known_ones = found.near.far[np.isfinite(found.near.far)]
    end = max(float(known_ones.max(initial=0.0)), *found.limits)
    return np.unique(np.concatenate([np.linspace(0, end, max(points, 2)).round(), found.limits]))
