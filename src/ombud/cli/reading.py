"""Files read into sheets and laid side by side: the answer that `ombud read` gives in words or in JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ombud.asked.entries import Purpose
from ombud.casefile.read import Sheet
from ombud.casefile.register import Register, read_register
from ombud.cli.progress import progress
from ombud.cli.readings import grouped, reading_of
from ombud.cli.stops import WrongUse
from ombud.formats.reading import Change, Reading
from ombud.formats.vendortexts import vendor_texts
from ombud.ledger.entry import Entry

Cases = dict[str, tuple[Entry, ...]]


@dataclass
class Read:
    """What was taken out of the files: cases, what could not be carried over, and the registers' own history."""

    cases: Cases = field(default_factory=dict)
    files: list[dict[str, Any]] = field(default_factory=list)
    unmapped: Counter[str] = field(default_factory=Counter)
    warnings: list[str] = field(default_factory=list)
    history: list[Change] = field(default_factory=list)

    def take(self, reading: Reading) -> None:
        """Cases of several files may have one name: the later gets a number behind it."""
        for case in reading.cases:
            name, number = case.slug, 1
            while name in self.cases:
                number += 1
                name = f"{case.slug}-{number}"
            self.cases[name] = tuple(draft.placed(name, seq) for seq, draft in enumerate(case.drafts))
        records = len(reading.cases)
        told = {"name": reading.name, "format": reading.format, "sha256": reading.sha256, "records": records}
        self.files.append(told)
        self.unmapped.update(reading.unmapped)
        self.warnings += [str(one) for one in reading.warnings]
        self.history += reading.changes


@dataclass(frozen=True, slots=True)
class Told:
    """The files as they read: a register of sheets, and where they came from."""

    read: Read
    register: Register

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        return tuple(self.register.sheets.values())

    def one(self, case: str | None) -> Sheet:
        """The sheet of one case; the only one, if none is named."""
        for sheet in self.sheets:
            if case in (None, sheet.case):
                return sheet
        near = [sheet.case for sheet in self.sheets if case and case in sheet.case][:3]
        mend = f"did you mean {' or '.join(near)}?" if near else "see the names with --json"
        raise WrongUse("No case of this name is in the files", f"--case {case}", mend)

    def noticed(self) -> Counter[str]:
        """In how many cases each sort of thing was noticed."""
        seen = self.register.notices.values()
        return Counter(what for notices in seen for what in {notice.what.value for notice in notices})

    def as_json(self, case: str | None = None) -> Iterator[str]:
        """The whole as JSON, in pieces: a register's sheets are some tens of megabytes of it."""
        yield f'{{"summary": {_json(self.register.summary() | {"noticed": dict(self.noticed())})}, "cases": ['
        told = (sheet for sheet in self.sheets if case in (None, sheet.case))
        for number, sheet in enumerate(told):
            yield f"{',' if number else ''}\n{_json(sheet.as_json())}"
        left = {"files": self.read.files, "unmapped": dict(self.read.unmapped), "warnings": self.read.warnings}
        yield f"\n], {_json(left)[1:]}\n"


def _json(told: Any) -> str:
    return json.dumps(told, ensure_ascii=False)


def read_all(paths: Sequence[Path], templates: Sequence[Path], today: date) -> Told:
    """Read every file and every case in it. Nothing is written anywhere.

    ``templates`` are files with vendors' own texts, written for all their customers, beside those that Ombud knows.
    """
    found = Read()
    for group in grouped(paths):
        found.take(reading_of(group, today))
    more = [text for path in templates for text in _texts(reading_of((path,), today))]
    models = [*vendor_texts(), *more]
    with progress("Reading cases") as done:
        return Told(found, read_register(found.cases, today, models, found.history, done))


def _texts(reading: Reading) -> Iterator[tuple[str, str]]:
    """The name and the purpose of each template in a file."""
    for case in reading.cases:
        purposes = [draft.body.text for draft in case.drafts if isinstance(draft.body, Purpose)]
        yield from ((case.title, text) for text in purposes[-1:])
