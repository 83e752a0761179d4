"""How words of a register become values: yes and no, days, stages of life. What is not plain stays unsaid."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ombud.formats.texts import folded, plain
from ombud.ledger.entry import Said
from ombud.ledger.stage import Stage

_YES = frozenset(["yes", "y", "ja", "j", "oui", "true", "1", "sant", "waar", "vrai", "wahr"])
_NO = frozenset(
    ["no", "n", "nee", "nej", "nein", "non", "false", "0", "falskt", "onwaar", "faux", "falsch"]
) | frozenset(["geen", "none", "ingen", "inget", "aucun", "aucune", "keine"])
_LETTER = re.compile(r"\s*(?:[a-z]\)\s*)+", re.IGNORECASE)  # "a) Yes"
_FIRST = re.compile(r"[^\W_]+")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_PARTS = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?!\d)")
_UNITS = {"day": "D", "dag": "D", "tag": "D", "jour": "D", "week": "W", "woche": "W", "vecka": "W", "semaine": "W"}
_UNITS |= {"month": "M", "maand": "M", "monat": "M", "månad": "M", "mois": "M"}
_UNITS |= {"year": "Y", "jaar": "Y", "jahr": "Y", "an": "Y", "år": "Y"}
_LENGTH = re.compile(rf"(\d{{1,4}}) ?({'|'.join(_UNITS)})(?:s|en|e|ar|er|n)?")
_MONTH = re.compile(r"\d{4}-\d{2}")

# What registers call the stages, folded. "In development" means that it is being bought or built: later than a plan,
# earlier than a trial. What stands in no list stays unsaid, and an unsaid stage is never early.
_STAGES = {
    Stage.IDEA: "idea idee idé",
    Stage.REVIEW: "design ontwerp",
    Stage.PROCUREMENT: "indevelopment inontwikkeling ontwikkeling development predeployment "
    "acquisitionandordevelopment planned alphadevelopment alpha entwicklung utveckling underutveckling",
    Stage.TRIAL: "pilot pilotfase betapilot beta betaorpilot betatesting trial proef initiated initiation",
    Stage.RUNNING: "inuse ingebruik production deployed operationandmaintenance "
    "inproduction live active actief idrift enservice inbetrieb",
    Stage.CLOSED: "outofuse buitengebruik retired notinuse nolongerinuse decommissioned archived "
    "gearchiveerd uitgebruik avvecklad",
}
_STAGE_BY_WORD = {word: stage for stage, words in _STAGES.items() for word in words.split()}


def said(value: object) -> Said:
    """Yes or no, if the first word is one: "a) Yes", "Ja, op 3 mei", "Nee"; else unsaid."""
    first = _FIRST.match(_LETTER.sub("", plain(value)).lstrip())
    word = first[0].casefold() if first else ""
    return Said.YES if word in _YES else Said.NO if word in _NO else Said.UNSAID


def day(value: object, *, month_first: bool | None = None) -> date | None:
    """A day that is written out: 2026-05-13, with or without a time; or 13-5-2026 if the order is beyond doubt.

    ``month_first`` is the order that the format prescribes, if it does. A month alone is no day.
    """
    text = plain(value)
    if iso := _ISO.match(text):
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    if parts := _PARTS.match(text):
        one, two, year = map(int, parts.groups())
        if month_first is None and one <= 12 and two <= 12 and one != two:
            return None
        american = month_first if month_first is not None else two > 12
        return _date(year, one, two) if american else _date(year, two, one)
    return None


def duration(value: object) -> str | None:
    """A length of time that is all that is said: "30 days" is P30D, "2 years" is P2Y; "about 30 days" is none."""
    found = _LENGTH.fullmatch(plain(value).casefold().rstrip("."))
    return f"P{int(found[1])}{_UNITS[found[2]]}" if found else None


def excel_day(value: object) -> date | None:
    """A day as spreadsheets count it: 44484 is 15 October 2021."""
    text = plain(value)
    return date(1899, 12, 30) + timedelta(int(text)) if re.fullmatch(r"[34]\d{4}", text) else None


def is_month(value: object) -> bool:
    """Whether it is a month without a day: 2025-05."""
    return bool(_MONTH.fullmatch(plain(value)))


def stage(value: object) -> Stage:
    """The stage of life that a register's word stands for; "b) Pilot – deployed in a limited capacity" is a pilot."""
    text = _LETTER.sub("", plain(value))
    whole = _STAGE_BY_WORD.get(folded(text))
    return whole or _STAGE_BY_WORD.get(folded(re.split(r"\s[–—-]\s|\sñ\s|[:(,;]", text)[0]), Stage.UNSAID)


def _date(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
