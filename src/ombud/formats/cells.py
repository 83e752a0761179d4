"""One cell of a sheet as the value of a field: dates, numbers, yes and no, choices, lists."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any, get_origin

from ombud.formats import ways
from ombud.formats.safe import shortened
from ombud.formats.texts import folded
from ombud.ledger.entry import Body, Said, inner
from ombud.words import Sentence, say


class Unfit(Exception):
    """The words of a cell are no value of the field; ``what`` says why."""

    def __init__(self, what: Sentence) -> None:
        super().__init__(what)
        self.what = what


def value_of(kind: type[Body], part: str, words: str) -> Any:
    """The value for one field of a kind. Raises :class:`Unfit` where the words do not fit."""
    info = kind.model_fields[part]
    extra = info.json_schema_extra
    if isinstance(extra, dict) and extra.get("format") == "duration":
        return _duration(words)
    wanted = inner(info)
    if get_origin(wanted) is tuple:
        return tuple(line.strip() for line in words.replace(";", "\n").splitlines() if line.strip())
    if wanted in (int, float):
        return _number(words, whole=wanted is int)
    return _single(wanted, words)


def chooses(kind: type[Body], part: str, words: str) -> bool:
    """Whether the words are one of a field's own choices: "none" is an answer where it stands in the list."""
    wanted = inner(kind.model_fields[part])
    choice = isinstance(wanted, type) and issubclass(wanted, StrEnum)
    return choice and any(folded(words) == folded(member.value) for member in wanted if member.value != "unsaid")


def _single(wanted: Any, words: str) -> Any:
    if wanted is date:
        return _day(words)
    if wanted is bool:
        return ways.said(words) is Said.YES
    if wanted is Said:
        return _said(words)
    if isinstance(wanted, type) and issubclass(wanted, StrEnum):
        return _choice(wanted, words)
    return words


def _duration(words: str) -> str:
    if words.startswith("P") and words[1:2].isalnum():
        return words
    if found := ways.duration(words):
        return found
    raise Unfit(say("“{words}” is no length of time; write 30 days or P30D", words=shortened(words, 40)))


def _day(words: str) -> Any:
    if found := ways.day(words):
        return found
    raise Unfit(say("“{words}” is no day; write 2026-12-31", words=shortened(words, 40)))


def _said(words: str) -> Said:
    found = ways.said(words)
    if found is Said.UNSAID:
        raise Unfit(say("“{words}” is neither yes nor no", words=shortened(words, 40)))
    return found


def _choice(wanted: type[StrEnum], words: str) -> StrEnum:
    for member in wanted:
        if folded(words) in (folded(member.value), folded(member.name)):
            return member
    choices = ", ".join(member.value for member in wanted)
    raise Unfit(say("“{words}” is none of {choices}", words=shortened(words, 40), choices=choices))


def _number(words: str, *, whole: bool) -> float:
    """A number; 1 234,5 and 1,234.5 are read only where they cannot be taken for another number."""
    text = words.replace("\xa0", "").replace(" ", "").replace("'", "")
    if text.count(",") == 1 and "." not in text and len(text.partition(",")[2]) != 3:
        text = text.replace(",", ".")
    try:
        number = float(text)
    except ValueError:
        raise Unfit(say("“{words}” is no number", words=shortened(words, 40))) from None
    if number != number or number in (float("inf"), float("-inf")) or (whole and not number.is_integer()):
        raise Unfit(say("“{words}” is no number that fits", words=shortened(words, 40)))
    return int(number) if whole else number
