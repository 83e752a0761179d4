"""The form with which an office announces a workshop, or moves it: each fault is a sentence beside its field."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from ombud.web.fields import Lines, Number
from ombud.web.meeting_models import Workshop
from ombud.web.meetings import dates, seats
from ombud.web.meetings.said import Sent, language_choices
from ombud.web.models import CaseCard
from ombud.web.taught import course

LONGEST = 12 * 60  # minutes
MOST_SEATS = 2000
SAME = (  # what a workshop keeps as it was typed
    "title", "language", "case", "zone", "minutes", "place", "step_free", "phone", "seats", "offered", "contact",
    "discussion_until",
)  # fmt: skip
_DAY = {
    "invalid": gettext_lazy("Write the day as year-month-day: 2026-09-01."),
    "required": gettext_lazy("Write the day."),
}

_TIME = {
    "invalid": gettext_lazy("Write the time as hours and minutes: 17:30."),
    "required": gettext_lazy("Write the time."),
}


def _day(label: Any, help_text: Any, required: bool = True) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "short"})
    return forms.DateField(label=label, help_text=help_text, required=required, widget=widget,
                           input_formats=["%Y-%m-%d"], error_messages=_DAY)  # fmt: skip


def _line(label: Any, help_text: Any, most: int, required: bool = False) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, max_length=most, required=required)


class Announcing(Sent):
    """What everyone must know before they come. With ``of`` it changes that workshop."""

    title = _line(
        gettext_lazy("Title"), gettext_lazy("Short, and in the words of those who are to come."), 120, required=True
    )
    language = forms.ChoiceField(label=gettext_lazy("In which language you write this"), choices=language_choices)
    module = forms.ChoiceField(label=gettext_lazy("Module of the course"))
    case = _line(
        gettext_lazy("Case file"),
        gettext_lazy("The last part of the case’s address, if it is about a case. The digest is sealed there."),
        120,
    )
    day = _day(gettext_lazy("Day"), gettext_lazy("Year-month-day: 2026-09-01."))
    at = forms.TimeField(
        label=gettext_lazy("Time"), help_text=gettext_lazy("By the clock of the place: 17:30."),
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": "short"}),
        error_messages=_TIME,
    )  # fmt: skip
    zone = _line(gettext_lazy("Time zone"), gettext_lazy("Continent/City: Europe/Stockholm."), 60, required=True)
    minutes = Number(
        label=gettext_lazy("Minutes"), help_text=gettext_lazy("How long it takes. A kit is made for 90."), whole=True
    )
    place = _line(gettext_lazy("Place"), gettext_lazy("The full address. Leave it empty if one calls in."), 300)
    step_free = _line(
        gettext_lazy("How to get in without a step"),
        gettext_lazy("Which door, which lift, which toilet; or that there is no way in without a step."), 500,
    )  # fmt: skip
    phone = _line(
        gettext_lazy("Number to call in"),
        gettext_lazy("For those who take part by telephone, with what it costs."),
        120,
    )
    languages = Lines(
        label=gettext_lazy("Languages"), help_text=gettext_lazy("Those that are spoken there, one on each line.")
    )
    seats = Number(
        label=gettext_lazy("Seats"), help_text=gettext_lazy("Whoever comes after is put on a waiting list."), whole=True
    )
    offered = _line(
        gettext_lazy("What is offered"), gettext_lazy("Child care, an interpreter, food, pay for people’s time."), 500
    )
    contact = _line(
        gettext_lazy("Whom to ask"),
        gettext_lazy("An office or a desk and how to reach it, never a person."),
        300,
        required=True,
    )
    sign_up_until = _day(gettext_lazy("Sign up until"), gettext_lazy("The last day on which one can sign up."))
    discussion_until = _day(
        gettext_lazy("Discussion until"),
        gettext_lazy("The last day on which one can write in the discussion afterwards. Empty: no discussion."),
        required=False,
    )
    why = _line(
        gettext_lazy("Why it is moved"),
        gettext_lazy("Asked for only if day, time, place or number change. Everyone reads it."),
        500,
    )

    def __init__(self, data: Any = None, of: Workshop | None = None) -> None:
        super().__init__(data, initial=_before(of) if of else _begun())
        self.of = of
        there = [(one.facts.number, f"{one.facts.number}. {one.words.title}") for one in course()]
        self.fields["module"].choices = there  # type: ignore[attr-defined]
        if of is None:
            del self.fields["why"]

    def clean_case(self) -> str:
        case = str(self.cleaned_data["case"]).strip().strip("/").rpartition("/")[2]
        if case and not CaseCard.objects.filter(slug=case).exists():
            raise forms.ValidationError(_("There is no case with this address. Copy it from the case's page."))
        return case

    def clean_zone(self) -> str:
        zone = str(self.cleaned_data["zone"]).strip()
        try:
            ZoneInfo(zone)
        except (ValueError, OSError, LookupError):
            raise forms.ValidationError(_("No such time zone is known. Write it as Europe/Stockholm.")) from None
        return zone

    def clean_minutes(self) -> int:
        return _between(self.cleaned_data["minutes"], 10, LONGEST)

    def clean_seats(self) -> int:
        wanted = _between(self.cleaned_data["seats"], 1, MOST_SEATS)
        has = seats.taken(self.of) if self.of else 0
        if wanted < has:
            raise forms.ValidationError(
                _("More people than that have a seat already. Offer more, or cancel the workshop.")
            )
        return wanted

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if not said.get("place") and not said.get("phone"):
            self.add_error("place", _("Write where it is, or under “Number to call in” how one takes part."))
        if said.get("place") and not said.get("step_free"):
            self.add_error("step_free", _("Say how one gets in without a step, or that one cannot."))
        if all(said.get(name) for name in ("day", "at", "zone")):
            self._clean_days(said)
        return said

    def _clean_days(self, said: dict[str, Any]) -> None:
        starts = dates.moment(said["day"], said["at"], said["zone"])
        if starts is None:
            self.add_error("at", _("Clocks are put forward then, so this time does not exist. Choose another."))
            return
        said["starts"] = starts
        if starts <= timezone.now():
            self.add_error("day", _("This day or time is past. Write one that is to come."))
            return
        self._clean_until(said, starts)
        if self.of and self._moves(said) and not said.get("why"):
            self.add_error("why", _("Say why it is moved, so that those who signed up know."))

    def _clean_until(self, said: dict[str, Any], starts: datetime) -> None:
        until, talk = said.get("sign_up_until"), said.get("discussion_until")
        if until:
            said["sign_up_until_moment"] = min(dates.end_of(until, said["zone"]), starts)
            if until > said["day"]:
                self.add_error("sign_up_until", _("This is after the workshop. Write its day, or one before."))
            elif dates.end_of(until, said["zone"]) <= timezone.now() and "sign_up_until" in self.changed_data:
                self.add_error("sign_up_until", _("This day is past, so nobody could sign up."))
        if talk and talk <= said["day"]:
            self.add_error("discussion_until", _("Leave it open for a day after the workshop, at the least."))

    def _moves(self, said: dict[str, Any]) -> bool:
        now = (self.of.starts, self.of.place, self.of.phone) if self.of else ()
        return now != (said["starts"], said.get("place", ""), said.get("phone", ""))

    @property
    def moved(self) -> bool:
        """Whether a form that is right puts the workshop to another time or place."""
        return self.of is not None and self._moves(self.cleaned_data)

    def kept(self) -> dict[str, Any]:
        """The fields of the workshop, from a form that is right."""
        said = self.cleaned_data
        return {name: said[name] for name in (*SAME, "starts")} | {
            "module": int(said["module"]), "languages": list(said["languages"]),
            "sign_up_until": said["sign_up_until_moment"],
        }  # fmt: skip


def _between(n: int | None, least: int, most: int) -> int:
    if n is None or not least <= n <= most:
        raise forms.ValidationError(_("Write a number from {least} to {most}.").format(least=least, most=most))
    return n


def _begun() -> dict[str, Any]:
    """What the form of a new workshop begins with."""
    return {"zone": settings.TIME_ZONE, "minutes": 90, "language": get_language()}


def _before(of: Workshop) -> dict[str, Any]:
    """What the form shows of a workshop that is to be changed."""
    begins = dates.begins(of)
    until = of.sign_up_until.astimezone(begins.tzinfo).date()
    return {name: getattr(of, name) for name in (*SAME, "module", "languages")} | {
        "day": begins.date(), "at": begins.time(), "sign_up_until": until,
    }  # fmt: skip
