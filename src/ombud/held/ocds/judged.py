"""How many could be judged, and why the others could not: kept beside every indicator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Why(StrEnum):
    """Why something could not be judged."""

    NO_METHOD = "no_method"
    NOT_COMPETITIVE = "not_competitive"
    NO_TENDERERS = "no_tenderers"
    NO_BIDS = "no_bids"
    NO_VALID_BIDS = "no_valid_bids"
    NO_AMOUNT = "no_amount"
    NO_CURRENCY = "no_currency"
    TWO_CURRENCIES = "two_currencies"
    NO_AWARD = "no_award"
    UNSETTLED_AWARD = "unsettled_award"
    SEVERAL_AWARDS = "several_awards"
    JOINT_BID = "joint_bid"
    JOINT_AWARD = "joint_award"
    NO_WINNING_BID = "no_winning_bid"
    NOT_LOWEST = "not_lowest"
    NOT_PRICE_ONLY = "not_price_only"
    UNNAMED = "unnamed"
    NO_BUYER = "no_buyer"
    NO_SUPPLIER = "no_supplier"
    COMPILED = "compiled"
    ONE_RELEASE = "one_release"
    NO_VALUE = "no_value"
    NO_BASE = "no_base"
    NO_PERIOD = "no_period"
    NO_TEXT = "no_text"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True)
class Judged:
    """How many there were, how many of them were judged, and why the others were not, most first."""

    all: int
    judged: int
    unjudged: tuple[tuple[Why, int], ...] = ()


@dataclass(slots=True)
class Judging:
    """The count of what was judged while it goes on."""

    judged: int = 0
    why: Counter[Why] = field(default_factory=Counter)

    def yes(self) -> None:
        self.judged += 1

    def no(self, why: Why) -> None:
        self.why[why] += 1

    def told(self) -> Judged:
        unjudged = tuple(sorted(self.why.items(), key=lambda one: (-one[1], one[0])))
        return Judged(self.judged + self.why.total(), self.judged, unjudged)


def quartiles(values: Sequence[float]) -> tuple[float, float]:
    """The first and the third quartile of one or more values, median-unbiased (Hyndman & Fan 1996, type 8)."""
    ranked = sorted(values)
    return _quantile(ranked, 0.25), _quantile(ranked, 0.75)


def _quantile(ranked: Sequence[float], part: float) -> float:
    at = (len(ranked) + 1 / 3) * part + 1 / 3
    below = min(max(int(at), 1), len(ranked))
    above = min(below + 1, len(ranked))
    over = min(max(at - below, 0.0), 1.0)
    return ranked[below - 1] + over * (ranked[above - 1] - ranked[below - 1])
