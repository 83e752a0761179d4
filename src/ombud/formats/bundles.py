"""A case of another Ombud: its bundle, which proves itself, or the bare lines of its ledger."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from ombud.asked.entries import Opening, Record
from ombud.casefile import bundle, kinds
from ombud.casefile.unzipped import BrokenBundle
from ombud.formats.clerk import Progress, Tally, reading
from ombud.formats.reading import CaseDraft, Reading, Unreadable
from ombud.formats.safe import MAX_RECORDS, Source
from ombud.ledger import file as ledger_file
from ombud.ledger import seal
from ombud.ledger.entry import Draft, Entry
from ombud.ledger.file import BrokenLine, Line
from ombud.words import Sentence, say

NAME = "Ombud case"
_BEGINNING = (b'"fields"', b'"leaf"', b'"salt"', b'"index"')


def is_bundle(head: bytes) -> bool:
    """Whether it is a bundle: an archive that begins with our own files."""
    return head.startswith(b"PK\x03\x04") and b"ledger.jsonl" in head and b"checkpoint" in head


def can_read(head: bytes, name: str) -> bool:
    """Whether it is a bundle, or lines of a ledger."""
    first = head.partition(b"\n")[0]
    return is_bundle(head) or (first.startswith(b"{") and all(word in head for word in _BEGINNING))


def read(source: Source, *, today: date, progress: Progress | None = None) -> Reading:
    """Every case with its entries as they were written: roles, times and sources stay theirs.

    A bundle is checked against the key inside it; that shows it is whole, not whose it is. Lines of a ledger are
    checked seal by seal, and nothing shows that none is missing.
    """
    bundled = is_bundle(source.head)
    lines = _bundled(source) if bundled else _bare(source)
    if len(lines) > MAX_RECORDS:
        what = say("there are more than {n} entries in it", n=MAX_RECORDS)
        raise Unreadable(what, source.name, say("export fewer cases at once"))
    by_case: dict[str, list[Entry]] = {}
    for line in lines:
        entry = _opened(line, source.name)
        by_case.setdefault(entry.case, []).append(entry)
    cases = [_case(name, entries, source.name) for name, entries in by_case.items()]
    return reading(NAME, source, cases, Tally(), (*_notes(bundled, by_case), *source.notes))


def _notes(bundled: bool, by_case: dict[str, list[Entry]]) -> tuple[Sentence, ...]:
    bare = say("The lines of a ledger alone do not show that none is missing: ask for the bundle.")
    notes = [] if bundled else [bare]
    erased = sum(bool(entry.erased) for entries in by_case.values() for entry in entries)
    if erased:
        notes.append(say("{n} entries have fields that were erased by law.", n=erased))
    return tuple(notes)


def _bundled(source: Source) -> tuple[Line, ...]:
    with tempfile.TemporaryDirectory(prefix="ombud-") as folder:
        path = Path(folder) / "case.ombud.zip"
        path.write_bytes(source.data)
        try:
            return bundle.read(path, Path(folder) / "out").lines
        except (BrokenBundle, OSError) as error:
            raise _broken(source.name, error.args[-1], say("ask for another copy")) from None


def _bare(source: Source) -> tuple[Line, ...]:
    try:
        return tuple(ledger_file.read_from(io.BytesIO(source.data), source.name))
    except BrokenLine as error:
        raise _broken(f"{source.name}, line {error.line}", error.what, say("ask for another copy")) from None


def _opened(line: Line, name: str) -> Entry:
    place = f"{name}, entry {line.index}"
    try:
        return seal.opened(line.sealed, kinds.body)
    except (ValidationError, ValueError, TypeError) as error:
        what = say("the entry does not fit its kind")
        raise Unreadable(what, place, say("ask for another copy")) from error


def _broken(where: str, why: object, mend: Sentence) -> Unreadable:
    return Unreadable(say("{why}", why=str(why).rstrip(".")), where, mend)


def _case(name: str, entries: Sequence[Entry], file: str) -> CaseDraft:
    """The case as drafts, whose ``replaces`` count within them."""
    place = {entry.seq: number for number, entry in enumerate(entries)}
    if list(place.values()) != list(range(len(entries))) or [e.seq for e in entries] != list(range(len(entries))):
        what = say("entries of the case {case} are missing or out of order", case=name)
        raise Unreadable(what, file, say("ask for the whole case"))
    drafts = tuple(Draft(e.body, e.role, e.time, e.office, e.replaces, e.cites) for e in entries)
    opening = next((e.body for e in reversed(entries) if isinstance(e.body, Opening)), None)
    record = next((e.body for e in reversed(entries) if isinstance(e.body, Record)), None)
    title = opening.title if opening else record.title if record else name
    return CaseDraft(name, title, record.organisation if record else "", "", drafts)
