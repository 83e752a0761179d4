"""An inventory of data, in any of its four formats, as cases: one for each system, with its items and recipients."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from ombud.evidence.said import told
from ombud.formats import dpv, ropa, sheet
from ombud.formats.clerk import Clerk, Progress, Tally, case, midnight, reading, scoped
from ombud.formats.itemsread import ItemsRead
from ombud.formats.people import looks_like_a_person
from ombud.formats.reading import CaseDraft, Reading, Unreadable
from ombud.formats.safe import Source, shortened
from ombud.formats.slugs import Slugs
from ombud.held.data.ends import Stands, end_of
from ombud.held.data.item import ItemRead, Recipient
from ombud.held.entries import Item, Processor
from ombud.words import say

NAME = "Data inventory"
REGISTER = "Data inventory"
_OF_YAML = (b"fides_key", b"apiVersion", b"privacy_declarations")


def can_read(head: bytes, name: str) -> bool:
    """Whether it is a record of processing activities, fideslang, a data contract, or DPV as JSON-LD.

    A table of technologies, with a title in each row, is a plain sheet, whatever else it tells.
    """
    form = reader_of(head, name)
    return form is not None and not (form == "ropa" and sheet.can_read(head, name))


def reader_of(head: bytes, name: str) -> str | None:
    """Which of the four formats a file is in, by its beginning."""
    if dpv.can_read(head, name):
        return "dpv"
    if head.lstrip()[:1] not in (b"{", b"[", b"<") and any(word in head for word in _OF_YAML):
        fideslang, odcs = _yaml_formats(name)
        if odcs.can_read(head, name):
            return "odcs"
        if fideslang.can_read(head, name):
            return "fideslang"
    return "ropa" if ropa.can_read(head, name) else None


def _yaml_formats(name: str) -> tuple[Any, Any]:
    """What reads YAML, which a base install has not."""
    try:
        from ombud.formats import fideslang, odcs
    except ImportError:
        what = say("what reads YAML is not installed")
        raise Unreadable(what, name, say("install ombud with its extra “held”")) from None
    return fideslang, odcs


def items_in(source: Source, form: str) -> ItemsRead:
    """The items of a file in one of the four formats."""
    if form == "dpv":
        return dpv.read_source(source)
    if form == "ropa":
        return ropa.read_source(source)
    fideslang, odcs = _yaml_formats(source.name)
    read: ItemsRead = (odcs if form == "odcs" else fideslang).read_source(source)
    return read


def read(source: Source, *, today: date, progress: Progress | None = None) -> Reading:
    """One case for each system; items that name none are one case, named after the file."""
    read = items_in(source, reader_of(source.head, source.name) or "ropa")
    tally, slugs, cases = Tally(), Slugs(), list[CaseDraft]()
    tally.unmapped.update(read.unmapped)
    ordered = sorted(read.items, key=lambda item: item.system)
    for system, group in groupby(ordered, key=lambda item: item.system):
        title = system or Path(source.name).stem
        clerk = Clerk(source.sha256, scoped("system", title), midnight(today), tally)
        cases.append(_case(clerk, slugs, title, tuple(group), today))
        if progress:
            progress(len(cases), 0)
    return reading(NAME, source, cases, tally, read.notes)


def _case(clerk: Clerk, slugs: Slugs, title: str, items: Sequence[ItemRead], today: date) -> CaseDraft:
    for number, item in enumerate(items, 1):
        field = f"{shortened(item.name, 100)} {number}".replace(",", " ")
        clerk.write(Item, field, **_item(item, today))
        for who in item.recipients:
            if (who.country or who.law) and not looks_like_a_person(who.name):
                clerk.write(Processor, field, name=who.name, data=item.name, country=who.country, law=who.law)
    clerk.record(title=title, register_name=REGISTER, record_id=title)
    return case(slugs, clerk, "inventory", title, title, "")


def _item(item: ItemRead, today: date) -> dict[str, Any]:
    """The fields of ``held.item/1``. A period that the words give with its start is written as a figure too."""
    life, end = item.life, end_of(item, today)
    spoken = not life.after and end.stands is Stands.PERIOD
    return {
        "name": item.name,
        "why": item.why,
        "decision": item.decision,
        "last_used": item.last_used,
        "personal": item.personal,
        "legal_basis": "\n".join(filter(told, (item.legal_basis, item.special_basis))),
        "recipients": tuple(who.name for who in item.recipients if not looks_like_a_person(who.name)),
        "their_rules": "\n".join(_rules(item.recipients)),
        "where": item.where,
        "law": item.law,
        "end_rule": life.rule,
        "end_after": life.after or (end.duration if spoken else "") or None,
        "counted_from": life.counted_from or (end.start if spoken else ""),
        "end_date": end.on,
        "ending": life.method,
    }


def _rules(recipients: Iterable[Recipient]) -> Iterable[str]:
    for who in recipients:
        if told(who.rules):
            yield who.rules if looks_like_a_person(who.name) else f"{who.name}: {who.rules}"
