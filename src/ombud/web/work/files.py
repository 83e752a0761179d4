"""The files that a case rests on: what each is kept for, until when, for whom; and handing one out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import IO

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ombud.evidence.card import Card
from ombud.evidence.store import CannotKeep, Destroyed, NotForYou, NotKept
from ombud.people.roles import Someone
from ombud.people.rule import Act
from ombud.web.work import shelf
from ombud.web.work.cases import Cases, Desk, someone
from ombud.web.work.citing import Keeping
from ombud.web.work.door import for_workers, writes

CHUNK = 256 * 1024


@writes
@for_workers
def files(request: HttpRequest, cases: Cases, slug: str) -> HttpResponse:
    """All files kept for a case; and a form to keep another."""
    desk = cases.readable(slug)
    form = Keeping(request.POST or None, request.FILES or None, prefix="cite").asking_for_all()
    if request.method == "POST":
        desk.allowing(Act.ATTACH)
        if form.is_valid() and _kept(form, slug):
            messages.success(request, _("The file is kept. Cite it where a statement rests on it."))
            return redirect("work-evidence", slug)
    context = {"file": desk.file, "rows": _rows(desk), "form": form, "may_attach": desk.may(Act.ATTACH)}
    return render(request, "work/evidence.html", context)


def _kept(form: Keeping, slug: str) -> bool:
    try:
        form.keep(slug)
    except CannotKeep as refused:
        form.add_error("file", shelf.told(refused))
    return form.is_valid()


def _rows(desk: Desk) -> list[dict[str, object]]:
    """The files kept for this case, with the statements that cite them. Whoever may not see a file sees its purpose."""
    today = timezone.localdate()
    uses = [(card, use) for card in shelf.store() for use in card.uses if use.case == desk.slug]
    return [
        {
            "card": card,
            "use": use,
            "open": use.open_to(desk.someone, today),
            "cited": [e.seq for e in desk.file.entries if any(c.sha256 == card.sha256 for c in e.cites)],
        }
        for card, use in sorted(uses, key=lambda pair: pair[1].since, reverse=True)
    ]


@require_safe
@never_cache
def download(request: HttpRequest, sha256: str) -> HttpResponseBase:
    """A file, for those whom it was kept for: always as a download, never as a page of this site."""
    asking = someone(request.user)
    try:
        return _handed_out(sha256, asking)
    except NotKept:
        raise Http404 from None
    except Destroyed as gone:
        return render(request, "work/destroyed.html", {"told": gone.args[0]}, status=410)
    except NotForYou as refused:
        if not asking.grants:
            raise Http404 from None  # the public is not told what is kept for others
        return render(request, "work/refused.html", {"told": refused.args[0]}, status=403)


def _handed_out(sha256: str, asking: Someone) -> HttpResponseBase:
    card, held = shelf.store().about(sha256), ExitStack()
    file = held.enter_context(shelf.store().show(sha256, timezone.localdate(), asking))
    name = _name(card, asking)
    response = StreamingHttpResponse(_streamed(held, file), content_type=shelf.media_type(name))
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox; frame-ancestors 'none'"
    response.headers["Content-Length"] = str(card.size)
    return response


def _name(card: Card, asking: Someone) -> str:
    """The name under which the file was kept for this person: a name may tell what another use is about."""
    today = timezone.localdate()
    return next((use.name for use in card.uses if use.open_to(asking, today)), "") or card.sha256[:12]


def _streamed(held: ExitStack, file: IO[bytes]) -> Iterator[bytes]:
    with held:
        while chunk := file.read(CHUNK):
            yield chunk
