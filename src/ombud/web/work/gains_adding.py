"""What a measurement says, shown before it is public; and added to the case, in the place of an earlier one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from hashlib import file_digest
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ombud.answered.entries import Withdrawal
from ombud.casefile import remeasured
from ombud.casefile.measured import Measured
from ombud.evidence.computed import Computed
from ombud.evidence.store import CannotKeep
from ombud.formats import measuredfile
from ombud.formats.reading import Unreadable
from ombud.ledger.entry import Draft, Said
from ombud.people.may import PUBLIC_FILE
from ombud.people.roles import Grant
from ombud.served.computed import Measurement
from ombud.web import gainspage, log
from ombud.web.measurements import Opened
from ombud.web.reading import case_file
from ombud.web.telling import EntryTold, tell
from ombud.web.work import measuring, shelf
from ombud.web.work.cases import Desk
from ombud.web.work.measuring import Job, State
from ombud.web.work.saying import Speaker

KEPT_FOR = timedelta(days=5 * 365)


class Until(forms.Form):
    """How long the public result is kept."""

    until = forms.DateField(
        label=gettext_lazy("The result is kept until"),
        input_formats=["%Y-%m-%d"],
        help_text=gettext_lazy(
            "Everyone can take it away and measure again. After this day the statements stay, without the "
            "file that they cite."
        ),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "short"}),
        error_messages={
            "invalid": gettext_lazy("Write the day as year-month-day: 2026-09-01."),
            "required": gettext_lazy("Fill this in."),
        },
        initial=lambda: timezone.localdate() + KEPT_FOR,
    )
    use_required_attribute = False


@dataclass(frozen=True, slots=True)
class Found:
    """What came of a measurement."""

    measured: Measured
    says: tuple[Computed, ...]
    sha256: str


def found(job: Job) -> Found:
    """The result of a measurement that is done; raises :class:`Unreadable`."""
    with job.result.open("rb") as file:
        sha256 = file_digest(file, "sha256").hexdigest()
    return Found(measuredfile.opened(job.result), measuredfile.says(job.result), sha256)


def page(request: HttpRequest, desk: Desk, job: Job, grants: tuple[Grant, ...], adding: bool) -> HttpResponse:
    """What everyone would read; or, if it is to be added, the case with it."""
    form, speaker = Until(request.POST if adding else None), Speaker(grants, request.POST if adding else None)
    try:
        told = found(job)
    except (Unreadable, OSError) as wrong:
        messages.error(request, wrong.sentence.told(_) if isinstance(wrong, Unreadable) else str(wrong))
        return redirect("work-gains", desk.slug)
    if adding and form.is_valid() and speaker.is_valid():
        try:
            seq = _add(desk.slug, job, told, speaker.grant, form.cleaned_data["until"])
        except CannotKeep as refused:
            form.add_error("until", shelf.told(refused))
        else:
            messages.success(request, _("Added to the case. Everyone can read it now."))
            return redirect("gains", desk.slug, seq)
    return render(
        request, "work/gains_done.html", _preview(desk, job, told, grants) | {"form": form, "speaker": speaker}
    )


def added(request: HttpRequest, desk: Desk, job: Job) -> HttpResponse:
    """The page of what was added already: a button pressed twice leads to the same place."""
    return redirect("gains", desk.slug, job.told("added")["seq"])


def _add(slug: str, job: Job, told: Found, grant: Grant, until: Any) -> int:
    """Keep the result for everyone and seal what it says; the number of the measurement in the case."""
    with measuring.deciding():
        if job.state is State.ADDED:
            return int(job.told("added")["seq"])
        purpose = _("Shows what was measured: {what}").format(what=told.measured.what)
        name = f"{slug}-{told.measured.on}.zip"
        shelf.keep(job.result, name, slug, purpose[:300], [PUBLIC_FILE], until)
        with transaction.atomic():
            log.locked()
            log.append(slug, _drafts(case_file(slug).stack, told, grant))
        seq = _standing(slug, told.measured.what)
        job.tell("added", {"seq": seq})
        job.forget("result.zip")
    measuring.tidy(job)
    return seq


def _standing(slug: str, what: str) -> int:
    """The number of the measurement of this thing that stands in the case."""
    return max(one.entry.seq for one in case_file(slug).stack.of(Measurement) if one.body.what == what)


def _drafts(stack: Any, told: Found, grant: Grant) -> list[Draft]:
    return remeasured.drafts(
        told.measured, told.says, told.sha256, stack, grant.role.value, grant.office, timezone.now()
    )


def _preview(desk: Desk, job: Job, told: Found, grants: Sequence[Grant]) -> dict[str, Any]:
    drafts = _drafts(desk.file.stack, told, grants[0])
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
        "place": job.place.read_text("utf-8"),
        "hidden": [],
    }


def _statement(desk: Desk, draft: Draft, at: int) -> EntryTold:
    return tell(draft.placed(desk.slug, len(desk.file.entries) + at))
