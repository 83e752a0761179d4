"""Whether a group gets its share: its share of a thing against its share of the people, and how much of it each faces.

The share gap is that of the Urban Institute's Spatial Equity Data Tool (demographic disparity): the mean of the areas'
shares of a group, weighted by the thing, less the group's share of everyone. Whoever lives in an area counts as having
what is there: about single people it says nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from ombud.served.given import Kept, Numbers, UnfitNumbers, kept, numbers, persons
from ombud.served.resampled import Interval, Spread, by_block, interval, sums
from ombud.words import Sentence, say


@dataclass(frozen=True, slots=True)
class GroupShare:
    """One group's share of a thing beside its share of the people, both 0 to 1. NaN where the group has nobody.

    ``faced`` is what the average person of the group has in their area, per ``per`` people; ``spread`` that of the gap,
    in the same unit as the gap; ``areas`` how many areas say how many of the group live there.
    """

    group: str
    of_thing: float
    of_people: float
    faced: float
    per: float
    areas: int
    spread: Spread | None

    @property
    def gap(self) -> float:
        """Share of the thing less share of the people; 0.01 is one point."""
        return self.of_thing - self.of_people

    @property
    def told(self) -> Sentence:
        """The gap in one plain sentence."""
        if not np.isfinite(self.gap):
            return say("{group}: nobody of this group was counted here, so nothing can be said.", group=self.group)
        shares = {"group": self.group, "thing": _points(self.of_thing), "people": _points(self.of_people)}
        if self.spread is None:
            return say("{group}: {thing} per cent of it, {people} per cent of the people.", **shares)
        judged = self.spread.judged
        if not judged.known:
            return say("{group}: {thing} per cent of it, {people} per cent of the people; too few areas to tell the "
                       "difference from chance.", **shares)  # fmt: skip
        ends = {"low": _signed(judged.low), "high": _signed(judged.high)}
        if judged.spans():
            return say("{group}: {thing} per cent of it, {people} per cent of the people. The difference cannot be "
                       "told apart from chance (95 % interval {low} to {high} points).", **shares, **ends)  # fmt: skip
        return say("{group}: {thing} per cent of it, {people} per cent of the people, a difference of {gap} points "
                   "(95 % interval {low} to {high}).", gap=_signed(self.gap), **shares, **ends)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Provided:
    """What was found for each group. ``unlived``: how much of the thing stands where nobody lives, in no share."""

    groups: tuple[GroupShare, ...]
    unlived: float
    kept: Kept

    def of(self, group: str) -> GroupShare:
        """What was found for one group; ``KeyError`` for a group that was not given."""
        return {one.group: one for one in self.groups}[group]

    @property
    def told(self) -> tuple[Sentence, ...]:
        """All that is to be said, a sentence each: the groups, what was left out, what was not accounted for."""
        said = [one.told for one in self.groups]
        if self.unlived:
            said.append(say("In areas where nobody lives: {n}; this part is nobody's share.", n=self.unlived))
        if self.kept.left_out:
            said.append(self.kept.left_out)
        for one in self.groups:
            if one.areas < self.kept.areas.sum():
                said.append(say("{group}: not counted in {n} areas that are counted for others.", group=one.group,
                                n=int(self.kept.areas.sum()) - one.areas))  # fmt: skip
        said += dict.fromkeys(one.spread.unaccounted for one in self.groups if one.spread)
        return tuple(said)


@dataclass(frozen=True, slots=True)
class Resampling:
    """How often areas are drawn again, with what chance, and what is known of their neighbours and of the census.

    ``blocks``: a key an area. ``errors``: the census's standard errors in persons, areas x groups (a published margin
    of error over 1.645 for 90 per cent, over 1.96 for 95); NaN where none is published.
    """

    rng: np.random.Generator
    replicates: int = 1000
    blocks: ArrayLike | None = None
    errors: ArrayLike | None = None


def share_gaps(
    amounts: ArrayLike,
    people: ArrayLike,
    groups: ArrayLike,
    names: Sequence[str],
    *,
    resampling: Resampling | None = None,
    per: float = 100_000,
    apportioned: bool = False,
) -> Provided:
    """The share gap of each group: sum(k s)/sum(k) - sum(n)/sum(P), and sum(n k/P)/sum(n) faced.

    ``amounts`` k and ``people`` P: one number an area; ``groups`` n: persons, areas x ``names``; s = n/P. Areas where
    nobody lives are in neither sum. An area that does not say how many of a group live there is left out for that
    group alone. Raises :class:`~ombud.served.given.UnfitNumbers`, also for percentages given as persons.
    """
    if len(set(names)) != len(names):
        raise UnfitNumbers(say("The groups {names} must differ in name.", names=", ".join(names)))
    people_ = numbers(people, "people")
    amount = numbers(amounts, "amounts", people_.size)
    table = persons(groups, people_, tuple(names), apportioned=apportioned)
    there = kept(people_, amount)
    unlived = float(np.nansum(amount[people_ == 0]))
    k, p, n = amount[there.areas], people_[there.areas], table[there.areas]
    columns = _columns(k, p, n)
    whole = columns.sum(axis=0)
    spreads = _spreads(k, p, n, columns, there, resampling)
    shares = _shares(whole)
    faced = _over(whole.reshape(4, -1)[0], whole.reshape(4, -1)[1]) * per
    said = (~np.isnan(n)).sum(axis=0)
    return Provided(
        tuple(
            GroupShare(name, float(shares[0, at]), float(shares[1, at]), float(faced[at]), per, int(said[at]), spread)
            for at, (name, spread) in enumerate(zip(names, spreads, strict=True))
        ),
        unlived,
        there,
    )


def _columns(k: Numbers, p: Numbers, n: Numbers) -> Numbers:
    """What a gap is made of, areas x (4 x groups): k s, n, k and P, the last two only where n is said."""
    said = ~np.isnan(n)
    n = np.where(said, n, 0.0)
    return np.concatenate([n * (k / p)[:, None], n, said * k[:, None], said * p[:, None]], axis=1)


def _shares(totals: Numbers) -> Numbers:
    """(..., 4 x groups) sums to (2, ..., groups) shares of the thing and of the people; NaN for a group of nobody."""
    held, group, thing, all_ = np.moveaxis(totals.reshape(*totals.shape[:-1], 4, -1), -2, 0)
    nobody = np.where(group > 0, 1.0, np.nan)
    return np.stack([_over(held, thing) * nobody, _over(group, all_) * nobody])


def _over(above: Numbers, below: Numbers) -> Numbers:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(below > 0, above / below, np.nan)


def _spreads(
    k: Numbers, p: Numbers, n: Numbers, columns: Numbers, there: Kept, asked: Resampling | None
) -> list[Spread | None]:
    if asked is None:
        return [None] * n.shape[1]
    error = _errors(asked, there, n)
    by_areas = _intervals(columns, k / p, error, asked, None)
    if asked.blocks is None:
        return [Spread(one, None, error is not None) for one in by_areas]
    blocks = _there(asked.blocks, there)
    by_blocks = _intervals(columns, k / p, error, asked, blocks)
    return [Spread(one, other, error is not None) for one, other in zip(by_areas, by_blocks, strict=True)]


def _errors(asked: Resampling, there: Kept, n: Numbers) -> Numbers | None:
    if asked.errors is None:
        return None
    error = np.asarray(asked.errors, dtype=np.float64)
    if error.shape != (there.areas.size, n.shape[1]) or (error < 0).any():
        raise UnfitNumbers(say("Standard errors: give one, in persons, for each area and group, none below 0."))
    # Where no error is published none is added; what is not known cannot widen anything.
    return np.nan_to_num(error[there.areas])


def _there(blocks: ArrayLike, there: Kept) -> ArrayLike:
    keys = np.asarray(blocks)
    if keys.shape != there.areas.shape:
        raise UnfitNumbers(
            say("Blocks: give one key for each area, as many as there are areas ({n}).", n=there.areas.size)
        )
    return keys[there.areas]


def _intervals(
    columns: Numbers, rate: Numbers, error: Numbers | None, asked: Resampling, blocks: ArrayLike | None
) -> list[Interval]:
    noise = None if error is None else _variances(rate, error)
    drawn, second = sums(columns, asked.rng, asked.replicates, blocks, squared=noise)
    of_thing, of_people = _shares(drawn)
    gaps = of_thing - of_people
    if second is not None:
        gaps = gaps + _noise(drawn, second, asked.rng)
    units = len(by_block(columns[:, :1], blocks))
    return [interval(gaps[:, at], units) for at in range(gaps.shape[1])]


def _variances(rate: Numbers, error: Numbers) -> Numbers:
    """e^2 r^2, e^2 r and e^2 with r = k/P: of what the census's error makes of a gap, before the sums are taken."""
    square = error**2
    return np.concatenate([square * rate[:, None] ** 2, square * rate[:, None], square], axis=1)


def _noise(drawn: Numbers, second: Numbers, rng: np.random.Generator) -> Numbers:
    """One draw of the census's error in each replicate: its effect on a gap is sum w e z (r/K - 1/P), so normal."""
    thing, all_ = np.moveaxis(drawn.reshape(len(drawn), 4, -1), 1, 0)[2:]
    high, middle, low = np.moveaxis(second.reshape(len(second), 3, -1), 1, 0)
    variance = _over(high, thing**2) - 2 * _over(middle, thing * all_) + _over(low, all_**2)
    return np.asarray(rng.standard_normal(variance.shape) * np.sqrt(np.maximum(variance, 0)))


def _points(share: float) -> str:
    return f"{100 * share:.1f}"


def _signed(points: float) -> str:
    """Points of a hundred with their sign; what rounds to nothing has none."""
    told = f"{100 * points:+.1f}"
    return told[1:] if float(told) == 0 else told.replace("-", "−")
