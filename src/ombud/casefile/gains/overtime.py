"""Uneven over time: inequality at the end of each year, and whether what is new went where much already stood."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ombud.casefile.figures import Lines, Series
from ombud.casefile.gains.answer import Answer, code_columns
from ombud.casefile.gains.city import City, Numbers
from ombud.casefile.measured import Part, Table
from ombud.casefile.written import column, known
from ombud.served.computed import MeasuredGrowth
from ombud.served.inequality import theil
from ombud.served.overtime import Beta, Followed, InYear, against_lot, beta, by_year
from ombud.words import Sentence, say

ENOUGH = 10  # things for each unit: with fewer, chance alone makes an index of inequality large


@dataclass(frozen=True, slots=True, eq=False)
class _Years:
    """What came in each year by area: years x areas, whole things; and people by area."""

    years: tuple[int, ...]
    new: Numbers
    people: Numbers


def overtime(city: City, chance: np.random.Generator) -> Answer | None:
    """Theil over the scale named, its parts, convergence, and a draw by lot beside what happened."""
    told = _years(city)
    if told is None or len(told.years) < 2:
        return None
    keys = np.array(city.scales[city.over])
    units, stock, people = _by_unit(told, keys)
    begin = _first(told, len(units))
    found = by_year(told.years, stock, people)
    inner = _within(told, keys)
    followed = against_lot(told.new, told.people, chance)
    slope = _slope(city, told, chance)
    part = Part(
        key="over-time",
        demand="4.3",
        title=say("How it grew"),
        told=(_moved(city, found, begin), followed.told, *((slope.told,) if slope else ())),
        notes=(followed.unaccounted, *_early(told, begin), *_undated(city)),
        method="inequality",
        figures=(_drawn(city, found),),
        tables=(
            _table(found, inner, told),
            _by_units(city, units, stock, people, told.years),
            _by_areas(city, told),
        ),
    )
    return Answer(part, (_moved(city, found, begin), followed.told), (_said(city, found[begin:], followed),))


def _years(city: City) -> _Years | None:
    """Things by area and year, where points with days were counted and a scale is named."""
    tally = city.amounts.tally
    if tally is None or city.over not in city.scales or not any(tally.times):
        return None
    dated = [int(time[:4]) for time in tally.times if time]
    years = tuple(range(min(dated), max(dated) + 1))
    new = np.zeros((len(years), len(city.areas)))
    held = [tally.times[at][:4] for at in tally.time]
    for area, year, n in zip(tally.area, held, tally.count, strict=True):
        if year:
            new[int(year) - years[0], area] += n
    return _Years(years, new, np.nan_to_num(city.people))


def _by_unit(told: _Years, keys: NDArray[np.str_]) -> tuple[list[str], Numbers, Numbers]:
    """Stock at the end of each year and people, by unit of the scale."""
    units = sorted(set(keys.tolist()) - {""})
    member = (keys[:, None] == np.array(units)[None, :]).astype(np.float64)
    return units, np.cumsum(told.new @ member, axis=0), told.people @ member


def _within(told: _Years, keys: NDArray[np.str_]) -> list[float]:
    """Theil within the units, over their areas, at the end of each year."""
    lived = told.people > 0
    found = []
    for stock in np.cumsum(told.new, axis=0):
        with np.errstate(divide="ignore", invalid="ignore"):
            rate = np.where(lived, stock / told.people, np.nan)
        found.append(theil(rate, told.people, keys).within)
    return found


def _slope(city: City, told: _Years, chance: np.random.Generator) -> Beta | None:
    """New on old for each head, from the middle of the years on: whether areas with less catch up."""
    half = len(told.years) // 2
    old, new = told.new[:half].sum(axis=0), told.new[half:].sum(axis=0)
    if not old.sum() or not new.sum():
        return None
    return beta(old, new, told.people, chance, city.blocks)


def _first(told: _Years, units: int) -> int:
    """The first year with enough things to be uneven: of two things in five boroughs nothing can be said."""
    stock = np.cumsum(told.new.sum(axis=1))
    return int(np.argmax(stock >= ENOUGH * units)) if (stock >= ENOUGH * units).any() else 0


def _moved(city: City, found: tuple[InYear, ...], begin: int) -> Sentence:
    first, last = found[begin], found[-1]
    return say(
        "Inequality over {scale} (Theil): {then} in {year}, {now} in {later}; 0 is alike for all.",
        scale=city.over,
        then=f"{first.theil.total:.3f}",
        year=first.year,
        now=f"{last.theil.total:.3f}",
        later=last.year,
    )


def _early(told: _Years, begin: int) -> tuple[Sentence, ...]:
    if not begin:
        return ()
    return (say("Years with fewer than ten things for each unit that is compared are in the table, and not in what is "
                "said: {years}.", years=", ".join(map(str, told.years[:begin]))),)  # fmt: skip


def _undated(city: City) -> tuple[Sentence, ...]:
    tally = city.amounts.tally
    bare = 0 if tally is None else int(tally.count[[not tally.times[at] for at in tally.time]].sum())
    return (say("Without a day that can be, and so in no year: {n}.", n=bare),) if bare else ()


def _drawn(city: City, found: tuple[InYear, ...]) -> Lines:
    return Lines(
        title=say("Inequality over {scale} through the years", scale=city.over),
        description=say(
            "Theil's index of {what} over {scale} at the end of each year; 0 is alike for all.",
            what=city.what,
            scale=city.over,
        ),
        across=say("Year"),
        up=say("Theil's index"),
        series=(
            Series(
                name=city.over,
                x=tuple(float(one.year) for one in found),
                y=tuple(known(one.theil.total, 4) for one in found),
            ),
        ),
        table="by-year",
    )


def _table(found: tuple[InYear, ...], inner: list[float], told: _Years) -> Table:
    columns = (
        column("year", say("Year")),
        column("new", say("New")),
        column("stock", say("All by then")),
        column("theil", say("Inequality between"), "", 3),
        column("within", say("Inequality within"), "", 3),
        column("spread", say("Spread of the rates"), "", 3),
    )
    new = told.new.sum(axis=1)
    rows = tuple(
        (one.year, int(added), int(stock), known(one.theil.total, 6), known(within, 6), known(one.sigma, 6))
        for one, added, stock, within in zip(found, new, np.cumsum(new), inner, strict=True)
    )
    return Table(
        name="by-year",
        title=say("Each year"),
        columns=columns,
        rows=rows,
        shown=40,
        notes=(
            say(
                "Between: over the units of the scale. Within: over the areas inside them. Spread: the rates' standard "
                "deviation over their mean."
            ),
        ),
    )


def _by_units(city: City, units: list[str], stock: Numbers, people: Numbers, years: tuple[int, ...]) -> Table:
    columns = (
        column("unit", say("Unit")),
        column("people", say("People")),
        *(column(f"by_{year}", say("By {year}", year=year)) for year in years),
    )
    rows = tuple((unit, known(people[at], 1), *(int(n) for n in stock[:, at])) for at, unit in enumerate(units))
    return Table(
        name="units-by-year",
        title=say("What stood in each of the {scale}", scale=city.over),
        columns=columns,
        rows=rows,
    )


def _by_areas(city: City, told: _Years) -> Table:
    columns = (*code_columns(), *(column(f"by_{year}", say("By {year}", year=year)) for year in told.years))
    stock = np.cumsum(told.new, axis=0)
    rows = tuple(
        (code, name, *(int(n) for n in stock[:, at]))
        for at, (code, name) in enumerate(zip(city.areas.codes, city.areas.names, strict=True))
    )
    return Table(
        name="areas-by-year", title=say("What stood in each area at the end of each year"), columns=columns, rows=rows,
        areal=True,
    )  # fmt: skip


def _said(city: City, found: tuple[InYear, ...], followed: Followed) -> MeasuredGrowth:
    return MeasuredGrowth(
        what=city.what,
        over=city.over,
        since=found[0].year,
        until=found[-1].year,
        then=known(found[0].theil.total),
        now=known(found[-1].theil.total),
        new=followed.items,
        to_most=known(100 * followed.share, 2),
        low=known(100 * followed.by_lot.low, 2),
        high=known(100 * followed.by_lot.high, 2),
    )
