"""What a code opens: a sign-up to see, change or withdraw; a contribution, what became of it, and its taking back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ombud.web.meeting_models import Contribution, SignUp
from ombud.web.meetings import codes, dates, rules, seats, talk
from ombud.web.meetings.limits import limited
from ombud.web.meetings.said import Changing, Opening
from ombud.web.meetings.signing_up import ASKED
from ombud.web.meetings.told import told


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@limited("code")
def mine(request: HttpRequest) -> HttpResponse:
    """Ask for the code, then show what it opens. The code is only ever sent, never part of an address."""
    form = Opening(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        code = codes.kept(form.cleaned_data["code"])
        if signed := SignUp.objects.select_related("workshop").filter(code=code).first():
            return _signed_up(request, signed, form.cleaned_data["code"])
        if written := Contribution.objects.select_related("workshop").filter(code=code).first():
            return _written(request, written, form.cleaned_data["code"])
        form.add_error("code", _("Nothing is kept under this code. Compare it sign by sign. What was withdrawn, or is "
                                 "over for long, has been deleted."))  # fmt: skip
    return render(request, "meetings/code.html", {"form": form, "here": "learn"})


def _signed_up(request: HttpRequest, signed: SignUp, code: str) -> HttpResponse:
    act, workshop = request.POST.get("act"), signed.workshop
    context = {"told": told(workshop), "workshop": workshop, "code": code, "here": "learn", "signed": signed}
    if act == "withdraw":
        seats.withdraw(signed, timezone.now())
        return render(request, "meetings/gone.html", context)
    form = Changing(request.POST if act == "change" else None, initial={name: getattr(signed, name) for name in ASKED})
    if act == "change" and form.is_valid():
        SignUp.objects.filter(pk=signed.pk).update(**form.cleaned_data)
        context["done"] = True
    return render(request, "meetings/mine.html", {**context, "form": form, "until": dates.names_until(workshop)})


def _written(request: HttpRequest, written: Contribution, code: str) -> HttpResponse:
    if request.POST.get("act") == "take-back":
        talk.take_back(written, timezone.now())
    context = {
        "told": told(written.workshop), "workshop": written.workshop, "code": code, "here": "learn",
        "written": written, "rule": rules.named(written.rule), "until": dates.words_until(written.workshop),
    }  # fmt: skip
    return render(request, "meetings/my_words.html", context)
