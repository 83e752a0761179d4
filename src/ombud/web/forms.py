"""A form made from a kind of entry: labels, help, order and limits all come from its one definition."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar, get_origin

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import ValidationError
from pydantic.fields import FieldInfo

from ombud.ledger.entry import Body, inner
from ombud.web.fields import Lines, Number, Span, word

FEW = 7  # so many choices are radio buttons; more are a list


class EntryForm(forms.Form):
    """What is typed about one kind of entry. After a valid form, ``body`` is the statement."""

    kind: ClassVar[type[Body]]
    body: Body | None = None
    use_required_attribute = False  # the answer of the server says more than the browser's bubble
    error_css_class = "wrong"

    def clean(self) -> dict[str, Any]:
        """Let the kind itself judge: what was left empty is not said, and its faults come back to their fields."""
        said = {name: value for name, value in self.cleaned_data.items() if value not in (None, "", ())}
        try:
            self.body = self.kind.model_validate(said)
        except ValidationError as wrong:
            for fault in wrong.errors():
                name = str(fault["loc"][0]) if fault["loc"] and fault["loc"][0] in self.fields else None
                if name not in self.errors:
                    self.add_error(name, in_words(dict(fault)))
        return self.cleaned_data


@cache
def form_for(kind: type[Body]) -> type[EntryForm]:
    """The form class of a kind. Its words are translated when it is shown."""
    made: dict[str, Any] = {name: field_for(info) for name, info in kind.model_fields.items()}
    return type(f"{kind.__name__}Form", (EntryForm,), {**made, "kind": kind})


def field_for(info: FieldInfo) -> forms.Field:
    """The form field of one field of a kind."""
    wanted = inner(info)
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    common: dict[str, Any] = {
        "label": gettext_lazy(info.title or ""),
        "help_text": gettext_lazy(info.description) if info.description else "",
        "required": info.is_required(),
        "error_messages": {"required": gettext_lazy("Fill this in.")},
    }
    if get_origin(wanted) is tuple:
        return Lines(**common)
    if extra.get("format") == "duration":
        return Span(**{**common, "help_text": gettext_lazy("A number and a unit: 30 days. Or written in full: P1Y6M.")})
    if issubclass(wanted, StrEnum):
        return _choice(wanted, info, common)
    if issubclass(wanted, bool):
        return forms.BooleanField(**{**common, "required": False})
    if issubclass(wanted, (int, float)):
        return Number(whole=issubclass(wanted, int), **common)
    if issubclass(wanted, date):
        return _day(common)
    if extra.get("long"):
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 5}), **common)
    return forms.CharField(**common)


def _choice(wanted: type[StrEnum], info: FieldInfo, common: dict[str, Any]) -> forms.Field:
    first = [] if info.is_required() and len(wanted) <= FEW else [("", "–")] if info.is_required() else []
    return forms.ChoiceField(
        choices=lambda: first + [(member.value, word(member)) for member in wanted],
        widget=forms.RadioSelect if len(wanted) <= FEW else forms.Select,
        initial=None if info.is_required() else str(info.default.value),
        **common,
    )


def _day(common: dict[str, Any]) -> forms.Field:
    common["error_messages"] |= {"invalid": gettext_lazy("Write the day as year-month-day: 2026-09-01.")}
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "short"})
    return forms.DateField(widget=widget, input_formats=["%Y-%m-%d"], **common)


def in_words(fault: dict[str, Any]) -> str:
    """A fault that the kind found, in plain words."""
    limits = fault.get("ctx", {})
    match fault["type"]:
        case "missing":
            return _("Fill this in.")
        case "string_too_short":
            return _("Write at least {n} characters.").format(n=limits["min_length"])
        case "string_too_long":
            return _("Write at most {n} characters.").format(n=limits["max_length"])
        case "too_short":
            return _("Write at least {n}, one on each line.").format(n=limits["min_length"])
        case "greater_than_equal":
            return _("Write {n} or more.").format(n=f"{limits['ge']:g}")
        case "less_than_equal":
            return _("Write {n} or less.").format(n=f"{limits['le']:g}")
        case "string_pattern_mismatch":
            return _("This is not written in the way that the line above asks for.")
        case "value_error":
            return capital(_(str(limits["error"])))
    return _("This could not be read; compare it with the line above.")


def capital(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")
