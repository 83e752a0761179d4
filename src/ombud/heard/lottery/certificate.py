"""Whether a lottery is as fair as it says, checked anew in exact fractions, without the solver that made it.

Nothing here trusts what was computed: panels are held against the quotas, chances are added up as fractions, and the
bound that no lottery exceeds follows from prices by weak duality, whatever the prices are: good ones make it low.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

Row = tuple[int, int, tuple[int, ...]]
"""At least so many, at most so many, of these kinds together."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What every panel keeps: the people of each kind, how many of it one panel can hold at most, and the rows."""

    people: tuple[int, ...]
    caps: tuple[int, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """Why a least chance cannot be greater: weights of the kinds, the floors that others keep, and prices of the rows.

    ``bound`` is what the solver proved of whole panels, where prices alone do not prove enough.
    """

    weights: tuple[float, ...]
    raised: tuple[bool, ...]
    floor: tuple[float, ...]
    prices: tuple[float, ...]
    bound: float | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found: whether all panels keep the quotas, the least chance, and what no lottery exceeds."""

    panels_keep: bool
    least: Fraction
    bound: Fraction
    exact: bool  # the bound follows from prices alone, in fractions

    @property
    def gap(self) -> Fraction:
        return self.bound - self.least

    def holds(self, close: float = 1e-6) -> bool:
        """Whether the lottery is proved to be as fair as can be, but for ``close``."""
        return self.panels_keep and 0 <= self.gap <= Fraction(close)


def chances_of(rules: Rules, panels: Sequence[Sequence[int]], weights: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """The chance of one person of each kind, exactly. ``weights`` (panels,) sum to 1."""
    sums = [Fraction(0)] * len(rules.people)
    for panel, weight in zip(panels, weights, strict=True):
        for kind, n in enumerate(panel):
            if n:
                sums[kind] += weight * n
    return tuple(total / people for total, people in zip(sums, rules.people, strict=True))


def as_fractions(weights: Sequence[float]) -> tuple[Fraction, ...]:
    """Weights as fractions that sum to exactly 1; what is below 0 is 0."""
    told = [max(Fraction(one), Fraction(0)) for one in weights]
    total = sum(told, Fraction(0))
    return tuple(one / total for one in told)


def keeps(rules: Rules, panel: Sequence[int]) -> bool:
    """Whether a panel may be drawn."""
    within = all(0 <= n <= cap for n, cap in zip(panel, rules.caps, strict=True))
    return within and all(low <= sum(panel[kind] for kind in kinds) <= high for low, high, kinds in rules.rows)


def ceiling(rules: Rules, worth: Sequence[Fraction], prices: Sequence[float]) -> Fraction:
    """What no panel is worth more than, if a person of each kind is worth so much: by weak duality.

    Each row pays its price for what it lets in; what a kind is worth above what its rows cost is paid in full.
    """
    told = [Fraction(price) for price in prices]
    left = list(worth)
    total = Fraction(0)
    for price, (low, high, kinds) in zip(told, rules.rows, strict=True):
        total += price * (high if price > 0 else low)
        if price:
            for kind in kinds:
                left[kind] -= price
    return total + sum((more * cap for more, cap in zip(left, rules.caps, strict=True) if more > 0), Fraction(0))


def bound_of(rules: Rules, proof: Proof) -> tuple[Fraction, bool]:
    """What the least chance of the raised kinds cannot exceed, and whether it follows from prices alone."""
    weights = [max(Fraction(one), Fraction(0)) for one in proof.weights]
    total = sum((one for one, up in zip(weights, proof.raised, strict=True) if up), Fraction(0))
    weights = [one / total for one in weights]
    worth = [one / people for one, people in zip(weights, rules.people, strict=True)]
    most = ceiling(rules, worth, proof.prices)
    exact = proof.bound is None or Fraction(proof.bound) >= most
    if not exact and proof.bound is not None:
        most = Fraction(proof.bound)
    held = zip(weights, proof.floor, proof.raised, strict=True)
    return most - sum((one * Fraction(floor) for one, floor, up in held if not up), Fraction(0)), exact


def checked(rules: Rules, panels: Sequence[Sequence[int]], weights: Sequence[float], proof: Proof) -> Checked:
    """The lottery held against its proof; the least chance is that of the kinds that the proof raises."""
    chances = chances_of(rules, panels, as_fractions(weights))
    least = min(chance for chance, up in zip(chances, proof.raised, strict=True) if up)
    bound, exact = bound_of(rules, proof)
    return Checked(all(keeps(rules, panel) for panel in panels), least, bound, exact)


def shortfall(rules: Rules, chances: Sequence[Fraction], prices: Sequence[float]) -> Fraction:
    """By how much the mean logarithm of all chances can still grow, at most: people without a chance are left out.

    No panel is worth more than the ceiling if each kind is priced at one over its chance; the logarithm grows by less.
    """
    worth = [1 / chance if chance else Fraction(0) for chance in chances]
    people = sum(n for n, chance in zip(rules.people, chances, strict=True) if chance)
    return ceiling(rules, worth, prices) / people - 1
