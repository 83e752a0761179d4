"""Files read into sheets, laid side by side: the answer that `ombud read` gives in words or in JSON."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ombud.casefile import kinds
from ombud.casefile.read import Sheet
from ombud.casefile.read import read as read_case
from ombud.cli.progress import progress
from ombud.cli.readings import grouped, reading_of
from ombud.cli.stops import WrongUse
from ombud.formats.reading import Change, Reading
from ombud.ledger import file as ledger
from ombud.ledger import seal
from ombud.ledger.entry import Entry

Cases = dict[str, tuple[Entry, ...]]


@dataclass
class Told:
    """What the files say: a sheet for each case, and what could not be carried over."""

    sheets: list[Sheet] = field(default_factory=list)
    files: list[dict[str, Any]] = field(default_factory=list)
    unmapped: Counter[str] = field(default_factory=Counter)
    warnings: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    def one(self, case: str | None) -> Sheet:
        """The sheet of one case; the only one, if none is named."""
        for sheet in self.sheets:
            if case in (None, sheet.case):
                return sheet
        near = [sheet.case for sheet in self.sheets if case and case in sheet.case][:3]
        mend = f"did you mean {' or '.join(near)}?" if near else "see the names with --json"
        raise WrongUse("No case of this name is in the files", f"--case {case}", mend)

    def organisations(self) -> int:
        return len({sheet.organisation for sheet in self.sheets if sheet.organisation})

    def standing(self) -> dict[str, dict[str, int]]:
        """For each check, how many cases stand how."""
        told: dict[str, Counter[str]] = {}
        for sheet in self.sheets:
            for finding in sheet.findings:
                told.setdefault(finding.check, Counter())[finding.standing.value] += 1
        return {check: dict(counts) for check, counts in told.items()}

    def noticed(self) -> Counter[str]:
        """In how many cases each sort of thing was noticed."""
        return Counter(
            what
            for sheet in self.sheets
            for what in {notice.what.value for finding in sheet.findings for notice in finding.noticed}
        )

    def as_json(self, case: str | None = None) -> dict[str, Any]:
        return {
            "summary": self.summary(),
            "cases": [sheet.as_json() for sheet in self.sheets if case in (None, sheet.case)],
            "files": self.files,
            "unmapped": dict(self.unmapped),
            "warnings": self.warnings,
        }

    def summary(self) -> Mapping[str, Any]:
        return {
            "records": len(self.sheets),
            "organisations": self.organisations(),
            "standing": self.standing(),
            "noticed": dict(self.noticed()),
        }


def read_all(paths: Sequence[Path], today: date) -> Told:
    """Read every file and every case in it. Nothing is written anywhere."""
    told, cases = Told(), Cases()
    records, sealed = parted(paths)
    for path in sealed:
        _take(cases, _sealed_cases(path))
        told.files.append({"name": path.name, "format": "Ombud ledger", "sha256": ""})
    for group in grouped(records):
        reading = reading_of(group, today)
        _note(told, reading)
        _take(cases, _drafted(reading))
    told.sheets = list(_sheets(cases, today))
    return told


def parted(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Other people's files, and ledger files or bundles of an Ombud."""
    records: list[Path] = []
    sealed: list[Path] = []
    for path in paths:
        (sealed if _is_sealed(path) else records).append(path)
    return records, sealed


def _is_sealed(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        head = file.read(40)
    if head.startswith(b"PK"):
        return zipfile.is_zipfile(path) and any(n.endswith("ledger.jsonl") for n in zipfile.ZipFile(path).namelist())
    return head.startswith(b'{"fields":{')


def _sealed_cases(path: Path) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    from ombud.cli.verify import unpacked

    if not zipfile.is_zipfile(path):
        yield from _ledger_cases(path)
        return
    with unpacked(path) as folder:
        for one in sorted(folder.rglob("ledger.jsonl")):
            yield from _ledger_cases(one)


def _ledger_cases(path: Path) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    cases: dict[str, list[Entry]] = {}
    for line in ledger.read(path):
        entry = seal.opened(line.sealed, kinds.body)
        cases.setdefault(entry.case, []).append(entry)
    for case, entries in cases.items():
        yield case, tuple(sorted(entries, key=lambda entry: entry.seq))


def _drafted(reading: Reading) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    for case in reading.cases:
        yield case.slug, tuple(draft.placed(case.slug, seq) for seq, draft in enumerate(case.drafts))


def _take(cases: Cases, found: Iterable[tuple[str, tuple[Entry, ...]]]) -> None:
    """Cases of several files may have one name: the later gets a number behind it."""
    for slug, entries in found:
        name, number = slug, 1
        while name in cases:
            number += 1
            name = f"{slug}-{number}"
        cases[name] = entries


def _note(told: Told, reading: Reading) -> None:
    told.files.append({"name": reading.name, "format": reading.format, "sha256": reading.sha256})
    told.unmapped.update(reading.unmapped)
    told.warnings += [str(one) for one in reading.warnings]
    told.changes += reading.changes


def _sheets(cases: Cases, today: date) -> Iterator[Sheet]:
    with progress("Reading cases") as done:
        for number, (case, entries) in enumerate(cases.items(), 1):
            yield read_case(case, entries, today)
            done(number, len(cases))
