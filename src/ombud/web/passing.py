"""The pass over all cases: every card made again, and what can only be noticed by reading them side by side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from ombud.asked.entries import Purpose
from ombud.asked.sharedtext import Likeness, folded
from ombud.casefile.citywide import CITY
from ombud.casefile.history import bulk_seqs
from ombud.casefile.read import Sheet, fold
from ombud.casefile.register import Register, read_register
from ombud.evidence.finding import Noticed
from ombud.formats.vendortexts import vendor_texts
from ombud.ledger.entry import Entry
from ombud.ledger.stack import Stack
from ombud.web import cards, log
from ombud.web.models import CaseCard, EntryRow, RegisterRow

MOST_TEXTS = 12
LONGEST_TEXT = 600  # characters of a shared text that are shown


def pass_over_all(today: date | None = None) -> int:
    """Read every case and write its card. Gives the number of cases.

    Run it after an import and once a night: a reply can be overdue today that was not yesterday. Nobody who wants to
    say something is held up while we read; what was said meanwhile is read again before the cards are written.
    """
    today = today or timezone.localdate()
    cases = {case: entries for case, entries in log.everything() if case != CITY}
    register, seen, summary = _read(cases, today)
    with transaction.atomic():
        log.locked()
        last = dict(EntryRow.objects.exclude(case=CITY).order_by("case", "seq").values_list("case", "index"))
        lengths = log.lengths(last)
        made = []
        for case, index in last.items():
            if len(cases.get(case, ())) == lengths[case]:
                made.append(cards.carded(register.sheets[case], cases[case], index, seen[case]))
            else:
                made.append(cards.card(case, log.entries(case), index, today, seen.get(case, cards.SeenByPass())))
        CaseCard.objects.all().delete()
        CaseCard.objects.bulk_create(made, batch_size=200)
        _note(today, summary)
    return len(made)


def _read(
    cases: Mapping[str, Sequence[Entry]], today: date
) -> tuple[Register, dict[str, cards.SeenByPass], dict[str, Any]]:
    """All cases side by side: their sheets, what only shows that way, and how often what was found."""
    stacks = {case: fold(case, entries) for case, entries in cases.items()}
    bulk = bulk_seqs(stacks)
    register = read_register(cases, today, vendor_texts())
    seen = {
        case: cards.SeenByPass(
            tuple(one for one in found if one.what is Noticed.SHARED_TEXT), tuple(sorted(bulk.get(case, ())))
        )
        for case, found in register.notices.items()
    }
    summary = tallied(register.sheets.values()).as_json()
    summary["boilerplate"] = register.summary()["boilerplate"]
    summary["shared"] = _shared_texts(register, stacks)
    return register, seen, summary


def _shared_texts(register: Register, stacks: Mapping[str, Stack]) -> list[dict[str, Any]]:
    """The purposes that most cases share word for word, with the number of organisations behind them."""
    cases: Counter[str] = Counter()
    organisations: dict[str, set[str]] = defaultdict(set)
    for case, alike in register.sharing.of.items():
        said = stacks[str(case)].last(Purpose)
        if said and alike.likeness is Likeness.WORD_FOR_WORD:
            text = folded(said.body.text)
            cases[text] += 1
            organisations[text].add(register.sheets[str(case)].organisation)
    most = cases.most_common(MOST_TEXTS)
    return [{"text": text[:LONGEST_TEXT], "cases": n, "organisations": len(organisations[text])} for text, n in most]


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
