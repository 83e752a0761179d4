"""Concentration and Lorenz curves: what share of a thing the first so many per cent of the people have."""

from __future__ import annotations

import numpy as np

from ombud.casefile.figures import Lines, Series
from ombud.casefile.gains.city import City, Numbers
from ombud.casefile.measured import Table
from ombud.casefile.written import column, known
from ombud.words import Sentence, say

MOST_POINTS = 40

Points = tuple[tuple[float, ...], tuple[float, ...]]


def along(value: Numbers, people: Numbers, rank: Numbers) -> Points:
    """Per cent of the people, lowest rank first, and per cent of the thing that they have; both from 0 to 100.

    ``value`` per person, all (areas,); areas with something missing are left out. Equal ranks are one step.
    """
    there = np.isfinite(value) & np.isfinite(rank) & (np.nan_to_num(people) > 0)
    x, p, r = value[there], people[there], rank[there]
    if not there.any() or not x @ p:
        return (), ()
    order = np.argsort(r, kind="stable")
    ends = np.append(np.flatnonzero(np.diff(r[order]) != 0), len(order) - 1)
    across, up = (100 * np.append(0.0, np.cumsum(one[order])[ends]) / one.sum() for one in (p, x * p))
    keep = np.unique(np.searchsorted(across, np.linspace(0, 100, MOST_POINTS)).clip(0, len(across) - 1))
    return tuple(across[keep].round(3).tolist()), tuple(up[keep].round(3).tolist())


def drawn(city: City, value: Numbers, rank: Numbers) -> tuple[tuple[Lines, ...], tuple[Table, ...]]:
    """The concentration curve of what is provided and the most uneven it could be ordered, with their table."""
    x, y = along(value, city.people, rank)
    if not x:
        return (), ()
    even, lorenz = along(value, city.people, value)
    figure = Lines(
        title=say("What the worse off have of {what}", what=city.what),
        description=say(
            "Two curves and a straight line. Below the straight line, the people so far have less than "
            "their share; above it, more."
        ),
        across=say("Share of the people (%), worse off first"),
        up=say("Share of it (%)"),
        series=(Series(name=str(_BY_RANK), x=x, y=y), Series(name=str(_BY_VALUE), x=even, y=lorenz)),
        diagonal=True,
        table="curves",
    )
    return (figure,), (_table(x, y, even, lorenz),)


_BY_RANK: Sentence = say("worse off first")
_BY_VALUE: Sentence = say("those with least of it first")


def _table(*curves: tuple[float, ...]) -> Table:
    """Both curves at every tenth of the people."""
    x, y, even, lorenz = curves
    tenths = np.arange(0, 101, 10)
    rows = zip(tenths.tolist(), np.interp(tenths, x, y).tolist(), np.interp(tenths, even, lorenz).tolist(), strict=True)
    return Table(
        name="curves",
        title=say("What so many per cent of the people have"),
        columns=(
            column("people", say("Of the people"), "%"),
            column("by_rank", _BY_RANK, "%", 1),
            column("by_value", _BY_VALUE, "%", 1),
        ),
        rows=tuple((tenth, known(one, 3), known(other, 3)) for tenth, one, other in rows),
    )
