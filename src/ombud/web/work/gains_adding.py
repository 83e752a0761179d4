"""What a measurement says, shown before it is public; and added to the case, in the place of an earlier one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from hashlib import file_digest
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ombud.answered.entries import Withdrawal
from ombud.evidence.computed import Computed
from ombud.evidence.store import CannotKeep
from ombud.formats import measuredfile
from ombud.formats.placefile import read_place
from ombud.formats.reading import Unreadable
from ombud.ledger.entry import Draft, Said
from ombud.people.roles import Grant
from ombud.web import gainspage
from ombud.web.measurements import Opened
from ombud.web.telling import EntryTold, tell
from ombud.web.work import gains_sealing, measuring, shelf
from ombud.web.work.cases import Desk
from ombud.web.work.gains_sealing import Found
from ombud.web.work.measuring import Job, State
from ombud.web.work.saying import Speaker

KEPT_FOR = timedelta(days=5 * 365)


class Until(forms.Form):
    """How long the public result is kept, and which result was looked at."""

    until = forms.DateField(
        label=gettext_lazy("The result is kept until"),
        input_formats=["%Y-%m-%d"],
        help_text=gettext_lazy(
            "Everyone can take it away and measure again. After this day the statements stay, without the file."
        ),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "short"}),
        error_messages={
            "invalid": gettext_lazy("Write the day as year-month-day: 2026-09-01."),
            "required": gettext_lazy("Fill this in."),
        },
        initial=lambda: timezone.localdate() + KEPT_FOR,
    )
    looked_at = forms.CharField(widget=forms.HiddenInput, max_length=64)
    use_required_attribute = False


def found(job: Job) -> Found:
    """The result of a measurement that is done; raises :class:`Unreadable` and ``OSError``."""
    with job.result.open("rb") as file:
        sha256 = file_digest(file, "sha256").hexdigest()
    return Found(measuredfile.opened(job.result), measuredfile.says(job.result), sha256)


def page(
    request: HttpRequest, desk: Desk, job: Job, grants: tuple[Grant, ...], adding: bool, lead: Mapping[str, Any]
) -> HttpResponse:
    """What everyone would read; or, if it is to be added, the case with it."""
    try:
        told = found(job)
    except (Unreadable, OSError) as wrong:
        messages.error(request, wrong.sentence.told(_) if isinstance(wrong, Unreadable) else str(wrong))
        return redirect(job.home, desk.slug)
    data = request.POST if adding else None
    form, speaker = Until(data, initial={"looked_at": told.sha256}), Speaker(grants, data)
    if adding and form.is_valid() and speaker.is_valid() and (done := _added(request, desk, job, form, told, speaker)):
        return done
    more = {"form": form, "speaker": speaker}
    return render(request, "work/gains_done.html", {**_preview(desk, job, told, grants[0]), **more, **lead})


def added(request: HttpRequest, desk: Desk, job: Job) -> HttpResponse:
    """The page of what was added already: a button pressed twice leads to the same place."""
    return redirect("gains", desk.slug, job.told("added")["seq"])


def _added(
    request: HttpRequest, desk: Desk, job: Job, form: Until, told: Found, speaker: Speaker
) -> HttpResponse | None:
    """Add it and go to its public page; None, with a word why, if it cannot be added."""
    if form.cleaned_data["looked_at"] != told.sha256:
        messages.warning(request, _("It was measured again since you looked. Look at it again; nothing was added."))
        return redirect("work-gains-one", desk.slug, job.id)
    try:
        seq = _add(desk.slug, job, told, speaker.grant, form.cleaned_data["until"])
    except CannotKeep as refused:
        form.add_error("until", shelf.told(refused))
        return None
    messages.success(request, _("Added to the case. Everyone can read it now."))
    return redirect("gains", desk.slug, seq)


def _add(slug: str, job: Job, told: Found, grant: Grant, until: date) -> int:
    with measuring.deciding():
        if job.state is State.ADDED:
            return int(job.told("added")["seq"])
        seq = gains_sealing.seal(slug, job.result, told, grant, until)
        job.tell("added", {"seq": seq})
        job.forget("result.zip")
    measuring.tidy(job)
    return seq


def _preview(desk: Desk, job: Job, told: Found, grant: Grant) -> dict[str, Any]:
    drafts = gains_sealing.drafts(told, desk.file.stack, grant)
    shown = Opened("", told.measured, {table.name: len(table.rows) for table in told.measured.tables}, frozenset())
    statements = [_statement(desk, draft, at) for at, draft in enumerate(drafts) if isinstance(draft.body, Computed)]
    return {
        "file": desk.file,
        "job": job,
        "measured": told.measured,
        "parts": [gainspage.part_shown(shown, part) for part in told.measured.parts],
        "statements": statements,
        "replaced": [desk.file.entry(draft.replaces) for draft in drafts if draft.replaces is not None],
        "gone": [desk.file.entry(d.body.entry) for d in drafts if isinstance(d.body, Withdrawal)],
        "protected": [one for one in statements if getattr(one.entry.body, "protected", None) is Said.YES],
        "closed": [one for one in job.files if not one.public],
        **_of_place(job),
    }


def _of_place(job: Job) -> dict[str, Any]:
    """What a place file says that bears on persons; what is computed of other questions has none."""
    if job.sort:
        return {}
    place = read_place(job.place)
    pointers = [{"what": _(one.what.called), "quote": one.quote} for one in gains_sealing.pointing(place)]
    return {"threshold": place.small.threshold, "pointers": pointers}


def _statement(desk: Desk, draft: Draft, at: int) -> EntryTold:
    return tell(draft.placed(desk.slug, len(desk.file.entries) + at))
