"""What people said of themselves in a survey, and the activities that codes of a diary stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ombud.formats.diary import HEADINGS, token, weight
from ombud.formats.hearing.longtable import Line, long_table
from ombud.formats.reading import Unreadable
from ombud.formats.safe import shortened
from ombud.formats.texts import folded
from ombud.heard.diary.beside import Stated, Unit
from ombud.heard.diary.days import WHOLE, Diary, renamed
from ombud.words import say

_SURVEY = {
    "person": HEADINGS["person"],
    "group": HEADINGS["group"],
    "activity": ("activity", "question", "aktivitet", "activiteit"),
    "amount": ("amount", "stated", "said", "answer", "minutes", "svar", "antal"),
    "unit": ("unit", "enhet", "eenheid"),
    "weight": HEADINGS["weight"],
}
_CODES = {"code": ("code", "prefix", "kod"), "activity": ("activity", "name", "aktivitet", "activiteit")}
_UNITS = {
    "minutes a day": (Unit.MINUTES, 1.0), "minutes per day": (Unit.MINUTES, 1.0), "minutes": (Unit.MINUTES, 1.0),
    "hours a day": (Unit.MINUTES, 60.0), "hours per day": (Unit.MINUTES, 60.0),
    "minutes a week": (Unit.MINUTES, 1 / 7), "minutes per week": (Unit.MINUTES, 1 / 7),
    "hours a week": (Unit.MINUTES, 60 / 7), "hours per week": (Unit.MINUTES, 60 / 7),
    "times a day": (Unit.TIMES, 1.0), "times per day": (Unit.TIMES, 1.0),
    "times a week": (Unit.TIMES, 1 / 7), "times per week": (Unit.TIMES, 1 / 7),
}  # fmt: skip


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
    amount, activity = line.figure("amount"), line.told.get("activity", "")
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
    person = token(line) if line.told.get("person") else ""
    weighs = weight(line) if "weight" in line.told else None
    return Stated(
        shortened(activity, 80), amount * factor, sort, person, shortened(line.told.get("group", ""), 60), weighs
    )


def _of(headings: Mapping[str, Sequence[str]]) -> _Known:
    return _Known({folded(one): name for name, all_ in headings.items() for one in all_})


@dataclass(frozen=True, slots=True)
class _Known:
    fields: Mapping[str, str]

    def __call__(self, heading: str) -> str | None:
        return self.fields.get(folded(heading)) if len(heading) < 100 else None
