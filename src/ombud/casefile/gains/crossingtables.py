"""The table of a crossing of groups, and the strips that show it."""

from __future__ import annotations

import numpy as np

from ombud.casefile.figures import Strip, Strips
from ombud.casefile.gains.answer import per
from ombud.casefile.gains.city import City
from ombud.casefile.gains.facedtogether import Faced
from ombud.casefile.measured import Table
from ombud.casefile.piece import Cell
from ombud.casefile.written import column, known
from ombud.people.small import rounded
from ombud.words import say

DRAWN = 30  # combinations in a figure


def people_told(city: City, one: Faced, at: int) -> float | None:
    """How many people stand behind a combination, rounded as the city has declared; None where hidden."""
    if not one.shown(at):
        return None
    value = float(one.crossed.people[at])
    return known(float(rounded(np.rint(value), city.small.base)) if city.small.base > 1 else value, 1)


def table(city: City, one: Faced, everyone: float, several: bool) -> Table:
    columns = (
        *(column(trait, say("{trait}", trait=trait)) for trait in one.crossed.traits),
        column("people", say("People"), "persons"),
        column("faced", say("Has where they live"), per(city), 1),
        column("difference", say("Less what everyone has"), per(city), 1),
        column("low", say("Lowest"), per(city), 1),
        column("high", say("Highest"), per(city), 1),
        column("hidden", say("Hidden")),
    )
    return Table(
        name=_table_name(one, several),
        title=say("{traits}", traits=" × ".join(one.crossed.traits)),
        columns=columns,
        rows=tuple(_row(city, one, at, everyone) for at in range(len(one.crossed.keys))),
        shown=40,
    )


def _table_name(one: Faced, several: bool) -> str:
    letters = "-".join("".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in trait.lower())
                       for trait in one.crossed.traits)  # fmt: skip
    return f"together-{letters}".rstrip("-") if several else "together"


def _row(city: City, one: Faced, at: int, everyone: float) -> tuple[Cell, ...]:
    if not one.shown(at):
        return (*one.crossed.keys[at], None, None, None, None, None, str(say("yes")))
    gap, ends = float(one.gap[at]), one.ends[at]
    figures = (everyone + gap, gap, ends.low, ends.high)
    return (*one.crossed.keys[at], people_told(city, one, at), *(_known(city.per * figure) for figure in figures), "")


def _known(value: float) -> float | None:
    """A figure as it is written down; never a minus before nothing."""
    found = known(value, 4)
    return None if found is None else found + 0.0


def drawn(city: City, one: Faced, everyone: float, several: bool) -> Strips | None:
    told = one.told
    if not told or not np.isfinite(everyone):
        return None
    most = sorted(told, key=lambda at: -one.crossed.people[at])[:DRAWN]
    rows = sorted(most, key=lambda at: -one.gap[at])
    return Strips(
        title=say("What each combination has where it lives"),
        description=say("A mark for each combination of groups, with its interval; the line is what everyone has."),
        unit=say("{what} {per}", what=city.what, per=per(city)),
        rows=tuple(_strip(city, one, at, everyone) for at in rows),
        zero=known(city.per * everyone, 3),
        table=_table_name(one, several),
    )


def _strip(city: City, one: Faced, at: int, everyone: float) -> Strip:
    value, low, high = (
        known(city.per * (everyone + float(figure)), 3) for figure in (one.gap[at], one.ends[at].low, one.ends[at].high)
    )
    return Strip(name=one.crossed.name(at), value=value, low=low, high=high)
