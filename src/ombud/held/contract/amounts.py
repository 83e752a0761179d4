"""Periods, amounts and shares in a sentence, held against what a red line allows: too short, too long, too little."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ombud.held.contract.lines import RedLine

_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fourteen": 14, "fifteen": 15, "eighteen": 18, "twenty": 20, "twenty-four": 24,
    "thirty": 30, "thirty-six": 36, "forty-five": 45, "sixty": 60, "seventy-two": 72, "ninety": 90,
    "one hundred": 100, "a hundred": 100, "one hundred and twenty": 120, "one hundred and eighty": 180,
    "one hundred eighty": 180,
}  # fmt: skip
_NUMBER = rf"(?P<number>\d{{1,4}}|{'|'.join(sorted(_WORDS, key=len, reverse=True))})(?: ?\(\d{{1,4}}\))?"
_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4, "year": 365.0}
_PERIOD = re.compile(rf"(?<![\w.-]){_NUMBER}[ -](?:calendar |working |business |full )?(?P<unit>hour|day|week|month|"
                     r"year)s?\b")
_SHARE = re.compile(r"(?<![\w.])(?P<number>\d{1,4}(?:[.,]\d+)?) ?(?:%|per cent|percent)")
_RETRIEVAL = re.compile(
    r"(?:retriev\w*|download\w*|export\w*|fetch\w*|collect\w*|take out|copy|available|access)[^;]{0,80}?(?:data|"
    r"records|content)"
    r"|(?:data|records|content)[^;]{0,80}?(?:retriev\w*|download\w*|export\w*|fetch\w*|remain available|kept available)"
)
_AFTER = re.compile(r"(?:after|following|upon|on|from) (?:the )?(?:date of )?(?:termination|expir\w+|end)|"
                    r"end of the (?:contract|agreement|term)")
_NOTICE = re.compile(r"notice")
_CITY_ENDS = re.compile(r"CITY MAY[^;]{0,60}(?:terminate|end|cancel|leave|withdraw)")
_CAP = re.compile(r"(?:liab\w+|damages)[^;]{0,140}?(?:MUSTNOT exceed|not exceed|limited to|ONLYMAY|capped at|cap of|"
                  r"exceed)")
_OF_CITY = re.compile(r"CITY's (?:total |aggregate )*liab")
_PAID = re.compile(r"(?:fees?|charges?|sums?|amounts?|payments?)[^;]{0,40}?(?:paid|payable|due|for|in|of)")
_RISE = re.compile(r"(?:fees?|prices?|charges?|rates?|indexation|increase)[^;]{0,120}?")
_MOST_RISE = re.compile(r"(?:not exceed|MUSTNOT exceed|no more than|at most|maximum of|capped at|never)[^;]{0,40}$")
_LEAST_RISE = re.compile(r"(?:at least|minimum of|not less than|greater of|higher of|plus)[^;]{0,40}$")

RETRIEVAL_DAYS = 30  # Regulation (EU) 2023/2854, article 25(2)(g): at least 30 calendar days to fetch the data
NOTICE_DAYS = 62  # article 25(2)(d): at most two months' notice to switch
LONG_NOTICE_DAYS = 184  # ours: more than half a year is no leaving
CAP_DAYS = 360  # ours: a cap below the fees of a year
RISE_CENT = 5.0  # ours: a yearly rise by more than five per cent is no cap


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time in days, and where it stands in the sentence."""

    days: float
    start: int
    end: int


def periods(told: str) -> Iterator[Period]:
    """The stretches of time in a sentence: “thirty (30) days”, “6 months”."""
    for found in _PERIOD.finditer(told):
        yield Period(_value(found["number"]) * _DAYS[found["unit"]], found.start(), found.end())


def _value(written: str) -> float:
    return float(_WORDS.get(written, 0) or written)


def weighed(line: RedLine, told: str) -> float:
    """What the amounts of a sentence, told by side, say of a line: above 0 they keep it, below they cross it."""
    asked = _ASKED.get(line)
    return asked(told) if asked else 0.0


def _exit(told: str) -> float:
    """How long the data can be fetched after the end."""
    if not _RETRIEVAL.search(told) or not _AFTER.search(told):
        return 0.0
    found = [one.days for one in periods(told)]
    if not found:
        return 0.0
    return 2.0 if max(found) >= RETRIEVAL_DAYS - 0.5 else -2.0


def _ending(told: str) -> float:
    """With how much notice the city may leave."""
    if not (_CITY_ENDS.search(told) and _NOTICE.search(told)):
        return 0.0
    found = [one.days for one in periods(told) if "notice" in told[one.start : one.end + 40]]
    if not found:
        return 0.0
    return 1.0 if max(found) <= NOTICE_DAYS else -2.0 if max(found) > LONG_NOTICE_DAYS else 0.0


def _liability(told: str) -> float:
    """Whether liability is capped at the fees of less than a year."""
    cap = _CAP.search(told)
    if not cap or _OF_CITY.search(told):
        return 0.0
    behind = told[cap.end() :]
    found = [one.days for one in periods(behind[:160])]
    return -2.0 if found and _PAID.search(behind) and max(found) < CAP_DAYS else 0.0


def _price(told: str) -> float:
    """By how much prices may rise in a year."""
    if not _RISE.search(told):
        return 0.0
    for found in _SHARE.finditer(told):
        before, value = told[: found.start()], float(found["number"].replace(",", "."))
        if _LEAST_RISE.search(before):
            return -1.5
        if _MOST_RISE.search(before):
            return 1.5 if value <= RISE_CENT else -1.5
    return 0.0


_ASKED: dict[RedLine, Callable[[str], float]] = {
    RedLine.EXIT_HANDOVER: _exit,
    RedLine.TERMINATION_CONVENIENCE: _ending,
    RedLine.LIABILITY: _liability,
    RedLine.PRICE_CHANGE: _price,
}
