"""The tables of those without internet, device or language: what they get, who lives among them, and where."""

from __future__ import annotations

import numpy as np

from ombud.casefile.gains.answer import code_columns
from ombud.casefile.gains.city import City, Numbers
from ombud.casefile.gains.small import Protected, of_city, protected
from ombud.casefile.measured import Table
from ombud.casefile.written import column, known
from ombud.served.sharegap import GroupShare
from ombud.served.standing import NEEDS, Standing, Without, faced
from ombud.words import say


def ends(gap: GroupShare) -> tuple[float | None, float | None]:
    """The two ends of the interval of a gap, in points; nothing where too few areas tell."""
    judged = gap.spread.judged if gap.spread else None
    return (None, None) if judged is None else (known(100 * judged.low, 4), known(100 * judged.high, 4))


def lacking(gaps: list[tuple[Without, GroupShare]]) -> Table:
    columns = (
        column("lacking", say("What is lacking")),
        column("among", say("Counted from")),
        column("without", say("Without"), "%", 1),
        column("of_thing", say("Of it"), "%", 1),
        column("gap", say("Difference"), "points", 1),
        column("low", say("Lowest"), "points", 1),
        column("high", say("Highest"), "points", 1),
    )
    rows = tuple(
        (
            str(NEEDS[one.need]),
            str(one.among),
            known(100 * one.city, 4),
            known(100 * gap.of_thing, 4),
            known(100 * gap.gap, 4),
            *ends(gap),
        )
        for one, gap in gaps
    )
    return Table(name="lacking", title=say("Those without"), columns=columns, rows=rows)


def met(city: City, found: Standing) -> tuple[Table, ...]:
    """The share without that each group meets where it lives: of its areas, not of its own people."""
    if not found.without or not city.groups:
        return ()
    columns = (
        column("group", say("Group")),
        *(column(one.need, say("Without: {need}", need=NEEDS[one.need]), "%", 1) for one in found.without),
    )
    rows = tuple(
        (name, *(known(100 * faced(one, persons), 4) for one in found.without)) for name, persons in _who(city)
    )
    return (
        Table(
            name="without-where-they-live",
            title=say("How many are without where each group lives"),
            columns=columns,
            rows=rows,
            shown=40,
            notes=(say("It says how a group's areas are, not whether its own people are without."),),
        ),
    )


_EVERYONE = say("everyone")


def _who(city: City) -> list[tuple[str, Numbers]]:
    """Each group and everyone by area, hidden numbers stood in for, so that no mean gives one away."""
    held = of_city(city)
    groups = [(name, held.stand_in[:, at]) for at, name in enumerate(city.groups)]
    return [*groups, (str(_EVERYONE), held.stand_in_people)]


def by_area(city: City, found: Standing) -> tuple[Table, ...]:
    """The share without in every area, small numbers hidden: of whole cities, where they live is the question."""
    if not found.without:
        return ()
    held = [protected(np.round(one.share * one.base, 6)[:, None], one.base, city.small) for one in found.without]
    shares = np.column_stack([_share(one) for one in held])
    return (
        Table(
            name="without-by-area",
            title=say("How many are without in each area"),
            columns=(
                *code_columns(),
                *(column(one.need, say("Without: {need}", need=NEEDS[one.need]), "%", 1) for one in found.without),
            ),
            rows=tuple(
                (code, name, *(known(100 * float(share), 3) for share in row))
                for code, name, row in zip(city.areas.codes, city.areas.names, shares, strict=True)
            ),
            areal=True,
            notes=tuple(dict.fromkeys(sentence for one in held for sentence in one.told)),
        ),
    )


def _share(held: Protected) -> Numbers:
    with np.errstate(divide="ignore", invalid="ignore"):
        share: Numbers = held.persons[:, 0] / held.people
    return np.where(held.people > 0, share, np.nan)
