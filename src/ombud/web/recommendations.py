"""The recommendations of the course, and what offices of this city answer to each. Silence is shown as silence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ombud.formats import replytable
from ombud.learn.module import Recommendation
from ombud.learn.shelf import recommended
from ombud.web import coursetext
from ombud.web.headers import downloads
from ombud.web.kept import kept
from ombud.web.replies import NONE, Replies, ReplyShown, replies
from ombud.web.taught import course, page_of, spoken
from ombud.web.written import chapter_of

A_FEW = 4  # replies told under a recommendation in the list; all are on its own page
ON_A_PAGE = 20  # replies in full


@dataclass(frozen=True, slots=True)
class Recommended:
    """A recommendation with who makes it, the demands it bears on, and what was answered.

    ``number`` is that of its module; nothing of a recommendation that the course no longer makes but its id.
    """

    id: str
    replies: Replies
    number: int = 0
    one: Recommendation | None = None
    by: SafeString | str = ""
    demands: tuple[tuple[str, str], ...] = ()

    @property
    def page(self) -> str:
        return page_of(self.id)

    @property
    def few(self) -> tuple[ReplyShown, ...]:
        return self.replies.shown[:A_FEW]

    @property
    def more(self) -> int:
        return max(0, len(self.replies.shown) - A_FEW)


def every(language: str) -> tuple[Recommended, ...]:
    """Each recommendation in a language, in the order of the course; then those that were answered and are gone."""
    said = replies()
    there = tuple(
        Recommended(each.id, said.pop(each.id, NONE), one.facts.number, each, coursetext.linked(one, each.by),
                    coursetext.demands(each.demands))
        for one in course() for each in recommended(one, language)
    )  # fmt: skip
    return (*there, *(Recommended(name, found) for name, found in sorted(said.items())))


@require_safe
@kept
def page(request: HttpRequest) -> HttpResponse:
    """What the experts of the course suggest, and under each how the offices of the city answer."""
    context = {"recommended": every(_language()), "spoken": spoken(), "here": "learn", "chapter": chapter_of("replies")}
    return render(request, "ombud/learn_recommendations.html", context)


@require_safe
@kept
def one(request: HttpRequest, name: str) -> HttpResponse:
    """One recommendation with every reply to it in full."""
    found = next((each for each in every(_language()) if each.id == name), None)
    if found is None:
        raise Http404
    last = max(1, -(-len(found.replies.shown) // ON_A_PAGE))
    told = request.GET.get("page", "1")
    number = min(max(int(told), 1), last) if told.isascii() and told.isdigit() and len(told) < 7 else 1
    pager = {"number": number, "last": last, "before": number - 1, "after": number + 1 if number < last else 0}
    some = found.replies.shown[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    context = {"found": found, "spoken": spoken(), "some": some, "page": pager, "here": "learn"}
    return render(request, "ombud/learn_recommendation.html", context)


@require_safe
@kept
def as_json(request: HttpRequest) -> HttpResponse:
    """Every recommendation with its replies, for machines. One that nobody answered has none."""
    told = {
        "today": timezone.localdate().isoformat(),
        "recommendations": [
            {"id": each.id, "text": each.one.text if each.one else "", "offices": each.replies.offices,
             "replies": [_row(reply) for reply in each.replies.shown]}
            for each in every("en")
        ],
    }  # fmt: skip
    text = json.dumps(told, ensure_ascii=False, indent=1)
    return HttpResponse(text + "\n", content_type="application/json; charset=utf-8")


@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """The same as a table, a row a reply. Silence has its row too."""
    table = replytable.csv_of(_rows())
    return downloads(HttpResponse(table, content_type="text/csv; charset=utf-8"), "replies.csv")


def _rows() -> Iterator[dict[str, Any]]:
    for each in every("en"):
        silence = [{"recommendation": each.id, "answer": replytable.UNSAID}]
        yield from [_row(reply) for reply in each.replies.shown] or silence


def _row(reply: ReplyShown) -> dict[str, Any]:
    entry, body = reply.entry, reply.body
    return {
        "recommendation": body.to, "office": entry.office, "role": entry.role, "on": entry.on.isoformat(),
        "answer": body.answer.value, "because": body.because, "due": body.due.isoformat() if body.due else None,
        "stands": reply.when.value, "who": body.who or None, "shown_in_case": body.case or None,
        "shown_in_entry": body.entry, "record": body.record or None, "said_in_case": entry.case, "entry": entry.seq,
        "log": reply.index, "said_otherwise_before": reply.earlier, "worked_example": reply.example,
        "sources": [cite.url or cite.sha256 or cite.where for cite in entry.cites],
    }  # fmt: skip


def _language() -> str:
    return get_language() or "en"
