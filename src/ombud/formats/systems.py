"""A table of the systems that a city depends on: whose, until when, who can run it, and what they rely on."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from ombud.evidence.said import day, key, none
from ombud.formats.hearing.longtable import Line, long_table
from ombud.formats.reading import Unreadable
from ombud.formats.safe import shortened
from ombud.held.entries_map import Without
from ombud.held.ocds.estate import Estate, Reliance, System
from ombud.people.pointing import pointers
from ombud.words import say

MOST_SYSTEMS = 5_000
MOST_MONTHS = 1_200
_HEADINGS = {
    "system": "system name",
    "vendor": "vendor supplier leverantor leverancier",
    "contract": "contract avtal",
    "ends": "ends end until contractends slut einde",
    "skill": "skill skillinhouse whocanrunit inhouse",
    "months": "months exitmonths",
    "cost": "cost exitcost",
    "on": "relieson on dependson",
    "worse": "runsworsewithout worsewithout",
}
_FIELDS = {heading: field for field, all_ in _HEADINGS.items() for heading in all_.split()}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_systems(path: Path) -> Estate:
    """One system a line. ``relies on`` and ``runs worse without`` name other systems, with ; between.

    Raises :class:`Unreadable` with file, line and field.
    """
    table = long_table(path, _known, {"system": "system"})
    systems: dict[str, System] = {}
    lines: list[Reliance] = []
    for line in table.lines():
        one = _system(line)
        if key(one.name) in systems:
            raise line.wrong(
                "system", say("“{name}” stands twice", name=shortened(one.name)), say("keep one line of it")
            )
        systems[key(one.name)] = one
        lines += _reliances(line, one)
        if len(systems) > MOST_SYSTEMS:
            raise Unreadable(say("there are more than {n} systems in it", n=MOST_SYSTEMS), line.place, say("split it"))
    if not systems:
        raise Unreadable(say("there is no system in it"), path.name, say("put one system on each line"))
    _check(lines, systems, table.name)
    return Estate(tuple(systems.values()), tuple(lines))


def _known(heading: str) -> str | None:
    return _FIELDS.get("".join(letter for letter in heading.casefold() if letter.isalnum()))


def _system(line: Line) -> System:
    name = line.told.get("system", "")
    if not name:
        raise line.wrong("system", say("nothing stands there"), say("write the name of the system"))
    skill = line.told.get("skill", "")
    if skill and not none(skill) and pointers(skill):
        what = say("it looks like somebody's name or address")
        raise line.wrong("skill", what, say("write the role or the office that can run it"))
    months, cost = line.number("months"), line.figure("cost", ",.")
    for field, value, most in (("months", months, MOST_MONTHS), ("cost", cost, 1e15)):
        if value is not None and not 0 <= value <= most:
            raise line.wrong(field, say("{n} cannot be", n=value), say("write a number from 0 to {n}", n=int(most)))
    return System(name, line.told.get("vendor", ""), line.told.get("contract", ""), _ends(line), skill, months, cost)


def _ends(line: Line) -> date | None:
    text = line.told.get("ends", "")
    if not text:
        return None
    found = day(text) if _DAY.fullmatch(text) else None
    if found is None:
        raise line.wrong("ends", say("“{value}” is no date", value=shortened(text, 40)), say("write it as 2027-05-31"))
    return found


def _reliances(line: Line, system: System) -> list[Reliance]:
    found = []
    for field, without in (("on", Without.STOPS), ("worse", Without.WORSE)):
        names = (" ".join(part.split()) for part in line.told.get(field, "").split(";"))
        found += [Reliance(system.name, name, without) for name in names if name]
    return found


def _check(lines: list[Reliance], systems: dict[str, System], name: str) -> None:
    for one in lines:
        if key(one.on) not in systems:
            what = say("{system} relies on “{on}”, which has no line", system=one.system, on=shortened(one.on))
            raise Unreadable(what, name, say("add a line for it, or mend its name"))
        if key(one.on) == key(one.system):
            raise Unreadable(say("{system} relies on itself", system=one.system), name, say("leave that out"))
