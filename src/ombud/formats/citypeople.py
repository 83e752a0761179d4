"""Who lives where, as a place file says: columns of the table of areas, or a long table of people by area and group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from ombud.formats.citytable import CityTable, Numbers, read_city_table
from ombud.formats.placefile import GroupTold, PeopleTold, PlaceFile
from ombud.formats.reading import Unreadable
from ombud.places.keys import UnfitKeys, as_keys
from ombud.served.crossings import Row, one_generation
from ombud.words import Sentence, say

_Z = {90: 1.645, 95: 1.96, 99: 2.576}  # a published margin over this is a standard error


@dataclass(frozen=True, slots=True, eq=False)
class LivingThere:
    """Persons by area (areas,), of everyone and by group, their standard errors, and people of several groups."""

    people: Numbers
    groups: Mapping[str, Numbers]
    chosen_by: Mapping[str, str]
    errors: Mapping[str, Numbers]
    persons: bool
    crossings: tuple[Row, ...] = ()
    notes: tuple[Sentence, ...] = field(default=())


def living_there(place: PlaceFile, areas: CityTable, codes: tuple[str, ...], folder: Path) -> LivingThere:
    """Everyone and each group by area, in the order of ``codes``; raises :class:`Unreadable`."""
    long = _long(place.people, codes, folder, place.areas.generation) if place.people else None
    people, persons = _everyone(place, areas, long)
    groups = dict(long.groups) if long else {}
    groups |= {name: _group(areas, told, people) for name, told in place.groups.items()}
    chosen = dict.fromkeys(long.groups, place.people.chosen_by) if long and place.people else {}
    return LivingThere(
        people=people,
        groups=groups,
        chosen_by=chosen | {name: told.chosen_by for name, told in place.groups.items()},
        errors={
            name: areas.numbers(told.margin) / _Z[told.level] for name, told in place.groups.items() if told.margin
        },
        persons=persons,
        crossings=(*(long.rows if long else ()), *_crossed(place, areas, codes)),
        notes=long.notes if long else (),
    )


def _everyone(place: PlaceFile, areas: CityTable, long: _Long | None) -> tuple[Numbers, bool]:
    if place.areas.people:
        return areas.numbers(place.areas.people), True
    if long is not None:
        return long.people, True
    return np.ones(areas.rows), False


def _group(areas: CityTable, told: GroupTold, people: Numbers) -> Numbers:
    """Persons of a group; for a class of areas, everyone in the areas of the class."""
    if not told.equals:
        return areas.numbers(told.column)
    held = areas.words(told.column)
    there = np.isin(held, told.equals)
    if not there.any():
        some = ", ".join(sorted(set(held))[:8])
        what = say("no area has {value} in the column {name}", value=", ".join(told.equals), name=told.column)
        raise Unreadable(what, areas.file, say("name one of these: {names}", names=some))
    return np.where(there, people, 0.0)


def _crossed(place: PlaceFile, areas: CityTable, codes: tuple[str, ...]) -> tuple[Row, ...]:
    """People of several groups at once where a column of the table of areas counts them."""
    rows: list[Row] = []
    for told in place.crossings:
        counts = areas.numbers(told.column)
        rows += [Row(code, told.groups, n) for code, n in zip(codes, counts.tolist(), strict=True)]
    return tuple(rows)


@dataclass(frozen=True, slots=True, eq=False)
class _Long:
    people: Numbers
    groups: Mapping[str, Numbers]
    rows: tuple[Row, ...]
    notes: tuple[Sentence, ...]


def _long(told: PeopleTold, codes: tuple[str, ...], folder: Path, generation: str) -> _Long:
    """A long table folded: every group's persons by area, NaN where the table has no row for an area."""
    one_generation(name for name in (told.generation, generation) if name)
    table = read_city_table(folder / told.file, (told.area, *told.traits), told.where)
    area, count = table.words(told.area), table.numbers(told.count)
    traits = [table.words(trait) for trait in told.traits]
    place = {code: at for at, code in enumerate(codes)}
    _check(table, told, area, count)
    here = [row for row in range(table.rows) if area[row] in place]
    rows = tuple(
        Row(area[row], {trait: names[row] for trait, names in zip(told.traits, traits, strict=True)}, count[row])
        for row in here
    )
    groups: dict[str, Numbers] = defaultdict(lambda: np.full(len(codes), np.nan))
    people = np.full(len(codes), np.nan)
    for row in here:
        at = place[area[row]]
        people[at] = np.nan_to_num(people[at]) + count[row]
        for names in traits:
            groups[names[row]][at] = np.nan_to_num(groups[names[row]][at]) + count[row]
    return _Long(people, dict(groups), rows, tuple(_unmatched(table, area, place, people, codes)))


def _check(table: CityTable, told: PeopleTold, area: tuple[str, ...], count: Numbers) -> None:
    for row, (code, n) in enumerate(zip(area, count.tolist(), strict=True), 1):
        if not code:
            raise Unreadable(say("the row names no area"), f"{table.file}, row {row}, {told.area}", say("name it"))
        if n < 0:
            where = f"{table.file}, row {row}, {told.count}"
            raise Unreadable(say("fewer than none are counted"), where, say("mend it"))
    try:
        as_keys(sorted(set(area)), told.area)
    except UnfitKeys as wrong:
        raise Unreadable(wrong.told, table.file) from None


def _unmatched(
    table: CityTable, area: tuple[str, ...], place: Mapping[str, int], people: Numbers, codes: tuple[str, ...]
) -> list[Sentence]:
    """What of the two tables did not fit together: told, never dropped in silence."""
    strange = sorted(set(area) - set(place))
    bare = [codes[at] for at in np.flatnonzero(np.isnan(people)).tolist()]
    told = []
    if strange:
        told.append(say("{file}: areas that the table of areas does not know: {n} ({names}).", file=table.file,
                        n=len(strange), names=_first(strange)))  # fmt: skip
    if bare:
        told.append(say("{file}: areas without a row in it: {n} ({names}).", file=table.file, n=len(bare),
                        names=_first(bare)))  # fmt: skip
    return told


def _first(names: list[str]) -> str:
    return ", ".join(names[:5]) + (" …" if len(names) > 5 else "")
