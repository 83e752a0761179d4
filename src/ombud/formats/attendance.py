"""Who was asked, answered, came, stayed and was answered, as a table; and who lives here, as another (CSV or XLSX).

One row for each event, step, trait, group and area, with a count. A group that is left empty says that nobody knows
it; a row without a trait is a head-count. docs/room.md shows both tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ombud.formats import ways
from ombud.formats.hearing.longtable import Known, Line, LongTable, long_table
from ombud.formats.reading import Unreadable
from ombud.formats.safe import shortened
from ombud.formats.texts import folded
from ombud.heard.whocame.rows import Living, Row, Step
from ombud.words import Sentence, say

MOST = 10**9  # people in one row: more than any city has is a slip of the pen
MOST_ROWS = 200_000
MOST_LETTERS = 120  # of a name: it stands in tables and sentences
_STEPS = {
    Step.ASKED: "asked invited contacted",
    Step.ANSWERED: "answered replied registered signedup",
    Step.CAME: "came attended present tookpart participated",
    Step.STAYED: "stayed stayedtotheend completed finished",
    Step.GOT_ANSWER: "wasanswered gotananswer answeredto heardback",
}
_STEP = {word: step for step, words in _STEPS.items() for word in words.split()}
_ATTENDANCE = {
    "step": "step stage", "event": "event activity meeting name", "date": "date day on",
    "trait": "trait characteristic groupedby", "group": "group", "area": "area district neighbourhood place",
    "count": "count people number persons heads", "weight": "weight",
}  # fmt: skip
_POPULATION = {
    "reference": "reference population whose", "trait": _ATTENDANCE["trait"], "group": "group",
    "area": _ATTENDANCE["area"], "people": "people count number persons",
    "as_of": "asof date day counted countedon", "source": "source",
}  # fmt: skip
RESIDENTS = "residents"


def read_attendance(path: Path, today: date) -> tuple[Row, ...]:
    """Each row of a table of attendance; raises :class:`Unreadable` with file, line and field."""
    table = long_table(path, _known(_ATTENDANCE), {"step": "step", "event": "event", "count": "count"})
    rows = []
    seen: dict[tuple[str, ...], str] = {}
    day: dict[tuple[Step, str], tuple[date, str]] = {}
    for line in _lines(table):
        row = _row(line, today)
        _once(seen, (row.step, row.event, row.trait, row.group, row.area, str(row.weight)), line, "group")
        _one_day(day, row, line)
        rows.append(row)
    if not rows:
        raise Unreadable(say("nobody is counted in it"), table.name, say("write one row for each group"))
    return tuple(rows)


def read_population(path: Path) -> tuple[Living, ...]:
    """Each row of a table of those who live here; raises :class:`Unreadable` with file, line and field."""
    table = long_table(path, _known(_POPULATION), {"trait": "trait", "group": "group", "people": "people"})
    living = []
    for line in _lines(table):
        living.append(_living(line))
    if not living:
        raise Unreadable(say("nobody lives in it"), table.name, say("write one row for each group"))
    check_once(living)
    check_areas(living)
    return tuple(living)


def left_out(path: Path) -> tuple[Sentence, ...]:
    """What was guessed or left out when a table was opened: its alphabet, formulas, further sheets."""
    return long_table(path, lambda _heading: None, {}).notes


def check_areas(living: list[Living]) -> None:
    """A population is counted by area or for the whole place, not both: else people would count twice."""
    found: dict[tuple[str, str, date | None], bool] = {}
    for one in living:
        whole = found.setdefault((one.reference, one.trait, one.as_of), not one.area)
        if whole != (not one.area):
            what = say("some rows of {trait} name an area, and some do not", trait=one.trait)
            raise Unreadable(what, f"{one.place}, area", say("give an area in every row, or in none"))


def check_once(living: list[Living]) -> None:
    """Nobody stands in two tables of the same population: which of the two counts would hang on their order."""
    seen: dict[tuple[object, ...], str] = {}
    for one in living:
        where = seen.setdefault((one.reference, one.trait, one.group, one.area, one.as_of), one.place)
        if where != one.place:
            what = say("the same people stand here and in {where}", where=where)
            raise Unreadable(what, f"{one.place}, group", say("add the two up, or take one of them away"))


def _lines(table: LongTable) -> Iterator[Line]:
    for number, line in enumerate(table.lines()):
        if number >= MOST_ROWS:
            what = say("there are more than {n} rows in it", n=MOST_ROWS)
            raise Unreadable(what, line.place, say("add rows of one group up, or split the file"))
        for field, words in line.told.items():
            if len(words) > MOST_LETTERS:
                what = say("there are more than {n} letters in it", n=MOST_LETTERS)
                raise line.wrong(field, what, say("write a shorter name"))
        yield line


def _known(fields: dict[str, str]) -> Known:
    named = {word: field for field, words in fields.items() for word in words.split()}
    return lambda heading: named.get(folded(heading))


def _row(line: Line, today: date) -> Row:
    trait, group = line.told.get("trait", ""), line.told.get("group", "")
    if group and not trait:
        raise line.wrong("trait", say("a group without a trait"), say("say what people are grouped by: age, tenure"))
    return Row(
        step=_step(line),
        event=_needed(line, "event", say("name the event, so that its rows belong together")),
        count=_count(line, "count"),
        on=_day(line, "date", today),
        trait=trait,
        group=group,
        area=line.told.get("area", ""),
        weight=_weight(line),
        place=line.place,
    )


def _living(line: Line) -> Living:
    return Living(
        reference=line.told.get("reference", RESIDENTS),
        trait=_needed(line, "trait", say("say what people are grouped by: age, tenure")),
        group=_needed(line, "group", say("name the group, or leave the row out")),
        people=_count(line, "people"),
        area=line.told.get("area", ""),
        as_of=_day(line, "as_of", None),
        source=line.told.get("source", ""),
        place=line.place,
    )


def _step(line: Line) -> Step:
    told = line.told.get("step", "")
    step = _STEP.get(folded(told))
    if step is None:
        known = ", ".join(one.value.replace("_", " ") for one in Step)
        what = say("“{told}” is no step", told=shortened(told, 40))
        raise line.wrong("step", what, say("write one of these: {known}", known=known))
    return step


def _needed(line: Line, field: str, mend: Sentence) -> str:
    told = line.told.get(field, "")
    if not told:
        raise line.wrong(field, say("nothing stands there"), mend)
    return told


def _count(line: Line, field: str) -> int:
    value = line.figure(field, ",.")
    if value is None:
        raise line.wrong(field, say("no number stands there"), say("write how many people; 0 if it was nobody"))
    if value < 0 or value != int(value) or value > MOST:
        what = say("“{told}” is no count of people", told=shortened(line.told[field], 40))
        raise line.wrong(field, what, say("write a whole number of people, 0 or more"))
    return int(value)


def _weight(line: Line) -> float:
    value = line.number("weight")
    if value is None:
        return 1.0
    if not 1 / MOST <= value <= MOST:
        what = say("“{told}” is no weight", told=shortened(line.told["weight"], 40))
        raise line.wrong("weight", what, say("write a number above 0, or leave the cell empty"))
    return value


def _day(line: Line, field: str, today: date | None) -> date | None:
    told = line.told.get(field, "")
    if not told:
        return None
    found = ways.day(told)
    if found is None:
        raise line.wrong(field, say("“{told}” is no day", told=shortened(told, 40)), say("write 2026-12-31"))
    if today is not None and found > today:
        raise line.wrong(field, say("{day} is still to come", day=found), say("count who came once it has taken place"))
    return found


def _once(seen: dict[tuple[str, ...], str], name: tuple[str, ...], line: Line, field: str) -> None:
    if name in seen:
        what = say("the same people stand here and in {where}", where=seen[name])
        raise line.wrong(field, what, say("add the two up, or take one of them away"))
    seen[name] = line.place


def _one_day(day: dict[tuple[Step, str], tuple[date, str]], row: Row, line: Line) -> None:
    if row.on is None:
        return
    on, place = day.setdefault((row.step, row.event), (row.on, line.place))
    if on != row.on:
        what = say("{event} is dated {day} here and {other} in {place}", event=row.event, day=row.on, other=on,
                   place=place)  # fmt: skip
        raise line.wrong("date", what, say("give each event one day, or events that are not the same two names"))
