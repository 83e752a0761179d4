"""What those get who have no internet, no device or not the language: their columns are found by their names."""

from __future__ import annotations

from dataclasses import replace
from math import isfinite

import numpy as np

from ombud.casefile.figures import Strip, Strips
from ombud.casefile.gains.answer import Answer
from ombud.casefile.gains.city import City, Numbers
from ombud.casefile.gains.withouttables import by_area, ends, lacking, met
from ombud.casefile.measured import Part
from ombud.casefile.written import known, signed
from ombud.served.computed import MeasuredDivide
from ombud.served.sharegap import GroupShare, Resampling, share_gaps
from ombud.served.standing import NEEDS, Standing, UnfitStanding, Without, recognise, standing
from ombud.served.standing import Part as Kind
from ombud.words import Sentence, say

REPLICATES = 1000


def without(city: City, chance: np.random.Generator) -> Answer:
    """The share without, what stands where they live, and how much of it each group meets; or that no column tells."""
    found = _standing(city)
    gaps = [(one, _gap(city, one, chance)) for one in found.without] if city.known else []
    part = Part(
        key="without",
        demand="4.4",
        title=say("Internet, device and language"),
        told=tuple(_told(city, one, gap) for one, gap in gaps) or (_nothing(found),),
        notes=(*(one.sentence for one in found.taken), *found.notes),
        method="divide",
        figures=(_drawn(gaps),) if gaps else (),
        tables=(*((lacking(gaps),) if gaps else ()), *met(city, found), *by_area(city, found)),
    )
    lead = tuple(_told(city, one, gap) for one, gap in gaps if _apart(gap))
    return Answer(part, lead[:1], tuple(_said(city, one, gap) for one, gap in gaps))


def _standing(city: City) -> Standing:
    """What the columns with numbers tell; a column that cannot be counted is said and not used."""
    table, wrong = _numbers(city), list[Sentence]()
    while True:
        try:
            found = standing(table)
            break
        except UnfitStanding as unfit:
            told: Sentence = unfit.args[0]
            wrong.append(say("{why} It is not used.", why=told))
            del table[dict(told.gaps)["column"]]
    classes = [
        say("{column} sorts areas into classes ({means}): no share is computed from it. Name them under groups.",
            column=one.column, means=one.means)
        for one in recognise([name for name in city.areas.columns if name not in table])
        if one.part is Kind.CLASS
    ]  # fmt: skip
    notes = found.notes if found.taken or not classes else ()  # that none is recognised would not be true
    return replace(found, notes=(*notes, *wrong, *classes))


def _numbers(city: City) -> dict[str, Numbers]:
    """The columns of the table of areas that hold numbers; a text is no count."""
    return {
        name: values.astype(np.float64) for name, values in city.areas.columns.items() if values.dtype.kind in "iuf"
    }


def _gap(city: City, one: Without, chance: np.random.Generator) -> GroupShare:
    """Their share of the thing beside their share of those who were counted, households or persons."""
    base = np.nan_to_num(one.base)
    count = np.where(base > 0, one.share * base, 0.0)
    asked = Resampling(chance, REPLICATES, city.blocks)
    name = str(NEEDS[one.need])
    return share_gaps(
        city.amounts.expected, base, count[:, None], (name,), per=city.per, resampling=asked, apportioned=True
    ).groups[0]


def _apart(gap: GroupShare) -> bool:
    return gap.spread is not None and gap.spread.judged.known and not gap.spread.judged.spans()


def _told(city: City, one: Without, gap: GroupShare) -> Sentence:
    told = {"need": NEEDS[one.need], "percent": f"{100 * one.city:.1f}", "thing": f"{100 * gap.of_thing:.1f}"}
    low, high = ends(gap)
    if low is None or high is None:
        return say(
            "{need}: {percent} per cent are without; where they live stands {thing} per cent of it. Too few areas "
            "to tell the difference from chance.",
            **told,
        )
    told |= {"low": signed(low, 1), "high": signed(high, 1)}
    if low <= 0 <= high:
        return say(
            "{need}: {percent} per cent are without; where they live stands {thing} per cent of it. The "
            "difference cannot be told apart from chance ({low} to {high} points).",
            **told,
        )
    return say(
        "{need}: {percent} per cent are without; where they live stands {thing} per cent of it, a difference of "
        "{gap} points ({low} to {high}).",
        gap=signed(100 * gap.gap, 1),
        **told,
    )


def _nothing(found: Standing) -> Sentence:
    if found.without:
        return say("How many are without is known, and not where what is provided stands.")
    return say(
        "Nobody can tell from these tables what those without internet, device or language get: no column of the "
        "areas counts them."
    )


def _drawn(gaps: list[tuple[Without, GroupShare]]) -> Strips:
    rows = [
        Strip(name=str(NEEDS[one.need]), value=known(100 * gap.gap, 3), low=ends(gap)[0], high=ends(gap)[1])
        for one, gap in gaps
    ]
    return Strips(
        title=say("What stands where people without live, less their share"),
        description=say(
            "A difference in points with its interval. Left of nothing, less of it stands where those live "
            "who are without."
        ),
        unit=say("points"),
        rows=tuple(rows),
        table="lacking",
    )


def _said(city: City, one: Without, gap: GroupShare) -> MeasuredDivide:
    low, high = ends(gap)
    return MeasuredDivide(
        what=city.what,
        effect=city.effect,
        needs=str(NEEDS[one.need]),
        among=str(one.among),
        without=known(100 * one.city, 4),
        of_thing=known(100 * gap.of_thing, 4),
        gap=known(100 * gap.gap, 4) if isfinite(gap.gap) else None,
        low=low,
        high=high,
    )
