"""Where a case's pages lead to what was measured in it: from the case, from a question, and from a finding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ombud.evidence.computed import Computed
from ombud.evidence.finding import Finding
from ombud.ledger.entry import Entry
from ombud.served.computed import Measurement
from ombud.web import measurements
from ombud.web.reading import CaseFile


@dataclass(frozen=True, slots=True)
class Lead:
    """A link to a measurement, or to the part of it that bears on a demand. ``key`` is empty for the whole."""

    seq: int
    what: str
    place: str
    key: str = ""


def in_case(file: CaseFile) -> tuple[Lead, ...]:
    """Every measurement that stands."""
    return tuple(Lead(one.entry.seq, one.body.what, one.body.place) for one in file.stack.of(Measurement))


def in_question(file: CaseFile, word: str) -> tuple[Lead, ...]:
    """The measurements that hold figures of a question: all for who gains, some for who is in the data."""
    figures = (entry for entry in file.stack.standing() if _computed(entry) and _question(entry) == word)
    files = {sha256 for entry in figures for sha256 in _cited(entry)}
    return tuple(lead for lead in in_case(file) if files & _cited(file.entries[lead.seq]))


def in_finding(file: CaseFile, finding: Finding) -> tuple[Lead, ...]:
    """The part of each measurement that a finding rests on."""
    return _of(file, (file.entries[seq] for seq in finding.entries if seq < len(file.entries)), finding.check)


def in_entry(file: CaseFile, entry: Entry) -> tuple[Lead, ...]:
    """The measurement that a computed figure came with, or that an entry is itself."""
    if isinstance(entry.body, Measurement):
        return (Lead(entry.seq, entry.body.what, entry.body.place),)
    return _of(file, (entry,), "")


def _of(file: CaseFile, entries: Iterable[Entry], demand: str) -> tuple[Lead, ...]:
    files = {sha256 for entry in entries if _computed(entry) for sha256 in _cited(entry)}
    found = (one for one in file.stack.ever(Measurement) if files & _cited(one.entry))
    return tuple(
        Lead(one.entry.seq, one.body.what, one.body.place, _key(one.entry, demand) if demand else "") for one in found
    )


def _key(entry: Entry, demand: str) -> str:
    """The first part that answers a demand; nothing where the document cannot be shown."""
    found = measurements.there(entry)
    parts = found.measured.parts if found else ()
    return next((part.key for part in parts if part.demand == demand), "")


def _computed(entry: Entry) -> bool:
    return isinstance(entry.body, Computed)


def _question(entry: Entry) -> str:
    return entry.kind.partition(".")[0]


def _cited(entry: Entry) -> set[str]:
    return {cite.sha256 for cite in entry.cites if cite.sha256}
