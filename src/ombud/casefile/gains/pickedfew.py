"""What of an audit of a score may be told: shares that rest on very few people point at them, also by subtraction.

A share tells how many were hit, once it is known of how many; a gap against everybody else tells the sum of all. So
each number behind a rate is a cell of a table: per group those rightly and wrongly picked and passed over, their sums,
and the same of all groups together, which only gaps give away. Shares and gaps are withheld one by one, those of the
smallest groups first, until an audit finds that no small number can be reckoned back; then whatever can be told after
all is told. That is safe, and not always the fewest: with so many sums the search for the fewest does not end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ombud.casefile.gains.leasthidden import Mask, Numbers, levels, small
from ombud.people.recomputed import Recomputed, audit
from ombud.people.small import Policy
from ombud.people.table import Sum, Table
from ombud.served.scores import Rate, Treated

BASIC = ("TP", "FN", "FP", "TN", "picked, unknown", "passed, unknown", "unscored")
# Each sum of a group by its parts; what adds up in two ways is there twice.
SUMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("picked", ("TP", "FP", "picked, unknown")),
    ("passed", ("FN", "TN", "passed, unknown")),
    ("scored", ("picked", "passed")),
    ("yes", ("TP", "FN")),
    ("no", ("FP", "TN")),
    ("judged", ("yes", "no")),
    ("wrong", ("FP", "FN")),
    ("right", ("TP", "TN")),
    ("judged", ("wrong", "right")),
    ("people", ("scored", "unscored")),
)
NAMES = (*BASIC, *dict.fromkeys(name for name, _ in SUMS))
WIDTH = len(NAMES)
NOT_TOLD = ("picked, unknown", "passed, unknown", "unscored")  # how many nobody knows of points at nobody
BEHIND = {
    Rate.PICKED.value: ("picked", "passed", "scored"),
    Rate.WRONGLY_PICKED.value: ("FP", "TN", "no"),
    Rate.WRONGLY_PASSED.value: ("FN", "TP", "yes"),
    Rate.WRONG.value: ("wrong", "right", "judged"),
}
Unit = tuple[int, str]  # a group's share of a rate; in the last row, the gaps of all groups in it


@dataclass(frozen=True, slots=True)
class MayBeTold:
    """Which shares, with how many people stand behind them, and which gaps may be told."""

    shares: frozenset[tuple[str, Rate]]
    gaps: frozenset[tuple[str, Rate]]


def may_be_told(treated: Sequence[Treated], policy: Policy) -> MayBeTold:
    """What of these groups, each with people, may be told under a city's policy."""
    rates = [(row, one.group, rate) for row, one in enumerate(treated) for rate in one.rates]
    told = _Search(treated, policy).told() if treated else set()
    shares = frozenset((group, rate) for row, group, rate in rates if (row, rate.value) in told)
    return MayBeTold(shares, frozenset((group, rate) for group, rate in shares if (len(treated), rate.value) in told))


class _Search:
    """The table behind the rates, and what of it is withheld so far."""

    def __init__(self, treated: Sequence[Treated], policy: Policy) -> None:
        counts = np.array([[_cells(one)[name] for name in NAMES] for one in treated], np.float64)
        self.groups, self.policy = len(treated), policy
        whole = np.vstack([counts, counts.sum(axis=0)])
        names = tuple(f"{row} {name}" for row in range(self.groups + 1) for name in NAMES)
        self.table = Table(names, whole.ravel(), tuple(_sums(self.groups)))
        free = np.tile(np.isin(NAMES, NOT_TOLD), self.groups + 1)
        self.own: Mask = small(self.table.values, policy) & ~free

    def told(self) -> set[Unit]:
        """Shares, numbers and gaps from which no small number can be reckoned back, and none that could be added."""
        units = {(row, what) for row in range(self.groups + 1) for what in BEHIND}
        open_ = {unit for unit in units if not self.own[_behind(unit)].any()}
        told = set(open_)
        while close := self._close(told):
            at = self.table.names.index(close[0].interval.name)
            near = {unit for unit in told if unit[0] == at // WIDTH or NAMES[at % WIDTH] in BEHIND[unit[1]]}
            told.remove(min(near or told, key=self._worth))
        for unit in sorted(open_ - told, key=self._worth, reverse=True):
            if not self._close(told | {unit}):
                told.add(unit)
        return told

    def _close(self, told: set[Unit]) -> tuple[Recomputed, ...]:
        """The small numbers that can be reckoned back from what is told, closer than the policy allows."""
        hidden = np.ones(len(self.table.names), bool)
        for row, what in told:
            # The sum of all groups is told by gaps, and a gap only beside a share.
            if row < self.groups or any((group, what) in told for group in range(self.groups)):
                hidden[_behind((row, what))] = False
        lower, upper = levels(self.table, self.own, self.policy, ~hidden)
        return audit(self.table, hidden, lower, upper)

    def _worth(self, unit: Unit) -> tuple[float, int]:
        """What is withheld last: gaps, then shares of the largest groups, and whom it picks before where it errs."""
        row, what = unit
        people: Numbers = self.table.values.reshape(-1, WIDTH)[:, NAMES.index("people")]
        return float(self.groups if row == self.groups else people[row] / people[-1]), -list(BEHIND).index(what)


def _behind(unit: Unit) -> list[int]:
    row, what = unit
    return [row * WIDTH + NAMES.index(name) for name in BEHIND[what]]


def _cells(one: Treated) -> dict[str, int]:
    """Every number behind a group's rates; without outcomes all outcomes are unknown."""
    hits = {rate: (share.hits, share.of) for rate, share in one.rates.items()}
    picked, scored = hits[Rate.PICKED]
    fp, no = hits.get(Rate.WRONGLY_PICKED, (0, 0))
    fn, yes = hits.get(Rate.WRONGLY_PASSED, (0, 0))
    cells = {"TP": yes - fn, "FN": fn, "FP": fp, "TN": no - fp, "unscored": one.people - scored}
    cells["picked, unknown"] = picked - cells["TP"] - cells["FP"]
    cells["passed, unknown"] = scored - picked - cells["FN"] - cells["TN"]
    for name, parts in SUMS:
        cells[name] = sum(cells[part] for part in parts)
    return cells


def _sums(groups: int) -> Iterator[Sum]:
    for row in range(groups + 1):
        for name, parts in SUMS:
            yield Sum(row * WIDTH + NAMES.index(name), tuple(row * WIDTH + NAMES.index(part) for part in parts))
    for column in range(WIDTH):
        yield Sum(groups * WIDTH + column, tuple(row * WIDTH + column for row in range(groups)))
