"""What a count of points leaves to be looked at: what fell out, row by row, and how many there are of each sort."""

from __future__ import annotations

import numpy as np

from ombud.casefile.gains.city import City
from ombud.casefile.measured import Table
from ombud.casefile.written import column
from ombud.served.fallen import Fall
from ombud.served.tally import Tally
from ombud.words import Sentence, say

WHY: dict[Fall, Sentence] = {
    Fall.OUTSIDE: say("outside every area"),
    Fall.NO_COORDINATES: say("no coordinates"),
    Fall.NO_TIME: say("no time"),
    Fall.UNREADABLE_TIME: say("a time that cannot be read"),
    Fall.IMPOSSIBLE_TIME: say("an impossible time"),
}


def tallied(city: City) -> tuple[Table, ...]:
    """A table of what fell out and one of the sorts, as far as points were counted and there is something in them."""
    found = city.amounts.tally
    if found is None:
        return ()
    return (*_fallen(city, found), *_sorts(city, found))


def _fallen(city: City, found: Tally) -> tuple[Table, ...]:
    """Rows that are not counted in full; where they lie only if the points themselves may be published."""
    if not found.listed:
        return ()
    shown = city.spots is not None
    columns = [column("row", say("Row of the file")), column("why", say("Why"))]
    if shown:
        columns.append(column("told", say("What stands there")))
    rows = tuple((one.row, str(WHY[one.why]), *((one.told,) if shown else ())) for one in found.listed)
    return (Table(name="not-counted", title=say("What is not counted in full"), columns=tuple(columns), rows=rows,
                  notes=(say("The first hundred of each sort; all of them are counted above."),)),)  # fmt: skip


def _sorts(city: City, found: Tally) -> tuple[Table, ...]:
    """How many there are of each sort, in all and in each unit of the scale that is followed."""
    if len(found.categories) < 2:
        return ()
    keys = np.array(city.scales.get(city.over, ("",) * len(city.areas)))
    units = sorted(set(keys.tolist()) - {""})
    member = (keys[found.area][:, None] == np.array([*units, ""], dtype=object)[None, :-1]).astype(np.int64)
    table = np.zeros((len(found.categories), len(units) + 1), np.int64)
    np.add.at(table[:, 0], found.category, found.count)
    np.add.at(table[:, 1:], found.category, member * found.count[:, None])
    columns = (column("sort", say("Sort")), column("all", say("All")),
               *(column(f"in {unit}", say("{unit}", unit=unit)) for unit in units))  # fmt: skip
    rows = tuple((name or "–", *map(int, row)) for name, row in zip(found.categories, table, strict=True))
    return (Table(name="by-sort", title=say("Of each sort"), columns=columns, rows=rows, shown=40,
                  notes=(say("Sorts are as the file writes them: two ways of writing are two sorts."),)),)  # fmt: skip
