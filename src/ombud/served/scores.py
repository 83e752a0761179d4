"""How a score or a rule treats groups of people: whom it picks, how often it is wrong, and what chance can explain.

Each group is held against everybody else. Intervals of gaps are widened so that all groups' hold together (Bonferroni):
the more groups are compared, the more often chance alone makes one stand out.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ombud.served.shares import FEW, Share, newcombe
from ombud.words import Sentence, say
from ombud.words import mark as _

Floats = NDArray[np.float64]
NOT_KNOWN = _("group not known")


class UnfitScores(ValueError):
    """Results of a score that cannot be read as picked or not, or that name a person twice."""


class Rate(StrEnum):
    """What is held against groups: among whom, and how often."""

    PICKED = "picked"  # of everyone, picked
    WRONGLY_PICKED = "wrongly_picked"  # of those where it did not happen, picked: false positive rate
    WRONGLY_PASSED = "wrongly_passed"  # of those where it happened, not picked: false negative rate
    WRONG = "wrong"  # of all whose outcome is known, one or the other


@dataclass(frozen=True, slots=True)
class Gap:
    """A group's share less that of everybody else, 0.1 for ten points; NaN and -1 to 1 where nobody can be compared."""

    group: str
    rate: Rate
    value: float
    low: float
    high: float
    enough: bool

    @property
    def sentence(self) -> Sentence:
        """The gap in words: more, less, not to be told from chance, or too few to tell."""
        if not self.enough:
            return say("{group}: too few people to tell.", group=self.group)
        told = {"group": self.group, "low": _points(self.low), "high": _points(self.high), "gap": _points(self.value)}
        if self.low <= 0 <= self.high:
            return say("{group}: {gap} points, which cannot be told apart from chance ({low} to {high}).", **told)
        return say("{group}: {gap} points against everybody else ({low} to {high}).", **told)


@dataclass(frozen=True, slots=True)
class Treated:
    """What a score did to one group. ``rates`` has each rate that could be counted; the rest is said in ``notes``."""

    group: str
    people: int
    unscored: int  # nobody knows whether they were picked
    unjudged: int  # nobody knows whether it happened
    rates: dict[Rate, Share]
    gaps: dict[Rate, Gap]


@dataclass(frozen=True, slots=True)
class Audited:
    """A score held against groups, with the method named, and what it cannot say."""

    groups: tuple[Treated, ...]
    method: Sentence
    notes: tuple[Sentence, ...] = field(default=())

    def of(self, group: str) -> Treated:
        """What it did to one group."""
        return next(one for one in self.groups if one.group == group)


def audit(
    groups: Sequence[object],
    picked: ArrayLike,
    happened: ArrayLike | None = None,
    *,
    people: Sequence[object] | None = None,
    expected: Iterable[str] = (),
    few: int = FEW,
) -> Audited:
    """Holds a score against groups.

    ``groups`` (people,): None, NaN and the empty word are a group of their own, "group not known". ``picked`` and
    ``happened`` (people,): 1, 0, NaN where nobody knows. ``people``: who each row is, so that nobody counts twice.
    ``expected``: groups that live here, so that one nobody drew is told. Raises :class:`UnfitScores`.
    """
    names = np.array([_named(one) for one in groups], object)
    chosen = _yes_or_no(picked, len(names), say("picked"))
    truth = None if happened is None else _yes_or_no(happened, len(names), say("happened"))
    _once(people, len(names))
    counts = {name: _counts(names == name, chosen, truth) for name in sorted({*names, *map(_named, expected)})}
    level = 1 - 0.05 / _comparisons(counts)
    treated = tuple(_treated(name, counts, names, chosen, truth, level, few) for name in counts)
    return Audited(treated, _method(level), tuple(_notes(treated, truth is not None, few)))


Counts = dict[Rate, tuple[int, int]]


def _counts(who: NDArray[np.bool_], chosen: Floats, truth: Floats | None) -> Counts:
    """(hits, of) for each rate among ``who``; rows that do not say are in neither."""
    scored = who & ~np.isnan(chosen)
    counts: Counts = {Rate.PICKED: (_sum(scored & (chosen == 1)), _sum(scored))}
    if truth is None:
        return counts
    no, yes = scored & (truth == 0), scored & (truth == 1)
    counts[Rate.WRONGLY_PICKED] = (_sum(no & (chosen == 1)), _sum(no))
    counts[Rate.WRONGLY_PASSED] = (_sum(yes & (chosen == 0)), _sum(yes))
    wrongs = [counts[rate] for rate in (Rate.WRONGLY_PICKED, Rate.WRONGLY_PASSED)]
    counts[Rate.WRONG] = (sum(hits for hits, _of in wrongs), sum(of for _hits, of in wrongs))
    return counts


def _treated(
    name: str,
    counts: dict[str, Counts],
    names: NDArray[np.object_],
    chosen: Floats,
    truth: Floats | None,
    level: float,
    few: int,
) -> Treated:
    who, mine = names == name, counts[name]
    others = {rate: _together(counts[other][rate] for other in counts if other != name) for rate in mine}
    return Treated(
        group=name,
        people=_sum(who),
        unscored=_sum(who & np.isnan(chosen)),
        unjudged=0 if truth is None else _sum(who & np.isnan(truth)),
        rates={rate: Share.counted(*count, few) for rate, count in mine.items()},
        gaps={rate: _gap(name, rate, mine[rate], others[rate], level, few) for rate in mine},
    )


def _gap(name: str, rate: Rate, mine: tuple[int, int], others: tuple[int, int], level: float, few: int) -> Gap:
    enough = min(mine[1], others[1]) >= max(few, 1)
    value = mine[0] / mine[1] - others[0] / others[1] if enough else math.nan
    return Gap(name, rate, value, *newcombe(mine, others, level), enough)


def _comparisons(counts: dict[str, Counts]) -> int:
    """How many different gaps there are: of two groups one, of more as many as there are groups with people."""
    there = sum(count[Rate.PICKED][1] > 0 for count in counts.values())
    return there if there > 2 else 1


def _together(counts: Iterable[tuple[int, int]]) -> tuple[int, int]:
    both = list(counts)
    return sum(hits for hits, _of in both), sum(of for _hits, of in both)


def _notes(treated: Iterable[Treated], judged: bool, few: int) -> Iterable[Sentence]:
    if not judged:
        yield say("Outcomes are not given: how often it is wrong cannot be told, only whom it picks.")
    for one in treated:
        if not one.people:
            yield say("Nobody of “{group}” is in the results: nothing can be said of them.", group=one.group)
            continue
        for rate, share in one.rates.items():
            if not share.of:
                yield say("{group}: no one to count “{rate}” among.", group=one.group, rate=RATES[rate])
            elif share.of < few:
                yield say("{group}: “{rate}” rests on {n} people, too few to show.",
                          group=one.group, rate=RATES[rate], n=share.of)  # fmt: skip
        if one.unscored or one.unjudged:
            yield say("{group}: for {n} people nobody knows whether they were picked, for {m} whether it happened.",
                      group=one.group, n=one.unscored, m=one.unjudged)  # fmt: skip


RATES: dict[Rate, Sentence] = {
    Rate.PICKED: say("picked"),
    Rate.WRONGLY_PICKED: say("wrongly picked"),
    Rate.WRONGLY_PASSED: say("wrongly passed over"),
    Rate.WRONG: say("wrong"),
}


def _method(level: float) -> Sentence:
    return say(
        "Shares: Wilson's interval, 95 per cent. Gaps: each group against everybody else, Newcombe's method 10 at "
        "{level} per cent each, so that those of all groups hold together at 95.",
        level=round(100 * level, 2),
    )


def _named(group: object) -> str:
    if group is None or (isinstance(group, float) and math.isnan(group)):
        return NOT_KNOWN
    return str(group).strip() or NOT_KNOWN


def _yes_or_no(values: ArrayLike, rows: int, name: Sentence) -> Floats:
    try:
        told = np.array([np.nan if one is None else one for one in np.asarray(values, object).ravel()], np.float64)
    except (TypeError, ValueError):
        raise UnfitScores(
            say("“{name}” holds words: write 1 for yes, 0 for no, nothing for unknown.", name=name)
        ) from None
    if len(told) != rows:
        raise UnfitScores(say("“{name}” has {n} rows for {all} people.", name=name, n=len(told), all=rows))
    if (odd := np.flatnonzero(~np.isnan(told) & (told != 0) & (told != 1))).size:
        raise UnfitScores(
            say("“{name}” must be 1 or 0; row {row} has {value}. For a score say first from which value on it picks.",
                name=name, row=int(odd[0]) + 1, value=float(told[odd[0]]))
        )  # fmt: skip
    return told


def _once(people: Sequence[object] | None, rows: int) -> None:
    if people is None:
        return
    if len(people) != rows:
        raise UnfitScores(say("“{name}” has {n} rows for {all} people.", name=say("person"), n=len(people), all=rows))
    seen: dict[object, int] = {}
    for row, one in enumerate(people, 1):
        if one in seen:
            raise UnfitScores(
                say("Rows {first} and {row} are the same person: keep one, or say that these are events.",
                    first=seen[one], row=row)
            )  # fmt: skip
        seen[one] = row


def _sum(mask: NDArray[np.bool_]) -> int:
    return int(mask.sum())


def _points(share: float) -> str:
    return f"{100 * share:+.1f}"
