"""A result is kept for everyone, and what it says is sealed into the case: for the page and for the command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ombud.casefile import remeasured
from ombud.casefile.made import made, thing
from ombud.casefile.measured import Measured
from ombud.evidence.computed import Computed
from ombud.formats.placefile import PlaceFile
from ombud.ledger.entry import Draft
from ombud.ledger.stack import Stack
from ombud.people.may import PUBLIC_FILE
from ombud.people.pointing import Pointer, pointers
from ombud.people.roles import Grant
from ombud.web import log
from ombud.web.reading import case_file
from ombud.web.work import shelf


@dataclass(frozen=True, slots=True)
class Found:
    """What came of a measurement: the document, its statements, and the SHA-256 of the file that holds both."""

    measured: Measured
    says: Sequence[Computed]
    sha256: str


def drafts(found: Found, stack: Stack, grant: Grant) -> list[Draft]:
    """What it would add to a case."""
    said = (grant.role.value, grant.office, timezone.now())
    return remeasured.drafts(found.measured, found.says, found.sha256, stack, *said)


def pointing(place: PlaceFile) -> tuple[Pointer, ...]:
    """What seems to point to a person in the words of a place file, which become public; names of files included."""
    found = (one for word in _words(place.model_dump(mode="json", exclude_defaults=True)) for one in pointers(word))
    return tuple(dict.fromkeys(found))


def _words(told: Any) -> Iterator[str]:
    """Every text in plain values, names of groups and scales as well."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, Mapping):
        for name, value in told.items():
            yield from (name, *_words(value))
    elif isinstance(told, (list, tuple)):
        for value in told:
            yield from _words(value)


def seal(slug: str, file: Path, found: Found, grant: Grant, until: date) -> int:
    """Keep the file for everyone until a day and append the statements; the number of the measurement in the case.

    What the case says already is not said twice. Raises :class:`ombud.evidence.store.CannotKeep`.
    """
    purpose = _("Shows what was measured: {what}").format(what=found.measured.what)[:300]
    name = f"{slug}-{found.measured.on}.zip"
    shelf.keep(file, name, slug, purpose, [PUBLIC_FILE], until)
    with transaction.atomic():
        log.locked()
        log.append(slug, drafts(found, case_file(slug).stack, grant))
    this = thing(remeasured.about(found.measured))
    return max(one.entry.seq for one in made(case_file(slug).stack) if thing(one.body) == this)
