"""Which areas are served most and which least, by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ombud.served.given import UnfitNumbers
from ombud.served.rates import Rates
from ombud.words import Sentence, say

PEOPLE = say("people")


@dataclass(frozen=True, slots=True)
class Served:
    """One area's rate per ``per`` people, with its 95 per cent interval."""

    area: str
    rate: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Extremes:
    """The areas served most, highest first, and least, lowest first; ``without`` counts those that have none at all."""

    most: tuple[Served, ...]
    least: tuple[Served, ...]
    without: int
    areas: int
    per: float
    heads: Sentence = PEOPLE

    @property
    def told(self) -> Sentence:
        if not self.most:
            return say("No area has both people and a count, so none is served most or least.")
        top, bottom = self.most[0], self.least[0]
        ends = {"most": top.area, "high": _figure(top.rate), "per": f"{self.per:,.0f}", "heads": self.heads}
        if self.without > 1:
            return say("{most} has most: {high} per {per} {heads}. Lived-in areas that have none: {n} of {all}.",
                       n=self.without, all=self.areas, **ends)  # fmt: skip
        return say("{most} has most: {high} per {per} {heads}. {least} has least: {low}.", least=bottom.area,
                   low=_figure(bottom.rate), **ends)  # fmt: skip


def extremes(rates: Rates, names: Sequence[str], how_many: int = 5, heads: Sentence = PEOPLE) -> Extremes:
    """The ``how_many`` areas with the highest and the lowest rates. Areas without people are neither.

    Equal rates stand in the order of the file; ``without`` says where a list of the least is cut from many alike.
    ``heads`` is what the rate is per: people, or areas.
    """
    if len(names) != rates.rate.size:
        raise UnfitNumbers(say("{what}: give one number for each area.", what="names"))
    there = np.flatnonzero(~np.isnan(rates.rate))
    low_first = there[np.argsort(rates.rate[there], kind="stable")]
    high_first = there[np.argsort(-rates.rate[there], kind="stable")]
    return Extremes(
        tuple(_served(rates, names, at) for at in high_first[:how_many]),
        tuple(_served(rates, names, at) for at in low_first[:how_many]),
        int((rates.rate[there] == 0).sum()),
        there.size,
        rates.per,
        heads,
    )


def _served(rates: Rates, names: Sequence[str], at: int) -> Served:
    return Served(names[at], float(rates.rate[at]), float(rates.low[at]), float(rates.high[at]))


def _figure(rate: float) -> str:
    return f"{rate:,.1f}"
