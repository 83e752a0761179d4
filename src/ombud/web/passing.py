"""The pass over all cases: every card made again, and what can only be noticed by reading them side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
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
    """Read every case and write its card. Gives the number of cases.

    Run it after an import and once a night: a reply can be overdue today that was not yesterday. Nobody who wants to
    say something is held up while we read; what was said meanwhile is read again before the cards are written.
    """
    today = today or timezone.localdate()
    read_all = {case: Passed.of(case, entries, today) for case, entries in log.everything()}
    with transaction.atomic():
        log.locked()
        last = dict(EntryRow.objects.order_by("case", "seq").values_list("case", "index"))
        lengths = log.lengths(last)
        for case in [name for name in last if name not in read_all or read_all[name].length != lengths[name]]:
            read_all[case] = Passed.of(case, log.entries(case), today)
        CaseCard.objects.all().delete()
        CaseCard.objects.bulk_create([one.card(last[case]) for case, one in read_all.items()], batch_size=200)
        _note(today, tallied(one.sheet for one in read_all.values()).as_json())
    return len(read_all)


@dataclass(frozen=True, slots=True)
class Passed:
    """A case as the pass read it."""

    entries: tuple[Entry, ...]
    sheet: Sheet
    shared: tuple[Notice, ...]

    @classmethod
    def of(cls, case: str, entries: tuple[Entry, ...], today: date, shared: tuple[Notice, ...] = ()) -> Passed:
        return cls(entries, read(case, entries, today, (*noticed.in_case(case, entries, today), *shared)), shared)

    @property
    def length(self) -> int:
        return len(self.entries)

    def card(self, last_index: int) -> CaseCard:
        return cards.carded(self.sheet, self.entries, last_index, self.shared)


def tallied(sheets: Iterable[Sheet]) -> Tally:
    """The counts over all sheets."""
    tally = Tally()
    for sheet in sheets:
        tally.add(sheet)
    return tally


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
