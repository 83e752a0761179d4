"""The form for files from which something is computed: kept as evidence, with a purpose, an end and an audience."""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ombud.evidence.store import CannotKeep
from ombud.people.may import PUBLIC_FILE
from ombud.web.work import measuring, shelf
from ombud.web.work.asks import Asks, Choice, File, Question
from ombud.web.work.gains_files import OFFICIALS
from ombud.web.work.gains_taken import copied, name, too_large
from ombud.web.work.measuring import Brought, Job


class Bring(forms.Form):
    """What it is called, the files that it is computed from, the choices, and how long the files are kept."""

    what = forms.CharField(max_length=120)
    city = forms.CharField(label=gettext_lazy("Place"), max_length=80, required=False)
    source = forms.CharField(label=gettext_lazy("Source"), max_length=200, required=False)
    licence = forms.CharField(label=gettext_lazy("Licence"), max_length=200, required=False)
    use_required_attribute = False

    def __init__(
        self, question: Question, asks: Asks, case: str, example: bool, data: Any = None, files: Any = None
    ) -> None:
        super().__init__(data, files)
        self.question, self.asks, self.case, self.example = question, asks, case, example
        self.fields["what"].label, self.fields["what"].help_text = question.what
        for one in asks.files:
            self.fields[one.role] = forms.FileField(label=one.label, help_text=one.help, required=one.required)
        for choice in asks.choices:
            self.fields[choice.name] = _asked(choice)
        shown = [(one.role, one.label) for one in asks.files if not one.personal]
        self.fields["shown"] = forms.MultipleChoiceField(
            label=_("Files that everyone may see"), required=False, widget=forms.CheckboxSelectMultiple, choices=shown,
            help_text=_("The others are for the city's officials and the auditor, and so is a file with a row for each "
                        "person."),
        )  # fmt: skip
        self.fields["until"] = forms.DateField(
            label=_("The files are destroyed after"), input_formats=["%Y-%m-%d"],
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "short"}),
            help_text=_("The last day on which somebody may want to compute it again."),
            error_messages={"invalid": _("Write the day as year-month-day: 2026-09-01.")},
        )  # fmt: skip
        asked = (*(one.role for one in asks.files), *(choice.name for choice in asks.choices))
        self.order_fields(["what", "city", *asked, "source", "licence", "shown", "until"])
        for field in self.fields.values():
            field.error_messages["required"] = _("Fill this in.")

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        taken: set[str] = set()
        for one in self.asks.files:
            file = said.get(one.role)
            if file is None:
                continue
            if file.size > shelf.LARGEST:
                self.add_error(one.role, too_large(file.size))
            elif name(file) in taken:
                self.add_error(one.role, _("Two files have this name; rename one of them."))
            taken.add(name(file))
        if said.get("until") and said["until"] < timezone.localdate():
            self.add_error("until", _("This day has passed; name one to come."))
        return said

    def keep(self) -> Job | None:
        """Keep the files and begin; None, with the faults at their fields, if one of them cannot be kept."""
        with tempfile.TemporaryDirectory(prefix="ombud-") as folder:
            brought = [self._kept(one, file, Path(folder)) for one in self.asks.files
                       if (file := self.cleaned_data.get(one.role)) is not None]  # fmt: skip
        files = tuple(one for one in brought if one is not None)
        if len(files) != len(brought):
            return None
        recipe = self._recipe()
        sha256 = hashlib.sha256(json.dumps(recipe).encode()).hexdigest()
        job = measuring.begun(Job(self.case, files, self.cleaned_data["until"], sha256, self.asks.sort.value))
        job.tell("recipe", recipe)
        return job

    def _kept(self, one: File, file: UploadedFile, folder: Path) -> Brought | None:
        called, public = name(file), one.role in self.cleaned_data["shown"]
        sha256 = copied(file, folder / called)
        purpose = str(self.question.purpose).format(file=one.label)
        seen_by = [PUBLIC_FILE] if public else OFFICIALS
        try:
            shelf.keep(folder / called, called, self.case, purpose, seen_by, self.cleaned_data["until"])
        except CannotKeep as refused:
            self.add_error(one.role, shelf.told(refused))
            return None
        return Brought(one.role, called, sha256, file.size or 0, public)

    def _recipe(self) -> list[str]:
        """The arguments of the command, files marked: what anyone with the same files can call."""
        said, given = self.cleaned_data, [measuring.FILE] if self.asks.folder else []
        for one in () if self.asks.folder else self.asks.files:
            if said.get(one.role) is not None:
                given += [*([one.option] if one.option else []), measuring.FILE + name(said[one.role])]
        for choice in self.asks.choices:
            if answer := said.get(choice.name):
                given += [*([choice.option] if choice.option else []), str(answer)]
        named = {
            "--what": said["what"],
            "--city": said["city"],
            "--source": said["source"],
            "--licence": said["licence"],
        }
        given += [part for option, text in named.items() if text for part in (option, text)]
        return [self.asks.sort.value, *given, *(["--example"] if self.example else [])]


def _asked(choice: Choice) -> forms.Field:
    if choice.among:
        return forms.ChoiceField(label=choice.label, help_text=choice.help, choices=list(choice.among), required=False)
    short = forms.TextInput(attrs={"class": "short"})
    if choice.needed:  # stands in the command without a name, so it must be a number and nothing else
        return forms.IntegerField(label=choice.label, help_text=choice.help, min_value=1, widget=short)
    return forms.CharField(label=choice.label, help_text=choice.help, required=False, max_length=200, widget=short)
