"""A register of contacts as a table: Toronto's columns, or those of a plain sheet of one's own, named as one likes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from ombud.formats import ways
from ombud.formats.hearing.longtable import Line, LongTable, long_table
from ombud.formats.lobbyheadings import HEADINGS, PEOPLE, by_heading
from ombud.formats.lobbypeople import Dropped, words
from ombud.formats.lobbytoronto import of_communication, of_doors, of_topics
from ombud.formats.reading import Unreadable
from ombud.formats.safe import shortened
from ombud.formats.texts import folded
from ombud.held.contacts.met import Met, Offer
from ombud.held.entries_contacts import Door
from ombud.ledger.entry import Said
from ombud.ledger.stage import Stage
from ombud.words import Sentence, say

E = TypeVar("E", bound=StrEnum)
Read = tuple[tuple[Met, ...], tuple[Sentence, ...], bool]
"""Contacts, what is to be said of them, and whether one meeting stands once for each official."""
MOST_HOURS = 1000.0  # of one contact; more is a slip of the pen, or minutes

TORONTO = (
    "pohoffice", "pohtype", "pohposition", "pohname", "communicationmethod", "communicationsmethod",
    "communicationdate", "communicationgroupid", "lobbyistfirstname", "lobbyistlastname", "lobbyistbusiness",
    "smnumber", "subjectmatter",
)  # fmt: skip
_NEEDED_TORONTO = {
    "communicationdate": "communication_date",
    "pohoffice": "poh_office",
    "lobbyistbusiness": "lobbyist_business",
}
_OFFERS = {Offer.GIFT: "gift", Offer.TRIAL: "trial", Offer.TRAVEL: "travel", Offer.DEMO: "demo"}


def _nothing(_: str) -> None:
    """No heading is known: a look at the table before it is read."""


def is_toronto(headings: tuple[str, ...]) -> bool:
    """Whether a table has the columns of Toronto's communications."""
    there = set(map(folded, headings))
    return "communicationdate" in there or {"pohoffice", "lobbyistbusiness"} <= there


def read_table(path: Path, columns: Mapping[str, str], dropped: Dropped) -> Read:
    """The contacts of a table. ``columns`` names for our fields the headings of the sheet, where they are its own.

    Raises :class:`~ombud.formats.reading.Unreadable`, with file, line and field.
    """
    glance = long_table(path, _nothing, {})
    if not columns and is_toronto(glance.headings):
        return _of_toronto(path, dropped)
    own = _own(columns, glance)
    table = long_table(path, own, {"vendor": columns.get("vendor", "vendor"), "on": columns.get("on", "date")})
    met = tuple(_met(line, dropped) for line in table.lines())
    found = tuple(one for one in met if one is not None)
    return found, (*table.notes, *_unread(table)), False


def _of_toronto(path: Path, dropped: Dropped) -> Read:
    def known(heading: str) -> str | None:
        return folded(heading) if folded(heading) in TORONTO else None

    table = long_table(path, known, _NEEDED_TORONTO)
    found = tuple(
        met
        for line in table.lines()
        if (met := of_communication(line.told, line.place, dropped, words(line.told.get("smnumber", "")),
                                    of_topics(line.told.get("subjectmatter", "")))) is not None
    )  # fmt: skip
    return found, table.notes, True


def _own(columns: Mapping[str, str], table: LongTable) -> Callable[[str], str | None]:
    """What tells the field of a heading: first as the city says, then as we know it."""
    chosen: dict[str, str] = {}
    for field, heading in columns.items():
        if field not in HEADINGS:
            what = say("there is no field {name}; there are {names}", name=shortened(field), names=", ".join(HEADINGS))
            raise Unreadable(what, "columns", say("name one of these"))
        if folded(heading) not in map(folded, table.headings):
            names = shortened(", ".join(table.headings), 200)
            what = say("there is no column {heading}; there are {names}", heading=shortened(heading), names=names)
            raise Unreadable(what, f"{table.name}, line 1", say("name the column as it is written there"))
        chosen[folded(heading)] = field
    taken = set(chosen.values())

    def known(heading: str) -> str | None:
        if (field := chosen.get(folded(heading))) is not None:
            return field
        field = by_heading().get(folded(heading))
        return None if field in taken else field

    return known


def _unread(table: LongTable) -> Iterator[Sentence]:
    """The columns that nothing was read from: those that name people, and those that are not known."""
    left = [heading for heading, field in zip(table.headings, table.fields, strict=True) if heading and not field]
    people = [heading for heading in left if folded(heading) in PEOPLE]
    others = [heading for heading in left if folded(heading) not in PEOPLE]
    if people:
        yield say("Columns in which people are named, dropped: {names}.", names=shortened(", ".join(people), 200))
    if others:
        yield say("Columns that were not read: {names}.", names=shortened(", ".join(others), 200))


def _met(line: Line, dropped: Dropped) -> Met | None:
    on = dropped.day(line.told.get("on", ""), f"{line.place}, date")
    if on is None:
        return None
    told = line.told
    return Met(
        on=on,
        vendor=dropped.organisation(told.get("vendor", "")),
        office=dropped.office(told.get("office", "")),
        circle=dropped.office(told.get("circle", "")),
        role=dropped.office(told.get("role", "")),
        doors=_doors(told.get("method", "")),
        topics=tuple(filter(None, (dropped.free(part) for part in of_topics(told.get("topic", ""))))),
        case=words(told.get("case", "")),
        stage=_choice(line, "stage", Stage),
        left=dropped.free(told.get("left", "")),
        offers=tuple(offer for offer, field in _OFFERS.items() if _said(line, field) is Said.YES),
        hours=_hours(line),
        next_step=dropped.free(told.get("next_step", "")),
        signed=_said(line, "signed"),
        replied=_said(line, "replied"),
        published=_public(line, on),
    )


def _doors(written: str) -> tuple[Door, ...]:
    """Our own names of doors, or those of Toronto."""
    ours = {folded(door.value): door for door in Door if door is not Door.UNSAID}
    door = ours.get(folded(written))
    return (door,) if door else of_doors(written)


def _said(line: Line, field: str) -> Said:
    written = words(line.told.get(field, ""))
    found = ways.said(written)
    if written and found is Said.UNSAID:
        what = say("“{words}” is neither yes nor no", words=shortened(written, 40))
        raise line.wrong(field, what, say("write yes or no, or leave the cell empty"))
    return found


def _choice(line: Line, field: str, wanted: type[E]) -> E:
    written = words(line.told.get(field, "")) or "unsaid"
    for member in wanted:
        if folded(written) in (folded(member.value), folded(member.name)):
            return member
    choices = ", ".join(member.value for member in wanted)
    what = say("“{words}” is none of {choices}", words=shortened(written, 40), choices=choices)
    raise line.wrong(field, what, say("write one of these, or leave the cell empty"))


def _hours(line: Line) -> float | None:
    hours = line.figure("hours", ",.")
    if hours is not None and not 0 <= hours <= MOST_HOURS:
        what = say("{n} hours cannot be those of one contact", n=hours)
        raise line.wrong("hours", what, say("write hours, not minutes, from 0 to {most}", most=int(MOST_HOURS)))
    return hours


def _public(line: Line, on: date) -> date | None:
    written = words(line.told.get("published", ""))
    if not written:
        return None
    found = ways.day(written)
    if found is None or found < on:
        what = say("“{words}” is no day on or after the contact", words=shortened(written, 40))
        raise line.wrong("published", what, say("write the day as 2026-12-31, or leave the cell empty"))
    return found
