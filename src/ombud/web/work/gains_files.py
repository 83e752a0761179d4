"""The files that are measured: chosen, looked at, and kept as evidence with a purpose, an end and an audience."""

from __future__ import annotations

import errno
import hashlib
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ombud.evidence.store import CannotKeep
from ombud.formats.placefile import MOST_BYTES, PlaceFile, parsed
from ombud.formats.reading import Unreadable
from ombud.formats.tablelook import Look
from ombud.ledger import whole
from ombud.people.may import PUBLIC_FILE, officials
from ombud.people.roles import GIVEN, Grant
from ombud.people.rule import About
from ombud.web.work import measuring, shelf
from ombud.web.work.gains_looks import looks
from ombud.web.work.gains_taken import copied, name, points_closed, read, too_large, unfit
from ombud.web.work.measuring import Brought, Job, State
from ombud.words import Sentence

ROLES: dict[str, Any] = {
    "areas": gettext_lazy("Table of areas"),
    "provision": gettext_lazy("What is provided"),
    "people": gettext_lazy("Table of people"),
    "ways": gettext_lazy("Table of minutes"),
    "scores": gettext_lazy("Results of a score"),
    "watch": gettext_lazy("Rents, listings or moves"),
}
OFFICIALS = tuple(role.value for role in GIVEN if officials(Grant(role), About()))
PLACE = "place"


class Bring(forms.Form):
    """Which files are measured, what they are kept for, until when, and who may see them."""

    areas = forms.FileField(
        label=gettext_lazy("Table of areas"),
        help_text=gettext_lazy(
            "Districts, wards or tracts with how many people live in each, by group: "
            "GeoJSON, GeoPackage, GeoParquet, TopoJSON or CSV."
        ),
    )
    provision = forms.FileField(
        label=gettext_lazy("What is provided"),
        required=False,
        help_text=gettext_lazy(
            "Points as CSV or Parquet with longitude and latitude; a table with a count for each area; "
            "or lines and surfaces. Leave it out if a column of the table of areas counts it."
        ),
    )
    people = forms.FileField(
        label=gettext_lazy("Table of people"),
        required=False,
        help_text=gettext_lazy("If people are not in the table of areas: a row for each area and group."),
    )
    ways = forms.FileField(
        label=gettext_lazy("Table of minutes"),
        required=False,
        help_text=gettext_lazy("How many minutes it takes from an area to a place: a row for each way."),
    )
    scores = forms.FileField(
        label=gettext_lazy("Results of a score"),
        required=False,
        help_text=gettext_lazy("If a score or a rule picks people: a row for each person, without their names."),
    )
    watch = forms.FileField(
        label=gettext_lazy("Rents, listings or moves"),
        required=False,
        help_text=gettext_lazy("By area and year, to see whether people are pushed out."),
    )
    place = forms.FileField(
        label=gettext_lazy("Place file"),
        required=False,
        help_text=gettext_lazy("If you have one (place.toml) you are asked nothing about columns."),
    )
    purpose = forms.CharField(
        label=gettext_lazy("What the files are kept for"),
        max_length=200,
        initial=gettext_lazy("To measure who gains and who loses"),
    )
    shown = forms.MultipleChoiceField(
        label=gettext_lazy("Files that everyone may see"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=list(ROLES.items()),
        help_text=gettext_lazy(
            "The others are for the city's officials and the auditor: points can be homes or crimes. "
            "The result is public, and says which files are not."
        ),
    )
    until = forms.DateField(
        label=gettext_lazy("The files are destroyed after"),
        input_formats=["%Y-%m-%d"],
        help_text=gettext_lazy("The last day on which somebody may want to measure again."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "short"}),
        error_messages={"invalid": gettext_lazy("Write the day as year-month-day: 2026-09-01.")},
    )
    use_required_attribute = False

    def __init__(self, case: str, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)
        self.case = case
        for field in self.fields.values():
            field.error_messages["required"] = _("Fill this in.")

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        names: dict[str, str] = {}
        for role in (*ROLES, PLACE):
            file = said.get(role)
            if file is None:
                continue
            if file.size > shelf.LARGEST:
                self.add_error(role, too_large(file.size))
            elif name(file) in names:
                self.add_error(role, _("Two files have this name; rename one of them."))
            names[name(file)] = role
        if said.get("until") and said["until"] < timezone.localdate():
            self.add_error("until", _("This day has passed; name one to come."))
        for role in said.get("shown") or ():
            if not said.get(role) and role not in self.errors:
                self.add_error("shown", _("You did not bring this file: {file}.").format(file=ROLES[role]))
        return said

    def keep(self) -> Job | None:
        """Look at the files and keep them; None, with the faults at their fields, if one of them cannot be read."""
        with self._room(), tempfile.TemporaryDirectory(prefix="ombud-") as folder:
            brought, copies = self._brought(Path(folder))
            place = self._place(brought) if self.cleaned_data.get(PLACE) else None
            found = self._looks(brought, copies) if self.is_valid() and place is None else {}
            if self.is_valid() and self._kept(brought, copies):
                return self._begun(brought, place, found)
        return None

    def _looks(self, brought: tuple[Brought, ...], copies: Mapping[str, Path]) -> dict[str, Look]:
        """What is in each file; a file that cannot be read, or not as it is, is told at its field."""
        found: dict[str, Look] = {}
        told = looks([copies[one.name] for one in brought])
        for one in brought:
            look = told.get(one.name)
            if isinstance(look, Look):
                found[one.name] = look
            if wrong := look.told(_) if isinstance(look, Sentence) else unfit(one.role, look):
                self.add_error(one.role, wrong)
        return found

    def _begun(self, brought: tuple[Brought, ...], place: PlaceFile | None, found: Mapping[str, Look]) -> Job:
        written = read(self.cleaned_data[PLACE]) if place else b""
        sha256 = hashlib.sha256(written).hexdigest() if place else ""
        job = measuring.begun(Job(self.case, brought, self.cleaned_data["until"], sha256))
        if job.state is State.BROUGHT:
            job.tell("looks", {name: look.as_json() for name, look in found.items()})
            if written:
                whole.write(job.place, written)
        return job

    @contextmanager
    def _room(self) -> Iterator[None]:
        """Say it on the form where the disk is full."""
        try:
            yield
        except OSError as wrong:
            if wrong.errno != errno.ENOSPC:
                raise
            self.add_error(None, _("The server has no room for these files; tell whoever runs it."))

    def _brought(self, folder: Path) -> tuple[tuple[Brought, ...], dict[str, Path]]:
        """The files with their hashes, each copied under its name into a folder."""
        brought, copies = [], {}
        for role in ROLES:
            if (file := self.cleaned_data.get(role)) is not None:
                copies[name(file)] = folder / name(file)
                sha256 = copied(file, folder / name(file))
                public = role in self.cleaned_data["shown"]
                brought.append(Brought(role, name(file), sha256, file.size, public))
        return tuple(brought), copies

    def _place(self, brought: tuple[Brought, ...]) -> PlaceFile | None:
        """The place file that was brought, if it can be followed with the files that were."""
        file = self.cleaned_data[PLACE]
        there = {one.name: one for one in brought}
        if file.size > MOST_BYTES:
            self.add_error(PLACE, _("This is too large to be a place file."))
            return None
        try:
            place = parsed(read(file), name(file))
        except Unreadable as wrong:
            self.add_error(PLACE, wrong.sentence.told(_))
            return None
        for wanted in place.files():
            if wanted not in there:
                self.add_error(PLACE, _("It names the file {name}, which you did not bring.").format(name=wanted[:80]))
        for one in brought:
            if one.name not in place.files():
                self.add_error(one.role, _("The place file does not name {name}.").format(name=one.name))
        if place.provision.points_shown and not all(o.public for o in brought if o.name == place.provision.file):
            self.add_error("shown", points_closed())
        return place

    def _kept(self, brought: tuple[Brought, ...], copies: Mapping[str, Path]) -> bool:
        said = self.cleaned_data
        for one in brought:
            purpose = f"{said['purpose'].rstrip('.')}: {ROLES[one.role]}"
            seen_by = [PUBLIC_FILE] if one.public else OFFICIALS
            try:
                shelf.keep(copies[one.name], one.name, self.case, purpose, seen_by, said["until"])
            except CannotKeep as refused:
                self.add_error(one.role, shelf.told(refused))
                return False
        return True
