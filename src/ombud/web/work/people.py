"""People and roles: the editor invites somebody, gives out a role, and takes it back."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import ResetPasswordForm
from allauth.mfa.utils import is_mfa_enabled
from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from ombud.people.may import second_factor
from ombud.people.roles import GIVEN
from ombud.people.rule import Act
from ombud.web import shown
from ombud.web.models import CaseCard, Grant, Person
from ombud.web.work.cases import Cases, someone
from ombud.web.work.door import for_workers, writes


class Invite(forms.Form):
    """Who gets which role, in which office, for which case."""

    email = forms.EmailField(label=gettext_lazy("E-mail address"), max_length=254)
    office = forms.CharField(
        label=gettext_lazy("Office"),
        help_text=gettext_lazy("The office that they speak for: Head of Street Works. It stands beside what they say."),
        required=False,
        max_length=120,
    )
    role = forms.ChoiceField(label=gettext_lazy("Role"))
    case = forms.CharField(
        label=gettext_lazy("Only in this case"),
        help_text=gettext_lazy("The last part of the case's address. Empty: in every case."),
        required=False,
        max_length=120,
    )
    use_required_attribute = False

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["role"].choices = [(role.value, shown.role(role.value)) for role in GIVEN]  # type: ignore[attr-defined]

    def clean_case(self) -> str:
        case = str(self.cleaned_data["case"]).strip().strip("/").rpartition("/")[2]
        if case and not CaseCard.objects.filter(slug=case).exists():
            raise forms.ValidationError(_("There is no case with this address. Copy it from the case's page."))
        return case

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).casefold()


@writes
@for_workers
def people(request: HttpRequest, cases: Cases) -> HttpResponse:
    """Everybody who can sign in, with their roles."""
    cases.allowing(Act.PEOPLE)
    form = Invite(request.POST or None)
    if request.method == "POST" and form.is_valid():
        invited = _given(**form.cleaned_data)
        if not invited.has_usable_password():
            _write_to(request, invited)
        messages.success(request, _("{email} has the role now.").format(email=invited.email))
        return redirect("work-people")
    everybody = Person.objects.order_by("email").prefetch_related("grants")
    return render(request, "work/people.html", {"form": form, "rows": [_row(person) for person in everybody]})


def _row(person: Person) -> dict[str, Any]:
    needed = second_factor(someone(person))
    has = needed and is_mfa_enabled(person)
    return {"person": person, "grants": list(person.grants.all()), "second": needed, "has_second": has}


@transaction.atomic
def _given(email: str, office: str, role: str, case: str) -> Person:
    person = Person.objects.filter(email=email).first() or Person.objects.create_user(email)
    if office and person.office != office:
        person.office = office
        person.save(update_fields=["office"])
    Grant.objects.get_or_create(person=person, role=role, case=case or None)
    return person


def _write_to(request: HttpRequest, invited: Person) -> None:
    """A letter with a link under which the invited choose their own password: nobody else ever knows it."""
    letter = ResetPasswordForm({"email": invited.email})
    if letter.is_valid():
        letter.save(request)


@require_POST
@for_workers
def revoke(request: HttpRequest, cases: Cases, pk: int) -> HttpResponse:
    """Take a role back. Nobody takes away the last editor, themselves included."""
    cases.allowing(Act.PEOPLE)
    grant = get_object_or_404(Grant, pk=pk)
    last = grant.role == "editor" and not grant.case and Grant.objects.filter(role="editor", case=None).count() == 1
    if last:
        messages.error(request, _("This is the last editor for all cases; give the role to somebody else first."))
    else:
        grant.delete()
        messages.success(request, _("The role was taken back."))
    return redirect("work-people")
