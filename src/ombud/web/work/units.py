"""Units that learn together: the editor names them, hands out their word, and takes them away."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from ombud.people.rule import Act
from ombud.web.cards import sorting
from ombud.web.models import Unit
from ombud.web.units import new_word
from ombud.web.work.cases import Cases
from ombud.web.work.door import for_workers, writes


class Named(forms.Form):
    """What a unit is called in public."""

    name = forms.CharField(
        label=gettext_lazy("Name of the unit"),
        help_text=gettext_lazy("An office with well over ten people: Street Works. Everyone can read it."),
        max_length=120,
        error_messages={"required": gettext_lazy("Fill this in.")},
    )
    use_required_attribute = False

    def clean_name(self) -> str:
        name = " ".join(str(self.cleaned_data["name"]).split())
        if any(sorting(one.name) == sorting(name) for one in Unit.objects.all()):
            raise forms.ValidationError(_("There is a unit with this name already; give this one another name."))
        return name


@writes
@for_workers
def units(request: HttpRequest, cases: Cases) -> HttpResponse:
    """Every unit with its word, and a form for one more."""
    cases.allowing(Act.PEOPLE)
    form = Named(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = Unit.objects.create(name=form.cleaned_data["name"], word=new_word())
        messages.success(request, _("{unit} can learn together now. Its word is {word}.").format(
            unit=made.name, word=made.word))  # fmt: skip
        return redirect("work-units")
    there = sorted(Unit.objects.all(), key=lambda one: sorting(one.name))
    return render(request, "work/units.html", {"form": form, "units": there})


@require_POST
@for_workers
def word(request: HttpRequest, cases: Cases, pk: int) -> HttpResponse:
    """Give a unit another word: the old one opens nothing from now on."""
    cases.allowing(Act.PEOPLE)
    unit = get_object_or_404(Unit, pk=pk)
    unit.word = new_word()
    unit.save(update_fields=["word"])
    messages.success(request, _("The word of {unit} is {word} now.").format(unit=unit.name, word=unit.word))
    return redirect("work-units")


@require_POST
@for_workers
def away(request: HttpRequest, cases: Cases, pk: int) -> HttpResponse:
    """Take a unit away, with its figures and all that waits for them."""
    cases.allowing(Act.PEOPLE)
    unit = get_object_or_404(Unit, pk=pk)
    if "sure" in request.POST:
        unit.delete()
        messages.success(request, _("{unit} was taken away, with its figures.").format(unit=unit.name))
    else:
        messages.error(request, _("Nothing was taken away: say first that the figures of {unit} may go too.").format(
            unit=unit.name))  # fmt: skip
    return redirect("work-units")
