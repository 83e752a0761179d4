"""A file that was read is brought into the log: new cases are opened, and known ones get only what changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ombud.asked.entries import Record
from ombud.casefile.citywide import CITY
from ombud.casefile.read import fold
from ombud.formats.again import against
from ombud.formats.clerk import ROLE
from ombud.formats.reading import CaseDraft, Reading
from ombud.ledger.entry import Draft, Entry
from ombud.web import log, passing
from ombud.web.models import EntryRow

Progress = Callable[[int, int], None]
Records = dict[tuple[str, str], list[str]]  # (register, number in it) -> cases, nearly always one


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of bringing a file in: cases opened, cases added to, cases that had it all, entries written."""

    opened: int
    added_to: int
    unchanged: int
    entries: int


def bring(
    reading: Reading, now: datetime, today: date, progress: Progress | None = None, look_over: bool = True
) -> Brought:
    """Write what a reading says and the log does not yet: all of it under one checkpoint, or nothing.

    Bringing the same file in again adds nothing. A record is known again by its register and number there.
    ``look_over`` makes the pass over all cases that an import needs; who brings in several files makes it once.
    """
    with transaction.atomic():
        log.locked()
        there = cases_there()
        said = dict(news(reading, there, progress))
        added = log.append_all({case: drafts for case, drafts in said.items() if drafts}, now)
        brought = Brought(
            opened=len(added.keys() - there),
            added_to=len(added.keys() & there),
            unchanged=len(said) - len(added),
            entries=sum(map(len, added.values())),
        )
    if added and look_over:
        passing.pass_over_all(today)
    return brought


def cases_there() -> set[str]:
    """The names of all cases in the log, and the one that no case can take."""
    return {CITY, *EntryRow.objects.values_list("case", flat=True).distinct()}


def news(
    reading: Reading, there: set[str], progress: Progress | None = None
) -> Iterator[tuple[str, tuple[Draft, ...]]]:
    """Each case of the reading, in its order, under the name that it has in the log, with what is to be added to it.

    ``there`` are the cases that the log has. Nothing is written.
    """
    known, taken = _records(), set(there)
    for number, case in enumerate(reading.cases, 1):
        if carried := _carried(case, there):
            name, added = carried
        else:
            name = _held(case, known.get(_record(case), [])) or free(case.slug, taken)
            added = against(fold(name, log.entries(name)), case.drafts) if name in there else case.drafts
        taken.add(name)
        yield name, added
        if progress:
            progress(number, len(reading.cases))


def _carried(case: CaseDraft, there: set[str]) -> tuple[str, tuple[Draft, ...]] | None:
    """The case that begins as another city's case does, entry for entry, and what it lacks of it.

    Such a case was carried over whole, roles and times and all; a register's statements are told apart in another way.
    """
    if all(draft.role == ROLE for draft in case.drafts):
        return None
    name, number = case.slug, 1
    while name in there:
        held = log.entries(name)
        if all(_says(draft, entry) for draft, entry in zip(case.drafts, held, strict=False)):
            return name, case.drafts[len(held) :]
        number += 1
        name = f"{case.slug}-{number}"
    return None


def _says(draft: Draft, entry: Entry) -> bool:
    return (draft.body, draft.role, draft.time) == (entry.body, entry.role, entry.time)


def _held(case: CaseDraft, holders: list[str]) -> str:
    """The case that holds this record already, each one taken once; empty if there is none left."""
    if not holders:
        return ""
    found = case.slug if case.slug in holders else holders[0]
    holders.remove(found)
    return found


def _record(case: CaseDraft) -> tuple[str, str]:
    """By what a record is known again."""
    for draft in case.drafts:
        if isinstance(draft.body, Record):
            said = draft.body
            return _known_by(said.register_name, said.record_id, said.organisation, said.title)
    return "", case.slug


def _records() -> Records:
    """The cases that the log holds of each record; a later statement about a case takes the place of the earlier."""
    told: dict[str, tuple[str, str]] = {}
    rows = EntryRow.objects.filter(kind=Record.kind).order_by("index").values_list("case", "sealed")
    for case, sealed in rows.iterator():
        fields = json.loads(sealed)["fields"]
        names = ("register_name", "record_id", "organisation", "title")
        told[case] = _known_by(*(fields[f"body.{name}"].get("value") or "" for name in names))
    found: Records = {}
    for case, key in told.items():
        found.setdefault(key, []).append(case)
    return found


def _known_by(register: str, number: str, organisation: str, title: str) -> tuple[str, str]:
    """A record's register and number in it; where it has no number, who keeps it and what it is called."""
    return register, number or f"{organisation}: {title}"


def free(slug: str, taken: set[str]) -> str:
    """The name itself, or with a number behind it where another case has it already."""
    name, number = slug, 1
    while name in taken:
        number += 1
        name = f"{slug}-{number}"
    return name
