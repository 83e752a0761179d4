"""Four fifths: from when on the share of one group lies so far below that of another that it asks for a reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ombud.ledger.stack import Stated

# One group reached at less than four fifths of the rate of another is a gap that asks for a reason. The fraction is
# that of the four-fifths rule in 29 CFR 1607.4(D), the oldest published yardstick for such gaps; 4.2 and 4.5 use it.
FOUR_FIFTHS = 0.8


@dataclass(frozen=True, slots=True)
class Reached:
    """The share of a group that is reached, per cent, and the statement or measurement that says so."""

    stated: Stated[Any]
    group: str
    share: float


def far_below(low: float, high: float) -> bool:
    """Whether one share is less than four fifths of another; a tiny slack keeps 72 of 90 from falling under it."""
    return low < FOUR_FIFTHS * high - 1e-9


def far_behind(rows: Iterable[Reached]) -> tuple[Reached, Reached] | None:
    """Of two different groups the one that is reached least and the one that is reached most, if they are far apart."""
    lows: dict[str, Reached] = {}
    highs: dict[str, Reached] = {}
    for row in rows:
        lows[row.group] = min(lows.get(row.group, row), row, key=lambda one: one.share)
        highs[row.group] = max(highs.get(row.group, row), row, key=lambda one: one.share)
    top = sorted(highs.values(), key=lambda one: -one.share)[:2]
    pairs = [(low, high) for low in lows.values() for high in top if high.group != low.group]
    low, high = min(pairs, key=lambda pair: pair[0].share - FOUR_FIFTHS * pair[1].share, default=(None, None))
    return (low, high) if low and high and far_below(low.share, high.share) else None
