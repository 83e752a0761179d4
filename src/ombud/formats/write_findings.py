"""The findings of many cases as one CSV, a row a finding: for a spreadsheet, without totals or ranks."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable

from ombud.casefile.read import Sheet
from ombud.formats.written import Written
from ombud.words import mark, say

COLUMNS = (
    "case", "title", "organisation", "stage", "check", "standing", "backing", "because", "mend", "entries", "today",
)
_LOST = (
    say("The entries themselves are not in it, only their numbers."),
    say("What Ombud noticed stands in it only where it made a finding."),
)
_ACTIVE = ("=", "+", "-", "@", "\t", "\r")  # what spreadsheets take for the beginning of a formula


def findings_csv(sheets: Iterable[Sheet], translate: Callable[[str], str] = mark) -> Written:
    """Every finding of every sheet; sentences in the language of ``translate``. UTF-8 with a mark, for Excel."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for sheet in sheets:
        for finding in sheet.findings:
            mend = finding.mend.told(translate) if finding.mend else ""
            entries = " ".join(map(str, finding.entries))
            row = (
                sheet.case, sheet.title, sheet.organisation, sheet.stage.value, finding.check, finding.standing.value,
                finding.backing.value, finding.because.told(translate), mend, entries, sheet.today.isoformat(),
            )
            writer.writerow([inert(cell) for cell in row])
    return Written("findings.csv", "text/csv; charset=utf-8", out.getvalue().encode("utf-8-sig"), _LOST)


def inert(cell: str) -> str:
    """A cell that no spreadsheet runs: strangers' words may begin like a formula."""
    return f"'{cell}" if cell.startswith(_ACTIVE) else cell
