"""Who was in the room from each area: groups within areas, where both the room and the population know areas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ombud.casefile.hearing.roomshown import Shown
from ombud.casefile.hearing.roomtables import group_cells, group_columns, plain
from ombud.casefile.hearing.roomwords import beside, missing
from ombud.casefile.measured import Part
from ombud.casefile.piece import Cell
from ombud.casefile.written import column
from ombud.evidence.said import listed
from ombud.heard.whocame.population import Reference
from ombud.people.representation import Represented, represented
from ombud.words import Sentence, say

AREA = "area"
MOST = 6  # areas that are named in sentences: the table holds all


def area_part(compared: Sequence[tuple[Reference, Shown]]) -> Part | None:
    """One table over all areas; None where areas are not known, or no area has enough people to be shown."""
    found = [(one, area, groups) for one, told in compared for area, groups in _areas(one, told)]
    if not found:
        return None
    columns = (column("reference", say("Beside whom")), column("trait", say("Trait")), column("area", say("Area")),
               column("group", say("Group")), *group_columns())  # fmt: skip
    rows = [_row(one, area, each) for one, area, groups in found for each in groups]
    return Part(
        key="in-areas",
        demand="2.7",
        title=say("In each area"),
        told=tuple(_told(found)),
        notes=(say("Areas of which the number of people is not shown are left out. In a small area few groups can be "
                   "told to be missing."),),
        method="room",
        tables=(plain("in-areas", say("Groups within areas"), columns, rows),),
    )  # fmt: skip


def _areas(one: Reference, told: Shown) -> Iterator[tuple[str, tuple[Represented, ...]]]:
    for area in told.areas:
        room = told.in_area(area)
        people = [one.people.get((group, area), 0) for group in told.groups]
        if room is not None and any(people):
            yield area, represented(told.groups, room, people)


def _row(one: Reference, area: str, each: Represented) -> tuple[Cell, ...]:
    return one.name, one.trait, area, each.group, *group_cells(each)


def _told(found: Sequence[tuple[Reference, str, tuple[Represented, ...]]]) -> Iterator[Sentence]:
    short_of = [(one, area, missing(groups)) for one, area, groups in found if missing(groups)]
    for one, area, groups in short_of[:MOST]:
        yield say("{area}, by {trait}: missing {groups}.", area=area, trait=one.trait,
                  groups=listed(beside(each, one.name) for each in groups))  # fmt: skip
    if len(short_of) > MOST:
        yield say("Further areas where a group is missing: {n}.", n=len(short_of) - MOST)
    if not short_of:
        yield say("In no single area is a group told to be missing.")
