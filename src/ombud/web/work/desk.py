"""The desk of a case: question by question, what is written, what is missing, and what can be added."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ombud.casefile.citywide import CITY
from ombud.casefile.read import Answer
from ombud.evidence.computed import Computed
from ombud.evidence.finding import Standing
from ombud.ledger.entry import Entry, Unread
from ombud.people.rule import Act
from ombud.web.telling import kind_name
from ombud.web.work.cases import Cases, Desk
from ombud.web.work.door import for_workers, reads
from ombud.web.work.lacks import FILLED, add_address, ahead, lack, may_measure, next_stage

OPEN = (Standing.CROSSED, Standing.SILENT)


@reads
@for_workers
def desk(request: HttpRequest, cases: Cases, slug: str) -> HttpResponse:
    if slug == CITY:
        return redirect("work-recommendations")
    mine = cases.readable(slug)
    to = next_stage(mine.file.sheet.stage)
    context = {
        "file": mine.file,
        "next": to,
        "gate": ahead(mine, to) if to else None,
        "may_measure": may_measure(mine),
        "parts": [_part(mine, answer) for answer in mine.file.sheet.answers],
    }
    return render(request, "work/case.html", context)


def _part(mine: Desk, answer: Answer) -> dict[str, Any]:
    findings = sorted((f for f in answer.findings if f.standing in OPEN), key=lambda f: OPEN.index(f.standing))
    word = answer.question.word
    kinds = [kind for kind in FILLED.values() if kind.question() == word and mine.may_add(kind)]
    return {
        "question": answer.question,
        "lacks": [lack(mine, finding) for finding in findings],
        "written": [_row(mine, entry) for entry in mine.file.entries if _stands(mine, entry, word)],
        "kinds": [
            {"href": add_address(mine.slug, kind), "word": kind_name(kind), "help": _(kind.help())} for kind in kinds
        ],
    }


def _stands(mine: Desk, entry: Entry, word: str) -> bool:
    return entry.kind.partition(".")[0] == word and mine.stands(entry.seq)


def _row(mine: Desk, entry: Entry) -> dict[str, Any]:
    about = mine.of(entry)
    typed = not isinstance(entry.body, (Unread, Computed))
    return {
        "entry": entry,
        "supersede": typed and mine.may(Act.SUPERSEDE, about),
        "withdraw": mine.may(Act.WITHDRAW, about),
        "erase": mine.may(Act.ERASE, about),
    }
