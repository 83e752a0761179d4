"""A form in sections: fields that everyone fills in, and beside them those that few need."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ombud.web.fields import Lines, Number

FILL: dict[str, Any] = {"required": gettext_lazy("Fill this in.")}
MOST_LIMITS = 6
Choices = Sequence[tuple[str, Any]]


@dataclass(slots=True)
class Section:
    """A heading of a form, with the names of its fields; ``few`` are those that stand folded away."""

    title: str
    told: str = ""
    fields: list[str] = field(default_factory=list)
    few: list[str] = field(default_factory=list)


class InSections(forms.Form):
    """A form whose fields are made one after the other, each in the section that was opened last."""

    use_required_attribute = False

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.sections: list[Section] = []

    def section(self, title: str, told: str = "") -> None:
        """Open a section."""
        self.sections.append(Section(title, told))

    def ask(self, name: str, asked: forms.Field, few: bool = False) -> None:
        """Add a field."""
        self.fields[name] = asked
        (self.sections[-1].few if few else self.sections[-1].fields).append(name)

    def wrong(self, name: str, told: str) -> None:
        """Say what is wrong with a field, unless something has been said of it already."""
        if name not in self.errors:
            self.add_error(name, told)

    def shown(self) -> Iterator[dict[str, Any]]:
        """The sections with their fields, for a page."""
        for one in self.sections:
            few = [self[name] for name in one.few]
            fields = [self[name] for name in one.fields]
            wrong = any(bound.errors for bound in few)
            yield {"title": one.title, "told": one.told, "fields": fields, "few": few, "open": wrong}


def text(label: str, told: str = "", needed: bool = True, first: str = "") -> forms.Field:
    return forms.CharField(
        label=label, help_text=told, required=needed, initial=first, max_length=300, error_messages=FILL
    )


def number(
    label: str, told: str = "", needed: bool = True, whole: bool = False, first: int | None = None
) -> forms.Field:
    return Number(label=label, help_text=told, required=needed, whole=whole, initial=first, error_messages=FILL)


def tick(label: str) -> forms.Field:
    return forms.BooleanField(label=label, required=False)


def ticks(label: str, choices: Choices, told: str = "", needed: bool = False) -> forms.Field:
    return forms.MultipleChoiceField(
        label=label, help_text=told, choices=choices, required=needed, error_messages=FILL,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip


def one_of(label: str, choices: Choices, first: str | None = None, needed: bool = True) -> forms.Field:
    return forms.ChoiceField(
        label=label, choices=choices, initial=first, required=needed, error_messages=FILL, widget=forms.RadioSelect
    )


def lines(label: str, told: str, needed: bool = True) -> forms.Field:
    return Lines(label=label, help_text=told, required=needed, error_messages=FILL)


def day(label: str, told: str) -> forms.Field:
    return forms.DateField(
        label=label, help_text=told, required=False, input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "short"}),
        error_messages={"invalid": _("Write the day as year-month-day: 2026-09-01.")},
    )  # fmt: skip


def projection(label: str, told: str, needed: bool) -> forms.Field:
    return forms.RegexField(
        r"(?i)^(EPSG|ESRI|OGC):[A-Z0-9]{2,12}$", label=label, help_text=told, required=needed, max_length=20,
        error_messages={"invalid": _("Write it as in EPSG:4326."), **FILL},
        widget=forms.TextInput(attrs={"class": "short", "autocomplete": "off"}),
    )  # fmt: skip


class Limits(forms.CharField):
    """A few distances or times, with commas between."""

    def to_python(self, value: Any) -> Any:
        parts = [part.strip() for part in str(value or "").replace(";", ",").split(",") if part.strip()]
        if not all(part.isascii() and part.isdigit() and len(part) < 7 and int(part) for part in parts):
            raise forms.ValidationError(_("Write whole numbers with commas between: 300, 1000."))
        if len(parts) > MOST_LIMITS:
            raise forms.ValidationError(_("Write at most {n}.").format(n=MOST_LIMITS))
        return tuple(sorted({float(part) for part in parts}))


def tagged(what: str, column: str) -> str:
    """The name of a field about one column: the same whichever others are chosen beside it."""
    return f"{what}_{hashlib.sha256(column.encode()).hexdigest()[:8]}"
