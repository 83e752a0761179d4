"""The discussion of a workshop on its pages: to read, to write in, and to tell a moderator about."""

from __future__ import annotations

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from ombud.web.meeting_models import Contribution, Workshop
from ombud.web.meetings import dates, talk
from ombud.web.meetings.digesting import shown
from ombud.web.meetings.limits import limited
from ombud.web.meetings.pages import about
from ombud.web.meetings.said import Telling, Writing

ON_A_PAGE = 8  # of 2,000 signs each: a page stays small on a slow line
SENT = ("words", "language", "name")


@require_safe
def discussion(request: HttpRequest, slug: str) -> HttpResponse:
    """What was said, what the office answered, and what was removed by whom."""
    context = _about(slug)
    workshop: Workshop = context["workshop"]  # type: ignore[assignment]
    page = _page(talk.in_order(workshop), request.GET)
    digests = list(workshop.digests.order_by("-made", "-pk"))
    more = {
        "page": page, "said": [talk.said(one) for one in page], "refused": talk.refused(workshop),
        "digest": shown(digests[0]) if digests else None, "earlier": len(digests[1:]),
    }  # fmt: skip
    return render(request, "meetings/discussion.html", {**context, **more})


def _page(there: QuerySet[Contribution], asked: QueryDict) -> Page:
    """The page that is asked for, or the one on which a contribution stands (``?at=12``)."""
    numbers = [str(pk) for pk in there.values_list("pk", flat=True)]
    at = asked.get("at")
    number = numbers.index(at) // ON_A_PAGE + 1 if at in numbers else asked.get("page")
    return Paginator(there, ON_A_PAGE).get_page(number)


@require_safe
def earlier(request: HttpRequest, slug: str) -> HttpResponse:
    """How the digest of a discussion read before it was written anew."""
    context = _about(slug)
    workshop: Workshop = context["workshop"]  # type: ignore[assignment]
    digests = [shown(one) for one in workshop.digests.order_by("-made", "-pk")[1:]]
    return render(request, "meetings/earlier.html", {**context, "digests": digests})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@limited("write")
def write(request: HttpRequest, slug: str) -> HttpResponse:
    """Write a contribution, or an answer to one. Nobody sees it before a moderator has let it in."""
    context = _about(slug)
    workshop: Workshop = context["workshop"]  # type: ignore[assignment]
    if not dates.is_open(workshop, timezone.localdate()):
        return render(request, "meetings/discussion_closed.html", context, status=409 if request.POST else 200)
    to = talk.answerable(workshop, request.GET.get("to", ""))
    if to is None and "to" in request.GET:
        raise Http404
    form = Writing(f"write.{slug}", request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        sent = {name: form.cleaned_data[name] for name in SENT}
        talk.write(workshop, form.cleaned_data["code"], sent, to, timezone.now())
        return render(request, "meetings/written.html", {**context, "code": form.cleaned_data["code"]})
    more = {"form": form, "to": talk.said(to) if to else None, "until": dates.words_until(workshop)}
    return render(request, "meetings/write.html", {**context, **more})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@limited("tell")
def tell(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Tell a moderator about a contribution. Who tells is not asked."""
    context = _about(slug)
    found = get_object_or_404(Contribution, workshop=context["workshop"], pk=pk, state=Contribution.State.SHOWN)
    form = Telling(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        found.flags.create(why=form.cleaned_data["why"], made=timezone.now())
        return render(request, "meetings/told.html", context)
    return render(request, "meetings/tell.html", {**context, "form": form, "one": talk.said(found)})


def _about(slug: str) -> dict[str, object]:
    """What each page of a discussion needs; ``Http404`` for a workshop without one."""
    context = about(slug)
    if context["told"].discussion is None:  # type: ignore[attr-defined]
        raise Http404
    return context
