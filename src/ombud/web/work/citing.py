"""Where a statement rests: a file kept by its hash, a page in it, a quotation, or a public address."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ombud.evidence.store import CannotKeep
from ombud.ledger.entry import Cite, Entry
from ombud.people.may import PUBLIC_FILE
from ombud.people.roles import GIVEN
from ombud.web import shown
from ombud.web.work import shelf

Files = MultiValueDict[str, UploadedFile]
THE_FILE = ("cite-file", "cite-purpose", "cite-seen_by", "cite-until")
SEEN_BY = gettext_lazy("Everyone")


def seen_by_choices() -> list[tuple[str, Any]]:
    return [(PUBLIC_FILE, SEEN_BY), *((role.value, shown.role(role.value)) for role in GIVEN)]


class Keeping(forms.Form):
    """A file, and what it is kept for: no file without a purpose, an end of life and people who may see it."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        help_text=gettext_lazy("At most 30 MB. It is kept as it is, under its hash."),
    )
    purpose = forms.CharField(
        label=gettext_lazy("What the file is kept for"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Short: shows the clause on ownership."),
    )
    seen_by = forms.MultipleChoiceField(
        label=gettext_lazy("Who may see the file"),
        required=False,
        choices=seen_by_choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("What the statement says is public in any case. The auditor sees every file."),
    )
    until = forms.DateField(
        label=gettext_lazy("Destroyed after"),
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "short"}),
        error_messages={"invalid": gettext_lazy("Write the day as year-month-day: 2026-09-01.")},
        help_text=gettext_lazy("The last day on which the file is needed."),
    )
    use_required_attribute = False

    def asking_for_all(self) -> Keeping:
        """The same form where a file must be brought: nothing in it is optional."""
        for name in ("file", "purpose", "seen_by", "until"):
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = _("Fill this in.")
        return self

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("file"):
            for name in ("purpose", "seen_by", "until"):
                if not said.get(name) and name not in self.errors:
                    self.add_error(name, _("Say this for the file that you add."))
            if said["file"].size > shelf.LARGEST:
                self.add_error("file", _("The file is too large; add at most 30 MB."))
        return said

    def keep(self, case: str) -> str:
        """Keep the file; its SHA-256. Raises :class:`ombud.evidence.store.CannotKeep`."""
        said = self.cleaned_data
        upload: UploadedFile = said["file"]
        return shelf.keep(upload, upload.name or "", case, said["purpose"], said["seen_by"], said["until"])


class Citation(Keeping):
    """The source of one statement. All of it may be left empty."""

    kept = forms.ChoiceField(label=gettext_lazy("A file that is kept already"), required=False)
    where = forms.CharField(
        label=gettext_lazy("Page or place in it"), required=False, max_length=300,
        help_text=gettext_lazy("Page 31, clause 14.2."),
    )  # fmt: skip
    quote = forms.CharField(
        label=gettext_lazy("Its words"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Word for word."),
    )  # fmt: skip
    url = forms.CharField(
        label=gettext_lazy("Public address"), required=False, max_length=1000,
        help_text=gettext_lazy("Where anyone can read it: https://…"),
        validators=[
            URLValidator(["https", "http"], message=gettext_lazy("Write the whole address, beginning with https://."))
        ],
    )  # fmt: skip
    field_order = ("kept", "file", "purpose", "seen_by", "until", "where", "quote", "url")

    def __init__(
        self, case: str, entries: Iterable[Entry], data: Any = None, files: Files | None = None
    ) -> None:
        super().__init__(data, files, prefix="cite")
        self.case = case
        self.sha256 = ""
        named = str(data.get("cite-kept", "")) if data else ""
        there = shelf.cited(case, entries, named)
        self.fields["kept"].choices = [("", "–"), *there]  # type: ignore[attr-defined]
        if not there:
            self.fields["kept"].widget = forms.HiddenInput()

    def settle(self) -> bool:
        """Keep the file that was sent, so that from here on it is known by its hash. False if it cannot be kept."""
        self.sha256 = self.cleaned_data["kept"]
        if self.cleaned_data["file"]:
            try:
                self.sha256 = self.keep(self.case)
            except CannotKeep as refused:
                self.add_error("file", shelf.told(refused))
                return False
        return True

    def cites(self) -> tuple[Cite, ...]:
        """The citation, if anything was said. Call :meth:`settle` first."""
        said = self.cleaned_data
        cite = Cite(self.sha256, said["where"], said["quote"], said["url"])
        return (cite,) if cite != Cite() else ()

    @property
    def file_name(self) -> str:
        return shelf.name_of(self.sha256, self.case) if self.sha256 else ""

    def hidden(self) -> list[tuple[str, str]]:
        """What stands in for the file when the form is sent again."""
        return [("cite-kept", self.sha256)] if self.sha256 else []
