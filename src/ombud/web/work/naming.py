"""Fields that name another statement of the case: the form offers the names that are there, so that they stay alike."""

from __future__ import annotations

from collections.abc import Iterable

from django.forms import Form, TextInput
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ombud.asked.entries import Alternative, Cost, Measure
from ombud.counted.entries import Cleaning, Coverage, Dataset, Fitness
from ombud.heard.entries import Activity, Attendance, Contribution, Reply
from ombud.heard.entries_power import Offer, Overruled, Seats
from ombud.held.entries import Challenge, Clause, Contract, Dependency, Destruction, FirstClause, Item
from ombud.held.entries_contacts import ChallengeTerms
from ombud.held.entries_map import Reliance
from ombud.ledger.entry import Body
from ombud.ledger.stack import Stack
from ombud.proved.entries import Close, Result, Trial

# (kind, field) -> the kind and field that it names.
NAMES: dict[tuple[type[Body], str], tuple[type[Body], str]] = {
    (Cost, "alternative"): (Alternative, "name"),
    (Attendance, "activity"): (Activity, "name"),
    (Offer, "activity"): (Activity, "name"),
    (Overruled, "of"): (Seats, "name"),
    (Reply, "to"): (Contribution, "ref"),
    (Cleaning, "dataset"): (Dataset, "name"),
    (Coverage, "dataset"): (Dataset, "name"),
    (Fitness, "dataset"): (Dataset, "name"),
    (Clause, "contract"): (Contract, "title"),
    (FirstClause, "contract"): (Contract, "title"),
    (Reliance, "system"): (Dependency, "system"),
    (Reliance, "relies_on"): (Dependency, "system"),
    (ChallengeTerms, "problem"): (Challenge, "problem"),
    (Dependency, "contract"): (Contract, "title"),
    (Destruction, "item"): (Item, "name"),
    (Result, "measure"): (Measure, "name"),
    (Close, "trial"): (Trial, "name"),
}


def offered(kind: type[Body], stack: Stack) -> dict[str, tuple[str, ...]]:
    """For each field of a kind that names another statement, the names that stand in the case."""
    fields = {field: named for (of, field), named in NAMES.items() if of is kind}
    return {field: tuple(_names(stack, *named)) for field, named in fields.items()}


def _names(stack: Stack, kind: type[Body], field: str) -> Iterable[str]:
    return dict.fromkeys(str(getattr(stated.body, field)) for stated in stack.of(kind))


class Offering(TextInput):
    """A text box with names to choose from; anything else can be typed as well."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__({"autocomplete": "off"})
        self.names = tuple(names)

    def render(self, name, value, attrs=None, renderer=None) -> SafeString:  # type: ignore[no-untyped-def]
        of = f"{name}-names"
        box = super().render(name, value, {**(attrs or {}), "list": of}, renderer)
        options = format_html_join("", '<option value="{}"></option>', ((each,) for each in self.names))
        return format_html('{}<datalist id="{}">{}</datalist>', box, of, options)


def offer(form: Form, names: dict[str, tuple[str, ...]]) -> None:
    """Let a form's fields offer names."""
    for field, there in names.items():
        if there:
            form.fields[field].widget = Offering(there)
