"""A measurement of a town that does not exist, with a figure of each sort: written by hand, computed by nobody."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from io import BytesIO
from math import cos, sin
from pathlib import Path
from typing import Any

from django.conf import settings

from ombud.casefile.figures import Dumbbell, Lines, Map, Pair, Series, Step, Strip, Strips
from ombud.casefile.measured import Column, Input, Measured, Part, Table  # fmt: skip
from ombud.casefile.remeasured import drafts
from ombud.counted.computed import MeasuredAssociation, Verdict
from ombud.evidence.store import Store
from ombud.formats import measuredfile
from ombud.ledger.stack import Stack
from ombud.served.computed import Effect, MeasuredGrowth, MeasuredShare
from ombud.words import say

LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
GROUPS = (
    ("Northerners", 41.2, 50.4, 46.9, 53.1, True),
    ("Southerners", 33.1, 24.6, 21.7, 27.5, True),
    ("Newcomers", 18.6, 17.4, 15.2, 19.8, False),
    ("النازحون", 7.1, 7.6, 5.9, 9.0, False),
)


def document(areas: int = 24, on: date = date(2026, 5, 12), example: bool = True, **more: Any) -> Measured:
    """All parts that a page can be asked to show. ``areas`` is a square number or nearly."""
    return Measured(
        place="Exempelby",
        what="benches",
        effect=Effect.GAIN,
        on=on,
        version="0.4",
        example=example,
        lead=(
            say("Northerners: 50.4 per cent of it, 41.2 per cent of the people, a difference of +9.2 points "
                "(95 % interval +5.7 to +11.9)."),
            say("The areas with most have {n} times as many benches for each head as those with least.", n=4),
        ),
        parts=(_provided(areas), _shares(), _areal(), _over_time()),
        inputs=(
            Input(name="areas.csv", role="areas", sha256="cd" * 32, size=4096, source="Exempelby’s own count",
                  licence="CC0-1.0", as_of="2025"),
            Input(name="benches.csv", role="provision", sha256="ef" * 32, size=2048),
        ),
        licence=LICENCE,
        **more,
    )  # fmt: skip


def _column(name: str, title: str, unit: str = "", places: int = 0) -> Column:
    return Column(name=name, title=say("{title}", title=title), unit=unit, places=places)


def _provided(areas: int) -> Part:
    rows = tuple((f"A{at:04}", f"Quarter {at}", 1000 + at, at % 9 or None, at % 9 * 31.25 or None)
                 for at in range(areas))  # fmt: skip
    return Part(
        key="provided",
        demand="4.1",
        title=say("What there is"),
        told=(say("Counted in the areas: {n}.", n=areas * 4),),
        notes=(say("Benches in private gardens are not counted."),),
        method="tally",
        figures=(drawn(areas),),
        tables=(
            Table(name="areas", title=say("Each area"), areal=True, rows=rows, columns=(
                _column("code", "Code"), _column("area", "Area"), _column("people", "People", "persons"),
                _column("count", "Benches"), _column("rate", "For each 100,000", "", 1),
            )),
        ),
    )  # fmt: skip


def drawn(areas: int) -> Map:
    """Squares whose borders wind a little, so that they weigh about as much as real ones."""
    side = max(1, round(areas**0.5))
    steps = []
    for step in range(6):
        some = [at for at in range(areas) if at % 6 == step]
        path = "".join(_square(at % side, at // side, 560 / side) for at in some)
        words = say("not known") if step == 0 else say("{low} to {high}", low=step * 50, high=step * 50 + 49)
        steps.append(Step(step=step, words=words, areas=len(some), path=path))
    spots = "".join(f"M{(at * 37) % 560} {(at * 61) % 560}h2v2h-2z" for at in range(areas))
    return Map(title=say("Benches for each 100,000 people"), width=560, height=560, steps=tuple(steps), points=spots,
               description=say("A map of Exempelby in steps; the table says the same in figures."), table="areas",
               column="rate", upto=(99.0, 149.0, 199.0, 249.0, 299.0))  # fmt: skip


def _square(x: int, y: int, size: float) -> str:
    """One area, each side of it bent by where it stands, alike from both of its sides."""
    left, top = x * size, y * size

    def bent(across: float, down: float) -> tuple[int, int]:
        return round(across + size / 5 * sin(down / 9 + 1)), round(down + size / 5 * cos(across / 7))

    ring = [(left, top), (left + size / 2, top), (left + size, top), (left + size, top + size / 2),
            (left + size, top + size), (left + size / 2, top + size), (left, top + size),
            (left, top + size / 2)]  # fmt: skip
    (first, *rest) = [bent(*corner) for corner in ring]
    return f"M{first[0]} {first[1]}L" + " ".join(f"{across} {down}" for across, down in rest) + "z"


def _shares() -> Part:
    rows = tuple((name, round(people * 100), people, thing, thing - people, low - people, high - people, "The town")
                 for name, people, thing, low, high, _apart in GROUPS)  # fmt: skip
    return Part(
        key="shares",
        demand="4.1",
        title=say("Who gets it"),
        told=tuple(say("{group}: {thing} per cent of it, {people} per cent of the people.", group=one[0], thing=one[2],
                       people=one[1]) for one in GROUPS),
        method="inequality",
        figures=(
            Dumbbell(title=say("Share of the people and share of {what}", what="benches"), table="groups",
                     description=say("For each group two marks in per cent."),
                     rows=tuple(Pair(name=name, people=people, thing=thing, low=low, high=high, apart=apart)
                                for name, people, thing, low, high, apart in GROUPS)),
            Lines(title=say("What the worse off have of {what}", what="benches"), diagonal=True, table="curves",
                  description=say("Below the straight line, the people so far have less than their share."),
                  across=say("Share of the people (%), worse off first"), up=say("Share of it (%)"),
                  series=(Series(name="worse off first", x=(0, 25, 50, 75, 100), y=(0, 18, 41, 69, 100)),
                          Series(name="those with least of it first", x=(0, 25, 50, 75, 100), y=(0, 6, 22, 49, 100)))),
        ),
        tables=(
            Table(name="groups", title=say("Each group’s share"), shown=40, rows=rows, columns=(
                _column("group", "Group"), _column("people", "People", "persons"),
                _column("of_people", "Of the people", "%", 1), _column("of_thing", "Of it", "%", 1),
                _column("gap", "Difference", "points", 1), _column("low", "Lowest", "points", 1),
                _column("high", "Highest", "points", 1), _column("chosen_by", "Sorted by"),
            )),
            Table(name="curves", title=say("What so many per cent of the people have"), columns=(
                _column("people", "Of the people", "%"), _column("by_rank", "Worse off first", "%", 1),
                _column("by_value", "Least first", "%", 1),
            ), rows=((25, 18.0, 6.0), (50, 41.0, 22.0), (75, 69.0, 49.0))),
        ),
    )  # fmt: skip


def _areal() -> Part:
    scales = (("areas (24)", -0.21, None, None), ("quarters (8)", -0.34, None, None), ("halves (2)", 0.12, None, None),
              ("8 random zones", -0.18, -0.45, 0.09))  # fmt: skip
    return Part(
        key="areal",
        demand="3.4",
        title=say("Whether patterns over areas hold"),
        told=(say("The pattern turns round over halves: nothing may be said of it."),),
        method="scales",
        figures=(
            Strips(title=say("Provision and the share of {group}: one pattern, other borders", group="newcomers"),
                   description=say("A correlation weighted by people on each scale."), table="by-scale",
                   unit=say("correlation, −1 to 1"),
                   rows=tuple(Strip(name=name, value=value, low=low, high=high, dots=(-0.4, -0.3, -0.2) if low else ())
                              for name, value, low, high in scales)),
        ),
        tables=(
            Table(name="by-scale", title=say("The same pattern on each scale"), columns=(
                _column("group", "Group"), _column("scale", "Scale"), _column("weighted", "Weighted by people", "", 3),
            ), rows=tuple(("newcomers", name, value) for name, value, _low, _high in scales)),
        ),
    )  # fmt: skip


def _over_time() -> Part:
    years, theil = (2019, 2020, 2021, 2022, 2023, 2024), (0.61, 0.52, None, 0.31, 0.27, 0.22)
    return Part(
        key="over-time",
        demand="4.3",
        title=say("How it grew"),
        told=(say("Inequality over quarters (Theil): 0.610 in 2019, 0.220 in 2024; 0 is alike for all."),),
        method="inequality",
        figures=(
            Lines(title=say("Inequality over {scale} through the years", scale="quarters"), across=say("Year"),
                  up=say("Theil’s index"), description=say("At the end of each year; 0 is alike for all."), marked=2021,
                  series=(Series(name="quarters", x=tuple(map(float, years)), y=theil,
                                 low=tuple(None if one is None else one - 0.08 for one in theil),
                                 high=tuple(None if one is None else one + 0.08 for one in theil)),), table="by-year"),
        ),
        tables=(
            Table(name="by-year", title=say("Each year"), rows=tuple(zip(years, theil, strict=True)),
                  columns=(_column("year", "Year"), _column("theil", "Inequality", "", 3))),
        ),
    )  # fmt: skip


SAYS = (
    MeasuredShare(what="benches", group="Northerners", effect=Effect.GAIN, of_thing=50.4, of_people=41.2, gap=9.2,
                  low=5.7, high=11.9, areas=24),
    MeasuredShare(what="benches", group="Southerners", effect=Effect.GAIN, of_thing=24.6, of_people=33.1, gap=-8.5,
                  low=-11.4, high=-5.6, areas=24),
    MeasuredGrowth(what="benches", over="quarters", since=2019, until=2024, then=0.61, now=0.22, new=60),
    MeasuredAssociation(what="benches", group="newcomers", verdict=Verdict.REFUSED, scales=("areas (24)", "halves (2)"),
                        figures=(-0.21, 0.12), zonings=100, turned=31),
)  # fmt: skip


def borders(areas: int = 24) -> dict[str, Any]:
    """A small square for each area."""
    return {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"code": f"A{at:04}"}, "geometry": {"type": "Polygon", "coordinates": [
            [[at, 0], [at + 1, 0], [at + 1, 1], [at, 1], [at, 0]]]}}
        for at in range(areas)]}  # fmt: skip


def packed(measured: Measured | None = None) -> bytes:
    """The file as it is kept."""
    return measuredfile.packed(measured or document(), borders(), b'kind = "ombud.place/1"\n', SAYS)


def keep(data: bytes, today: date, seen_by: tuple[str, ...] = ("public",), case: str = "benches") -> str:
    """Keep such a file as evidence of a case; its SHA-256."""
    store = Store(Path(settings.DATA) / "evidence")
    return store.keep(BytesIO(data), purpose="Who gains", until=today + timedelta(days=3650), seen_by=seen_by,
                      name="measured.zip", media_type="application/zip", today=today, case=case)  # fmt: skip


def said(measured: Measured, sha256: str, stack: Stack, at: datetime) -> list[Any]:
    """The statements that a measurement adds to a case."""
    return drafts(measured, SAYS, sha256, stack, "officer", "Parks", at)
