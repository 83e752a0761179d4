"""Taking back what was said in error, and erasing by law: both leave a mark that everyone can read."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ombud.answered.entries import Withdrawal
from ombud.ledger.entry import Draft, Entry
from ombud.ledger.seal import STAYS, NotErasable
from ombud.people.rule import Act
from ombud.web import log
from ombud.web.telling import tell
from ombud.web.work import shelf
from ombud.web.work.cases import Cases
from ombud.web.work.door import for_workers, writes


class TakeBack(forms.Form):
    """Why a statement is taken back."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Why it is taken back. Everyone can read this."),
        min_length=5,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    use_required_attribute = False


@writes
@for_workers
def withdraw(request: HttpRequest, cases: Cases, slug: str, seq: int) -> HttpResponse:
    """Take a statement back. It stays to be read; it no longer counts."""
    desk = cases.spoken(slug)
    entry = desk.standing(seq)
    (grant, *_others) = desk.allowing(Act.WITHDRAW, desk.of(entry))
    form = TakeBack(request.POST or None)
    if request.method == "POST" and form.is_valid():
        taken = Withdrawal(entry=seq, reason=form.cleaned_data["reason"])
        log.append(slug, [Draft(taken, grant.role.value, timezone.now(), grant.office)])
        messages.success(request, _("Taken back. It stays to be read, and no longer counts."))
        return redirect("work-case", slug)
    return render(request, "work/withdraw.html", {"file": desk.file, "told": tell(entry), "form": form})


class Erase(forms.Form):
    """Which fields of a statement are erased, and by what law."""

    fields_to_erase = forms.MultipleChoiceField(
        label=gettext_lazy("What is erased"),
        help_text=gettext_lazy("Tick no more than the law asks for. What is left still proves itself."),
        widget=forms.CheckboxSelectMultiple,
    )
    ground = forms.CharField(
        label=gettext_lazy("Legal ground"),
        help_text=gettext_lazy("The paragraph that asks for it. Everyone can read this; name nothing that must go."),
        min_length=3,
        max_length=500,
    )
    sure = forms.BooleanField(label=gettext_lazy("I know that this cannot be undone"))
    use_required_attribute = False

    def __init__(self, entry: Entry, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.fields["fields_to_erase"].choices = _erasable(entry)  # type: ignore[attr-defined]


def _erasable(entry: Entry) -> list[tuple[str, str]]:
    """The fields that hold something, with the first words of what they hold."""
    told = [(field.name, field.title, field.text or "; ".join(field.items)) for field in tell(entry).fields]
    names = [(name, f"{title}: {text[:80]}{'…' if len(text) > 80 else ''}") for name, title, text in told]
    names += [("cites", _("The sources that it rests on"))] if entry.cites and "cites" not in entry.erased else []
    office = [("office", _("The office: {office}").format(office=entry.office))] if entry.office else []
    return [(name, word) for name, word in (*names, *office) if name not in STAYS]


@writes
@for_workers
def erase(request: HttpRequest, cases: Cases, slug: str, seq: int) -> HttpResponse:
    """Erase fields by law. The words and their salts are destroyed; that it was done, and why, is public."""
    desk = cases.spoken(slug)
    entry = desk.file.entry(seq)
    (grant, *_others) = desk.allowing(Act.ERASE, desk.of(entry))
    form = Erase(entry, request.POST or None)
    if request.method == "POST" and form.is_valid():
        chosen, ground = form.cleaned_data["fields_to_erase"], form.cleaned_data["ground"]
        try:
            log.erase(slug, seq, chosen, ground, grant.role.value, grant.office)
        except NotErasable as refused:
            form.add_error("fields_to_erase", shelf.told(refused))
        else:
            messages.success(request, _("Erased. The words are gone; that it was done, and by what law, can be read."))
            return redirect("work-case", slug)
    return render(request, "work/erase.html", {"file": desk.file, "told": tell(entry), "form": form})
