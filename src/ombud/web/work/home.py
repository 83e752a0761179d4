"""My cases: each with what it lacks most for its next stage, and a way straight to the form that answers it."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ombud.ledger.stage import Stage
from ombud.people.rule import Act
from ombud.web.models import CaseCard
from ombud.web.work.cases import Cases
from ombud.web.work.door import for_workers, reads
from ombud.web.work.lacks import lack, next_stage, pressing
from ombud.web.work.replying import ADDING

A_PAGE = 12  # each case is read whole, so a page shows a dozen
SHOWN = 3


@reads
@for_workers
def home(request: HttpRequest, cases: Cases) -> HttpResponse:
    asked = request.GET.get("q", "").strip()[:100]
    page = Paginator(cases.cards(asked), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "cases": cases,
        "q": asked,
        "page": page,
        "rows": [_row(cases, card) for card in page],
        "may_open": cases.may(Act.OPEN),
        "may_reply": cases.may(Act.ADD, ADDING),
        "may_import": cases.may(Act.IMPORT),
        "may_manage": cases.may(Act.PEOPLE),
        "may_meet": cases.may(Act.MEET) or cases.may(Act.MODERATE),
    }
    return render(request, "work/home.html", context)


def _row(cases: Cases, card: CaseCard) -> dict[str, object]:
    desk = cases.readable(card.slug)
    found = pressing(desk)
    lacks = [lack(desk, finding) for finding in found[:SHOWN]]
    return {"card": card, "next": next_stage(Stage(card.stage)), "lacks": lacks, "count": len(found)}
