"""The days of cases: when a need was stated in public, and when its tender was published."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from ombud.evidence.said import key
from ombud.formats import ways
from ombud.formats.hearing.longtable import Line, long_table
from ombud.formats.lobbypeople import words
from ombud.formats.reading import Unreadable
from ombud.formats.safe import shortened
from ombud.formats.texts import folded
from ombud.held.contacts.met import Dated
from ombud.words import say

_HEADINGS = {
    "case": ("case", "name", "project", "ärende", "zaak", "dossier", "vorgang", "expediente"),
    "need": ("need stated", "need", "need stated in public", "problem stated", "behov uttalat", "behoefte genoemd"),
    "tender": ("tender published", "tender", "procurement", "upphandling", "aanbesteding", "appel d'offres"),
    "numbers": ("register numbers", "register number", "subject number", "sm_number", "numbers"),
}


@lru_cache
def _by_heading() -> Mapping[str, str]:
    return {folded(name): field for field, names in _HEADINGS.items() for name in names}


def read_cases(path: Path) -> tuple[Dated, ...]:
    """The cases of a table, one a row. Raises :class:`~ombud.formats.reading.Unreadable`, with line and field."""
    table = long_table(
        path, lambda heading: _by_heading().get(folded(heading)), {"case": "case", "need": "need stated"}
    )
    found: dict[str, Dated] = {}
    for line in table.lines():
        dated = _dated(line)
        if key(dated.case) in found:
            what = say("the case {name} stands twice", name=shortened(dated.case))
            raise line.wrong("case", what, say("keep one of the two"))
        found[key(dated.case)] = dated
    if not found:
        raise Unreadable(say("there is no case in it"), path.name, say("write one case a row"))
    return tuple(found.values())


def _dated(line: Line) -> Dated:
    name = words(line.told.get("case", ""))
    if not name:
        raise line.wrong("case", say("the case has no name"), say("write the name that the contacts have"))
    numbers = line.told.get("numbers", "").replace(",", ";").split(";")
    need, tender = _day(line, "need"), _day(line, "tender")
    return Dated(name, need, tender, tuple(filter(None, map(words, numbers))))


def _day(line: Line, field: str) -> date | None:
    written = words(line.told.get(field, ""))
    found = ways.day(written) if written else None
    if written and found is None:
        what = say("“{words}” is no day", words=shortened(written, 40))
        raise line.wrong(field, what, say("write it as 2026-12-31, or leave the cell empty"))
    return found
