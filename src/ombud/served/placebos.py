"""Which areas are near an intervention, which are like them, and where else nothing was built: placebo areas.

A setting is a set of areas and those it may be compared with. The real one is near the intervention; placebos are drawn
among the areas far from it, in the same number, as neighbours where it is known who neighbours whom.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ombud.words import say

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]


class UnfitSeries(ValueError):
    """A series by area and year that cannot be watched as it stands."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One figure by area and year: values (areas, years), in a unit of its own; NaN where it is not known."""

    areas: tuple[str, ...]
    years: tuple[int, ...]
    values: Floats

    def __post_init__(self) -> None:
        if self.values.shape != (len(self.areas), len(self.years)):
            raise UnfitSeries(say("The series must be a table of areas by years, with a name for each."))
        if len(set(self.areas)) < len(self.areas):
            twice = next(code for row, code in enumerate(self.areas) if code in self.areas[:row])
            raise UnfitSeries(say("{code} is listed twice: one row for each, please.", code=twice))
        if any(later <= year for year, later in zip(self.years, self.years[1:], strict=False)):
            raise UnfitSeries(say("Years must run from the first to the last, each once."))

    @classmethod
    def of(cls, areas: Sequence[str], years: Sequence[int], values: ArrayLike) -> Panel:
        """The same from any sequences; raises :class:`UnfitSeries`."""
        return cls(tuple(areas), tuple(years), np.asarray(values, np.float64))


@dataclass(frozen=True, slots=True)
class Setting:
    """Rows of the areas that are looked at, and of those that they may be compared with."""

    near: Rows
    others: Rows


@dataclass(frozen=True, slots=True)
class Ground:
    """Rows of the areas near the intervention, in the ring that is left out, beyond it, and with something missing."""

    real: Setting
    ring: Rows
    left_out: Rows
    points: Floats | None

    @property
    def independent(self) -> int:
        """How many placebos fit beside each other without sharing an area."""
        return len(self.real.others) // len(self.real.near)

    def placebos(self, rng: np.random.Generator, draws: int) -> list[Setting]:
        """Up to ``draws`` settings of as many areas as are near the intervention, where nothing was built."""
        others, many = self.real.others, len(self.real.near)
        if self.points is None:
            return [self._apart(rng.permutation(others), many, 0) for _draw in range(draws)]
        centres = others if len(others) <= draws else rng.choice(others, draws, replace=False)
        return [self._apart(self._outwards(centre, self.points), many, len(self.ring)) for centre in centres]

    def _outwards(self, centre: np.int64, points: Floats) -> Rows:
        others = self.real.others
        return others[np.argsort(np.hypot(*(points[others] - points[centre]).T), kind="stable")]

    def _apart(self, ordered: Rows, many: int, ring: int) -> Setting:
        return Setting(ordered[:many], ordered[many + ring :])


def ground(panel: Panel, metres: ArrayLike, near: float, ring: float, points: ArrayLike | None = None) -> Ground:
    """Sorts areas by their distance to the intervention (areas,): up to ``near`` metres, up to ``ring``, beyond.

    Areas with a year, a distance or a point missing are left out and listed. Raises :class:`UnfitSeries` where the
    distances cannot be, or nothing lies near.
    """
    far = np.asarray(metres, np.float64)
    spots = None if points is None else np.asarray(points, np.float64)
    _check(panel, far, near, ring, spots)
    whole = np.isfinite(panel.values).all(axis=1) & np.isfinite(far)
    if spots is not None:
        whole &= np.isfinite(spots).all(axis=1)
    close = whole & (far <= near)
    if not close.any():
        raise UnfitSeries(say("No area with all its years lies within {near} m of the intervention.", near=float(near)))
    beyond = whole & (far > ring)
    return Ground(
        real=Setting(np.flatnonzero(close), np.flatnonzero(beyond)),
        ring=np.flatnonzero(whole & ~close & ~beyond),
        left_out=np.flatnonzero(~whole),
        points=spots,
    )


def chance(value: float, placebos: Floats, independent: int, seldom: float) -> tuple[float, float, float]:
    """Low and high end of what chance does, and how rarely it does as much as ``value``: the wider of two counts.

    One is the share of placebos at least as large, the real one counted in. But placebos that share areas repeat each
    other, and fewer of them than there seem to be can then outdo the real one; so the other takes their spread around
    zero by Student's t with as many degrees of freedom as placebos fit beside each other, less one.
    """
    freedom = max(independent - 1, 1)
    angle = np.linspace(0, np.pi / 2, 4001)
    density = np.cos(angle) ** (freedom - 1)  # Student's t, as the angle whose tangent is t / sqrt(freedom)
    below = np.concatenate([[0.0], np.cumsum(density[1:] + density[:-1])])
    below /= below[-1]
    spread = float(np.sqrt((placebos**2).mean()))
    edge = spread * np.sqrt(freedom) * np.tan(np.interp(1 - seldom, below, angle))
    at = np.arctan2(abs(value), spread * np.sqrt(freedom))
    ranked = (1 + int((np.abs(placebos) >= abs(value)).sum())) / (1 + len(placebos))
    low, high = np.quantile(placebos, [seldom / 2, 1 - seldom / 2])
    return min(float(low), -edge), max(float(high), edge), max(ranked, 1 - float(np.interp(at, angle, below)))


@dataclass(frozen=True, slots=True)
class Match:
    """Each area's shape, trend and change, and how many areas each is compared with.

    ``shape`` (areas, years before) is the series less its own mean before; ``trend`` (areas,) its least-squares slope a
    year before; ``change`` (areas,) its mean after less its mean before.
    """

    shape: Floats
    trend: Floats
    change: Floats
    like: int

    def rows(self, setting: Setting) -> Rows:
        """For each area of a setting the ``like`` areas whose shape before is nearest (near, like)."""
        mine, theirs = self.shape[setting.near], self.shape[setting.others]
        apart = (mine**2).sum(axis=1)[:, None] + (theirs**2).sum(axis=1)[None, :] - 2 * mine @ theirs.T
        return setting.others[np.argsort(apart, axis=1, kind="stable")[:, : self.like]]

    def gaps(self, setting: Setting) -> tuple[float, float]:
        """How much more a setting changed than the areas like it, and how much more it rose a year before."""
        rows = self.rows(setting)
        change, trend = (float(told[setting.near].mean() - told[rows].mean()) for told in (self.change, self.trend))
        return change, trend


def match(values: Floats, years: Sequence[int], start: int, end: int | None = None, like: int = 5) -> Match:
    """Shapes before ``start`` and changes from then up to before ``end`` (values are (areas, years))."""
    time = np.array(years, np.float64)
    before, after = time < start, (time >= start) & (time < (np.inf if end is None else end))
    old = values[:, before]
    shape = old - old.mean(axis=1, keepdims=True)
    run = time[before] - time[before].mean()
    return Match(shape, shape @ run / (run @ run), values[:, after].mean(axis=1) - old.mean(axis=1), like)


def _check(panel: Panel, far: Floats, near: float, ring: float, spots: Floats | None) -> None:
    if far.shape != (len(panel.areas),) or (spots is not None and spots.shape != (len(panel.areas), 2)):
        raise UnfitSeries(say("Each area needs one distance to the intervention, and one point if any has."))
    if (wrong := np.flatnonzero(far < 0)).size:
        raise UnfitSeries(
            say("{area} is {metres} m from the intervention, which cannot be.",
                area=panel.areas[wrong[0]], metres=float(far[wrong[0]]))
        )  # fmt: skip
    if not 0 < near <= ring:
        raise UnfitSeries(say("Near must be more than zero metres, and the ring must not end before it."))
    if spots is not None and np.nanmax(np.abs(spots), initial=0) <= 180:
        raise UnfitSeries(say("These coordinates are degrees, not metres: project them first."))
