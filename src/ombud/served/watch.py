"""The displacement watch: did rents, moves or listings change faster near an intervention than in areas like it?

The change near it, after against before, less the same change in comparison areas (difference in differences). These
are the areas whose ups and downs before were most alike; their level is left out of the match, since areas picked for a
like level drift back to their own mean (Daw & Hatfield 2018, Health Services Research 53:4138-4156). A ring around is
left out, since what is pushed out lands there. Chance is what the same sum gives where and when nothing was built:
placebo areas and placebo dates (Abadie, Diamond & Hainmueller 2010, JASA 105:493-505). Where earlier trends differ, or
too few areas are there, no verdict is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ombud.served.placebos import Ground, Match, Panel, Setting, chance, ground, match
from ombud.words import Sentence, say

Floats = NDArray[np.float64]
SELDOM = 0.05
# With fewer than 19 placebos even the largest change of all is no rarer than one in twenty.
FEWEST_OTHERS = 19
# Placebos drawn from fewer than four times as many areas are largely the same areas again.
TIMES = 4
# A slope needs three years to differ from a line drawn through two points.
FEWEST_YEARS = 3


class Verdict(StrEnum):
    """What the watch says; the last three are no verdict."""

    ROSE = "rose"
    FELL = "fell"
    CHANCE = "chance"
    TRENDS_DIFFER = "trends_differ"
    MOVED_BEFORE = "moved_before"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True)
class Gap:
    """How much more was seen near it than in areas like it, what chance gives 95 times in 100, and how rare it is.

    ``rarity`` is how often chance gives as much (:func:`~ombud.served.placebos.chance`); 0.05 or less is seldom.
    """

    value: float
    low: float
    high: float
    rarity: float


NOTHING = Gap(*[float("nan")] * 4)


@dataclass(frozen=True, slots=True)
class Watch:
    """What was seen near an intervention against areas like it, in the unit of the values.

    ``effect`` is the difference in differences; ``trend`` how much more a year it rose near by before; ``dates`` what
    the watch would have said of earlier years, when nothing was built. With too few areas to tell all are NaN.
    """

    verdict: Verdict
    why: Sentence
    effect: Gap
    trend: Gap
    dates: dict[int, Gap]
    years: tuple[int, ...]
    path_near: Floats  # (years,) mean of the areas near it
    path_like: Floats  # (years,) mean of the areas compared
    near: tuple[str, ...]
    ring: tuple[str, ...]
    left_out: tuple[str, ...]  # a value, a distance or a point is missing
    matched: dict[str, tuple[str, ...]]
    placebos: int
    method: Sentence


def watch(
    panel: Panel,
    metres: ArrayLike,
    start: int,
    *,
    near: float,
    ring: float,
    rng: np.random.Generator,
    points: ArrayLike | None = None,
    like: int = 5,
    draws: int = 499,
) -> Watch:
    """Holds the areas within ``near`` metres of an intervention against ``like`` areas each beyond ``ring`` metres.

    ``metres`` (areas,) from each area to the intervention; ``start`` the first year after. With ``points`` (areas, 2),
    in metres, placebos are neighbours as the areas near it are, and have their own ring; without, they are drawn
    anywhere, and what neighbours share is taken for an effect too often.
    Raises :class:`~ombud.served.placebos.UnfitSeries`.
    """
    there = ground(panel, metres, near, ring, points)
    if few := _too_few(there, panel.years, start, like):
        return _no_verdict(panel, there, few)
    tried = there.placebos(rng, draws)
    found = match(panel.values, panel.years, start, like=like)
    effect, trend = _gaps(found, there.real, tried, there.independent)
    dates = _placebo_dates(panel, there, tried, start, like)
    verdict, why = _verdict(effect, trend, dates, _span(panel.years, start))
    rows = found.rows(there.real)
    return Watch(
        verdict=verdict,
        why=why,
        effect=effect,
        trend=trend,
        dates=dates,
        years=panel.years,
        path_near=panel.values[there.real.near].mean(axis=0),
        path_like=panel.values[rows].mean(axis=(0, 1)),
        near=_codes(panel, there.real.near),
        ring=_codes(panel, there.ring),
        left_out=_codes(panel, there.left_out),
        matched={panel.areas[i]: _codes(panel, theirs) for i, theirs in zip(there.real.near, rows, strict=True)},
        placebos=len(tried),
        method=_method(there, like, len(tried)),
    )


def _too_few(there: Ground, years: Sequence[int], start: int, like: int) -> Sentence | None:
    """Why nothing can be told, if so."""
    before = sum(year < start for year in years)
    if before < FEWEST_YEARS or before == len(years):
        return say("Too few years to tell: {n} before and {m} after; three before and one after are the least.",
                   n=before, m=len(years) - before)  # fmt: skip
    near, others = len(there.real.near), len(there.real.others)
    left = others - near - (0 if there.points is None else len(there.ring))
    if others < max(FEWEST_OTHERS, TIMES * near) or left < like:
        return say("Too few areas to tell: {n} near it and {m} to compare with, and chance needs {need} or more.",
                   n=near, m=others, need=max(FEWEST_OTHERS, TIMES * near, others - left + like))  # fmt: skip
    return None


def _gaps(found: Match, real: Setting, tried: Sequence[Setting], independent: int) -> tuple[Gap, Gap]:
    placebos = np.array([found.gaps(one) for one in tried])
    effect, trend = (
        Gap(value, *chance(value, placebos[:, at], independent, SELDOM)) for at, value in enumerate(found.gaps(real))
    )
    return effect, trend


def _placebo_dates(panel: Panel, there: Ground, tried: Sequence[Setting], start: int, like: int) -> dict[int, Gap]:
    """The same sum for every earlier year that has three years before it, up to the real start."""
    earlier = [year for year in panel.years[FEWEST_YEARS:] if year < start]
    found = {year: match(panel.values, panel.years, year, start, like) for year in earlier}
    return {year: _gaps(one, there.real, tried, there.independent)[0] for year, one in found.items()}


def _verdict(effect: Gap, trend: Gap, dates: dict[int, Gap], span: float) -> tuple[Verdict, Sentence]:
    told = {"n": _short(effect.value), "low": _short(effect.low), "high": _short(effect.high)}
    seldom = effect.rarity <= SELDOM
    if trend.rarity <= SELDOM or (seldom and abs(trend.value * span) >= abs(effect.value) / 2):
        return Verdict.TRENDS_DIFFER, say(
            "No verdict: before it began, the areas near it already moved by {n} more a year than those like them.",
            n=_short(trend.value),
        )
    if moved := [year for year, gap in dates.items() if gap.rarity <= SELDOM / len(dates)]:
        why = say(
            "No verdict: by {year}, before it began, the areas near it had moved away from others.", year=moved[0]
        )
        return Verdict.MOVED_BEFORE, why
    if not seldom:
        return Verdict.CHANCE, say("{n} against areas like it, which cannot be told apart from chance ({low} to {high} "
                                   "where nothing was built).", **told)  # fmt: skip
    if effect.value > 0:
        return Verdict.ROSE, say("It rose by {n} more than in areas like it; where nothing was built, chance gives "
                                 "{low} to {high}.", **told)  # fmt: skip
    return Verdict.FELL, say("It fell by {n} against areas like it; where nothing was built, chance gives {low} to "
                             "{high}.", **{**told, "n": _short(-effect.value)})  # fmt: skip


def _short(value: float) -> str:
    """A figure in a sentence: three signs that count, with a real minus."""
    return f"{value:,.0f}".replace("-", "−") if abs(value) >= 1000 else f"{value:.3g}".replace("-", "−")


def _span(years: Sequence[int], start: int) -> float:
    """Years from the middle of the time before to the middle of the time after."""
    old, new = [year for year in years if year < start], [year for year in years if year >= start]
    return sum(new) / len(new) - sum(old) / len(old)


def _no_verdict(panel: Panel, there: Ground, why: Sentence) -> Watch:
    blank = np.full(len(panel.years), np.nan)
    return Watch(
        verdict=Verdict.TOO_FEW,
        why=why,
        effect=NOTHING,
        trend=NOTHING,
        dates={},
        years=panel.years,
        path_near=panel.values[there.real.near].mean(axis=0),
        path_like=blank,
        near=_codes(panel, there.real.near),
        ring=_codes(panel, there.ring),
        left_out=_codes(panel, there.left_out),
        matched={},
        placebos=0,
        method=say("no comparison made"),
    )


def _method(there: Ground, like: int, tried: int) -> Sentence:
    how = say("anywhere") if there.points is None else say("as neighbours")
    return say("Difference in differences against {like} areas each, matched on how they moved before; {n} placebos "
               "drawn {how}.", like=like, n=tried, how=how)  # fmt: skip


def _codes(panel: Panel, rows: NDArray[np.int64]) -> tuple[str, ...]:
    return tuple(panel.areas[row] for row in rows)
