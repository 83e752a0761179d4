"""The form of an office's reply: the recommendation is one of the course, and what shows the reply must be there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ombud.answered.entries_replies import OfficeReply
from ombud.ledger.entry import Body
from ombud.web.forms import EntryForm, form_for
from ombud.web.models import EntryRow
from ombud.web.taught import recommendations

LONGEST = 100  # characters of a recommendation in the list to choose from
_NAMED = re.compile(r"(?:\S*/cases/)?(?P<case>[-\w]+)(?:/entries/\d+)?/?", re.A)  # a name, or an address that has one

if TYPE_CHECKING:
    _Made = EntryForm
else:
    _Made = form_for(OfficeReply)


class Settled(forms.Widget):
    """A choice that was made already, told in full where the field would stand."""

    def __init__(self, told: str) -> None:
        super().__init__()
        self.told = told

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:  # noqa: ARG002
        return format_html('<output id="{}" name="{}">{}</output>', (attrs or {}).get("id", ""), name, self.told)


class ReplyForm(_Made):
    """What an office answers. Which recommendation is asked only where it is not settled yet."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        made, settled = self.fields["to"], self.initial.get("to", "")
        there = {one.id: one.text for one in recommendations()}
        self.fields["to"] = forms.ChoiceField(
            label=made.label, help_text="" if settled else made.help_text, disabled=bool(settled),
            choices=_choices({settled: settled} | there if settled else there),
            widget=Settled(there.get(settled, settled)) if settled else forms.Select(),
            error_messages=made.error_messages | {"invalid_choice": gettext_lazy("Choose one from the list.")},
        )  # fmt: skip

    def clean_case(self) -> str:
        """The name of a case that is there; an address of one of its pages is as good."""
        told = str(self.cleaned_data["case"]).strip()
        found = _NAMED.fullmatch(told)
        if told and not (found and EntryRow.objects.filter(case=found["case"]).exists()):
            raise forms.ValidationError(_("No case file here has this name. Copy it from the address of the case."))
        return found["case"] if told and found else ""

    def clean(self) -> dict[str, Any]:
        """Hold the reply against what is there, beside what its kind asks."""
        said = super().clean()
        case, entry, due = said.get("case"), said.get("entry"), said.get("due")
        if case and entry is not None and not EntryRow.objects.filter(case=case, seq=entry).exists():
            self.add_error("entry", _("That case has no entry of this number. Look for it in its list of entries."))
        if due and due < timezone.localdate() and due != self.initial.get("due"):
            self.add_error("due", _("This day has passed. Name one that is still to come."))
        return said


def _choices(texts: dict[str, str]) -> Iterable[tuple[str, str]]:
    return [("", "–"), *((name, Truncator(text).chars(LONGEST)) for name, text in texts.items())]


def form_of(kind: type[Body]) -> type[EntryForm]:
    """The form of a kind: made from its definition, and for a reply held against the course as well."""
    return ReplyForm if kind is OfficeReply else form_for(kind)
