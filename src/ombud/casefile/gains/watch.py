"""Whether anybody is pushed out: a series near something that was built, beside areas like it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from ombud.casefile.figures import Lines, Series, Strip, Strips
from ombud.casefile.gains.answer import Answer
from ombud.casefile.gains.city import City, Watched
from ombud.casefile.measured import Part, Table
from ombud.casefile.written import column, known
from ombud.evidence.said import listed
from ombud.ledger.entry import Said
from ombud.served.computed import MeasuredWatch, Verdict
from ombud.served.watch import Gap, Watch
from ombud.served.watch import watch as watched
from ombud.words import Sentence, say

MOST_DATES = 30  # in a figure
_WORSE = {"more": Said.YES, "less": Said.NO, "": Said.UNSAID}


def watch(city: City, chance: np.random.Generator) -> Answer | None:
    """The watch that the place file asks for, with its verdict or why there is none; None where it asks for none."""
    asked = city.watched
    if asked is None:
        return None
    found = watched(
        asked.panel, asked.metres, asked.start, near=asked.near, ring=asked.ring, rng=chance, points=asked.points
    )
    names = dict(zip(city.areas.codes, city.names, strict=True))
    told = say("{what}: {why}", what=_with_unit(asked), why=found.why)
    part = Part(
        key="watch",
        demand="4.6",
        title=say("Whether anybody is pushed out"),
        told=(told, *_areas(asked, found, names)),
        notes=(*asked.notes, *_notes(asked, found, names), found.method),
        method="displacement",
        figures=(_drawn(asked, found), *_strips(asked, found)),
        tables=(_paths(asked, found), *_dates(asked, found), *_compared(found, names)),
    )
    return Answer(part, (told,), (_said(asked, found),))


def _with_unit(asked: Watched) -> Sentence:
    return say("{what} ({unit})", what=asked.what, unit=asked.unit) if asked.unit else say("{what}", what=asked.what)


def _areas(asked: Watched, found: Watch, names: Mapping[str, str]) -> tuple[Sentence, ...]:
    """Which areas lie near it, which are like them, and which are left out in between."""
    compared = dict.fromkeys(name for theirs in found.matched.values() for name in theirs)
    near, metres = _named(found.near, names), round(asked.near)
    said = [say("Areas within {metres} m: {n} ({names}).", metres=metres, n=len(found.near), names=near)]
    if compared:
        said.append(
            say("Areas that moved like them before: {n} ({names}).", n=len(compared), names=_named(compared, names))
        )
    if found.ring:
        said.append(
            say(
                "Left out, since what is pushed out may land there: areas within {metres} m, {n} ({names}).",
                metres=round(asked.ring),
                n=len(found.ring),
                names=_named(found.ring, names),
            )
        )
    return tuple(said)


def _notes(asked: Watched, found: Watch, names: Mapping[str, str]) -> tuple[Sentence, ...]:
    said = [
        say(
            "Chance is what the same sum gives where and when nothing was built. That it explains what is seen is "
            "no proof that nothing happened."
        )
    ]
    if found.left_out:
        said.append(
            say(
                "Areas without a value in each year, or without a place: {n} ({names}).",
                n=len(found.left_out),
                names=_named(found.left_out, names),
            )
        )
    if not asked.worse:
        said.append(say("Nobody has said whether a rise or a fall is worse for those who live there."))
    return tuple(said)


def _named(codes: Iterable[str], names: Mapping[str, str]) -> Sentence:
    """Areas by their names, the first of them; by its code where the table of areas has none."""
    return listed([names.get(code, code) for code in codes], 5)


def _drawn(asked: Watched, found: Watch) -> Lines:
    years = tuple(float(year) for year in found.years)
    both = ((str(say("near it")), found.path_near), (str(say("areas like it")), found.path_like))
    return Lines(
        title=say("{what} near it and in areas like it", what=asked.what),
        description=say(
            "Two lines through the years: the mean near what was built, and the mean of the areas compared. "
            "It began in {year}.",
            year=asked.start,
        ),
        across=say("Year"),
        up=say("{unit}", unit=asked.unit) if asked.unit else say("{what}", what=asked.what),
        series=tuple(
            Series(name=name, x=years, y=tuple(known(float(one), 4) for one in path))
            for name, path in both
            if np.isfinite(path).any()
        ),
        marked=float(asked.start),
        table="watched",
    )


def _paths(asked: Watched, found: Watch) -> Table:
    columns = (
        column("year", say("Year")),
        column("near", say("Near it"), asked.unit, 1),
        column("like", say("Areas like it"), asked.unit, 1),
    )
    rows = tuple(
        (year, known(float(one), 4), known(float(other), 4))
        for year, one, other in zip(found.years, found.path_near, found.path_like, strict=True)
    )
    return Table(
        name="watched", title=say("Each year, near it and in areas like it"), columns=columns, rows=rows, shown=60
    )


def _by_year(asked: Watched, found: Watch) -> list[tuple[str, Gap]]:
    """What the watch says of the year in which it began, and would have said of those before."""
    if not np.isfinite(found.effect.value):
        return []
    return [*((str(year), gap) for year, gap in found.dates.items()), (str(asked.start), found.effect)]


def _strips(asked: Watched, found: Watch) -> tuple[Strips, ...]:
    told = _by_year(asked, found)
    if not told:
        return ()
    rows = (
        Strip(name=year, value=known(gap.value, 4), low=known(gap.low, 4), high=known(gap.high, 4))
        for year, gap in told[-MOST_DATES:]
    )
    return (
        Strips(
            title=say("More than in areas like it, had it begun in another year"),
            description=say(
                "A mark for each year in which it might have begun; the last is the true one. The band is what chance "
                "gives where nothing was built."
            ),
            unit=say("{unit}", unit=asked.unit) if asked.unit else say("{what}", what=asked.what),
            rows=tuple(rows),
            table="other-dates",
        ),
    )


def _dates(asked: Watched, found: Watch) -> tuple[Table, ...]:
    columns = (
        column("since", say("As if it began in")),
        column("value", say("More than in areas like it"), asked.unit, 2),
        column("low", say("By chance, lowest"), asked.unit, 2),
        column("high", say("By chance, highest"), asked.unit, 2),
        column("rarity", say("How rare that is by chance"), "", 3),
    )
    rows = tuple(
        (year, known(gap.value, 4), known(gap.low, 4), known(gap.high, 4), known(gap.rarity, 4))
        for year, gap in _by_year(asked, found)
    )
    if not rows:
        return ()
    return (Table(name="other-dates", title=say("The same sum for other years"), columns=columns, rows=rows, shown=40),)


def _compared(found: Watch, names: Mapping[str, str]) -> tuple[Table, ...]:
    if not found.matched:
        return ()
    columns = (column("area", say("Area near it")), column("like", say("Areas like it")))
    rows = tuple(
        (names.get(area, area), "; ".join(names.get(one, one) for one in theirs))
        for area, theirs in found.matched.items()
    )
    return (Table(name="areas-like-it", title=say("Which areas were compared"), columns=columns, rows=rows),)


def _said(asked: Watched, found: Watch) -> MeasuredWatch:
    return MeasuredWatch(
        watched=asked.what,
        unit=asked.unit,
        near=str(say("{metres} m, areas: {n}", metres=round(asked.near), n=len(found.near))),
        start=asked.start,
        verdict=Verdict(found.verdict.value),
        effect=known(found.effect.value, 4),
        low=known(found.effect.low, 4),
        high=known(found.effect.high, 4),
        worse=_WORSE[asked.worse],
    )
