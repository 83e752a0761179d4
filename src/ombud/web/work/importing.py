"""Reading in a register: first what would be added, changed and left out; then, once confirmed, the log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ombud.answered.entries import Withdrawal
from ombud.evidence.store import CannotKeep, Destroyed, NotForYou, NotKept
from ombud.formats.open import read_source
from ombud.formats.reading import Reading, Unreadable
from ombud.formats.safe import taken
from ombud.ledger.entry import Draft
from ombud.people.roles import Role
from ombud.people.rule import Act
from ombud.web.bringing import bring, cases_there, news
from ombud.web.work import shelf
from ombud.web.work.cases import Cases
from ombud.web.work.door import for_workers, writes

SHOWN = 200  # cases listed before the import; all of them are counted
KEPT_FOR = timedelta(days=5 * 365)


class Upload(forms.Form):
    """A register's file."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("A register's export, a spreadsheet, or a case bundle. The manual lists the formats."),
    )
    until = forms.DateField(
        label=gettext_lazy("The file is destroyed after"),
        help_text=gettext_lazy("Statements cite the file by its hash. Only the editor and the auditor can see it."),
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "short"}),
        error_messages={"invalid": gettext_lazy("Write the day as year-month-day: 2026-09-01.")},
        initial=lambda: timezone.localdate() + KEPT_FOR,
    )
    use_required_attribute = False


@dataclass(frozen=True, slots=True)
class Change:
    """What an import would do to one case."""

    title: str
    new: bool
    added: int
    changed: int
    gone: int


@writes
@for_workers
def importing(request: HttpRequest, cases: Cases) -> HttpResponse:
    """Choose a file, see what it would change, and read it in."""
    cases.allowing(Act.IMPORT)
    if request.POST.get("step") == "add":
        return _bring(request, cases)
    form = Upload(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and (sha256 := _kept(form)):
        try:
            reading = _reading(sha256, cases)
        except Unreadable as wrong:
            form.add_error("file", wrong.sentence.told(_))
        else:
            return render(request, "work/preview.html", _preview(reading))
    return render(request, "work/import.html", {"form": form})


def _kept(form: Upload) -> str:
    """Keep the file, so that what is confirmed is what was shown; empty if it cannot be kept."""
    file = form.cleaned_data["file"]
    seen_by = [Role.EDITOR.value, Role.AUDITOR.value]
    try:
        return shelf.keep(file, file.name, "", _("Read in as a register"), seen_by, form.cleaned_data["until"])
    except CannotKeep as refused:
        form.add_error("file", shelf.told(refused))
        return ""


def _reading(sha256: str, cases: Cases) -> Reading:
    """The reading of a file that was kept. Raises :class:`Unreadable`, or ``Http404`` if it is not there."""
    today = timezone.localdate()
    try:
        with shelf.store().show(sha256, today, cases.someone) as file:
            source = taken(file.read(), shelf.name_of(sha256, ""))
    except (NotKept, NotForYou, Destroyed):
        raise Http404 from None
    return read_source(source, today=today)


def _preview(reading: Reading) -> dict[str, Any]:
    there = cases_there()
    found = zip(reading.cases, news(reading, there), strict=True)
    told = [_change(case.title, name not in there, drafts) for case, (name, drafts) in found]
    touched = [change for change in told if change.added or change.changed or change.gone]
    return {
        "reading": reading,
        "changes": touched[:SHOWN],
        "more": max(0, len(touched) - SHOWN),
        "opened": sum(change.new for change in touched),
        "added_to": sum(not change.new for change in touched),
        "unchanged": len(told) - len(touched),
        "entries": sum(change.added + change.changed + change.gone for change in touched),
        "unmapped": sorted(reading.unmapped.items(), key=lambda pair: -pair[1]),
    }


def _change(title: str, new: bool, drafts: tuple[Draft, ...]) -> Change:
    gone = sum(isinstance(draft.body, Withdrawal) for draft in drafts)
    changed = sum(draft.replaces is not None for draft in drafts)
    return Change(title, new, len(drafts) - gone - changed, changed, gone)


def _bring(request: HttpRequest, cases: Cases) -> HttpResponse:
    reading = _reading(request.POST.get("sha256", ""), cases)
    brought = bring(reading, timezone.now(), timezone.localdate())
    told = _("Read in: {opened} cases opened, {added} added to, {same} as they were; {entries} statements.")
    messages.success(
        request,
        told.format(
            opened=brought.opened, added=brought.added_to, same=brought.unchanged, entries=brought.entries
        ),
    )
    return redirect("work")
