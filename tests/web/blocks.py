"""A town of square blocks that does not exist, measured: what the map to explore is tried on."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from ombud.casefile.figures import Map, Step
from ombud.casefile.measured import Column, Measured, Part, Table
from ombud.casefile.remeasured import drafts
from ombud.formats import measuredfile
from ombud.ledger.stack import Stack
from ombud.places.steps import UNKNOWN, step_of, steps
from ombud.web import log
from ombud.words import say
from tests.web.measured import keep

CASE = "benches"
NOON = datetime(2026, 5, 13, 12, tzinfo=UTC)
UNMAPPED = "B007"  # an area whose borders nobody has
COLUMNS = (
    Column(name="code", title=say("Code")),
    Column(name="area", title=say("Area")),
    Column(name="people", title=say("People"), unit="persons"),
    Column(name="rate", title=say("Rate"), unit="per 100,000", places=1),
    Column(name="kind", title=say("Kind")),
    Column(name="empty", title=say("Nothing")),
)


def rate(at: int) -> float | None:
    """None at all in a third of the blocks, not known in the first, and a long fraction in the others."""
    return None if at == 0 else 0.0 if at % 3 == 0 else at * 100 / 7


def areas(side: int) -> Table:
    """A row a block. Rates are rounded, as a table's are; the map was drawn before that."""
    rows = tuple((f"B{at:03}", f"Block {at}", 12_000 + at, _rounded(rate(at)), "old" if at % 2 else None, None)
                 for at in range(side * side))  # fmt: skip
    return Table(name="areas", title=say("Every block"), columns=COLUMNS, rows=rows, areal=True)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def drawn(side: int) -> Map:
    """The map as it was drawn of the rates."""
    rates = [rate(at) for at in range(side * side)]
    found = steps(rates)
    numbers = [step_of(one, found) for one in rates]
    told = {0: UNKNOWN} | {at: one.words() for at, one in enumerate(found, 1)}
    shaded = tuple(Step(step=at, words=told[at], areas=numbers.count(at), path="M0 0h9v9z") for at in sorted(told))
    return Map(title=say("Benches"), description=say("In steps."), width=90, height=90, steps=shaded, table="areas",
               column="rate", upto=tuple(one.high for one in found))  # fmt: skip


def document(side: int = 6) -> Measured:
    """A measurement with one table of areas and one that has none."""
    plain = Table(name="groups", title=say("Groups"), columns=COLUMNS[:3], rows=(("N", "Northerners", 412),))
    part = Part(key="provided", demand="4.1", title=say("What there is"), told=(say("Counted."),),
                figures=(drawn(side),), tables=(plain, areas(side)))  # fmt: skip
    return Measured(place="Exempelby", what="benches", on=date(2026, 5, 12), version="0.4", example=True,
                    lead=(say("Counted."),), parts=(part,))  # fmt: skip


def borders(side: int = 6) -> dict[str, Any]:
    """Squares of about six hundred metres, without the one that nobody has."""
    features = [_block(at % side, at // side, f"B{at:03}") for at in range(side * side)]
    return {"type": "FeatureCollection", "features": [one for one in features if one["properties"]["code"] != UNMAPPED]}


def _block(x: int, y: int, code: str) -> dict[str, Any]:
    west, south = 13 + x * 0.01, 55.6 + y * 0.006
    ring = [[west, south], [west + 0.01, south], [west + 0.01, south + 0.006], [west, south + 0.006], [west, south]]
    return {"type": "Feature", "properties": {"code": code}, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def measured_case(side: int = 6, with_borders: bool = True, **more: Any) -> str:
    """A case in which the town was measured, by the first statement; the address of its map to explore."""
    told = document(side).model_copy(update=more)
    sha256 = keep(measuredfile.packed(told, borders(side) if with_borders else None), NOON.date(), case=CASE)
    log.append(CASE, drafts(told, (), sha256, Stack(CASE, ()), "officer", "Parks", NOON), NOON)
    return f"/cases/{CASE}/measured/0/explore/"
