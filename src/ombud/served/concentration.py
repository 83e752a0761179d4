"""Whether what is provided goes to the poor or to the rich: concentration index, Kakwani, and equity against need.

People are ranked by a rank (income, deprivation turned round), poorest first. Below 0 the thing is held more by the
poor, above 0 more by the rich. Equal ranks share a place. Areas without people or with a missing number are left out
and the result says which.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from ombud.served.given import Kept, Numbers, UnfitNumbers, kept, numbers
from ombud.served.inequality import Index, covariance, ranked, ties
from ombud.words import say


def concentration(values: ArrayLike, people: ArrayLike, rank: ArrayLike) -> Index:
    """C = 2 sum w (x - mu)(R - 1/2) / mu (Kakwani, Wagstaff and van Doorslaer 1997).

    ``values`` per person, ``people`` and ``rank``: one number an area. R is the share of the people poorer, plus half
    of the area's own. NaN where nobody has anything. Raises :class:`~ombud.served.given.UnfitNumbers`.
    """
    value, people_, rank_, there = _given(values, people, rank)
    return Index(ranked(value, people_, rank_), there)


def erreygers(values: ArrayLike, people: ArrayLike, rank: ArrayLike, bounds: tuple[float, float]) -> Index:
    """E = 4 mu C / (b - a), for values that cannot leave a to b (Erreygers 2009).

    ``bounds`` are what the value can be at all (0 to 1 for a share), declared by whoever asks. They are never taken
    from the areas at hand: there, one area more or less would change the index of all. Raises
    :class:`~ombud.served.given.UnfitNumbers` for bounds that are none, and for a value outside them.
    """
    value, people_, rank_, there = _given(values, people, rank)
    low, high = bounds
    if not (np.isfinite(low) and np.isfinite(high) and low < high):
        raise UnfitNumbers(
            say("The bounds {low} to {high} are none; give the least and the most that the value can be.",
                low=float(low), high=float(high))
        )  # fmt: skip
    _within(value, there, low, high)
    if not people_.size:
        return Index(float("nan"), there)
    return Index(float(4 * covariance(people_, value, ties(rank_)) / (high - low)), there)


def _within(value: Numbers, there: Kept, low: float, high: float) -> None:
    outside = np.flatnonzero((value < low) | (value > high))
    if outside.size:
        at = int(outside[0])
        raise UnfitNumbers(
            say(
                "{value} in area number {n} is outside the declared bounds {low} to {high}.",
                value=float(value[at]),
                n=int(np.flatnonzero(there.areas)[at]) + 1,
                low=float(low),
                high=float(high),
            )
        )


def kakwani(values: ArrayLike, people: ArrayLike, income: ArrayLike) -> Index:
    """The concentration of a thing less the Gini of income (Kakwani 1977): below 0, it evens incomes out.

    ``income`` per person ranks the areas and is itself what Gini is taken of.
    """
    value, people_, income_, there = _given(values, people, income)
    return Index(ranked(value, people_, income_) - ranked(income_, people_, income_), there)


def horizontal(values: ArrayLike, expected: ArrayLike, people: ArrayLike, rank: ArrayLike) -> Index:
    """Equity against need: concentration of what is provided less that of what need would give.

    ``expected`` is what each area would get by its need, per person: see :func:`by_need`. Above 0, the rich get more
    than their need explains; 0 where like need is met alike, however rich or poor (Wagstaff and van Doorslaer 2000).
    """
    wanted = numbers(expected, "expected")
    value, rank_ = numbers(values, "values", wanted.size), _rank(rank, wanted.size)
    people_ = numbers(people, "people", wanted.size)
    there = kept(people_, value, wanted, rank_)
    value, wanted, people_, rank_ = (one[there.areas] for one in (value, wanted, people_, rank_))
    return Index(ranked(value, people_, rank_) - ranked(wanted, people_, rank_), there)


def by_need(values: ArrayLike, need: ArrayLike, people: ArrayLike) -> Numbers:
    """What each area would get, per person, were the whole handed out in proportion to need: mu x need / mean need.

    The sum over all people is that of ``values``. NaN where a number is missing or nobody lives; all NaN where nobody
    has any need.
    """
    value, people_, wanted, there = _given(values, people, need)
    expected = np.full(there.areas.size, np.nan)
    total = people_ @ wanted
    if total:
        expected[there.areas] = wanted * (people_ @ value) / total
    return expected


def grouped(values: ArrayLike, sizes: ArrayLike) -> Index:
    """C of groups given poorest first: 2/mu sum w x R - 1 (Kakwani, Wagstaff and van Doorslaer 1997),
    as for tables by fifths of income.

    ``values`` per person of each group, ``sizes`` its persons.
    """
    value = numbers(values, "values")
    return concentration(value, sizes, np.arange(value.size))


def _given(values: ArrayLike, people: ArrayLike, rank: ArrayLike) -> tuple[Numbers, Numbers, Numbers, Kept]:
    """Values, people and rank of the areas that count."""
    value = numbers(values, "values")
    people_ = numbers(people, "people", value.size)
    rank_ = _rank(rank, value.size)
    there = kept(people_, value, rank_)
    return value[there.areas], people_[there.areas], rank_[there.areas], there


def _rank(rank: ArrayLike, areas: int) -> Numbers:
    """One place an area. It may be below zero: a score, a change."""
    given = np.asarray(rank, dtype=np.float64)
    if given.shape != (areas,):
        raise UnfitNumbers(say("{what}: give one number for each area.", what="rank"))
    return given
