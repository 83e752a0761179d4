"""Narrower than the bounds, if you ask for it: what persons did, inferred from areas under an assumption.

The method of bounds assumes nothing and often leaves much open. Ecological inference narrows it by assuming that groups
behave alike from area to area, which no figure by area can confirm or refute: where a group behaves otherwise in areas
that are full of it, the estimate is wrong however sure it looks. So it is never told without the bounds, and it is
refused where the chains that compute it do not agree, where areas are too few, and where it only repeats what was held
beforehand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import ArrayLike, NDArray

from ombud.counted import binomialbeta as model
from ombud.counted.bounds import Bounds, Ends, bounds
from ombud.counted.chains import FEWEST_DRAWS, MOST_RHAT, rhat, worth
from ombud.counted.sampling import Run, walk
from ombud.words import Sentence, mark, say

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
CHAINS = 4
FEWEST = 30  # areas; a house rule: with fewer, two distributions cannot be told from what was held beforehand
REPEATS = 0.5  # of a width; what does not halve it has learnt too little to be worth an assumption
BEFORE = 400  # draws of what is held beforehand
SURE = (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A rate or a difference of rates, 0 to 1 or -1 to 1: the mean of the draws and the middle 95 per cent of them."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Checked:
    """How far the chains agree on one number (R-hat), and how many independent draws they are worth there."""

    what: str
    rhat: float
    worth: float

    @property
    def fails(self) -> bool:
        """Whether one of the two keeps the estimate from being told; a number that is none does."""
        return not (self.rhat <= MOST_RHAT and self.worth >= FEWEST_DRAWS)


@dataclass(frozen=True, slots=True)
class Inferred:
    """Bounds of the rates of a group and of all others, and beside them estimates, or why there are none.

    ``group``, ``others`` and ``difference`` (group less others) are None where ``refused`` says why. ``checked`` stands
    also where the estimate is refused; it is empty where nothing was computed.
    """

    name: str
    thing: str | Sentence
    bounds: Bounds
    areas: int
    checked: tuple[Checked, ...]
    refused: tuple[Sentence, ...]
    group: Estimate | None = None
    others: Estimate | None = None
    difference: Estimate | None = None

    @property
    def told(self) -> tuple[Sentence, ...]:
        """All that is to be said, bounds first; an estimate is never told without them."""
        return tuple(self._told())

    def _told(self) -> Iterator[Sentence]:
        ends = self.bounds
        yield say(
            "{thing}: of {group} between {low} and {high} per cent, of all others between {from_} and {to}, whoever "
            "they are within the areas (bounds, Duncan and Davis 1953).",
            thing=self.thing, group=self.name, low=_percent(ends.group.low), high=_percent(ends.group.high),
            from_=_percent(ends.others.low), to=_percent(ends.others.high),
        )  # fmt: skip
        yield say("The difference lies between {low} and {high} points.", low=_points(ends.difference.low),
                  high=_points(ends.difference.high))  # fmt: skip
        if self.group is None or self.others is None or self.difference is None:
            yield say("Nothing narrower is told.")
            yield from self.refused
            return
        yield _estimated(self.name, self.group)
        yield _estimated(say("All others"), self.others)
        yield say("Difference: estimated {value} points (95 % interval {low} to {high}).",
                  value=_points(self.difference.value), low=_points(self.difference.low),
                  high=_points(self.difference.high))  # fmt: skip
        yield METHOD
        yield ASSUMED
        yield say(
            "The chains agree: R-hat at most {rhat}, independent draws at least {n}.",
            rhat=f"{max(one.rhat for one in self.checked):.3f}", n=int(min(one.worth for one in self.checked)),
        )  # fmt: skip


METHOD = say(
    "Method: ecological inference by the binomial-beta model (King, Rosen and Tanner 1999), computed with every count "
    "that the bounds allow (Wakefield 2004)."
)
ASSUMED = say(
    "It assumes that groups behave alike from area to area, which cannot be tested from these data. If a group behaves "
    "otherwise where it is many, the estimate is wrong, and only the bounds hold."
)


def infer(
    areas: Sequence[str], people: ArrayLike, group: ArrayLike, outcome: ArrayLike, rng: Generator,
    *, name: str, thing: str | Sentence, run: Run | None = None,
) -> Inferred:  # fmt: skip
    """The rates of a group and of all others, from counts of persons (areas,): all people, the group, the outcome.

    ``name`` is the group's, ``thing`` the outcome's, as sentences say them. ``rng`` decides all chance: the same seed
    gives the same answer. Counts that are broken (apportioned) are rounded to whole persons first. Areas where a number
    is missing are left out, as in :func:`~ombud.counted.bounds.bounds`, whose
    :class:`~ombud.counted.bounds.NoBounds` is raised for counts that cannot be.
    """
    bounds(areas, people, group, outcome)  # what cannot be is told of the counts as they were given
    all_, g, t = _whole(people, group, outcome)
    ends = bounds(areas, all_, g, t)
    lived = np.nan_to_num(all_) * ~np.isnan(g + t) > 0
    counts = tuple(one[lived].astype(np.int64) for one in (g, all_ - g, t))
    few = _too_few(int(lived.sum()), ends)
    if few:
        return Inferred(name, thing, ends, int(lived.sum()), (), few)
    return _inferred(name, thing, ends, counts, rng, run or Run())


def _whole(people: ArrayLike, group: ArrayLike, outcome: ArrayLike) -> tuple[Floats, Floats, Floats]:
    all_, g, t = (np.rint(np.asarray(one, np.float64)) for one in (people, group, outcome))
    return all_, np.minimum(g, all_), np.minimum(t, all_)


def _too_few(areas: int, ends: Bounds) -> tuple[Sentence, ...]:
    if ends.group.low == ends.group.high:
        return (say("The bounds meet: they tell it all, and there is nothing left to infer."),)
    if areas < FEWEST:
        return (say("Areas with people: {n}. With fewer than {fewest} nothing narrower can be inferred.", n=areas,
                    fewest=FEWEST),)  # fmt: skip
    return ()


def _inferred(
    name: str, thing: str | Sentence, ends: Bounds, counts: tuple[Integers, ...], rng: Generator, run: Run
) -> Inferred:
    of = model.tables(*counts)
    numbers = walk(lambda at: model.height(at, of), model.apart(CHAINS, rng), rng, run)
    draws = _rates(numbers.reshape(-1, numbers.shape[2]), of, rng).reshape(3, CHAINS, -1)
    before = _rates(model.beforehand(BEFORE, rng), of, rng)
    checked = tuple(Checked(what, rhat(one), worth(one)) for what, one in zip(SHOWN, draws, strict=True))
    refused = (*_apart(checked), *_repeats(draws.reshape(3, -1)[0], before[0], ends.group))
    if refused:
        return Inferred(name, thing, ends, len(of.group), checked, refused)
    three = zip(draws.reshape(3, -1), (ends.group, ends.others, ends.difference), strict=True)
    return Inferred(name, thing, ends, len(of.group), checked, (), *(_estimate(one, within) for one, within in three))


SHOWN = (mark("the group's rate"), mark("the others' rate"), mark("their difference"))


def _rates(numbers: Floats, of: model.Tables, rng: Generator) -> Floats:
    """Draws of the group's rate, the others' and the difference over all areas, (3, draws)."""
    hit = model.counted(numbers, of, rng)
    rate, others = hit / of.group.sum(), (of.outcome.sum() - hit) / of.others.sum()
    return np.stack((rate, others, rate - others))


def _apart(checked: Sequence[Checked]) -> tuple[Sentence, ...]:
    """The worst of what failed, in words."""
    failed = [one for one in checked if one.fails]
    if not failed:
        return ()
    worst = max(failed, key=lambda one: (one.rhat > MOST_RHAT, one.rhat))
    return (
        say(
            "The chains do not agree on {what}: R-hat {rhat} where at most {most} is allowed, independent draws {n} "
            "where at least {fewest} are needed. More steps may help; more areas would.",
            what=say(worst.what), rhat=f"{worst.rhat:.3f}", most=MOST_RHAT, n=int(worst.worth), fewest=FEWEST_DRAWS,
        ),
    )  # fmt: skip


def _repeats(drawn: Floats, before: Floats, ends: Ends) -> tuple[Sentence, ...]:
    """Whether the interval does not halve the bounds, or what was held before areas were looked at together."""
    width, wide = (float(np.ptp(np.percentile(one, SURE))) for one in (drawn, before))
    if width > REPEATS * (ends.high - ends.low):
        return (say("The estimate is more than half as wide as the bounds: areas together tell little more than each "
                    "by itself."),)  # fmt: skip
    if width > REPEATS * wide:
        return (say("The estimate hardly does more than repeat what was held beforehand: areas are too alike to tell "
                    "the groups apart."),)  # fmt: skip
    return ()


def _estimate(drawn: Floats, within: Ends) -> Estimate:
    low, high = np.percentile(drawn, SURE)
    return Estimate(*(float(np.clip(one, within.low, within.high)) for one in (drawn.mean(), low, high)))


def _estimated(name: str | Sentence, one: Estimate) -> Sentence:
    return say("{group}: estimated {value} per cent (95 % interval {low} to {high}).", group=name,
               value=_percent(one.value), low=_percent(one.low), high=_percent(one.high))  # fmt: skip


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


def _points(share: float) -> str:
    return f"{100 * share:+.1f}".replace("-", "−")
