"""How the end of an item's life stands: a day, a period with a start, an event, words that are none, or nothing."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MINYEAR, date, timedelta
from enum import StrEnum

from ombud.evidence.said import told, years_after
from ombud.held.data.days import day_in
from ombud.held.data.declared import Declared, declared
from ombud.held.data.item import ItemRead, Life
from ombud.held.duration import alike, seconds
from ombud.held.inventory import LIFETIME_YEARS

DAY = 86400.0
_ISO = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T.+)?")


class Stands(StrEnum):
    """How an end of life stands, from an end to none."""

    DATE = "date"
    PERIOD = "period"  # and the event that it is counted from
    EVENT = "event"  # something happens, and no longest period is given
    NO_START = "no_start"  # a period, and nothing that it is counted from
    BEYOND = "beyond"  # longer than the city allows, or than a life
    OVERDUE = "overdue"  # the day has passed
    CONTRADICTION = "contradiction"
    NO_END = "no_end"  # as long as needed
    WORDS = "words"  # words from which no day follows
    NOTHING = "nothing"


ENDED = (Stands.DATE, Stands.PERIOD)
WRONG = (Stands.BEYOND, Stands.OVERDUE, Stands.CONTRADICTION, Stands.NO_END)


@dataclass(frozen=True, slots=True)
class End:
    """The end of one item. ``duration`` is the longest that it gives; ``cutoff``: what is older is to be gone today.

    ``others`` are the other durations that the same words give, ``words`` those that the answer rests on.
    """

    stands: Stands
    duration: str = ""
    start: str = ""
    on: date | None = None
    cutoff: date | None = None
    others: tuple[str, ...] = ()
    words: str = ""

    @property
    def days(self) -> float | None:
        """How long it lasts, in days; nothing where no duration is given."""
        return seconds(self.duration) / DAY if self.duration else None


def end_of(item: ItemRead, today: date, cap: str = "") -> End:
    """The end of an item's life. ``cap`` is the longest that the city allows, ISO 8601; the item's own comes first.

    Sources of the rules: Regulation (EU) 2016/679, article 5(1)(e) and 30(1)(f); the limit of a human life is ours.
    """
    life = item.life
    read = declared(life.rule)
    longest = life.cap or cap
    if (day := life.on or day_in(life.rule)) is not None:
        return _on(day, life.rule, today, longest)
    durations = (life.after, *read.durations) if life.after else read.durations
    if _against(life, read):
        return End(Stands.CONTRADICTION, _longest(durations), _start(life, read), None, None, durations, life.rule)
    if not durations:
        return _worded(life, read)
    return _period(life, read, durations, today, longest)


def _on(day: date, words: str, today: date, cap: str) -> End:
    last = min(years_after(today, LIFETIME_YEARS), _after(today, cap) if cap else date.max)
    stands = Stands.OVERDUE if day < today else Stands.BEYOND if day > last else Stands.DATE
    return End(stands, on=day, words=words)


def _period(life: Life, read: Declared, durations: tuple[str, ...], today: date, cap: str) -> End:
    duration, start = _longest(durations), _start(life, read)
    others = tuple(one for one in durations if not alike(one, duration))
    limit = min([seconds(f"P{LIFETIME_YEARS}Y"), *([seconds(cap)] if cap else [])])
    if read.no_end and not life.after:
        stands = Stands.NO_END  # "a year, or as long as needed": the second takes the first back
    elif seconds(duration) > limit:
        stands = Stands.BEYOND
    else:
        stands = Stands.PERIOD if told(start) else Stands.NO_START
    return End(stands, duration, start, None, before(today, duration), others, read.no_end or life.rule)


def _worded(life: Life, read: Declared) -> End:
    if read.no_end or read.least:
        return End(Stands.NO_END, words=read.no_end or life.rule)
    if read.event:
        return End(Stands.EVENT, start=read.event, words=life.rule)
    if told(life.rule):
        return End(Stands.WORDS, words=life.rule)
    return End(Stands.EVENT, start=life.counted_from) if told(life.counted_from) else End(Stands.NOTHING)


def _against(life: Life, read: Declared) -> bool:
    """Whether the words contradict the figure, or themselves."""
    if life.after and read.durations and not any(alike(life.after, one) for one in read.durations):
        return True
    return read.against


def _start(life: Life, read: Declared) -> str:
    return life.counted_from if told(life.counted_from) else read.start


def _longest(durations: tuple[str, ...]) -> str:
    return max(durations, key=seconds)


def before(today: date, duration: str) -> date | None:
    """The day that lies a duration (ISO 8601) before another: what is older is past its end. Hours count as a day.

    Months are those of the calendar, and the last day of a short month stands for the missing ones. Nothing where
    the calendar does not reach so far back.
    """
    found = _ISO.fullmatch(duration)
    years, months, weeks, days = (int(part or 0) for part in found.groups()) if found else (0, 0, 0, 0)
    number = today.year * 12 + today.month - 1 - 12 * years - months
    year, month = divmod(number, 12)
    if year < MINYEAR:
        return None
    there = date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
    try:
        return there - timedelta(days=7 * weeks + days)
    except OverflowError:
        return None


def _after(today: date, duration: str) -> date:
    try:
        return today + timedelta(seconds=seconds(duration))
    except OverflowError:
        return date.max
