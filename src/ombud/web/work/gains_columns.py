"""The form that asks which column is which, made from the columns that were found in the files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ombud.formats.tablelook import Look
from ombud.web.work import gains_offers as offers
from ombud.web.work import gains_questions as questions
from ombud.web.work.gains_asking import FILL, InSections, projection, tick
from ombud.web.work.gains_fit import UNSAID, faults
from ombud.web.work.gains_offers import Asked

PARTS: dict[str, tuple[Any, tuple[Asked, ...]]] = {
    "people": (gettext_lazy("Table of people"), questions.PEOPLE),
    "ways": (gettext_lazy("Table of minutes"), questions.WAYS),
    "scores": (gettext_lazy("Results of a score"), questions.SCORES),
    "watch": (gettext_lazy("Rents, listings or moves"), questions.WATCH),
}
FORMATS = (
    ("", gettext_lazy("2026-09-01, with or without a time; or only the year")),
    ("%m/%d/%Y", gettext_lazy("09/30/2026, the month first")),
    ("%d/%m/%Y", gettext_lazy("30/09/2026, the day first")),
    ("%d.%m.%Y", gettext_lazy("30.09.2026")),
    ("%Y/%m/%d", gettext_lazy("2026/09/30")),
)
SQUARES = "squares"  # what a place file calls blocks that Ombud is to choose by itself
GUESSED = gettext_lazy("Offered by what stands in the file; check it.")


class Columns(InSections):
    """Which column is which. ``looks`` are what was found in each file, by what it was brought as."""

    def __init__(self, looks: Mapping[str, Look], data: Any = None) -> None:
        super().__init__(data)
        self.looks = looks
        self._of("areas", _("Areas and people"), questions.AREAS, questions.AREAS_MORE)
        if looks["areas"].shapes and not looks["areas"].crs:
            told = _("The file does not say it. Degrees are EPSG:4326; whoever made the file knows the number.")
            self.ask("areas_crs", projection(_("Projection of the areas"), told, True))
        self._provided()
        for role, (title, asked) in PARTS.items():
            if role in looks:
                self._of(role, title, asked)
            if role == "ways" in looks:
                self._places()

    def _provided(self) -> None:
        title, look = _("What is provided"), self.looks.get("provision")
        if look is None:
            self._of("areas", title, (questions.COLUMN,))
        elif look.shapes:
            self._of("provision", title, questions.SHAPES)
        else:
            self._of("provision", title, questions.POINTS, questions.POINTS_MORE)
            self.ask("provision_format", self._format(look))
            told = _("If longitude and latitude are not in degrees: the projection, as EPSG:27700.")
            self.ask("provision_crs", projection(_("Projection of the points"), told, False), few=True)

    def _places(self) -> None:
        if "provision" in self.looks:
            self.ask(questions.PLACE_CODE.key, _field(questions.PLACE_CODE, self.looks["provision"]))
        self.ask("ways_cut", tick(_("The table was cut at a longest time: what is not in it is further away")))

    def _of(self, role: str, title: str, asked: Sequence[Asked], few: Sequence[Asked] = ()) -> None:
        """A section with the questions about one file."""
        self.section(title)
        for one in (*asked, *few):
            self.ask(one.key, _field(one, self.looks[role]), one in few)

    def _format(self, look: Look) -> forms.Field:
        on = next(one for one in questions.POINTS if one.key == "provision_on")
        guess = offers.guessed(on, look)
        way = offers.day_format(look.column(guess)) if guess else None
        told = _("If the file has a day.")
        return forms.ChoiceField(
            label=_("How the day is written"), required=False, choices=[(UNSAID, "–"), *FORMATS],
            initial=UNSAID if way is None else way, help_text=told if way is None else f"{told} {GUESSED}",
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        for name, told in faults(said, self.looks):
            if name in self.fields:
                self.wrong(name, told)
        areas = self.looks["areas"]  # scales are told from the finest to the coarsest
        said["scales"] = sorted(said.get("scales") or (), key=lambda name: -areas.column(name).different)
        said["class_names"] = areas.column(said["classes"]).classes if said.get("classes") else ()
        return said


def _field(asked: Asked, look: Look) -> forms.Field:
    """The field for one question: a list of the columns that could answer it, the guess chosen and said to be one."""
    columns = offers.offered(asked, look)
    choices = [(column.name, offers.words(column)) for column in columns]
    guess = offers.guessed(asked, look)
    told = f"{asked.help} {GUESSED}".strip() if guess else str(asked.help)
    if not columns:
        told = f"{told} {_('No column of the file fits.')}".strip()
    common: dict[str, Any] = {"label": asked.label, "required": asked.needed, "help_text": told, "error_messages": FILL}
    if asked.several:
        return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **common)
    if asked.key == "areas_block":
        choices.append((SQUARES, _("Squares that Ombud chooses")))
    return forms.ChoiceField(choices=[("", "–"), *choices], initial=guess, **common)
