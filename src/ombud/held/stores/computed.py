"""What was found of data past their end, as it is sealed: declared beside observed, and what a certificate says."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from ombud.evidence.computed import Computed, shown
from ombud.held.entries import Ending
from ombud.held.stores.life import Unit
from ombud.ledger.entry import Duration, Said
from ombud.words import mark as _

COUNT = shown(places=0)


class Observed(Computed):
    """What a store holds of one item beside what is declared of it, counted in the store itself."""

    kind = "held.observed/1"
    demands = ("5.7",)
    gist = ("item", "kept_for", "oldest")
    item: str = Field(title=_("Item"), description=_("Its name, as in the inventory."), min_length=1)
    kept_for: Duration = Field(
        None, title=_("Kept for"), description=_("As declared; empty where each record has its own last day.")
    )
    on: date = Field(title=_("Date"), description=_("The day on which it was counted."))
    declared: int | None = Field(
        None,
        title=_("Declared"),
        description=_("How long it is kept, in whole months, days or hours."),
        json_schema_extra=shown(places=0, unit_in="unit"),
        ge=0,
    )
    oldest: int | None = Field(
        None,
        title=_("Oldest"),
        description=_("How old the oldest record is that has a date, in the same unit."),
        json_schema_extra=shown(places=0, unit_in="unit"),
        ge=0,
    )
    unit: Unit = Field(Unit.DAYS, title=_("Unit"), description=_("In what both are told."))
    records: int = Field(title=_("Records"), description=_("All that are there."), json_schema_extra=COUNT, ge=0)
    overdue: int = Field(
        title=_("Past their end"),
        description=_("How many should be gone, without what a legal hold keeps."),
        json_schema_extra=COUNT,
        ge=0,
    )
    endless: int = Field(
        title=_("Without an end"),
        description=_("How many have no date that can be right, so that no rule ends them."),
        json_schema_extra=COUNT,
        ge=0,
    )
    hold: Said = Field(
        Said.UNSAID,
        title=_("On hold"),
        description=_("Whether a legal hold keeps some past their end. How many is not told: few point to somebody."),
    )


class Certified(Computed):
    """A destruction certificate: what went of one item, when, by which rule, and whether the checks were passed."""

    kind = "held.certificate/1"
    demands = ("5.7",)
    gist = ("item", "on", "gone", "passed")
    item: str = Field(title=_("Item"), description=_("Its name, as in the inventory."), min_length=1)
    kept_for: Duration = Field(None, title=_("Kept for"), description=_("As declared when it was destroyed."))
    on: date = Field(title=_("Date"), description=_("The day on which the last of it went."))
    ending: Ending = Field(
        Ending.DELETE, title=_("How it ended"), description=_("Deleted, counted and deleted, or made anonymous.")
    )
    gone: int = Field(title=_("Gone"), description=_("How many records."), json_schema_extra=COUNT, ge=0)
    first: date | None = Field(None, title=_("First"), description=_("The day of the oldest that went."))
    last: date | None = Field(None, title=_("Last"), description=_("The day of the newest that went."))
    left: int = Field(
        title=_("Left past its end"),
        description=_("How many were still there that should be gone."),
        json_schema_extra=COUNT,
        ge=0,
    )
    endless: int = Field(
        title=_("Without an end"),
        description=_("How many stay because their date is missing or wrong."),
        json_schema_extra=COUNT,
        ge=0,
    )
    passed: Said = Field(
        Said.UNSAID,
        title=_("Checks passed"),
        description=_(
            "Whether the oldest record, a second look and, where one was planted, a canary show that it is gone."
        ),
    )
    canary: Said = Field(
        Said.UNSAID, title=_("Canary"), description=_("Whether a record that was planted was seen to go.")
    )
    clear_on: date | None = Field(
        None,
        title=_("Nothing left after"),
        description=_("The last day of the last backup that is declared; empty where none was declared or denied."),
    )
    plan: str = Field("", title=_("Plan"), description=_("The SHA-256 of the plan that was carried out."))
    certificate: str = Field("", title=_("Certificate"), description=_("The SHA-256 of the certificate."))


KINDS: tuple[type[Computed], ...] = (Observed, Certified)
