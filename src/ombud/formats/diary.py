"""Time-use diaries: episodes as a table, ten-minute slots as in HETUS, or the American survey's activity file."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np

from ombud.formats.hearing.longtable import Line, LongTable, long_table
from ombud.formats.reading import Unreadable
from ombud.formats.safe import shortened
from ombud.formats.texts import folded
from ombud.heard.diary.days import WHOLE, Day, Diary
from ombud.people.mailbox import looks_like_a_person
from ombud.words import Sentence, say

SLOTS = 144  # of ten minutes
HEAVIEST = 1e12  # days that one day stands for; the American survey's weigh some ten millions
MOST_ACTIVITIES = 3_000  # the American survey tells some five hundred apart; more are words that were not coded
FOUR = 240  # minutes after midnight: where a day begins in HETUS and in the American survey
HEADINGS = {
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
        person = token(line)
        label = line.told.get("day") or line.told.get("weekday", "")
        told = Day(person, label, weight(line), shortened(line.told.get("group", ""), 60), _weekday(line))
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
    place = {name: at for at, name in enumerate(names)}
    turned = np.array([place[name] for name in diary.activities], np.int64)[diary.activity]
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
    if len(days.activities) > MOST_ACTIVITIES:
        what = say("there are more than {n} different activities in it", n=MOST_ACTIVITIES)
        raise Unreadable(what, f"{table.name}, activity", say("write each activity as one of a short list"))
    return DiaryRead(days.diary(), sort, table.name, table.unit, table.notes)


_FIELDS = {folded(one): name for name, all_ in HEADINGS.items() for one in all_}


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
        if lasts is not None and not 0 < lasts <= WHOLE:
            what = say("{n} {unit} cannot be", n=lasts, unit="minutes")
            raise line.wrong("lasts", what, say("check the number and its unit"))
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
    if found is None or int(found[2]) > 59 or int(found[1]) * 60 + int(found[2]) > WHOLE:
        what = say("“{value}” is no time of day", value=shortened(told, 20)) if told else say("nothing stands there")
        raise line.wrong(name, what, say("write it as 07:30"))
    return int(found[1]) * 60 + int(found[2])


def _number(line: Line) -> int:
    return int(line.place.rpartition(" ")[2])


def token(line: Line) -> str:
    person = line.told.get("person", "")
    if not person:
        raise line.wrong("person", say("nothing stands there"), say("write a made-up token for each person"))
    if "@" in person or looks_like_a_person(person):
        what = say("it looks like somebody's name or address")
        raise line.wrong("person", what, say("write a made-up token for each person, such as a number"))
    return shortened(person, 80)


def weight(line: Line) -> float:
    weight = line.number("weight")
    if weight is not None and not 1 / HEAVIEST <= weight <= HEAVIEST:
        raise line.wrong("weight", say("a weight of {n} is none", n=weight), say("write a weight above 0"))
    return 1.0 if weight is None else weight


def _weekday(line: Line) -> int:
    """0 for Monday, from a date, a word, or the American survey's 1 for Sunday; -1 where it is not told."""
    told = (line.told.get("weekday") or line.told.get("day", "")).casefold()
    if told in _DAYS:
        return _DAYS[told]
    if line.told.get("weekday", "") in set("1234567"):
        return (int(told) + 5) % 7
    try:
        return date.fromisoformat(told[:10]).weekday()
    except ValueError:
        return -1
