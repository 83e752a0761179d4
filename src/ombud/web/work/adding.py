"""Adding a statement to a case, opening a case with a problem, and saying something anew."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from ombud.answered.entries import Staged
from ombud.asked.entries import Opening, Raiser, Reflection
from ombud.casefile.citywide import CITY
from ombud.evidence.computed import Computed
from ombud.held.contract.waiting import begun, waiting
from ombud.held.entries import Clause
from ombud.ledger.entry import Body, Draft, Entry
from ombud.ledger.stage import Stage
from ombud.people.rule import Act
from ombud.web import log
from ombud.web.course import told_in
from ombud.web.models import EntryRow
from ombud.web.taught import course, taught
from ombud.web.telling import kind_name
from ombud.web.work.cases import Cases, Desk
from ombud.web.work.door import for_workers, writes
from ombud.web.work.lacks import FILLED
from ombud.web.work.naming import offered
from ombud.web.work.saying import Asking, said


@writes
@for_workers
def new(request: HttpRequest, cases: Cases) -> HttpResponse:
    """Open a case: with a problem. A vendor's offer is answered by asking for one."""
    grants = cases.allowing(Act.OPEN)
    if _by_a_vendor(request):
        return render(request, "work/vendor.html")
    context = {
        "heading": _("Open a case"),
        "help": _("Begin with the problem, in the words of those who have it. Which technology may help comes later."),
        "taught": taught(*Opening.demands),
        "back": reverse("work"),
        "back_word": _("My cases"),
    }
    draft = said(request, Asking(Opening, "new", (), grants, citing=False), context)
    if isinstance(draft, HttpResponse):
        return draft
    slug = _opened(draft)
    messages.success(request, _("The case is open, at the stage of an idea. Everyone can read it."))
    return redirect("work-case", slug)


def _by_a_vendor(request: HttpRequest) -> bool:
    """Whether somebody tries to open a case with a vendor's offer."""
    return request.POST.get("says-raised_by") == Raiser.VENDOR


def _opened(draft: Draft) -> str:
    """Append the opening under a name that no case has yet."""
    if not isinstance(draft.body, Opening):
        raise TypeError(f"A case opens with a problem, not with {draft.body.kind}.")
    root = slugify(draft.body.title)[:80].strip("-") or "case"
    with transaction.atomic():
        log.locked()
        taken = {CITY, *EntryRow.objects.filter(case__startswith=root).values_list("case", flat=True).distinct()}
        slug = next(name for name in (root, *(f"{root}-{n}" for n in range(2, 100_000))) if name not in taken)
        idea = Staged(stage=Stage.IDEA, since=timezone.localdate(draft.time).isoformat())
        log.append(slug, [draft, replace(draft, body=idea)])
    return slug


@writes
@for_workers
def add(request: HttpRequest, cases: Cases, slug: str, kind: str) -> HttpResponse:
    """Add a statement of one kind."""
    desk = cases.readable(slug)
    known = _kind(kind)
    grants = desk.allowing(Act.ADD, desk.about(known.kind))
    asking = Asking(known, slug, desk.file.entries, grants, names=offered(known, desk.file.stack),
                    begun=_begun(request, desk, known))  # fmt: skip
    return _told(request, desk, asking, kind_name(known), _("Added. Everyone can read it now."))


def _begun(request: HttpRequest, desk: Desk, kind: type[Body]) -> dict[str, Any]:
    """What a statement begins with: for a clause, the passage that a program read; for a reflection, its module."""
    if kind is Reflection:
        return {"module": request.GET.get("module", "")}
    number = request.GET.get("read", "")
    if kind is not Clause or not number:
        return {}
    found = next((one for one in waiting(desk.file.stack) if str(one.entry.seq) == number), None)
    if found is None:
        raise Http404
    return begun(found.body)


@writes
@for_workers
def supersede(request: HttpRequest, cases: Cases, slug: str, seq: int) -> HttpResponse:
    """Say something anew: the old words stay in the file, the new ones count."""
    desk = cases.spoken(slug)
    entry = desk.standing(seq)
    if not isinstance(entry.body, Body) or isinstance(entry.body, Computed):
        raise Http404  # of a kind that this version cannot read, or computed: that is measured anew, not typed
    grants = desk.allowing(Act.SUPERSEDE, desk.of(entry))
    kind, names = type(entry.body), offered(type(entry.body), desk.file.stack)
    asking = Asking(kind, slug, desk.file.entries, grants, seq, entry.body, names=names)
    heading = _("Say anew: {kind}").format(kind=kind_name(kind))
    return _told(request, desk, asking, heading, _("Said anew. The earlier words stay in the file."))


def _told(request: HttpRequest, desk: Desk, asking: Asking, heading: str, done: str) -> HttpResponse:
    if asking.kind is Opening and _by_a_vendor(request):
        return render(request, "work/vendor.html")
    context: dict[str, Any] = {
        "heading": heading,
        "help": _(asking.kind.help()),
        "replacing": asking.replaces is not None,
        "taught": taught(*asking.kind.demands),
        "thought": _thought(asking),
        "back": reverse("work-case", args=[desk.slug]),
        "back_word": desk.file.title,
    }
    draft = said(request, asking, context)
    if isinstance(draft, HttpResponse):
        return draft
    if not _said_already(desk.file.entries, draft):
        log.append(desk.slug, [draft])
    messages.success(request, done)
    return redirect(f"{context['back']}#{asking.kind.question()}")


def _thought(asking: Asking) -> dict[str, object] | None:
    """What a module asks at its end, beside the form of a reflection that begins there."""
    number = str(asking.initial().get("module", "")) if asking.kind is Reflection else ""
    found = [one for one in course() if str(one.facts.number) == number]
    return told_in(found[0]) if found else None


def _said_already(entries: tuple[Entry, ...], draft: Draft) -> bool:
    """Whether this is the last thing that was said, word for word: a button pressed twice."""
    last = entries[-1] if entries else None
    return last is not None and _as_said(last) == _as_said(draft)


def _as_said(said: Entry | Draft) -> tuple[object, ...]:
    return said.body, said.role, said.office, said.cites


def _kind(name: str) -> type[Body]:
    if name not in FILLED:
        raise Http404
    return FILLED[name]
