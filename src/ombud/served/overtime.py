"""Whether what is new goes where much already stood: inequality by year, convergence, and a draw by lot beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ombud.served.given import Kept, Numbers, UnfitNumbers, kept, numbers
from ombud.served.inequality import Theil, theil
from ombud.served.resampled import Interval, Spread, interval, spread_of
from ombud.words import Sentence, say


@dataclass(frozen=True, slots=True)
class Dated:
    """Which records have a day that can be, and the others: their positions, to be listed, not dropped in silence."""

    possible: tuple[int, ...]
    impossible: tuple[int, ...]
    undated: tuple[int, ...]


def dated(days: Sequence[date | None], since: date, until: date) -> Dated:
    """Records by whether their day lies from ``since`` to ``until``, both included."""
    said = [(at, day) for at, day in enumerate(days) if day is not None]
    return Dated(
        tuple(at for at, day in said if since <= day <= until),
        tuple(at for at, day in said if not since <= day <= until),
        tuple(at for at, day in enumerate(days) if day is None),
    )


@dataclass(frozen=True, slots=True)
class InYear:
    """The state at the end of one year: Theil with its parts, and sigma, the spread of the rates round their mean."""

    year: int
    theil: Theil
    sigma: float


def by_year(
    years: Sequence[int], stock: ArrayLike, people: ArrayLike, regions: ArrayLike | None = None
) -> tuple[InYear, ...]:
    """Theil of what stands in each area at the end of each year, within and between regions, and sigma.

    ``stock``: years x areas, all that stands by then; ``people``: one number an area. Theil is sum s ln(s/p) over the
    shares of stock and people. Sigma is the coefficient of variation of rates, weighed by people: where it falls from
    year to year, areas grow alike (sigma convergence; Barro and Sala-i-Martin 1992 take logarithms).
    """
    table = np.asarray(stock, dtype=np.float64)
    people_ = numbers(people, "people")
    if table.shape != (len(years), people_.size):
        raise UnfitNumbers(say("Give for each year one number for each area ({n}).", n=people_.size))
    return tuple(_in_year(year, row, people_, regions) for year, row in zip(years, table, strict=True))


def _in_year(year: int, stock: Numbers, people: Numbers, regions: ArrayLike | None) -> InYear:
    rate = _rate(numbers(stock, str(year)), people)
    there = kept(people, rate).areas
    return InYear(year, theil(rate, people, regions), _sigma(rate[there], people[there]))


def _rate(stock: Numbers, people: Numbers) -> Numbers:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(people > 0, stock / people, np.nan)


def _sigma(rate: Numbers, people: Numbers) -> float:
    mean = people @ rate / people.sum() if people.size else 0.0
    return float((people @ (rate - mean) ** 2 / people.sum()) ** 0.5 / mean) if mean else float("nan")


@dataclass(frozen=True, slots=True)
class Beta:
    """New provision per head on old per head: below 0 areas with less catch up, above 0 much goes to much."""

    slope: float
    spread: Spread
    kept: Kept

    @property
    def told(self) -> Sentence:
        judged = self.spread.judged
        if not judged.known or not np.isfinite(self.slope):
            return say("Too few areas, or all alike, to tell whether new provision follows the old.")
        ends = {"slope": _plain(self.slope), "low": _plain(judged.low), "high": _plain(judged.high)}
        if judged.spans():
            return say("Whether new provision follows the old cannot be told apart from chance: {slope} new for each "
                       "one that stood (95 % interval {low} to {high}).", **ends)  # fmt: skip
        if self.slope > 0:
            return say(
                "Much went to much: {slope} new for each one that stood (95 % interval {low} to {high}).", **ends
            )
        return say(
            "Areas with less catch up: {slope} new for each one that stood (95 % interval {low} to {high}).", **ends
        )


def _plain(slope: float) -> str:
    """A slope in words; one that rounds to nothing has no sign."""
    return f"{slope:.2f}".replace("-0.00", "0.00").replace("-", "−")


def beta(
    old: ArrayLike, new: ArrayLike, people: ArrayLike, rng: np.random.Generator, blocks: ArrayLike | None = None
) -> Beta:
    """The slope of new per head on old per head, weighed by people, with intervals from areas drawn again.

    ``old`` stood at the start, ``new`` was added since; one number an area (after Barro and Sala-i-Martin 1992,
    who take logarithms; here many areas begin with nothing).
    """
    people_ = numbers(people, "people")
    before, added = numbers(old, "old", people_.size), numbers(new, "new", people_.size)
    there = kept(people_, before, added)
    p = people_[there.areas]
    x, y = before[there.areas] / p, added[there.areas] / p
    parts = np.column_stack([p, p * x, p * y, p * x * x, p * x * y])
    keys = None if blocks is None else np.asarray(blocks)[there.areas]
    spread = spread_of(lambda drawn: _slope(drawn @ parts), p.size, rng, blocks=keys)
    return Beta(float(_slope(parts.sum(axis=0)[None, :])[0]), spread, there)


def _slope(totals: Numbers) -> Numbers:
    w, x, y, xx, xy = totals.T
    with np.errstate(divide="ignore", invalid="ignore"):
        varied = w * xx - x * x
        # Rounding leaves a speck where all areas have alike; a slope over a speck means nothing.
        return np.where(varied > 1e-12 * w * xx, (w * xy - x * y) / varied, np.nan)


@dataclass(frozen=True, slots=True)
class Followed:
    """The share of new items that went where most already stood, beside what a draw by lot would send there."""

    share: float
    expected: float
    by_lot: Interval
    chance: float  # of a draw by lot that sends at least as much there
    items: int
    years: int

    @property
    def told(self) -> Sentence:
        if not self.items:
            return say("Nothing new was added after the first year, so nothing can follow.")
        gaps = {"n": self.items, "share": f"{100 * self.share:.1f}", "low": f"{100 * self.by_lot.low:.1f}",
                "high": f"{100 * self.by_lot.high:.1f}"}  # fmt: skip
        if self.by_lot.spans(self.share):
            return say("Of {n} new items, {share} per cent went where most already stood. That cannot be told apart "
                       "from chance: handed out by lot, {low} to {high} per cent would go there.", **gaps)  # fmt: skip
        return say("Of {n} new items, {share} per cent went where most already stood; handed out by lot, {low} to "
                   "{high} per cent would go there.", **gaps)  # fmt: skip

    @property
    def unaccounted(self) -> Sentence:
        return say("Not accounted for: that new items come in clusters. The range by lot is likely too narrow.")


def against_lot(
    new: ArrayLike, claim: ArrayLike, rng: np.random.Generator, *, top: float = 0.2, draws: int = 1000
) -> Followed:
    """Each year's new items handed out by lot, in proportion to ``claim``: the share going where most stood.

    ``new``: years x areas, whole items; ``claim``: people, or need, one number an area. Where most stood is, for each
    year, the areas with most items for each unit of claim that hold the first ``top`` of all claim. The first year has
    nothing before it and is not counted. Lots of a year do not change where most stood: that is as it was.
    """
    claims = numbers(claim, "claim")
    table = np.asarray(new, dtype=np.float64)
    _whole(table, claims)
    stood, hits, chances, items = np.zeros(claims.size), 0.0, [], []
    for year in table:
        if stood.sum() and year[claims > 0].sum():
            first = _most(stood, claims, top)
            hits += year[first].sum()
            chances.append(claims[first].sum() / claims.sum())
            items.append(int(year[claims > 0].sum()))
        stood = stood + year
    return _followed(hits, np.array(chances), np.array(items, dtype=np.int64), rng, draws)


def _followed(
    hits: float, chances: Numbers, items: NDArray[np.int64], rng: np.random.Generator, draws: int
) -> Followed:
    if not items.size:
        nan = float("nan")
        return Followed(nan, nan, Interval(nan, nan), nan, 0, 0)
    all_ = int(items.sum())
    # How many of a year's items fall into a fixed set of areas is binomial: no need to draw every area.
    lots = rng.binomial(items, chances, (draws, items.size)).sum(axis=1) / all_
    share = float(hits / all_)
    at_least = float((1 + (lots >= share).sum()) / (1 + draws))
    return Followed(share, float(items @ chances / all_), interval(lots, draws), at_least, all_, items.size)


def _most(stood: Numbers, claims: Numbers, top: float) -> NDArray[np.intp]:
    """Positions of the areas with most per claim, up to the area that crosses ``top`` of all claim."""
    density = np.where(claims > 0, stood / np.where(claims > 0, claims, 1), -1.0)
    order = np.argsort(-density, kind="stable")
    before = np.cumsum(claims[order]) - claims[order]
    return np.asarray(order[(before < top * claims.sum()) & (claims[order] > 0)])


def _whole(table: Numbers, claims: Numbers) -> None:
    if table.ndim != 2 or table.shape[1] != claims.size:
        raise UnfitNumbers(say("Give for each year one number for each area ({n}).", n=claims.size))
    if not np.isfinite(table).all() or (table < 0).any() or (table % 1 != 0).any() or np.isnan(claims).any():
        raise UnfitNumbers(
            say("Only whole items can be handed out by lot; give counts, none missing, none below zero.")
        )
    if not claims.sum():
        raise UnfitNumbers(say("Nobody lives in any area, so nothing can be handed out by people or need."))
