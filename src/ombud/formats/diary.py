"""Time-use diaries: episodes, ten-minute slots as in HETUS, the American survey's activity file; and surveys."""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np

from ombud.formats.hearing.longtable import Line, LongTable, long_table
from ombud.formats.reading import Unreadable
from ombud.formats.safe import shortened
from ombud.formats.texts import folded
from ombud.heard.diary.beside import Stated, Unit
from ombud.heard.diary.days import WHOLE, Day, Diary, renamed
from ombud.people.mailbox import looks_like_a_person
from ombud.words import Sentence, say

SLOTS = 144  # of ten minutes
FOUR = 240  # minutes after midnight: where a day begins in HETUS and in the American survey
_HEADINGS = {
    "person": ("person", "respondent", "token", "participant", "person id", "respondent id", "tucaseid", "pid"),
    "day": ("day", "date", "diary day", "datum", "dag", "tudiarydate"),
    "weekday": ("weekday", "day of week", "veckodag", "tudiaryday"),
    "start": ("start", "from", "begin", "från", "van", "tustarttim"),
    "end": ("end", "to", "stop", "till", "tot", "tustoptime"),
    "lasts": ("tuactdur24",),
    "activity": ("activity", "main activity", "code", "trcode", "trcodep", "aktivitet", "activiteit"),
    "place": ("place", "where", "tewhere"),
    "company": ("with whom", "with", "company"),
    "weight": ("weight", "vikt", "gewicht", "poids", "tufnwgtp", "tufinlwgt", "tu06fwgt", "tu20fwgt"),
    "group": ("group", "grupp", "groep", "groupe"),
}
_SURVEY = {
    "person": _HEADINGS["person"],
    "group": _HEADINGS["group"],
    "activity": ("activity", "question", "aktivitet", "activiteit"),
    "amount": ("amount", "stated", "said", "answer", "minutes", "svar", "antal"),
    "unit": ("unit", "enhet", "eenheid"),
    "weight": _HEADINGS["weight"],
}
_CODES = {"code": ("code", "prefix", "kod"), "activity": ("activity", "name", "aktivitet", "activiteit")}
_SLOT = re.compile(r"(?:(?:main|mact|act|slot|s|t|a|m)(?:1?_)?)?0*(\d{1,3})", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?")
_DAYS = {
    name: at
    for names in (
        "monday tuesday wednesday thursday friday saturday sunday",
        "måndag tisdag onsdag torsdag fredag lördag söndag",
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "montag dienstag mittwoch donnerstag freitag samstag sonntag",
        "mon tue wed thu fri sat sun",
    )
    for at, name in enumerate(names.split())
}
_UNITS = {
    "minutes a day": (Unit.MINUTES, 1.0), "minutes per day": (Unit.MINUTES, 1.0), "minutes": (Unit.MINUTES, 1.0),
    "hours a day": (Unit.MINUTES, 60.0), "hours per day": (Unit.MINUTES, 60.0),
    "minutes a week": (Unit.MINUTES, 1 / 7), "minutes per week": (Unit.MINUTES, 1 / 7),
    "hours a week": (Unit.MINUTES, 60 / 7), "hours per week": (Unit.MINUTES, 60 / 7),
    "times a day": (Unit.TIMES, 1.0), "times per day": (Unit.TIMES, 1.0),
    "times a week": (Unit.TIMES, 1 / 7), "times per week": (Unit.TIMES, 1 / 7),
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class DiaryRead:
    """The days as they stand in the file, not yet checked; ``sort`` says as what the file was read."""

    diary: Diary
    sort: Sentence
    name: str
    unit: str
    notes: tuple[Sentence, ...]


@dataclass
class _Days:
    """Days and what was done in them, as they come; columns of numbers, so that millions of lines fit."""

    numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    days: list[Day] = field(default_factory=list)
    activities: dict[str, int] = field(default_factory=dict)
    of_day: array[int] = field(default_factory=lambda: array("l"))
    start: array[int] = field(default_factory=lambda: array("h"))
    end: array[int] = field(default_factory=lambda: array("h"))
    activity: array[int] = field(default_factory=lambda: array("l"))
    line: array[int] = field(default_factory=lambda: array("l"))

    def day(self, line: Line) -> int:
        """The number of the day that a line belongs to; what it says of the day must agree with the lines before."""
        person = _token(line)
        label = line.told.get("day") or line.told.get("weekday", "")
        told = Day(person, label, _weight(line), shortened(line.told.get("group", ""), 60), _weekday(line))
        at = self.numbers.setdefault((person, label), len(self.days))
        if at == len(self.days):
            self.days.append(told)
        elif self.days[at] != told:
            what = say("weight, group or weekday differ from another line of the same day")
            raise line.wrong("weight", what, say("write the same on each line of a person's day"))
        return at

    def add(self, day: int, start: int, end: int, activity: str, line: int) -> None:
        self.of_day.append(day)
        self.start.append(start)
        self.end.append(end)
        self.activity.append(self.activities.setdefault(activity, len(self.activities)))
        self.line.append(line)

    def diary(self) -> Diary:
        """All of it, days in the order of persons and days, whatever order the lines had."""
        order = sorted(range(len(self.days)), key=lambda at: (self.days[at].person, self.days[at].day))
        number = np.empty(len(order), np.int64)
        number[order] = np.arange(len(order))
        columns = (np.array(one, np.int64) for one in (self.of_day, self.start, self.end, self.activity, self.line))
        of_day, start, end, activity, line = columns
        names = tuple(self.activities)
        return renamed_in_order(
            Diary(tuple(self.days[at] for at in order), number[of_day], start, end, activity, line, names)
        )


def renamed_in_order(diary: Diary) -> Diary:
    """Episodes in order of time, activities in order of the alphabet."""
    names = tuple(sorted(diary.activities))
    turned = np.array([names.index(name) for name in diary.activities], np.int64)[diary.activity]
    order = np.lexsort((turned, diary.end, diary.start, diary.of_day))
    return Diary(
        diary.days, diary.of_day[order], diary.start[order], diary.end[order], turned[order], diary.line[order], names
    )


def read_diary(path: Path) -> DiaryRead:
    """Days from a file of any of the three sorts; raises :class:`~ombud.formats.reading.Unreadable`."""
    table = long_table(path, _known, {"person": "person"})
    slots = [field for field in table.fields if field.startswith("slot ")]
    if len(slots) >= SLOTS and not table.has("start"):
        return _read(table, say("ten-minute slots, one line a day, from 04:00 (HETUS)"), _from_slots(table))
    for needed in ("start", "end", "activity"):
        if not table.has(needed):
            what = say("there is no column {name}, and no {n} slots of ten minutes", name=needed, n=SLOTS)
            raise Unreadable(what, f"{table.name}, line 1", say("name the columns person, start, end and activity"))
    american = any(heading.casefold() == "tucaseid" for heading in table.headings)
    if american:
        return _read(
            table, say("episodes of the American Time Use Survey, days from 04:00"), _from_episodes(table, FOUR, True)
        )
    begins = _day_begins(table)
    told = say("episodes, days from {hour}", hour=f"{begins // 60:02d}:{begins % 60:02d}")
    return _read(table, told, _from_episodes(table, begins, False))


def _read(table: LongTable, sort: Sentence, days: _Days) -> DiaryRead:
    if not days.days:
        raise Unreadable(
            say("there is no day in it"), table.name, say("put what was done from when to when on each line")
        )
    return DiaryRead(days.diary(), sort, table.name, table.unit, table.notes)


_FIELDS = {folded(one): name for name, all_ in _HEADINGS.items() for one in all_}


def _known(heading: str) -> str | None:
    if len(heading) >= 100:
        return None
    found = _FIELDS.get(folded(heading))
    return found or _slot(heading.strip())


def _slot(heading: str) -> str | None:
    """The slot of a heading: act1 to act144 (or slot, s, t, a), or the clock time at which it begins."""
    if clock := _CLOCK.fullmatch(heading):
        minute = (int(clock[1]) * 60 + int(clock[2]) - FOUR) % WHOLE
        return f"slot {minute // 10 + 1}" if minute % 10 == 0 else None
    found = _SLOT.fullmatch(heading)
    return f"slot {int(found[1])}" if found and 1 <= int(found[1]) <= SLOTS else None


def _from_slots(table: LongTable) -> _Days:
    days = _Days()
    for line in table.lines():
        day, number = days.day(line), _number(line)
        at = 0
        while at < SLOTS:
            code = line.told.get(f"slot {at + 1}", "")
            until = at + 1
            while until < SLOTS and line.told.get(f"slot {until + 1}", "") == code:
                until += 1
            if code:
                days.add(day, at * 10, until * 10, code, number)
            at = until
    return days


def _from_episodes(table: LongTable, begins: int, american: bool) -> _Days:
    days = _Days()
    for line in table.lines():
        day = days.day(line)
        start = (clock(line, "start") - begins) % WHOLE
        lasts = line.number("lasts") if american else None
        end = start + int(lasts) if lasts is not None else (clock(line, "end") - begins) % WHOLE
        if end <= start:  # it ends when the day does, or goes on beyond it
            end = WHOLE
        activity = line.told.get("activity", "")
        if not activity:
            raise line.wrong("activity", say("nothing stands there"), say("write what was done, or its code"))
        days.add(day, start, min(end, WHOLE), shortened(activity, 80), _number(line))
    return days


def _day_begins(table: LongTable) -> int:
    """The hour at which the fewest episodes are under way; of several the one nearest to four in the morning."""
    under_way = np.zeros(24, np.int64)
    for line in table.lines():
        start, end = clock(line, "start") % WHOLE, clock(line, "end") % WHOLE
        length = (end - start) % WHOLE or WHOLE
        for hour in range(24):
            under_way[hour] += 0 < (hour * 60 - start) % WHOLE < length
    return 60 * min(range(24), key=lambda hour: (int(under_way[hour]), abs(hour - 4), hour))


def clock(line: Line, name: str) -> int:
    """A time of day in minutes after midnight: 07:30, 07:30:00, 24:00."""
    told = line.told.get(name, "")
    found = _CLOCK.fullmatch(told.rpartition("T")[2].rpartition(" ")[2])
    if found is None or int(found[1]) > 24 or int(found[2]) > 59:
        what = say("“{value}” is no time of day", value=shortened(told, 20)) if told else say("nothing stands there")
        raise line.wrong(name, what, say("write it as 07:30"))
    return int(found[1]) * 60 + int(found[2])


def _number(line: Line) -> int:
    return int(line.place.rpartition(" ")[2])


def _token(line: Line) -> str:
    person = line.told.get("person", "")
    if not person:
        raise line.wrong("person", say("nothing stands there"), say("write a made-up token for each person"))
    if "@" in person or looks_like_a_person(person):
        what = say("it looks like somebody's name or address")
        raise line.wrong("person", what, say("write a made-up token for each person, such as a number"))
    return shortened(person, 80)


def _weight(line: Line) -> float:
    weight = line.number("weight")
    if weight is not None and weight <= 0:
        raise line.wrong("weight", say("a weight of {n} is none", n=weight), say("write a weight above 0"))
    return 1.0 if weight is None else weight


def _weekday(line: Line) -> int:
    """0 for Monday, from a date, a word, or the American survey's 1 for Sunday; -1 where it is not told."""
    told = (line.told.get("weekday") or line.told.get("day", "")).casefold()
    if told in _DAYS:
        return _DAYS[told]
    if line.told.get("weekday", "") in "1234567" and line.told.get("weekday"):
        return (int(told) + 5) % 7
    try:
        return date.fromisoformat(told[:10]).weekday()
    except ValueError:
        return -1


def read_codes(path: Path) -> Mapping[str, str]:
    """Codes, or their beginnings, with the activity that each stands for; the longest beginning counts."""
    table = long_table(path, _of(_CODES), {"code": "code", "activity": "activity"})
    found: dict[str, str] = {}
    for line in table.lines():
        for name in ("code", "activity"):
            if not line.told.get(name):
                raise line.wrong(name, say("nothing stands there"), say("write a code and the activity it stands for"))
        code = line.told["code"].rstrip("*")
        if code in found:
            raise line.wrong(
                "code", say("the code {code} stands twice", code=shortened(code, 20)), say("keep one of them")
            )
        found[code] = shortened(line.told["activity"], 80)
    return found


def with_codes(diary: Diary, codes: Mapping[str, str]) -> tuple[Diary, tuple[str, ...]]:
    """The diary with activities instead of codes, and the codes that the list does not know; they keep their code."""
    lengths = sorted({len(code) for code in codes}, reverse=True)
    names, unknown = [], []
    for code in diary.activities:
        found = next((codes[code[:n]] for n in lengths if code[:n] in codes), None)
        names.append(found or code)
        if found is None:
            unknown.append(code)
    return renamed(diary, names), tuple(unknown)


def read_survey(path: Path) -> tuple[Stated, ...]:
    """What people said of themselves; raises :class:`~ombud.formats.reading.Unreadable`."""
    table = long_table(path, _of(_SURVEY), {"activity": "activity", "amount": "amount"})
    seen: dict[tuple[str, str, Unit], str] = {}
    found = []
    for line in table.lines():
        one = _stated(line)
        key = one.person, one.activity, one.unit
        if one.person and key in seen:
            what = say("the same person says twice how much, first in {where}", where=seen[key])
            raise line.wrong("person", what, say("keep one answer of each person"))
        seen[key] = line.place
        found.append(one)
    if not found:
        raise Unreadable(say("there is no answer in it"), table.name, say("put one answer on each line"))
    return tuple(found)


def _stated(line: Line) -> Stated:
    amount, activity = line.number("amount"), line.told.get("activity", "")
    if amount is None or not activity:
        raise line.wrong(
            "activity" if not activity else "amount", say("nothing stands there"), say("leave the line out")
        )
    unit = line.told.get("unit", "minutes a day").casefold()
    if unit not in _UNITS:
        what = say("“{unit}” is no unit that is known", unit=shortened(unit, 40))
        raise line.wrong("unit", what, say("write minutes a day, hours a week or times a week"))
    sort, factor = _UNITS[unit]
    most = WHOLE if sort is Unit.MINUTES else 200
    if not 0 <= amount * factor <= most:
        what = say("{n} {unit} cannot be", n=amount, unit=unit)
        raise line.wrong("amount", what, say("check the number and its unit"))
    person = _token(line) if line.told.get("person") else ""
    weight = _weight(line) if "weight" in line.told else None
    return Stated(
        shortened(activity, 80), amount * factor, sort, person, shortened(line.told.get("group", ""), 60), weight
    )


def _of(headings: Mapping[str, Sequence[str]]) -> _Known:
    return _Known({folded(one): name for name, all_ in headings.items() for one in all_})


@dataclass(frozen=True, slots=True)
class _Known:
    fields: Mapping[str, str]

    def __call__(self, heading: str) -> str | None:
        return self.fields.get(folded(heading)) if len(heading) < 100 else None
