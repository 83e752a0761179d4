"""How unevenly it is spread over everyone: Gini, what would have to stand elsewhere, Theil within and between."""

from __future__ import annotations

import numpy as np

from ombud.casefile.gains.city import City, Numbers
from ombud.casefile.measured import Table
from ombud.casefile.written import column, known
from ombud.served.inequality import dissimilarity, gini, theil
from ombud.served.rates import crude
from ombud.words import Sentence, say


def unevenly(city: City) -> tuple[tuple[Sentence, ...], tuple[Table, ...]]:
    """What is said of it, and a table of Theil over each scale; nothing where there is nothing to compare."""
    value = crude(city.amounts.expected, city.people, 1).rate
    found = gini(value, city.people).value
    if not np.isfinite(found):
        return (), ()
    gap = dissimilarity(city.amounts.expected, city.people).value
    said = say(
        "To give every area its share by people, {percent} per cent of it would have to stand elsewhere (Gini {gini}: "
        "0 is alike for all, 1 all for one).",
        percent=f"{100 * gap:.0f}",
        gini=f"{found:.2f}",
    )
    return (said,), _theil(city, value)


def _theil(city: City, value: Numbers) -> tuple[Table, ...]:
    rows = []
    for name, keys in city.scales.items():
        parts = theil(value, city.people, np.array(keys))
        rows.append((name, len(parts.regions), known(parts.total, 6), known(parts.between, 6), known(parts.within, 6)))
    if not rows:
        return ()
    columns = (
        column("scale", say("Scale")),
        column("units", say("Units")),
        column("all", say("Inequality over areas (Theil)"), "", 3),
        column("between", say("Between units"), "", 3),
        column("within", say("Within units"), "", 3),
    )
    return (Table(name="within-and-between", title=say("Within and between"), columns=columns, rows=tuple(rows)),)
