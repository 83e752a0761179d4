"""Where a case's pages lead to what was measured in it: from the case, from a question, and from a finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ombud.casefile.made import ever_made, made
from ombud.evidence.computed import Computed, Made
from ombud.evidence.finding import Finding
from ombud.ledger.entry import Entry
from ombud.ledger.stack import Stated
from ombud.web import measurements
from ombud.web.reading import CaseFile
from ombud.words import Sentence


@dataclass(frozen=True, slots=True)
class Lead:
    """A link to a measurement, or to a part of it that bears on a demand: its key and title, empty for the whole."""

    seq: int
    what: str
    place: str
    key: str = ""
    sort: str = ""
    title: Sentence | None = None


def in_case(file: CaseFile) -> tuple[Lead, ...]:
    """Every measurement that stands."""
    return tuple(_whole(one.entry.seq, one.body) for one in made(file.stack))


def in_question(file: CaseFile, word: str) -> tuple[Lead, ...]:
    """The measurements that hold figures of a question: all for who gains, some for who is in the data."""
    figures = (entry for entry in file.stack.standing() if _computed(entry) and _question(entry) == word)
    files = {sha256 for entry in figures for sha256 in _cited(entry)}
    return tuple(lead for lead in in_case(file) if files & _cited(file.entries[lead.seq]))


def in_finding(file: CaseFile, finding: Finding) -> tuple[Lead, ...]:
    """The parts of each measurement that a finding rests on."""
    return _of(file, (file.entries[seq] for seq in finding.entries if seq < len(file.entries)), finding.check)


def in_entry(file: CaseFile, entry: Entry) -> tuple[Lead, ...]:
    """The measurement that a computed figure came with, or that an entry is itself."""
    if isinstance(entry.body, Made):
        return (_whole(entry.seq, entry.body),)
    return _of(file, (entry,), "")


def _of(file: CaseFile, entries: Iterable[Entry], demand: str) -> tuple[Lead, ...]:
    files = {sha256 for entry in entries if _computed(entry) for sha256 in _cited(entry)}
    found = (one for one in ever_made(file.stack) if files & _cited(one.entry))
    return tuple(lead for one in found for lead in _leads(one, demand))


def _leads(one: Stated[Made], demand: str) -> Iterator[Lead]:
    """The parts that answer a demand; the whole where none is named, or the document cannot be shown."""
    opened = measurements.there(one.entry) if demand else None
    whole = _whole(one.entry.seq, one.body)
    parts = [part for part in (opened.measured.parts if opened else ()) if part.demand == demand]
    if not parts:
        yield whole
    for part in parts:
        yield replace(whole, key=part.key, title=part.title)


def _whole(seq: int, body: Made) -> Lead:
    return Lead(seq, body.what, body.place, sort=getattr(body, "sort", ""))


def _computed(entry: Entry) -> bool:
    return isinstance(entry.body, Computed)


def _question(entry: Entry) -> str:
    return entry.kind.partition(".")[0]


def _cited(entry: Entry) -> set[str]:
    return {cite.sha256 for cite in entry.cites if cite.sha256}
