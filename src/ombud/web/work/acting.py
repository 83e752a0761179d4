"""The act that ends a module of the course: in which of my cases to do it, and where to write what I think now."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ombud.asked.entries import Opening, Reflection
from ombud.ledger.entry import Body
from ombud.people.rule import Act
from ombud.web.course import module_of, told_in
from ombud.web.models import CaseCard
from ombud.web.work.cases import Cases
from ombud.web.work.door import for_workers, reads
from ombud.web.work.lacks import FILLED, add_address

SHOWN = 12  # each case is asked what may be added to it, so a page shows a dozen


@reads
@for_workers
def act(request: HttpRequest, cases: Cases, number: int) -> HttpResponse:
    """The steps of the act, and a way straight into each case that it can be done in."""
    module = module_of(number)
    kind = FILLED[module.facts.kind]
    asked = request.GET.get("q", "").strip()[:100]
    context = {
        "cases": cases,
        "module": module,
        **told_in(module),
        "q": asked,
        "rows": [_row(cases, card, kind, number) for card in cases.cards(asked)[:SHOWN]],
        "opens": kind is Opening and cases.may(Act.OPEN),
    }
    return render(request, "work/act.html", context)


def _row(cases: Cases, card: CaseCard, kind: type[Body], number: int) -> dict[str, object]:
    """A case with the form of the act, where it can be added to it, and the form of a reflection."""
    desk = cases.readable(card.slug)
    may_act = kind is not Opening and desk.may_add(kind)
    thought = f"{add_address(card.slug, Reflection)}?module={number}"
    return {
        "card": card,
        "act": add_address(card.slug, kind) if may_act else "",
        "reflection": thought if desk.may_add(Reflection) else "",
    }
