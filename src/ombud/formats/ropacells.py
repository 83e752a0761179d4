"""One row of a record of processing activities as an item: lists, days, lengths of time, choices."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from itertools import zip_longest

from ombud.formats import ways
from ombud.formats.itemsread import Desk
from ombud.formats.safe import shortened
from ombud.formats.texts import folded, is_unsaid
from ombud.held.data.iso import is_duration
from ombud.held.data.item import ItemRead, Life, Recipient
from ombud.held.entries import Ending, Personal
from ombud.ledger.entry import Said
from ombud.words import say

_CHOICES = ("personal", "method")  # where "none" is an answer
NOBODY = "–"  # stands in a list where one of several has nothing to say
_SETS_APART = re.compile(r"[;\n]")
_METHODS = {
    Ending.DELETE: "delete deleted erase erased destroy destroyed verwijderen vernietigen wissen radera raderas "
    "gallras gallra supprimer suppression destruction löschen vernichten shredding",
    Ending.AGGREGATE: "aggregate aggregated aggregeren aggregeras agréger aggregieren",
    Ending.ANONYMISE: "anonymise anonymize anonymised anonymized anonimiseren anonymisera anonymiseras anonymiser "
    "anonymisieren avidentifiera",
    Ending.ARCHIVE: "handtoarchive archive archiveren overbrengen overdragenaanarchief arkiveras arkivera bevaras "
    "archivage archiver archivieren permanentpreservation",
    Ending.RETURN: "returntocity return teruggeven återlämnas restituer zurückgeben",
}
_BY_WORD = {word: ending for ending, words in _METHODS.items() for word in words.split()}


def item_of(told: Mapping[str, str], place: str, desk: Desk) -> ItemRead | None:
    """The item that a row tells of; nothing, noted, where no cell names one."""
    said = {
        field: cell.strip() if field in _CHOICES else desk.words(f"{place}, {field}", cell)
        for field, cell in told.items()
    }
    categories = _many(said.get("categories", ""))
    name = said.get("name") or ", ".join(categories) or said.get("system", "")
    if not name:
        desk.note(say("{place} names no item of data; left out.", place=place))
        return None
    return ItemRead(
        name=name,
        system=said.get("system", ""),
        why=said.get("why", ""),
        decision=said.get("decision", ""),
        last_used=_day(said, "last_used", place, desk),
        personal=_personal(said, place, desk),
        categories=categories,
        subjects=_many(said.get("subjects", "")),
        legal_basis=said.get("legal_basis", ""),
        special_basis=said.get("special_basis", ""),
        source=said.get("source", ""),
        recipients=_recipients(said, told, place, desk),
        where=said.get("where", ""),
        law=said.get("law", ""),
        life=_life(said, place, desk),
        place=place,
    )


def _life(said: Mapping[str, str], place: str, desk: Desk) -> Life:
    method = said.get("method", "")
    return Life(
        rule=said.get("rule", ""),
        after=_length(said, "after", place, desk),
        counted_from=said.get("counted_from", ""),
        on=_day(said, "on", place, desk),
        method=_method(method, place, desk),
        cap=_length(said, "cap", place, desk),
    )


def _method(words: str, place: str, desk: Desk) -> Ending:
    if not words or is_unsaid(words):
        return Ending.UNSAID
    found = {_BY_WORD[one] for one in (folded(words), *map(folded, words.split())) if one in _BY_WORD}
    if len(found) == 1:
        return found.pop()
    desk.note(say("{place}, method: “{words}” is none that is known; left out.", place=place, words=shortened(words)))
    return Ending.UNSAID


def _personal(said: Mapping[str, str], place: str, desk: Desk) -> Personal:
    if ways.said(said.get("special", "")) is Said.YES:
        return Personal.SPECIAL
    words = said.get("personal", "")
    if not words:
        return Personal.UNSAID
    by_name = {folded(one.value): one for one in Personal}
    if (found := by_name.get(folded(words))) is not None:
        return found
    if is_unsaid(words):
        return Personal.UNSAID
    answer = ways.said(words)
    if answer is not Said.UNSAID:
        return Personal.IDENTIFIABLE if answer is Said.YES else Personal.NONE
    desk.note(say("{place}, personal: “{words}” is no answer; left out.", place=place, words=shortened(words)))
    return Personal.UNSAID


def _length(said: Mapping[str, str], field: str, place: str, desk: Desk) -> str:
    words = said.get(field, "")
    found = words if is_duration(words) else ways.duration(words) if words else ""
    if words and not found:
        what = "{place}, {field}: “{words}” is no length of time; write 30 days or P30D. Left out."
        desk.note(say(what, place=place, field=field, words=shortened(words)))
    return found or ""


def _day(said: Mapping[str, str], field: str, place: str, desk: Desk) -> date | None:
    words = said.get(field, "")
    found = ways.day(words) if words else None
    if words and found is None:
        what = "{place}, {field}: “{words}” is no day beyond doubt; write 2026-12-31. Left out."
        desk.note(say(what, place=place, field=field, words=shortened(words)))
    return found


def _recipients(said: Mapping[str, str], told: Mapping[str, str], place: str, desk: Desk) -> tuple[Recipient, ...]:
    """Recipients line by line, with what stands on the same line about each; one line stands for all of them."""
    names = _many(said.get("recipients", ""))
    columns = {field: _lines(said.get(field, "")) for field in ("countries", "their_laws", "rules")}
    columns["countries"] = ["" if _only_yes_or_no(line) else line for line in columns["countries"]]
    if not names:
        for field in (field for field, lines in columns.items() if any(lines)):
            words = "{place}, {field}: nobody is named who receives the data; left out."
            desk.note(say(words, place=place, field=field))
        return ()
    for field, lines in columns.items():
        if len(names) == 1:
            columns[field] = [" ".join(filter(None, lines))]
        elif len(lines) == 1:
            columns[field] = lines * len(names)
        elif len(lines) not in (0, len(names)):
            words = "{place}, {field}: lines {n} beside recipients {all}: which is whose cannot be told; left out."
            desk.note(say(words, place=place, field=field, n=len(lines), all=len(names)))
            columns[field] = []
    rows = zip_longest(names, *columns.values(), fillvalue="")
    return tuple(Recipient(name, country, law, rules) for name, country, law, rules in rows)


def _many(cell: str) -> tuple[str, ...]:
    """A list: lines or semicolons. A comma sets nothing apart: it stands within names too."""
    parts = _SETS_APART.split(cell)
    return tuple(dict.fromkeys(one for part in parts if (one := part.strip(" •-\t")) and not is_unsaid(one)))


def _only_yes_or_no(line: str) -> bool:
    """Whether a line only answers the question whether data leave the country: "No" is not Norway, and NO is."""
    return line.isalpha() and not line.isupper() and ways.said(line) is not Said.UNSAID


def _lines(cell: str) -> list[str]:
    return ["" if is_unsaid(line.strip()) else line.strip() for line in cell.splitlines()] if cell else []
