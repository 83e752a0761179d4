"""What the checks found across all cases: how often, never who is best. There is no total and no ranking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ombud.casefile.checks import CHECKS
from ombud.casefile.questions import QUESTIONS, Question
from ombud.evidence.finding import Noticed, Standing
from ombud.web import shown
from ombud.web.kept import kept
from ombud.web.models import RegisterRow

COLUMNS = (Standing.CROSSED, Standing.SILENT, Standing.KEPT, Standing.NOT_DUE, Standing.DOES_NOT_APPLY)


@dataclass(frozen=True, slots=True)
class Row:
    """One check over all cases: a count for each way to stand, in the order of the columns."""

    number: str
    title: str
    counts: tuple[int, ...]


@require_safe
@kept
def page(request: HttpRequest) -> HttpResponse:
    """One table for each question, a row for each check."""
    last = RegisterRow.objects.order_by("-pk").first()
    summary: Mapping[str, Any] = last.summary if last else {}
    noticed = [(Noticed(what), n) for what, n in sorted(summary.get("noticed", {}).items())]
    context = {
        "pass": last,
        "cases": summary.get("cases", 0),
        "examples": summary.get("examples", 0),
        "columns": [(standing.value, shown.STANDINGS[standing]) for standing in COLUMNS],
        "groups": [(question, _rows(question, summary.get("standings", {}))) for question in QUESTIONS],
        "noticed": noticed,
        "shared": summary.get("shared", []),
        "boilerplate": summary.get("boilerplate", {}),
        "here": "register",
    }
    return render(request, "ombud/register.html", context)


def _rows(question: Question, standings: Mapping[str, Mapping[str, int]]) -> tuple[Row, ...]:
    checks = (check for check in CHECKS if check.number.startswith(f"{question.number}."))
    return tuple(Row(c.number, c.title, _counts(standings.get(c.number, {}))) for c in checks)


def _counts(found: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(found.get(standing.value, 0) for standing in COLUMNS)
