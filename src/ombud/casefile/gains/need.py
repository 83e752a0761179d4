"""Whether it goes to the better or the worse off, and whether that follows need: concentration and its kin."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ombud.casefile.gains import curves
from ombud.casefile.gains.answer import Answer
from ombud.casefile.gains.city import City, Numbers
from ombud.casefile.measured import Part, Table
from ombud.casefile.written import column, known, signed
from ombud.served.computed import MeasuredNeed
from ombud.served.concentration import by_need, erreygers
from ombud.served.inequality import covariance, gini, palma, ties
from ombud.served.rates import crude
from ombud.served.resampled import Spread, spread_of
from ombud.words import Sentence, say


@dataclass(frozen=True, slots=True, eq=False)
class _Ranked:
    """The areas that say everything: value and need for each person, people, rank, and blocks, (areas,) each."""

    value: Numbers
    people: Numbers
    rank: Numbers
    need: Numbers | None
    blocks: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class _Index:
    """One index, with its interval where chance may move it."""

    name: str
    title: Sentence
    value: float
    spread: Spread | None = None

    @property
    def ends(self) -> tuple[float | None, float | None]:
        if self.spread is None:
            return None, None
        return known(self.spread.judged.low, 4), known(self.spread.judged.high, 4)


def need(city: City, chance: np.random.Generator) -> Answer | None:
    """Concentration along a rank, Gini, Kakwani, Palma, and equity against need, as far as the tables name them."""
    if (city.rank is None and city.need is None) or not city.known:
        return None
    value = crude(city.amounts.expected, city.people, 1).rate
    rank = _worse_first(city)
    told = _ranked(city, value, rank)
    if not told.people.size or not told.value @ told.people:
        return None
    indices = [one for one in _indices(city, told, chance) if np.isfinite(one.value)]
    figures, tables = curves.drawn(city, value, rank)
    part = Part(
        key="need",
        demand="4.1",
        title=say("Whether it follows need"),
        told=tuple(_told(one) for one in indices if one.spread is not None),
        notes=tuple(_notes(city)),
        method="inequality",
        figures=figures,
        tables=(_table(indices), *tables),
    )
    return Answer(part, says=tuple(_said(city, one, told) for one in indices if one.name == "inequity"))


def _worse_first(city: City) -> Numbers:
    """What the areas are ordered by: the rank that is named, or else need for each head, most in need first."""
    if city.rank is not None:
        return city.rank
    assert city.need is not None  # noqa: S101 -- one of the two is there
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(city.people > 0, -city.need / city.people, np.nan)


def _ranked(city: City, value: Numbers, rank: Numbers) -> _Ranked:
    there = np.isfinite(value) & np.isfinite(rank) & (np.nan_to_num(city.people) > 0)
    if city.need is not None:
        there &= np.isfinite(city.need)
    rows = np.flatnonzero(there).tolist()
    people = city.people[rows]
    blocks = None if city.blocks is None else tuple(city.blocks[at] for at in rows)
    return _Ranked(value[rows], people, rank[rows], None if city.need is None else city.need[rows] / people, blocks)


def _indices(city: City, told: _Ranked, chance: np.random.Generator) -> list[_Index]:
    x, p, r = told.value, told.people, told.rank
    found = [_Index("gini", say("Gini"), gini(x, p).value), _along("concentration", say("Concentration"), told, chance)]
    if city.rank is not None:
        if (r >= 0).all() and r @ p:
            found.append(_Index("kakwani", say("Kakwani"), found[1].value - gini(r, p).value))
        found.append(
            _Index("palma", say("Palma: the richest tenth over the poorest four tenths"), palma(x, p, r).value)
        )
    if city.bounds is not None:
        bounded = erreygers(x, p, r, city.bounds).value
        found.append(_Index("erreygers", say("Erreygers, within declared bounds"), bounded))
    if told.need is not None and told.need @ p:
        found.append(_along("inequity", say("Beyond need"), told, chance, by_need(x, told.need, p)))
    return found


def _along(
    name: str, title: Sentence, told: _Ranked, chance: np.random.Generator, expected: Numbers | None = None
) -> _Index:
    """Concentration along the rank, less that of what need would give; with areas, and blocks, drawn anew."""
    places = ties(told.rank)

    def of(weights: Numbers, held: Numbers) -> Numbers:
        drawn = weights * told.people
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray(covariance(drawn, held, places) / ((drawn @ held) / drawn.sum(axis=-1)))

    def figure(weights: Numbers) -> Numbers:
        return of(weights, told.value) - (0.0 if expected is None else of(weights, expected))

    value = float(figure(np.ones((1, told.people.size)))[0])
    return _Index(name, title, value, spread_of(figure, told.people.size, chance, blocks=told.blocks))


def _told(one: _Index) -> Sentence:
    """What an index says in words; where chance explains it, that."""
    low, high = one.ends
    if low is None or high is None:
        return say(
            "{index}: {value}; too few areas to tell it from chance.", index=one.title, value=signed(one.value)
        )
    ends = {"value": signed(one.value), "low": signed(low), "high": signed(high)}
    if one.name == "inequity":
        return _beyond(low, high, ends)
    if low <= 0 <= high:
        return say(
            "Whether it goes to areas that are better or worse off cannot be told apart from chance "
            "(concentration {value}, 95 % interval {low} to {high}).",
            **ends,
        )
    if low > 0:
        return say(
            "It goes to areas that are better off (concentration {value}, 95 % interval {low} to {high}).", **ends
        )
    return say("It goes to areas that are worse off (concentration {value}, 95 % interval {low} to {high}).", **ends)


def _beyond(low: float, high: float, ends: dict[str, str]) -> Sentence:
    if low <= 0 <= high:
        return say(
            "That it strays from need cannot be told apart from chance ({value}, 95 % interval {low} to {high}).",
            **ends,
        )
    if low > 0:
        return say(
            "Areas that are better off get more than their need explains ({value}, 95 % interval {low} to {high}).",
            **ends,
        )
    return say(
        "Areas that are worse off get more than their need explains ({value}, 95 % interval {low} to {high}).", **ends
    )


def _notes(city: City) -> list[Sentence]:
    said = [
        say("Areas stand in the order of: {rank}, poorest first.", rank=city.rank_is)
        if city.rank is not None
        else say("No column says who is poor, so areas stand by their need for each head, most in need first.")
    ]
    if city.need is not None:
        said.append(say("Need is counted by: {need}.", need=city.need_is))
    return [*said, say("Everyone in an area is taken to have the area's value.")]


def _table(indices: list[_Index]) -> Table:
    note = say(
        "0 is alike for all, except for Palma, where 1 is. Concentration, Kakwani and beyond need are above 0 "
        "where the better off have more. Erreygers' index needs bounds that a value cannot leave, declared "
        "by whoever measures."
    )
    columns = (
        column("index", say("Index")),
        column("value", say("Value"), "", 3),
        column("low", say("Lowest"), "", 3),
        column("high", say("Highest"), "", 3),
    )
    rows = tuple((str(one.title), known(one.value, 4), *one.ends) for one in indices)
    return Table(name="indices", title=say("Indices"), columns=columns, rows=rows, notes=(note,))


def _said(city: City, one: _Index, told: _Ranked) -> MeasuredNeed:
    low, high = one.ends
    return MeasuredNeed(
        what=city.what,
        effect=city.effect,
        need=city.need_is,
        ranked_by=city.rank_is,
        inequity=known(one.value, 4),
        low=low,
        high=high,
        areas=told.people.size,
    )
