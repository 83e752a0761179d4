"""The pass over all cases: every card made again, and what can only be noticed by reading them side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from ombud.casefile.read import Sheet, read
from ombud.evidence.finding import Notice
from ombud.ledger.entry import Entry
from ombud.web import cards, log, noticed
from ombud.web.models import CaseCard, EntryRow, RegisterRow


def pass_over_all(today: date | None = None) -> int:
    """Read every case and write its card, in one transaction. Gives the number of cases.

    Run it after an import and once a night: a reply can be overdue today that was not yesterday.
    """
    today = today or timezone.localdate()
    with transaction.atomic():
        log.locked()
        tally, made = Tally(), []
        last = dict(EntryRow.objects.order_by("case", "seq").values_list("case", "index"))
        for case, entries in log.everything():
            shared: Sequence[Notice] = ()
            sheet = _read(case, entries, today, shared)
            tally.add(sheet)
            made.append(cards.carded(sheet, entries, last[case], shared))
        CaseCard.objects.all().delete()
        CaseCard.objects.bulk_create(made, batch_size=200)
        _note(today, tally.as_json())
    return len(made)


def _read(case: str, entries: Sequence[Entry], today: date, shared: Sequence[Notice]) -> Sheet:
    return read(case, entries, today, (*noticed.in_case(case, entries, today), *shared))


class Tally:
    """How often each check found what, over all cases but the worked examples. Nothing is added up beyond that."""

    def __init__(self) -> None:
        self.cases = 0
        self.examples = 0
        self.standings: dict[str, Counter[str]] = {}
        self.noticed: Counter[str] = Counter()

    def add(self, sheet: Sheet) -> None:
        if sheet.example:
            self.examples += 1
            return
        self.cases += 1
        for finding in sheet.findings:
            self.standings.setdefault(finding.check, Counter())[finding.standing.value] += 1
        self.noticed.update({notice.what.value for finding in sheet.findings for notice in finding.noticed})

    def as_json(self) -> dict[str, Any]:
        return {
            "cases": self.cases,
            "examples": self.examples,
            "standings": {check: dict(found) for check, found in self.standings.items()},
            "noticed": dict(self.noticed),
        }


def _note(today: date, summary: dict[str, Any]) -> None:
    """Say when the pass was made and what it found, in the one row there is."""
    head = log.head()
    values = {"size": head.size if head else 0, "today": today, "made": timezone.now(), "summary": summary}
    RegisterRow.objects.update_or_create(pk=1, defaults=values)
