"""Several groups at once: what women of one origin, or the old who rent, have where they live."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from math import isfinite

import numpy as np

from ombud.casefile.gains.answer import Answer, per
from ombud.casefile.gains.city import City
from ombud.casefile.gains.crossed import Crossed, Key, crossed, told
from ombud.casefile.gains.crossingtables import drawn, people_told, table
from ombud.casefile.gains.facedtogether import Faced, everyone_has, faced, known_there
from ombud.casefile.gains.small import policy_told
from ombud.casefile.measured import Part
from ombud.casefile.written import known
from ombud.evidence.said import listed
from ombud.ledger.entry import Said
from ombud.served.computed import MeasuredTogether
from ombud.served.crossings import LOST, Row, cross, deepest
from ombud.words import Sentence, say

ALIKE = 1e-9
SEALED_PER = 100_000  # what is sealed is told for so many people, whatever the city's own tables say
Set = tuple[Key, list[Row]]


def crossings(city: City, chance: np.random.Generator) -> Answer | None:
    """Crossings as deep as numbers allow; None where no table counts people of two groups at once."""
    sets = _by_traits(city.crossings)
    if not sets:
        return None
    everyone, found, lost = everyone_has(city), list[Faced](), list[Sentence]()
    for traits, rows in sets:
        one, said = _deepest(city, traits, rows, alone=len(sets) == 1)
        found += [faced(city, one, rows, chance)] if one else []
        lost += said
    several = len(found) > 1
    part = Part(
        key="crossings",
        demand="4.7",
        title=say("Several groups at once"),
        told=(*(sentence for one in found for sentence in _told(city, one, everyone)), *lost),
        notes=tuple(_notes(city, found, sets)),
        method="intersections",
        figures=tuple(figure for one in found if (figure := drawn(city, one, everyone, several))),
        tables=tuple(table(city, one, everyone, several) for one in found),
    )
    return Answer(part, part.told[:1] if found else (), tuple(_said(city, found, everyone)))


def _by_traits(rows: tuple[Row, ...]) -> list[Set]:
    """Rows that sort people by the same traits, with these traits; one trait alone crosses nothing."""
    sets: dict[Key, list[Row]] = defaultdict(list)
    for row in rows:
        sets[tuple(sorted(row.groups))].append(row)
    return [(tuple(some[0].groups), some) for traits, some in sets.items() if len(traits) > 1]


def _deepest(city: City, traits: Key, rows: list[Row], alone: bool) -> tuple[Crossed | None, list[Sentence]]:
    """The deepest crossings that leave enough people shown and can be protected; what cannot is said."""
    kept = [one.traits for one in deepest(rows, traits, city.small.threshold)]
    people, lost = counts(traits, rows), list[Sentence]()
    while kept and (depth := len(kept[0])) > 1:
        if found := crossed(traits, people, city.small, kept, _shown(city, rows, depth, alone)):
            return found, lost
        lost += [say("Not shown, since its small numbers cannot be kept from being reckoned back: {traits}.",
                     traits=" × ".join(some)) for some in kept]  # fmt: skip
        shallower = (cross(rows, some, city.small.threshold) for some in combinations(traits, depth - 1))
        kept = [one.traits for one in shallower if one.lost <= LOST]
    if lost:
        return None, lost
    return None, [say("So few people stand in each combination that none is told: {traits}.",
                      traits=" × ".join(traits))]  # fmt: skip


def _shown(city: City, rows: list[Row], depth: int, alone: bool) -> list[int]:
    """Sums over how many groups must be shown: all, where another crossing tells some of them too."""
    if not alone:
        return [depth - 1]
    elsewhere = {name for row in rows for name in row.groups.values()} & set(city.groups)
    return list(range(depth - 1, 0 if elsewhere else -1, -1))


def counts(traits: Key, rows: list[Row]) -> dict[Key, float]:
    """People of each combination, NaN where a part of it was not counted."""
    found: dict[Key, float] = defaultdict(float)
    for row in rows:
        found[tuple(row.groups[trait] for trait in traits)] += row.people
    return dict(found)


def _told(city: City, one: Faced, everyone: float) -> list[Sentence]:
    """Who has most and least, which of them beyond chance, and how much is hidden."""
    hidden, own = one.crossed.pattern.hidden, one.crossed.pattern.own
    counted = say("{traits}: combinations told {n}; numbers hidden for what they are {own}, for the sake of these "
                  "{others}.", traits=" × ".join(one.crossed.traits), own=int(own.sum()), n=len(one.told),
                  others=int((hidden & ~own).sum()))  # fmt: skip
    return [*_extremes(city, one, everyone), counted]


def _extremes(city: City, one: Faced, everyone: float) -> list[Sentence]:
    if not one.told or not isfinite(everyone):
        return []
    most, least = (one.told[int(find([one.gap[at] for at in one.told]))] for find in (np.argmax, np.argmin))
    high, low = (_figure(city.per * (everyone + float(one.gap[at]))) for at in (most, least))
    gaps = {"what": city.what, "per": per(city), "all": _figure(city.per * everyone), "n": high}
    if one.gap[most] - one.gap[least] <= ALIKE * abs(everyone):
        return [say("All combinations have alike where they live: {n} of {what} {per}; everyone has {all}.", **gaps)]
    said = say("Where they live, {most} have most of the combinations ({n} of {what} {per}) and {least} least ({low}); "
               "everyone has {all}.", most=one.crossed.name(most), least=one.crossed.name(least), low=low,
               **gaps)  # fmt: skip
    clear = [one.crossed.name(at) for at in one.told if one.ends[at].known and not one.ends[at].spans()]
    if not clear:
        return [said, say("No combination can be told apart from everyone by more than chance.")]
    return [said, say("Apart from everyone by more than chance: {names}.", names=listed(clear, 6))]


def _figure(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def _notes(city: City, found: list[Faced], sets: list[Set]) -> Iterator[Sentence]:
    yield say("It says how the areas of a combination are, not what its people have or do: those who live in the same "
              "areas cannot be told apart.")  # fmt: skip
    if not city.known:
        yield say("How much there is in each area is not known: only people are counted.")
    if any(one.crossed.pattern.own.any() for one in found):
        yield policy_told(city.small)
    if city.small.base > 1:
        yield say("Numbers of people are rounded to multiples of {base}.", base=city.small.base)
    there = {code for code, known_one in zip(city.areas.codes, known_there(city), strict=True) if known_one}
    if bare := {row.area for _, rows in sets for row in rows if row.people > 0} - there:
        yield say("Areas with people of a combination and no rate, left out of what they have: {n}.", n=len(bare))
    for one in found:
        rows = next(some for traits, some in sets if one.crossed.traits == traits)
        if blank := sorted(key for key, n in counts(one.crossed.traits, rows).items() if np.isnan(n)):
            names = listed([" + ".join(key) for key in blank], 6)
            yield say("Not counted everywhere, so not told: {groups}.", groups=names)


def _said(city: City, found: list[Faced], everyone: float) -> Iterator[MeasuredTogether]:
    for one in found:
        for at in range(len(one.crossed.keys)):
            if one.crossed.full(at):
                people, shown = people_told(city, one, at), one.shown(at)
                yield MeasuredTogether(
                    what=city.what,
                    effect=city.effect,
                    groups=told(one.crossed.keys[at]),
                    people=None if people is None else round(people),
                    faced=known(SEALED_PER * (everyone + float(one.gap[at])), 3) if shown else None,
                    beside=known(SEALED_PER * everyone, 3),
                    protected=Said.NO if shown else Said.YES,
                )
