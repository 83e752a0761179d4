"""Writing the digest of a discussion: fill in, read it as everyone will, then publish."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ombud.heard.entries import Outcome
from ombud.people.pointing import pointers
from ombud.web.fields import Lines, Number, word
from ombud.web.meeting_models import Contribution, Digest
from ombud.web.meetings import dates
from ombud.web.meetings.digesting import Point, publish, shown
from ombud.web.meetings.hosting import hosted
from ombud.web.meetings.quoting import Misquoted, held_apart, quoted
from ombud.web.meetings.said import Sent
from ombud.web.meetings.told import told
from ombud.web.work.cases import Cases
from ombud.web.work.door import for_workers, writes

POINTS = 5
QUOTES = 3  # for each point: the discussion itself stands below
OUTCOMES = [outcome for outcome in Outcome if outcome is not Outcome.UNSAID]
_LONG: dict[str, Any] = {"max_length": 600, "widget": forms.Textarea(attrs={"rows": 4})}


class Telling(Sent):
    """One point of a digest. Every point but the first may be left empty."""

    said = forms.CharField(
        label=gettext_lazy("What was said"),
        help_text=gettext_lazy("In your own words, so that those who said it would agree."),
        error_messages={"required": gettext_lazy("Say what was said, or that nobody wrote.")}, **_LONG,
    )  # fmt: skip
    n = Number(label=gettext_lazy("In how many contributions"), whole=True)
    disagreed = forms.CharField(label=gettext_lazy("Where people disagreed"), required=False, **_LONG)
    quotes = Lines(label=gettext_lazy("Quotations"), required=False, help_text=gettext_lazy(
        "One on each line: the number of the contribution, a colon, and its words exactly as they were published. They "
        "are shown for as long as their writer leaves them there."))  # fmt: skip
    outcome = forms.ChoiceField(
        label=gettext_lazy("What is done"), choices=lambda: [(one.value, word(one)) for one in OUTCOMES],
        widget=forms.RadioSelect,
    )  # fmt: skip
    answer = forms.CharField(label=gettext_lazy("What the office answers, and what it will do"), **_LONG)
    by_when = forms.DateField(
        label=gettext_lazy("By when"), required=False, input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "short"}),
        error_messages={"invalid": gettext_lazy("Write the day as year-month-day: 2026-09-01.")},
    )  # fmt: skip

    def __init__(self, at: int, published: list[Contribution], data: Any = None, initial: Any = None) -> None:
        begun = initial or {"quotes": ()}
        super().__init__(data, prefix=f"p{at}", empty_permitted=at > 0, initial=begun)
        self.published = published

    def clean_n(self) -> int:
        n, most = self.cleaned_data["n"], len(self.published)
        if n is None or not 0 <= n <= most:
            wrong = _("Write a number from {least} to {most}: so many contributions can be read.")
            raise forms.ValidationError(wrong.format(least=0, most=most))
        return int(n)

    def clean_quotes(self) -> Any:
        lines = self.cleaned_data["quotes"] or ()
        if len(lines) > QUOTES:
            raise forms.ValidationError(_("Choose at most {n} quotations for one point.").format(n=QUOTES))
        try:
            return quoted(lines, self.published)
        except Misquoted as wrong:
            raise forms.ValidationError(str(wrong)) from None

    def clean(self) -> dict[str, Any]:
        for name in ("said", "disagreed", "answer"):
            try:
                held_apart(self.cleaned_data.get(name, ""), self.published)
            except Misquoted as wrong:
                self.add_error(name, str(wrong))
        return self.cleaned_data

    def point(self) -> Point:
        """The point, from a form that is right."""
        said = self.cleaned_data
        day = said["by_when"].isoformat() if said["by_when"] else ""
        return Point(said["said"], said["n"], said["disagreed"], said["outcome"], said["answer"], day, said["quotes"])


@writes
@for_workers
def digest(request: HttpRequest, cases: Cases, slug: str) -> HttpResponse:
    """The page on which a digest is written, or written anew."""
    workshop, grant = hosted(cases, slug)
    context: dict[str, Any] = {"workshop": workshop, "told": told(workshop)}
    if workshop.discussion_until is None or dates.is_open(workshop, timezone.localdate()):
        return render(request, "meetings/work_digest_early.html", context)
    published = list(workshop.contributions.filter(state=Contribution.State.SHOWN))
    forms_ = _forms(published, request.POST if request.method == "POST" else None, workshop.digests.last())
    step = request.POST.get("step", "check") if request.method == "POST" else ""
    wrong = [form for form in forms_ if not form.is_valid()] if step else []  # all are asked, so that all is shown
    if step in ("", "mend") or wrong:
        return render(
            request, "meetings/work_digest.html", {**context, "forms": forms_, "form": wrong[0] if wrong else None}
        )
    points = tuple(form.point() for form in forms_ if form.has_changed() or form is forms_[0])
    if step != "publish":
        return render(request, "meetings/work_digest_check.html", {**context, **_checked(request, points)})
    publish(workshop, points, len(published), grant, timezone.now())
    messages.success(request, _("The digest is published."))
    return redirect("work-meeting", slug)


def _forms(published: list[Contribution], data: Any, before: Digest | None) -> list[Telling]:
    """A form for each point. Written anew, they begin with what was said before."""
    earlier = [_begun(point) for point in shown(before).points] if before and data is None else []
    return [Telling(at, published, data, earlier[at] if at < len(earlier) else None) for at in range(POINTS)]


def _begun(one: Any) -> dict[str, Any]:
    quotes = tuple(f"{quote.contribution_id}: {quote.words}" for quote in one.quotes if quote.words)
    return {**one.point.kept(), "quotes": quotes}


def _checked(request: HttpRequest, points: tuple[Point, ...]) -> dict[str, Any]:
    """What is read before it is published, with what seems to point to a person."""
    text = "\n".join("\n".join((one.said, one.disagreed, one.answer)) for one in points)
    found = [(_(pointer.what.called), pointer.quote) for pointer in pointers(text)]
    hidden = [(name, value) for name, values in request.POST.lists() for value in values
              if name not in ("csrfmiddlewaretoken", "step")]  # fmt: skip
    told_points = [(one, word(Outcome(one.outcome))) for one in points]
    return {"points": told_points, "pointers": found, "hidden": hidden}
