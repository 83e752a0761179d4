"""A result is kept for everyone, and what it says is sealed into the case: for the page and for the command line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ombud.casefile import remeasured
from ombud.casefile.measured import Measured
from ombud.evidence.computed import Computed
from ombud.ledger.entry import Draft
from ombud.ledger.stack import Stack
from ombud.people.may import PUBLIC_FILE
from ombud.people.roles import Grant
from ombud.served.computed import Measurement
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
    what = found.measured.what
    return max(one.entry.seq for one in case_file(slug).stack.of(Measurement) if one.body.what == what)
